//! What the tests of readers look at in a capture.

// Each test program uses some of these.
#![allow(dead_code)]

use cookie_formats::{Capture, CookieRecord, Format, Found, Item, OmissionReason, read};

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The set-cookie-strings of a capture.
pub fn cookies(capture: &Capture) -> Vec<String> {
    let of = |item: &Item| match &item.found {
        Found::SetCookie(cookie) => Some(text(&cookie.text)),
        _ => None,
    };
    capture.items.iter().filter_map(of).collect()
}

pub fn pairs(capture: &Capture) -> Vec<String> {
    let of = |item: &Item| match &item.found {
        Found::RequestPair(pair) => Some(format!("{}={}", text(&pair.name), text(&pair.value))),
        _ => None,
    };
    capture.items.iter().filter_map(of).collect()
}

pub fn records(capture: &Capture) -> Vec<&CookieRecord> {
    let records = capture.items.iter().filter_map(|item| match &item.found {
        Found::Record(record) => Some(record),
        _ => None,
    });
    records.collect()
}

pub fn urls(capture: &Capture) -> Vec<Option<&str>> {
    let urls = capture.items.iter().map(|item| match &item.found {
        Found::SetCookie(cookie) => cookie.url.as_deref(),
        Found::RequestPair(pair) => pair.url.as_deref(),
        _ => None,
    });
    urls.collect()
}

pub fn dates(capture: &Capture) -> Vec<Option<String>> {
    let of = |item: &Item| match &item.found {
        Found::SetCookie(cookie) => cookie.response_date.as_deref().map(text),
        _ => None,
    };
    capture.items.iter().map(of).collect()
}

pub fn reasons(capture: &Capture) -> Vec<&OmissionReason> {
    capture.omissions.iter().map(|it| &it.reason).collect()
}

/// Reads what must be recognised as this format.
pub fn recognised(input: &str, format: Format) -> Capture {
    let capture = read(input.as_bytes());
    assert_eq!(capture.format, Some(format), "{input}");
    capture
}
