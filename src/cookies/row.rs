//! One row of the list.

use super::column::Column;
use super::list_state::ListState;
use super::mark::{Mark, marks};
use super::panel_state::PanelState;
use crate::clock::{self, Clock};
use crate::components::Text;
use crate::session::{Cookie, Row, RowId, Session, VisibleCookie};
use crate::values::{Preview, excerpt};
use crate::wording;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The `id` of a row's element.
pub(super) fn row_element_id(row: RowId) -> String {
    format!("row-{}", row.0)
}

/// A cookie: its name, its value, what is unlike the others, and what can be
/// done.
#[component]
pub(super) fn CookieRow(
    /// The cookie's place in the list.
    row: Row,
    /// The columns beside name, value and marks.
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let session: Session = expect_context();
    let list: ListState = expect_context();
    let panel: PanelState = expect_context();
    let clock: Clock = expect_context();
    let id = row.id;
    let name = row.name();
    let spoken = wording::spoken_name(&name);
    let selected = RwSignal::from(row.selected.clone());
    let cookie = row.cookie.clone();
    let value = move || {
        let is_as_stored = list.is_as_stored(id);
        cookie.with(|cookie| {
            let preview = preview(&cookie.visible, is_as_stored, clock);
            value_of(session, list, preview, &cookie.visible)
        })
    };
    let cookie = row.cookie.clone();
    let row_marks = move || {
        let unsaved = panel.is_unsaved(id).then(|| Mark {
            label: "unsaved".to_owned(),
            title: "Text that you typed and did not set".to_owned(),
        });
        let marks = cookie.with(|cookie| {
            let copies = list.copies_of(cookie);
            list.agreement
                .with(|agreement| marks(cookie, copies, agreement))
        });
        marks
            .into_iter()
            .chain(unsaved)
            .map(mark_view)
            .collect::<Vec<_>>()
    };
    let cookie = row.cookie.clone();
    let facts = move || {
        columns
            .get()
            .into_iter()
            .map(|column| {
                let cookie = cookie.clone();
                view! { <td data-col=column.as_str()>{move || fact(column, &cookie, clock)}</td> }
                    .into_any()
            })
            .collect::<Vec<_>>()
    };
    let found_name = {
        let name = name.clone();
        move || match name.is_empty() {
            true => view! { <span class="quiet">"(no name)"</span> }.into_any(),
            false => view! { <Text text=name.clone() found=list.find.get() /> }.into_any(),
        }
    };
    let shown = row.clone();
    let open = move |_| {
        list.cursor.set(Some(id));
        panel.show(&shown);
    };
    let delete = move |event: MouseEvent| {
        event.stop_propagation();
        // A press of a key is a click without a button.
        match event.detail() > 0 {
            true => list.delete_under_pointer(id),
            false => list.delete(vec![id]),
        }
    };
    let copy = move |event: MouseEvent| {
        event.stop_propagation();
        list.copy(id);
    };
    let edit = move |event: MouseEvent| {
        event.stop_propagation();
        list.cursor.set(Some(id));
        panel.edit(&row);
    };
    let is_shown = move || {
        panel
            .target
            .with(|target| target.row().is_some_and(|row| row.id == id))
    };
    view! {
        <tr
            data-testid="cookie-row"
            data-name=name
            id=row_element_id(id)
            tabindex=move || if list.tab_stop() == Some(id) { "0" } else { "-1" }
            aria-current=move || is_shown().then_some("true")
            class:struck=move || list.is_lingering(id)
            prop:inert=move || list.is_lingering(id)
            on:click=open
            on:focusin=move |_| list.cursor.set(Some(id))
        >
            <td class="pick" on:click=|event| event.stop_propagation()>
                <input
                    type="checkbox"
                    tabindex="-1"
                    aria-label=format!("Select {spoken}")
                    bind:checked=selected
                />
            </td>
            <th scope="row">{found_name}</th>
            <td data-col="value">{value}</td>
            <td data-col="marks">{row_marks}</td>
            {facts}
            <td class="acts">
                <button
                    type="button"
                    tabindex="-1"
                    aria-label=format!("Edit {spoken}")
                    title="Edit"
                    on:click=edit
                >
                    "✎"
                </button>
                <button
                    type="button"
                    tabindex="-1"
                    aria-label=format!("Copy {spoken}")
                    title="Copy the value"
                    on:click=copy
                >
                    "⧉"
                </button>
                <button
                    type="button"
                    tabindex="-1"
                    aria-label=format!("Delete {spoken}")
                    title="Delete"
                    on:click=delete
                >
                    "✕"
                </button>
            </td>
        </tr>
    }
}

/// A cookie's value in one line: what it is, its keys, or its text.
fn preview(cookie: &VisibleCookie, is_as_stored: bool, clock: Clock) -> Preview {
    let opened = &cookie.opened;
    if is_as_stored {
        return Preview::of_text(opened.value());
    }
    // Only what says when it expires follows the clock.
    let now = if Preview::expires(opened) {
        clock.minute()
    } else {
        0
    };
    Preview::of(opened, now, clock::day)
}

/// The line, with what was searched for; a mask hides what is not a name.
fn value_of(
    session: Session,
    list: ListState,
    mut preview: Preview,
    cookie: &VisibleCookie,
) -> AnyView {
    if cookie.raw.is_empty() {
        return view! { <span class="quiet">"(empty)"</span> }.into_any();
    }
    let mut found = String::new();
    if session.masked.get() {
        preview.text = session.masked_value(&preview.text);
        preview.note.clear();
    } else {
        found = list.find.get();
        // What was found further inside is shown with what stands around it.
        if !found.is_empty()
            && excerpt(&preview.outline, &found).is_none()
            && excerpt(&preview.text, &found).is_none()
        {
            let inside = excerpt(cookie.opened.text(), &found);
            if let Some(text) = inside.or_else(|| excerpt(&cookie.raw, &found)) {
                preview = Preview::of_text(&text);
            }
        }
    }
    let Preview {
        outline,
        text,
        note,
    } = preview;
    let note = (!note.is_empty()).then(|| {
        let separator = if text.is_empty() { ", " } else { " · " };
        view! { <span class="quiet">{separator}{note}</span> }.into_any()
    });
    let shown = |text: String| {
        (!text.is_empty()).then(|| view! { <Text text found=found.clone() /> }.into_any())
    };
    view! {
        {shown(outline)}
        {shown(text)}
        {note}
    }
    .into_any()
}

fn mark_view(mark: Mark) -> AnyView {
    view! { <span class="mark" title=mark.title><Text text=mark.label /></span> }.into_any()
}

/// What a cookie has in a column; a dot with a name where that is not known.
fn fact(column: Column, cookie: &ArcRwSignal<Cookie>, clock: Clock) -> AnyView {
    // Only what is counted down follows the clock.
    let counted = column == Column::Expires && cookie.with(Cookie::has_time);
    let now = if counted { clock.now() } else { 0 };
    match cookie.with(|cookie| column.short_fact(cookie, now)) {
        Some(fact) => view! { <Text text=fact /> }.into_any(),
        None => {
            let title = format!("{} not known", column.title());
            view! { <span class="quiet" title=title role="img" aria-label="not known">"·"</span> }
                .into_any()
        }
    }
}
