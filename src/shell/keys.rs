//! Single keys for what is done often, and the list of them. They act only
//! where nobody types, and can be turned off: speech input types letters too.

use crate::components::Toaster;
use crate::cookies::{ListState, PanelState};
use crate::route::View;
use crate::session::Session;
use crate::storage;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::{ev, wasm_bindgen::JsCast};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

/// The key of the choice, in this origin's local storage.
const STORAGE_KEY: &str = "cookie_workbench_keys";

/// Whether single letters act, in context.
#[derive(Clone, Copy, Debug)]
pub struct KeySwitch(RwSignal<bool>);

impl KeySwitch {
    /// As it was chosen before; on at first.
    #[must_use]
    pub fn new() -> Self {
        let chosen = storage::load(storage::local(), STORAGE_KEY);
        Self(RwSignal::new(chosen != "off"))
    }

    /// Whether they act. Tracked.
    #[must_use]
    pub fn on(self) -> bool {
        self.0.get()
    }

    /// Turns them on or off, also for later visits.
    pub fn set(self, on: bool) {
        self.0.set(on);
        storage::save(storage::local(), STORAGE_KEY, if on { "" } else { "off" });
    }
}

impl Default for KeySwitch {
    fn default() -> Self {
        Self::new()
    }
}

/// What each key does.
const KEYS: [(&str, &str); 14] = [
    ("v c i a", "Visits, Cookies, Inspect, Activity"),
    ("/", "find"),
    ("n", "a new cookie"),
    ("↑ ↓", "move in the list"),
    ("Space", "select the row"),
    ("Enter", "open the row"),
    ("e", "edit the row's cookie"),
    ("d", "make another like it"),
    ("Delete", "delete it"),
    ("y", "copy its value"),
    ("m", "mask values, or show them"),
    ("u", "undo what you did last"),
    ("Ctrl Enter", "set the cookie"),
    ("Esc", "close what is open"),
];

/// The list of keys, and the keys that act wherever one is.
#[component]
pub fn Keys(
    /// Whether the list is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let session: Session = expect_context();
    let toaster: Toaster = expect_context();
    let list: ListState = expect_context();
    let panel: PanelState = expect_context();
    let keys: KeySwitch = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            match open.get() {
                // It throws only where it is open already.
                true => drop(dialog.show_modal()),
                false => dialog.close(),
            }
        }
    });
    let press = move |event: KeyboardEvent| {
        let blocked = open.get_untracked() || is_typing(&event) || has_modifier(&event);
        if blocked || !untrack(|| keys.on()) {
            return;
        }
        match event.key().as_str() {
            "?" => open.set(true),
            "/" => {
                View::Cookies.go();
                list.focus_find.set(true);
            }
            "n" => {
                View::Cookies.go();
                panel.new_cookie();
            }
            "u" => {
                let Some(latest) = session.activity.latest_undo() else {
                    return;
                };
                toaster.wrote(session.undo(latest));
            }
            "m" => session.toggle_mask(),
            "v" => View::Visits.go(),
            "c" => View::Cookies.go(),
            "i" => View::Inspect.go(),
            "a" => View::Activity.go(),
            _ => return,
        }
        event.prevent_default();
    };
    let listener = window_event_listener(ev::keydown, press);
    on_cleanup(move || listener.remove());
    let rows = KEYS.map(|(key, what)| {
        let caps = key
            .split(' ')
            .map(|key| view! { <kbd>{key}</kbd>" " }.into_any())
            .collect_view();
        view! { <div><dt>{caps}</dt><dd>{what}</dd></div> }
    });
    view! {
        <dialog
            class="card"
            node_ref=dialog
            aria-labelledby="keys-title"
            on:close=move |_| open.set(false)
        >
            <h2 id="keys-title">"Keys"</h2>
            <dl class="keys">
                {rows}
                <div><dt><kbd>"?"</kbd></dt><dd>"this list"</dd></div>
            </dl>
            <div class="actions">
                <button type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
        </dialog>
    }
}

/// Whether the key belongs to the field that has the focus.
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        // Nobody types into a box.
        return input.type_() != "checkbox";
    }
    target.has_type::<HtmlTextAreaElement>() || target.has_type::<HtmlSelectElement>()
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}
