//! The page's own `document.cookie`, the `CookieStore` beside it, and a feed of
//! what changes in them: the only module that names `HtmlDocument`.

mod cookie_store;
mod document;
mod ends;
mod engine;
mod feed;
mod watch;

pub use cookie_store::{
    CookieListItem, DomainScope, Expiry, RenewalProbe, cookie_store_details, cookie_store_value,
};
pub use engine::engine_name;
#[cfg(feature = "rules")]
pub use engine::engine_profile;
pub use watch::watch;

use crate::change::ChangeSource;
use crate::error::Error;
use crate::jar::{CookieJar, Listener, Watch};
use crate::part::joined;
use cookie_rules::{CookieUrl, UnixTime};
use document::{CookieDocument, Text, words};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDocument, PerformanceEntry, Window};

/// The cookies of the document this program runs in.
///
/// Every read and write asks the browser anew: nothing is kept here. In a
/// program that runs in no browser it answers [`Error::NoDocument`].
///
/// ```no_run
/// use document_cookie::browser::DocumentCookie;
/// use document_cookie::{CookieJar, CookieString};
///
/// let text = DocumentCookie.read()?;
/// for entry in CookieString::new(&text).entries() {
///     // Show entry.name and entry.value.
/// }
/// # Ok::<(), document_cookie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct DocumentCookie;

// The page's document, once it is known to be one that may have cookies: asking
// for it anew costs more than asking for its cookies. It is there for good.
thread_local! {
    static DOCUMENT: Cell<Option<&'static HtmlDocument>> = const { Cell::new(None) };
}

impl CookieJar for DocumentCookie {
    fn read(&self) -> Result<String, Error> {
        document()?.cookie().map_err(denied)
    }

    /// Looks for it where the cookie-string is, and copies no more than the
    /// value: what comes after a `;` begins a cookie, since no value has one.
    fn find(&self, name: &str) -> Result<Option<String>, Error> {
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

    fn write(&self, line: &str) -> Result<(), Error> {
        let watched = feed::is_watched();
        if watched {
            // What came before this write is not its doing.
            feed::poll(ChangeSource::Elsewhere)?;
        }
        document()?.set_cookie(line).map_err(denied)?;
        if watched {
            feed::wrote(line)?;
        }
        Ok(())
    }

    fn url(&self) -> Option<CookieUrl> {
        CookieUrl::parse(&loaded_from()?).ok()
    }

    fn listen(&self, listener: Listener) -> Result<Watch, Error> {
        feed::listen(listener)
    }

    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context> {
        let page = cookie_rules::Page::parse(&loaded_from()?).ok()?;
        Some(crate::prediction::Context::new(
            engine_profile(),
            page,
            now(),
        ))
    }
}

/// The browser's clock, in whole seconds: the present in a page, where
/// `SystemTime::now()` panics. 1970 where there is no browser.
///
/// ```no_run
/// use document_cookie::{Lifetime, SetCookie, browser};
/// use std::time::Duration;
///
/// let tomorrow = browser::now().after(Duration::from_secs(86_400));
/// let cookie = SetCookie::new("id", "1")?.lifetime(Lifetime::Until(tomorrow));
/// # Ok::<(), document_cookie::Error>(())
/// ```
#[must_use]
pub fn now() -> UnixTime {
    match window() {
        Some(_) => UnixTime::from_millis(js_sys::Date::now()),
        None => UnixTime(0),
    }
}

/// The URL the document was loaded from, which alone counts for its cookies:
/// `pushState` changes neither what it sees nor its default path.
fn loaded_from() -> Option<String> {
    let window = window()?;
    let navigation = || {
        let entries = window.performance()?.get_entries_by_type("navigation");
        let entry: PerformanceEntry = entries.get(0).dyn_into().ok()?;
        Some(entry.name()).filter(|url| url.starts_with("http"))
    };
    navigation().or_else(|| window.location().href().ok())
}

/// The page's window: none in a worker, nor in a program that runs in no
/// browser, where every call of JavaScript would panic.
fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

fn document() -> Result<&'static HtmlDocument, Error> {
    if cfg!(not(target_arch = "wasm32")) {
        return Err(Error::NoDocument);
    }
    if let Some(document) = DOCUMENT.get() {
        return Ok(document);
    }
    // A worker has no window, and gloo would panic there.
    window().ok_or(Error::NoDocument)?;
    let document: HtmlDocument = gloo_utils::document().unchecked_into();
    // Chromium throws for these, Firefox and WebKitGTK say nothing at all.
    let scheme = "data:";
    if as_cookie_document(&document).url().index_of(scheme, 0) == 0 {
        return Err(Error::CookieAverse { scheme });
    }
    let document = Box::leak(Box::new(document));
    DOCUMENT.set(Some(document));
    Ok(document)
}

fn as_cookie_document(document: &HtmlDocument) -> &CookieDocument {
    document.unchecked_ref()
}

/// The cookie-string, where the browser has it.
fn shown() -> Result<Text, Error> {
    as_cookie_document(document()?).shown().map_err(denied)
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

fn denied(thrown: JsValue) -> Error {
    Error::Denied {
        message: words(&thrown).text(0, u32::MAX),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn without_a_browser_everything_is_an_error_and_no_panic() {
        const ID: crate::TypedCookie<u32> = crate::TypedCookie::new("id");
        assert_eq!(DocumentCookie.read(), Err(Error::NoDocument));
        assert_eq!(DocumentCookie.find("id"), Err(Error::NoDocument));
        assert_eq!(DocumentCookie.write("id=1"), Err(Error::NoDocument));
        assert_eq!(ID.get(&DocumentCookie), Err(Error::NoDocument));
        assert!(ID.set(&DocumentCookie, &1).is_err());
        assert!(ID.delete_all(&DocumentCookie).is_err());
        assert!(DocumentCookie.listen(Rc::new(|_| {})).is_err());
        assert!(watch(|_| {}).is_err());
        assert_eq!(DocumentCookie.url(), None);
        assert_eq!(now(), UnixTime(0));
        assert_eq!(engine_name(), "unknown");
        assert!(RenewalProbe::start().is_none());
    }
}
