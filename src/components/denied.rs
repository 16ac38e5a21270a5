//! The state of a document that may have no cookies at all.

use super::live::island;
use crate::wording;
use document_cookie::AccessError;
use leptos::prelude::*;

/// Says that there are no cookies here, why, and what to do.
#[component]
pub fn CookiesDenied(
    /// Why.
    error: AccessError,
) -> impl IntoView {
    island(include_str!("denied.html"), move |island| {
        let words = wording::access(&error);
        island.text("why", move || words.clone());
    })
}
