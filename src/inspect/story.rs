//! The whole story: each rule that had a say, in order, by engine.

use super::assessment::{ENGINES, engine_name};
use super::state::InspectState;
use crate::components::Prose;
use cookie_check::{CookieAnswer, Verdict};
use document_cookie::rules::{EngineProfile, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The story, folded.
#[component]
pub(super) fn Story(answer: Arc<CookieAnswer>) -> impl IntoView {
    let state: InspectState = expect_context();
    let engines = ENGINES
        .into_iter()
        .filter_map(|engine| {
            let verdicts = answer
                .engine(engine)?
                .verdicts()
                .map(told)
                .collect::<Vec<_>>();
            let evidence = text::evidence(EngineProfile::from(engine).evidence);
            Some(
                view! {
                    <section class="story">
                        <h4>{engine_name(engine)}</h4>
                        {verdicts}
                        <p class="quiet">{evidence}"."</p>
                    </section>
                }
                .into_any(),
            )
        })
        .collect::<Vec<_>>();
    view! {
        <details
            class="whole-story"
            open=move || state.story_open.get()
            on:toggle:target=move |event| state.story_open.set(event.target().open())
        >
            <summary>"The whole story"</summary>
            <div class="stories">{engines}</div>
        </details>
    }
}

fn told(verdict: &Verdict) -> AnyView {
    let steps = verdict
        .decision
        .diagnostics
        .iter()
        .map(|step| {
            let name = step.name().as_str();
            let section = step.rule.section().citation().to_string();
            let decided = step
                .decided
                .then(|| view! { <b>" Decided."</b> }.into_any());
            view! {
                <li>
                    <Prose text=text::reason(&step.reason) />
                    {decided}
                    " "
                    <span class="section"><code>{name}</code>", "{section}</span>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let assumed: Vec<&str> = verdict
        .decision
        .assumptions
        .iter()
        .map(text::assumption)
        .collect();
    let assumed = (!assumed.is_empty()).then(|| {
        view! { <p class="quiet">"Assumed: "<Prose text=assumed.join(" ") /></p> }.into_any()
    });
    view! { <ol class="steps">{steps}</ol> {assumed} }.into_any()
}
