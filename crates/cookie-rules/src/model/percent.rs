//! The one percent codec: bytes as `%XX`, and back.

use core::fmt;
use std::borrow::Cow;

/// Why a text is not percent-encoded UTF-8.
///
/// ```
/// use cookie_rules::percent::{DecodeError, decode};
/// assert_eq!(decode("a%2").unwrap_err(), DecodeError::BarePercent { at: 1 });
/// assert_eq!(decode("a%ff").unwrap_err(), DecodeError::NotUtf8 { valid_up_to: 1 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// A `%` without two hexadecimal digits after it.
    BarePercent {
        /// The byte at which the `%` stands, from 0.
        at: usize,
    },
    /// The decoded bytes are not UTF-8.
    NotUtf8 {
        /// How many decoded bytes were good before the first bad one.
        valid_up_to: usize,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::BarePercent { at } => write!(f, "a bare % at byte {at}"),
            DecodeError::NotUtf8 { valid_up_to } => {
                write!(f, "decoded, it is UTF-8 only up to byte {valid_up_to}")
            }
        }
    }
}

impl core::error::Error for DecodeError {}

/// `text` with every byte as `%XX` for which `is_plain` is false. Bytes beyond
/// ASCII are always escaped.
///
/// ```
/// use cookie_rules::percent::encode;
/// assert_eq!(encode("a é", |byte| byte.is_ascii_alphanumeric()), "a%20%C3%A9");
/// ```
#[must_use]
pub fn encode(text: &str, is_plain: fn(u8) -> bool) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii() && is_plain(byte);
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            push_escape(&mut encoded, byte);
        }
    }
    Cow::Owned(encoded)
}

/// `text` with its escapes decoded; borrowed when it has none.
///
/// # Errors
/// When a `%` begins no escape, or what the escapes stand for is not UTF-8.
///
/// ```
/// use cookie_rules::percent::decode;
/// assert_eq!(decode("a%20%C3%A9").unwrap(), "a é");
/// ```
pub fn decode(text: &str) -> Result<Cow<'_, str>, DecodeError> {
    if text.bytes().all(|byte| byte != b'%') {
        return Ok(Cow::Borrowed(text));
    }
    let mut decoded = String::with_capacity(text.len());
    let mut character = Utf8::default();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let mut byte = *first;
        let at = text.len() - rest.len();
        rest = after;
        if byte == b'%' {
            byte = escaped_byte(after).ok_or(DecodeError::BarePercent { at })?;
            rest = &after[2..];
        }
        if !character.take(byte, &mut decoded) {
            let valid_up_to = decoded.len();
            return Err(DecodeError::NotUtf8 { valid_up_to });
        }
    }
    if character.missing > 0 {
        let valid_up_to = decoded.len();
        return Err(DecodeError::NotUtf8 { valid_up_to });
    }
    Ok(Cow::Owned(decoded))
}

/// Characters that js-cookie leaves as they are in a value: what
/// `encodeURIComponent` leaves, and those it restores afterwards.
///
/// ```
/// use cookie_rules::percent::{encode, stays_in_value};
/// assert_eq!(encode("50 %; é", stays_in_value), "50%20%25%3B%20%C3%A9");
/// ```
#[must_use]
pub fn stays_in_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.!~*'()#$&+:<>=/?@[]^`{}|".contains(&byte)
}

/// Appends a byte as `%XX`.
///
/// ```
/// let mut text = String::new();
/// cookie_rules::percent::push_escape(&mut text, b';');
/// assert_eq!(text, "%3B");
/// ```
pub fn push_escape(text: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    text.push('%');
    text.push(char::from(HEX[usize::from(byte >> 4)]));
    text.push(char::from(HEX[usize::from(byte & 15)]));
}

/// The byte that the two hexadecimal digits at the start stand for.
///
/// ```
/// use cookie_rules::percent::escaped_byte;
/// assert_eq!(escaped_byte(b"3b;"), Some(b';'));
/// assert_eq!(escaped_byte(b"3"), None);
/// ```
#[must_use]
pub fn escaped_byte(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| match *digits.get(at)? {
        digit @ b'0'..=b'9' => Some(digit - b'0'),
        digit @ (b'a'..=b'f' | b'A'..=b'F') => Some((digit & 0xf) + 9),
        _ => None,
    };
    Some(digit(0)? * 16 + digit(1)?)
}

/// A character that comes byte by byte: far fewer bytes of program than the
/// standard library's check of whole texts, which is made for long ones.
#[derive(Default)]
struct Utf8 {
    code: u32,
    length: usize,
    missing: u8,
}

impl Utf8 {
    /// Takes a byte, and writes the character that it ends; whether it could be
    /// the next one.
    fn take(&mut self, byte: u8, text: &mut String) -> bool {
        let (bits, missing) = match byte {
            _ if self.missing > 0 => {
                if byte & 0xc0 != 0x80 {
                    return false;
                }
                (self.code << 6 | u32::from(byte & 0x3f), self.missing - 1)
            }
            0..=0x7f => (u32::from(byte), 0),
            0xc0..=0xdf => (u32::from(byte & 0x1f), 1),
            0xe0..=0xef => (u32::from(byte & 0x0f), 2),
            0xf0..=0xf7 => (u32::from(byte & 0x07), 3),
            _ => return false,
        };
        self.length = if self.missing > 0 { self.length + 1 } else { 1 };
        (self.code, self.missing) = (bits, missing);
        if missing > 0 {
            return true;
        }
        match char::from_u32(bits) {
            // One that is written longer than it need be is none.
            Some(character) if character.len_utf8() == self.length => {
                text.push(character);
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in ["", "plain", "50 %; é 🍪\n", "%41", "\"a\\b\"", "a=b&c"] {
            let encoded = encode(text, |byte| byte.is_ascii_alphanumeric());
            assert_eq!(decode(&encoded).unwrap(), text);
        }
    }

    #[test]
    fn errors_say_where() {
        assert_eq!(decode("ab%4"), Err(DecodeError::BarePercent { at: 2 }));
        assert_eq!(decode("%é"), Err(DecodeError::BarePercent { at: 0 }));
        let valid_up_to = 2;
        assert_eq!(decode("ab%E9"), Err(DecodeError::NotUtf8 { valid_up_to }));
        assert_eq!(decode("ab%C3é"), Err(DecodeError::NotUtf8 { valid_up_to }));
        // A byte written longer than it need be.
        assert_eq!(
            decode("ab%C0%80"),
            Err(DecodeError::NotUtf8 { valid_up_to })
        );
    }
}
