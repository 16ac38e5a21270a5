//! The Cookies view: the form, its report, and the table.

use super::form::CookieForm;
use super::table::CookieTable;
use crate::components::LastReport;
use crate::session::Session;
use leptos::prelude::*;

/// The view.
#[component]
pub fn CookiesView(
    /// The cookies.
    session: Session,
) -> impl IntoView {
    let said = RwSignal::new(None);
    view! {
        <div class="cookies">
            <h1 class="visually-hidden">"Cookies"</h1>
            <CookieForm session said />
            <section class="happened" aria-labelledby="cookie-happened-title">
                <h2 id="cookie-happened-title">"What happened"</h2>
                <LastReport
                    said
                    hint="Set, read or delete a cookie: here stands the exact string that was written, and what the browser made of it."
                />
            </section>
            <CookieTable session />
        </div>
    }
}
