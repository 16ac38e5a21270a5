//! A sentence with the word it comes down to, coloured by what the word means.

use leptos::prelude::*;

/// A sentence, coloured, behind its word.
#[must_use]
pub fn sentence(tone: &'static str, word: String, sentence: String) -> AnyView {
    view! {
        <p class="verdict" data-tone=tone>
            <span class="word">{word}</span>
            {sentence}
        </p>
    }
    .into_any()
}

/// How an outcome's word is coloured; the word says the same without colour.
#[must_use]
pub fn tone(outcome: &str) -> &'static str {
    match outcome {
        "stored" | "replaced" | "unchanged" | "removed" => "good",
        "refused" | "ignored" => "bad",
        _ => "unsure",
    }
}
