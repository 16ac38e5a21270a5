//! What is no attribute, and reads like one: a name that is misspelt, and names
//! that were attributes once.

use super::comma::is_flag;
use super::date;
use super::set_cookie_string::SetCookieString;
use crate::engine::differences::DateSyntax;
use crate::model::line::AttributeName;
use crate::model::same_site::SameSite;

/// Attributes of RFC 2109 and RFC 2965, and one of Chromium's that came and
/// went: known by name, and heeded by no engine today.
const OBSOLETE: [&str; 6] = [
    "Version",
    "Comment",
    "CommentURL",
    "Discard",
    "Port",
    "SameParty",
];

/// Whether the name is one that no engine heeds any more.
pub(crate) fn is_obsolete(name: &[u8]) -> bool {
    let bare = name.strip_prefix(b"$").unwrap_or(name);
    let is = |known: &str| bare.eq_ignore_ascii_case(known.as_bytes());
    OBSOLETE.into_iter().any(is) || (bare.len() < name.len() && (is("Path") || is("Domain")))
}

/// A misspelt attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misspelt<'a> {
    pub(crate) meant: AttributeName,
    /// The value, where it stands behind something else than a `=`.
    pub(crate) value: Option<&'a [u8]>,
}

/// The attribute that a text between semicolons was meant to be, if it is none
/// and close to one: `MaxAge`, `HTTP-Only`, `expire`, `Path: /`.
pub(crate) fn misspelt<'a>(name: &'a [u8], value: Option<&'a [u8]>) -> Option<Misspelt<'a>> {
    with_other_divider(name)
        .filter(|_| value.is_none())
        .or_else(|| {
            let meant = close_to(name, value.unwrap_or_default())?;
            Some(Misspelt { meant, value: None })
        })
}

/// `Path: /` and `SameSite None`.
fn with_other_divider(text: &[u8]) -> Option<Misspelt<'_>> {
    let is_divider = |byte: &u8| matches!(byte, b':' | b' ' | b'\t');
    let end = text.iter().position(is_divider)?;
    let value = text[end..].trim_ascii_start();
    let value = value.strip_prefix(b":").unwrap_or(value).trim_ascii_start();
    let meant = exactly(&text[..end]).or_else(|| close_to(&text[..end], value))?;
    let value = Some(value).filter(|value| !value.is_empty());
    value.map(|_| Misspelt { meant, value })
}

/// The attribute that a cookie's own name is, where its value could be that
/// attribute's: the cookie before it was forgotten.
pub(crate) fn named_like_attribute(line: &SetCookieString<'_>) -> Option<AttributeName> {
    if !line.has_equals {
        // One of the two is empty.
        let text = if line.name.is_empty() {
            line.value
        } else {
            line.name
        };
        return exactly(text).filter(|&name| is_flag(name));
    }
    let value = line.value.trim_ascii_start();
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let name = exactly(line.name)?;
    let is_plausible = match name {
        AttributeName::Path => value.first() == Some(&b'/'),
        AttributeName::Domain => value.contains(&b'.') && !value.contains(&b' '),
        AttributeName::Expires => date::parse(value, DateSyntax::NsprOrIso).is_some(),
        AttributeName::MaxAge => !value.is_empty() && value.iter().all(u8::is_ascii_digit),
        AttributeName::SameSite => SameSite::of_attribute(value).is_some(),
        AttributeName::Secure | AttributeName::HttpOnly | AttributeName::Partitioned => {
            value.is_empty() || value.eq_ignore_ascii_case(b"true")
        }
        AttributeName::Priority => false,
    };
    is_plausible.then_some(name)
}

fn exactly(name: &[u8]) -> Option<AttributeName> {
    let is = |known: &AttributeName| name.eq_ignore_ascii_case(known.as_str().as_bytes());
    AttributeName::ALL.into_iter().find(is)
}

fn close_to(name: &[u8], value: &[u8]) -> Option<AttributeName> {
    // More than any misspelling of the longest name.
    if name.len() > 24 {
        return None;
    }
    let letters = letters(name);
    match &letters[..] {
        b"expiry" | b"expiration" | b"expirationdate" | b"expireson" | b"expiresat" => {
            return Some(AttributeName::Expires);
        }
        b"maxageseconds" | b"maxagesec" | b"ttl" => return Some(AttributeName::MaxAge),
        _ => {}
    }
    AttributeName::ALL.into_iter().find(|known| {
        let known_letters = self::letters(known.as_str().as_bytes());
        let may_differ = match known_letters.len() {
            // So short a name is close to many others.
            0..5 => usize::from(value.first() == Some(&b'/')),
            5..8 => 1,
            _ => 2,
        };
        distance(&letters, &known_letters) <= may_differ
            // A short name of a cookie, such as `page`, is no attribute.
            && letters.first() == known_letters.first()
    })
}

/// The letters and digits of a name, in lower case: hyphens are what people
/// leave out, put in, or write as a dash.
fn letters(name: &[u8]) -> Vec<u8> {
    name.iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(u8::to_ascii_lowercase)
        .collect()
}

/// How many letters must be put in, left out, changed, or swapped with their
/// neighbour.
fn distance(one: &[u8], other: &[u8]) -> usize {
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let width = other.len() + 1;
    let mut rows: Vec<usize> = (0..width).collect();
    let mut before_last = vec![0; width];
    for (index, &letter) in one.iter().enumerate() {
        let last = std::mem::replace(&mut rows, vec![0; width]);
        rows[0] = index + 1;
        for (at, &known) in other.iter().enumerate() {
            let changed = last[at] + usize::from(letter != known);
            let mut least = changed.min(last[at + 1] + 1).min(rows[at] + 1);
            if index > 0 && at > 0 && letter == other[at - 1] && one[index - 1] == known {
                least = least.min(before_last[at - 1] + 1);
            }
            rows[at + 1] = least;
        }
        before_last = last;
    }
    rows[width - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;

    fn meant(name: &str, value: &str) -> Option<&'static str> {
        let found = misspelt(name.as_bytes(), Some(value.as_bytes()))?;
        Some(found.meant.as_str())
    }

    #[test]
    fn a_name_close_to_an_attribute_is_one_misspelt() {
        for (written, right) in [
            ("MaxAge", "Max-Age"),
            ("max_age", "Max-Age"),
            ("Max\u{2013}Age", "Max-Age"),
            ("HTTP-Only", "HttpOnly"),
            ("HttpOnyl", "HttpOnly"),
            ("http_only", "HttpOnly"),
            ("Same-Site", "SameSite"),
            ("SameSit", "SameSite"),
            ("expire", "Expires"),
            ("Expiry", "Expires"),
            ("Secured", "Secure"),
            ("Secrue", "Secure"),
            ("Domian", "Domain"),
            ("Partitoned", "Partitioned"),
        ] {
            assert_eq!(meant(written, ""), Some(right), "{written}");
        }
        assert_eq!(meant("Paht", "/"), Some("Path"));
    }

    #[test]
    fn other_names_are_none() {
        for name in [
            "b",
            "page",
            "path2x",
            "theme",
            "lang",
            "version",
            "domino",
            "security_token",
            "id",
            "user",
            "same",
            "age",
            "http",
            "part",
            "",
        ] {
            assert_eq!(meant(name, "1"), None, "{name}");
        }
    }

    #[test]
    fn a_colon_or_a_blank_is_no_equals_sign() {
        let found = misspelt(b"Path: /", None).unwrap();
        assert_eq!(
            (found.meant, found.value),
            (AttributeName::Path, Some(&b"/"[..]))
        );
        let found = misspelt(b"SameSite None", None).unwrap();
        assert_eq!(found.value, Some(&b"None"[..]));
        assert_eq!(misspelt(b"Hello: world", None), None);
    }

    #[test]
    fn a_cookie_named_like_an_attribute_is_one_that_was_forgotten() {
        let named = |line: &str| {
            let differences = Engine::Standard.differences();
            named_like_attribute(&SetCookieString::parse(line.as_bytes(), differences))
        };
        assert_eq!(named("Path=/; HttpOnly"), Some(AttributeName::Path));
        assert_eq!(named("HttpOnly; Secure"), Some(AttributeName::HttpOnly));
        let date = "expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/";
        assert_eq!(named(date), Some(AttributeName::Expires));
        assert_eq!(named("samesite=lax"), Some(AttributeName::SameSite));
        for cookie in [
            "path=start",
            "domain=7",
            "priority=high",
            "secure=1",
            "id=1",
        ] {
            assert_eq!(named(cookie), None, "{cookie}");
        }
    }

    #[test]
    fn attributes_of_other_times_are_known() {
        for name in ["Version", "comment", "$Path", "$version", "SameParty"] {
            assert!(is_obsolete(name.as_bytes()), "{name}");
        }
        assert!(!is_obsolete(b"Path") && !is_obsolete(b"b"));
    }
}
