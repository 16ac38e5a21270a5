//! What is accepted though it is not as its writer may think.

use std::sync::Arc;

use super::cookie::Cookie;
use super::line::{AttributeName, LinePart};
use super::same_site::SameSite;
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
    /// A `;` ended a value that goes on behind it.
    ValueCut {
        /// What shows that it goes on.
        kind: ValueKind,
    },
    /// A comma looks like the start of a second cookie.
    CommaFolded {
        /// The name after the comma.
        name: Box<[u8]>,
        /// Where the comma stands.
        part: LinePart,
        /// Whether white space follows it, as where fields were joined. Without,
        /// it may as well be text of the value.
        spaced: bool,
    },
    /// A comma stands before an attribute, where only a `;` separates.
    CommaForSemicolon {
        /// The attribute that is lost by it.
        name: AttributeName,
        /// Where the comma stands.
        part: LinePart,
    },
    /// The cookie has the name of an attribute, and a value for it: what the
    /// line sets was forgotten.
    NamedLikeAttribute {
        /// Which.
        name: AttributeName,
    },
    /// A second `name=value` in one line, where only attributes stand.
    SecondPair {
        /// Its name.
        name: Box<[u8]>,
    },
    /// An attribute nobody knows, close to one that exists.
    MisspelledAttribute {
        /// Its name as written; with the value, where no `=` divides them.
        name: Box<[u8]>,
        /// The attribute that was probably meant.
        meant: AttributeName,
    },
    /// An attribute nobody knows.
    UnknownAttribute {
        /// Its name as written.
        name: Box<[u8]>,
    },
    /// An attribute that existed once, and that no engine heeds any more.
    ObsoleteAttribute {
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
        /// What this engine then takes the cookie's SameSite for.
        taken: SameSite,
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
        /// What is wrong with it.
        fault: DateFault,
        /// Whether a Max-Age counts before it, so that nothing is lost.
        beaten: bool,
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
    /// A Max-Age that is a point in time, in seconds or milliseconds since 1970.
    MaxAgeIsPointInTime {
        /// Which.
        at: UnixTime,
    },
    /// A Max-Age too large for this engine, which then takes another number.
    MaxAgeOverflow {
        /// The number as written.
        asked: i64,
    },
    /// The response was sent long ago: Expires was shifted by so much that the
    /// cookie seems to be new.
    SavedResponse {
        /// When it was sent.
        date: UnixTime,
        /// How many seconds ago.
        age: i64,
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
        /// Whether it does so because it comes last.
        last_counts: bool,
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
    /// A removal does not address this cookie of the same name.
    NotAddressed {
        /// The cookie that stays.
        existing: Arc<Cookie>,
        /// What the removal addresses.
        addressed: Arc<Cookie>,
    },
}

/// Why no date can be read in an Expires.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=1; Path=/; Expires=1813054830")[0];
/// let Reason::Warning(Warning::DateUnreadable { fault, meant, .. }) =
///     &decision.deciding().unwrap().reason else { panic!() };
/// assert_eq!((*fault, *meant), (DateFault::Timestamp, Some(UnixTime(1_813_054_830))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateFault {
    /// It is ISO 8601.
    Iso,
    /// The month has its name in another language than English.
    ForeignMonth,
    /// It is a number of seconds or milliseconds since 1970.
    Timestamp,
    /// It is 0 or less, as if to end the cookie.
    Ended,
    /// It is a duration, which Max-Age holds.
    Duration {
        /// How long, in seconds.
        seconds: i64,
    },
    /// It is a small number, which some libraries take for days and others for
    /// seconds.
    SmallNumber,
    /// It is in quotes.
    Quoted,
    /// It is before the year 1601.
    LongAgo,
    /// It is what a program writes where it has no date: `undefined`,
    /// `Invalid Date`, `null`.
    Missing,
    /// It asks for a cookie of the session, which is one without Expires.
    Session,
    /// There is nothing.
    Empty,
    /// Something else.
    Other,
}

/// What shows that a value goes on behind a `;`.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
/// let decision = &browser.receive(r#"prefs={"a":"x;y"}; Path=/"#)[0];
/// let cut = Warning::ValueCut { kind: ValueKind::Bracket };
/// assert_eq!(decision.deciding().unwrap().reason, Reason::Warning(cut));
/// assert_eq!(decision.outcome, Outcome::Altered);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// It opens with `{` or `[`, which is closed later.
    Bracket,
    /// It is a `data:` URL.
    DataUrl,
    /// It ends as a character does that HTML writes by name.
    Entity,
}

impl Warning {
    /// Whether the cookie is thereby kept otherwise than written: cut short,
    /// under another path, or without something that the line asks for. A
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
            | Warning::ValueCut { .. }
            | Warning::CommaForSemicolon { .. }
            | Warning::NamedLikeAttribute { .. }
            | Warning::SecondPair { .. }
            | Warning::MisspelledAttribute { .. }
            | Warning::UnknownAttribute { .. }
            | Warning::FlagWithValue { .. }
            | Warning::AttributeTooLong { .. }
            | Warning::MaxAgeUnreadable { .. }
            | Warning::PathReplaced { .. }
            | Warning::RelativePathMatchesNothing { .. }
            | Warning::SpaceDropped
            | Warning::PathMatchesNothing => true,
            Warning::AttributeValueUnknown { name, .. } => *name == AttributeName::SameSite,
            // A comma inside a value may be text like any other; in an attribute
            // it spoils the attribute.
            Warning::CommaFolded { part, spaced, .. } => *part == LinePart::Attribute || *spaced,
            Warning::DateUnreadable { beaten, .. } => !beaten,
            _ => false,
        }
    }
}
