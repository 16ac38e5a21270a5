//! The Activity view: the timeline in lines, its search, and the ways back.

use super::fold::{Entry, fold};
use super::{Action, Activity};
use crate::clipboard;
use crate::clock;
use crate::components::{
    Feedback, MaskedValue, PhraseView, RecordView, Toaster, Tone, event_sign, focus, worst,
};
use crate::session::Session;
use crate::wording;
use document_cookie::change::ChangeSource;
use document_cookie::{Encoding, Outcome};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many entries are shown at once; searching finds the others.
const MAX_SHOWN: usize = 200;

/// A choice of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    /// What this page wrote.
    Mine,
    /// What somebody else did.
    Elsewhere,
    /// What a browser did not keep.
    Refused,
}

impl Filter {
    const ALL: [(Self, &'static str); 4] = [
        (Self::All, "All"),
        (Self::Mine, "Mine"),
        (Self::Elsewhere, "Elsewhere"),
        (Self::Refused, "Refused"),
    ];

    fn has(self, action: &Action) -> bool {
        match self {
            Self::All => true,
            Self::Mine => action.origin == ChangeSource::Here,
            Self::Elsewhere => action.origin == ChangeSource::Elsewhere,
            Self::Refused => matches!(
                worst(&action.records),
                Some(Outcome::Refused | Outcome::Ignored)
            ),
        }
    }
}

/// The view.
#[component]
pub fn ActivityView() -> impl IntoView {
    let session: Session = expect_context();
    let toaster: Toaster = expect_context();
    let activity = session.activity;
    let find = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::default());
    let found = move |actions: &[Action]| -> Vec<Action> {
        let (find, filter) = (find.get(), filter.get());
        let found = actions
            .iter()
            .filter(|action| filter.has(action) && action.contains(&find));
        found.cloned().collect()
    };
    let entries = Memo::new(move |_| activity.with(|actions| fold(&found(actions))));
    let summary = move || {
        let (shown, all) = (entries.with(Vec::len), activity.with(<[Action]>::len));
        match (all, shown) {
            (0, _) => "Nothing happened yet in this tab.".to_owned(),
            (_, 0) => "No entry has that.".to_owned(),
            (_, shown) if shown > MAX_SHOWN => {
                format!(
                    "{}; the newest {MAX_SHOWN} are shown",
                    wording::plural(shown, "entry", "entries")
                )
            }
            (_, shown) => wording::plural(shown, "entry", "entries"),
        }
    };
    let shown =
        move || entries.with(|entries| entries.iter().take(MAX_SHOWN).cloned().collect::<Vec<_>>());
    let copy = move |_| {
        let text = untrack(|| activity.with(|actions| as_text(session, &found(actions))));
        spawn_local(async move {
            toaster.show(Feedback::Done(clipboard::copy(&text).await));
        });
    };
    let clear = move |_| {
        let cleared = activity.clear();
        if !cleared.is_empty() {
            toaster.show(Feedback::Cleared(cleared));
        }
    };
    let chips = Filter::ALL.map(|(choice, label)| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (filter.get() == choice).to_string()
                on:click=move |_| filter.set(choice)
            >
                {label}
            </button>
        }
    });
    view! {
        <section class="activity" aria-labelledby="activity-title">
            <h1 id="activity-title" class="visually-hidden">"Activity"</h1>
            <div class="toolbar">
                <div class="search">
                    <input
                        type="search"
                        aria-label="Find in activity"
                        placeholder="Find in activity"
                        bind:value=find
                        on:change:target=move |event| find.set(event.target().value())
                    />
                </div>
                <button type="button" on:click=copy>"Copy"</button>
                <button type="button" on:click=clear>"Clear"</button>
            </div>
            <div class="chips" role="group" aria-label="Show">{chips}</div>
            <p class="quiet" aria-live="polite" data-testid="activity-summary">{summary}</p>
            <ol class="timeline card">
                <For each=shown key=|entry| entry.id() let:entry>
                    <EntryView activity entry />
                </For>
            </ol>
            <p class="quiet">
                "Kept in this tab until it is closed, and nowhere else. The ways back are gone with a \
                reload."
            </p>
        </section>
    }
}

/// An entry: a line, and behind a press all of it.
#[component]
fn EntryView(activity: Activity, entry: Entry) -> impl IntoView {
    let Entry::Actions(ids) = entry else {
        return view! {
            <li class="reload"><span>"The page was loaded here"</span></li>
        }
        .into_any();
    };
    let session: Session = expect_context();
    let toaster: Toaster = expect_context();
    let open = RwSignal::new(false);
    let many = ids.len() > 1;
    let of_entry = ids.clone();
    let actions = Memo::new(move |_| {
        let actions = of_entry.iter().filter_map(|id| activity.get(*id));
        actions.collect::<Vec<_>>()
    });
    let first = move || actions.with(|actions| actions.first().cloned());
    let outcome = move || {
        let action = first()?;
        let record = worst_record(&action)?.clone();
        Some(record)
    };
    let line = move || {
        let action = first()?;
        let record = worst_record(&action)?.clone();
        let count = actions.with(|actions| actions.iter().map(|it| it.records.len()).sum());
        let what = if count > 1 && (many || same_events(&action)) {
            view! { <span>{wording::change(&record.event, count)}</span> }.into_any()
        } else if count > 1 {
            let names = action.records.len();
            view! { <PhraseView phrase=wording::headline(&record) />{format!(" and {} more", names - 1)} }
                .into_any()
        } else {
            view! { <PhraseView phrase=wording::headline(&record) /> }.into_any()
        };
        let values =
            (count == 1).then(|| view! { <BeforeAfter record=record.clone() /> }.into_any());
        let who = match action.origin {
            ChangeSource::Here => "here",
            ChangeSource::Elsewhere => "elsewhere",
        };
        Some(view! {
            <time class="quiet">{clock::to_the_second(action.at)}</time>
            <span class="sign" aria-hidden="true">{event_sign(&record.event)}</span>
            <span class="entry-what">{what}</span>
            <span class="entry-values">{values}</span>
            <span class="quiet">{who}</span>
        })
    };
    let body = move || {
        open.get().then(|| {
            let records = actions.with(|actions| {
                let records = actions.iter().flat_map(|it| it.records.clone());
                records
                    .map(|record| view! { <RecordView record /> }.into_any())
                    .collect::<Vec<_>>()
            });
            let undo = first()
                .filter(|action| !action.undo.is_empty())
                .map(|action| {
                    let press = move |_| {
                        toaster.wrote(session.undo(action.id));
                        focus::recover(Vec::new());
                    };
                    view! {
                        <div class="actions">
                            <button type="button" on:click=press>"Undo"</button>
                            <span class="quiet">{wording::inexact_undo(&action.undo)}</span>
                        </div>
                    }
                });
            view! { <div class="entry-body">{records}{undo}</div> }.into_any()
        })
    };
    view! {
        <li
            data-testid="entry"
            data-outcome=move || outcome().map(|record| record.event.as_str())
            data-tone=move || outcome().map(|record| Tone::from(&record.event).as_str())
        >
            <button
                type="button"
                class="entry-head"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {line}
            </button>
            {body}
        </li>
    }
    .into_any()
}

/// The record that stands for an action: the first of the worst outcome.
fn worst_record(action: &Action) -> Option<&super::Record> {
    let outcome = worst(&action.records);
    let mut records = action.records.iter();
    let found = records.find(|record| record.event.outcome() == outcome);
    found.or(action.records.first())
}

fn same_events(action: &Action) -> bool {
    let mut words = action.records.iter().map(|record| record.event.as_str());
    let first = words.next();
    words.all(|word| Some(word) == first)
}

/// What a name held, and what it holds, in the room of a line.
#[component]
fn BeforeAfter(record: super::Record) -> impl IntoView {
    let text = |raw: &str| Encoding::read(raw).text.into_owned();
    let before = record.gone().map(text);
    let after = record.came().map(text);
    let value = |value| view! { <code><MaskedValue value=value /></code> };
    match (before, after) {
        (None, None) => ().into_any(),
        (Some(before), Some(after)) => view! { {value(before)}" → "{value(after)} }.into_any(),
        (None, Some(after)) => view! { "→ "{value(after)} }.into_any(),
        (Some(before), None) => view! { {value(before)}" →" }.into_any(),
    }
}

/// The entries as text, to be pasted into a report; without values while they
/// are masked.
fn as_text(session: Session, actions: &[Action]) -> String {
    let mut text = String::new();
    for action in actions {
        let who = match action.origin {
            ChangeSource::Here => "here",
            ChangeSource::Elsewhere => "elsewhere",
        };
        for record in &action.records {
            text += &format!(
                "{}\t{who}\t{}\n",
                clock::http_date(action.at),
                record.text(|value| session.masked_value(value))
            );
        }
    }
    text
}
