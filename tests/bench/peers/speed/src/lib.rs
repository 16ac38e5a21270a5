//! What each Rust peer does with a cookie, many times in one call: a clock in a
//! page is too coarse for once.

pub mod document_cookie;
pub mod leptos_use;
pub mod wasm_cookies;

/// The value of one of many writes: each differs from the one before.
fn value(number: u32) -> String {
    format!("written {}", 1000 + number % 1000)
}
