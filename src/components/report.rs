//! The report of the latest action: the exact string, and what came of it.

use crate::session::Written;
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
    /// The latest action, if there was one.
    said: RwSignal<Option<Said>>,
    /// What stands here before the first action.
    hint: &'static str,
) -> impl IntoView {
    let outcome = move || said.with(|said| said.as_ref().and_then(Said::outcome));
    view! {
        <div class="report card" role="status" data-outcome=move || outcome().map(Outcome::as_str)>
            {move || match said.get() {
                None => view! { <p class="quiet">{hint}</p> }.into_any(),
                Some(Said::Invalid(problem)) => {
                    view! {
                        <p class="verdict" data-tone="bad">{problem}</p>
                        <p class="quiet">"Nothing was written."</p>
                    }
                        .into_any()
                }
                Some(Said::Wrote(written)) => {
                    view! {
                        <ul class="writes">
                            {written.into_iter().map(|one| view! { <WrittenLine one /> }).collect_view()}
                        </ul>
                    }
                        .into_any()
                }
                Some(Said::Read(held)) => view! { <HeldValues held /> }.into_any(),
            }}
        </div>
    }
}

/// One write: the line, the word, the sentence.
#[component]
fn WrittenLine(one: Written) -> impl IntoView {
    let report = match one {
        Ok(report) => report,
        Err(error) => {
            return view! { <li><p class="verdict" data-tone="bad">{wording::access(&error)}</p></li> }
                .into_any();
        }
    };
    let sentence = wording::outcome(&report);
    let kept = (report.outcome == Outcome::Altered).then(|| {
        view! { <p class="quiet">"It now shows " <code>{report.after.join(" and ")}</code> "."</p> }
    });
    let lost = (!report.lost.is_empty()).then(|| {
        let names = report.lost.join(", ");
        view! {
            <p class="verdict" data-tone="bad">
                {format!("Gone at the same time: {names}. The browser makes room by dropping older cookies.")}
            </p>
        }
    });
    view! {
        <li data-outcome=report.outcome.as_str()>
            <p class="verdict" data-tone=tone(report.outcome)>
                <span class="word">{word(report.outcome)}</span>
                {sentence}
            </p>
            <p class="line" tabindex="0" aria-label="The string that was written">
                <code>{report.line}</code>
            </p>
            {kept}
            {lost}
        </li>
    }
    .into_any()
}

/// What names hold, each copy on a line of its own.
#[component]
fn HeldValues(held: Vec<(String, Vec<String>)>) -> impl IntoView {
    let rows = held.into_iter().map(|(name, values)| {
        let values = if values.is_empty() {
            view! { <dd class="quiet">"no cookie of this name, as far as script can see"</dd> }
                .into_any()
        } else {
            let copies = values.into_iter().map(|value| {
                let decoded = Encoding::read(&value);
                let note = (decoded.encoding != Encoding::Raw).then(|| {
                    format!(
                        "{}, as it stands: {value}",
                        wording::encoding(decoded.encoding)
                    )
                });
                let text = if value.is_empty() {
                    "(empty)".to_owned()
                } else {
                    decoded.text.into_owned()
                };
                view! {
                    <dd>
                        <code>{text}</code>
                        {note.map(|note| view! { <span class="quiet">{note}</span> })}
                    </dd>
                }
            });
            copies.collect_view().into_any()
        };
        view! {
            <div>
                <dt><code>{wording::name(&name)}</code></dt>
                {values}
            </div>
        }
    });
    view! { <dl class="held">{rows.collect_view()}</dl> }
}

/// The word as it is read aloud.
fn word(outcome: Outcome) -> String {
    outcome.as_str().replace('_', " ")
}

/// How an outcome is coloured; the word says the same without colour.
const fn tone(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Stored | Outcome::Replaced | Outcome::Unchanged | Outcome::Removed => "good",
        Outcome::Refused | Outcome::Ignored => "bad",
        _ => "unsure",
    }
}
