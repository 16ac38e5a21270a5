//! leptos-use, whose `use_cookie` reads once, when it is called, and writes in an
//! effect of its signal. It has no way to read all cookies.

use codee::string::FromToStringCodec;
use leptos::prelude::*;
use leptos_use::{SameSite, UseCookieOptions, use_cookie_with_options};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

fn signal(name: &str) -> (Signal<Option<String>>, WriteSignal<Option<String>>) {
    let options = UseCookieOptions::default()
        .path("/")
        .same_site(SameSite::Lax);
    use_cookie_with_options::<String, FromToStringCodec>(name, options)
}

fn prepare() {
    // Fails the second time, when there is one.
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// Reads one.
#[wasm_bindgen]
pub fn leptos_use_get(times: u32, name: &str) {
    prepare();
    for _ in 0..times {
        let owner = Owner::new();
        owner.with(|| black_box(signal(name).0.get_untracked().unwrap()));
        owner.cleanup();
    }
}

/// Writes one.
#[wasm_bindgen]
pub async fn leptos_use_set(times: u32, name: String) {
    prepare();
    let owner = Owner::new();
    let (_, set) = owner.with(|| signal(&name));
    // Its effects first run after a moment.
    leptos::task::tick().await;
    for number in 0..times {
        set.set(Some(super::value(number)));
        leptos::task::tick().await;
    }
    owner.cleanup();
}
