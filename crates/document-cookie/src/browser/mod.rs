//! The page's own `document.cookie`, the `CookieStore` beside it, and a feed of
//! what changes in them: the only module that names `HtmlDocument`.

mod cookie_store;
#[cfg(feature = "rules")]
mod engine;
mod watch;

pub use cookie_store::{
    KnownCookie, KnownDomain, KnownEnd, cookie_store_details, cookie_store_value,
};
#[cfg(feature = "rules")]
pub use engine::engine;
pub use watch::{Watch, watch};

use crate::change::Origin;
use crate::jar::{AccessError, CookieJar, Location};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDocument, PerformanceEntry, Window};

/// The cookies of the document this program runs in.
///
/// Every read and write asks the browser anew: nothing is kept here.
#[derive(Clone, Copy, Debug, Default)]
pub struct DocumentCookie;

impl CookieJar for DocumentCookie {
    fn read(&self) -> Result<String, AccessError> {
        document()?.cookie().map_err(denied)
    }

    fn write(&self, line: &str) -> Result<(), AccessError> {
        let document = document()?;
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
    let document: HtmlDocument = gloo_utils::document()
        .dyn_into()
        .map_err(|_| AccessError::NoDocument)?;
    // Chromium throws for these, Firefox and WebKitGTK say nothing at all.
    let address = document.url().unwrap_or_default();
    match address.split_once(':') {
        Some(("data", _)) => Err(AccessError::CookieAverse {
            scheme: "data:".to_owned(),
        }),
        _ => Ok(document),
    }
}

fn denied(thrown: JsValue) -> AccessError {
    let message = match thrown.dyn_ref::<web_sys::DomException>() {
        Some(exception) => exception.message(),
        None => "an exception that is no DOMException".to_owned(),
    };
    AccessError::Denied { message }
}
