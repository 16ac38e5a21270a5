//! The set-cookie-string parser: a line falls into name, value and
//! attributes. It borrows from the line and allocates nothing.

use super::decision::Part;
use super::line_bytes::{LineBytes, find};
use super::quirks::{Control, NonAscii, Quirks, Tab, WhiteSpace, WithoutEquals};

/// A line, taken apart.
///
/// ```
/// use document_cookie::rules::{Engine, SetCookieString};
///
/// let line = SetCookieString::parse(b" id = 1=2 ; Secure", Engine::Standard.quirks());
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
/// use document_cookie::rules::{Engine, SetCookieString};
///
/// let line = SetCookieString::parse(b"id=1; Secure; Path=", Engine::Standard.quirks());
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
/// use document_cookie::rules::{Engine, SetCookieString};
///
/// // What no engine knows is there too.
/// let line = SetCookieString::parse(b"id=1; Path=/; Version=1", Engine::Firefox.quirks());
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
pub(super) struct Cut {
    pub(super) offset: usize,
    pub(super) part: Part,
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
    ends_line: bool,
    comma_ends_names: bool,
    without_equals: WithoutEquals,
    white_space: WhiteSpace,
}

impl<'a> SetCookieString<'a> {
    /// Takes a line apart as the engine with these differences does.
    ///
    /// Nothing is refused here: what a control byte or an empty name means is
    /// decided later.
    ///
    /// ```
    /// use document_cookie::rules::{Engine, SetCookieString};
    ///
    /// let name = |engine: Engine| SetCookieString::parse(b"text", engine.quirks()).name;
    /// assert_eq!(name(Engine::Chromium), b"");
    /// assert_eq!(name(Engine::Firefox), b"text");
    /// ```
    #[must_use]
    #[inline]
    pub fn parse(line: &'a [u8], quirks: &Quirks) -> SetCookieString<'a> {
        SetCookieString::parse_with(line, LineBytes::of(line), quirks)
    }

    /// The same, where it is known what kinds of bytes the line holds.
    #[inline]
    pub(super) fn parse_with(
        line: &'a [u8],
        bytes: LineBytes,
        quirks: &Quirks,
    ) -> SetCookieString<'a> {
        // Filled in where it will stay: copying what was just written stalls.
        let mut parsed = SetCookieString {
            name: &line[..0],
            value: &line[..0],
            has_equals: false,
            rest: Cursor {
                line,
                at: 0,
                grammar: Grammar {
                    ends_line: bytes.any_rare()
                        && quirks.control == Control::EndLine
                        && quirks.interior_tab == Tab::EndLine
                        && quirks.non_ascii == NonAscii::EndLine,
                    comma_ends_names: bytes.comma && quirks.comma_ends_names,
                    without_equals: quirks.without_equals,
                    white_space: quirks.white_space,
                },
            },
        };
        let cursor = &mut parsed.rest;
        cursor.skip_white_space();
        let start = cursor.at;
        parsed.name = cursor.name();
        parsed.has_equals = cursor.peek() == Some(b'=');
        cursor.at = match parsed.has_equals {
            true => cursor.at + 1,
            false => start,
        };
        parsed.value = cursor.value();
        if !parsed.has_equals {
            let text = parsed.value;
            (parsed.name, parsed.value) = match cursor.grammar.without_equals {
                WithoutEquals::Value => (&text[..0], text),
                WithoutEquals::Name => (text, &text[text.len()..]),
            };
        }
        parsed
    }

    /// The attributes, in their order, repeated and unknown ones included.
    ///
    /// ```
    /// use document_cookie::rules::{Engine, SetCookieString};
    ///
    /// let line = SetCookieString::parse(b"id=1; Path=/a; path=/b", Engine::Standard.quirks());
    /// // The last counts; which one that is, is decided later.
    /// let last = line.attributes().last().unwrap();
    /// assert_eq!((last.name, last.value), (&b"path"[..], Some(&b"/b"[..])));
    /// ```
    #[must_use]
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { cursor: self.rest }
    }

    /// Whether reading stopped within name or value.
    pub(super) fn cut(&self) -> Option<Cut> {
        self.rest.cut(Part::Value)
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
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
    pub(super) fn cut(&self) -> Option<Cut> {
        self.cursor.cut(Part::Attribute)
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

    fn ends_line(&self, byte: u8) -> bool {
        self.grammar.ends_line && !(b' '..0x80).contains(&byte)
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn name(&mut self) -> &'a [u8] {
        let start = self.at;
        if !self.grammar.ends_line {
            self.at = find(self.line, start, b';', b'=');
            if self.grammar.comma_ends_names {
                self.at = find(&self.line[..self.at], start, b',', b',');
            }
            return trim_end(&self.line[start..self.at]);
        }
        while let Some(byte) = self.peek() {
            let ends = byte == b';'
                || byte == b'='
                || (byte == b',' && self.grammar.comma_ends_names)
                || self.ends_line(byte);
            if ends {
                break;
            }
            self.at += 1;
        }
        trim_end(&self.line[start..self.at])
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn value(&mut self) -> &'a [u8] {
        self.skip_white_space();
        let start = self.at;
        if !self.grammar.ends_line {
            self.at = find(self.line, start, b';', b';');
            return trim_end(&self.line[start..self.at]);
        }
        while let Some(byte) = self.peek() {
            if byte == b';' || self.ends_line(byte) {
                break;
            }
            self.at += 1;
        }
        trim_end(&self.line[start..self.at])
    }

    fn cut(&self, part: Part) -> Option<Cut> {
        match self.peek() {
            None | Some(b';') => None,
            Some(_) => Some(Cut {
                offset: self.at,
                part,
            }),
        }
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
    use super::super::quirks::{FIREFOX, STANDARD, WEBKIT_GTK};
    use super::*;

    fn attributes(line: &[u8], quirks: &Quirks) -> Vec<(String, Option<String>)> {
        let text = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
        SetCookieString::parse(line, quirks)
            .attributes()
            .map(|attribute| (text(attribute.name), attribute.value.map(text)))
            .collect()
    }

    #[test]
    fn the_first_equals_sign_divides_name_from_value() {
        let parsed = SetCookieString::parse(b" a = b=c ; d", &STANDARD);
        assert_eq!((parsed.name, parsed.value), (&b"a"[..], &b"b=c"[..]));
    }

    #[test]
    fn a_text_without_equals_sign_is_a_value_or_in_firefox_a_name() {
        let parsed = SetCookieString::parse(b"a; b=c", &STANDARD);
        assert_eq!((parsed.name, parsed.value), (&b""[..], &b"a"[..]));
        let parsed = SetCookieString::parse(b"a; b=c", &FIREFOX);
        assert_eq!((parsed.name, parsed.value), (&b"a"[..], &b""[..]));
    }

    #[test]
    fn attributes_keep_their_order_and_repeat() {
        assert_eq!(
            attributes(b"a=b;;Path=/; path ; Path = x ", &STANDARD),
            [
                (String::new(), None),
                ("Path".into(), Some("/".into())),
                ("path".into(), None),
                ("Path".into(), Some("x".into())),
            ]
        );
    }

    #[test]
    fn in_libsoup_a_control_byte_or_a_comma_ends_the_line() {
        assert_eq!(attributes(b"a=b\x01; path=/", &WEBKIT_GTK), []);
        assert_eq!(
            attributes(b"a=b; Secure, HttpOnly", &WEBKIT_GTK),
            [("Secure".into(), None)]
        );
        let parsed = SetCookieString::parse(b"a,b=c", &WEBKIT_GTK);
        assert_eq!((parsed.name, parsed.value), (&b""[..], &b"a,b=c"[..]));
    }
}
