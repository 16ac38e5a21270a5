//! The panel beside the list: a new cookie, or the one selected. Where there is
//! no room beside the list it is a sheet over it.

use super::details::Details;
use super::editor::Editor;
use super::panel_state::{Focus, PanelState, Target};
use super::row::row_element_id;
use super::toolbar::NEW_COOKIE;
use crate::components::{CloseButton, Text, focus};
use leptos::html::H2;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The panel.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let panel: PanelState = expect_context();
    let heading = NodeRef::<H2>::new();
    Effect::new(move || {
        if panel.focus.get() == Some(Focus::Heading)
            && let Some(heading) = heading.get()
        {
            panel.focus.set(None);
            // It is there, and takes the focus.
            let _ = heading.focus();
        }
    });
    let close = move || {
        let row = panel
            .target
            .with_untracked(|target| target.row().map(|row| row.id));
        panel.close();
        let back = row.map_or_else(|| NEW_COOKIE.to_owned(), row_element_id);
        focus::give(vec![back]);
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let title = move || match panel.target.get() {
        Target::New => "New cookie".into_any(),
        Target::Details(row) => named("", &row.name()),
        Target::Edit(row) => named("Edit ", &row.name()),
    };
    let can_close = move || panel.open.get() || panel.target.get() != Target::New;
    // The form stays as long as one is shown: a field that is taken away while
    // it is typed in would send what it holds to the next cookie's.
    let details = Memo::new(move |_| match panel.target.get() {
        Target::New | Target::Edit(_) => None,
        Target::Details(row) => Some(row),
    });
    let content = move || match details.get() {
        None => view! { <Editor /> }.into_any(),
        Some(row) => view! { <Details row /> }.into_any(),
    };
    view! {
        <div class="scrim" class:open=move || panel.open.get() on:click=move |_| close()></div>
        <aside
            class="panel card"
            class:open=move || panel.open.get()
            data-testid="panel"
            aria-labelledby="panel-title"
            on:keydown=press
        >
            <header class="panel-head">
                <h2 id="panel-title" tabindex="-1" node_ref=heading>{title}</h2>
                <CloseButton on_close=close unneeded=Signal::derive(move || !can_close()) />
            </header>
            <div class="panel-body">{content}</div>
        </aside>
    }
}

fn named(before: &'static str, name: &str) -> AnyView {
    if name.is_empty() {
        view! { {before}"the cookie without a name" }.into_any()
    } else {
        view! { {before}<Text text=name /> }.into_any()
    }
}
