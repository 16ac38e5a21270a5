//! Visits in a cookie of wasm-cookies, which has no signals and does not say
//! what came of a write.

use leptos::prelude::*;
use std::time::Duration;
use wasm_cookies::CookieOptions;

fn read() -> u32 {
    let text = wasm_cookies::get("visit_count").and_then(Result::ok);
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn visits() -> (impl Fn() -> u32 + Send, impl Fn() -> &'static str + Send) {
    let visits = RwSignal::new(read());
    let count = move || {
        let options = CookieOptions::default()
            .with_path("/")
            .expires_after(Duration::from_secs(400 * 86_400));
        wasm_cookies::set("visit_count", &(read() + 1).to_string(), &options);
        visits.set(read());
        "counted"
    };
    (move || visits.get(), count)
}

fn main() {
    counter::mount(visits);
}
