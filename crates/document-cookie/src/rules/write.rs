//! A write: one assignment to `document.cookie`, or one `Set-Cookie` field.

use std::borrow::Cow;

use super::cookie::UnixTime;
use super::page::Page;

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
