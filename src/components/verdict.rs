//! What the rules of an engine say of a line.

use super::{Prose, Sentence};
use crate::forecaster::Verdict;
use crate::wording;
use document_cookie::rules;
use leptos::prelude::*;

/// The verdicts on a line, one for each cookie that it makes.
#[component]
pub fn Verdicts(
    /// What the rules said.
    verdicts: Vec<Verdict>,
    /// A person takes this corrected line.
    on_correct: Callback<String>,
) -> impl IntoView {
    verdicts
        .into_iter()
        .map(|verdict| view! { <VerdictView verdict on_correct /> })
        .collect_view()
}

#[component]
fn VerdictView(verdict: Verdict, on_correct: Callback<String>) -> impl IntoView {
    let Verdict {
        profile,
        decision,
        corrected,
        suffixes_known,
    } = verdict;
    let word = format!(
        "{}: {}",
        wording::engine(profile),
        decision.outcome.as_str().replace('_', " ")
    );
    // The one that decided comes first.
    let (decided, others): (Vec<_>, Vec<_>) =
        decision.diagnostics.iter().partition(|it| it.decided);
    let reasons = decided.into_iter().chain(others).map(|finding| {
        view! {
            <p class="reason">
                <Prose text=rules::text::reason(&finding.reason) />
                <span class="tag">{finding.rule.section().citation().to_string()}</span>
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
                <button type="button" on:click=move |_| on_correct.run(line.clone())>
                    "Apply the fix"
                </button>
            }
        });
        view! { <p class="fix">{apply}<Prose text=suggestions.join(" ") /></p> }
    });
    let unknown_suffixes = (!suffixes_known).then(|| {
        view! {
            <p class="reason">
                "The list of public suffixes did not load, so whether a domain is one is not known \
                here. Reload to try again."
            </p>
        }
    });
    let mut assumed: Vec<String> = decision
        .assumptions
        .iter()
        .map(|it| rules::text::assumption(it).to_owned())
        .collect();
    assumed.push(rules::text::evidence(profile.evidence));
    view! {
        <Sentence tone=decision.outcome.into() word text=rules::text::verdict(&decision) />
        {unknown_suffixes}
        {reasons.collect_view()}
        {suggested}
        <details class="quiet">
            <summary>"Taken for granted"</summary>
            <p><Prose text=assumed.join(" ") /></p>
        </details>
    }
}
