//! Sentences, with names set as code and values isolated and masked.

use super::Text;
use crate::session::Session;
use crate::wording::{Phrase, Span};
use leptos::prelude::*;

/// A sentence of the page.
#[component]
pub fn PhraseView(
    /// What is said.
    phrase: Phrase,
) -> impl IntoView {
    let span = |span: Span| match span {
        Span::Text(text) => text.into_any(),
        Span::Code(text) => view! { <code><Text text /></code> }.into_any(),
        Span::BareValue(value) => view! { <MaskedValue value /> }.into_any(),
        Span::Value(value) => view! { "“"<MaskedValue value />"”" }.into_any(),
    };
    view! { <span>{phrase.0.into_iter().map(span).collect::<Vec<_>>()}</span> }
}

/// A text of the rules, whose quotes stand between backticks.
#[component]
pub fn Prose(
    /// The text.
    text: String,
) -> impl IntoView {
    view! { <PhraseView phrase=Phrase::of_quoting(&text) /> }
}

/// A value, or what hides it.
#[component]
pub fn MaskedValue(
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let session: Session = expect_context();
    move || view! { <Text text=session.masked_value(&value) /> }
}
