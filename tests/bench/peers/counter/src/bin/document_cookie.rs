//! Visits in a cookie of document-cookie: what came of each write is read back.

use document_cookie::leptos::use_cookie;
use document_cookie::{Encoding, TypedCookie};
use std::time::Duration;

const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count")
    .encoding(Encoding::Raw)
    .max_age(Duration::from_secs(400 * 86_400));

fn visits() -> (impl Fn() -> u32 + Send, impl Fn() -> &'static str + Send) {
    let (visits, set_visits) = use_cookie(&VISITS);
    let count = move || {
        let before = visits.get_untracked().ok().flatten().unwrap_or(0);
        match set_visits.set(&(before + 1)) {
            Ok(report) => report.outcome.as_str(),
            Err(_) => "not possible",
        }
    };
    (move || visits.value().unwrap_or(0), count)
}

fn main() {
    counter::mount(visits);
}
