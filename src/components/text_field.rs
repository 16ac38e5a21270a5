//! A field of one line under its label.

use leptos::html::Input;
use leptos::prelude::*;

/// A field of one line. A browser that fills one in, or clears it, may send no
/// more than `change`.
#[component]
pub fn TextField(
    /// What it holds.
    label: &'static str,
    /// Its text.
    value: RwSignal<String>,
    /// What stands in it while it is empty.
    #[prop(optional)]
    placeholder: &'static str,
    /// Which keyboard a phone shows.
    #[prop(optional)]
    input_mode: Option<&'static str>,
    /// The `id` of what describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// The field itself.
    #[prop(optional)]
    node_ref: NodeRef<Input>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <input
                type="text"
                inputmode=input_mode
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=placeholder
                aria-describedby=described_by
                node_ref=node_ref
                bind:value=value
                on:change:target=move |event| value.set(event.target().value())
            />
        </label>
    }
}
