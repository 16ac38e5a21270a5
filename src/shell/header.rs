//! The header: name, origin, the views, the mask, and a menu.

use super::{KeySwitch, ThemeChoice};
use crate::components::Menu;
use crate::cookies::{LIST, ListState};
use crate::lazy::LazyParts;
use crate::route::View;
use crate::session::Session;
use leptos::prelude::*;

/// The header; on a phone the views are a bar at the bottom.
#[component]
pub fn Header(
    /// The view that is shown.
    view: ReadSignal<View>,
    /// Opens the list of keys.
    on_keys: Callback<()>,
) -> impl IntoView {
    let session: Session = expect_context();
    let keys: KeySwitch = expect_context();
    let list: ListState = expect_context();
    let views: LazyParts = expect_context();
    let origin = window().location().origin().unwrap_or_default();
    let skip = move || {
        (view.get() == View::Cookies).then(|| {
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                list.focus();
            };
            view! { <a class="skip" href=format!("#{LIST}") on:click=go>"To the list"</a> }
                .into_any()
        })
    };
    let tabs = View::ALL.map(|tab| {
        let current = move || (view.get() == tab).then_some("page");
        view! {
            <a
                href=tab.hash()
                aria-current=current
                on:pointerenter=move |_| views.fetch(tab)
                on:focus=move |_| views.fetch(tab)
            >
                {tab.title()}
            </a>
        }
    });
    view! {
        <header class="header">
            {skip}
            <p class="brand">"Cookie Workbench"</p>
            <p class="origin" title="The origin whose cookies these are"><code>{origin}</code></p>
            <nav class="tabs" aria-label="Views">{tabs}</nav>
            <button
                type="button"
                title="Hide values (m)"
                aria-pressed=move || session.masked.get().to_string()
                on:click=move |_| session.toggle_mask()
            >
                "Mask"
            </button>
            <Menu label="Menu" sign="☰">
                <ThemeChoice />
                <button type="button" on:click=move |_| on_keys.run(())>"Keys"</button>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || keys.on()
                        on:change:target=move |event| keys.set(event.target().checked())
                    />
                    "Single-letter keys"
                </label>
            </Menu>
        </header>
    }
}
