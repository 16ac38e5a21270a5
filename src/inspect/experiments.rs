//! The experiments: a question, what the rules foretell, and what this browser
//! does.

use super::assessment::engine_names;
use super::experiment::{EXPERIMENTS, Experiment, Step};
use super::input::Input;
use super::state::InspectState;
use crate::clock;
use crate::components::{Prose, Text, Tone, sign};
use crate::forecaster::{self, Forecaster};
use crate::session::{Session, TrialError};
use document_cookie::rules::Engine;
use leptos::prelude::*;

/// All of them, folded.
#[component]
pub(super) fn Experiments() -> impl IntoView {
    let items = EXPERIMENTS
        .into_iter()
        .map(|experiment| view! { <ExperimentView experiment /> }.into_any())
        .collect::<Vec<_>>();
    view! {
        <section class="experiments" aria-labelledby="experiments-title">
            <h2 id="experiments-title">"Experiments"</h2>
            <p class="quiet">
                "Guess first. What is tried here is written for real, to this origin, and removed again."
            </p>
            {items}
        </section>
    }
}

#[component]
fn ExperimentView(experiment: Experiment) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <details
            class="experiment card"
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary>
                <b>{experiment.title}</b>
                " "
                <span class="quiet">{experiment.question}</span>
            </summary>
            {move || open.get().then(|| view! { <Answer experiment /> })}
        </details>
    }
}

#[component]
fn Answer(experiment: Experiment) -> impl IntoView {
    let session: Session = expect_context();
    let forecaster: Forecaster = expect_context();
    let inspect: InspectState = expect_context();
    let location = window().location();
    let here = location.href().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    let other_page = experiment.other_page(&path);
    let url = other_page.map_or(here, str::to_owned);
    let lines = StoredValue::new(experiment.lines(&path));
    let seen = RwSignal::new(None::<Result<Vec<Vec<String>>, TrialError>>);
    let written = lines.with_value(|lines| {
        lines
            .iter()
            .map(|line| view! { <li><code>"document.cookie = \""<Text text=line.clone() />"\""</code></li> })
            .collect::<Vec<_>>()
    });
    let at = url.clone();
    let foretold = Memo::new(move |_| {
        let environment = forecaster.environment()?;
        let now = clock::now().cast_signed();
        Some(lines.with_value(|lines| experiment.foretold(&at, lines, &environment, now)))
    });
    let rows = move || {
        let groups = agreeing(foretold.get().unwrap_or_default());
        let rows = groups.into_iter().map(|(engines, steps)| {
            view! {
                <tr>
                    <th scope="row">{engine_names(&engines)}</th>
                    <td>{steps.iter().map(outcome).collect::<Vec<_>>()}</td>
                    <td>{values(steps.last().map(|step| step.seen.clone()).unwrap_or_default())}</td>
                </tr>
            }
        });
        rows.collect::<Vec<_>>()
    };
    let tried = move || {
        seen.get().map(|seen| match seen {
            Err(error) => {
                view! { <tr><td colspan="3" class="problem">{error.to_string()}</td></tr> }
                    .into_any()
            }
            Ok(seen) => {
                let own = forecaster::this_engine().engine;
                let foretold = foretold.get().unwrap_or_default();
                let expected = foretold.into_iter().find(|(engine, _)| *engine == own);
                let as_foretold = expected
                    .is_some_and(|(_, steps)| steps.iter().map(|step| &step.seen).eq(seen.iter()));
                let (tone, words) = match as_foretold {
                    true => ("good", "✓ as foretold"),
                    false => (
                        "changed",
                        "~ not as foretold: a server, a setting or an extension may be in the way",
                    ),
                };
                view! {
                    <tr class="tried" data-testid="tried" data-as-foretold=as_foretold.to_string()>
                        <th scope="row">"This browser, just now"</th>
                        <td data-tone=tone><span class="fate" data-tone=tone>{words}</span></td>
                        <td>{values(seen.last().cloned().unwrap_or_default())}</td>
                    </tr>
                }
                .into_any()
            }
        })
    };
    let elsewhere = other_page.map(|url| {
        view! {
            <p class="quiet">
                "Foretold for " <code>{url}</code> ": this page is not at such a place, so it cannot be tried here."
            </p>
        }
        .into_any()
    });
    let try_it = move |_| {
        let result = lines.with_value(|lines| session.try_out(experiment.name, lines));
        seen.set(Some(result));
    };
    let inspect_it = move |_| {
        let text = lines.with_value(|lines| {
            let assignment = |line: &String| format!("document.cookie = \"{line}\";");
            lines.iter().map(assignment).collect::<Vec<_>>().join("\n")
        });
        inspect.bring(Input::Text(text), url.clone());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let try_button = other_page.is_none().then(|| {
        view! { <button type="button" on:click=try_it>"Try it in this browser"</button> }.into_any()
    });
    view! {
        <ol class="lines">{written}</ol>
        {elsewhere}
        <table class="plain">
            <thead>
                <tr>
                    <th scope="col">"Engine"</th>
                    <th scope="col">"Each line"</th>
                    <th scope="col">"The page then sees"</th>
                </tr>
            </thead>
            <tbody>{rows} {tried}</tbody>
        </table>
        <p><Prose text=experiment.lesson.to_owned() /></p>
        <div class="actions">
            {try_button}
            <button type="button" on:click=inspect_it>"Inspect these lines"</button>
        </div>
    }
}

/// Engines with the same answer, together.
fn agreeing(all: Vec<(Engine, Vec<Step>)>) -> Vec<(Vec<Engine>, Vec<Step>)> {
    let mut groups: Vec<(Vec<Engine>, Vec<Step>)> = Vec::new();
    for (engine, steps) in all {
        match groups.iter_mut().find(|(_, it)| *it == steps) {
            Some((engines, _)) => engines.push(engine),
            None => groups.push((vec![engine], steps)),
        }
    }
    groups
}

fn outcome(step: &Step) -> AnyView {
    let outcome = step.outcome;
    let until = step
        .ends
        .and_then(|end| u64::try_from(end).ok())
        .map(|end| format!(", until {}", clock::day(end)));
    view! {
        <span class="fate" data-tone=Tone::from(outcome).as_str()>
            <span class="sign" aria-hidden="true">{sign(outcome)}</span>
            " "
            {outcome.as_str().replace('_', " ")}
            {until}
        </span>
        " "
    }
    .into_any()
}

fn values(values: Vec<String>) -> AnyView {
    match values.is_empty() {
        true => view! { <span class="quiet">"nothing"</span> }.into_any(),
        false => view! { <code><Text text=values.join(", ") /></code> }.into_any(),
    }
}
