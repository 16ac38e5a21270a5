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

fn hex(digit: Option<&u8>) -> Option<u8> {
    let digit = digit?;
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' | b'A'..=b'F' => Some((digit & 0xf) + 9),
        _ => None,
    }
}

/// Borrowed when there is nothing to decode.
pub(super) fn decode(value: &str) -> Result<Cow<'_, str>, DecodeError> {
    if !value.as_bytes().contains(&b'%') {
        return Ok(Cow::Borrowed(value));
    }
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            out.push(*first);
            continue;
        }
        let (Some(high), Some(low)) = (hex(after.first()), hex(after.get(1))) else {
            let at = value.len() - after.len() - 1;
            return Err(DecodeError::BarePercent { at });
        };
        out.push(high * 16 + low);
        rest = after.get(2..).unwrap_or_default();
    }
    match String::from_utf8(out) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(error) => Err(DecodeError::NotUtf8 {
            valid_up_to: error.utf8_error().valid_up_to(),
        }),
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
