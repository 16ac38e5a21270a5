//! The report of the latest action: the exact string, and what came of it.

use super::live::Island;
use super::parts::{code, holding, quiet, term, with};
use super::verdict::{sentence, tone};
use crate::session::{Session, Written};
use crate::shared::Shared;
use crate::wording;
use document_cookie::{Encoding, Outcome};
use web_sys::Element;

/// What there is to say of the latest action.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Lines were written.
    Wrote(Vec<Written>),
    /// Names were read, each with the values it shows.
    Read(Vec<(String, Vec<String>)>),
    /// Nothing was done, because something that was typed cannot be.
    Invalid(String),
    /// Something else was done.
    Done(&'static str),
}

impl Said {
    /// The outcome that stands for all: the worst one, or else the first.
    fn outcome(&self) -> Option<Outcome> {
        let Self::Wrote(written) = self else {
            return None;
        };
        let outcomes = || {
            written.iter().map(|written| match written {
                Ok(report) => report.outcome,
                Err(_) => Outcome::Ignored,
            })
        };
        let worst = [Outcome::Refused, Outcome::Ignored, Outcome::Altered]
            .into_iter()
            .find(|bad| outcomes().any(|outcome| outcome == *bad));
        worst.or_else(|| outcomes().next())
    }
}

/// Keeps the live region that says what happened: the place `report` of an
/// island. The hint stands there before the first action.
pub fn keep_report(
    island: &Island,
    session: Session,
    said: Shared<Option<Said>>,
    hint: &'static str,
) {
    island.attribute("report", "data-outcome", move || {
        let outcome = said.with(|said| said.as_ref().and_then(Said::outcome));
        outcome.map(|outcome| outcome.word().to_owned())
    });
    island.content("report", move || match said.get() {
        None => vec![quiet(hint)],
        Some(Said::Invalid(problem)) => {
            vec![sentence("bad", "", &problem), quiet("Nothing was written.")]
        }
        Some(Said::Done(what)) => vec![quiet(what)],
        Some(Said::Wrote(written)) => written
            .iter()
            .map(|one| written_line(session, one))
            .collect(),
        Some(Said::Read(held)) => held
            .iter()
            .map(|(name, values)| held_values(session, name, values))
            .collect(),
    });
}

/// One write: the word, the sentence, the line.
#[must_use]
pub fn written_line(session: Session, one: &Written) -> Element {
    let report = match one {
        Ok(report) => report,
        Err(error) => return sentence("bad", "", &wording::access(error)),
    };
    let outcome = report.outcome.word();
    let mut parts = vec![sentence(
        tone(outcome),
        &outcome.replace('_', " "),
        &wording::outcome(report),
    )];
    if report.outcome == Outcome::Altered {
        let shown = session.veiled(&report.after().join(" and "));
        parts.push(sentence("unsure", "", &format!("It now shows {shown}.")));
    }
    if !report.lost().is_empty() {
        let names = report.lost().join(", ");
        let lost = format!(
            "Gone at the same time: {names}. The browser makes room by dropping older cookies."
        );
        parts.push(sentence("bad", "", &lost));
    }
    let line = holding("p", "line", vec![code(&session.veiled(&report.line))]);
    let line = with(line, "tabindex", "0");
    parts.push(with(line, "aria-label", "The string that was written"));
    with(holding("div", "write", parts), "data-outcome", outcome)
}

/// What a name holds, each copy on its own.
fn held_values(session: Session, name: &str, values: &[String]) -> Element {
    let mut copies = Vec::new();
    for value in values {
        let decoded = Encoding::read(value);
        copies.push(if value.is_empty() {
            quiet("(empty)")
        } else {
            code(&session.veiled(&decoded.text))
        });
        if decoded.encoding != Encoding::Raw {
            let encoding = wording::encoding(decoded.encoding);
            let value = session.veiled(value);
            copies.push(quiet(&format!("{encoding}, as it stands: {value}")));
        }
    }
    if values.is_empty() {
        copies.push(quiet("no cookie of this name, as far as script can see"));
    }
    holding("dl", "held", vec![term(&wording::name(name), copies)])
}
