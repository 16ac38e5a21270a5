//! Percent-encoding of a cookie-value, interchangeable with js-cookie's.

use super::DecodeError;
use std::borrow::Cow;

/// Characters js-cookie leaves as they are in a value: what
/// `encodeURIComponent` leaves, and those it restores afterwards.
const fn stays(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'_'
                | b'.'
                | b'!'
                | b'~'
                | b'*'
                | b'\''
                | b'('
                | b')'
                | b'#'
                | b'$'
                | b'&'
                | b'+'
                | b':'
                | b'<'
                | b'>'
                | b'='
                | b'/'
                | b'?'
                | b'@'
                | b'['
                | b']'
                | b'^'
                | b'`'
                | b'{'
                | b'}'
                | b'|'
        )
}

/// `text` percent-encoded; every text can be.
///
/// ```
/// use document_cookie::encoding::percent_encode;
/// assert_eq!(percent_encode("50 %; é"), "50%20%25%3B%20%C3%A9");
/// ```
#[must_use]
pub fn encode(text: &str) -> Cow<'_, str> {
    encode_unless(text, stays)
}

/// A name as js-cookie writes it: it leaves fewer characters as they are.
pub(crate) fn encode_name(name: &str) -> Cow<'_, str> {
    encode_unless(name, |byte| {
        stays(byte) && !b"():<>=/?@[]{}".contains(&byte)
    })
}

fn encode_unless(text: &str, stays: fn(u8) -> bool) -> Cow<'_, str> {
    if text.bytes().all(stays) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if stays(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(hex_digit(byte >> 4)));
            out.push(char::from(hex_digit(byte & 15)));
        }
    }
    Cow::Owned(out)
}

const fn hex_digit(nibble: u8) -> u8 {
    b"0123456789ABCDEF"[nibble as usize]
}

fn hex(digit: Option<u8>) -> Option<u8> {
    let digit = digit?;
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' | b'A'..=b'F' => Some((digit & 0xf) + 9),
        _ => None,
    }
}

/// Borrowed when there is nothing to decode.
pub(super) fn decode(value: &str) -> Result<Cow<'_, str>, DecodeError> {
    if value.bytes().all(|byte| byte != b'%') {
        return Ok(Cow::Borrowed(value));
    }
    let mut out = String::with_capacity(value.len());
    let mut character = Utf8::default();
    let mut bytes = value.bytes();
    while let Some(mut byte) = bytes.next() {
        if byte == b'%' {
            let at = value.len() - bytes.len() - 1;
            byte = match (hex(bytes.next()), hex(bytes.next())) {
                (Some(high), Some(low)) => high * 16 + low,
                _ => return Err(DecodeError::BarePercent { at }),
            };
        }
        if !character.take(byte, &mut out) {
            return Err(DecodeError::NotUtf8 {
                valid_up_to: out.len(),
            });
        }
    }
    if character.missing > 0 {
        return Err(DecodeError::NotUtf8 {
            valid_up_to: out.len(),
        });
    }
    Ok(Cow::Owned(out))
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
    fn take(&mut self, byte: u8, out: &mut String) -> bool {
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
                out.push(character);
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
            assert_eq!(decode(&encode(text)).unwrap(), text);
        }
    }

    #[test]
    fn errors_say_where() {
        assert_eq!(decode("ab%4"), Err(DecodeError::BarePercent { at: 2 }));
        assert_eq!(
            decode("ab%E9"),
            Err(DecodeError::NotUtf8 { valid_up_to: 2 })
        );
    }
}
