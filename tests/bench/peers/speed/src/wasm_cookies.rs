//! wasm-cookies.

use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_cookies::CookieOptions;

fn options() -> CookieOptions<'static> {
    CookieOptions::default().with_path("/")
}

/// Reads one.
#[wasm_bindgen]
pub fn wasm_cookies_get(times: u32, name: &str) {
    for _ in 0..times {
        black_box(wasm_cookies::get(name).unwrap().unwrap());
    }
}

/// Reads all, names and values decoded.
#[wasm_bindgen]
pub fn wasm_cookies_get_all(times: u32) {
    for _ in 0..times {
        black_box(wasm_cookies::all().unwrap());
    }
}

/// Writes one.
#[wasm_bindgen]
pub fn wasm_cookies_set(times: u32, name: &str) {
    for number in 0..times {
        wasm_cookies::set(name, &super::value(number), &options());
    }
}

/// Writes one, and reads it.
#[wasm_bindgen]
pub fn wasm_cookies_set_and_read_back(times: u32, name: &str) {
    for number in 0..times {
        wasm_cookies::set(name, &super::value(number), &options());
        black_box(wasm_cookies::get(name).unwrap().unwrap());
    }
}
