//! The set-cookie-string parser: a line falls into name, value and
//! attributes. It borrows from the line and allocates nothing.

use super::misreading;
use crate::engine::differences::{
    Control, Differences, NonAscii, Quotes, Tab, WhiteSpace, WithoutEquals,
};
use crate::model::line::LinePart;
use memchr::{memchr, memchr2, memchr3};

/// A line, taken apart.
///
/// ```
/// use cookie_rules::{Engine, SetCookieString};
///
/// let line = SetCookieString::parse(b" id = 1=2 ; Secure", Engine::Standard.differences());
/// assert_eq!((line.name, line.value), (&b"id"[..], &b"1=2"[..]));
/// assert!(line.has_equals);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetCookieString<'a> {
    /// The name; empty when there is none.
    pub name: &'a [u8],
    /// The value.
    pub value: &'a [u8],
    /// Whether there was a `=` between them.
    pub has_equals: bool,
    rest: Cursor<'a>,
}

/// One attribute as written.
///
/// ```
/// use cookie_rules::{Engine, SetCookieString};
///
/// let line = SetCookieString::parse(b"id=1; Secure; Path=", Engine::Standard.differences());
/// let values: Vec<_> = line.attributes().map(|attribute| attribute.value).collect();
/// assert_eq!(values, [None, Some(&b""[..])]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// Its value; `None` without a `=`.
    pub value: Option<&'a [u8]>,
}

/// The attributes of a line, in their order.
///
/// ```
/// use cookie_rules::{Engine, SetCookieString};
///
/// // What no engine knows is there too.
/// let line = SetCookieString::parse(b"id=1; Path=/; Version=1", Engine::Firefox.differences());
/// let mut attributes = line.attributes();
/// assert_eq!(attributes.next().unwrap().name, b"Path");
/// assert_eq!(attributes.next().unwrap().name, b"Version");
/// assert!(attributes.next().is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    cursor: Cursor<'a>,
}

/// Where reading stopped before the end of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) offset: usize,
    pub(crate) part: LinePart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor<'a> {
    line: &'a [u8],
    at: usize,
    grammar: Grammar,
}

/// What an engine's differences mean for taking a line apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Grammar {
    ends_at_control: bool,
    ends_at_tab: bool,
    ends_at_non_ascii: bool,
    comma_ends_names: bool,
    quotes: Quotes,
    without_equals: WithoutEquals,
    white_space: WhiteSpace,
}

impl Grammar {
    fn may_end_line(self) -> bool {
        self.ends_at_control || self.ends_at_tab || self.ends_at_non_ascii
    }
}

impl<'a> SetCookieString<'a> {
    /// Takes a line apart as the engine with these differences does (RFC
    /// 6265bis, section 5.6).
    ///
    /// Nothing is refused here: what a control byte or an empty name means is
    /// decided later.
    ///
    /// ```
    /// use cookie_rules::{Engine, SetCookieString};
    ///
    /// let name = |engine: Engine| SetCookieString::parse(b"text", engine.differences()).name;
    /// assert_eq!(name(Engine::Chromium), b"");
    /// assert_eq!(name(Engine::Firefox), b"text");
    /// ```
    #[must_use]
    pub fn parse(line: &'a [u8], differences: &Differences) -> SetCookieString<'a> {
        let mut cursor = Cursor {
            line,
            at: 0,
            grammar: Grammar {
                ends_at_control: differences.control == Control::EndLine,
                ends_at_tab: differences.interior_tab == Tab::EndLine,
                ends_at_non_ascii: differences.non_ascii == NonAscii::EndLine,
                comma_ends_names: differences.comma_ends_names,
                quotes: differences.quotes,
                without_equals: differences.without_equals,
                white_space: differences.white_space,
            },
        };
        cursor.skip_white_space();
        let start = cursor.at;
        let mut name = cursor.name();
        let has_equals = cursor.peek() == Some(b'=');
        cursor.at = if has_equals { cursor.at + 1 } else { start };
        let mut value = cursor.value();
        if !has_equals {
            (name, value) = match cursor.grammar.without_equals {
                WithoutEquals::Value => (&value[..0], value),
                WithoutEquals::Name => (value, &value[value.len()..]),
            };
        }
        SetCookieString {
            name,
            value,
            has_equals,
            rest: cursor,
        }
    }

    /// The attributes, in their order, repeated and unknown ones included.
    ///
    /// ```
    /// use cookie_rules::{Engine, SetCookieString};
    ///
    /// let line = SetCookieString::parse(b"id=1; Path=/a; path=/b", Engine::Standard.differences());
    /// // The last counts; which one that is, is decided later.
    /// let last = line.attributes().last().unwrap();
    /// assert_eq!((last.name, last.value), (&b"path"[..], Some(&b"/b"[..])));
    /// ```
    #[must_use]
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { cursor: self.rest }
    }

    /// The line it was parsed from.
    pub(crate) fn line(&self) -> &'a [u8] {
        self.rest.line
    }

    /// Where in the line a part of it begins.
    pub(crate) fn offset_of(&self, part: &[u8]) -> usize {
        misreading::offset_of(self.rest.line, part)
    }

    /// Whether reading stopped within name or value.
    pub(crate) fn cut(&self) -> Option<Cut> {
        self.rest.cut(LinePart::Value)
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        if self.cursor.peek() != Some(b';') {
            return None;
        }
        self.cursor.at += 1;
        self.cursor.skip_white_space();
        let name = self.cursor.name();
        let value = (self.cursor.peek() == Some(b'=')).then(|| {
            self.cursor.at += 1;
            self.cursor.value()
        });
        Some(Attribute { name, value })
    }
}

impl Attributes<'_> {
    /// Whether reading stopped before the end of the line.
    pub(crate) fn cut(&self) -> Option<Cut> {
        self.cursor.cut(LinePart::Attribute)
    }
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.line.get(self.at).copied()
    }

    fn skip_white_space(&mut self) {
        while let Some(byte) = self.peek() {
            let skip = match self.grammar.white_space {
                WhiteSpace::SpaceAndTab => is_space_or_tab(byte),
                WhiteSpace::Ascii => byte.is_ascii_whitespace(),
            };
            if !skip {
                break;
            }
            self.at += 1;
        }
    }

    /// Reads up to where a part ends, or the line does.
    fn read(&mut self, end: Option<usize>) -> &'a [u8] {
        let start = self.at;
        let rest = &self.line[start..];
        let rest = &rest[..end.unwrap_or(rest.len())];
        let grammar = self.grammar;
        let ends_line = |byte: &u8| match byte {
            b'\t' => grammar.ends_at_tab,
            0..b' ' => grammar.ends_at_control,
            0x80.. => grammar.ends_at_non_ascii,
            _ => false,
        };
        let cut = if grammar.may_end_line() {
            rest.iter().position(ends_line)
        } else {
            None
        };
        self.at = start + cut.unwrap_or(rest.len());
        trim_end(&self.line[start..self.at])
    }

    fn name(&mut self) -> &'a [u8] {
        let rest = &self.line[self.at..];
        let end = if self.grammar.comma_ends_names {
            memchr3(b';', b'=', b',', rest)
        } else {
            memchr2(b';', b'=', rest)
        };
        self.read(end)
    }

    fn value(&mut self) -> &'a [u8] {
        self.skip_white_space();
        let rest = &self.line[self.at..];
        let quoted = match self.grammar.quotes {
            Quotes::HoldSemicolons => quoted_len(rest),
            Quotes::AsIs => 0,
        };
        let end = memchr(b';', &rest[quoted..]).map(|len| quoted + len);
        self.read(end)
    }

    fn cut(&self, part: LinePart) -> Option<Cut> {
        match self.peek() {
            None | Some(b';') => None,
            Some(_) => Some(Cut {
                offset: self.at,
                part,
            }),
        }
    }
}

/// How many bytes the double quotes at the start hold, themselves included.
fn quoted_len(text: &[u8]) -> usize {
    match text.strip_prefix(b"\"") {
        Some(quoted) => memchr(b'"', quoted).map_or(0, |len| len + 2),
        None => 0,
    }
}

fn is_space_or_tab(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn trim_end(mut part: &[u8]) -> &[u8] {
    while let [head @ .., last] = part {
        if !is_space_or_tab(*last) {
            break;
        }
        part = head;
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;

    fn attributes(line: &[u8], differences: &Differences) -> Vec<(String, Option<String>)> {
        let text = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
        SetCookieString::parse(line, differences)
            .attributes()
            .map(|attribute| (text(attribute.name), attribute.value.map(text)))
            .collect()
    }

    #[test]
    fn the_first_equals_sign_divides_name_from_value() {
        let parsed = SetCookieString::parse(b" a = b=c ; d", Engine::Standard.differences());
        assert_eq!((parsed.name, parsed.value), (&b"a"[..], &b"b=c"[..]));
    }

    #[test]
    fn a_text_without_equals_sign_is_a_value_or_in_firefox_a_name() {
        let parsed = SetCookieString::parse(b"a; b=c", Engine::Standard.differences());
        assert_eq!((parsed.name, parsed.value), (&b""[..], &b"a"[..]));
        let parsed = SetCookieString::parse(b"a; b=c", Engine::Firefox.differences());
        assert_eq!((parsed.name, parsed.value), (&b"a"[..], &b""[..]));
    }

    #[test]
    fn attributes_keep_their_order_and_repeat() {
        assert_eq!(
            attributes(
                b"a=b;;Path=/; path ; Path = x ",
                Engine::Standard.differences()
            ),
            [
                (String::new(), None),
                ("Path".into(), Some("/".into())),
                ("path".into(), None),
                ("Path".into(), Some("x".into())),
            ]
        );
    }

    #[test]
    fn in_safari_a_semicolon_inside_quotes_is_part_of_the_value() {
        let safari = Engine::Safari.differences();
        let parsed = SetCookieString::parse(br#"a="1;2"; Path=/"#, safari);
        assert_eq!(parsed.value, br#""1;2""#);
        assert_eq!(parsed.attributes().count(), 1);
        // A quote that nothing closes quotes nothing.
        let parsed = SetCookieString::parse(br#"a="1;2"#, safari);
        assert_eq!(parsed.value, br#""1"#);
    }

    #[test]
    fn in_libsoup_a_control_byte_or_a_comma_ends_the_line() {
        assert_eq!(
            attributes(b"a=b\x01; path=/", Engine::WebKitGtk.differences()),
            []
        );
        assert_eq!(
            attributes(b"a=b; Secure, HttpOnly", Engine::WebKitGtk.differences()),
            [("Secure".into(), None)]
        );
        let parsed = SetCookieString::parse(b"a,b=c", Engine::WebKitGtk.differences());
        assert_eq!((parsed.name, parsed.value), (&b""[..], &b"a,b=c"[..]));
    }
}
