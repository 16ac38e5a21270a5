//! JavaScript that runs in a page, or that drives one.

use super::literal::{json, object};
use crate::export::{self, SkipReason};
use crate::{CookieRecord, Expires, SameSite, value};
use cookie_rules::percent;

/// The domain attribute: none for a cookie of the host alone.
pub(super) fn domain(cookie: &CookieRecord) -> Option<&str> {
    cookie
        .domain
        .as_deref()
        .filter(|_| cookie.host_only == Some(false))
}

pub(super) fn end(cookie: &CookieRecord) -> Option<i64> {
    match cookie.expires {
        Some(Expires::At(time)) => Some(time),
        _ => None,
    }
}

pub(super) fn flag(value: Option<bool>) -> Option<String> {
    (value == Some(true)).then(|| "true".to_owned())
}

pub(super) fn same_site_word(cookie: &CookieRecord) -> Option<&'static str> {
    cookie.same_site.and_then(SameSite::attribute_value)
}

pub(super) fn lower_case_word(cookie: &CookieRecord) -> Option<&'static str> {
    match cookie.same_site? {
        SameSite::Strict => Some("strict"),
        SameSite::Lax => Some("lax"),
        SameSite::None => Some("none"),
        SameSite::Unset => None,
    }
}

fn path(cookie: &CookieRecord) -> &str {
    cookie.path.as_deref().unwrap_or("/")
}

/// Without `HttpOnly`, for which engines would refuse a script's cookie.
pub(super) fn document_cookie(cookie: &CookieRecord) -> String {
    let mut visible = cookie.clone();
    visible.http_only = None;
    let line = export::set_cookie_string(&visible);
    format!("document.cookie = {};", json(&line))
}

/// Its default for `SameSite` is Strict, so that one is always named.
pub(super) fn cookie_store(cookie: &CookieRecord) -> String {
    let fields = [
        ("name", Some(json(&cookie.name))),
        ("value", Some(json(&cookie.value))),
        ("domain", domain(cookie).map(json)),
        ("path", Some(json(path(cookie)))),
        (
            "expires",
            end(cookie).map(|time| (time.saturating_mul(1000)).to_string()),
        ),
        (
            "sameSite",
            Some(json(lower_case_word(cookie).unwrap_or("lax"))),
        ),
        ("partitioned", flag(cookie.partitioned)),
    ];
    format!("await cookieStore.set({});", object(&fields))
}

/// js-cookie encodes values; one that is not as it would write it is passed
/// through a converter.
pub(super) fn js_cookie(cookie: &CookieRecord) -> String {
    let decoded = value::percent_decoded(&cookie.value);
    let text = decoded.as_deref().unwrap_or(&cookie.value);
    let (library, text) = if percent::encode(text, percent::stays_in_value) == cookie.value {
        ("Cookies", text)
    } else {
        (
            "Cookies.withConverter({ write: (value) => value })",
            &*cookie.value,
        )
    };
    let time = end(cookie).map(|time| format!("new Date({})", time.saturating_mul(1000)));
    let attributes = [
        ("path", Some(json(path(cookie)))),
        ("domain", domain(cookie).map(json)),
        ("expires", time),
        ("secure", flag(cookie.secure)),
        ("sameSite", same_site_word(cookie).map(json)),
        ("partitioned", flag(cookie.partitioned)),
    ];
    let (name, value) = (json(&cookie.name), json(text));
    format!("{library}.set({name}, {value}, {});", object(&attributes))
}

pub(super) fn playwright(cookie: &CookieRecord) -> Result<String, SkipReason> {
    let domain = cookie.domain.as_deref();
    let dotted = domain.map(|domain| match cookie.host_only {
        Some(false) => format!(".{domain}"),
        _ => domain.to_owned(),
    });
    let url = match (&dotted, &cookie.url) {
        (Some(_), _) => None,
        (None, Some(url)) => Some(json(url)),
        (None, None) => return Err(SkipReason::DomainUnknown),
    };
    // It takes either a URL or both of domain and path.
    let path = dotted.is_some().then(|| json(path(cookie)));
    let fields = [
        ("name", Some(json(&cookie.name))),
        ("value", Some(json(&cookie.value))),
        ("url", url),
        ("domain", dotted.as_deref().map(json)),
        ("path", path),
        ("expires", end(cookie).map(|time| time.to_string())),
        ("httpOnly", flag(cookie.http_only)),
        ("secure", flag(cookie.secure)),
        ("sameSite", same_site_word(cookie).map(json)),
    ];
    Ok(format!("await context.addCookies([{}]);", object(&fields)))
}
