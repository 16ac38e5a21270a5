//! What happened, one entry an action, and what would take it back. Pure.

use super::told::Told;
use document_cookie::{Lifetime, Outcome, SetCookie};
use std::time::Duration;

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Unique while the page is open.
    pub id: u32,
    /// Seconds since 1970.
    pub at: u64,
    /// Whether this page wrote; else it was another tab, the server, the
    /// developer tools, or the clock.
    pub here: bool,
    /// What became of each cookie.
    pub told: Vec<Told>,
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
    /// Whether a name or a value of it has this text.
    #[must_use]
    pub fn mentions(&self, sought: &str) -> bool {
        let sought = sought.to_ascii_lowercase();
        let mut told = self.told.iter();
        sought.is_empty() || told.any(|told| told.text().to_ascii_lowercase().contains(&sought))
    }
}

/// What takes a write back, given the cookie it was written over, as far as
/// that was known.
#[must_use]
pub fn undo(
    cookie: &SetCookie<'static>,
    told: &Told,
    before: Option<SetCookie<'static>>,
) -> Option<Restoration> {
    let wrote = [
        Outcome::Stored,
        Outcome::Replaced,
        Outcome::Altered,
        Outcome::Removed,
    ];
    if !wrote.into_iter().any(|outcome| told.is(outcome)) {
        return None;
    }
    if let Some(before) = before {
        return Some(Restoration {
            cookie: before,
            exact: true,
        });
    }
    let value = gone(&told.before, &told.after).cloned();
    let (lifetime, exact) = match value {
        // Of the cookie that was there, how long it was to live is not known.
        Some(_) => (Lifetime::Session, false),
        None => (Lifetime::For(Duration::ZERO), true),
    };
    let again = cookie.clone().with_value(value.unwrap_or_default()).ok()?;
    Some(Restoration {
        cookie: again.lifetime(lifetime),
        exact,
    })
}

/// The value that was there before and is not there now.
fn gone<'a>(before: &'a [String], after: &[String]) -> Option<&'a String> {
    let mut left = after.to_vec();
    for value in before {
        match left.iter().position(|other| other == value) {
            Some(at) => {
                left.remove(at);
            }
            None => return Some(value),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(line: &str) -> SetCookie<'static> {
        let (name, value) = line.split_once('=').unwrap();
        SetCookie::new(name.to_owned(), value.to_owned()).unwrap()
    }

    fn undone(outcome: Outcome, before: &[&str], after: &[&str]) -> Option<(String, bool)> {
        let owned = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect();
        let told = Told {
            word: outcome.word().to_owned(),
            before: owned(before),
            after: owned(after),
            ..Told::default()
        };
        let undo = undo(&cookie("a=new"), &told, None)?;
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
