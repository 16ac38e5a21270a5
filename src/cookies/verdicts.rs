//! What each engine would do with the line: a chip each, and behind a press the
//! rule, its section, what to change, and what was assumed.

use super::panel_state::PanelState;
use crate::components::{Prose, Tone, sign};
use crate::forecaster::{Verdict, measured_engines};
use crate::wording;
use document_cookie::rules::{self, EngineProfile};
use leptos::prelude::*;

/// The chips, once something was typed.
#[component]
pub(super) fn EngineChips() -> impl IntoView {
    let panel: PanelState = expect_context();
    let chips = move || {
        panel
            .touched
            .get()
            .then(|| measured_engines().map(|profile| view! { <Chip profile /> }.into_any()))
    };
    let details = move || {
        let engine = panel.engine.get().filter(|_| panel.touched.get())?;
        let profile = measured_engines()
            .into_iter()
            .find(|it| it.engine == engine)?;
        Some(view! { <VerdictDetails profile /> }.into_any())
    };
    view! {
        <div class="engines" role="group" aria-label="What browsers would do">{chips}</div>
        {details}
    }
}

#[component]
fn Chip(profile: EngineProfile) -> impl IntoView {
    let panel: PanelState = expect_context();
    let outcome = Memo::new(move |_| {
        let verdicts = panel.verdicts(profile)?;
        Some(verdicts.first()?.decision.outcome)
    });
    let is_open = move || panel.engine.get() == Some(profile.engine);
    let toggle = move |_| {
        panel.engine.update(|open| {
            *open = match *open == Some(profile.engine) {
                true => None,
                false => Some(profile.engine),
            };
        });
    };
    move || {
        outcome.get().map(|outcome| {
            view! {
                <button
                    type="button"
                    class="chip engine"
                    data-testid="verdict"
                    data-engine=profile.engine.as_str()
                    data-outcome=outcome.as_str()
                    data-tone=Tone::from(outcome).as_str()
                    aria-expanded=move || is_open().to_string()
                    on:click=toggle
                >
                    {wording::engine(profile)}
                    " "
                    <span class="sign" aria-hidden="true">{sign(outcome)}</span>
                    " "
                    {outcome.as_str().replace('_', " ")}
                </button>
            }
            .into_any()
        })
    }
}

#[component]
fn VerdictDetails(profile: EngineProfile) -> impl IntoView {
    let panel: PanelState = expect_context();
    let verdicts = Memo::new(move |_| panel.verdicts(profile));
    view! {
        <div class="verdict-details" data-testid="verdict-details">
            {move || {
                let verdicts = verdicts.get().unwrap_or_default();
                verdicts
                    .into_iter()
                    .map(|verdict| view! { <VerdictView verdict /> }.into_any())
                    .collect::<Vec<_>>()
            }}
        </div>
    }
}

#[component]
fn VerdictView(verdict: Verdict) -> impl IntoView {
    let panel: PanelState = expect_context();
    let Verdict {
        profile,
        decision,
        corrected,
        suffixes_known,
    } = verdict;
    // The one that decided comes first.
    let (decided, others): (Vec<_>, Vec<_>) =
        decision.diagnostics.iter().partition(|it| it.decided);
    let reasons = decided.into_iter().chain(others).map(|finding| {
        view! {
            <p>
                <Prose text=rules::text::reason(&finding.reason) />
                " "
                <span class="section">{finding.rule.section().citation().to_string()}</span>
            </p>
        }
    });
    let suggestions: Vec<String> = decision
        .suggestions
        .iter()
        .map(rules::text::suggestion)
        .collect();
    let suggested = (!suggestions.is_empty()).then(|| {
        let apply = corrected.map(|line| {
            view! {
                <button type="button" class="small" on:click=move |_| panel.correct(&line)>
                    "Apply suggestion"
                </button>
            }
        });
        view! { <p class="suggestion"><Prose text=suggestions.join(" ") />" "{apply}</p> }
    });
    let unknown_suffixes = (!suffixes_known).then_some(
        "The list of public suffixes did not load, so whether a domain is one is not known here. Reload \
         to try again.",
    );
    let mut assumed: Vec<String> = decision
        .assumptions
        .iter()
        .map(|it| rules::text::assumption(it).to_owned())
        .collect();
    assumed.push(format!("{}.", rules::text::evidence(profile.evidence)));
    view! {
        <p class="headline">
            {wording::engine(profile)}": "{rules::text::verdict(&decision)}
        </p>
        {unknown_suffixes.map(|text| view! { <p>{text}</p> }.into_any())}
        {reasons.collect::<Vec<_>>()}
        {suggested}
        <details class="quiet">
            <summary>"Assumed"</summary>
            <p><Prose text=assumed.join(" ") /></p>
        </details>
    }
}
