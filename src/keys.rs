//! Single keys for what is done often, and the list of them. They act only
//! where nobody types, and can be turned off: speech input types letters too.

use crate::components::island;
use crate::components::live::{find, focus};
use crate::components::parts::acted;
use crate::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent};

/// The list of keys, which its button and `?` open.
pub fn keys(session: Session) -> AnyView {
    island(include_str!("keys.html"), move |island| {
        let list: HtmlDialogElement = island.slot("list").unchecked_into();
        let opened = list.clone();
        island.on("click", move |event| match acted(&event) {
            // It throws only where it is open already, or not in the document.
            Some((act, _)) if act == "keys" => drop(opened.show_modal()),
            Some((act, _)) if act == "close" => opened.close(),
            _ => {}
        });
        let heard = window_event_listener_untyped("keydown", move |event| {
            press(session, &list, event.unchecked_ref());
        });
        on_cleanup(move || heard.remove());
    })
}

fn press(session: Session, list: &HtmlDialogElement, event: &KeyboardEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let typed = target.is_some_and(|it| it.matches("input, textarea, select").unwrap_or(true));
    let with_other_keys = event.ctrl_key() || event.alt_key() || event.meta_key();
    let off = list
        .query_selector("input:checked")
        .ok()
        .flatten()
        .is_none();
    if typed || with_other_keys || off || list.open() {
        return;
    }
    let view = window().location();
    let done = match event.key().as_str() {
        "?" => list.show_modal().is_ok(),
        "/" => focus("input[type=search]"),
        "n" => focus("[name=name]"),
        "u" => undo(),
        "m" => {
            session.masked.update(|masked| *masked = !*masked);
            true
        }
        "v" => view.set_hash("#visits").is_ok(),
        "c" => view.set_hash("#cookies").is_ok(),
        "a" => view.set_hash("#activity").is_ok(),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// As if the button were pressed: the view reports what came of it.
fn undo() -> bool {
    find("[data-act=undo]:not([hidden] *)").is_some_and(|button| {
        button.click();
        true
    })
}
