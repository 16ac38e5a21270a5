//! What a rule had to say of a cookie.

use std::sync::Arc;

use crate::rules::cookie::{Cookie, UnixTime};
use crate::rules::prefix::Prefix;

/// What a rule can say.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::WebKitGtk, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=1; Priority=High")[0];
/// for finding in &decision.findings {
///     match &finding.reason {
///         Reason::Oddity(oddity) => {
///             let name = AttributeName::Priority;
///             assert_eq!(*oddity, Oddity::AttributeNotSupported { name });
///         }
///         Reason::Effect(effect) => assert_eq!(*effect, Effect::Kept),
///         reason => panic!("{reason:?}"),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// No: the write has no effect.
    Refusal(Refusal),
    /// Yes, but something in the line is not as its writer may think.
    Oddity(Oddity),
    /// What the cookie became by it.
    Effect(Effect),
}

/// Where in a line something stands.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=a\x07b")[0];
/// let refusal = Refusal::ControlByte { byte: 7, offset: 4, part: Part::Value };
/// assert_eq!(decision.refusal(), Some(&refusal));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// In the name.
    Name,
    /// In the value.
    Value,
    /// In an attribute.
    Attribute,
}

/// An attribute the rules know.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=1; Secure=false")[0];
/// let name = AttributeName::Secure;
/// assert!(decision.oddities().eq([&Oddity::FlagWithValue { name }]));
/// assert!(decision.kept.as_ref().unwrap().secure);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AttributeName {
    /// `Expires`
    Expires,
    /// `Max-Age`
    MaxAge,
    /// `Domain`
    Domain,
    /// `Path`
    Path,
    /// `Secure`
    Secure,
    /// `HttpOnly`
    HttpOnly,
    /// `SameSite`
    SameSite,
    /// `Partitioned`
    Partitioned,
    /// `Priority`, Chromium's own
    Priority,
}

impl AttributeName {
    /// The name as it is usually written.
    ///
    /// ```
    /// use document_cookie::rules::AttributeName;
    /// assert_eq!(AttributeName::MaxAge.as_str(), "Max-Age");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AttributeName::Expires => "Expires",
            AttributeName::MaxAge => "Max-Age",
            AttributeName::Domain => "Domain",
            AttributeName::Path => "Path",
            AttributeName::Secure => "Secure",
            AttributeName::HttpOnly => "HttpOnly",
            AttributeName::SameSite => "SameSite",
            AttributeName::Partitioned => "Partitioned",
            AttributeName::Priority => "Priority",
        }
    }
}

/// Why a write has no effect.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://www.example.com/").unwrap();
/// let decision = &jar.receive("id=1; Domain=example.org")[0];
/// match decision.refusal() {
///     Some(Refusal::DomainNotOfHost { domain, host }) => {
///         assert_eq!((&**domain, &**host), (&b"example.org"[..], "www.example.com"));
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A document with an opaque origin, where access throws.
    AccessThrows,
    /// A document without cookies, where a write does nothing.
    NoCookieStore,
    /// The text holds no cookie at all.
    NothingWritten,
    /// A byte that no cookie may hold.
    ControlByte {
        /// The byte.
        byte: u8,
        /// Where it stands in the line, from 0.
        offset: usize,
        /// In which part.
        part: Part,
    },
    /// A NUL in a header: the whole response fails to load.
    NulInHeader,
    /// A tab where this engine allows none.
    Tab {
        /// Where it stands in the line, from 0.
        offset: usize,
        /// In which part.
        part: Part,
    },
    /// Neither a name nor a value.
    Empty,
    /// No name before the `=`.
    NoName,
    /// No name, and a `=` in the value.
    NamelessValueWithEquals,
    /// Name and value together are too long.
    TooLong {
        /// How long they are, in bytes.
        bytes: usize,
        /// How long they may be.
        limit: usize,
    },
    /// A Domain attribute that the host is not part of.
    DomainNotOfHost {
        /// The domain asked for.
        domain: Box<[u8]>,
        /// The host that asked.
        host: Box<str>,
    },
    /// A Domain attribute with bytes that are not ASCII.
    DomainNotAscii {
        /// The domain asked for.
        domain: Box<[u8]>,
    },
    /// A Domain attribute without a dot inside.
    DomainWithoutDot {
        /// The domain asked for.
        domain: Box<[u8]>,
    },
    /// A Domain attribute whose capitals this engine does not match.
    DomainCapitals {
        /// The domain asked for.
        domain: Box<[u8]>,
    },
    /// A Domain attribute that names a public suffix.
    DomainIsPublic {
        /// The domain asked for.
        domain: Box<[u8]>,
    },
    /// The host itself is a public suffix, and this engine then keeps
    /// nothing.
    HostIsPublic {
        /// The host.
        host: Box<str>,
    },
    /// Secure, written from an insecure page.
    SecureFromInsecure,
    /// HttpOnly, written by a script.
    HttpOnlyFromScript,
    /// A Secure cookie is in the way, and the page is insecure.
    OverwritesSecure {
        /// The cookie in the way.
        existing: Arc<Cookie>,
    },
    /// An HttpOnly cookie is in the way of a script.
    OverwritesHttpOnly {
        /// The cookie in the way.
        existing: Arc<Cookie>,
    },
    /// The name begins with a prefix whose promise the line does not keep.
    Prefix {
        /// The prefix.
        prefix: Prefix,
        /// What is missing.
        broken: BrokenPromise,
    },
    /// No name, and a value that would read as a prefixed name.
    HiddenPrefix {
        /// The prefix.
        prefix: Prefix,
    },
    /// SameSite=None without Secure.
    NoneWithoutSecure,
    /// Partitioned without Secure.
    PartitionedWithoutSecure,
    /// Written from a frame of another site, as this engine does not allow.
    CrossSite,
    /// The site has as many Secure cookies as it may have, and none of them
    /// makes way for one that is not.
    FullOfSecure {
        /// How many a site may have.
        limit: usize,
    },
}

/// What a prefixed name promises and the line does not keep.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/a/").unwrap();
/// let decision = &jar.receive("__Host-id=1; Secure")[0];
/// let (prefix, broken) = (Prefix::Host, BrokenPromise::RootPath);
/// assert_eq!(decision.refusal(), Some(&Refusal::Prefix { prefix, broken }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BrokenPromise {
    /// Secure is missing.
    Secure,
    /// HttpOnly is missing.
    HttpOnly,
    /// There is a Domain attribute.
    NoDomain,
    /// The path is not `/`.
    RootPath,
}

/// Something accepted that is not as its writer may think.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=1; Max-Age=63072000")[0];
/// // Two years were asked for; browsers give 400 days.
/// let oddity = Oddity::LifetimeClamped { asked: 63_072_000, given: 34_560_000 };
/// assert!(decision.oddities().eq([&oddity]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Oddity {
    /// The line was read only up to a byte; the rest was dropped.
    CutShort {
        /// The byte at which reading ended.
        byte: u8,
        /// Where it stands in the line, from 0.
        offset: usize,
        /// How many bytes were dropped.
        dropped: usize,
        /// In which part reading ended.
        part: Part,
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
        part: Part,
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
        /// The point in time it probably meant, if that can be told.
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
    /// The page's own directory is too long: the cookie matches no URL.
    PathMatchesNothing,
    /// The Domain attribute named the host itself, and the cookie is kept for
    /// this host only.
    DomainBecameHostOnly,
    /// The Domain attribute was converted to ASCII.
    DomainConverted,
    /// The cookie is kept, yet reading this page will not show it.
    HiddenFromScript,
}

impl Oddity {
    /// Whether the cookie is thereby kept otherwise than written: cut short,
    /// under another path, or without an attribute that was asked for. A
    /// lifetime cut to the longest one allowed is not: the attribute counts, the
    /// draft asks for the cut, and the browser renews it with the next write.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
    /// let decision = &jar.receive("id=1; Max-Age=1h")[0];
    /// assert!(decision.oddities().all(Oddity::alters));
    /// assert_eq!(decision.outcome, Outcome::Altered);
    /// ```
    #[must_use]
    pub fn alters(&self) -> bool {
        match self {
            Oddity::CutShort { .. }
            | Oddity::SplitAtLineFeed
            | Oddity::BytesReplaced
            | Oddity::QuotedSemicolon
            | Oddity::AttributeTooLong { .. }
            | Oddity::MaxAgeUnreadable { .. }
            | Oddity::DateUnreadable { .. }
            | Oddity::PathReplaced { .. }
            | Oddity::PathMatchesNothing => true,
            Oddity::AttributeValueUnknown { name, .. } => *name == AttributeName::SameSite,
            // A comma in a value is text like any other; in an attribute it
            // spoils the attribute.
            Oddity::CommaFolded { part, .. } => *part == Part::Attribute,
            _ => false,
        }
    }
}

/// What the cookie became by a rule.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=; Max-Age=0")[0];
/// let said = |effect| {
///     let reason = Reason::Effect(effect);
///     decision.findings.iter().any(|finding| finding.reason == reason)
/// };
/// assert!(said(Effect::Ended) && said(Effect::NothingThere));
/// assert_eq!(decision.outcome, Outcome::NothingToRemove);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// It lives until the given time.
    Expires(UnixTime),
    /// It had ended before it began: a deletion.
    Ended,
    /// It is kept for the host and the hosts below its domain.
    DomainWide,
    /// It took the place of one with the same name, domain and path.
    TookPlace,
    /// It is kept in the jar of this top-level site.
    KeptApart,
    /// Cookies made room.
    MadeRoom {
        /// How many.
        evicted: usize,
    },
    /// Nothing stood against it.
    Kept,
    /// There was nothing to remove.
    NothingThere,
}
