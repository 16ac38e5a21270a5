//! Visits in a cookie of leptos-use, which does not say what came of a write.

use codee::string::FromToStringCodec;
use leptos::prelude::*;
use leptos_use::{UseCookieOptions, use_cookie_with_options};

fn visits() -> (impl Fn() -> u32 + Send, impl Fn() -> &'static str + Send) {
    let options = UseCookieOptions::default()
        .path("/")
        .max_age(400_i64 * 86_400_000);
    let (visits, set_visits) =
        use_cookie_with_options::<u32, FromToStringCodec>("visit_count", options);
    let count = move || {
        set_visits.set(Some(visits.get_untracked().unwrap_or(0) + 1));
        "counted"
    };
    (move || visits.get().unwrap_or(0), count)
}

fn main() {
    counter::mount(visits);
}
