//! The Cookies view: the editor, what came of it, and the table.

use super::editor::editor;
use super::state::CookiesState;
use super::table::table;
use crate::components::parts::{acted, prose};
use crate::components::{Island, Said, island, keep_report};
use crate::session::Session;
use crate::wording;
use document_cookie::Outcome;
use leptos::prelude::*;

/// The view.
#[component]
pub fn CookiesView(
    /// The cookies.
    session: Session,
    /// What is remembered while the page is open.
    state: CookiesState,
) -> impl IntoView {
    let happened = move |island: Island| {
        keep_report(
            &island,
            session,
            state.said,
            "Set, read or delete a cookie: here stands the exact string that was written, and what \
             the browser made of it.",
        );
        island.content("predicted", move || match against_prediction(state) {
            nothing if nothing.is_empty() => Vec::new(),
            words => vec![prose(&words)],
        });
        island.attribute("undo", "hidden", move || {
            session.activity.latest_undo().is_none().then(String::new)
        });
        island.text("back", move || {
            let latest = session.activity.latest_undo();
            latest.map_or_else(String::new, |(_, back)| wording::undo(&back))
        });
        island.on("click", move |event| {
            let latest = untrack(|| session.activity.latest_undo());
            if let (Some(_), Some((id, _))) = (acted(&event), latest) {
                state.undo(session, id);
            }
        });
    };
    view! {
        <div class="cookies">
            <h1 class="visually-hidden">"Cookies"</h1>
            {editor(session, state)}
            {island(include_str!("happened.html"), happened)}
            {table(session, state)}
        </div>
    }
}

/// Says plainly where the browser did otherwise than the rules had said.
fn against_prediction(state: CookiesState) -> String {
    let (predicted, also) = (state.predicted.get(), state.also.get());
    let written = state.said.with(|said| match said {
        Some(Said::Wrote(all)) => all.first().map(|told| told.word.clone()),
        _ => None,
    });
    let Some(outcome) = written.filter(|_| !predicted.is_empty()) else {
        return also;
    };
    let words = if outcome == predicted {
        &format!("As predicted. {also}")
    } else if outcome == Outcome::Indeterminate.word() {
        "What shows does not tell whether the prediction held."
    } else {
        "The rules had said otherwise: what this page cannot see, such as an HttpOnly cookie of \
         this name or blocked cookies, may have decided; or the rules are wrong."
    };
    format!("Predicted: {}. {words}", predicted.replace('_', " "))
}
