//! A button that opens a panel with less frequent choices.

use leptos::ev;
use leptos::html::{Button, Div};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, Node};

/// A button and what it opens. A press elsewhere, Escape, or leaving it with
/// the keyboard closes it.
#[component]
pub fn Menu(
    /// What the button is called.
    label: &'static str,
    /// What stands on the button.
    #[prop(default = "⋯")]
    sign: &'static str,
    /// What it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<Button>::new();
    let whole = NodeRef::<Div>::new();
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            // The innermost alone closes.
            event.stop_propagation();
            open.set(false);
            // It is there, and takes the focus.
            let _ = button.get_untracked().map(|button| button.focus());
        }
    };
    let pointer = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let inside = whole
            .get_untracked()
            .is_some_and(|whole| whole.contains(target.as_ref()));
        if !inside && open.get_untracked() {
            open.set(false);
        }
    });
    on_cleanup(move || pointer.remove());
    // A button in it is a choice made; boxes and lists may be followed by more.
    let choose = move |event: ev::MouseEvent| {
        let target = event.target();
        if target.is_some_and(|it| it.has_type::<web_sys::HtmlButtonElement>()) {
            open.set(false);
        }
    };
    let leave = move |event: ev::FocusEvent| {
        let to = event
            .related_target()
            .and_then(|it| it.dyn_into::<Node>().ok());
        let left = to.is_some_and(|to| {
            let whole = whole.get_untracked();
            whole.is_some_and(|whole| !whole.contains(Some(&to)))
        });
        if left {
            open.set(false);
        }
    };
    view! {
        <div class="menu" node_ref=whole on:keydown=close on:focusout=leave>
            <button
                type="button"
                class="icon"
                aria-label=label
                title=label
                aria-expanded=move || open.get().to_string()
                node_ref=button
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {sign}
            </button>
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <div class="menu-panel card" on:click=choose>{children()}</div>
                        }
                        .into_any()
                    })
            }}
        </div>
    }
}
