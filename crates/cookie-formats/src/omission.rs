//! What was left out of an input, and why.

use crate::Location;
use std::fmt;

/// A part of the input that gave no item.
///
/// ```
/// use cookie_formats::OmissionReason;
///
/// let capture = cookie_formats::read(b"# Netscape HTTP Cookie File\na.example\tTRUE\t/\n");
/// assert_eq!(capture.omissions[0].reason, OmissionReason::Comment);
/// assert_eq!(capture.omissions[1].reason, OmissionReason::TooFewFields { found: 3 });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Omission {
    /// Where it stands.
    pub location: Location,
    /// Why it was left out.
    pub reason: OmissionReason,
}

/// Why a part of an input gave no item. `Display` is a sentence.
///
/// ```
/// use cookie_formats::OmissionReason;
/// assert_eq!(OmissionReason::Comment.to_string(), "This is a comment.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OmissionReason {
    /// Nothing here looks like cookies in any known format.
    NotRecognised,
    /// A comment.
    Comment,
    /// A field of a head that is about other things than cookies.
    OtherField,
    /// A `Set-Cookie2` field, which browsers ignore.
    SetCookie2,
    /// A line of a head that is no field.
    NotAField,
    /// The body behind a head.
    Body,
    /// What a tool reports of its own work.
    ToolOutput,
    /// A `Set-Cookie` or `Cookie` without anything in it.
    EmptyField,
    /// An expression whose value is known only when the script runs.
    ComputedExpression,
    /// Source code that does not assign to `document.cookie`.
    NotAnAssignment,
    /// A string literal that does not end.
    UnterminatedLiteral,
    /// A string that is no cookie.
    OtherString,
    /// Bytes that are not UTF-8 in a format that is text.
    NotUtf8,
    /// JSON that breaks off or is not JSON.
    BrokenJson {
        /// What the parser says.
        message: String,
    },
    /// JSON that is no cookie.
    NotACookieObject,
    /// An object or row without a name.
    MissingName,
    /// A line with too few fields.
    TooFewFields {
        /// How many it has.
        found: usize,
    },
    /// A line whose flags are neither TRUE nor FALSE.
    UnreadableFields,
    /// The name of a file with cookies, not the cookies.
    CookieFile,
    /// The printing tool left something out here.
    Elided,
    /// More than can be taken at once.
    TooMany,
}

impl fmt::Display for OmissionReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotRecognised => "Nothing here looks like a cookie in a known format.",
            Self::Comment => "This is a comment.",
            Self::OtherField => "This field is not about cookies.",
            Self::SetCookie2 => "Browsers ignore Set-Cookie2.",
            Self::NotAField => "This line is not a header field.",
            Self::Body => "This is the body of the message.",
            Self::ToolOutput => "This is the tool's own output.",
            Self::EmptyField => "This field is empty.",
            Self::ComputedExpression => {
                "The value is computed when the script runs; only the text it computes can be read."
            }
            Self::NotAnAssignment => "This code does not assign to document.cookie.",
            Self::UnterminatedLiteral => "This string literal is not closed.",
            Self::OtherString => "This string is not a cookie.",
            Self::NotUtf8 => "This is not UTF-8 text.",
            Self::BrokenJson { message } => {
                return write!(f, "The JSON cannot be read from here on: {message}.");
            }
            Self::NotACookieObject => "This JSON is not a cookie.",
            Self::MissingName => "The cookie has no name field.",
            Self::TooFewFields { found } => {
                return write!(f, "The line has {found} fields, too few for this format.");
            }
            Self::UnreadableFields => "The second and fourth fields are neither TRUE nor FALSE.",
            Self::CookieFile => "This names a file with cookies; read the file instead.",
            Self::Elided => "The tool that printed this left something out here.",
            Self::TooMany => "There is more than can be read at once; split the input.",
        })
    }
}
