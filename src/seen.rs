//! The cookies that script sees, and which of them is which between two looks.
//! Pure.

use document_cookie::{CookieString, Encoding};

/// A cookie as script sees it, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Empty for a cookie that is a value alone.
    pub name: String,
    /// As it stands in the cookie-string.
    pub raw: String,
    /// Decoded.
    pub text: String,
    /// What it was decoded from.
    pub encoding: Encoding,
    /// Which copy of its name it is, from 0.
    pub copy: usize,
}

impl Seen {
    /// What counts against a cookie's 4,096 (section 5.6), and all but two of
    /// what a request carries of it.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.name.len() + self.raw.len()
    }
}

/// The cookies of a cookie-string, in the browser's order.
#[must_use]
pub fn seen(text: &str) -> Vec<Seen> {
    let mut all: Vec<Seen> = Vec::new();
    for entry in CookieString::new(text).entries() {
        let copy = all.iter().filter(|seen| seen.name == entry.name).count();
        let decoded = Encoding::read(entry.value);
        all.push(Seen {
            name: entry.name.to_owned(),
            raw: entry.value.to_owned(),
            text: decoded.text.into_owned(),
            encoding: decoded.encoding,
            copy,
        });
    }
    all
}

/// For each new cookie the index of the old one that it continues: the one of
/// the same name and value, or else the next one of the same name whose value
/// is gone.
#[must_use]
pub fn continued(old: &[Seen], new: &[Seen]) -> Vec<Option<usize>> {
    let mut taken = vec![false; old.len()];
    let mut found = vec![None; new.len()];
    for same_value in [true, false] {
        for (place, cookie) in found.iter_mut().zip(new) {
            if place.is_some() {
                continue;
            }
            let mut before = old.iter().zip(&mut taken).enumerate();
            let matching = before.find(|(_, (one, taken))| {
                !**taken && one.name == cookie.name && (!same_value || one.raw == cookie.raw)
            });
            if let Some((index, (_, taken))) = matching {
                *taken = true;
                *place = Some(index);
            }
        }
    }
    found
}

/// Whether a cookie has what is searched for in its name or its value, whatever
/// the case of ASCII letters.
#[must_use]
pub fn is_found(cookie: &Seen, sought: &str) -> bool {
    let has = |text: &str| contains(text.as_bytes(), sought.as_bytes());
    sought.is_empty() || has(&cookie.name) || has(&cookie.text)
}

fn contains(text: &[u8], sought: &[u8]) -> bool {
    text.windows(sought.len())
        .any(|part| part.eq_ignore_ascii_case(sought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_name_are_rows_of_their_own() {
        let rows = seen("a=1; b=caf%C3%A9; a=1");
        let keys: Vec<_> = rows
            .iter()
            .map(|row| (row.name.as_str(), row.copy))
            .collect();
        assert_eq!(keys, [("a", 0), ("b", 0), ("a", 1)]);
        assert_eq!((rows[1].text.as_str(), rows[1].bytes()), ("café", 10));
    }

    #[test]
    fn a_changed_value_continues_its_row() {
        let old = seen("a=1; b=2; a=3");
        let now = |text: &str| continued(&old, &seen(text));
        assert_eq!(now("b=2; a=1; a=3"), [Some(1), Some(0), Some(2)]);
        assert_eq!(now("a=9; b=2; a=3"), [Some(0), Some(1), Some(2)]);
        assert_eq!(now("a=3"), [Some(2)]);
        assert_eq!(now("c=1; a=1"), [None, Some(0)]);
        assert_eq!(now("a=1; a=1"), [Some(0), Some(2)]);
    }

    #[test]
    fn names_and_decoded_values_are_searched() {
        let cookie = &seen("Session=caf%C3%A9%20Noir")[0];
        for sought in ["", "sess", "noir", "café"] {
            assert!(is_found(cookie, sought), "{sought}");
        }
        for sought in ["%20", "tea", "a very long text that is longer than all"] {
            assert!(!is_found(cookie, sought), "{sought}");
        }
    }
}
