//! What is accepted though it is not as its writer may think.

use super::line::{AttributeName, LinePart};
use super::time::UnixTime;

/// Something accepted that is not as its writer may think.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=1; Max-Age=63072000")[0];
/// // Two years were asked for; browsers give 400 days.
/// let warning = Warning::LifetimeClamped { asked: 63_072_000, given: 34_560_000 };
/// assert!(decision.warnings().eq([&warning]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The line was read only up to a byte; the rest was dropped.
    CutShort {
        /// The byte at which reading ended.
        byte: u8,
        /// Where it stands in the line, from 0.
        offset: usize,
        /// How many bytes were dropped.
        dropped: usize,
        /// In which part reading ended.
        part: LinePart,
    },
    /// A script's text with an LF became several cookies.
    SplitAtLineFeed,
    /// Bytes that are not UTF-8 became U+FFFD.
    BytesReplaced,
    /// Bytes that are not UTF-8: `document.cookie` then shows nothing at all.
    BlanksDocumentCookie,
    /// No `=`: the text is the value of a nameless cookie.
    Nameless,
    /// No `=`: the text is the name of a cookie without a value.
    ValueLess,
    /// A `;` inside quotes ended the value.
    QuotedSemicolon,
    /// The value begins and ends with quotes, which stay part of it.
    QuotesKept,
    /// A comma looks like the start of a second cookie.
    CommaFolded {
        /// The name after the comma.
        name: Box<[u8]>,
        /// Where the comma stands.
        part: LinePart,
    },
    /// An attribute nobody knows.
    UnknownAttribute {
        /// Its name as written.
        name: Box<[u8]>,
    },
    /// An attribute was given more than once; the last counts.
    RepeatedAttribute {
        /// Which.
        name: AttributeName,
    },
    /// An attribute was longer than may be, and dropped.
    AttributeTooLong {
        /// Which.
        name: AttributeName,
        /// How long its value is, in bytes.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// An attribute had no value, or one this engine does not know.
    AttributeValueUnknown {
        /// Which.
        name: AttributeName,
        /// The value as written.
        value: Box<[u8]>,
    },
    /// A flag was written with a value that reads like "no"; flags ignore
    /// values.
    FlagWithValue {
        /// Which.
        name: AttributeName,
    },
    /// An attribute this engine does not know, though others do.
    AttributeNotSupported {
        /// Which.
        name: AttributeName,
    },
    /// A Max-Age that is no number.
    MaxAgeUnreadable {
        /// The value as written.
        value: Box<[u8]>,
    },
    /// An Expires that is no date this engine reads.
    DateUnreadable {
        /// The value as written.
        value: Box<[u8]>,
        /// The point in time it probably meant, if that is known.
        meant: Option<UnixTime>,
    },
    /// A date with a time zone: engines disagree on what it means.
    DateWithZone {
        /// When this engine takes it to be.
        taken: UnixTime,
        /// When it is, the zone heeded.
        meant: UnixTime,
    },
    /// The lifetime was longer than may be.
    LifetimeClamped {
        /// The seconds asked for.
        asked: i64,
        /// The seconds given.
        given: i64,
    },
    /// A Max-Age so large that it was probably milliseconds.
    MaxAgeInMilliseconds {
        /// The seconds it probably meant.
        seconds: i64,
    },
    /// Expires was shifted by the difference between two clocks.
    ShiftedByServerClock {
        /// By how many seconds.
        seconds: i64,
    },
    /// Both Max-Age and Expires; one of them counts.
    LifetimeTwice {
        /// The one that counts.
        counts: AttributeName,
    },
    /// The path was not one, and the default took its place.
    PathReplaced {
        /// The path as written.
        written: Box<[u8]>,
    },
    /// The page is not below the path: it will not see the cookie itself.
    PathElsewhere,
    /// No Path was written, and the default is not `/`: pages elsewhere on the
    /// host do not see the cookie.
    DefaultPathNarrow {
        /// The default path.
        path: Box<[u8]>,
    },
    /// The page's own directory is too long: the cookie matches no URL.
    PathMatchesNothing,
    /// The Domain attribute named the host itself, and the cookie is kept for
    /// this host only.
    DomainBecameHostOnly,
    /// The Domain attribute was converted to ASCII.
    DomainConverted,
    /// The Domain attribute is a lone dot. By the text of the standard that is
    /// no attribute at all; every engine that was measured refuses the cookie.
    LoneDotDomain,
    /// The value of the attribute is relative, and the cookie matches no URL.
    RelativePathMatchesNothing {
        /// The path as written.
        written: Box<[u8]>,
    },
    /// HttpOnly was added to a cookie whose value stayed the same, and scripts
    /// read it as before.
    StillReadable,
    /// White space after a `,` or `=` in the value was dropped.
    SpaceDropped,
    /// The engine keeps a cookie that scripts wrote no longer than this.
    ScriptLifetimeClamped {
        /// The seconds asked for.
        asked: i64,
        /// The seconds given.
        given: i64,
    },
    /// The cookie is kept, yet reading this page will not show it.
    HiddenFromScript,
}

impl Warning {
    /// Whether the cookie is thereby kept otherwise than written: cut short,
    /// under another path, or without an attribute that was asked for. A
    /// lifetime cut to the longest one allowed is not: the attribute counts, the
    /// draft asks for the cut, and the browser renews it with the next write.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// let decision = &browser.receive("id=1; Max-Age=1h")[0];
    /// assert!(decision.warnings().all(Warning::alters));
    /// assert_eq!(decision.outcome, Outcome::Altered);
    /// ```
    #[must_use]
    pub fn alters(&self) -> bool {
        match self {
            Warning::CutShort { .. }
            | Warning::SplitAtLineFeed
            | Warning::BytesReplaced
            | Warning::QuotedSemicolon
            | Warning::AttributeTooLong { .. }
            | Warning::MaxAgeUnreadable { .. }
            | Warning::DateUnreadable { .. }
            | Warning::PathReplaced { .. }
            | Warning::RelativePathMatchesNothing { .. }
            | Warning::SpaceDropped
            | Warning::PathMatchesNothing => true,
            Warning::AttributeValueUnknown { name, .. } => *name == AttributeName::SameSite,
            // A comma in a value is text like any other; in an attribute it
            // spoils the attribute.
            Warning::CommaFolded { part, .. } => *part == LinePart::Attribute,
            _ => false,
        }
    }
}
