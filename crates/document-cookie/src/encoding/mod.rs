//! How a text is put into a cookie-value and taken out again. Pure.
//!
//! RFC 6265bis gives a value no encoding; each back end brings its own. Three
//! are known here by name, and reading says which one it found.

mod percent;

pub use cookie_rules::percent::DecodeError;
pub use cookie_rules::quoted::encode as quote;
pub(crate) use percent::encode_name;
pub use percent::percent_encode;

use crate::part::{InvalidPart, Part};
use cookie_rules::{percent as codec, quoted};
use std::borrow::Cow;

/// An encoding of cookie-values.
///
/// ```
/// use document_cookie::Encoding;
/// assert_eq!(Encoding::Raw.encode("a,b").unwrap(), "a,b");
/// assert_eq!(Encoding::Percent.encode("a,b").unwrap(), "a%2Cb");
/// assert_eq!(Encoding::Quoted.encode("a,b").unwrap(), r#""a\054b""#);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Encoding {
    /// The text itself (cookie-value, section 4.1.1). What cannot stand in a
    /// cookie as it is, a `;` or a control character, is refused. Characters
    /// beyond ASCII `WebKitGTK` does not keep whole, as below.
    #[default]
    Raw,
    /// Percent-encoded UTF-8, as js-cookie and most script libraries write.
    Percent,
    /// Python's `http.cookies`, and so Django: plain where it can be, else in
    /// double quotes with backslash and octal escapes. Characters past U+00FF
    /// stand as they are, which `WebKitGTK` does not keep whole (libsoup 3.2 cuts
    /// a value at its first byte that is not ASCII).
    Quoted,
}

/// A value that was read, and the encoding it was found in.
///
/// ```
/// use document_cookie::Encoding;
/// let decoded = Encoding::read("a%20b");
/// assert_eq!((&*decoded.text, decoded.encoding), ("a b", Encoding::Percent));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text that was meant.
    pub text: Cow<'a, str>,
    /// How it was written.
    pub encoding: Encoding,
}

/// The text of a value that stands in double quotes.
pub(crate) fn unquoted(value: &str) -> Option<Cow<'_, str>> {
    quoted::decode(value)
}

impl Encoding {
    /// Every encoding known here.
    ///
    /// ```
    /// use document_cookie::Encoding;
    /// for encoding in Encoding::ALL {
    ///     assert_eq!(encoding.decode("plain").unwrap(), "plain");
    /// }
    /// ```
    pub const ALL: [Self; 3] = [Self::Raw, Self::Percent, Self::Quoted];

    /// Writes `text` as a cookie-value.
    ///
    /// # Errors
    /// [`Encoding::Raw`] cannot hold a `;`, a control character, or white
    /// space at an edge (the browser would trim it).
    ///
    /// ```
    /// # use document_cookie::Encoding;
    /// assert_eq!(Encoding::Percent.encode("50 %; é").unwrap(), "50%20%25%3B%20%C3%A9");
    /// assert_eq!(Encoding::Quoted.encode("Hello, you").unwrap(), r#""Hello\054 you""#);
    /// assert!(Encoding::Raw.encode("a;b").is_err());
    /// ```
    pub fn encode(self, text: &str) -> Result<Cow<'_, str>, InvalidPart> {
        match self {
            Self::Raw => match Part::Value.check(text) {
                Ok(()) => Ok(Cow::Borrowed(text)),
                Err(error) => Err(error),
            },
            Self::Percent => Ok(percent_encode(text)),
            Self::Quoted => Ok(quoted::encode(text)),
        }
    }

    /// Reads `value` in this encoding.
    ///
    /// # Errors
    /// Percent-encoding can be malformed; raw and quoted always decode.
    ///
    /// ```
    /// use document_cookie::{DecodeError, Encoding};
    /// assert_eq!(Encoding::Percent.decode("a%20b").unwrap(), "a b");
    /// assert_eq!(Encoding::Percent.decode("a%"), Err(DecodeError::BarePercent { at: 1 }));
    /// assert_eq!(Encoding::Raw.decode("a%20b").unwrap(), "a%20b");
    /// ```
    pub fn decode(self, value: &str) -> Result<Cow<'_, str>, DecodeError> {
        match self {
            Self::Raw => Ok(Cow::Borrowed(value)),
            Self::Percent => codec::decode(value),
            // What stands in no quotes is as it is, as in Python.
            Self::Quoted => Ok(quoted::decode(value).unwrap_or(Cow::Borrowed(value))),
        }
    }

    /// Reads `value` in the encoding it appears to be in: quoted when it
    /// stands in double quotes, percent when it has well-formed escapes, else
    /// raw. What does not decode is returned as it stands.
    ///
    /// ```
    /// # use document_cookie::Encoding;
    /// assert_eq!(Encoding::read("caf%C3%A9").text, "café");
    /// assert_eq!(Encoding::read("100%").text, "100%");
    /// ```
    #[must_use]
    pub fn read(value: &str) -> Decoded<'_> {
        if let Some(text) = quoted::decode(value) {
            return Decoded {
                text,
                encoding: Self::Quoted,
            };
        }
        match codec::decode(value) {
            Ok(Cow::Owned(text)) => Decoded {
                text: Cow::Owned(text),
                encoding: Self::Percent,
            },
            _ => Decoded {
                text: Cow::Borrowed(value),
                encoding: Self::Raw,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::part::Problem;

    #[test]
    fn reading_says_which_encoding_it_found() {
        for (value, text, encoding) in [
            ("plain", "plain", Encoding::Raw),
            ("a b", "a b", Encoding::Raw),
            ("100%", "100%", Encoding::Raw),
            ("%zz", "%zz", Encoding::Raw),
            ("%ff", "%ff", Encoding::Raw),
            ("a%20b", "a b", Encoding::Percent),
            (r#""a b""#, "a b", Encoding::Quoted),
            (r#"""#, r#"""#, Encoding::Raw),
        ] {
            let decoded = Encoding::read(value);
            assert_eq!(
                (decoded.text.as_ref(), decoded.encoding),
                (text, encoding),
                "{value}"
            );
        }
    }

    #[test]
    fn raw_names_the_character_it_cannot_hold() {
        assert_eq!(
            Encoding::Raw.encode("a\u{7f}"),
            Err(InvalidPart {
                part: Part::Value,
                problem: Problem::Character {
                    character: '\u{7f}',
                    at: 1
                }
            })
        );
        assert!(Encoding::Raw.encode(" a").is_err());
        assert!(Encoding::Raw.encode("a b").is_ok());
    }
}
