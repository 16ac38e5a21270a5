//! A write: one assignment to `document.cookie`, or one `Set-Cookie` field.

use super::page::Page;
use super::time::UnixTime;

/// How a line reaches the browser.
///
/// ```
/// use cookie_rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let page = Page::parse("https://example.com/").unwrap();
/// let mut jar = Jar::new();
/// let mut outcome = |via| {
///     let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
///     rules.write(&mut jar, &write)[0].outcome
/// };
/// assert_eq!(outcome(Via::Script { text: b"id=1; HttpOnly" }), Outcome::Refused);
/// assert_eq!(outcome(Via::Header { field: b"id=1; HttpOnly", date: None }), Outcome::Stored);
/// ```
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
///
/// ```
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap();
/// let via = Via::Script { text: b"id=1; Max-Age=60" };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Firefox).decide(&Jar::new(), &write)[0];
/// let kept = decision.kept.as_ref().unwrap();
/// assert_eq!(kept.expires, Some(UnixTime(1_795_000_060)));
/// ```
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
///
/// ```
/// use cookie_rules::text_from_utf16;
///
/// assert_eq!(text_from_utf16(&[0x61, 0x3d, 0xe9]), "a=é".as_bytes());
/// assert_eq!(text_from_utf16(&[0xd800]), [0xed, 0xa0, 0x80]);
/// ```
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_surrogate_is_kept_as_its_three_bytes() {
        let text = text_from_utf16(&[0x61, 0xd800, 0xd83d, 0xde00]);
        assert_eq!(text, b"a\xed\xa0\x80\xf0\x9f\x98\x80");
    }
}
