//! What happened, one entry an action, and what would take it back. Pure.

use super::record::Record;
use crate::session::REMOVED;
use document_cookie::change::ChangeSource;
use document_cookie::{Lifetime, Outcome, SetCookie};

/// Tells the actions of a load of the page apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActionId(pub u32);

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Unique while the page is open.
    pub id: ActionId,
    /// Seconds since 1970.
    pub at: u64,
    /// Whether this page wrote; else it was another tab, the server, the
    /// developer tools, or the clock.
    pub origin: ChangeSource,
    /// Counted up by every load of the page in this tab.
    pub load: u32,
    /// Whether it came of opening a view, and not of a person's intent.
    pub automatic: bool,
    /// What became of each cookie.
    pub records: Vec<Record>,
    /// What takes it back; empty where nothing does, or where that was done.
    pub undo: Vec<Restoration>,
}

/// One write that takes another back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restoration {
    /// What is written.
    pub cookie: SetCookie<'static>,
    /// Whether the cookie is then as it was in every attribute.
    pub exact: bool,
}

impl Action {
    /// Whether a name, a value or a line of it has this text, whatever the case
    /// of ASCII letters.
    #[must_use]
    pub fn contains(&self, sought: &str) -> bool {
        let sought = sought.to_ascii_lowercase();
        let has = |record: &Record| {
            record
                .text(str::to_owned)
                .to_ascii_lowercase()
                .contains(&sought)
        };
        sought.is_empty() || self.records.iter().any(has)
    }
}

impl Restoration {
    /// What takes a write back, given the cookie it was written over as far as
    /// that was known; none where the write changed nothing.
    #[must_use]
    pub fn of(
        written: &SetCookie<'static>,
        record: &Record,
        before: Option<SetCookie<'static>>,
    ) -> Option<Self> {
        let changed = [
            Outcome::Stored,
            Outcome::Replaced,
            Outcome::Altered,
            Outcome::Removed,
        ];
        if !changed.into_iter().any(|outcome| record.is(outcome)) {
            return None;
        }
        let restoration = |cookie, exact| Self { cookie, exact };
        if let Some(cookie) = before {
            return Some(restoration(cookie, true));
        }
        let cookie = written.clone();
        Some(match record.gone() {
            // Of the cookie that was there, the lifetime is not known.
            Some(value) => {
                let cookie = cookie.with_value(value.to_owned()).ok()?;
                restoration(cookie.lifetime(Lifetime::Session), false)
            }
            None => restoration(cookie.with_value("").ok()?.lifetime(REMOVED), true),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::Event;

    fn undone(outcome: Outcome, before: &[&str], after: &[&str]) -> Option<(String, bool)> {
        let owned = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect();
        let record = Record {
            before: owned(before),
            after: owned(after),
            ..Record::of_name("a", Event::Written(outcome))
        };
        let written = SetCookie::new("a", "new").unwrap();
        let undo = Restoration::of(&written, &record, None)?;
        Some((undo.cookie.to_string(), undo.exact))
    }

    #[test]
    fn a_new_cookie_is_taken_back_by_its_removal() {
        let undo = undone(Outcome::Stored, &[], &["new"]).unwrap();
        assert_eq!(undo.0, "a=; Path=/; Max-Age=0; SameSite=Lax");
        assert!(undo.1);
    }

    #[test]
    fn what_was_replaced_comes_back_but_not_how_it_was_to_live() {
        let undo = undone(Outcome::Replaced, &["x", "old"], &["x", "new"]).unwrap();
        assert_eq!(undo, ("a=old; Path=/; SameSite=Lax".to_owned(), false));
        let undo = undone(Outcome::Removed, &["old"], &[]).unwrap();
        assert_eq!(undo.0, "a=old; Path=/; SameSite=Lax");
    }

    #[test]
    fn a_refusal_needs_no_undoing() {
        for outcome in [
            Outcome::Refused,
            Outcome::NothingToRemove,
            Outcome::Indeterminate,
        ] {
            assert_eq!(undone(outcome, &["a"], &["a"]), None);
        }
    }
}
