//! What became of each cookie of an action.

use super::{MaskedValue, PhraseView, Tone, event_sign, sign};
use crate::activity::Record;
use crate::clock;
use crate::wording;
use document_cookie::Outcome;
use leptos::prelude::*;

/// The outcome that stands for all: the worst one, or else the first.
#[must_use]
pub fn worst(records: &[Record]) -> Option<Outcome> {
    let has = |outcome: &Outcome| records.iter().any(|record| record.is(*outcome));
    let worst = [Outcome::Refused, Outcome::Ignored, Outcome::Altered]
        .into_iter()
        .find(has);
    worst.or_else(|| records.first()?.event.outcome())
}

/// As many as a person reads one by one.
const FEW: usize = 3;

/// What came of an action in a sentence or two: of many cookies, how many came
/// to the same.
#[component]
pub fn Records(
    /// What became of them.
    records: Vec<Record>,
) -> impl IntoView {
    let count = records.len();
    if count <= FEW {
        let sentences = records.iter().map(|record| {
            let phrase = wording::sentence(record, clock::end);
            view! { <p><PhraseView phrase /></p> }
        });
        return sentences.collect::<Vec<_>>().into_any();
    }
    let sums = Outcome::ALL
        .into_iter()
        .map(|outcome| (outcome, records.iter().filter(|it| it.is(outcome)).count()))
        .filter(|(_, same)| *same > 0)
        .map(|(outcome, same)| {
            let word = outcome.as_str().replace('_', " ");
            view! { <p>{sign(outcome)}" "{word}": "{same}" of "{count}</p> }
        });
    sums.collect::<Vec<_>>().into_any()
}

/// What became of one cookie, with the line that was written and the values
/// before and after.
#[component]
pub fn RecordView(
    /// What became of it.
    record: Record,
) -> impl IntoView {
    let phrase = wording::sentence(&record, clock::end);
    let values = |label: &'static str, values: Vec<String>| {
        (!values.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><code class="long" tabindex="0"><MaskedValue value=values.join(", ") /></code></dd>
                </div>
            }
            .into_any()
        })
    };
    let line = record.line.clone().filter(|line| !line.is_empty());
    let line = line.map(|line| {
        view! {
            <div>
                <dt>"written"</dt>
                <dd>
                    <code class="long line-written" tabindex="0"><LineText line /></code>
                </dd>
            </div>
        }
        .into_any()
    });
    let by_trying = record.found_by_trying.then_some(
        "Its path and domain were not known: it was found by trying; what was hit instead is back, \
         for the session.",
    );
    view! {
        <div
            class="write"
            data-outcome=record.event.as_str()
            data-tone=Tone::from(&record.event).as_str()
        >
            <p>
                <span class="sign" aria-hidden="true">{event_sign(&record.event)}</span>
                <PhraseView phrase />
            </p>
            {by_trying.map(|text| view! { <p class="quiet">{text}</p> }.into_any())}
            <dl class="facts">
                {line} {values("before", record.before)} {values("now", record.after)}
            </dl>
        </div>
    }
}

/// A line, of which only the value is masked.
#[component]
pub fn LineText(
    /// The line.
    #[prop(into)]
    line: String,
) -> impl IntoView {
    let end = line.find(';').unwrap_or(line.len());
    let (pair, attributes) = line.split_at(end);
    let (name, value) = match pair.split_once('=') {
        Some((name, value)) => (format!("{name}="), value),
        None => (String::new(), pair),
    };
    view! {
        <super::Text text=name />
        <MaskedValue value />
        <super::Text text=attributes />
    }
}
