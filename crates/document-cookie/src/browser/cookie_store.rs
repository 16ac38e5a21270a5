//! The `CookieStore` (Cookie Store API), for what `document.cookie` does not
//! say. Missing outside secure contexts, and in older browsers.

use crate::set_cookie::SameSite;
use std::time::{Duration, SystemTime};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CookieStore;

/// A cookie as the `CookieStore` tells of it.
///
/// Chromium tells everything; Firefox and WebKitGTK give the name and the
/// value. What the browser did not tell is `None`, and never guessed.
///
/// ```no_run
/// # async fn f() {
/// use document_cookie::browser::cookie_store_details;
///
/// for known in cookie_store_details().await.unwrap_or_default() {
///     let path = known.path.as_deref().unwrap_or("not known");
///     // Show known.name and path.
/// }
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownCookie {
    /// The name; empty for a nameless cookie.
    pub name: String,
    /// The value as it stands, not decoded.
    pub value: String,
    /// To which hosts it travels.
    pub domain: Option<KnownDomain>,
    /// Under which paths it is visible.
    pub path: Option<String>,
    /// When it ends.
    pub end: Option<KnownEnd>,
    /// Whether only secure connections carry it.
    pub secure: Option<bool>,
    /// To which requests from other sites it travels.
    pub same_site: Option<SameSite>,
    /// Whether it is kept apart for each site that embeds this one.
    pub partitioned: Option<bool>,
}

/// To which hosts a cookie travels.
///
/// ```no_run
/// use document_cookie::browser::{KnownCookie, KnownDomain};
///
/// fn shown(known: &KnownCookie) -> &str {
///     match &known.domain {
///         Some(KnownDomain::HostOnly) => "this host alone",
///         Some(KnownDomain::Domain(domain)) => domain,
///         None => "not known",
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownDomain {
    /// To this host alone (host-only, section 5.7).
    HostOnly,
    /// To this domain and all below it.
    Domain(String),
}

/// When a cookie ends.
///
/// ```no_run
/// use document_cookie::browser::{KnownCookie, KnownEnd};
///
/// fn lasts(known: &KnownCookie) -> bool {
///     matches!(known.end, Some(KnownEnd::At(_)))
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownEnd {
    /// With the browser's session.
    Session,
    /// At this time.
    At(SystemTime),
}

/// The store, where there is one.
pub(super) fn store() -> Option<CookieStore> {
    let store = web_sys::window()?.cookie_store();
    // Outside secure contexts the property is missing, whatever its type says.
    (!store.is_undefined()).then_some(store)
}

/// What the browser's `CookieStore` holds under a name, which may be another
/// thing than `document.cookie` shows: after a script wrote over an `HttpOnly`
/// cookie, Firefox and WebKitGTK show the script its own value, while the jar
/// and every request keep the old one.
///
/// The outer `None` means that nothing can be asked: the page is in no secure
/// context, or the browser has no `CookieStore`. The inner one, that it holds
/// no cookie of this name that script may see.
///
/// ```no_run
/// # async fn f() {
/// use document_cookie::browser::cookie_store_value;
///
/// if let Some(held) = cookie_store_value("id").await {
///     let there = held.is_some();
///     // Show it.
/// }
/// # }
/// ```
pub async fn cookie_store_value(name: &str) -> Option<Option<String>> {
    let store = store()?;
    let found = JsFuture::from(store.get_with_name(name)).await.ok()?;
    Some(text(&found, "value"))
}

/// Everything the browser's `CookieStore` tells of the cookies that script may
/// see, in its order. `None` means that nothing can be asked: the page is in no
/// secure context, or the browser has no `CookieStore`.
///
/// ```no_run
/// # async fn f() {
/// use document_cookie::browser::{KnownEnd, cookie_store_details};
///
/// for cookie in cookie_store_details().await.unwrap_or_default() {
///     if cookie.end == Some(KnownEnd::Session) {
///         // It goes when the browser closes.
///     }
/// }
/// # }
/// ```
pub async fn cookie_store_details() -> Option<Vec<KnownCookie>> {
    let all = JsFuture::from(store()?.get_all()).await.ok()?;
    let all: js_sys::Array = all.dyn_into().ok()?;
    Some(all.iter().map(|cookie| known(&cookie)).collect())
}

fn known(cookie: &JsValue) -> KnownCookie {
    KnownCookie {
        name: text(cookie, "name").unwrap_or_default(),
        value: text(cookie, "value").unwrap_or_default(),
        // `null` says host-only; a missing property says nothing.
        domain: field(cookie, "domain").map(|domain| match domain.as_string() {
            Some(domain) => KnownDomain::Domain(domain),
            None => KnownDomain::HostOnly,
        }),
        path: text(cookie, "path"),
        end: field(cookie, "expires").map(|expires| match expires.as_f64() {
            Some(millis) => {
                let since = Duration::from_millis(millis as u64);
                KnownEnd::At(SystemTime::UNIX_EPOCH + since)
            }
            None => KnownEnd::Session,
        }),
        secure: field(cookie, "secure").and_then(|it| it.as_bool()),
        same_site: match text(cookie, "sameSite").as_deref() {
            Some("strict") => Some(SameSite::Strict),
            Some("lax") => Some(SameSite::Lax),
            Some("none") => Some(SameSite::None),
            _ => None,
        },
        partitioned: field(cookie, "partitioned").and_then(|it| it.as_bool()),
    }
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}
