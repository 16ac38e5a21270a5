//! What a counted visit wrote, in one line. Pure.

use super::{COUNT, HISTORY, MESSAGE};
use crate::activity::Record;
use crate::wording::Phrase;
use document_cookie::Outcome;

/// The line; the records are those of the three cookies.
pub(super) fn line(records: &[Record]) -> Phrase {
    let of = |name: &str| records.iter().find(|record| record.name == name);
    let count = of(COUNT).and_then(|record| record.after.first());
    let counted = of(COUNT).is_some_and(is_kept);
    let mut phrase = match (counted, count) {
        (true, Some(count)) => Phrase::default()
            .text("Visit ")
            .bare_value(count)
            .text(" counted: "),
        _ => Phrase::default().text("This visit was not counted: "),
    };
    for (index, (label, name)) in [("count", COUNT), ("message", MESSAGE), ("history", HISTORY)]
        .into_iter()
        .enumerate()
    {
        if index > 0 {
            phrase = phrase.text(", ");
        }
        phrase = match of(name) {
            Some(record) => part(phrase.text(format!("{label} ")), record),
            None => phrase.text(format!("{label} not written")),
        };
    }
    phrase.text(".")
}

fn part(phrase: Phrase, record: &Record) -> Phrase {
    if !is_kept(record) {
        return phrase.text(record.event.as_str().replace('_', " "));
    }
    let begun = record.before.is_empty();
    match record.name.as_str() {
        COUNT => match (record.before.first(), record.after.first()) {
            (Some(before), Some(after)) => phrase.bare_value(before).text(" → ").bare_value(after),
            _ => phrase.text("begun"),
        },
        MESSAGE if record.is(Outcome::Renewed) => phrase.text("renewed"),
        MESSAGE => phrase.text(match record.before == record.after {
            true => "the same",
            false if begun => "begun",
            false => "changed",
        }),
        _ => phrase.text(if begun { "begun" } else { "grew" }),
    }
}

fn is_kept(record: &Record) -> bool {
    [
        Outcome::Stored,
        Outcome::Replaced,
        Outcome::Renewed,
        Outcome::Indeterminate,
        Outcome::Unchanged,
    ]
    .into_iter()
    .any(|outcome| record.is(outcome))
        && !record.after.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::Event;

    fn record(name: &str, outcome: Outcome, before: &[&str], after: &[&str]) -> Record {
        let owned = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect();
        Record {
            before: owned(before),
            after: owned(after),
            ..Record::of_name(name, Event::Written(outcome))
        }
    }

    #[test]
    fn a_counted_visit_is_one_line() {
        let records = [
            record(COUNT, Outcome::Replaced, &["5"], &["6"]),
            record(MESSAGE, Outcome::Indeterminate, &["m"], &["m"]),
            record(HISTORY, Outcome::Replaced, &["1"], &["2"]),
        ];
        assert_eq!(
            line(&records).to_string(),
            "Visit 6 counted: count 5 → 6, message the same, history grew."
        );
    }

    #[test]
    fn a_refused_visit_is_not_called_counted() {
        let refused = |name| record(name, Outcome::Refused, &[], &[]);
        let records = [refused(COUNT), refused(MESSAGE), refused(HISTORY)];
        assert_eq!(
            line(&records).to_string(),
            "This visit was not counted: count refused, message refused, history refused."
        );
    }
}
