//! What is known of one cookie: its value, its attributes, its copies, and what
//! became of it in this tab.

use super::column::Column;
use super::list_state::ListState;
use super::panel_state::PanelState;
use crate::activity::Record;
use crate::clock::{self, Clock};
use crate::components::{PhraseView, Text, event_sign};
use crate::export::{CopiedCode, CopyAs};
use crate::session::{Cookie, End, Row, Session, Source};
use crate::values::ValueView;
use crate::wording;
use leptos::prelude::*;

/// The cookie in full.
#[component]
pub(super) fn Details(row: Row) -> impl IntoView {
    let session: Session = expect_context();
    let panel: PanelState = expect_context();
    let list: ListState = expect_context();
    let id = row.id;
    let name = row.name();
    let there = move || session.rows().iter().any(|it| it.id == id);
    let gone = move || {
        (!there()).then(|| {
            view! { <p class="note" role="note">"This cookie is gone. What it held stands below."</p> }
                .into_any()
        })
    };
    let copied_as = RwSignal::new(None);
    let (edited, duplicated) = (row.clone(), row.clone());
    view! {
        {gone}
        <div class="actions">
            <button type="button" class="primary" on:click=move |_| panel.edit(&edited)>
                "Edit"
            </button>
            <button type="button" on:click=move |_| panel.duplicate(&duplicated)>"Duplicate"</button>
            <button type="button" on:click=move |_| list.copy(id)>"Copy value"</button>
            <CopyAs row=row.clone() chosen=copied_as />
            <button type="button" on:click=move |_| list.delete(vec![id])>"Delete"</button>
        </div>
        <CopiedCode row=row.clone() chosen=copied_as />
        <ValueView row=row.clone() />
        <Attributes row />
        <Copies name=name.clone() />
        <History name />
    }
}

/// The facts, in the order of the panel.
const FACTS: [Column; 6] = [
    Column::Path,
    Column::Domain,
    Column::Secure,
    Column::SameSite,
    Column::Partitioned,
    Column::Expires,
];

#[component]
fn Attributes(row: Row) -> impl IntoView {
    let clock: Clock = expect_context();
    let fact = |column: Column| {
        let cookie = row.cookie.clone();
        let fact = move || {
            let counted = column == Column::Expires && cookie.with(Cookie::has_time);
            let now = if counted { clock.now() } else { 0 };
            cookie.with(|cookie| match column.fact(cookie, now) {
                Some(fact) => view! { <Text text=fact />{date(column, cookie)} }.into_any(),
                None => view! { <span class="quiet">"not known"</span> }.into_any(),
            })
        };
        view! { <div><dt>{column.title()}</dt><dd>{fact}</dd></div> }.into_any()
    };
    let source = {
        let cookie = row.cookie.clone();
        move || {
            cookie.with(|cookie| match cookie.metadata.as_ref().map(|it| it.source) {
                Some(Source::Browser) => "As the browser's CookieStore tells it.",
                Some(Source::Written) => "As this page wrote it.",
                None => {
                    "This page did not write it, and this browser tells no page more than its name and \
                     value."
                }
            })
        }
    };
    view! {
        <section class="panel-part">
            <h3>"Attributes"</h3>
            <dl class="facts" data-testid="attributes">{FACTS.map(fact)}</dl>
            <p class="quiet">{source}</p>
        </section>
    }
}

/// The day beside a countdown.
fn date(column: Column, cookie: &Cookie) -> Option<String> {
    match cookie.metadata.as_ref()?.end? {
        End::At(time) if column == Column::Expires => {
            Some(format!(" ({})", clock::day_and_time(time)))
        }
        _ => None,
    }
}

/// The copies of a name, in the order they are sent; nothing of one alone.
#[component]
fn Copies(name: String) -> impl IntoView {
    let session: Session = expect_context();
    let panel: PanelState = expect_context();
    move || {
        let mut copies = session.rows();
        copies.retain(|row| row.name() == name);
        copies.sort_by_key(|row| row.cookie.with(|cookie| cookie.visible.copy));
        if copies.len() < 2 {
            return None;
        }
        let copy = |(index, row): (usize, Row)| {
            let cookie = row.cookie.get();
            let path = Column::Path.fact(&cookie, 0);
            let first = (index == 0).then_some(" The server receives this one first.");
            view! {
                <li>
                    <button type="button" class="link" on:click=move |_| panel.show(&row)>
                        <Text text=session.masked_value(&cookie.visible.text) />
                    </button>
                    <span class="quiet">
                        " at "{path.unwrap_or_else(|| "a path not known".to_owned())}"."{first}
                    </span>
                </li>
            }
        };
        let every = name.clone();
        Some(view! {
            <section class="panel-part">
                <h3>{copies.len()}" copies, in the order they are sent"</h3>
                <ol class="copies" data-testid="copies">
                    {copies.into_iter().enumerate().map(copy).collect::<Vec<_>>()}
                </ol>
                <button type="button" on:click=move |_| panel.delete_every(&every)>
                    "Delete every copy"
                </button>
            </section>
        })
    }
}

/// How many entries of a cookie's history are shown.
const MAX_HISTORY: usize = 10;

/// What became of a name in this tab, newest first.
#[component]
fn History(name: String) -> impl IntoView {
    let session: Session = expect_context();
    let entries = move || {
        session.activity.with(|actions| {
            let of_name = actions.iter().flat_map(|action| {
                let records = action.records.iter().map(|record| (action.at, record));
                records.filter(|(_, record)| record.name == name)
            });
            let entry = |(at, record): (u64, &Record)| {
                let sign = event_sign(&record.event);
                view! {
                    <li>
                        <span class="quiet">{clock::to_the_second(at)}</span>
                        " "
                        <span class="sign" aria-hidden="true">{sign}</span>
                        " "
                        <PhraseView phrase=wording::sentence(record, clock::end) />
                    </li>
                }
            };
            of_name.take(MAX_HISTORY).map(entry).collect::<Vec<_>>()
        })
    };
    view! {
        <section class="panel-part">
            <h3>"History in this tab"</h3>
            <ol class="history" data-testid="history">{entries}</ol>
        </section>
    }
}
