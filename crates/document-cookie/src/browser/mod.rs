//! The page's own `document.cookie`, the `CookieStore` beside it, and a feed of
//! what changes in them: the only module that names `HtmlDocument`.

mod cookie_store;
mod engine;
mod watch;

pub use cookie_store::{
    KnownCookie, KnownDomain, KnownEnd, cookie_store_details, cookie_store_value,
};
#[cfg(feature = "rules")]
pub use engine::engine;
pub use engine::engine_word;
#[cfg(feature = "leptos")]
pub(crate) use watch::listen;
pub use watch::{Watch, watch};

use crate::change::Origin;
use crate::cookie_string::first_of;
use crate::jar::{AccessError, CookieJar, Location};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDocument, PerformanceEntry, Window};

/// The cookies of the document this program runs in.
///
/// Every read and write asks the browser anew: nothing is kept here.
#[derive(Clone, Copy, Debug, Default)]
pub struct DocumentCookie;

impl CookieJar for DocumentCookie {
    fn read(&self) -> Result<String, AccessError> {
        let document = document()?;
        let text = String::from(&shown(&document)?);
        if text.is_empty() {
            may_have_cookies(&document)?;
        }
        Ok(text)
    }

    /// Looks for it where the cookie-string is, and copies no more than the
    /// value: what comes after a `;` begins a cookie, since no value has one.
    fn find(&self, name: &str) -> Result<Option<String>, AccessError> {
        if name.is_empty() {
            // A nameless cookie is shown without its `=`.
            return Ok(first_of(&self.read()?, name));
        }
        let document = document()?;
        let shown = shown(&document)?;
        let mut start = String::with_capacity(name.len() + 3);
        for part in ["; ", name, "="] {
            start.push_str(part);
        }
        // The first cookie has nothing before it.
        let at = match shown.index_of(start.trim_start_matches("; "), 0) {
            0 => -2,
            _ => shown.index_of(&start, 0),
        };
        if at == -1 {
            may_have_cookies(&document)?;
            return Ok(None);
        }
        let value = at + utf16_length(&start);
        // Past the end is the end.
        let end = shown.index_of(";", value) as u32;
        Ok(Some(String::from(
            shown.substring(value as u32, end.min(i32::MAX as u32)),
        )))
    }

    fn write(&self, line: &str) -> Result<(), AccessError> {
        let document = document()?;
        may_have_cookies(&document)?;
        if !watch::is_watched() {
            return document.set_cookie(line).map_err(denied);
        }
        // What came before this write is not its doing.
        watch::look(Origin::Elsewhere);
        document.set_cookie(line).map_err(denied)?;
        watch::wrote(line);
        Ok(())
    }

    fn location(&self) -> Option<Location> {
        let window = web_sys::window()?;
        let url = loaded_from(&window).or_else(|| window.location().href().ok())?;
        Location::of_url(&url)
    }

    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context> {
        let window = web_sys::window()?;
        let url = loaded_from(&window).or_else(|| window.location().href().ok())?;
        Some(crate::prediction::Context {
            answering: engine(),
            page: crate::rules::Page::parse(&url).ok()?,
            now: crate::rules::UnixTime((js_sys::Date::now() / 1000.0) as i64),
        })
    }
}

/// The URL the document was loaded from, which alone counts for its cookies:
/// `pushState` changes neither what it sees nor its default path.
fn loaded_from(window: &Window) -> Option<String> {
    let entries = window.performance()?.get_entries_by_type("navigation");
    let entry: PerformanceEntry = entries.get(0).dyn_into().ok()?;
    Some(entry.name()).filter(|url| url.starts_with("http"))
}

fn document() -> Result<HtmlDocument, AccessError> {
    // A worker has no window, and gloo would panic there.
    web_sys::window().ok_or(AccessError::NoDocument)?;
    Ok(gloo_utils::document().unchecked_into())
}

/// The cookie-string, where the browser has it.
fn shown(document: &HtmlDocument) -> Result<JsString, AccessError> {
    match js_sys::Reflect::get(document, &"cookie".into()) {
        // It is a string in every document.
        Ok(shown) => Ok(shown.unchecked_into()),
        Err(thrown) => Err(denied(thrown)),
    }
}

/// Whether a document that shows no cookies could ever have one.
fn may_have_cookies(document: &HtmlDocument) -> Result<(), AccessError> {
    // Chromium throws for these, Firefox and WebKitGTK say nothing at all.
    let address = document.url().unwrap_or_default();
    if address.starts_with("data:") {
        return Err(AccessError::CookieAverse {
            scheme: "data:".to_owned(),
        });
    }
    Ok(())
}

/// How long a text is as JavaScript counts.
fn utf16_length(text: &str) -> i32 {
    text.encode_utf16().count() as i32
}

fn denied(thrown: JsValue) -> AccessError {
    let message = js_sys::Reflect::get(&thrown, &"message".into());
    let message = message.ok().and_then(|message| message.as_string());
    AccessError::Denied {
        message: message.unwrap_or_default(),
    }
}
