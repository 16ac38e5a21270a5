//! The Cookies view: the editor, what came of it, and the table.

use super::editor::Editor;
use super::state::CookiesState;
use super::table::CookieTable;
use crate::components::parts::{acted, text};
use crate::components::{LastReport, Said};
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
    let undo = move || {
        let Some((_, back)) = session.activity.latest_undo() else {
            return String::new();
        };
        wording::undo(&back)
    };
    let none = move || session.activity.latest_undo().is_none().then_some("");
    view! {
        <div class="cookies">
            <h1 class="visually-hidden">"Cookies"</h1>
            <Editor session state />
            <section class="happened" aria-labelledby="cookie-happened-title">
                <h2 id="cookie-happened-title">"What happened"</h2>
                <LastReport
                    session
                    said=state.said
                    hint="Set, read or delete a cookie: here stands the exact string that was written, and what the browser made of it."
                />
                <p class="quiet">{move || against_prediction(state)}</p>
                <div class="actions undo" data-none=none
                    on:click=move |event| {
                        if let (Some(_), Some((id, _))) = (acted(&event), session.activity.latest_undo()) {
                            state.undo(session, id);
                        }
                    }
                >
                    <button type="button" data-testid="undo" data-act="undo">"Undo"</button>
                    <span class="quiet">{undo}</span>
                </div>
            </section>
            <CookieTable session state />
        </div>
    }
}

/// Says plainly where the browser did otherwise than the rules had said.
fn against_prediction(state: CookiesState) -> Vec<AnyView> {
    let predicted = state.predicted.get();
    let written = state.said.with(|said| match said {
        Some(Said::Wrote(written)) => written.first().map(|one| match one {
            Ok(report) => report.outcome,
            Err(_) => Outcome::Ignored,
        }),
        _ => None,
    });
    let Some(outcome) = written.filter(|_| !predicted.is_empty()) else {
        return Vec::new();
    };
    let words = if outcome.word() == predicted {
        "As predicted."
    } else if outcome == Outcome::Indeterminate {
        "What shows does not tell whether the prediction held."
    } else {
        "The rules had said otherwise: what this page cannot see, such as an HttpOnly cookie of \
         this name or blocked cookies, may have decided; or the rules are wrong."
    };
    vec![text(format!("Predicted: {}. {words}", predicted.replace('_', " ")))]
}
