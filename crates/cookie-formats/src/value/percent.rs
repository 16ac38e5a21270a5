//! Percent-encoding (RFC 3986, section 2.1), with an edit written as the text
//! around it is.

use super::splice;
use cookie_rules::percent;
use std::borrow::Cow;

/// The decoded text. `None` where nothing is encoded, a `%` is bare, or the
/// bytes are not UTF-8.
pub(crate) fn decode(value: &str) -> Option<String> {
    match percent::decode(value) {
        Ok(Cow::Owned(text)) => Some(text),
        Ok(Cow::Borrowed(_)) | Err(_) => None,
    }
}

/// What encodes to one byte, and the length of that byte.
fn units(value: &str) -> impl Iterator<Item = (&[u8], usize)> {
    let mut rest = value.as_bytes();
    std::iter::from_fn(move || {
        let length = if rest.first()? == &b'%' { 3 } else { 1 };
        let (unit, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        Some((unit, 1))
    })
}

/// `text` in the place of what `value` says: what is the same stays as it is
/// written, and what is new has at least the escapes that `value` has.
pub(super) fn encode_like(value: &str, old: &str, text: &str) -> String {
    let mut escaped = [false; 256];
    let mut lower_case = false;
    for (unit, _) in units(value) {
        if let [b'%', digits @ ..] = unit {
            if let Some(byte) = percent::escaped_byte(digits) {
                escaped[usize::from(byte)] = true;
            }
            lower_case |= digits.iter().any(u8::is_ascii_lowercase);
        }
    }
    let encode = |text: &str| {
        let mut encoded = String::with_capacity(text.len());
        for byte in text.bytes() {
            if percent::stays_in_value(byte) && !escaped[usize::from(byte)] {
                encoded.push(char::from(byte));
            } else {
                let start = encoded.len();
                percent::push_escape(&mut encoded, byte);
                if lower_case {
                    encoded[start..].make_ascii_lowercase();
                }
            }
        }
        encoded
    };
    let lengths = units(value).map(|(unit, inner)| (unit.len(), inner));
    splice::rewrite(value, old, text, lengths, &encode).unwrap_or_else(|| encode(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_escapes_of_utf8_decode() {
        assert_eq!(decode("a%20%C3%a9").as_deref(), Some("a é"));
        for value in ["plain", "", "%", "%4", "a%zz", "%e9", "100%"] {
            assert_eq!(decode(value), None, "{value}");
        }
    }

    #[test]
    fn an_edit_keeps_the_spelling_around_it() {
        let value = "%7b%22a%22:%31}";
        let old = decode(value).unwrap();
        assert_eq!(old, r#"{"a":1}"#);
        assert_eq!(
            encode_like(value, &old, r#"{"a":"é{"}"#),
            "%7b%22a%22:%22%c3%a9%7b%22}"
        );
    }

    proptest::proptest! {
        #[test]
        fn an_edit_says_the_new_text(value in "([a-z{;é]|%[2-7][0-9a-fA-F]|%c3%a9){0,12}", text in "[a-z%;é🍪]{0,8}") {
            if let Some(old) = decode(&value) {
                let new = encode_like(&value, &old, &text);
                proptest::prop_assert_eq!(decode(&new).unwrap_or(new), text);
            }
        }
    }
}
