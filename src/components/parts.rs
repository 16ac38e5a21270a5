//! The smallest parts. They are functions that return one type, not
//! components: each new type of view costs a kilobyte of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Text as it stands in a cookie.
#[must_use]
pub fn code(text: String) -> AnyView {
    view! { <code>{text}</code> }.into_any()
}

/// What is said beside something, quietly.
#[must_use]
pub fn quiet(text: String) -> AnyView {
    view! { <span class="quiet">{text}</span> }.into_any()
}

/// A label on something.
#[must_use]
pub fn tag(text: String) -> AnyView {
    view! { <span class="tag">{text}</span> }.into_any()
}

/// A term and what it stands for.
#[must_use]
pub fn term(term: String, meaning: Vec<AnyView>) -> AnyView {
    view! { <div><dt>{term}</dt><dd>{meaning}</dd></div> }.into_any()
}

/// A text alone.
#[must_use]
pub fn text(text: String) -> AnyView {
    text.into_any()
}

/// What a press asks for, by the `data-act` it lands in, and the row it is in.
/// One listener hears all the buttons of a view: each listener has its price.
#[must_use]
pub fn acted(event: &Event) -> Option<(String, Option<u32>)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("[data-act]").ok()??;
    let row = target.closest("[data-id]").ok().flatten();
    let id = row.and_then(|row| row.get_attribute("data-id")?.parse().ok());
    Some((button.get_attribute("data-act")?, id))
}
