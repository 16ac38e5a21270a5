//! Single keys for what is done often, and the list of them. They act only
//! where nobody types, and can be turned off: speech input types letters too.

use crate::cookies::{CookiesState, Focus};
use crate::route::View;
use crate::session::Session;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::{ev, wasm_bindgen::JsCast};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

/// The list of keys, with its button, and the keys themselves.
#[component]
pub fn Keys(
    /// The view that is shown.
    view: ReadSignal<View>,
) -> impl IntoView {
    let session: Session = expect_context();
    let cookies: CookiesState = expect_context();
    let enabled = RwSignal::new(true);
    let list = NodeRef::<Dialog>::new();
    let open = move || {
        // It throws only where it is open already.
        let shown = list.get_untracked().map(|list| list.show_modal());
        shown.is_some_and(|shown| shown.is_ok())
    };
    let close = move |_| {
        if let Some(list) = list.get_untracked() {
            list.close();
        }
    };
    let press = move |event: KeyboardEvent| {
        let is_open = list.get_untracked().is_some_and(|list| list.open());
        if !enabled.get_untracked() || is_open || is_typing(&event) || has_modifier(&event) {
            return;
        }
        let in_cookies = view.get_untracked() == View::Cookies;
        let done = match event.key().as_str() {
            "?" => open(),
            "/" if in_cookies => cookies.focus_on(Focus::Find),
            "n" if in_cookies => cookies.focus_on(Focus::Name),
            "u" if in_cookies => cookies.undo_latest(),
            "m" => {
                session.masked.update(|masked| *masked = !*masked);
                true
            }
            "v" => {
                View::Visits.go();
                true
            }
            "c" => {
                View::Cookies.go();
                true
            }
            "a" => {
                View::Activity.go();
                true
            }
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    };
    let listener = window_event_listener(ev::keydown, press);
    on_cleanup(move || listener.remove());
    view! {
        <button type="button" class="keys" aria-label="Keys" title="Keys: ?" on:click=move |_| { open(); }>
            "?"
        </button>
        <dialog class="card" node_ref=list aria-labelledby="keys-title">
            <h2 id="keys-title">"Keys"</h2>
            <dl class="days">
                <div>
                    <dt><kbd>"v"</kbd>" "<kbd>"c"</kbd>" "<kbd>"a"</kbd></dt>
                    <dd>"Visits, Cookies, Activity"</dd>
                </div>
                <div><dt><kbd>"n"</kbd></dt><dd>"a new cookie"</dd></div>
                <div><dt><kbd>"/"</kbd></dt><dd>"find"</dd></div>
                <div><dt><kbd>"m"</kbd></dt><dd>"mask values, or show them"</dd></div>
                <div><dt><kbd>"u"</kbd></dt><dd>"undo the latest"</dd></div>
                <div><dt><kbd>"?"</kbd></dt><dd>"this list; "<kbd>"Esc"</kbd>" closes it"</dd></div>
            </dl>
            <p class="flags">
                <label><input type="checkbox" bind:checked=enabled />"Single keys act"</label>
            </p>
            <div class="actions"><button type="button" on:click=close>"Close"</button></div>
        </dialog>
    }
}

/// Whether the key belongs to the field that has the focus.
fn is_typing(event: &KeyboardEvent) -> bool {
    event.target().is_some_and(|target| {
        target.has_type::<HtmlInputElement>()
            || target.has_type::<HtmlTextAreaElement>()
            || target.has_type::<HtmlSelectElement>()
    })
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}
