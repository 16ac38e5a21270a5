//! The Cookies view: the editor, what came of it, and the table.

use super::editor::Editor;
use super::state::CookiesState;
use super::table::Table;
use crate::components::{Feedback, Prose, Report, focus};
use crate::session::Session;
use crate::wording;
use leptos::prelude::*;

/// The view.
#[component]
pub fn CookiesView() -> impl IntoView {
    view! {
        <div class="cookies">
            <h1 class="visually-hidden">"Cookies"</h1>
            <Editor />
            <Happened />
            <Table />
        </div>
    }
}

/// What came of the latest intent, beside what was foretold, and the way back.
#[component]
fn Happened() -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let remarks = Memo::new(move |_| {
        let Some(Feedback::Wrote(id)) = state.feedback.get() else {
            return None;
        };
        wording::remarks(&session.activity.get(id)?.records)
    });
    let latest = Memo::new(move |_| session.activity.latest_undo());
    let undo = move |_| {
        state.undo_latest();
        focus::recover(Vec::new());
    };
    let way_back = move || {
        latest.get().map(|action| {
            view! {
                <div class="actions undo">
                    <button type="button" data-testid="undo" on:click=undo>"Undo"</button>
                    <span class="quiet">{wording::undo(&action.undo)}</span>
                </div>
            }
        })
    };
    view! {
        <section class="happened" aria-labelledby="cookie-happened-title">
            <h2 id="cookie-happened-title">"What happened"</h2>
            <Report
                feedback=state.feedback
                hint="Set, read or delete a cookie: here stands the exact string that was written, and \
                      what the browser made of it."
            />
            {move || remarks.get().map(|text| view! { <p class="quiet"><Prose text /></p> })}
            {way_back}
        </section>
    }
}
