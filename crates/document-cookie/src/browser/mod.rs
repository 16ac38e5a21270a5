//! The page's own `document.cookie`, the `CookieStore` beside it, and a feed of
//! what changes in them: the only module that names `HtmlDocument`.

mod cookie_store;
mod document;
mod ends;
mod engine;
mod feed;
mod watch;

pub use cookie_store::{
    KnownCookie, KnownDomain, KnownEnd, RenewalProbe, cookie_store_details, cookie_store_value,
};
#[cfg(feature = "rules")]
pub use engine::engine;
pub use engine::engine_word;
pub use feed::Watch;
#[cfg(feature = "leptos")]
pub(crate) use feed::listen;
pub use watch::watch;

use crate::change::Origin;
use crate::jar::{AccessError, CookieJar, Location};
use crate::part::joined;
use document::{CookieDocument, Text, words};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDocument, PerformanceEntry, Window};

/// The cookies of the document this program runs in.
///
/// Every read and write asks the browser anew: nothing is kept here.
///
/// ```no_run
/// use document_cookie::browser::DocumentCookie;
/// use document_cookie::{CookieJar, CookieString};
///
/// let text = DocumentCookie.read()?;
/// for entry in CookieString::new(&text).entries() {
///     // Show entry.name and entry.value.
/// }
/// # Ok::<(), document_cookie::AccessError>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct DocumentCookie;

// The page's document, once it is known to be one that may have cookies: asking
// for it anew costs more than asking for its cookies. It is there for good.
thread_local! {
    static DOCUMENT: Cell<Option<&'static HtmlDocument>> = const { Cell::new(None) };
}

impl CookieJar for DocumentCookie {
    fn read(&self) -> Result<String, AccessError> {
        document()?.cookie().map_err(denied)
    }

    /// Looks for it where the cookie-string is, and copies no more than the
    /// value: what comes after a `;` begins a cookie, since no value has one.
    fn find(&self, name: &str) -> Result<Option<String>, AccessError> {
        let shown = shown()?;
        let start = joined(&["; ", name, "="]);
        // The first cookie has nothing before it.
        let first = start.get(2..).unwrap_or_default();
        let at = match shown.index_of(first, 0) {
            0 => -2,
            _ => shown.index_of(&start, 0),
        };
        if at == -1 {
            return Ok(None);
        }
        let value = at + utf16_length(&start);
        // Where no other follows, -1 is as a length past every end.
        let end = shown.index_of(";", value).cast_unsigned();
        Ok(Some(shown.text(value, end)))
    }

    fn write(&self, line: &str) -> Result<(), AccessError> {
        let watched = feed::is_watched();
        if watched {
            // What came before this write is not its doing.
            feed::look(Origin::Elsewhere)?;
        }
        document()?.set_cookie(line).map_err(denied)?;
        if watched {
            feed::wrote(line)?;
        }
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

fn document() -> Result<&'static HtmlDocument, AccessError> {
    if let Some(document) = DOCUMENT.get() {
        return Ok(document);
    }
    // A worker has no window, and gloo would panic there.
    web_sys::window().ok_or(AccessError::NoDocument)?;
    let document: HtmlDocument = gloo_utils::document().unchecked_into();
    // Chromium throws for these, Firefox and WebKitGTK say nothing at all.
    let scheme = "data:";
    if looking(&document).url().index_of(scheme, 0) == 0 {
        return Err(AccessError::CookieAverse { scheme });
    }
    let document = Box::leak(Box::new(document));
    DOCUMENT.set(Some(document));
    Ok(document)
}

fn looking(document: &HtmlDocument) -> &CookieDocument {
    document.unchecked_ref()
}

/// The cookie-string, where the browser has it.
fn shown() -> Result<Text, AccessError> {
    looking(document()?).shown().map_err(denied)
}

/// How long a text is as JavaScript counts: one for each byte that begins a
/// character, and one more where it takes four bytes.
fn utf16_length(text: &str) -> i32 {
    let mut length = 0;
    for byte in text.bytes() {
        length += i32::from(byte & 0xc0 != 0x80) + i32::from(byte >= 0xf0);
    }
    length
}

fn denied(thrown: JsValue) -> AccessError {
    AccessError::Denied {
        message: words(&thrown).text(0, u32::MAX),
    }
}
