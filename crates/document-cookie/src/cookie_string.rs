//! The cookie-string: what `document.cookie` reads and the `Cookie` header
//! carries (RFC 6265bis, section 4.2.1). Pure; allocates nothing.

use std::fmt;

/// A cookie-string, read lazily and in order, duplicates kept.
///
/// Reading never fails: a piece that no server would have written is still an
/// entry, because the browser shows it.
///
/// ```
/// use document_cookie::CookieString;
/// let shown = CookieString::new("a=1; b=2; a=3");
/// assert_eq!(shown.entries().count(), 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookieString<'a>(&'a str);

/// One cookie as the cookie-string shows it.
///
/// ```
/// use document_cookie::CookieString;
/// // A text without `=` is the value of a nameless cookie.
/// let entry = CookieString::new("dark").entries().next().unwrap();
/// assert_eq!((entry.name, entry.value), ("", "dark"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Entry<'a> {
    /// The name; empty for a nameless cookie, which is shown as its value alone.
    pub name: &'a str,
    /// The value as it stands, not decoded.
    pub value: &'a str,
}

impl<'a> CookieString<'a> {
    /// Takes the text as the browser gave it.
    ///
    /// ```
    /// use document_cookie::CookieString;
    /// assert_eq!(CookieString::new("a=1").entries().count(), 1);
    /// ```
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// Every cookie, in the browser's order: longer paths first, then older
    /// ones first (section 5.8.3).
    ///
    /// ```
    /// # use document_cookie::CookieString;
    /// let names: Vec<_> = CookieString::new("b=2; a=1; a=3").entries().map(|e| e.name).collect();
    /// assert_eq!(names, ["b", "a", "a"]);
    /// ```
    pub fn entries(self) -> Entries<'a> {
        Entries { rest: self.0 }
    }

    /// Name and value of every cookie, to be collected.
    ///
    /// ```
    /// use document_cookie::CookieString;
    /// use std::collections::BTreeMap;
    /// // Of a name that stands twice a map keeps the last.
    /// let map: BTreeMap<_, _> = CookieString::new("b=2; a=1").pairs().collect();
    /// assert_eq!(map["a"], "1");
    /// ```
    pub fn pairs(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.entries().map(|entry| (entry.name, entry.value))
    }

    /// The first cookie of this name, which is the one most readers take.
    ///
    /// ```
    /// use document_cookie::CookieString;
    /// let shown = CookieString::new("a=1; b=2; a=3");
    /// assert_eq!(shown.get("a").unwrap().value, "1");
    /// assert_eq!(shown.get("c"), None);
    /// ```
    #[must_use]
    pub fn get(self, name: &str) -> Option<Entry<'a>> {
        self.get_all(name).next()
    }

    /// Every cookie of this name: a name may stand several times, from
    /// different paths, domains or partitions.
    ///
    /// ```
    /// use document_cookie::CookieString;
    /// let values: Vec<_> = CookieString::new("a=1; b=2; a=3").get_all("a").map(|e| e.value).collect();
    /// assert_eq!(values, ["1", "3"]);
    /// ```
    pub fn get_all(self, name: &str) -> impl Iterator<Item = Entry<'a>> {
        self.entries().filter(move |entry| entry.name == name)
    }
}

/// Every cookie, as [`CookieString::entries`].
impl<'a> IntoIterator for CookieString<'a> {
    type Item = Entry<'a>;
    type IntoIter = Entries<'a>;

    fn into_iter(self) -> Entries<'a> {
        self.entries()
    }
}

impl<'a> From<&'a str> for CookieString<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text)
    }
}

/// The text as the browser gave it.
impl fmt::Display for CookieString<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// As the cookie-string shows it.
impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            "" => f.write_str(self.value),
            name => write!(f, "{name}={}", self.value),
        }
    }
}

/// The cookies of a cookie-string, in order.
///
/// ```
/// use document_cookie::CookieString;
/// let names: Vec<_> = CookieString::new("b=1; a=2").entries().map(|it| it.name).collect();
/// assert_eq!(names, ["b", "a"]);
/// ```
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    // One copy of it in a program is enough.
    #[inline(never)]
    fn next(&mut self) -> Option<Entry<'a>> {
        while !self.rest.is_empty() {
            let (piece, rest) = split(self.rest, b';').unwrap_or((self.rest, ""));
            self.rest = rest;
            let piece = piece.trim_ascii();
            if !piece.is_empty() {
                let (name, value) = split(piece, b'=').unwrap_or(("", piece));
                return Some(Entry { name, value });
            }
        }
        None
    }
}

/// The text before and after the first of an ASCII byte.
fn split(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|other| other == byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

impl Entry<'_> {
    /// The bytes that count against the limit of 4,096 for name and value
    /// together; the `=` between them does not count (section 5.6).
    ///
    /// ```
    /// use document_cookie::CookieString;
    /// assert_eq!(CookieString::new("id=é").get("id").unwrap().bytes(), 4);
    /// ```
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.name.len() + self.value.len()
    }
}

/// The value of the first cookie of a name.
#[inline(never)]
pub(crate) fn first_of(text: &str, name: &str) -> Option<String> {
    let mut entries = CookieString::new(text).entries();
    let found = entries.find(|entry| entry.name == name)?;
    Some(found.value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(&str, &str)> {
        CookieString::new(text)
            .entries()
            .map(|entry| (entry.name, entry.value))
            .collect()
    }

    #[test]
    fn order_and_duplicates_are_kept() {
        assert_eq!(
            entries("b=2; a=1; b=3"),
            [("b", "2"), ("a", "1"), ("b", "3")]
        );
    }

    #[test]
    fn nothing_yields_nothing() {
        assert_eq!(entries(""), []);
        assert_eq!(entries(" ; "), []);
    }

    #[test]
    fn a_value_keeps_its_equals_signs() {
        assert_eq!(entries("t=a=b=="), [("t", "a=b==")]);
    }

    #[test]
    fn a_nameless_cookie_is_a_value() {
        assert_eq!(
            entries("plain; =x; a="),
            [("", "plain"), ("", "x"), ("a", "")]
        );
    }

    #[test]
    fn names_of_objects_are_names_like_any_other() {
        assert_eq!(CookieString::new("a=1").get("toString"), None);
        assert_eq!(
            CookieString::new("__proto__=1")
                .get("__proto__")
                .unwrap()
                .value,
            "1"
        );
    }

    #[test]
    fn bytes_are_those_of_name_and_value() {
        assert_eq!(CookieString::new("é=🍪").get("é").unwrap().bytes(), 6);
    }
}
