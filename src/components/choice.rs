//! A drop-down list of typed options.

use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// A drop-down list under its label.
#[component]
pub fn Choice<T>(
    /// What it chooses.
    label: &'static str,
    /// The options, each with its words.
    #[prop(into)]
    options: Vec<(T, &'static str)>,
    /// The name that an option has in the document, where it is to have one.
    #[prop(optional)]
    name: Option<fn(T) -> &'static str>,
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
    let options = StoredValue::new(options);
    let choose = move |event| {
        let select: HtmlSelectElement = event_target(&event);
        let index = usize::try_from(select.selected_index()).ok();
        let option = index.and_then(|index| options.with_value(|it| it.get(index).copied()));
        if let Some((option, _)) = option {
            on_choose(option);
        }
    };
    let option = move |(option, words): (T, &'static str)| {
        let chosen = move || value.get() == option;
        let name = name.map(|name| name(option));
        view! { <option value=name prop:selected=chosen>{words}</option> }
    };
    view! {
        <label class=class>
            <span class="label">{label}</span>
            <select on:change=choose>
                // By the options' own property: a value set before they exist is lost.
                {options.get_value().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
