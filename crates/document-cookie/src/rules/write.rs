//! A write: one assignment to `document.cookie`, or one `Set-Cookie` field.

use std::borrow::Cow;

use super::cookie::UnixTime;
use super::page::Page;
use super::quirks::BareCr;

/// How a line reaches the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via<'a> {
    /// A script assigns it to `document.cookie`.
    Script {
        /// The text in UTF-8, a lone surrogate as its three bytes ED A0 80 …
        /// ED BF BF; [`text_from_utf16`] makes it from a script's string.
        text: &'a [u8],
    },
    /// A response carries it in a `Set-Cookie` field.
    Header {
        /// The field's value.
        field: &'a [u8],
        /// The value of the same response's `Date` field.
        date: Option<&'a [u8]>,
    },
}

/// One write.
#[derive(Clone, Copy, Debug)]
pub struct Write<'a> {
    /// The page that writes, or the URL that responds.
    pub page: &'a Page,
    /// The line and how it comes.
    pub via: Via<'a>,
    /// The browser's clock.
    pub now: UnixTime,
}

/// A script's string as the bytes [`Via::Script`] takes.
#[must_use]
pub fn text_from_utf16(units: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(units.len());
    for unit in char::decode_utf16(units.iter().copied()) {
        match unit {
            Ok(character) => {
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Err(lone) => {
                let unit = lone.unpaired_surrogate();
                bytes.extend([
                    0xe0 | (unit >> 12) as u8,
                    0x80 | (unit >> 6 & 0x3f) as u8,
                    0x80 | (unit & 0x3f) as u8,
                ]);
            }
        }
    }
    bytes
}

/// Replaces lone surrogates by U+FFFD, as most engines do.
pub(super) fn replace_surrogates(text: &[u8]) -> Cow<'_, [u8]> {
    // Their first byte is ED, the second A0 or more: no other text has that.
    let is_lone = |triple: &[u8]| triple[0] == 0xed && triple[1] >= 0xa0;
    if !text.windows(3).any(is_lone) {
        return Cow::Borrowed(text);
    }
    let mut replaced = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if rest.len() >= 3 && is_lone(rest) {
            replaced.extend_from_slice("\u{fffd}".as_bytes());
            rest = &rest[3..];
        } else {
            replaced.push(*first);
            rest = after;
        }
    }
    Cow::Owned(replaced)
}

/// A header field's value as it leaves the parser of HTTP: it ends with its
/// line, unless the next one begins with white space, which continues it.
pub(super) fn unfold(field: &[u8], bare_cr: BareCr) -> Cow<'_, [u8]> {
    if !field.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        return Cow::Borrowed(field);
    }
    let mut line = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, after @ ..] = rest {
        let is_break = match first {
            b'\n' => true,
            b'\r' => after.first() == Some(&b'\n') || bare_cr == BareCr::EndsField,
            _ => false,
        };
        rest = after;
        if !is_break {
            let lone_cr = *first == b'\r' && bare_cr == BareCr::Space;
            line.push(if lone_cr { b' ' } else { *first });
            continue;
        }
        let after_break = after.strip_prefix(b"\n").unwrap_or(after);
        if !after_break
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'))
        {
            break;
        }
        line.push(b' ');
        rest = after_break.trim_ascii_start();
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_ends_with_its_line_unless_folded() {
        let unfold = |field: &[u8]| unfold(field, BareCr::EndsField).into_owned();
        assert_eq!(unfold(b"a=b\r\nc"), b"a=b");
        assert_eq!(unfold(b"a=b;\r\n path=/"), b"a=b; path=/");
        assert_eq!(unfold(b"a=b\rc"), b"a=b");
    }

    #[test]
    fn a_lone_surrogate_is_kept_as_its_three_bytes() {
        let text = text_from_utf16(&[0x61, 0xd800, 0xd83d, 0xde00]);
        assert_eq!(text, b"a\xed\xa0\x80\xf0\x9f\x98\x80");
        assert_eq!(*replace_surrogates(&text), *"a\u{fffd}😀".as_bytes());
    }
}
