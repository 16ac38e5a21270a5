//! Above the list: the search, the filters, and what is done to many cookies.

use super::column::Column;
use super::filter::Filter;
use super::list_state::ListState;
use super::panel_state::PanelState;
use crate::components::Menu;
use crate::export::Export;
use crate::import::Import;
use crate::session::Session;
use crate::snapshots::Snapshots;
use crate::wording;
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

/// The `id` of the button for a new cookie.
pub(super) const NEW_COOKIE: &str = "new-cookie";

/// The tools.
#[component]
pub(super) fn Toolbar() -> impl IntoView {
    let session: Session = expect_context();
    let list: ListState = expect_context();
    let panel: PanelState = expect_context();
    let import: Import = expect_context();
    let export: Export = expect_context();
    let snapshots: Snapshots = expect_context();
    let find = NodeRef::<Input>::new();
    Effect::new(move || {
        if list.focus_find.get()
            && let Some(find) = find.get()
        {
            list.focus_find.set(false);
            // It is there, and takes the focus.
            let _ = find.focus();
        }
    });
    let found = move || {
        let all = session.rows().len();
        let filtered = list.filter.get() != Filter::All || list.find.with(|it| !it.is_empty());
        filtered.then(|| format!("{} of {all}", list.rows.with(Vec::len)))
    };
    // A search for nothing among nothing.
    let nothing = move || session.rows().is_empty();
    view! {
        <div class="toolbar">
            <div class="search" class:unseen=nothing>
                <input
                    type="search"
                    id="find"
                    aria-label="Find name, value, decoded text"
                    placeholder="Find name, value, decoded text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    node_ref=find
                    bind:value=list.find
                    on:change:target=move |event| list.find.set(event.target().value())
                />
                <span class="quiet" data-testid="found-count" aria-live="polite">{found}</span>
            </div>
            <button type="button" class="new" id=NEW_COOKIE on:click=move |_| panel.new_cookie()>
                "New cookie"
            </button>
            <ListMenu />
        </div>
        <div class="chip-bar">
            <Filters />
            <div class="actions">
                <button type="button" on:click=move |_| import.open()>"Import"</button>
                <button type="button" on:click=move |_| export.open()>"Export"</button>
                <button type="button" class="roomy" on:click=move |_| snapshots.open()>
                    "Snapshots"
                </button>
            </div>
        </div>
        <Selection />
        <Confirm />
    }
}

#[component]
fn ListMenu() -> impl IntoView {
    let list: ListState = expect_context();
    let snapshots: Snapshots = expect_context();
    let delete_shown = move |_| {
        let rows = list.rows.get_untracked();
        list.delete(rows.iter().map(|row| row.id).collect());
    };
    view! {
        <Menu label="List menu">
            <fieldset class="checks">
                <legend>"Columns"</legend>
                {Column::OPTIONAL
                    .map(|column| {
                        let shown = move || list.columns.with(|columns| columns.contains(&column));
                        view! {
                            <label>
                                <input
                                    type="checkbox"
                                    prop:checked=shown
                                    on:change:target=move |event| {
                                        list.show_column(column, event.target().checked());
                                    }
                                />
                                {column.title()}
                                " column"
                            </label>
                        }
                    })}
            </fieldset>
            <button type="button" on:click=move |_| list.select_shown(true)>
                "Select all shown"
            </button>
            <button type="button" class="narrow" on:click=move |_| snapshots.open()>
                "Snapshots"
            </button>
            <button type="button" on:click=delete_shown>"Delete all shown"</button>
        </Menu>
    }
}

/// The filters, each with how many cookies it shows; one that shows none is
/// left out.
#[component]
fn Filters() -> impl IntoView {
    let list: ListState = expect_context();
    let chip = move |filter: Filter| {
        let count = Memo::new(move |_| list.count(filter));
        let chosen = move || list.filter.get() == filter;
        move || {
            let shown = count.get() > 0 || filter == Filter::All || chosen();
            shown.then(|| {
                view! {
                    <button
                        type="button"
                        class="chip"
                        aria-pressed=move || chosen().to_string()
                        on:click=move |_| list.filter.set(filter)
                    >
                        {filter.label()}
                        " "
                        {count.get()}
                    </button>
                }
                .into_any()
            })
        }
    };
    view! {
        <div class="chips" role="group" aria-label="Show">
            {Filter::ALL.map(chip)}
        </div>
    }
}

/// What is done to the selected cookies, while there are any.
#[component]
fn Selection() -> impl IntoView {
    let list: ListState = expect_context();
    let selected = Memo::new(move |_| list.selected());
    let hidden = move || {
        let shown = list.rows.get();
        let hidden = selected.with(|selected| {
            let hidden = selected.iter().filter(|row| !shown.contains(row));
            hidden.count()
        });
        (hidden > 0).then(|| format!(" ({hidden} hidden)"))
    };
    let delete = move |_| {
        let rows = selected.get_untracked();
        list.delete(rows.iter().map(|row| row.id).collect());
    };
    move || {
        let count = selected.with(Vec::len);
        (count > 0).then(|| {
            view! {
                <div class="selection" data-testid="selection">
                    <span>{count}" selected"{hidden}</span>
                    <button type="button" aria-label="Delete selected" on:click=delete>
                        "Delete"
                    </button>
                    <button
                        type="button"
                        aria-label="Clear selection"
                        on:click=move |_| list.clear_selection()
                    >
                        "Clear"
                    </button>
                </div>
            }
            .into_any()
        })
    }
}

/// Asks before many cookies are deleted of which some cannot be brought back
/// exactly.
#[component]
fn Confirm() -> impl IntoView {
    let list: ListState = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    let asked = move || list.confirming.with(|rows| !rows.is_empty());
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            match asked() {
                // It throws only where it is open already.
                true => drop(dialog.show_modal()),
                false => dialog.close(),
            }
        }
    });
    let question = move || {
        list.confirming.with(|rows| {
            let (all, inexact) = (rows.len(), list.inexact(rows));
            let cookies = wording::plural(all, "cookie", "cookies");
            format!(
                "Of {cookies}, {inexact} cannot be brought back exactly: their path, domain or lifetime \
                 is not known here. Undo brings back their values until the browser closes."
            )
        })
    };
    view! {
        <dialog
            class="card"
            node_ref=dialog
            aria-labelledby="confirm-title"
            on:close=move |_| list.confirming.set(Vec::new())
        >
            <h2 id="confirm-title">"Delete them?"</h2>
            <p>{question}</p>
            <div class="actions">
                <button type="button" class="primary" on:click=move |_| list.confirm()>
                    "Delete"
                </button>
                <button type="button" on:click=move |_| list.confirming.set(Vec::new())>
                    "Cancel"
                </button>
            </div>
        </dialog>
    }
}
