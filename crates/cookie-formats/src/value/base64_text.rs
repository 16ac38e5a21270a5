//! Text in base64 (RFC 4648, sections 4 and 5), as far as it is beyond doubt.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// How base64 is spelt.
///
/// ```
/// use cookie_formats::value::{OpenedValue, Step};
///
/// let opened = OpenedValue::open("eyJhIjoxfQ==");
/// let Some(Step::Base64(spelling)) = opened.steps().next() else { panic!() };
/// assert!(spelling.is_padded && !spelling.is_url_safe);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Base64Spelling {
    /// Whether it may hold `-` and `_` instead of `+` and `/`.
    pub is_url_safe: bool,
    /// Whether `=` fills the last four characters.
    pub is_padded: bool,
}

/// The base64url without padding of JSON Web Tokens.
pub(super) const WEB: Base64Spelling = Base64Spelling {
    is_url_safe: true,
    is_padded: false,
};

impl Base64Spelling {
    fn engine(self) -> GeneralPurpose {
        let alphabet = if self.is_url_safe {
            &alphabet::URL_SAFE
        } else {
            &alphabet::STANDARD
        };
        let padding = if self.is_padded {
            DecodePaddingMode::RequireCanonical
        } else {
            DecodePaddingMode::RequireNone
        };
        let config = GeneralPurposeConfig::new()
            .with_encode_padding(self.is_padded)
            .with_decode_padding_mode(padding);
        GeneralPurpose::new(alphabet, config)
    }

    pub(super) fn decode_bytes(self, value: &str) -> Option<Vec<u8>> {
        self.engine().decode(value).ok()
    }

    pub(super) fn decode(self, value: &str) -> Option<String> {
        String::from_utf8(self.decode_bytes(value)?).ok()
    }

    pub(super) fn encode(self, text: &str) -> String {
        self.engine().encode(text)
    }

    /// The spelling that a text can be of. Without a character that only one of
    /// the alphabets has, padding belongs to the first of them.
    fn of(value: &str) -> Self {
        let is_padded = value.ends_with('=');
        let is_url_safe = if value.contains(['-', '_']) {
            true
        } else {
            !is_padded && !value.contains(['+', '/']) && !value.len().is_multiple_of(4)
        };
        Self {
            is_url_safe,
            is_padded,
        }
    }
}

/// The least length that is looked at: shorter words decode to anything.
const SHORTEST: usize = 8;

/// From this length on, chance makes no text of other things.
const LONG: usize = 16;

/// The text that a value says in base64, if it does so beyond doubt.
pub(super) fn decode(value: &str) -> Option<(Base64Spelling, String)> {
    if value.len() < SHORTEST || value.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let spelling = Base64Spelling::of(value);
    let text = spelling.decode(value)?;
    let is_printable = |it: char| !it.is_control() || matches!(it, '\t' | '\n' | '\r');
    let is_text = text.chars().all(is_printable) && (value.len() >= LONG || text.is_ascii());
    is_text.then_some((spelling, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found() {
        for (value, text) in [
            ("eyJhIjoxfQ==", r#"{"a":1}"#),
            ("eyJhIjoxfQ", r#"{"a":1}"#),
            ("aGVsbG8gd29ybGQ", "hello world"),
            ("w6nDqMOgw6nDqMOg", "éèàéèà"),
            ("PDw_Pz8-Pg", "<<???>>"),
        ] {
            let (spelling, decoded) = decode(value).unwrap();
            assert_eq!(decoded, text);
            assert_eq!(spelling.encode(text), value);
        }
    }

    #[test]
    fn words_and_random_tokens_are_not() {
        for value in [
            "username",
            "password",
            "1795375000",
            "abc",
            "Thanks",
            "visitor_message",
            "d41d8cd98f00b204e9800998ecf8427e",
            "xYz9-_kQ3vB7hL2mN5pR8t",
            "aGVsbG8gd29ybGR=",
        ] {
            assert_eq!(decode(value), None, "{value}");
        }
    }
}
