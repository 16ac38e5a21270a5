//! What became of a cookie, in a sentence and in a line.

use super::{Phrase, lifetime, plural};
use crate::activity::{Event, Forecast, Record, Restoration};
use crate::session::End;
use document_cookie::{Encoding, Outcome};

/// The longest beginning of a value that stands in a sentence, in characters.
const MAX_VALUE: usize = 40;

/// What happened to a cookie; `day` writes a time, in seconds since 1970, as a
/// day.
#[must_use]
pub fn sentence(record: &Record, day: fn(u64) -> String) -> Phrase {
    let phrase = match &record.event {
        Event::Written(outcome) => written(*outcome, record, day),
        Event::Renewed(end) => Phrase::default()
            .text("Renewed. ")
            .name(&record.name)
            .text(" has the same value; it now ")
            .then_end("lasts", *end, day),
        Event::Denied(why) => Phrase::default().text(why.clone()),
        Event::Superseded => Phrase::default()
            .text("Not taken back. ")
            .name(&record.name)
            .text(" was changed by somebody else since, and stays as it is."),
        Event::Added | Event::Changed | Event::Expired | Event::Gone => {
            let phrase = headline(record);
            let value = |raw: &str| shortened(raw);
            match (record.gone(), record.came()) {
                (Some(old), Some(new)) => phrase
                    .text(" was ")
                    .value(value(old))
                    .text(", now ")
                    .value(value(new)),
                (Some(old), None) => phrase.text(" was ").value(value(old)),
                (None, Some(new)) => phrase.text(" is ").value(value(new)),
                (None, None) => phrase,
            }
            .text(".")
        }
    };
    let phrase = match record.asked_seconds {
        Some(asked) => phrase.then(Phrase::default().text(format!(
            "You asked for {}; browsers allow 400 days.",
            lifetime(asked)
        ))),
        None => phrase,
    };
    let phrase = phrase.then(surprise(record));
    if record.lost.is_empty() {
        return phrase;
    }
    let lost = record.lost.join(", ");
    phrase.then(
        Phrase::default()
            .text("The browser made room by dropping ")
            .code(lost)
            .text("."),
    )
}

fn written(outcome: Outcome, record: &Record, day: fn(u64) -> String) -> Phrase {
    let name = |phrase: Phrase| phrase.name(&record.name);
    let begin = |words: &str| name(Phrase::default().text(words));
    let (before, after) = (record.before.len(), record.after.len());
    match outcome {
        Outcome::Stored => {
            let stored = begin("Stored. ").text(" ");
            let stored = stored.then_end("stays", record.end.unwrap_or(End::Session), day);
            match before {
                0 => stored,
                _ => stored.then(
                    Phrase::default()
                        .text("Another of that name remains, at another path or domain."),
                ),
            }
        }
        Outcome::Replaced => match (record.gone(), &record.value) {
            (Some(old), Some(new)) => begin("Replaced. ")
                .text(" was ")
                .value(shortened(old))
                .text(", now ")
                .value(shortened(new))
                .text("."),
            _ => begin("Replaced. ").text(" has a new value."),
        },
        Outcome::Unchanged => begin("No change. ").text(" was already exactly this."),
        Outcome::Removed if after == 0 => begin("Removed. ").text(" is gone."),
        Outcome::Removed => {
            let words = format!("Removed one of {before}. ");
            begin(&words).text(" remains, from another path or domain.")
        }
        Outcome::NothingToRemove if after == 0 => {
            begin("Nothing to remove. This page sees no ").text(".")
        }
        Outcome::NothingToRemove => begin("Still there. This line removes ")
            .text(" at ")
            .code(record.path.as_deref().unwrap_or("/"))
            .text("; the one you see lives elsewhere."),
        Outcome::Altered => Phrase::default()
            .text("Kept, but changed. You wrote ")
            .value(shortened(record.value.as_deref().unwrap_or_default()))
            .text("; the browser kept ")
            .value(shortened(record.came().unwrap_or_default()))
            .text("."),
        Outcome::Refused => begin("Refused. ")
            .text(" was not kept, and the browser tells no page why.")
            .then(refusal(record)),
        Outcome::Ignored => Phrase::default().text("This document takes no cookies."),
        _ if after == 0 => begin("Not visible from here. ")
            .text(" is for another path, so this page cannot see what became of it."),
        _ => begin("Same value as before. Nothing proves the write to ")
            .text("; that is normal when a value does not change."),
    }
}

impl Phrase {
    fn then_end(self, verb: &str, end: End, day: fn(u64) -> String) -> Self {
        self.text(match end {
            End::Session => format!("{verb} until the browser closes."),
            End::At(time) => format!("{verb} until {}.", day(time)),
        })
    }
}

/// Why a write was refused: by the rules, or else by what they cannot see.
fn refusal(record: &Record) -> Phrase {
    match &record.forecast {
        Some(Forecast {
            outcome: Outcome::Refused,
            reasons,
            ..
        }) => Phrase::of_quoting(&reasons.join(" ")),
        _ => Phrase::default()
            .text(
                "No rule explains it: cookies may be blocked here, or the server holds an HttpOnly ",
            )
            .name(&record.name)
            .text("."),
    }
}

/// Where the browser did otherwise than the rules had said; a forecast that was
/// right goes without saying.
fn surprise(record: &Record) -> Phrase {
    let (Some(forecast), Some(outcome)) = (&record.forecast, record.event.outcome()) else {
        return Phrase::default();
    };
    let silent = [Outcome::Indeterminate, Outcome::Renewed, Outcome::Ignored];
    // Whether a cookie met another, the rules can only know of what this page
    // sees.
    let kept = [Outcome::Stored, Outcome::Replaced, Outcome::Unchanged];
    let as_foretold = outcome == forecast.outcome
        || silent.contains(&outcome)
        || kept.contains(&outcome) && kept.contains(&forecast.outcome);
    if as_foretold {
        let said = outcome == Outcome::Refused || forecast.reasons.is_empty();
        return match said {
            true => Phrase::default(),
            false => Phrase::of_quoting(&forecast.reasons.join(" ")),
        };
    }
    Phrase::default().text(format!(
        "The rules had foretold “{}”: what this page cannot see may have decided, or the rules are \
         wrong.",
        forecast.outcome.as_str().replace('_', " ")
    ))
}

/// What happened to a cookie, in as few words as a line of the timeline has.
#[must_use]
pub fn headline(record: &Record) -> Phrase {
    let verb = match &record.event {
        Event::Written(Outcome::NothingToRemove) => "Nothing to remove: ",
        Event::Written(Outcome::Indeterminate) => "Same value: ",
        Event::Written(Outcome::Unchanged) => "No change: ",
        Event::Written(Outcome::Altered) => "Kept, but changed: ",
        Event::Written(outcome) => {
            return Phrase::default()
                .text(capitalised(outcome.as_str()) + " ")
                .name(&record.name);
        }
        Event::Renewed(_) => "Renewed ",
        Event::Denied(_) => "No cookies here: ",
        Event::Superseded => "Not taken back: ",
        Event::Added => "Added elsewhere: ",
        Event::Changed => "Changed elsewhere: ",
        Event::Expired => "Expired: ",
        Event::Gone => "Removed elsewhere: ",
    };
    Phrase::default().text(verb).name(&record.name)
}

/// What a run of the same events comes to: `42 cookies added`.
#[must_use]
pub fn change(event: &Event, count: usize) -> String {
    let what = match event {
        Event::Added => "added elsewhere".to_owned(),
        Event::Changed => "changed elsewhere".to_owned(),
        Event::Expired => "expired".to_owned(),
        Event::Gone => "removed elsewhere".to_owned(),
        other => other.as_str().replace('_', " "),
    };
    format!("{} {what}", plural(count, "cookie", "cookies"))
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

/// What taking an action back would not restore; none where it is exact.
#[must_use]
pub fn inexact_undo(restorations: &[Restoration]) -> Option<String> {
    let inexact = restorations.iter().filter(|it| !it.exact).count();
    match inexact {
        0 => None,
        1 if restorations.len() == 1 => Some(
            "Undo brings the value back until the browser closes; its lifetime was not known."
                .to_owned(),
        ),
        some => Some(format!(
            "Undo brings {some} of {} back until the browser closes; their lifetimes were not \
             known.",
            restorations.len()
        )),
    }
}

/// A value as it is read, no longer than a sentence bears.
fn shortened(raw: &str) -> String {
    let text = Encoding::read(raw).text;
    match text.char_indices().nth(MAX_VALUE) {
        None => text.into_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(_: u64) -> String {
        "30 Dec 2027".to_owned()
    }

    fn owned(values: &[&str]) -> Vec<String> {
        values.iter().map(|it| (*it).to_owned()).collect()
    }

    fn record(event: Event, before: &[&str], after: &[&str]) -> Record {
        Record {
            before: owned(before),
            after: owned(after),
            ..Record::of_name("sid", event)
        }
    }

    fn said(record: &Record) -> String {
        sentence(record, day).to_string()
    }

    fn written(outcome: Outcome, before: &[&str], after: &[&str]) -> Record {
        record(Event::Written(outcome), before, after)
    }

    #[test]
    fn each_outcome_has_its_sentence() {
        let stored = written(Outcome::Stored, &[], &["1"]);
        assert_eq!(said(&stored), "Stored. sid stays until the browser closes.");
        let lasting = Record {
            end: Some(End::At(9)),
            ..stored
        };
        assert_eq!(said(&lasting), "Stored. sid stays until 30 Dec 2027.");
        let replaced = Record {
            value: Some("rye".to_owned()),
            ..written(Outcome::Replaced, &["oat"], &["rye"])
        };
        assert_eq!(said(&replaced), "Replaced. sid was “oat”, now “rye”.");
        assert_eq!(
            said(&record(Event::Renewed(End::At(9)), &["1"], &["1"])),
            "Renewed. sid has the same value; it now lasts until 30 Dec 2027."
        );
        assert_eq!(
            said(&written(Outcome::Removed, &["1"], &[])),
            "Removed. sid is gone."
        );
        assert_eq!(
            said(&written(Outcome::NothingToRemove, &[], &[])),
            "Nothing to remove. This page sees no sid."
        );
        assert!(said(&written(Outcome::NothingToRemove, &["1"], &["1"])).contains("elsewhere"));
        let altered = Record {
            value: Some("a%C3%A9".to_owned()),
            ..written(Outcome::Altered, &[], &["a"])
        };
        assert_eq!(
            said(&altered),
            "Kept, but changed. You wrote “aé”; the browser kept “a”."
        );
        assert!(said(&written(Outcome::Indeterminate, &["1"], &["1"])).contains("normal"));
    }

    fn with_forecast(outcome: Outcome, foretold: Outcome, reason: &str) -> Record {
        Record {
            forecast: Some(Forecast {
                outcome: foretold,
                reasons: vec![reason.to_owned()],
                correction: None,
            }),
            ..written(outcome, &[], &[])
        }
    }

    #[test]
    fn a_refusal_has_the_rules_reason_and_else_what_they_cannot_see() {
        let foretold = with_forecast(Outcome::Refused, Outcome::Refused, "It is too long.");
        assert!(said(&foretold).ends_with("why. It is too long."));
        let unforeseen = with_forecast(Outcome::Refused, Outcome::Stored, "");
        let words = said(&unforeseen);
        assert!(
            words.contains("HttpOnly sid") && words.contains("blocked"),
            "{words}"
        );
        assert!(words.contains("foretold “stored”"), "{words}");
    }

    #[test]
    fn a_forecast_that_was_right_goes_without_saying() {
        let held = with_forecast(Outcome::Stored, Outcome::Stored, "");
        assert_eq!(
            said(&held).trim_end(),
            "Stored. sid stays until the browser closes."
        );
    }

    #[test]
    fn a_life_cut_short_is_said() {
        let record = Record {
            asked_seconds: Some(315_360_000),
            ..written(Outcome::Stored, &[], &["1"])
        };
        assert!(said(&record).ends_with("You asked for 10 years; browsers allow 400 days."));
    }

    #[test]
    fn a_line_of_the_timeline_is_short() {
        assert_eq!(
            headline(&written(Outcome::Stored, &[], &[])).to_string(),
            "Stored sid"
        );
        assert_eq!(change(&Event::Added, 42), "42 cookies added elsewhere");
    }
}
