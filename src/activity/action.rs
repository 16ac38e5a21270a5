//! What happened, one entry an action, and what would take it back. Pure.

use super::kept;
use crate::session::Written;
use document_cookie::change::{Change, ChangeKind};
use document_cookie::{Lifetime, Outcome, Report, SetCookie};
use std::time::Duration;

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Unique while the page is open.
    pub id: u32,
    /// Seconds since 1970.
    pub at: u64,
    /// What it was.
    pub what: What,
    /// What takes it back; empty where nothing does, or where that was done.
    pub undo: Vec<Restoration>,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// This page wrote.
    Wrote(Vec<Written>),
    /// Something else did: another tab, the server, the developer tools, or
    /// the clock.
    Elsewhere(Vec<Change>),
    /// Either, before this tab loaded the page anew.
    Earlier {
        /// Whether this page wrote.
        here: bool,
        /// What was told of it, as [`kept::lines`] has it.
        lines: Vec<String>,
    },
}

/// One write that takes another back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restoration {
    /// What is written.
    pub cookie: SetCookie<'static>,
    /// Whether the cookie is then as it was in every attribute.
    pub exact: bool,
}

impl What {
    /// How many lines it takes in the timeline.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Wrote(written) => written.len(),
            Self::Elsewhere(changes) => changes.len(),
            Self::Earlier { lines, .. } => lines.len(),
        }
    }

    /// Whether this page wrote.
    #[must_use]
    pub fn is_here(&self) -> bool {
        matches!(self, Self::Wrote(_) | Self::Earlier { here: true, .. })
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a name or a value of it has this text.
    #[must_use]
    pub fn mentions(&self, sought: &str) -> bool {
        let sought = sought.to_ascii_lowercase();
        let mut lines = kept::lines(self).into_iter();
        lines.any(|line| line.to_ascii_lowercase().contains(&sought))
    }
}

/// A change's value before and after.
#[must_use]
pub fn values(change: &Change) -> (Option<&str>, Option<&str>) {
    match &change.kind {
        ChangeKind::Added { value } => (None, Some(value)),
        ChangeKind::Changed { from, to } => (Some(from), Some(to)),
        ChangeKind::Removed { value } | ChangeKind::Expired { value } => (Some(value), None),
        _ => (None, None),
    }
}

/// What takes a write back, given the cookie it was written over, as far as
/// that was known.
#[must_use]
pub fn undo(
    cookie: &SetCookie<'static>,
    report: &Report,
    before: Option<SetCookie<'static>>,
) -> Option<Restoration> {
    let wrote = matches!(
        report.outcome,
        Outcome::Stored | Outcome::Replaced | Outcome::Altered | Outcome::Removed
    );
    if !wrote {
        return None;
    }
    if let Some(before) = before {
        return Some(Restoration {
            cookie: before,
            exact: true,
        });
    }
    let value = gone(&report.before(), &report.after()).map(str::to_owned);
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
fn gone<'a>(before: &[&'a str], after: &[&str]) -> Option<&'a str> {
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
        let (before, after): (Vec<_>, Vec<_>) = (owned(before), owned(after));
        let mut report = Report::of_removal("a=".to_owned(), "a", &before, &after);
        report.outcome = outcome;
        let undo = undo(&cookie("a=new"), &report, None)?;
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
