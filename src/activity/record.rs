//! What became of one cookie: in a write of this page, or by somebody else.
//! Pure; the sentences on it are in `wording`.

use crate::session::End;
use document_cookie::change::{Change, ChangeKind};
use document_cookie::{Outcome, Report};
use serde::{Deserialize, Serialize};

/// One cookie's part in an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The cookie's name, as it stands.
    pub name: String,
    /// What became of it.
    pub event: Event,
    /// What the name held before, copy by copy, not decoded.
    pub before: Vec<String>,
    /// What it holds now.
    pub after: Vec<String>,
    /// The value that was written, not decoded.
    pub value: Option<String>,
    /// The path that was written.
    pub path: Option<String>,
    /// When the cookie ends that was kept as written.
    pub end: Option<End>,
    /// The lifetime that was asked for, in seconds, where the browser cut it
    /// short.
    pub asked_seconds: Option<u64>,
    /// The string that was written, where it is known.
    pub line: Option<String>,
    /// What the rules of this browser had said beforehand, where they were
    /// asked.
    pub forecast: Option<Forecast>,
    /// The names of other cookies that went missing with the write.
    pub lost: Vec<String>,
    /// Whether the cookie was found by trying where it may lie, because its
    /// path and domain were not known.
    pub found_by_trying: bool,
}

/// What became of a cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// This page wrote.
    Written(Outcome),
    /// This page wrote the value that stood there before, and the cookie is
    /// proven to end at another time now.
    Renewed(End),
    /// This page may have no cookies; why.
    Denied(String),
    /// It was to be taken back, but somebody else changed it since.
    Superseded,
    /// It came from elsewhere.
    Added,
    /// Its value was changed elsewhere.
    Changed,
    /// Its time was over.
    Expired,
    /// It was removed elsewhere.
    Gone,
}

/// What the rules said of a write beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// What was to come of it.
    pub outcome: Outcome,
    /// Why it was to be refused; or what else there was to say of it.
    pub reasons: Vec<String>,
    /// What would be kept instead.
    pub correction: Option<Correction>,
}

/// A line that is kept where the one written is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What is different in it, as a button says it.
    pub label: String,
    /// The line.
    pub line: String,
}

impl Event {
    /// What came of the write, if it was one.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Written(outcome) => Some(*outcome),
            Self::Renewed(_) => Some(Outcome::Renewed),
            Self::Denied(_) => Some(Outcome::Ignored),
            Self::Superseded => Some(Outcome::Unchanged),
            Self::Added | Self::Changed | Self::Expired | Self::Gone => None,
        }
    }

    /// Its word, as data carries it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Written(outcome) => outcome.as_str(),
            Self::Renewed(_) => Outcome::Renewed.as_str(),
            Self::Denied(_) => Outcome::Ignored.as_str(),
            Self::Superseded => Outcome::Unchanged.as_str(),
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Expired => "expired",
            Self::Gone => "gone",
        }
    }
}

impl Record {
    /// Of a write, by what reading before and after showed.
    #[must_use]
    pub fn of_report(report: &Report, forecast: Option<Forecast>) -> Self {
        let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
        Self {
            before: owned(report.before()),
            after: owned(report.after()),
            line: Some(report.line.clone()),
            forecast,
            lost: owned(report.lost()),
            ..Self::of_name(report.name(), Event::Written(report.outcome))
        }
    }

    /// Of a name of which nothing but this is known.
    #[must_use]
    pub fn of_name(name: &str, event: Event) -> Self {
        Self {
            name: name.to_owned(),
            event,
            before: Vec::new(),
            after: Vec::new(),
            value: None,
            path: None,
            end: None,
            asked_seconds: None,
            line: None,
            forecast: None,
            lost: Vec::new(),
            found_by_trying: false,
        }
    }

    /// Of a removal that was found by trying.
    #[must_use]
    pub fn of_removal(name: &str, before: &[String], after: &[String], line: String) -> Self {
        let outcome = if after.len() < before.len() {
            Outcome::Removed
        } else {
            Outcome::NothingToRemove
        };
        Self {
            before: before.to_vec(),
            after: after.to_vec(),
            line: Some(line),
            found_by_trying: true,
            ..Self::of_name(name, Event::Written(outcome))
        }
    }

    /// Of a change from elsewhere, if it changed what a cookie holds.
    #[must_use]
    pub fn of_change(change: &Change) -> Option<Self> {
        let (event, before, after) = match &change.kind {
            ChangeKind::Added { value } => (Event::Added, None, Some(value)),
            ChangeKind::Changed { from, to } => (Event::Changed, Some(from), Some(to)),
            ChangeKind::Expired { value } => (Event::Expired, Some(value), None),
            ChangeKind::Removed { value } => (Event::Gone, Some(value), None),
            _ => return None,
        };
        Some(Self {
            before: before.into_iter().cloned().collect(),
            after: after.into_iter().cloned().collect(),
            ..Self::of_name(&change.name, event)
        })
    }

    /// Whether this came of a write.
    #[must_use]
    pub fn is(&self, outcome: Outcome) -> bool {
        self.event.outcome() == Some(outcome)
    }

    /// The value that was there before and is not there now.
    #[must_use]
    pub fn gone(&self) -> Option<&str> {
        only_in(&self.before, &self.after)
    }

    /// The value that is there now and was not there before.
    #[must_use]
    pub fn came(&self) -> Option<&str> {
        only_in(&self.after, &self.before)
    }

    /// All of it in one line of text, to be searched and copied, with what
    /// stands for each value.
    #[must_use]
    pub fn text(&self, masked: impl Fn(&str) -> String) -> String {
        let values = |values: &[String]| {
            let values: Vec<String> = values.iter().map(|value| masked(value)).collect();
            values.join(", ")
        };
        let line = self.line.as_deref().unwrap_or_default();
        let line = match &self.value {
            Some(value) => {
                let pair = format!("{}={value}", self.name);
                match line.strip_prefix(&pair) {
                    Some(attributes) => format!("{}={}{attributes}", self.name, masked(value)),
                    None => line.to_owned(),
                }
            }
            None => line.to_owned(),
        };
        format!(
            "{}\t{}: {} -> {}\t{line}",
            self.event.as_str(),
            self.name,
            values(&self.before),
            values(&self.after)
        )
    }
}

/// The first of some values that the others do not have as often.
fn only_in<'a>(values: &'a [String], others: &[String]) -> Option<&'a str> {
    let mut left: Vec<&String> = others.iter().collect();
    values
        .iter()
        .find(|value| match left.iter().position(|it| it == value) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        })
        .map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_that_went_is_found_among_copies() {
        let values = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let gone = |before: &[&str], after: &[&str]| {
            let record = Record::of_removal("a", &values(before), &values(after), String::new());
            record.gone().map(str::to_owned)
        };
        assert_eq!(gone(&["x", "y"], &["x"]).as_deref(), Some("y"));
        assert_eq!(gone(&["x", "x"], &["x"]).as_deref(), Some("x"));
        assert_eq!(gone(&["x"], &["x", "y"]), None);
    }
}
