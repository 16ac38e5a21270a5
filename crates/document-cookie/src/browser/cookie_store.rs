//! The `CookieStore` (Cookie Store API), for what `document.cookie` does not
//! say. Missing outside secure contexts, and in older browsers.

use crate::set_cookie::{SameSite, SetCookie};
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
    details(store()?.get_all()).await
}

async fn details(all: js_sys::Promise) -> Option<Vec<KnownCookie>> {
    let all: js_sys::Array = JsFuture::from(all).await.ok()?.dyn_into().ok()?;
    Some(all.iter().map(|cookie| known(&cookie)).collect())
}

/// Proves a renewal: that a write of the value that stood there before gave the
/// cookie another end, which `document.cookie` does not show.
///
/// Only Chromium's `CookieStore` gives ends; elsewhere nothing is proven.
///
/// ```no_run
/// use document_cookie::browser::{DocumentCookie, RenewalProbe};
/// use document_cookie::{Outcome, SetCookie, write_and_read_back};
///
/// # async fn f(cookie: SetCookie<'static>) -> Result<(), document_cookie::AccessError> {
/// let probe = RenewalProbe::start();
/// let mut report = write_and_read_back(&DocumentCookie, &cookie)?;
/// if report.outcome == Outcome::Indeterminate
///     && let Some(probe) = probe
///     && probe.new_end(&cookie).await.is_some()
/// {
///     report.outcome = Outcome::Renewed;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "it proves nothing until it is asked"]
pub struct RenewalProbe {
    before: js_sys::Promise,
}

impl RenewalProbe {
    /// Asks for the ends of all cookies as they are before a write. `None`
    /// where there is no `CookieStore`.
    ///
    /// The answer may come from after the write all the same. Then both ends
    /// are equal and a renewal goes unproven; none is ever invented.
    pub fn start() -> Option<Self> {
        let before = store()?.get_all();
        Some(Self { before })
    }

    /// The end that a written cookie has now, where it is known to be another
    /// than before the write.
    pub async fn new_end(self, cookie: &SetCookie<'_>) -> Option<KnownEnd> {
        let end = |all: Vec<KnownCookie>| all.into_iter().find(|it| it.is_the(cookie))?.end;
        let before = end(details(self.before).await?)?;
        let after = end(cookie_store_details().await?)?;
        (after != before).then_some(after)
    }
}

impl KnownCookie {
    /// Whether it is what this write made: the same name, value, path and
    /// domain.
    fn is_the(&self, written: &SetCookie<'_>) -> bool {
        let domain = match &self.domain {
            Some(KnownDomain::HostOnly) => None,
            Some(KnownDomain::Domain(domain)) => Some(domain.as_str()),
            None => return false,
        };
        self.name == written.name()
            && self.value == written.value()
            && self.path.as_deref() == Some(written.planned_path())
            && domain == written.planned_domain()
    }
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
