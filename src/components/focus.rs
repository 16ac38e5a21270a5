//! Where the focus goes when what had it is gone.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The `id` of the element that every view stands in.
pub const MAIN: &str = "view";

/// Whether nothing smaller than the page has the focus.
#[must_use]
pub fn is_lost() -> bool {
    let active = document().active_element();
    active
        .is_none_or(|it| it.has_type::<web_sys::HtmlBodyElement>() || it.parent_element().is_none())
}

/// Gives the focus to the element of this `id`. Whether it is there and takes it.
pub fn to_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Whether the element of this `id` has the focus.
#[must_use]
pub fn has_id(id: &str) -> bool {
    document().active_element().is_some_and(|it| it.id() == id)
}

/// After the views have changed, gives the focus to the first of these elements
/// that is there.
pub fn give(ids: Vec<String>) {
    spawn_local(async move {
        tick().await;
        let _ = ids.iter().any(|id| to_id(id)) || to_id(MAIN);
    });
}

/// After the views have changed, gives a lost focus to the first of these
/// elements that is there, or else to the view.
pub fn recover(ids: Vec<String>) {
    spawn_local(async move {
        tick().await;
        if is_lost() && !ids.iter().any(|id| to_id(id)) {
            to_id(MAIN);
        }
    });
}
