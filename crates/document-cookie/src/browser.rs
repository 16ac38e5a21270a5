//! The page's own `document.cookie`: the only module that names
//! `HtmlDocument`.

use crate::jar::{AccessError, CookieJar};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlDocument;

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
        document()?.set_cookie(line).map_err(denied)
    }
}

/// What the browser's `CookieStore` holds under a name, which may be another
/// thing than `document.cookie` shows: after a script wrote over an `HttpOnly`
/// cookie, Firefox and WebKitGTK show the script its own value, while the jar
/// and every request keep the old one.
///
/// The outer `None` means that nothing can be asked: the page is in no secure
/// context, or the browser has no `CookieStore`. The inner one, that it holds
/// no cookie of this name that script may see.
pub async fn cookie_store_value(name: &str) -> Option<Option<String>> {
    let store = web_sys::window()?.cookie_store();
    // Outside secure contexts the property is missing, whatever its type says.
    if store.is_falsy() {
        return None;
    }
    let found = JsFuture::from(store.get_with_name(name)).await.ok()?;
    let value = js_sys::Reflect::get(&found, &"value".into());
    Some(value.ok().and_then(|value| value.as_string()))
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
