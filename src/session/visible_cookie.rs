//! The cookies that script sees, and which of them is which between two reads.
//! Pure.

use cookie_formats::value::OpenedValue;
use document_cookie::{CookieString, Encoding};
use std::sync::Arc;

/// A cookie as script sees it, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleCookie {
    /// Empty for a cookie that is a value alone.
    pub name: String,
    /// As it stands in the cookie-string.
    pub raw: String,
    /// Decoded.
    pub text: String,
    /// What it was decoded from.
    pub encoding: Encoding,
    /// The value with what was found inside it.
    pub opened: Arc<OpenedValue>,
    /// Which copy of its name it is, from 0.
    pub copy: usize,
}

impl VisibleCookie {
    /// The cookies of a cookie-string, in the browser's order.
    #[must_use]
    pub fn all(cookie_string: &str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for entry in CookieString::new(cookie_string).entries() {
            let copy = all.iter().filter(|it| it.name == entry.name).count();
            all.push(Self::new(entry.name, entry.value, copy));
        }
        all
    }

    /// A cookie of this name and value, the `copy`-th of its name.
    #[must_use]
    pub fn new(name: &str, value: &str, copy: usize) -> Self {
        let decoded = Encoding::read(value);
        Self {
            name: name.to_owned(),
            raw: value.to_owned(),
            text: decoded.text.into_owned(),
            encoding: decoded.encoding,
            opened: Arc::new(OpenedValue::open(value)),
            copy,
        }
    }

    /// What counts against the 4,096 bytes of a cookie (section 5.6), and all
    /// but one of the bytes that a request carries of it.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.name.len() + self.raw.len()
    }

    /// Whether the other shows the same name and value.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        self.name == other.name && self.raw == other.raw
    }

    /// Whether name, raw value, decoded value or what is inside it have this
    /// text, whatever the case of ASCII letters.
    #[must_use]
    pub fn contains(&self, sought: &str) -> bool {
        let sought = sought.to_ascii_lowercase();
        [&self.name, &self.raw, &self.text, self.opened.text()]
            .into_iter()
            .any(|text| text.to_ascii_lowercase().contains(&sought))
    }
}

/// For each new cookie the index of the old one that it continues: the one of
/// the same name and value, or else the next one of the same name whose value
/// is gone.
#[must_use]
pub fn continued(old: &[VisibleCookie], new: &[VisibleCookie]) -> Vec<Option<usize>> {
    let mut taken = vec![false; old.len()];
    let mut found = vec![None; new.len()];
    for same_value in [true, false] {
        for (place, cookie) in found.iter_mut().zip(new) {
            if place.is_some() {
                continue;
            }
            let index = old.iter().zip(&taken).position(|(one, taken)| {
                !taken && one.name == cookie.name && (!same_value || one.raw == cookie.raw)
            });
            if let Some(index) = index {
                taken[index] = true;
                *place = Some(index);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_name_are_cookies_of_their_own() {
        let all = VisibleCookie::all("a=1; b=caf%C3%A9; a=1");
        let keys: Vec<_> = all.iter().map(|it| (it.name.as_str(), it.copy)).collect();
        assert_eq!(keys, [("a", 0), ("b", 0), ("a", 1)]);
        assert_eq!((all[1].text.as_str(), all[1].bytes()), ("café", 10));
    }

    #[test]
    fn a_changed_value_continues_its_cookie() {
        let old = VisibleCookie::all("a=1; b=2; a=3");
        let now = |text: &str| continued(&old, &VisibleCookie::all(text));
        assert_eq!(now("b=2; a=1; a=3"), [Some(1), Some(0), Some(2)]);
        assert_eq!(now("a=9; b=2; a=3"), [Some(0), Some(1), Some(2)]);
        assert_eq!(now("a=3"), [Some(2)]);
        assert_eq!(now("c=1; a=1"), [None, Some(0)]);
        assert_eq!(now("a=1; a=1"), [Some(0), Some(2)]);
    }

    #[test]
    fn names_raw_and_decoded_values_are_searched() {
        let cookie = &VisibleCookie::all("Session=caf%C3%A9%20Noir")[0];
        for sought in ["", "sess", "noir", "café", "%C3"] {
            assert!(cookie.contains(sought), "{sought}");
        }
        for sought in ["tea", "a very long text that is longer than all"] {
            assert!(!cookie.contains(sought), "{sought}");
        }
        let inside = &VisibleCookie::all("a=eyJ0aGVtZSI6ImRhcmsifQ%3D%3D")[0];
        assert!(inside.contains("Dark"));
    }
}
