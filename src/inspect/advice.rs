//! Advice beyond what becomes of the cookie, each kind of which can be hidden.

use super::state::InspectState;
use crate::components::Prose;
use crate::forecaster::Forecaster;
use cookie_check::CookieAnswer;
use document_cookie::rules::{Engine, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The advice on a cookie.
#[component]
pub(super) fn Advices(answer: Arc<CookieAnswer>) -> impl IntoView {
    let state: InspectState = expect_context();
    let forecaster: Forecaster = expect_context();
    let given = Memo::new(move |_| {
        let Some(environment) = forecaster.environment() else {
            return Vec::new();
        };
        let now = state.options.get().settings().now;
        environment
            .rules(Engine::Standard)
            .advise(&answer.write(now))
    });
    let shown = move || {
        if !state.advice.get() {
            return Vec::new();
        }
        state.hidden_advice.with(|hidden| {
            let given = given.get().into_iter();
            given.filter(|it| !hidden.contains(&it.name())).collect()
        })
    };
    move || {
        let shown = shown();
        (!shown.is_empty()).then(|| {
            let items = shown
                .into_iter()
                .map(|advice| {
                    let name = advice.name();
                    let hide = move |_| state.hidden_advice.update(|hidden| hidden.push(name));
                    view! {
                        <li>
                            <Prose text=text::advice(&advice) />
                            " "
                            <button
                                type="button"
                                class="link"
                                aria-label=format!("Hide this kind: {}", name.as_str())
                                on:click=hide
                            >
                                "Hide this kind"
                            </button>
                        </li>
                    }
                    .into_any()
                })
                .collect::<Vec<_>>();
            view! {
                <div class="inspect-part">
                    <h3>"Advice"</h3>
                    <ul class="advice">{items}</ul>
                </div>
            }
            .into_any()
        })
    }
}
