//! A value of the input, hidden where values are.

use super::state::InspectState;
use crate::components::Text;
use leptos::prelude::*;

/// A value, or what hides it.
#[component]
pub(super) fn Secret(
    /// The value.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let state: InspectState = expect_context();
    move || view! { <Text text=state.masked_value(&text) /> }
}
