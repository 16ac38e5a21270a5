//! document-cookie, without its rules.

use document_cookie::browser::DocumentCookie;
use document_cookie::{CookieJar, CookieString, Encoding, TypedCookie};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// A constant, if the name were known before.
fn cookie(name: String) -> TypedCookie<String, String> {
    TypedCookie::named(name).unwrap()
}

/// Reads one.
#[wasm_bindgen]
pub fn document_cookie_get(times: u32, name: String) {
    let cookie = cookie(name);
    for _ in 0..times {
        black_box(cookie.get(&DocumentCookie).unwrap().unwrap());
    }
}

/// Reads all, names and values decoded.
#[wasm_bindgen]
pub fn document_cookie_get_all(times: u32) {
    for _ in 0..times {
        let text = DocumentCookie.read().unwrap();
        let entries = CookieString::new(&text).entries();
        let all = entries.map(|entry| (Encoding::read(entry.name), Encoding::read(entry.value)));
        black_box(all.collect::<Vec<_>>());
    }
}

/// Writes one.
#[wasm_bindgen]
pub fn document_cookie_set(times: u32, name: String) {
    let cookie = cookie(name);
    for number in 0..times {
        cookie
            .write(&DocumentCookie, &super::value(number))
            .unwrap();
    }
}

/// Writes one, and says what came of it.
#[wasm_bindgen]
pub fn document_cookie_set_and_read_back(times: u32, name: String) {
    let cookie = cookie(name);
    for number in 0..times {
        let report = cookie.set(&DocumentCookie, &super::value(number));
        let _ = black_box(report.unwrap().outcome);
    }
}
