//! A cookie to be imported, whatever it was read from. Pure.

use cookie_formats::{CookieRecord, Expires, Found, Item, SameSite, SetCookieString};
use document_cookie::rules::{self, CookieUrl, Engine, cookie_date, path};

/// A cookie to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is known of it.
    pub record: CookieRecord,
    /// The line of the input that it begins in, from 1; none where there is no
    /// input.
    pub line: Option<usize>,
    /// What is unusual about it, a sentence each.
    pub remarks: Vec<String>,
    /// Whether it has bytes that no script can write.
    pub is_broken: bool,
}

impl Candidate {
    /// One that stands in an input read at `now` (seconds since 1970); none
    /// where it is of a kind that this page does not know.
    #[must_use]
    pub fn of_item(item: &Item, now: u64) -> Option<Self> {
        let mut is_broken = false;
        let mut text = |bytes: &[u8]| match str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                is_broken = true;
                String::from_utf8_lossy(bytes).into_owned()
            }
        };
        let record = match &item.found {
            Found::Record(record) => record.clone(),
            Found::RequestPair(pair) => {
                let mut record = CookieRecord::new(text(&pair.name), text(&pair.value));
                record.url.clone_from(&pair.url);
                record
            }
            Found::SetCookie(cookie) => of_line(cookie, now, &mut text),
            _ => return None,
        };
        Some(Self {
            record,
            line: Some(item.location.line),
            remarks: item.warnings.iter().map(ToString::to_string).collect(),
            is_broken,
        })
    }

    /// One that was kept here.
    #[must_use]
    pub fn of_record(record: CookieRecord) -> Self {
        Self {
            record,
            line: None,
            remarks: Vec::new(),
            is_broken: false,
        }
    }
}

/// What a set-cookie-string asks for, as the standard reads it (section 5.6):
/// all of it is known, since what it does not name it does not ask for.
fn of_line(
    cookie: &SetCookieString,
    now: u64,
    text: &mut impl FnMut(&[u8]) -> String,
) -> CookieRecord {
    let differences = Engine::Standard.differences();
    let line = rules::SetCookieString::parse(&cookie.text, differences);
    let mut record = CookieRecord::new(text(line.name), text(line.value));
    record.url.clone_from(&cookie.url);
    record.host_only = Some(true);
    (record.secure, record.http_only) = (Some(false), Some(false));
    record.partitioned = Some(false);
    record.same_site = Some(SameSite::Unset);
    let (mut max_age, mut expires, mut path) = (None, None, None);
    for attribute in line.attributes() {
        let value = text(attribute.value.unwrap_or_default());
        match text(attribute.name).to_ascii_lowercase().as_str() {
            "path" => path = Some(value).filter(|path| path.starts_with('/')),
            "domain" => {
                let domain = value.strip_prefix('.').unwrap_or(&value);
                record.domain = (!domain.is_empty()).then(|| domain.to_ascii_lowercase());
                record.host_only = Some(domain.is_empty());
            }
            "max-age" => max_age = seconds(&value),
            "expires" => {
                expires = cookie_date::parse(value.as_bytes(), differences.date).map(|it| it.0);
            }
            "samesite" => record.same_site = Some(same_site(&value)),
            "secure" => record.secure = Some(true),
            "httponly" => record.http_only = Some(true),
            "partitioned" => record.partitioned = Some(true),
            _ => {}
        }
    }
    record.path = path.or_else(|| default_path(cookie.url.as_deref()?));
    // Max-Age goes before Expires (section 5.7).
    let end = match max_age {
        Some(seconds) => Some(now.cast_signed().saturating_add(seconds)),
        None => expires,
    };
    record.expires = Some(end.map_or(Expires::Session, Expires::At));
    record
}

/// A Max-Age; one of more digits than any clock has is as long as can be.
fn seconds(value: &str) -> Option<i64> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| match value.parse() {
        Ok(seconds) => seconds,
        Err(_) if value.starts_with('-') => i64::MIN,
        Err(_) => i64::MAX,
    })
}

/// What no engine knows is as if it were not there.
fn same_site(value: &str) -> SameSite {
    value.to_ascii_lowercase().parse().unwrap_or_default()
}

/// The path of a cookie that names none (section 5.1.4).
fn default_path(url: &str) -> Option<String> {
    let url = CookieUrl::parse(url).ok()?;
    let path = path::default_path(url.path().as_bytes());
    Some(String::from_utf8_lossy(path).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookie_formats::read;

    const NOW: u64 = 1_795_000_000;

    fn record(input: &str) -> CookieRecord {
        Candidate::of_item(&read(input.as_bytes()).items[0], NOW)
            .unwrap()
            .record
    }

    #[test]
    fn a_line_asks_for_what_it_names_and_nothing_else() {
        let cookie =
            record("Set-Cookie: a=1; Path=/x; Max-Age=60; Domain=.A.example; SameSite=none");
        assert_eq!(cookie.path.as_deref(), Some("/x"));
        assert_eq!(cookie.expires, Some(Expires::At(1_795_000_060)));
        assert_eq!(cookie.domain.as_deref(), Some("a.example"));
        assert_eq!(
            (cookie.host_only, cookie.secure),
            (Some(false), Some(false))
        );
        assert_eq!(cookie.same_site, Some(SameSite::None));
        let cookie = record("Set-Cookie: a=1; Expires=Fri, 15 Jan 2027 08:00:00 GMT; Secure");
        assert_eq!(cookie.expires, Some(Expires::At(1_800_000_000)));
        assert_eq!((cookie.path, cookie.secure), (None, Some(true)));
        assert_eq!(
            record("Set-Cookie: a=1; Path=/").expires,
            Some(Expires::Session)
        );
    }

    #[test]
    fn max_age_goes_before_expires_and_nonsense_is_none() {
        let end =
            |attributes: &str| record(&format!("Set-Cookie: a=1; Path=/; {attributes}")).expires;
        assert_eq!(
            end("Max-Age=1; Expires=Fri, 15 Jan 2027 08:00:00 GMT"),
            Some(Expires::At(1_795_000_001))
        );
        assert_eq!(end("Max-Age=soon"), Some(Expires::Session));
        assert_eq!(
            end("Max-Age=99999999999999999999"),
            Some(Expires::At(i64::MAX))
        );
    }

    #[test]
    fn of_a_pair_that_was_sent_no_attribute_is_known() {
        let cookie = record("Cookie: a=1; b=2");
        assert_eq!(
            (cookie.secure, cookie.expires, cookie.path),
            (None, None, None)
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_said_to_be_none() {
        let item = &read(b"Set-Cookie: a=\xff; Path=/\n").items[0];
        assert!(Candidate::of_item(item, NOW).unwrap().is_broken);
    }
}
