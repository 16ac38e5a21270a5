//! What is told of one cookie: what became of it, what it held before and holds
//! now, and the line that was written. Pure, and only text: it outlives a
//! reload as it is.

use crate::wording;
use document_cookie::change::{Change, ChangeKind};
use document_cookie::{AccessError, Outcome, Report};

/// One cookie's part in an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What became of it in a word, as data carries it: an outcome, or how it
    /// changed from elsewhere.
    pub word: String,
    /// Its name, as it stands.
    pub name: String,
    /// What the name held before, copy by copy.
    pub before: Vec<String>,
    /// What it holds now.
    pub after: Vec<String>,
    /// The string that was written; empty where it is not known.
    pub line: String,
    /// The same in a sentence, without any value.
    pub says: String,
    /// The names of the others that went missing.
    pub lost: String,
}

impl Told {
    /// Of a write, by its report, and by what the rules had said of a refusal.
    #[must_use]
    pub fn of_write(written: &Result<Report, AccessError>, foreseen: &str) -> Self {
        let report = match written {
            Ok(report) => report,
            Err(error) => {
                return Self {
                    word: Outcome::Ignored.word().to_owned(),
                    says: wording::access(error),
                    ..Self::default()
                };
            }
        };
        let told = Self {
            name: report.name().to_owned(),
            before: owned(&report.before()),
            after: owned(&report.after()),
            line: report.line.clone(),
            lost: wording::joined(&owned(&report.lost()), ", "),
            ..Self::default()
        };
        told.with(report.outcome, foreseen)
    }

    /// Of a removal that was found by trying.
    #[must_use]
    pub fn of_removal(name: &str, before: &[String], after: &[String], line: String) -> Self {
        let told = Self {
            name: name.to_owned(),
            before: before.to_vec(),
            after: after.to_vec(),
            line,
            ..Self::default()
        };
        let outcome = match after.len() < before.len() {
            true => Outcome::Removed,
            false => Outcome::NothingToRemove,
        };
        told.with(outcome, "")
    }

    fn with(mut self, outcome: Outcome, foreseen: &str) -> Self {
        outcome.word().clone_into(&mut self.word);
        self.says = wording::outcome(outcome, &self, foreseen);
        self
    }

    /// Of a change from elsewhere, if it changed what a cookie holds.
    #[must_use]
    pub fn of_change(change: &Change) -> Option<Self> {
        let (word, before, after) = match &change.kind {
            ChangeKind::Added { value } => ("added", None, Some(value)),
            ChangeKind::Changed { from, to } => ("changed", Some(from), Some(to)),
            ChangeKind::Expired { value } => ("expired", Some(value), None),
            ChangeKind::Removed { value } => ("gone", Some(value), None),
            _ => return None,
        };
        Some(Self {
            word: word.to_owned(),
            name: change.name.clone(),
            before: before.into_iter().cloned().collect(),
            after: after.into_iter().cloned().collect(),
            says: wording::name(&change.name),
            ..Self::default()
        })
    }

    /// Whether this is what became of it.
    #[must_use]
    pub fn is(&self, outcome: Outcome) -> bool {
        self.word == outcome.word()
    }

    /// All of it in one line of text, to be searched and copied.
    #[must_use]
    pub fn text(&self) -> String {
        let [before, after] =
            [&self.before, &self.after].map(|values| wording::joined(values, ", "));
        let held = [&self.name, ": ", &before, " -> ", &after].concat();
        [&self.word, "\t", &held, "\t", &self.line].concat()
    }
}

fn owned(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}
