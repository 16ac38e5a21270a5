//! Sentences, with what they quote set as code.

use super::Tone;
use leptos::prelude::*;

/// A text whose quotes stand between backticks, as the rules write it.
#[component]
pub fn Prose(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => view! { <span>{part.to_owned()}</span> }.into_any(),
        _ => view! { <code>{part.to_owned()}</code> }.into_any(),
    };
    view! { <span>{text.split('`').enumerate().map(part).collect_view()}</span> }
}

/// A sentence behind the word it comes down to, coloured by what that means.
#[component]
pub fn Sentence(
    /// How it is coloured.
    tone: Tone,
    /// The word; it says the same without colour.
    #[prop(into, default = String::new())]
    word: String,
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <p class="verdict" data-tone=tone.as_str()>
            <span class="word">{word}</span>
            <Prose text />
        </p>
    }
}
