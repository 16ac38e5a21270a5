//! The cookies of the input, each in a row with what the engines make of it.

use super::assessment::{engine_names, name_and_value, outcomes};
use super::correction::UndoCorrection;
use super::examples::EXAMPLES;
use super::opened::{OpenedCookie, row_button_id};
use super::secret::Secret;
use super::state::InspectState;
use crate::components::{Text, Tone, focus, sign};
use crate::wording;
use cookie_check::CookieAnswer;
use document_cookie::rules::{Engine, Outcome};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::sync::Arc;
use web_sys::{Element, KeyboardEvent};

/// The class of the buttons that open a cookie.
const OPENER: &str = "inspect-open";

/// The list, or what to do where there is none.
#[component]
pub(super) fn Results() -> impl IntoView {
    let state: InspectState = expect_context();
    let shown = Memo::new(move |_| state.shown().into_iter().map(Row).collect::<Vec<_>>());
    let is_empty = Memo::new(move |_| shown.with(Vec::is_empty));
    let nothing_brought = Memo::new(move |_| state.input.with(super::input::Input::is_empty));
    let head = move || {
        (!is_empty.get()).then(|| {
            view! {
                <div class="inspect-head-line">
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=move || state.refused_first.get()
                            on:change:target=move |event| {
                                state.refused_first.set(event.target().checked());
                            }
                        />
                        "Refused first"
                    </label>
                    <label class="check">
                        <input
                            type="checkbox"
                            prop:checked=move || state.advice.get()
                            on:change:target=move |event| state.advice.set(event.target().checked())
                        />
                        "Advice"
                    </label>
                    {move || {
                        let hidden = state.hidden_advice.with(Vec::len);
                        (hidden > 0)
                            .then(|| {
                                let words = format!(
                                    "Give hidden advice again ({})",
                                    wording::plural(hidden, "kind", "kinds"),
                                );
                                view! {
                                    <button
                                        type="button"
                                        class="small"
                                        on:click=move |_| state.hidden_advice.update(Vec::clear)
                                    >
                                        {words}
                                    </button>
                                }
                            })
                    }}
                    // The one that is open has it where the correction stood.
                    {move || state.open.get().is_none().then(|| view! { <UndoCorrection /> })}
                </div>
            }
        })
    };
    // The list is one stop of the keyboard; the arrows move in it.
    let stop = Memo::new(move |_| state.stop());
    let move_focus = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if !target.is_some_and(|it| it.class_list().contains(OPENER)) {
            return;
        }
        event.prevent_default();
        let next = shown.with_untracked(|rows| {
            let at = rows
                .iter()
                .position(|row| Some(row.0.index) == stop.get_untracked());
            let at = at.unwrap_or_default().checked_add_signed(step)?;
            rows.get(at).map(|row| row.0.index)
        });
        if let Some(next) = next {
            state.stop.set(Some(next));
            focus::give(vec![row_button_id(next)]);
        }
    };
    view! {
        <section class="inspect-results" aria-label="What becomes of it">
            {head}
            <ul class="inspect-list" role="list" on:keydown=move_focus>
                <For each=move || shown.get() key=Row::key let:row>
                    <InspectRow answer=row.0 stop />
                </For>
            </ul>
            {move || nothing_brought.get().then(|| view! { <Empty /> })}
            <LeftOut />
        </section>
    }
}

/// An answer in the list; another input makes other rows of the same places.
#[derive(Clone, Debug)]
struct Row(Arc<CookieAnswer>);

impl Row {
    fn key(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn InspectRow(answer: Arc<CookieAnswer>, stop: Memo<Option<usize>>) -> impl IntoView {
    let state: InspectState = expect_context();
    let index = answer.index;
    let is_open = Memo::new(move |_| state.open.get() == Some(index));
    let word = |engine| {
        let answer = answer.engine(engine)?;
        Some(answer.worst().decision.outcome.as_str())
    };
    let (name, value) = name_and_value(&answer);
    let fates = outcomes(&answer)
        .into_iter()
        .map(|(engines, outcome)| view! { <Fate engines outcome /> }.into_any())
        .collect::<Vec<_>>();
    let opened = {
        let answer = Arc::clone(&answer);
        move || {
            is_open
                .get()
                .then(|| view! { <OpenedCookie answer=Arc::clone(&answer) /> }.into_any())
        }
    };
    view! {
        <li
            class="inspect-row"
            data-testid="inspect-row"
            data-index=index.to_string()
            data-chromium=word(Engine::Chromium)
            data-firefox=word(Engine::Firefox)
            data-webkitgtk=word(Engine::WebKitGtk)
            data-safari=word(Engine::Safari)
            data-standard=word(Engine::Standard)
        >
            <button
                type="button"
                class=OPENER
                tabindex=move || if stop.get() == Some(index) { "0" } else { "-1" }
                on:focus=move |_| state.stop.set(Some(index))
                id=row_button_id(index)
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| state.toggle(index)
            >
                <span class="inspect-name">
                    <Text text=wording::spoken_name(&name) />
                </span>
                <span class="inspect-value"><Secret text=value /></span>
                <span class="fates">{fates}</span>
            </button>
            {opened}
        </li>
    }
}

/// An outcome, and the engines that come to it.
#[component]
fn Fate(engines: Vec<Engine>, outcome: Outcome) -> impl IntoView {
    view! {
        <span class="fate" data-tone=Tone::from(outcome).as_str()>
            <span class="sign" aria-hidden="true">{sign(outcome)}</span>
            " "
            <b>{outcome.as_str().replace('_', " ")}</b>
            " "
            <span class="quiet">{engine_names(&engines)}</span>
        </span>
    }
}

/// Nothing was brought yet.
#[component]
fn Empty() -> impl IntoView {
    let state: InspectState = expect_context();
    let examples = EXAMPLES.map(|example| {
        view! {
            <button type="button" on:click=move |_| state.bring(example.input(), example.url())>
                {example.title}
            </button>
        }
    });
    view! {
        <div class="empty">
            <p>
                "Paste what the network tab, curl, a HAR file or your code says of a cookie: this shows what \
                 each browser makes of it, and why."
            </p>
            <p>"Nothing leaves this page, and nothing is kept."</p>
            <p>"Or see one of these:"</p>
            <div class="actions">{examples}</div>
        </div>
    }
}

/// What of the input is not judged.
#[component]
fn LeftOut() -> impl IntoView {
    /// As many as a person reads.
    const MOST: usize = 50;
    let state: InspectState = expect_context();
    move || {
        let parts = state.result.with(|result| result.left_out.clone());
        let count = parts.len();
        (count > 0).then(|| {
            let items = parts
                .into_iter()
                .take(MOST)
                .map(|part| {
                    let place = format!("Line {}: ", part.location.line);
                    view! {
                        <li>
                            <span class="quiet">{place}</span>
                            <code><Secret text=part.text /></code>
                            " "
                            {part.reason.to_string()}
                        </li>
                    }
                    .into_any()
                })
                .collect::<Vec<_>>();
            let more = (count > MOST).then(|| format!("… and {} more", count - MOST));
            let summary = format!("Not judged: {}", wording::plural(count, "part", "parts"));
            let nothing_else = state
                .result
                .with_untracked(|result| result.answers.is_empty());
            view! {
                <details class="left-out" open=nothing_else>
                    <summary>{summary}</summary>
                    <ul>{items}</ul>
                    <p>{more}</p>
                </details>
            }
            .into_any()
        })
    }
}
