//! The state of a document that may have no cookies at all.

use crate::wording;
use document_cookie::Error;
use leptos::prelude::*;

/// Says that there are no cookies here, why, and what to do.
#[component]
pub fn CookiesDenied(
    /// Why.
    error: Error,
) -> impl IntoView {
    view! {
        <section class="card trouble" role="alert">
            <h2>"No cookies here"</h2>
            <p>{wording::access(&error)}</p>
        </section>
    }
}
