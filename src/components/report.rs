//! The report of the latest action: the exact string, and what came of it.

use super::parts::{code, quiet, term};
use super::verdict::{sentence, tone};
use crate::session::{Session, Written};
use crate::wording;
use document_cookie::{Encoding, Outcome};
use leptos::prelude::*;

/// What there is to say of the latest action.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Lines were written.
    Wrote(Vec<Written>),
    /// Names were read, each with the values it shows.
    Read(Vec<(String, Vec<String>)>),
    /// Nothing was done, because something that was typed cannot be.
    Invalid(String),
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

/// The live region that says what happened.
#[component]
pub fn LastReport(
    /// For what hides values.
    session: Session,
    /// The latest action, if there was one.
    said: RwSignal<Option<Said>>,
    /// What stands here before the first action.
    hint: &'static str,
) -> impl IntoView {
    let outcome = move || {
        said.with(|said| said.as_ref().and_then(Said::outcome))
            .map(Outcome::word)
    };
    let lines = move || match said.get() {
        None => vec![quiet(hint.to_owned())],
        Some(Said::Invalid(problem)) => vec![
            sentence("bad", String::new(), problem),
            quiet("Nothing was written.".to_owned()),
        ],
        Some(Said::Wrote(written)) => written.into_iter().map(|one| written_line(session, one)).collect(),
        Some(Said::Read(held)) => held.into_iter().map(|held| held_values(session, held)).collect(),
    };
    view! {
        <div class="report card" role="status" data-outcome=outcome>
            {lines}
        </div>
    }
}

/// One write: the word, the sentence, the line.
#[must_use]
pub fn written_line(session: Session, one: Written) -> AnyView {
    let report = match one {
        Ok(report) => report,
        Err(error) => return sentence("bad", String::new(), wording::access(&error)),
    };
    let mut parts = vec![sentence(
        tone(report.outcome.word()),
        word(report.outcome),
        wording::outcome(&report),
    )];
    if report.outcome == Outcome::Altered {
        let shown = session.veiled(&report.after.join(" and "));
        parts.push(sentence(
            "unsure",
            String::new(),
            format!("It now shows {shown}."),
        ));
    }
    if !report.lost.is_empty() {
        let names = report.lost.join(", ");
        let lost = format!(
            "Gone at the same time: {names}. The browser makes room by dropping older cookies."
        );
        parts.push(sentence("bad", String::new(), lost));
    }
    view! {
        <div class="write" data-outcome=report.outcome.word()>
            {parts}
            <p class="line" tabindex="0" aria-label="The string that was written">
                {code(session.veiled(&report.line))}
            </p>
        </div>
    }
    .into_any()
}

/// What a name holds, each copy on its own.
fn held_values(session: Session, (name, values): (String, Vec<String>)) -> AnyView {
    let mut copies = Vec::new();
    for value in &values {
        let decoded = Encoding::read(value);
        if value.is_empty() {
            copies.push(quiet("(empty)".to_owned()));
        } else {
            copies.push(code(session.veiled(&decoded.text)));
        }
        if decoded.encoding != Encoding::Raw {
            let encoding = wording::encoding(decoded.encoding);
            let value = session.veiled(value);
            copies.push(quiet(format!("{encoding}, as it stands: {value}")));
        }
    }
    if values.is_empty() {
        copies.push(quiet(
            "no cookie of this name, as far as script can see".to_owned(),
        ));
    }
    view! { <dl class="held">{term(wording::name(&name), copies)}</dl> }.into_any()
}

/// The word as it is read aloud.
fn word(outcome: Outcome) -> String {
    outcome.word().replace('_', " ")
}
