//! The smallest parts. They are functions that return one type, not
//! components: each new type of view costs a kilobyte of the page.

use leptos::prelude::*;

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
