//! The button that closes what lies over the page.

use leptos::prelude::*;

/// A cross that closes; Escape does the same.
#[component]
pub fn CloseButton(
    /// A person pressed it.
    on_close: impl Fn() + 'static,
    /// Whether there is nothing to close.
    #[prop(into, optional)]
    unneeded: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon"
            class:unneeded=move || unneeded.get()
            aria-label="Close"
            title="Close (Esc)"
            on:click=move |_| on_close()
        >
            "×"
        </button>
    }
}
