//! A visit counter in Leptos: the signal is always what the browser's jar
//! holds, also when another tab counts, the cookie expires, or a write is
//! refused.

use document_cookie::TypedCookie;
use document_cookie::leptos::use_cookie;
use leptos::prelude::*;
use std::time::Duration;

/// The cookie, defined once.
const VISITS: TypedCookie<u32> =
    TypedCookie::new("visit_count").max_age(Duration::from_secs(400 * 86_400));

/// The page.
#[component]
fn Counter() -> impl IntoView {
    let (visits, set_visits) = use_cookie(&VISITS);
    let said = RwSignal::new(String::new());
    let count = move || {
        // What is no number is counted over.
        let before = visits.get_untracked().ok().flatten().unwrap_or(0);
        said.set(match set_visits.set(&before.saturating_add(1)) {
            Ok(report) => report.outcome.to_string(),
            Err(error) => error.to_string(),
        });
    };
    count();
    view! {
        <p>"Visits: " {move || visits.value().unwrap_or(0)}</p>
        <p>"The last write: " {said}</p>
        <button on:click=move |_| count()>"Count once more"</button>
        <button on:click=move |_| drop(set_visits.delete())>"Delete the cookie"</button>
    }
}

fn main() {
    leptos::mount::mount_to_body(Counter);
}
