//! What is done with the chosen part of a value's tree: copied, or edited and
//! written back through the encodings it came from.

use super::notes;
use super::outline::{self, Place};
use super::tree::TreeState;
use crate::clipboard;
use crate::components::{Feedback, Text, Toaster};
use crate::cookies::PanelState;
use crate::session::{CookieMetadata, Row, Session};
use cookie_formats::value::{EditError, OpenedValue, Rewritten};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::KeyboardEvent;

/// What a part says: the text of a string, and else its source.
fn text_at(opened: &OpenedValue, place: &[usize]) -> Option<String> {
    let node = outline::node_at(opened, place)?;
    Some(node.text().unwrap_or_else(|| node.source().to_owned()))
}

/// The value with another text at a place.
fn rewritten(opened: &OpenedValue, place: &[usize], text: &str) -> Result<Rewritten, EditError> {
    let node = outline::node_at(opened, place).ok_or(EditError::OtherValue)?;
    opened.with_node(&node, text)
}

/// The path of the chosen part, and what can be done with it.
#[component]
pub(super) fn PartActions(
    row: Row,
    opened: Memo<Arc<OpenedValue>>,
    state: TreeState,
    masked: Signal<bool>,
) -> impl IntoView {
    let toaster: Toaster = expect_context();
    let editing = RwSignal::new(false);
    // What stands for the rest of a list is no part.
    let current = Memo::new(move |_| {
        let place = state.current.get()?;
        opened.with(|opened| outline::node_at(opened, &place).map(|_| place))
    });
    let copy = move |text: fn(&OpenedValue, &[usize]) -> Option<String>| {
        let place = current.get_untracked();
        let text = place.and_then(|place| opened.with_untracked(|opened| text(opened, &place)));
        if let Some(text) = text {
            spawn_local(async move {
                toaster.show(Feedback::Done(clipboard::copy(&text).await));
            });
        }
    };
    move || {
        let Some(place) = current.get() else {
            return view! { <p class="quiet">"Choose a part to copy or edit it."</p> }.into_any();
        };
        if editing.get() {
            return view! { <PartEditor row=row.clone() opened place editing masked /> }.into_any();
        }
        let path = opened.with(|opened| outline::path(opened, &place));
        view! {
            <div class="part-actions">
                <code data-testid="part-path"><Text text=path.unwrap_or_default() /></code>
                <div class="actions">
                    <button type="button" on:click=move |_| copy(text_at)>"Copy this value"</button>
                    <button type="button" on:click=move |_| copy(outline::path)>"Copy path"</button>
                    <button type="button" on:click=move |_| editing.set(true)>"Edit this value"</button>
                </div>
            </div>
        }
        .into_any()
    }
}

/// A field for one part.
#[component]
fn PartEditor(
    row: Row,
    opened: Memo<Arc<OpenedValue>>,
    place: Place,
    editing: RwSignal<bool>,
    masked: Signal<bool>,
) -> impl IntoView {
    let session: Session = expect_context();
    let panel: PanelState = expect_context();
    let text = opened.with_untracked(|opened| text_at(opened, &place));
    let text = RwSignal::new(text.unwrap_or_default());
    let path = opened.with_untracked(|opened| outline::path(opened, &place));
    let edited =
        Memo::new(move |_| opened.with(|opened| text.with(|text| rewritten(opened, &place, text))));
    let remark = move || {
        edited
            .with(|edited| match edited {
                Err(EditError::NotJson) => Some((
                    "problem",
                    "This part is a number, a list or the like: write it as JSON.".to_owned(),
                )),
                Err(_) => Some(("problem", "This part is gone.".to_owned())),
                Ok(edited) => Some(("quiet", notes::stale(&edited.stale_signatures)?)),
            })
            .map(|(class, text)| view! { <p class=class>{text}</p> }.into_any())
    };
    let is_complete = row.cookie.with_untracked(|cookie| {
        cookie
            .metadata
            .as_ref()
            .is_some_and(CookieMetadata::is_complete)
    });
    let unknown = (!is_complete).then_some(
        "Not all of its attributes are known: what is not is written as for a session cookie of \
         this host at /.",
    );
    let id = row.id;
    let set = move || {
        let Ok(edited) = edited.get_untracked() else {
            return;
        };
        if let Some(row) = session.row(id) {
            panel.write_value(&row, edited.value);
            editing.set(false);
        }
    };
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            // The innermost alone closes.
            event.stop_propagation();
            editing.set(false);
        }
        "Enter" if event.ctrl_key() => set(),
        _ => {}
    };
    view! {
        <div class="part-actions" on:keydown=press>
            <label class="field">
                <span class="label"><Text text=path.unwrap_or_default() /></span>
                <textarea
                    rows="2"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    dir="auto"
                    class:masked=move || masked.get()
                    bind:value=text
                ></textarea>
            </label>
            {remark}
            {unknown.map(|text| view! { <p class="quiet">{text}</p> })}
            <div class="actions">
                <button
                    type="button"
                    class="primary"
                    prop:disabled=move || edited.with(Result::is_err)
                    on:click=move |_| set()
                >
                    "Set this value"
                </button>
                <button type="button" on:click=move |_| editing.set(false)>"Cancel edit"</button>
            </div>
        </div>
    }
}
