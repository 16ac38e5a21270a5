//! The list of every cookie that script can see.

use super::column::Column;
use super::list_state::ListState;
use super::panel_state::PanelState;
use super::row::{CookieRow, row_element_id};
use crate::components::{PhraseView, focus};
use crate::forecaster::this_engine;
use crate::session::{RowId, Session};
use crate::shell::KeySwitch;
use crate::wording::{self, Phrase};
use document_cookie::rules::Engine;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// How many cookies Chromium and Firefox keep of a site, as measured; no limit
/// of WebKitGTK's is known.
const MAX_COOKIES: usize = 180;

/// The `id` of the list, for the page's first stop.
pub const LIST: &str = "list";

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let session: Session = expect_context();
    let list: ListState = expect_context();
    let panel: PanelState = expect_context();
    let keys: KeySwitch = expect_context();
    keep_focus(list);
    let press = move |event: KeyboardEvent| {
        if press(list, panel, keys, &event) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let columns = Memo::new(move |_| {
        let mut columns = list.columns.get();
        list.agreement.with(|agreement| {
            columns.retain(|column| !agreement.has(*column));
            if !agreement.has(Column::Expires) {
                columns.push(Column::Expires);
            }
        });
        columns
    });
    let body = move || {
        view! {
            <div class="list-scroll" on:pointerleave=move |_| list.let_go()>
                <table role="grid" aria-label="Cookies" on:keydown=press>
                    <thead>
                        <Head columns />
                    </thead>
                    <tbody>
                        <For each=move || list.rows.get() key=|row| row.id let:row>
                            <CookieRow row columns />
                        </For>
                    </tbody>
                </table>
                <NoneFound />
            </div>
        }
    };
    let is_empty = Memo::new(move |_| session.rows().is_empty() && list.rows.with(Vec::is_empty));
    view! {
        <section class="list card" id=LIST tabindex="-1" aria-label="Cookies of this origin">
            {move || match is_empty.get() {
                true => view! { <Empty /> }.into_any(),
                false => body().into_any(),
            }}
            <Footer />
        </section>
    }
}

#[component]
fn Head(columns: Memo<Vec<Column>>) -> impl IntoView {
    let list: ListState = expect_context();
    let all_selected = move || {
        list.rows
            .with(|rows| !rows.is_empty() && rows.iter().all(|row| row.selected.get()))
    };
    let head = move |column: Column| {
        view! {
            <th
                scope="col"
                data-col=column.as_str()
                aria-sort=move || list.sort.get().aria(column)
            >
                <button
                    type="button"
                    on:click=move |_| list.sort.update(|sort| *sort = sort.pressed(column))
                >
                    {column.title()}
                </button>
            </th>
        }
        .into_any()
    };
    view! {
        <tr>
            <th class="pick">
                <input
                    type="checkbox"
                    aria-label="Select all"
                    prop:checked=all_selected
                    on:change:target=move |event| list.select_shown(event.target().checked())
                />
            </th>
            {head(Column::Name)}
            {head(Column::Value)}
            <th scope="col" data-col="marks">"Marks"</th>
            {move || columns.get().into_iter().map(head).collect::<Vec<_>>()}
            <th scope="col" class="acts"><span class="visually-hidden">"Actions"</span></th>
        </tr>
    }
}

/// What stands in the place of a list without cookies.
#[component]
fn Empty() -> impl IntoView {
    let panel: PanelState = expect_context();
    view! {
        <div class="empty">
            <p>
                "This page sees no cookies here. HttpOnly cookies and those of other paths stay hidden \
                from every script."
            </p>
            <button type="button" class="primary" on:click=move |_| panel.new_cookie()>
                "Set the first"
            </button>
        </div>
    }
}

#[component]
fn NoneFound() -> impl IntoView {
    let list: ListState = expect_context();
    move || {
        list.rows.with(Vec::is_empty).then(|| {
            view! {
                <p class="empty">
                    "No cookie has that. "
                    <button
                        type="button"
                        on:click=move |_| {
                            list.find.set(String::new());
                            list.filter.set(Default::default());
                        }
                    >
                        "Show all"
                    </button>
                </p>
            }
        })
    }
}

/// What all cookies have alike, how many there are, and what a request carries.
#[component]
fn Footer() -> impl IntoView {
    let session: Session = expect_context();
    let list: ListState = expect_context();
    let agreement = move || {
        list.agreement.with(|agreement| {
            let words = agreement.words.join(", ");
            let phrase = Phrase::default().text("All: ").text(words).text(".");
            (!agreement.words.is_empty()).then(|| view! { <PhraseView phrase /> }.into_any())
        })
    };
    let gauge = move || {
        let rows = session.rows();
        let count = rows.len();
        // Each travels as name=value, and all but the first behind "; ".
        let bytes: usize = rows
            .iter()
            .map(|row| row.cookie.with(|cookie| cookie.visible.bytes() + 3))
            .sum();
        let of = match this_engine().engine {
            Engine::Chromium | Engine::Firefox => format!("{count} of {MAX_COOKIES} cookies"),
            _ => wording::plural(count, "cookie", "cookies"),
        };
        format!(
            "{of}, as far as this page sees; {} each request.",
            wording::bytes(bytes.saturating_sub(2))
        )
    };
    view! {
        <footer class="list-foot quiet">
            <span data-testid="agreement">{agreement}</span>
            <span data-testid="gauge">{gauge}</span>
        </footer>
    }
}

/// Carries out a key in the list. Whether it meant something.
fn press(list: ListState, panel: PanelState, keys: KeySwitch, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let go = |row: Option<RowId>| {
        if let Some(row) = row {
            list.cursor.set(Some(row));
            focus::to_id(&row_element_id(row));
        }
        row.is_some()
    };
    let step = match event.key().as_str() {
        "ArrowDown" => Some(1),
        "ArrowUp" => Some(-1),
        "Home" => Some(isize::MIN),
        "End" => Some(isize::MAX),
        _ => None,
    };
    if let Some(step) = step {
        return go(list.row_from_cursor(step));
    }
    let current = list.row_from_cursor(0);
    let Some(row) = current.and_then(|id| {
        list.rows
            .with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned())
    }) else {
        return false;
    };
    // A button or a box in the row has its own Enter and Space.
    let on_row = focus::has_id(&row_element_id(row.id));
    match event.key().as_str() {
        " " if on_row => row.selected.update(|selected| *selected = !*selected),
        "Enter" if on_row => panel.show(&row),
        "Delete" => list.delete(vec![row.id]),
        "e" if keys.on() => panel.edit(&row),
        "d" if keys.on() => panel.duplicate(&row),
        "y" if keys.on() => list.copy(row.id),
        _ => return false,
    }
    true
}

/// A list drops the focus to the page when the row that has it goes or moves:
/// gives it back to the same row, or else to the one in its place.
fn keep_focus(list: ListState) {
    Effect::new(move |before: Option<Vec<RowId>>| {
        let now: Vec<RowId> = list
            .rows
            .with(|rows| rows.iter().map(|row| row.id).collect());
        let cursor = list.cursor.get_untracked();
        if let (Some(before), Some(row)) = (before, cursor)
            && before != now
        {
            let place = before.iter().position(|it| *it == row).unwrap_or_default();
            let there = |it: &&RowId| now.contains(it);
            // Itself, the next, or the last before it.
            let next = before[place..].iter().find(there);
            let next = next
                .or_else(|| before[..place].iter().rfind(there))
                .copied();
            list.cursor.set(next);
            let back = next.map(row_element_id);
            focus::recover(back.into_iter().collect());
        }
        now
    });
}
