//! What is unusual about an input or an item that was read all the same.

use std::fmt;
use std::ops::Range;

/// Something to know about what was read. `Display` is a sentence.
///
/// ```
/// use cookie_formats::Warning;
///
/// let capture = cookie_formats::read(b"a=1; Path=/, b=2; Path=/");
/// let [Warning::LooksJoined { parts }] = &*capture.items[0].warnings else { panic!() };
/// assert_eq!(*parts, [0..11, 13..24]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The input was UTF-16.
    Utf16,
    /// The input was UTF-16 with bytes in it that are none.
    BrokenUtf16,
    /// Pairs were taken for a `Cookie` field, though they could be one
    /// set-cookie-string with unknown attributes.
    PairsAssumed,
    /// The input does not say whether it was HTTPS, which was assumed.
    HttpsAssumed,
    /// An HTTP archive has no cookies in it, as Chromium exports it unless asked
    /// for sensitive data.
    NoCookiesInHar,
    /// A comma seems to begin another cookie. Browsers take the text as one.
    LooksJoined {
        /// The cookies that the author may have meant, as bytes of the text.
        parts: Vec<Range<usize>>,
    },
    /// There is no `=`: a cookie without a name, or without a value.
    NoEqualsSign,
    /// Spaces stand where TABs belong.
    SpacesForTabs,
    /// The last field is missing and was taken as empty.
    MissingValue,
    /// There are more fields than there should be; they count as the value.
    ExtraFields,
    /// The flag of the domain and the dot before it disagree; the flag counts.
    DomainFlagDisagrees,
    /// A value of `SameSite` that is not known; it was taken as missing.
    UnknownSameSite {
        /// What stands there.
        value: String,
    },
    /// An end that cannot be read; the cookie was taken as one of the session.
    UnreadableExpires {
        /// What stands there.
        value: String,
    },
    /// An end in milliseconds where seconds belong; it was taken as such.
    MillisecondsExpires,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "The input is UTF-16; it was read as text.",
            Self::BrokenUtf16 => {
                "The input is UTF-16 with bytes that are no characters; they became U+FFFD."
            }
            Self::PairsAssumed => {
                "These pairs were taken for a Cookie field; as a Set-Cookie line, all but the first would be unknown attributes."
            }
            Self::HttpsAssumed => "The input does not say http or https; https was assumed.",
            Self::NoCookiesInHar => {
                "The HAR file has no cookies; Chromium leaves them out unless it exports with sensitive data."
            }
            Self::LooksJoined { parts } => {
                return write!(
                    f,
                    "This looks like {} cookies joined by commas; browsers take it as one.",
                    parts.len()
                );
            }
            Self::NoEqualsSign => "There is no equals sign between a name and a value.",
            Self::SpacesForTabs => "Spaces stand where TABs belong; other programs may not read this.",
            Self::MissingValue => "The value is missing and was taken as empty.",
            Self::ExtraFields => "There are more than seven fields; the value was taken to hold TABs.",
            Self::DomainFlagDisagrees => {
                "The subdomain flag and the dot before the domain disagree; the flag was followed."
            }
            Self::UnknownSameSite { value } => {
                return write!(f, "SameSite is {value:?}, which is not known; it was taken as missing.");
            }
            Self::UnreadableExpires { value } => {
                return write!(
                    f,
                    "The end {value:?} cannot be read; it was taken as the end of the session."
                );
            }
            Self::MillisecondsExpires => {
                "The end is in milliseconds where seconds belong; it was read as milliseconds."
            }
        })
    }
}
