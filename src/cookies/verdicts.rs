//! What each engine would do with the line: a chip each, and behind a press the
//! rule, its section, what to change, and what was assumed.

use super::panel_state::PanelState;
use crate::components::{Prose, Tone, sign};
use crate::forecaster::{Verdict, measured_engines};
use crate::wording;
use document_cookie::rules::{self, Answering};
use leptos::prelude::*;

/// The chips, once something was typed.
#[component]
pub(super) fn EngineChips() -> impl IntoView {
    let panel: PanelState = expect_context();
    let chips = move || {
        panel
            .touched
            .get()
            .then(|| measured_engines().map(|answering| view! { <Chip answering /> }.into_any()))
    };
    let details = move || {
        let engine = panel.engine.get().filter(|_| panel.touched.get())?;
        let answering = measured_engines()
            .into_iter()
            .find(|it| it.engine == engine)?;
        Some(view! { <VerdictDetails answering /> }.into_any())
    };
    view! {
        <div class="engines" role="group" aria-label="What browsers would do">{chips}</div>
        {details}
    }
}

#[component]
fn Chip(answering: Answering) -> impl IntoView {
    let panel: PanelState = expect_context();
    let outcome = Memo::new(move |_| {
        let verdicts = panel.verdicts(answering)?;
        Some(verdicts.first()?.decision.outcome)
    });
    let is_open = move || panel.engine.get() == Some(answering.engine);
    let toggle = move |_| {
        panel.engine.update(|open| {
            *open = match *open == Some(answering.engine) {
                true => None,
                false => Some(answering.engine),
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
                    data-engine=wording::engine_word(answering.engine)
                    data-outcome=outcome.word()
                    data-tone=Tone::from(outcome).as_str()
                    aria-expanded=move || is_open().to_string()
                    on:click=toggle
                >
                    {wording::engine(answering)}
                    " "
                    <span class="sign" aria-hidden="true">{sign(outcome)}</span>
                    " "
                    {outcome.word().replace('_', " ")}
                </button>
            }
            .into_any()
        })
    }
}

#[component]
fn VerdictDetails(answering: Answering) -> impl IntoView {
    let panel: PanelState = expect_context();
    let verdicts = Memo::new(move |_| panel.verdicts(answering));
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
        answering,
        decision,
        corrected,
        suffixes_known,
    } = verdict;
    // The one that decided comes first.
    let (decided, others): (Vec<_>, Vec<_>) = decision.findings.iter().partition(|it| it.decided);
    let reasons = decided.into_iter().chain(others).map(|finding| {
        view! {
            <p>
                <Prose text=rules::wording::reason(&finding.reason) />
                " "
                <span class="section">{finding.rule.section().citation().to_string()}</span>
            </p>
        }
    });
    let suggestions: Vec<String> = decision.fixes.iter().map(rules::wording::fix).collect();
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
        .map(|it| rules::wording::assumption(it).to_owned())
        .collect();
    assumed.push(format!("{}.", rules::wording::basis(answering.basis)));
    view! {
        <p class="headline">
            {wording::engine(answering)}": "{rules::wording::verdict(&decision)}
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
