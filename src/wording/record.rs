//! What became of a write, what was foretold of it, and what takes it back.

use super::parts::{copies, name};
use crate::activity::{Event, Forecast, Record, Restoration};
use document_cookie::Outcome;

/// What happened to a cookie, in one sentence.
#[must_use]
pub fn sentence(record: &Record) -> String {
    match &record.event {
        Event::Written(outcome) => written(*outcome, record),
        Event::Renewed(_) => format!(
            "{} has the same value as before, and lives longer now.",
            name(&record.name)
        ),
        Event::Denied(why) => why.clone(),
        Event::Added | Event::Changed | Event::Expired | Event::Gone => name(&record.name),
    }
}

fn written(outcome: Outcome, record: &Record) -> String {
    let name = name(&record.name);
    let (before, after) = (record.before.len(), record.after.len());
    match outcome {
        Outcome::Stored if before == 0 => format!("The browser stored {name}."),
        Outcome::Stored => format!(
            "The browser stored {name}. {} of that name is still there, at another path or domain.",
            copies(before)
        ),
        Outcome::Replaced => format!("The browser replaced the value of {name}."),
        Outcome::Unchanged => format!("{name} was there already, exactly so."),
        Outcome::Removed if after == 0 => format!("{name} is gone."),
        Outcome::Removed => format!(
            "One copy of {name} is gone; {} still shows, from another path or domain.",
            copies(after)
        ),
        Outcome::NothingToRemove if after == 0 => {
            format!("There was no {name} to remove, as far as this page sees.")
        }
        Outcome::NothingToRemove => format!(
            "{name} is still there. The copy that shows belongs to another path or domain (this \
             line removes the one at Path=/), or it is partitioned."
        ),
        Outcome::Altered => format!("The browser kept {name}, but not as written: see below."),
        Outcome::Refused => format!(
            "The browser refused {name}, without a word: it is not there after the write. {}",
            refusal(record.forecast.as_ref())
        ),
        Outcome::Ignored => "This document takes no cookies.".to_owned(),
        _ => format!(
            "{name} shows the same value as before the write, so nothing proves it. That is \
             normal when a value does not change."
        ),
    }
}

/// Why a write was refused: by the rules, or else by what they cannot see.
fn refusal(forecast: Option<&Forecast>) -> String {
    match forecast {
        Some(Forecast {
            outcome: Outcome::Refused,
            reasons,
        }) => reasons.join(" "),
        _ => "Possible reasons: cookies are blocked for this site, or an HttpOnly cookie of this \
              name is in the way, which script can neither see nor change."
            .to_owned(),
    }
}

/// How the outcome compares with what the rules had said; none where they were
/// not asked.
fn forecast(record: &Record) -> Option<String> {
    let forecast = record.forecast.as_ref()?;
    let foretold = forecast.outcome.as_str().replace('_', " ");
    let words = match record.event.outcome()? {
        outcome if outcome == forecast.outcome => {
            let also = match outcome {
                // Its reasons stand in the sentence already.
                Outcome::Refused => String::new(),
                _ => forecast.reasons.join(" "),
            };
            format!("As predicted. {also}")
        }
        Outcome::Indeterminate | Outcome::Renewed => {
            "What shows does not tell whether the prediction held.".to_owned()
        }
        _ => "The rules had said otherwise: what this page cannot see, such as an HttpOnly cookie \
              of this name or blocked cookies, may have decided; or the rules are wrong."
            .to_owned(),
    };
    Some(
        format!("Predicted: {foretold}. {words}")
            .trim_end()
            .to_owned(),
    )
}

/// What else there is to say of an action: the forecast of its first write, and
/// how copies were found.
#[must_use]
pub fn remarks(records: &[Record]) -> Option<String> {
    if records.iter().any(|record| record.found_by_trying) {
        let words = "Where path and domain were not known, the copy was found by trying; what was \
                     hit instead is back, for the session.";
        return Some(words.to_owned());
    }
    forecast(records.first()?)
}

/// What taking an action back would do, and what would not be as it was.
#[must_use]
pub fn undo(restorations: &[Restoration]) -> String {
    let names = |exact: bool| {
        let mut names: Vec<String> = restorations
            .iter()
            .filter(|it| it.exact == exact)
            .map(|it| name(it.cookie.name()))
            .collect();
        names.dedup();
        if names.len() > 4 {
            format!("{} cookies", names.len())
        } else {
            names.join(", ")
        }
    };
    let (exact, inexact) = (names(true), names(false));
    let mut words = Vec::new();
    if !exact.is_empty() {
        words.push(format!("Takes back the change of {exact}."));
    }
    if !inexact.is_empty() {
        words.push(format!(
            "Brings back the value of {inexact} until the browser closes: how long it was to \
             live, and its flags, are not known."
        ));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(outcome: Outcome, forecast: Option<(Outcome, &str)>) -> Record {
        Record {
            forecast: forecast.map(|(outcome, reason)| Forecast {
                outcome,
                reasons: vec![reason.to_owned()],
            }),
            ..Record::of_name("sid", Event::Written(outcome))
        }
    }

    #[test]
    fn a_refusal_has_the_rules_reason_and_else_what_they_cannot_see() {
        let foretold = record(
            Outcome::Refused,
            Some((Outcome::Refused, "It is too long.")),
        );
        assert!(sentence(&foretold).ends_with("It is too long."));
        for forecast in [None, Some((Outcome::Stored, "Accepted."))] {
            let words = sentence(&record(Outcome::Refused, forecast));
            assert!(
                words.contains("HttpOnly") && words.contains("blocked"),
                "{words}"
            );
        }
    }

    #[test]
    fn a_forecast_that_failed_is_said_plainly() {
        let failed = record(Outcome::Refused, Some((Outcome::Stored, "")));
        assert!(forecast(&failed).unwrap().contains("had said otherwise"));
        let held = record(Outcome::Stored, Some((Outcome::Stored, "")));
        assert_eq!(forecast(&held).unwrap(), "Predicted: stored. As predicted.");
        assert_eq!(forecast(&record(Outcome::Stored, None)), None);
    }
}
