//! What happened, one entry an action, and what would take it back. Pure.

use crate::seen::Change;
use crate::session::Written;
use document_cookie::{Outcome, Report, SetCookie};

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
        }
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
        let has = |text: &str| text.to_ascii_lowercase().contains(&sought);
        match self {
            Self::Wrote(written) => written
                .iter()
                .any(|one| one.as_ref().is_ok_and(|report| has(&report.line))),
            Self::Elsewhere(changes) => changes.iter().any(|change| {
                has(&change.name)
                    || change.before.as_deref().is_some_and(has)
                    || change.after.as_deref().is_some_and(has)
            }),
        }
    }
}

/// What takes a write back, given the cookie that it was written over, as far
/// as that is known.
#[must_use]
pub fn undo(
    cookie: &SetCookie<'static>,
    report: &Report,
    before: Option<SetCookie<'static>>,
) -> Option<Restoration> {
    match report.outcome {
        Outcome::Stored | Outcome::Altered if before.is_none() => Some(Restoration {
            cookie: cookie.clone().lifetime(document_cookie::Lifetime::For(std::time::Duration::ZERO)),
            exact: true,
        }),
        Outcome::Replaced | Outcome::Removed | Outcome::Stored | Outcome::Altered => {
            if let Some(before) = before {
                return Some(Restoration {
                    cookie: before,
                    exact: true,
                });
            }
            // The identity is that of the write; how the cookie was to live is
            // not known.
            let value = gone(&report.before, &report.after)?;
            let again = cookie.clone().value(value).ok()?;
            Some(Restoration {
                cookie: again.lifetime(document_cookie::Lifetime::Session),
                exact: false,
            })
        }
        _ => None,
    }
}

/// The value that was there before and is not there now.
fn gone(before: &[String], after: &[String]) -> Option<String> {
    let mut left: Vec<&String> = after.iter().collect();
    for value in before {
        match left.iter().position(|other| *other == value) {
            Some(at) => {
                left.remove(at);
            }
            None => return Some(value.clone()),
        }
    }
    None
}
