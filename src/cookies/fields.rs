//! The editor's fields in the document: they hold what is typed, and the state
//! is read from them after each keystroke.

use super::form::Form;
use crate::line::Line;
use document_cookie::Encoding;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement};

const ENCODINGS: [(&str, Encoding); 3] = [
    ("raw", Encoding::Raw),
    ("percent", Encoding::Percent),
    ("quoted", Encoding::Quoted),
];

/// The editor in the document, while its view is shown.
pub fn form() -> Option<Element> {
    gloo_utils::document().get_element_by_id("editor")
}

fn field(form: &Element, name: &str) -> Option<Element> {
    form.query_selector(&format!("[name={name}]")).ok()?
}

/// What the fields hold; `chosen` says whether the person chose the encoding.
pub fn read(chosen: bool) -> Option<Form> {
    let form: HtmlFormElement = form()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let text = |name: &str| data.get(name).as_string().unwrap_or_default();
    let encoding = text("encoding");
    let known = ENCODINGS.into_iter().find(|(word, _)| *word == encoding);
    Some(Form {
        typed: Line {
            name: text("name").trim().to_owned(),
            value: text("value"),
            path: Some(text("path")),
            domain: Some(text("domain")),
            expires: Some(text("expires")),
            max_age: Some(text("max-age")),
            same_site: Some(text("same-site")),
            secure: data.has("secure"),
            partitioned: data.has("partitioned"),
        },
        encoding: known.map_or(Encoding::Raw, |(_, encoding)| encoding),
        chosen,
    })
}

/// Puts the state into the fields.
pub fn show(place: &Element, form: &Form) {
    let typed = &form.typed;
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    for (name, value) in [
        ("name", typed.name.clone()),
        ("value", typed.value.clone()),
        ("path", text(&typed.path)),
        ("domain", text(&typed.domain)),
        ("expires", text(&typed.expires)),
        ("max-age", text(&typed.max_age)),
        ("same-site", text(&typed.same_site)),
    ] {
        set(place, name, "value", &value.into());
    }
    set(place, "secure", "checked", &typed.secure.into());
    set(place, "partitioned", "checked", &typed.partitioned.into());
    show_encoding(place, form.encoding());
}

/// Shows which encoding is used.
pub fn show_encoding(place: &Element, encoding: Encoding) {
    if let Some((word, _)) = ENCODINGS.into_iter().find(|(_, it)| *it == encoding) {
        set(place, "encoding", "value", &word.into());
    }
}

/// Puts the person into a field.
pub fn focus(name: &str) {
    if let Some(field) = form().and_then(|form| field(&form, name)) {
        let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

fn set(place: &Element, name: &str, property: &str, value: &wasm_bindgen::JsValue) {
    if let Some(field) = field(place, name) {
        // An element takes any value for these.
        let _ = Reflect::set(&field, &property.into(), value);
    }
}

/// The name of the field that an event came from.
pub fn name_of(event: &web_sys::Event) -> String {
    let field = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    field
        .and_then(|field| field.get_attribute("name"))
        .unwrap_or_default()
}
