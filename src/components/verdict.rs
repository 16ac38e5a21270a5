//! A sentence with the word it comes down to, coloured by what the word means.

use super::live::fill;
use super::parts::{element, prose, with};
use web_sys::Element;

/// A sentence, coloured, behind its word.
#[must_use]
pub fn sentence(tone: &str, word: &str, sentence: &str) -> Element {
    let whole = with(element("p", "verdict", ""), "data-tone", tone);
    fill(&whole, vec![element("span", "word", word), prose(sentence)]);
    whole
}

/// How an outcome's word is coloured; the word says the same without colour.
#[must_use]
pub fn tone(outcome: &str) -> &'static str {
    match outcome {
        "stored" | "replaced" | "unchanged" | "removed" => "good",
        "refused" | "ignored" => "bad",
        "altered" | "indeterminate" | "nothing_to_remove" => "unsure",
        // How it changed from elsewhere.
        _ => "plain",
    }
}
