//! The report of the latest action: the exact string, and what came of it.

use super::live::Island;
use super::parts::{code, element, holding, quiet, term, with};
use super::verdict::{sentence, tone};
use crate::activity::Told;
use crate::session::Session;
use crate::shared::Shared;
use crate::wording;
use document_cookie::{Encoding, Outcome};
use web_sys::Element;

/// What there is to say of the latest action.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Lines were written.
    Wrote(Vec<Told>),
    /// Names were read, each with the values it shows.
    Read(Vec<(String, Vec<String>)>),
    /// Nothing was done, because something that was typed cannot be.
    Invalid(String),
    /// Something else was done.
    Done(&'static str),
}

impl Said {
    /// The outcome that stands for all: the worst one, or else the first.
    fn outcome(&self) -> Option<String> {
        let Self::Wrote(all) = self else {
            return None;
        };
        let worst = [Outcome::Refused, Outcome::Ignored, Outcome::Altered]
            .into_iter()
            .find_map(|bad| all.iter().find(|told| told.is(bad)));
        Some(worst.or(all.first())?.word.clone())
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
        said.with(|said| said.as_ref().and_then(Said::outcome))
    });
    island.content("report", move || match said.get() {
        None => vec![quiet(hint)],
        Some(Said::Invalid(problem)) => {
            vec![sentence("bad", "", &problem), quiet("Nothing was written.")]
        }
        Some(Said::Done(what)) => vec![quiet(what)],
        Some(Said::Wrote(all)) => {
            let each = all.iter().map(|told| told_line(session, told));
            summed_up(&all, each.collect())
        }
        Some(Said::Read(held)) => held
            .iter()
            .map(|(name, values)| held_values(session, name, values))
            .collect(),
    });
}

/// As many as a person reads one by one.
const FEW: usize = 5;

/// What is told of each cookie; of many, how many came to the same, and each
/// for those who ask.
#[must_use]
pub fn summed_up(all: &[Told], each: Vec<Element>) -> Vec<Element> {
    if all.len() <= FEW {
        return each;
    }
    let mut parts = Vec::new();
    for outcome in Outcome::ALL {
        let count = all.iter().filter(|told| told.is(outcome)).count();
        if count > 0 {
            let (word, count) = (outcome.word(), format!("{count} of {}", all.len()));
            parts.push(sentence(tone(word), &word.replace('_', " "), &count));
        }
    }
    let summary = element("summary", "quiet", "Each of them");
    parts.push(holding(
        "details",
        "",
        vec![summary, holding("div", "", each)],
    ));
    parts
}

/// What became of one cookie: the word, the sentence, the line.
#[must_use]
pub fn told_line(session: Session, told: &Told) -> Element {
    let word = told.word.replace('_', " ");
    let mut parts = vec![sentence(tone(&told.word), &word, &told.says)];
    if told.is(Outcome::Altered) {
        let shown = session.veiled(&wording::joined(&told.after, " and "));
        parts.push(sentence("unsure", "", &format!("It now shows {shown}.")));
    }
    if !told.lost.is_empty() {
        let lost = format!(
            "Gone at the same time: {}. The browser makes room by dropping older cookies.",
            told.lost
        );
        parts.push(sentence("bad", "", &lost));
    }
    if !told.line.is_empty() {
        let line = holding("p", "line", vec![code(&session.veiled(&told.line))]);
        let line = with(line, "tabindex", "0");
        parts.push(with(line, "aria-label", "The string that was written"));
    }
    with(holding("div", "write", parts), "data-outcome", &told.word)
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
