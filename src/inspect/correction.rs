//! What to write instead: the old line struck, the new one underlined, and the
//! buttons that take it.

use super::secret::Secret;
use super::state::InspectState;
use crate::clipboard;
use crate::components::{Feedback, Prose, Text, Toaster};
use cookie_check::CookieAnswer;
use document_cookie::rules::{Correction, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A correction.
#[component]
pub(super) fn CorrectionView(
    /// Of what.
    answer: Arc<CookieAnswer>,
    /// The correction.
    correction: Correction,
    /// Whether it is the best one.
    is_first: bool,
) -> impl IntoView {
    let state: InspectState = expect_context();
    let toaster: Toaster = expect_context();
    let words: Vec<String> = correction.changes.iter().map(text::suggestion).collect();
    let lines: Vec<String> = correction
        .writes
        .iter()
        .map(|write| String::from_utf8_lossy(&write.line).into_owned())
        .collect();
    let corrected = lines.join("\n");
    let old = String::from_utf8_lossy(&answer.line).into_owned();
    let struck = fields(&old)
        .into_iter()
        .map(|field| {
            let is_kept = lines.iter().any(|line| fields(line).contains(&field));
            let text = view! { <FieldText text=field /> }.into_any();
            match is_kept {
                true => text,
                false => view! { <del>{text}</del> }.into_any(),
            }
        })
        .collect::<Vec<_>>();
    let underlined = lines
        .iter()
        .enumerate()
        .flat_map(|(at, line)| {
            let break_before = (at > 0).then(|| "\n".into_any());
            let fields = fields(line).into_iter().map(|field| {
                let is_old = fields(&old).contains(&field);
                let text = view! { <FieldText text=field /> }.into_any();
                match is_old {
                    true => text,
                    false => view! { <ins>{text}</ins> }.into_any(),
                }
            });
            break_before.into_iter().chain(fields.collect::<Vec<_>>())
        })
        .collect::<Vec<_>>();
    let apply = {
        let (answer, correction) = (Arc::clone(&answer), correction.clone());
        move |_| state.apply(&answer, &correction)
    };
    let copy = move |_| {
        let corrected = corrected.clone();
        spawn_local(async move {
            toaster.show(Feedback::Done(clipboard::copy(&corrected).await));
        });
    };
    view! {
        <div class="correction">
            <p><Prose text=words.join(" ") /></p>
            <pre class="before"><code>{struck}</code></pre>
            <pre class="after"><code data-testid=is_first.then_some("corrected")>{underlined}</code></pre>
            <div class="actions">
                <button type="button" class="small" on:click=apply>"Apply"</button>
                <button type="button" class="small" on:click=copy>"Copy the corrected line"</button>
            </div>
        </div>
    }
}

/// Takes the latest correction back, while there is one.
#[component]
pub(super) fn UndoCorrection() -> impl IntoView {
    let state: InspectState = expect_context();
    move || {
        state.can_undo().then(|| {
            view! {
                <button type="button" class="small" on:click=move |_| state.undo()>
                    "Undo the correction"
                </button>
            }
        })
    }
}

/// A line in the pieces that a correction changes: each begins with its `;`.
fn fields(line: &str) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for (at, field) in line.split(';').enumerate() {
        fields.push(match at {
            0 => field.to_owned(),
            _ => format!(";{field}"),
        });
    }
    fields
}

/// A piece of a line: the value of the first is hidden where values are.
#[component]
fn FieldText(text: String) -> impl IntoView {
    if text.starts_with(';') {
        return view! { <Text text /> }.into_any();
    }
    match text.split_once('=') {
        Some((name, value)) => {
            view! { <Text text=format!("{name}=") /><Secret text=value.to_owned() /> }.into_any()
        }
        None => view! { <Secret text /> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_line_make_the_line() {
        for line in ["a=1; Path=/; Secure", "", ";", "a"] {
            assert_eq!(fields(line).concat(), line);
        }
    }
}
