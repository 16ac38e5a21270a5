//! A text that a site or a person wrote: isolated from what stands around it,
//! and with what cannot be seen shown by its code point.

use crate::wording::{Run, runs};
use leptos::prelude::*;

/// A name, a value, a path.
#[component]
pub fn Text(
    /// What was written.
    #[prop(into)]
    text: String,
    /// What is searched for, and marked.
    #[prop(into, optional)]
    found: String,
) -> impl IntoView {
    let run = |run: Run<'_>| match run {
        Run::Plain(text) => text.to_owned().into_any(),
        Run::Found(text) => view! { <mark>{text.to_owned()}</mark> }.into_any(),
        Run::CodePoint(character) => {
            let code_point = format!("U+{:04X}", u32::from(character));
            view! { <span class="code-point">{code_point}</span> }.into_any()
        }
    };
    let pieces: Vec<AnyView> = runs(&text, &found).into_iter().map(run).collect();
    view! { <bdi>{pieces}</bdi> }
}
