//! The smallest parts: plain elements, made from what cookies and people say.

use super::live::fill;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// An element with a text in it. The text is only ever text.
///
/// # Panics
/// When `tag` is no name of an element.
#[must_use]
pub fn element(tag: &str, class: &str, text: &str) -> Element {
    let element = gloo_utils::document().create_element(tag);
    let element = element.expect("the name of an element");
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    element
}

/// An element with others in it.
#[must_use]
pub fn holding(tag: &str, class: &str, children: Vec<Element>) -> Element {
    let element = element(tag, class, "");
    fill(&element, children);
    element
}

/// With an attribute.
#[must_use]
pub fn with(element: Element, name: &str, value: &str) -> Element {
    super::live::set(&element, name, Some(value));
    element
}

/// Text as it stands in a cookie.
#[must_use]
pub fn code(text: &str) -> Element {
    element("code", "", text)
}

/// What the rules say: the text they quote stands between backticks.
#[must_use]
pub fn prose(text: &str) -> Element {
    let mut parts = Vec::new();
    let mut quoted = false;
    for part in text.split('`') {
        parts.push(element(if quoted { "code" } else { "span" }, "", part));
        quoted = !quoted;
    }
    holding("span", "", parts)
}

/// What is said beside something, quietly.
#[must_use]
pub fn quiet(text: &str) -> Element {
    element("span", "quiet", text)
}

/// A label on something.
#[must_use]
pub fn tag(text: &str) -> Element {
    element("span", "tag", text)
}

/// A button that asks for `act`.
#[must_use]
pub fn button(act: &str, text: &str) -> Element {
    let button = with(element("button", "", text), "type", "button");
    with(button, "data-act", act)
}

/// A term and what it stands for.
#[must_use]
pub fn term(term: &str, meaning: Vec<Element>) -> Element {
    let term = element("dt", "", term);
    holding("div", "", vec![term, holding("dd", "", meaning)])
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

/// What was typed or chosen in the field of an event.
#[must_use]
pub fn value_of(event: &Event) -> String {
    let value = event
        .target()
        .and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
