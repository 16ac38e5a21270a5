//! Header fields: `Cookie` and `Set-Cookie`.

use super::resolved::Resolved;
use crate::CookieRecord;
use cookie_rules::UnixTime;

/// Whether a name and a value can stand in a field: a `;` ends them, controls
/// are refused, and white space at the edges is dropped.
pub(crate) fn is_writable(cookie: &CookieRecord) -> bool {
    let is_bad = |it: char| it == ';' || it.is_ascii_control();
    let parts = [
        &*cookie.name,
        &*cookie.value,
        cookie.path.as_deref().unwrap_or_default(),
    ];
    parts
        .iter()
        .all(|it| !it.contains(is_bad) && it.trim_ascii().len() == it.len())
        && !cookie.name.contains('=')
}

pub(super) fn cookie_field(cookies: &[Resolved<'_>]) -> String {
    if cookies.is_empty() {
        return String::new();
    }
    let pairs: Vec<_> = cookies.iter().map(|it| pair(it.record)).collect();
    format!("Cookie: {}\n", pairs.join("; "))
}

pub(super) fn set_cookie_fields(cookies: &[Resolved<'_>]) -> String {
    let fields = cookies.iter();
    fields
        .map(|it| format!("Set-Cookie: {}\n", set_cookie_string(it.record)))
        .collect()
}

/// A cookie without a name is its value alone.
pub(crate) fn pair(cookie: &CookieRecord) -> String {
    if cookie.name.is_empty() {
        return cookie.value.clone();
    }
    format!("{}={}", cookie.name, cookie.value)
}

/// The set-cookie-string that makes a cookie; `/` is assumed where the path is
/// not known, as most cookies have it.
pub(crate) fn set_cookie_string(record: &CookieRecord) -> String {
    with_path(record, record.path.as_deref().or(Some("/")))
}

/// The set-cookie-string of what is known of a cookie.
pub(crate) fn known_set_cookie_string(record: &CookieRecord) -> Option<String> {
    is_writable(record).then(|| with_path(record, record.path.as_deref()))
}

fn with_path(record: &CookieRecord, path: Option<&str>) -> String {
    let cookie = Resolved::of(record);
    let mut text = pair(record);
    if let (Some(domain), false) = (cookie.domain, cookie.host_only) {
        text.push_str(&format!("; Domain={domain}"));
    }
    if let Some(path) = path {
        text.push_str(&format!("; Path={path}"));
    }
    if let Some(time) = cookie.expires {
        let date = UnixTime(time).to_nearest_imf_fixdate();
        text.push_str(&format!("; Expires={date}"));
    }
    let flags = [
        (cookie.secure, "; Secure"),
        (cookie.http_only, "; HttpOnly"),
        (record.partitioned == Some(true), "; Partitioned"),
    ];
    for (is_set, flag) in flags {
        text.push_str(if is_set { flag } else { "" });
    }
    if let Some(word) = cookie.same_site.attribute_value() {
        text.push_str(&format!("; SameSite={word}"));
    }
    text
}
