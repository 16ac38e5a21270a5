//! The `CookieStore` (Cookie Store API), for what `document.cookie` does not
//! say. Missing outside secure contexts, and in older browsers.

use crate::set_cookie::{SameSite, SetCookie};
use cookie_rules::UnixTime;
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
pub struct CookieListItem {
    /// The name; empty for a nameless cookie.
    pub name: String,
    /// The value as it stands, not decoded.
    pub value: String,
    /// To which hosts it travels.
    pub domain: Option<DomainScope>,
    /// Under which paths it is visible.
    pub path: Option<String>,
    /// When it ends.
    pub expiry: Option<Expiry>,
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
/// use document_cookie::browser::{CookieListItem, DomainScope};
///
/// fn shown(known: &CookieListItem) -> &str {
///     match &known.domain {
///         Some(DomainScope::HostOnly) => "this host alone",
///         Some(DomainScope::Domain(domain)) => domain,
///         None => "not known",
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomainScope {
    /// To this host alone (host-only, section 5.7).
    HostOnly,
    /// To this domain and all below it.
    Domain(String),
}

/// When a cookie ends.
///
/// ```no_run
/// use document_cookie::browser::{CookieListItem, Expiry};
///
/// fn lasts(known: &CookieListItem) -> bool {
///     matches!(known.expiry, Some(Expiry::At(_)))
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// With the browser's session.
    Session,
    /// At this time.
    At(UnixTime),
}

/// The store, where there is one.
pub(super) fn store() -> Option<CookieStore> {
    let store = super::window()?.cookie_store();
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
/// use document_cookie::browser::{Expiry, cookie_store_details};
///
/// for cookie in cookie_store_details().await.unwrap_or_default() {
///     if cookie.expiry == Some(Expiry::Session) {
///         // It goes when the browser closes.
///     }
/// }
/// # }
/// ```
pub async fn cookie_store_details() -> Option<Vec<CookieListItem>> {
    details(store()?.get_all()).await
}

async fn details(all: js_sys::Promise) -> Option<Vec<CookieListItem>> {
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
/// use document_cookie::{Outcome, SetCookie, write_verified};
///
/// # async fn f(cookie: SetCookie<'static>) -> Result<(), document_cookie::Error> {
/// let probe = RenewalProbe::start();
/// let mut report = write_verified(&DocumentCookie, &cookie)?;
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
    pub async fn new_end(self, cookie: &SetCookie<'_>) -> Option<Expiry> {
        let before = end_of(cookie, self.before).await?;
        let after = end_of(cookie, store()?.get_all()).await?;
        (after != before).then_some(expiry(&after))
    }
}

/// The end of a written cookie, among all, as the store gives it: with parts of
/// a second, in which two writes differ.
async fn end_of(written: &SetCookie<'_>, all: js_sys::Promise) -> Option<JsValue> {
    let all: js_sys::Array = JsFuture::from(all).await.ok()?.dyn_into().ok()?;
    let found = all.iter().find(|cookie| known(cookie).is_the(written))?;
    field(&found, "expires")
}

/// The end to the nearest second, as the browsers' own tools show it.
fn expiry(expires: &JsValue) -> Expiry {
    const HALF_A_SECOND: f64 = 500.0;
    match expires.as_f64() {
        Some(millis) => Expiry::At(UnixTime::from_millis(millis + HALF_A_SECOND)),
        None => Expiry::Session,
    }
}

impl CookieListItem {
    /// Whether it is what this write made: the same name, value, path and
    /// domain.
    fn is_the(&self, written: &SetCookie<'_>) -> bool {
        let domain = match &self.domain {
            Some(DomainScope::HostOnly) => None,
            Some(DomainScope::Domain(domain)) => Some(domain.as_str()),
            None => return false,
        };
        self.name == written.name()
            && self.value == written.value()
            && self.path.as_deref() == Some(written.attributes().path)
            && domain == written.attributes().domain
    }
}

fn known(cookie: &JsValue) -> CookieListItem {
    CookieListItem {
        name: text(cookie, "name").unwrap_or_default(),
        value: text(cookie, "value").unwrap_or_default(),
        // `null` says host-only; a missing property says nothing.
        domain: field(cookie, "domain").map(|domain| match domain.as_string() {
            Some(domain) => DomainScope::Domain(domain),
            None => DomainScope::HostOnly,
        }),
        path: text(cookie, "path"),
        expiry: field(cookie, "expires").map(|expires| expiry(&expires)),
        secure: field(cookie, "secure").and_then(|it| it.as_bool()),
        same_site: text(cookie, "sameSite").and_then(|it| it.parse().ok()),
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
