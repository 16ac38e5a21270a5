//! The Inspect view: what was brought, and what becomes of it.

use super::experiments::Experiments;
use super::form::InspectForm;
use super::rows::Results;
use super::state::InspectState;
use crate::forecaster::Forecaster;
use leptos::prelude::*;

/// The view.
#[component]
pub fn InspectView() -> impl IntoView {
    let state: InspectState = expect_context();
    let forecaster: Forecaster = expect_context();
    forecaster.load_suffixes();
    // Out of the reactive system and into timers: a check goes on in slices.
    Effect::new(move || state.check());
    state.take_link();
    // And one that is followed while this input is shown.
    let listener = window_event_listener(leptos::ev::hashchange, move |_| state.take_link());
    on_cleanup(move || listener.remove());
    view! {
        <h1 class="visually-hidden">"Inspect"</h1>
        <div class="inspect">
            <InspectForm />
            <Results />
        </div>
        <Experiments />
    }
}
