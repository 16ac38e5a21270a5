//! The Visits view: number and greeting, the stamp card, what was written, how
//! it travels, and the same step elsewhere.

use super::journey::Journey;
use super::same_step::SameStep;
use super::stamp_card::StampCard;
use super::{VisitsState, notes, report};
use crate::clock;
use crate::components::{MaskedValue, PhraseView, RecordView};
use crate::cookies::ListState;
use crate::route::View;
use crate::session::Session;
use leptos::prelude::*;

/// The view.
#[component]
pub fn VisitsView() -> impl IntoView {
    let state: VisitsState = expect_context();
    state.view_shown();
    let notes = move || {
        let notes = state.notes.get();
        let note = |note| view! { <p class="note" role="note">{notes::sentence(note)}</p> };
        notes.iter().map(note).collect::<Vec<_>>()
    };
    view! {
        <div class="visits">
            <Hero />
            <StampCard />
            <div class="wide notes">{notes}</div>
            <Report />
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
    let session: Session = expect_context();
    let number = move || state.shown.with(|shown| shown.number().to_string());
    let is_long = Memo::new(move |_| number().len() > LONG_NUMBER);
    let message = move || {
        state
            .shown
            .with(|shown| match (&shown.message, shown.count) {
                (Some(message), _) => view! { <MaskedValue value=message.clone() /> }.into_any(),
                (None, None) => "No visits on record".into_any(),
                (None, Some(_)) => "No message on record".into_any(),
            })
    };
    let day = move |term: &'static str, time| {
        let day = session.masked_value(&clock::day_and_time(time));
        view! { <div><dt>{term}</dt><dd>{day}</dd></div> }
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
                    {move || session.masked_value(&number())}
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
            <p class="quiet">
                "Set counts one more visit in three cookies, Read says what they hold, Delete removes \
                exactly these three."
            </p>
        </section>
    }
}

/// What the latest count wrote: a line, and the three lines behind a press.
#[component]
fn Report() -> impl IntoView {
    let state: VisitsState = expect_context();
    let session: Session = expect_context();
    let list: ListState = expect_context();
    let records = Memo::new(move |_| {
        let id = state.latest_count.get()?;
        Some(session.activity.get(id)?.records)
    });
    let to_cookies = move |_| {
        list.show_own();
        View::Cookies.go();
    };
    let content = move || {
        let Some(records) = records.get() else {
            return view! { <p class="quiet">"Nothing is counted in this load."</p> }.into_any();
        };
        let phrase = report::line(&records);
        let each = records
            .into_iter()
            .map(|record| view! { <RecordView record /> }.into_any());
        view! {
            <details>
                <summary data-testid="visit-report"><PhraseView phrase /></summary>
                <div class="records">{each.collect::<Vec<_>>()}</div>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="wide card visit-report" aria-label="What was written">
            {content}
            <button type="button" class="link" on:click=to_cookies>"These three in Cookies"</button>
        </section>
    }
}
