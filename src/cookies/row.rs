//! One row of the table.

use super::column::Column;
use super::state::CookiesState;
use crate::clock::Clock;
use crate::session::{Cookie, Row, RowId, Session, Source};
use crate::wording;
use document_cookie::Encoding;
use leptos::prelude::*;

/// What in a row can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowControl {
    Select,
    Edit,
    Duplicate,
    Delete,
}

impl RowControl {
    /// The `id` of the control in a row.
    pub(super) fn id(self, row: RowId) -> String {
        let control = match self {
            Self::Select => "select",
            Self::Edit => "edit",
            Self::Duplicate => "duplicate",
            Self::Delete => "delete",
        };
        format!("{control}-{}", row.0)
    }
}

/// A cookie: its value, the facts that are known of it, and what can be done.
#[component]
pub(super) fn CookieRow(
    /// The cookie's place in the table.
    row: Row,
    /// A control of the row got the focus.
    on_focus: Callback<(RowId, RowControl)>,
) -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let clock: Clock = expect_context();
    let id = row.id;
    let name = row.name();
    let label = format!("Select {}", wording::name(&name));
    let shown_name = match name.is_empty() {
        true => view! { <span class="quiet">"(no name)"</span> }.into_any(),
        false => view! { <code>{name}</code> }.into_any(),
    };
    let selected = RwSignal::from(row.selected.clone());
    let cookie = ArcRwSignal::clone(&row.cookie);
    let value = move || cookie.with(|cookie| value_of(session, cookie).into_any());
    let facts = Column::FACTS.map(|column| {
        let cookie = row.cookie.clone();
        // Only what is counted down follows the clock.
        let fact = move || {
            cookie.with(|cookie| match column {
                Column::Expires if cookie.metadata.is_some() => column.fact(cookie, clock.now()),
                _ => column.fact(cookie, 0),
            })
        };
        let known = fact.clone();
        let source = row.cookie.clone();
        let title = move || source.with(|cookie| source_of(column, cookie));
        view! {
            <td data-col=column.as_str()>
                <span
                    class=move || if known().is_some() { "quiet" } else { "unknown" }
                    title=title
                >
                    {move || fact().unwrap_or_else(|| "unknown".to_owned())}
                </span>
            </td>
        }
        .into_any()
    });
    let focused = move |control| move |_| on_focus.run((id, control));
    let (edited, duplicated) = (row.clone(), row);
    view! {
        <tr data-testid="cookie-row">
            <td class="pick">
                <input
                    type="checkbox"
                    id=RowControl::Select.id(id)
                    aria-label=label
                    bind:checked=selected
                    on:focus=focused(RowControl::Select)
                />
            </td>
            <th scope="row">{shown_name}</th>
            <td data-col="value">{value}</td>
            {facts}
            <td class="acts">
                <button
                    type="button"
                    id=RowControl::Edit.id(id)
                    on:focus=focused(RowControl::Edit)
                    on:click=move |_| state.edit(&edited)
                >
                    "Edit"
                </button>
                <button
                    type="button"
                    id=RowControl::Duplicate.id(id)
                    on:focus=focused(RowControl::Duplicate)
                    on:click=move |_| state.duplicate(&duplicated)
                >
                    "Duplicate"
                </button>
                <button
                    type="button"
                    id=RowControl::Delete.id(id)
                    on:focus=focused(RowControl::Delete)
                    on:click=move |_| state.delete_rows(&[id])
                >
                    "Delete"
                </button>
            </td>
        </tr>
    }
}

/// A cookie's value, with what there is to say of it in tags behind it.
fn value_of(session: Session, cookie: &Cookie) -> impl IntoView + use<> {
    let visible = &cookie.visible;
    let value = match visible.text.is_empty() {
        true => view! { <code class="quiet">"(empty)"</code> }.into_any(),
        false => {
            view! { <code class="value" dir="auto">{session.masked_value(&visible.text)}</code> }
                .into_any()
        }
    };
    let encoding = (visible.encoding != Encoding::Raw)
        .then(|| view! { <span class="tag">{wording::encoding(visible.encoding)}</span> });
    let copy = (visible.copy > 0)
        .then(|| view! { <span class="tag">{format!("copy {}", visible.copy + 1)}</span> });
    view! { {value}{encoding}{copy} }
}

/// Who says when a cookie ends.
fn source_of(column: Column, cookie: &Cookie) -> Option<&'static str> {
    let metadata = cookie.metadata.as_ref()?;
    if column != Column::Expires || metadata.end.is_none() {
        return None;
    }
    Some(match metadata.source {
        Source::Browser => "Told by the browser",
        Source::Written => "As this page wrote it",
    })
}
