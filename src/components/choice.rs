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
    on_choose: impl Fn(T) + Send + Sync + 'static,
    /// The class of the label.
    #[prop(default = "field")]
    class: &'static str,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let words = options.into_iter().map(|(value, words)| OptionWords {
        words: words.to_owned(),
        name: name.map(|name| name(value)),
    });
    let values = StoredValue::new(values);
    let chosen = move || {
        let value = value.get();
        values.with_value(|values| values.iter().position(|it| *it == value))
    };
    let choose = move |index: usize| {
        if let Some(value) = values.with_value(|values| values.get(index).copied()) {
            on_choose(value);
        }
    };
    view! {
        <NumberedChoice
            label
            options=words.collect()
            chosen=Signal::derive(chosen)
            on_choose=Callback::new(choose)
            class
        />
    }
}

/// An option as it is shown.
#[derive(Clone, Debug)]
pub struct OptionWords {
    /// Its words.
    pub words: String,
    /// The name that it has in the document, where it has one.
    pub name: Option<&'static str>,
}

/// A drop-down list whose options are known by their places, from 0.
#[component]
pub fn NumberedChoice(
    /// What it chooses.
    label: &'static str,
    /// The options.
    options: Vec<OptionWords>,
    /// The option shown as chosen.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// A person chose another.
    on_choose: Callback<usize>,
    /// The class of the label.
    #[prop(default = "field")]
    class: &'static str,
) -> impl IntoView {
    let choose = move |event| {
        let select: HtmlSelectElement = event_target(&event);
        if let Ok(index) = usize::try_from(select.selected_index()) {
            on_choose.run(index);
        }
    };
    let option = |(index, option): (usize, OptionWords)| {
        let is_chosen = move || chosen.get() == Some(index);
        view! { <option value=option.name prop:selected=is_chosen>{option.words}</option> }
            .into_any()
    };
    view! {
        <label class=class>
            <span class="label">{label}</span>
            <select on:change=choose>
                // By the options' own property: a value set before they exist is lost.
                {options.into_iter().enumerate().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
}
