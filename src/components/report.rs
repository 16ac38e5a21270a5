//! The report of the latest action: the exact string, and what came of it.

use super::{Sentence, Tone};
use crate::activity::{ActionId, Record};
use crate::session::Session;
use crate::wording;
use document_cookie::{Encoding, Outcome};
use leptos::prelude::*;

/// What there is to say of the latest intent.
#[derive(Clone, Debug, PartialEq)]
pub enum Feedback {
    /// Lines were written; Activity has what came of them.
    Wrote(ActionId),
    /// Names were read, each with the values it shows.
    Read(Vec<(String, Vec<String>)>),
    /// Nothing was done, because something that was typed cannot be.
    Invalid(String),
    /// Something else was done.
    Done(&'static str),
}

/// The outcome that stands for all: the worst one, or else the first.
fn worst(records: &[Record]) -> Option<Outcome> {
    let has = |outcome: &Outcome| records.iter().any(|record| record.is(*outcome));
    let worst = [Outcome::Refused, Outcome::Ignored, Outcome::Altered]
        .into_iter()
        .find(has);
    worst.or_else(|| records.first()?.event.outcome())
}

/// The live region that says what happened. The hint stands there before the
/// first action.
#[component]
pub fn Report(
    /// What there is to say.
    #[prop(into)]
    feedback: Signal<Option<Feedback>>,
    /// What is said before.
    hint: &'static str,
) -> impl IntoView {
    let session: Session = expect_context();
    let records = Memo::new(move |_| match feedback.get() {
        Some(Feedback::Wrote(id)) => Some(session.activity.get(id)?.records),
        _ => None,
    });
    let outcome = move || records.with(|records| worst(records.as_deref()?));
    let content = move || match feedback.get() {
        None => view! { <span class="quiet">{hint}</span> }.into_any(),
        Some(Feedback::Invalid(problem)) => view! {
            <Sentence tone=Tone::Bad text=problem />
            <span class="quiet">"Nothing was written."</span>
        }
        .into_any(),
        Some(Feedback::Done(what)) => view! { <span class="quiet">{what}</span> }.into_any(),
        Some(Feedback::Wrote(_)) => {
            let records = records.get().unwrap_or_default();
            view! { <Records records /> }.into_any()
        }
        Some(Feedback::Read(held)) => held
            .into_iter()
            .map(|(name, values)| view! { <HeldValues name values /> })
            .collect_view()
            .into_any(),
    };
    view! {
        <div class="report card" role="status" data-outcome=move || outcome().map(Outcome::as_str)>
            {content}
        </div>
    }
}

/// As many as a person reads one by one.
const FEW: usize = 5;

/// What became of each cookie; of many, how many came to the same, and each for
/// those who ask.
#[component]
pub fn Records(
    /// What became of them.
    records: Vec<Record>,
    /// Whether the values before and after stand beside each.
    #[prop(optional)]
    with_values: bool,
) -> impl IntoView {
    let count = records.len();
    let sums = (count > FEW).then(|| {
        Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome, records.iter().filter(|it| it.is(outcome)).count()))
            .filter(|(_, same)| *same > 0)
            .map(|(outcome, same)| {
                let word = outcome.as_str().replace('_', " ");
                view! { <Sentence tone=outcome.into() word text=format!("{same} of {count}") /> }
            })
            .collect_view()
    });
    let each = records
        .into_iter()
        .map(|record| view! { <RecordView record with_values /> })
        .collect_view();
    match sums {
        None => each.into_any(),
        Some(sums) => view! {
            {sums}
            <details>
                <summary class="quiet">"Each of them"</summary>
                <div>{each}</div>
            </details>
        }
        .into_any(),
    }
}

/// What became of one cookie: the word, the sentence, the line.
#[component]
pub fn RecordView(
    /// What became of it.
    record: Record,
    /// Whether the values before and after stand beside it.
    #[prop(optional)]
    with_values: bool,
) -> impl IntoView {
    let session: Session = expect_context();
    let word = record.event.as_str();
    let altered = record.is(Outcome::Altered).then(|| {
        let after = record.after.join(" and ");
        move || {
            let text = format!("It now shows {}.", session.masked_value(&after));
            view! { <Sentence tone=Tone::Unsure text /> }
        }
    });
    let lost = (!record.lost.is_empty()).then(|| {
        let text = format!(
            "Gone at the same time: {}. The browser makes room by dropping older cookies.",
            record.lost.join(", ")
        );
        view! { <Sentence tone=Tone::Bad text /> }
    });
    let line = record.line.clone().filter(|line| !line.is_empty());
    let line = line.map(|line| {
        view! {
            <p class="line" tabindex="0" aria-label="The string that was written">
                <code>{move || session.masked_value(&line)}</code>
            </p>
        }
    });
    let tone = Tone::from(&record.event);
    let text = wording::sentence(&record);
    view! {
        <div class="write" data-outcome=word>
            <Sentence tone word=word.replace('_', " ") text />
            {altered}
            {lost}
            {line}
        </div>
        {with_values.then(|| view! { <BeforeAndAfter record /> })}
    }
}

/// A value so long that it scrolls, for which the keyboard has to reach it.
const LONG: usize = 300;

/// What a name held, and what it holds, side by side.
#[component]
fn BeforeAndAfter(record: Record) -> impl IntoView {
    let session: Session = expect_context();
    let held = [("before: ", record.before), (" now: ", record.after)]
        .map(|(label, values)| (label, values.join(", ")));
    let length: usize = held.iter().map(|(_, values)| values.len()).sum();
    let shown = held
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| {
            view! {
                <span class="quiet">{label}</span>
                <code>{move || session.masked_value(&values)}</code>
            }
        })
        .collect_view();
    view! { <p class="held" tabindex=(length > LONG).then_some("0")>{shown}</p> }
}

/// What a name holds, each copy on its own.
#[component]
fn HeldValues(name: String, values: Vec<String>) -> impl IntoView {
    let session: Session = expect_context();
    let none = values.is_empty().then(
        || view! { <span class="quiet">"no cookie of this name, as far as script can see"</span> },
    );
    let copies = values
        .into_iter()
        .map(|value| {
            let decoded = Encoding::read(&value);
            let encoding = decoded.encoding;
            let text = decoded.text.into_owned();
            let raw = (encoding != Encoding::Raw).then(|| {
                let raw = value.clone();
                view! {
                    <span class="quiet">
                        {move || {
                            let raw = session.masked_value(&raw);
                            format!("{}, as it stands: {raw}", wording::encoding(encoding))
                        }}
                    </span>
                }
            });
            let text = if value.is_empty() {
                view! { <span class="quiet">"(empty)"</span> }.into_any()
            } else {
                view! { <code>{move || session.masked_value(&text)}</code> }.into_any()
            };
            view! { {text} {raw} }
        })
        .collect_view();
    view! {
        <dl class="held">
            <div>
                <dt>{wording::name(&name)}</dt>
                <dd>{none}{copies}</dd>
            </div>
        </dl>
    }
}
