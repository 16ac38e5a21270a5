//! The Visits view: number and greeting, the stamp card, what was written, how
//! it travels, and the same step elsewhere.

use super::journey::Journey;
use super::same_step::SameStep;
use super::stamp_card::StampCard;
use super::{VisitsState, notes};
use crate::clock;
use crate::components::Report;
use leptos::prelude::*;

/// The view.
#[component]
pub fn VisitsView() -> impl IntoView {
    let state: VisitsState = expect_context();
    state.view_shown();
    let notes = move || {
        let notes = state.notes.get();
        notes
            .iter()
            .map(|note| view! { <p class="note" role="note">{notes::sentence(note)}</p> })
            .collect_view()
    };
    view! {
        <div class="visits">
            <Hero />
            <StampCard />
            <div class="wide notes">{notes}</div>
            <section class="wide" aria-labelledby="happened-title">
                <h2 id="happened-title">"What happened"</h2>
                <Report feedback=state.feedback hint="Nothing was written in this load yet." />
            </section>
            <Journey />
            <SameStep />
        </div>
    }
}

/// A number of visits with more digits than this is set smaller.
const LONG_NUMBER: usize = 6;

/// Number and greeting, the days, and the three intents.
#[component]
fn Hero() -> impl IntoView {
    let state: VisitsState = expect_context();
    let number = move || state.shown.with(|shown| shown.number().to_string());
    let is_long = Memo::new(move |_| number().len() > LONG_NUMBER);
    let message = move || {
        state
            .shown
            .with(|shown| match (&shown.message, shown.count) {
                (Some(message), _) => message.clone(),
                (None, None) => "No visits on record".to_owned(),
                (None, Some(_)) => "No message on record".to_owned(),
            })
    };
    let day = |term: &'static str, time| {
        view! { <div><dt>{term}</dt><dd>{clock::day_and_time(time)}</dd></div> }
    };
    let days = move || {
        state.shown.with(|shown| {
            let history = shown.history.as_ref()?;
            Some(view! {
                {day("First visit", history.first())}
                {history.before_last().map(|time| day("Visit before", time))}
                {day("Last visit", history.last())}
            })
        })
    };
    view! {
        <section class="card hero" aria-labelledby="visits-title">
            <h1 id="visits-title" class="hero-number">
                <span class="hero-label">"Visit"</span>
                <span data-testid="visit-count" class:long=move || is_long.get()>
                    {number}
                </span>
            </h1>
            <p class="hero-message" data-testid="visitor-message" dir="auto">{message}</p>
            <dl class="days">{days}</dl>
            <div class="actions">
                <button type="button" class="primary" on:click=move |_| state.count_visit()>
                    "Set cookies"
                </button>
                <button type="button" on:click=move |_| state.read()>"Read cookies"</button>
                <button type="button" on:click=move |_| state.delete()>"Delete cookies"</button>
            </div>
        </section>
    }
}
