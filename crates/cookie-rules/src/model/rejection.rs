//! Why a write has no effect.

use std::sync::Arc;

use super::cookie::Cookie;
use super::line::LinePart;
use super::name_prefix::NamePrefix;

/// Why a write has no effect.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "https://www.example.com/").unwrap();
/// let decision = &browser.receive("id=1; Domain=example.org")[0];
/// match decision.rejection() {
///     Some(Rejection::DomainNotOfHost { domain, host }) => {
///         assert_eq!((&**domain, &**host), (&b"example.org"[..], "www.example.com"));
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
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
        part: LinePart,
    },
    /// A NUL in a header: the whole response fails to load.
    NulInHeader,
    /// A tab where this engine allows none.
    Tab {
        /// Where it stands in the line, from 0.
        offset: usize,
        /// In which part.
        part: LinePart,
    },
    /// Neither a name nor a value.
    Empty,
    /// No name before the `=`.
    NoName,
    /// No name, and a `=` in the value.
    NamelessValueWithEquals,
    /// The `=` stands between two double quotes, which this engine takes for
    /// quotes around a name.
    QuotedName,
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
        /// Whether it is on the list. One that is not, such as `localhost`, is
        /// one by being a single label.
        listed: bool,
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
        prefix: NamePrefix,
        /// What is missing.
        missing: PrefixRequirement,
    },
    /// No name, and a value that would read as a prefixed name.
    HiddenPrefix {
        /// The prefix.
        prefix: NamePrefix,
    },
    /// SameSite=None without Secure.
    NoneWithoutSecure,
    /// Partitioned without Secure.
    PartitionedWithoutSecure,
    /// Written across sites, as this engine does not allow.
    CrossSite {
        /// What it keeps of such writes.
        kept: CrossSiteCookies,
    },
    /// The site has as many Secure cookies as it may have, and none of them
    /// makes way for one that is not.
    FullOfSecure {
        /// How many a site may have.
        limit: usize,
    },
}

/// What an engine keeps of what frames, and responses to requests, of other sites
/// write; the setting for third-party cookies may decide.
///
/// ```
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::CrossSite);
/// let page = page.with_third_party(ThirdPartyCookies::Blocked);
/// let via = Via::Header { field: b"id=1; SameSite=None; Secure", date: None };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Chromium).decide(&Jar::new(), &write)[0];
/// let kept = CrossSiteCookies::Partitioned;
/// assert_eq!(decision.rejection(), Some(&Rejection::CrossSite { kept }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CrossSiteCookies {
    /// Those with SameSite=None.
    SameSiteNone,
    /// Those with SameSite=None and Partitioned.
    Partitioned,
    /// None at all.
    Nothing,
}

/// What a prefixed name promises and the line does not keep.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/a/").unwrap();
/// let decision = &browser.receive("__Host-id=1; Secure")[0];
/// let (prefix, missing) = (NamePrefix::Host, PrefixRequirement::RootPath);
/// assert_eq!(decision.rejection(), Some(&Rejection::Prefix { prefix, missing }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PrefixRequirement {
    /// Secure is missing.
    Secure,
    /// HttpOnly is missing.
    HttpOnly,
    /// There is a Domain attribute.
    NoDomain,
    /// The path is not `/`.
    RootPath,
}
