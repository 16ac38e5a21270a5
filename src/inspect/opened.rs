//! One cookie: its line, what each engine makes of it and why, what to write
//! instead, and where it travels.

use super::advice::Advices;
use super::assessment::{Agreement, agreements, corrections, engine_names, name_and_value};
use super::changes::{Change, changes};
use super::correction::{CorrectionView, UndoCorrection};
use super::line_parts::{Part, Piece, pieces};
use super::secret::Secret;
use super::state::InspectState;
use super::story::Story;
use super::travel::Travel;
use super::try_here::TryHere;
use crate::clipboard;
use crate::components::{CloseButton, Feedback, Prose, Text, Toaster, Tone, focus, sign};
use crate::wording;
use cookie_check::CookieAnswer;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// All there is to say of a cookie. On a phone it is a sheet over the list.
#[component]
pub(super) fn OpenedCookie(answer: Arc<CookieAnswer>) -> impl IntoView {
    let state: InspectState = expect_context();
    let index = answer.index;
    let close = move || {
        state.open.set(None);
        focus::give(vec![row_button_id(index)]);
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let marked = answer
        .engines
        .iter()
        .find_map(|engine| engine.worst().span.clone());
    let line = pieces(&answer.line, marked.as_ref())
        .into_iter()
        .map(|piece| view! { <PieceView piece /> }.into_any())
        .collect::<Vec<_>>();
    let verdicts = agreements(&answer)
        .into_iter()
        .map(|agreement| view! { <AgreementView agreement /> }.into_any())
        .collect::<Vec<_>>();
    let warnings = answer
        .warnings
        .iter()
        .map(|warning| view! { <p class="note">{warning.to_string()}</p> }.into_any())
        .collect::<Vec<_>>();
    let corrected = corrections(&answer)
        .into_iter()
        .enumerate()
        .map(|(at, correction)| {
            view! { <CorrectionView answer=Arc::clone(&answer) correction is_first=at == 0 /> }
                .into_any()
        })
        .collect::<Vec<_>>();
    let corrected = (!corrected.is_empty()).then(|| {
        view! {
            <div class="inspect-part">
                <h3>"Write instead"</h3>
                {corrected}
            <UndoCorrection />
            </div>
        }
        .into_any()
    });
    let differences = changes(&answer);
    let differences = (!differences.is_empty()).then(|| {
        let rows = differences
            .into_iter()
            .map(|change| view! { <ChangeView change /> }.into_any())
            .collect::<Vec<_>>();
        view! {
            <table class="plain changes">
                <caption class="visually-hidden">"What was written and what is kept"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Part"</th>
                        <th scope="col">"Written"</th>
                        <th scope="col">"Kept"</th>
                        <th scope="col">"By"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    });
    let url = answer.url.to_string();
    let (name, _) = name_and_value(&answer);
    view! {
        <div class="scrim open" on:click=move |_| close()></div>
        <div class="opened" on:keydown=press>
            <header class="panel-head">
                <div>
                    <h2><Text text=wording::spoken_name(&name) /></h2>
                    <p class="quiet">"Set at " <code><Text text=url /></code></p>
                </div>
                <CloseButton on_close=close />
            </header>
            <pre class="inspect-line" tabindex="0"><code>{line}</code></pre>
            {verdicts}
            {differences}
            {warnings}
            {corrected}
            <UndoCorrection />
            <Advices answer=Arc::clone(&answer) />
            <div class="actions">
                <CopyCommand answer=Arc::clone(&answer) />
            </div>
            <TryHere answer=Arc::clone(&answer) />
            <Travel answer=Arc::clone(&answer) />
            <Story answer />
        </div>
    }
}

/// The `id` of the button that opens a cookie.
pub(super) fn row_button_id(index: usize) -> String {
    format!("inspect-{index}")
}

#[component]
fn PieceView(piece: Piece) -> impl IntoView {
    let Piece {
        part,
        text,
        is_marked,
    } = piece;
    let text = match part {
        Part::Value => view! { <Secret text /> }.into_any(),
        _ => view! { <Text text /> }.into_any(),
    };
    view! { <span class="piece" data-part=part.as_str() class:offending=is_marked>{text}</span> }
}

#[component]
fn AgreementView(agreement: Agreement) -> impl IntoView {
    let Agreement {
        engines,
        outcome,
        sentence,
        section,
    } = agreement;
    let section = section.map(|section| {
        view! { <span class="section" title="Where this is written down">{section}</span> }
            .into_any()
    });
    view! {
        <div class="agreement" data-tone=Tone::from(outcome).as_str()>
            <p class="headline">
                <span class="sign" aria-hidden="true">{sign(outcome)}</span>
                " "
                {outcome.as_str().replace('_', " ")}
                ": "
                {engine_names(&engines)}
            </p>
            <p><Prose text=sentence /> " " {section}</p>
        </div>
    }
}

#[component]
fn ChangeView(change: Change) -> impl IntoView {
    let Change {
        part,
        written,
        kept,
        engines,
        is_value,
    } = change;
    let show = move |text: Option<String>| match text {
        None => view! { <span class="quiet">"–"</span> }.into_any(),
        Some(text) if is_value => view! { <code><Secret text /></code> }.into_any(),
        Some(text) => view! { <code><Text text /></code> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{part}</th>
            <td>{show(written)}</td>
            <td>{show(kept)}</td>
            <td class="quiet">{engine_names(&engines)}</td>
        </tr>
    }
}

/// The same question for the command line.
#[component]
fn CopyCommand(answer: Arc<CookieAnswer>) -> impl IntoView {
    let toaster: Toaster = expect_context();
    let state: InspectState = expect_context();
    let copy = move |_| {
        let options = state.options.get_untracked();
        let command = super::command::command(&answer, options);
        spawn_local(async move {
            toaster.show(Feedback::Done(clipboard::copy(&command).await));
        });
    };
    view! {
        <button type="button" title="The same question for the command line" on:click=copy>
            "Copy as cookie-check"
        </button>
    }
}
