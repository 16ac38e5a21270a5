//! A drop-down list of typed options.

use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// A drop-down list under its label.
#[component]
pub fn Choice<T>(
    /// What it chooses.
    label: &'static str,
    /// The options, each with its words.
    options: &'static [(T, &'static str)],
    /// The option shown as chosen.
    #[prop(into)]
    value: Signal<T>,
    /// A person chose another.
    on_choose: impl Fn(T) + 'static,
    /// The class of the label.
    #[prop(default = "field")]
    class: &'static str,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let choose = move |event| {
        let select: HtmlSelectElement = event_target(&event);
        let index = usize::try_from(select.selected_index()).ok();
        if let Some((option, _)) = index.and_then(|index| options.get(index)) {
            on_choose(*option);
        }
    };
    view! {
        <label class=class>
            <span class="label">{label}</span>
            <select on:change=choose>
                // By the options' own property: a value set before they exist is lost.
                {options
                    .iter()
                    .map(|(option, words)| {
                        view! { <option prop:selected=move || value.get() == *option>{*words}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
