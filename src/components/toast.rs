//! The one place that says what came of an intent, with the way back from it.

use super::{MaskedValue, PhraseView, RecordView, Records, Tone, focus, sign, worst};
use crate::activity::{Action, ActionId, Correction, Event, Record};
use crate::session::Session;
use crate::wording::{self, Phrase};
use document_cookie::{Encoding, Outcome};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long it stays.
const SHOWN_FOR: Duration = Duration::from_secs(10);

/// What there is to say of an intent.
#[derive(Clone, Debug, PartialEq)]
pub enum Feedback {
    /// Lines were written; Activity has what came of them.
    Wrote(ActionId),
    /// Names were read, each with the values it shows.
    Read(Vec<(String, Vec<String>)>),
    /// Nothing was written, because something that was typed cannot be.
    Invalid(String),
    /// Something else was done.
    Done(&'static str),
    /// The timeline was cleared.
    Cleared(Vec<Action>),
}

/// Shows feedback, in context.
#[derive(Clone, Copy, Debug)]
pub struct Toaster {
    session: Session,
    current: RwSignal<Option<Feedback>>,
    timeout: StoredValue<Option<TimeoutHandle>>,
}

impl Toaster {
    /// With nothing to say yet.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self {
            session,
            current: RwSignal::new(None),
            timeout: StoredValue::new(None),
        }
    }

    /// Says what came of an intent, in place of what came of the one before.
    pub fn show(self, feedback: Feedback) {
        self.current.set(Some(feedback));
        self.leave();
    }

    /// Says what came of a write.
    pub fn wrote(self, action: ActionId) {
        self.show(Feedback::Wrote(action));
    }

    /// Takes it away.
    pub fn dismiss(self) {
        self.hold();
        self.current.set(None);
    }

    /// Keeps it, while the pointer or the focus is in it.
    fn hold(self) {
        if let Some(timeout) = self.timeout.get_value() {
            timeout.clear();
            self.timeout.set_value(None);
        }
    }

    /// Lets it go in a while, unless it has to be read.
    fn leave(self) {
        self.hold();
        if untrack(|| self.must_be_read()) {
            return;
        }
        let dismiss = move || {
            self.timeout.set_value(None);
            self.current.set(None);
        };
        self.timeout
            .set_value(set_timeout_with_handle(dismiss, SHOWN_FOR).ok());
    }

    fn must_be_read(self) -> bool {
        let bad = [Some(Outcome::Refused), Some(Outcome::Ignored)];
        match self.current.get() {
            Some(Feedback::Invalid(_)) => true,
            Some(Feedback::Wrote(id)) => bad.contains(&self.outcome(id)),
            _ => false,
        }
    }

    fn outcome(self, id: ActionId) -> Option<Outcome> {
        self.session
            .activity
            .get(id)
            .and_then(|it| worst(&it.records))
    }

    /// Takes back what it speaks of.
    fn undo(self) {
        match self.current.get_untracked() {
            Some(Feedback::Wrote(id)) => self.wrote(self.session.undo(id)),
            Some(Feedback::Cleared(actions)) => {
                self.session.activity.restore(actions);
                self.show(Feedback::Done("The timeline is back."));
            }
            _ => {}
        }
    }
}

/// The toast, while there is something to say.
#[component]
pub fn Toast(
    /// Sets a corrected line.
    on_correct: Callback<Correction>,
    /// Finds every copy of a name, and deletes it.
    on_find_and_delete: Callback<String>,
) -> impl IntoView {
    let toaster: Toaster = expect_context();
    view! {
        <div class="toasts" aria-live="polite">
            {move || {
                toaster
                    .current
                    .get()
                    .map(|feedback| {
                        view! { <Shown feedback on_correct on_find_and_delete /> }.into_any()
                    })
            }}
        </div>
    }
}

#[component]
fn Shown(
    feedback: Feedback,
    on_correct: Callback<Correction>,
    on_find_and_delete: Callback<String>,
) -> impl IntoView {
    let toaster: Toaster = expect_context();
    let session: Session = expect_context();
    let id = match feedback {
        Feedback::Wrote(id) => Some(id),
        _ => None,
    };
    let cleared = matches!(feedback, Feedback::Cleared(_));
    let action = Memo::new(move |_| session.activity.get(id?));
    let records = move || action.get().map(|it| it.records).unwrap_or_default();
    let outcome = move || worst(&records());
    let tone = move || match (outcome(), &feedback) {
        (Some(outcome), _) => Tone::from(outcome),
        (None, Feedback::Invalid(_)) => Tone::Bad,
        _ => Tone::Plain,
    };
    let what = match toaster.current.get_untracked() {
        Some(Feedback::Read(held)) => held
            .into_iter()
            .map(|(name, values)| view! { <ReadValues name values /> }.into_any())
            .collect::<Vec<_>>()
            .into_any(),
        Some(Feedback::Invalid(problem)) => {
            view! { <p>"Nothing was written. "{problem}</p> }.into_any()
        }
        Some(Feedback::Done(what)) => view! { <p>{what}</p> }.into_any(),
        Some(Feedback::Cleared(actions)) => {
            let entries = wording::plural(actions.len(), "entry", "entries");
            view! { <p>"Cleared "{entries}"."</p> }.into_any()
        }
        _ => (move || view! { <Records records=records() /> }).into_any(),
    };
    let inexact = move || action.get().and_then(|it| wording::inexact_undo(&it.undo));
    let undo = move || {
        let possible = cleared || action.get().is_some_and(|it| !it.undo.is_empty());
        possible.then(|| {
            let press = move |_| {
                toaster.undo();
                focus::recover(Vec::new());
            };
            view! { <button type="button" data-testid="undo" on:click=press>"Undo"</button> }
                .into_any()
        })
    };
    let suggested = move || {
        let records = records();
        let first = records.first()?;
        suggestion(first, on_correct, on_find_and_delete)
    };
    let expanded = RwSignal::new(false);
    let dismiss = move |_| {
        toaster.dismiss();
        focus::recover(Vec::new());
    };
    view! {
        <div
            class="toast"
            role="status"
            data-testid="toast"
            data-outcome=move || outcome().map(Outcome::as_str)
            data-tone=move || tone().as_str()
            on:pointerenter=move |_| toaster.hold()
            on:pointerleave=move |_| toaster.leave()
            on:focusin=move |_| toaster.hold()
            on:focusout=move |_| toaster.leave()
        >
            <span class="sign" aria-hidden="true">{move || outcome().map(sign)}</span>
            <div class="toast-words">
                {what}
                {move || inexact().map(|text| view! { <p class="quiet">{text}</p> }.into_any())}
                {move || {
                    expanded
                        .get()
                        .then(|| {
                            let each = records()
                                .into_iter()
                                .map(|record| view! { <RecordView record /> }.into_any())
                                .collect::<Vec<_>>();
                            view! { <div class="toast-details">{each}</div> }.into_any()
                        })
                }}
            </div>
            <div class="toast-actions">
                {suggested}
                {undo}
                {id.map(|_| view! {
                    <button
                        type="button"
                        aria-expanded=move || expanded.get().to_string()
                        on:click=move |_| expanded.update(|it| *it = !*it)
                    >
                        "Details"
                    </button>
                })}
                <button type="button" class="icon" aria-label="Dismiss" on:click=dismiss>"×"</button>
            </div>
        </div>
    }
}

/// What can be done about an outcome, by one press.
fn suggestion(
    record: &Record,
    on_correct: Callback<Correction>,
    on_find_and_delete: Callback<String>,
) -> Option<AnyView> {
    match &record.event {
        Event::Written(Outcome::Refused) => {
            let correction = record.forecast.as_ref()?.correction.clone()?;
            let label = correction.label.clone();
            let press = move |_| on_correct.run(correction.clone());
            Some(view! { <button type="button" on:click=press>{label}</button> }.into_any())
        }
        Event::Written(Outcome::NothingToRemove) if !record.after.is_empty() => {
            let name = record.name.clone();
            let press = move |_| on_find_and_delete.run(name.clone());
            Some(
                view! { <button type="button" on:click=press>"Find and delete it"</button> }
                    .into_any(),
            )
        }
        _ => None,
    }
}

/// What a name holds, each copy on its own.
#[component]
fn ReadValues(name: String, values: Vec<String>) -> impl IntoView {
    if values.is_empty() {
        let phrase = Phrase::default()
            .text("This page sees no ")
            .name(&name)
            .text(".");
        return view! { <p><PhraseView phrase /></p> }.into_any();
    }
    let count = values.len();
    let read = move |(index, raw): (usize, String)| {
        let decoded = Encoding::read(&raw);
        let phrase = Phrase::default().name(&name).text(match count {
            1 => " = ".to_owned(),
            _ => format!(" ({} of {count}) = ", index + 1),
        });
        let encoding = (decoded.encoding != Encoding::Raw)
            .then(|| format!(" ({})", wording::encoding(decoded.encoding)));
        let value = if raw.is_empty() {
            view! { <span class="quiet">"(empty)"</span> }.into_any()
        } else {
            view! { <code><MaskedValue value=decoded.text.into_owned() /></code> }.into_any()
        };
        view! { <p class="long"><PhraseView phrase />{value}{encoding}</p> }
    };
    let each = values.into_iter().enumerate().map(read).collect::<Vec<_>>();
    each.into_any()
}
