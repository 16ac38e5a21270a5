//! The table of every cookie that script can see.

use super::column::Column;
use super::row::{CookieRow, RowControl};
use super::state::{CookiesState, Focus};
use crate::components::focus;
use crate::forecaster::this_engine;
use crate::session::{Row, RowId, Session};
use crate::wording;
use document_cookie::rules::Engine;
use leptos::html::Input;
use leptos::prelude::*;

/// How many cookies Chromium and Firefox keep of a site, as measured; no limit
/// of WebKitGTK's is known.
const MAX_COOKIES: usize = 180;

/// The table.
#[component]
pub(super) fn Table() -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let rows = Memo::new(move |_| state.visible_rows());
    let empty = move || session.rows().is_empty();
    let none_found = move || !empty() && rows.with(Vec::is_empty);
    let on_focus = keep_focus(rows);
    view! {
        <section
            class="wide"
            aria-labelledby="table-title"
            data-empty=move || empty().then_some("")
            data-none=move || none_found().then_some("")
        >
            <div class="section-head">
                <h2 id="table-title">"Cookies of this origin"</h2>
                <p class="quiet" data-testid="gauge">{move || gauge(session)}</p>
            </div>
            <p class="card empty">
                "Script sees no cookie here. Set one above; HttpOnly cookies and those of other paths \
                exist unseen."
            </p>
            <Tools />
            <p class="card none-found">"No name and no value has that text."</p>
            <div class="card table-card">
                <table data-hide=move || hidden_columns(state)>
                    <thead>
                        <Head rows />
                    </thead>
                    <tbody>
                        <For each=move || rows.get() key=|row| row.id let:row>
                            <CookieRow row on_focus />
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn hidden_columns(state: CookiesState) -> String {
    let words = |hidden: &Vec<Column>| hidden.iter().map(|it| it.as_str()).collect::<Vec<_>>();
    state.hidden.with(words).join(" ")
}

/// The search, what is done to many rows, and the choice of columns.
#[component]
fn Tools() -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let find = NodeRef::<Input>::new();
    Effect::new(move || {
        if state.focus.get() == Some(Focus::Find)
            && let Some(find) = find.get()
        {
            state.focus.set(None);
            // It is there, and not disabled.
            let _ = find.focus();
        }
    });
    let columns = Column::FACTS.map(|column| {
        let shown = move || state.hidden.with(|hidden| !hidden.contains(&column));
        view! {
            <label>
                <input
                    type="checkbox"
                    prop:checked=shown
                    on:change=move |event| state.show_column(column, event_target_checked(&event))
                />
                {column.title()}
                " column"
            </label>
        }
    });
    view! {
        <div class="tools">
            <input
                type="search"
                id="find"
                aria-label="Find in names and values"
                placeholder="Find in names and values"
                node_ref=find
                bind:value=state.find
            />
            <button type="button" on:click=move |_| state.delete_selected()>"Delete selected"</button>
            <button type="button" on:click=move |_| state.delete_shown()>"Delete all shown"</button>
            <button
                type="button"
                aria-pressed=move || session.masked.get().to_string()
                on:click=move |_| session.masked.update(|masked| *masked = !*masked)
            >
                "Mask values"
            </button>
            <details class="columns">
                <summary>"Columns"</summary>
                <div class="card">{columns}</div>
            </details>
        </div>
    }
}

#[component]
fn Head(rows: Memo<Vec<Row>>) -> impl IntoView {
    let state: CookiesState = expect_context();
    let all_selected =
        move || rows.with(|rows| !rows.is_empty() && rows.iter().all(|row| row.selected.get()));
    let heads = Column::ALL.map(|column| {
        // The style hides a column by this, which name and value never are.
        let col = Column::FACTS.contains(&column).then_some(column.as_str());
        view! {
            <th scope="col" data-col=col aria-sort=move || state.sort.get().aria(column)>
                <button
                    type="button"
                    on:click=move |_| state.sort.update(|sort| *sort = sort.pressed(column))
                >
                    {column.title()}
                </button>
            </th>
        }
    });
    view! {
        <tr>
            <th class="pick">
                <input
                    type="checkbox"
                    aria-label="Select all"
                    prop:checked=all_selected
                    on:change=move |event| state.select_shown(event_target_checked(&event))
                />
            </th>
            {heads}
            <th scope="col">"Actions"</th>
        </tr>
    }
}

/// How many cookies there are, and what a request to this page carries of them.
fn gauge(session: Session) -> String {
    let rows = session.rows();
    let count = rows.len();
    // Each travels as name=value, and all but the first behind "; ".
    let bytes: usize = rows
        .iter()
        .map(|row| row.cookie.with(|cookie| cookie.visible.bytes() + 3))
        .sum();
    let of = match this_engine().engine {
        Engine::Chromium | Engine::Firefox => format!("{count} of {MAX_COOKIES} cookies"),
        _ if count == 1 => "1 cookie".to_owned(),
        _ => format!("{count} cookies"),
    };
    format!(
        "at least {of}, as far as this page sees; {} in each request",
        wording::bytes(bytes.saturating_sub(2))
    )
}

/// A list drops the focus to the page when the row that has it goes or moves:
/// gives it back to the same control, of the same row or else of the one in its
/// place. What it returns is to be told where the focus is.
fn keep_focus(rows: Memo<Vec<Row>>) -> Callback<(RowId, RowControl)> {
    let focused = StoredValue::new(None::<(RowId, RowControl)>);
    Effect::new(move |before: Option<Vec<RowId>>| {
        let now: Vec<RowId> = rows.with(|rows| rows.iter().map(|row| row.id).collect());
        if let (Some(before), Some((row, control))) = (before, focused.get_value())
            && before != now
        {
            let place = before.iter().position(|it| *it == row).unwrap_or_default();
            let there = |it: &&RowId| now.contains(it);
            // Itself, the next, or the last before it.
            let next = before[place..].iter().find(there);
            let next = next.or_else(|| before[..place].iter().rfind(there));
            focus::recover(next.map(|row| control.id(*row)).into_iter().collect());
        }
        now
    });
    Callback::new(move |place| focused.set_value(Some(place)))
}
