//! Cookies as JSON objects, in the words of several tools.

use crate::raw_json::{Scalar, whole_number};
use crate::{CookieRecord, Expires, Format, OmissionReason, SameSite, Warning};
use cookie_rules::differences::DateSyntax;
use cookie_rules::{UnixTime, cookie_date};
use serde_json::value::RawValue;

/// What a field of an object says; tools differ in how they write it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Value,
    Domain,
    HostOnly,
    Path,
    Expires,
    Session,
    Secure,
    HttpOnly,
    SameSite,
    Partitioned,
    PartitionKey,
    Url,
}

impl Field {
    fn of(key: &str) -> Option<Self> {
        const KEYS: [(&str, Field); 17] = [
            ("name", Field::Name),
            ("value", Field::Value),
            ("domain", Field::Domain),
            ("host", Field::Domain),
            ("hostonly", Field::HostOnly),
            ("path", Field::Path),
            ("expires", Field::Expires),
            ("expiry", Field::Expires),
            ("expirationdate", Field::Expires),
            ("session", Field::Session),
            ("secure", Field::Secure),
            ("issecure", Field::Secure),
            ("httponly", Field::HttpOnly),
            ("samesite", Field::SameSite),
            ("partitioned", Field::Partitioned),
            ("partitionkey", Field::PartitionKey),
            ("url", Field::Url),
        ];
        let letters: String = key
            .chars()
            .filter(|it| !matches!(it, '_' | '-'))
            .map(|it| it.to_ascii_lowercase())
            .take(20)
            .collect();
        KEYS.into_iter()
            .find(|(it, _)| *it == letters)
            .map(|(_, field)| field)
    }
}

/// Whether a field of an object may belong to a cookie.
pub(super) fn is_field(key: &str) -> bool {
    Field::of(key).is_some()
}

/// Whether an object is a cookie: it has a name, a value and more.
pub(super) fn is_cookie(object: &[(String, &RawValue)]) -> bool {
    let has = |field| object.iter().any(|(key, _)| Field::of(key) == Some(field));
    has(Field::Name) && has(Field::Value) && object.len() > 2
}

/// The cookie that an object is.
pub(super) fn record(
    object: &[(String, &RawValue)],
) -> Result<(CookieRecord, Vec<Warning>), OmissionReason> {
    let mut warnings = Vec::new();
    let mut record = CookieRecord::new("", "");
    let (mut name, mut value) = (None, None);
    let mut is_session = false;
    let mut host_only = None;
    for (key, raw) in object {
        let Some(field) = Field::of(key) else {
            continue;
        };
        let scalar = Scalar::of(raw);
        match field {
            Field::Name => name = text(scalar, raw),
            Field::Value => value = text(scalar, raw),
            Field::Domain => domain(scalar, &mut record),
            Field::HostOnly => host_only = flag(&scalar),
            Field::Path => record.path = scalar.into_text(),
            Field::Expires => record.expires = Some(expires(scalar, raw, &mut warnings)),
            Field::Session => is_session = flag(&scalar) == Some(true),
            Field::Secure => record.secure = flag(&scalar),
            Field::HttpOnly => record.http_only = flag(&scalar),
            Field::SameSite => record.same_site = Some(same_site(scalar, &mut warnings)),
            Field::Partitioned => record.partitioned = flag(&scalar),
            Field::PartitionKey => {
                record.partitioned = Some(match scalar {
                    Scalar::Null => false,
                    Scalar::Text(key) => !key.is_empty(),
                    _ => true,
                });
            }
            Field::Url => record.url = scalar.into_text().map(Into::into),
        }
    }
    // Tools leave the end out for these.
    let has_no_end = record.expires.is_none() && record.domain.is_some();
    if is_session || has_no_end {
        record.expires = Some(Expires::Session);
    }
    record.host_only = host_only.or(record.host_only);
    match (name, value) {
        (None, None) => return Err(OmissionReason::NotACookieObject),
        (None, Some(_)) => return Err(OmissionReason::MissingName),
        (Some(_), None) if record.domain.is_none() && record.path.is_none() => {
            return Err(OmissionReason::NotACookieObject);
        }
        (Some(name), value) => {
            if value.is_none() {
                warnings.push(Warning::MissingValue);
            }
            record.name = name;
            record.value = value.unwrap_or_default();
        }
    }
    Ok((record, warnings))
}

/// Numbers and flags are taken as they are written.
fn text(scalar: Scalar, raw: &RawValue) -> Option<String> {
    match scalar {
        Scalar::Text(text) => Some(text),
        Scalar::Number(_) | Scalar::Bool(_) => Some(raw.get().to_owned()),
        Scalar::Null => Some(String::new()),
        Scalar::Other => None,
    }
}

fn flag(scalar: &Scalar) -> Option<bool> {
    match scalar {
        Scalar::Bool(value) => Some(*value),
        Scalar::Number(number) => Some(*number != 0),
        Scalar::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Scalar::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// A dot before it says that hosts below it have the cookie too; the browser's
/// own `CookieStore` has null for one of the host alone.
fn domain(scalar: Scalar, record: &mut CookieRecord) {
    match scalar {
        Scalar::Text(text) if !text.is_empty() => {
            record.host_only = Some(!text.starts_with('.'));
            record.domain = Some(text.strip_prefix('.').map_or(text.clone(), str::to_owned));
        }
        Scalar::Null => record.host_only = Some(true),
        _ => {}
    }
}

fn expires(scalar: Scalar, raw: &RawValue, warnings: &mut Vec<Warning>) -> Expires {
    match scalar {
        Scalar::Number(_) => expires_of_text(raw.get(), warnings),
        Scalar::Text(text) => expires_of_text(&text, warnings),
        _ => Expires::Session,
    }
}

/// An end in seconds, or in milliseconds where it is too large for them. What
/// is not positive stands for the session.
fn expires_of_number(number: i64, text: &str, warnings: &mut Vec<Warning>) -> Expires {
    // The year 9999 is 2.5e11 in seconds, 2001 is 1e12 in milliseconds.
    const LEAST_MILLISECONDS: i64 = 1_000_000_000_000;
    const MOST_MILLISECONDS: i64 = 260_000_000_000_000;
    if number <= 0 {
        Expires::Session
    } else if number < LEAST_MILLISECONDS {
        Expires::At(number)
    } else if number <= MOST_MILLISECONDS {
        warnings.push(Warning::MillisecondsExpires);
        Expires::At(number / 1000)
    } else {
        warnings.push(Warning::UnreadableExpires {
            value: text.to_owned(),
        });
        Expires::Session
    }
}

/// An end as a number, as a date, or as a word for the session.
pub(super) fn expires_of_text(text: &str, warnings: &mut Vec<Warning>) -> Expires {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("session") {
        return Expires::Session;
    }
    if let Some(number) = whole_number(text) {
        return expires_of_number(number, text, warnings);
    }
    let date = text.as_bytes();
    let time = cookie_date::parse_iso(date).or_else(|| cookie_date::parse(date, DateSyntax::Draft));
    if let Some(UnixTime(time)) = time {
        return Expires::At(time);
    }
    warnings.push(Warning::UnreadableExpires {
        value: text.to_owned(),
    });
    Expires::Session
}

/// Tools have several words for the attribute and for its absence.
fn same_site(scalar: Scalar, warnings: &mut Vec<Warning>) -> SameSite {
    scalar.into_text().map_or(SameSite::Unset, |text| {
        same_site_of_text(&text).unwrap_or_else(|| {
            warnings.push(Warning::UnknownSameSite { value: text });
            SameSite::Unset
        })
    })
}

pub(super) fn same_site_of_text(text: &str) -> Option<SameSite> {
    const WORDS: [(&str, SameSite); 8] = [
        ("strict", SameSite::Strict),
        ("lax", SameSite::Lax),
        ("none", SameSite::None),
        ("no_restriction", SameSite::None),
        ("unspecified", SameSite::Unset),
        ("unset", SameSite::Unset),
        ("default", SameSite::Unset),
        ("", SameSite::Unset),
    ];
    WORDS
        .into_iter()
        .find(|(word, _)| text.trim().eq_ignore_ascii_case(word))
        .map(|(_, same_site)| same_site)
}

/// By what the tools differ that write cookies as objects.
#[derive(Default)]
pub(super) struct Traits {
    cookies_field: bool,
    origins_field: bool,
    /// Of the first cookie.
    first: Option<Format>,
}

impl Traits {
    pub(super) fn document_field(&mut self, key: &str) {
        self.cookies_field |= key == "cookies";
        self.origins_field |= key == "origins";
    }

    pub(super) fn cookie(&mut self, cookie: &[(String, &RawValue)]) {
        if self.first.is_none() && cookie.iter().any(|(key, _)| is_field(key)) {
            self.first = Some(tool(cookie));
        }
    }

    pub(super) fn format(&self) -> Option<Format> {
        if self.cookies_field && self.origins_field {
            return Some(Format::Playwright);
        }
        let of_document = self.cookies_field.then_some(Format::CookieObjects);
        self.first.or(of_document)
    }
}

fn tool(cookie: &[(String, &RawValue)]) -> Format {
    let get = |name: &str| {
        cookie
            .iter()
            .find(|(key, _)| key == name)
            .map(|it| it.1.get())
    };
    let has = |name: &str| get(name).is_some();
    if has("hostOnly") || has("expirationDate") || has("storeId") {
        let unspecified = get("sameSite") == Some("\"unspecified\"");
        if has("id") || unspecified {
            Format::EditThisCookie
        } else {
            Format::CookieEditor
        }
    } else if has("size") || has("sourceScheme") || (has("session") && has("expires")) {
        Format::Puppeteer
    } else if has("expiry") {
        Format::Selenium
    } else if has("expires") && has("httpOnly") && has("domain") {
        Format::Playwright
    } else if has("httpOnly") && has("domain") {
        Format::Selenium
    } else {
        Format::CookieObjects
    }
}
