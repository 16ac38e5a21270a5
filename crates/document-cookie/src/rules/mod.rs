//! What a browser does with a cookie write, and why.
//!
//! The storage and retrieval model of RFC 6265bis with each engine's measured
//! differences, as a pure function: the jar, the page, the line, the clock and
//! the list of public suffixes are arguments.
//!
//! ```
//! use document_cookie::rules::*;
//!
//! let rules = Rules::new(Engine::Chromium);
//! let mut jar = Jar::new();
//! let page = Page::parse("https://example.com/a").unwrap();
//! let decisions = rules.write(&mut jar, &Write {
//!     page: &page,
//!     via: Via::Script { text: b"id=1; SameSite=None" },
//!     now: UnixTime(1_795_000_000),
//! });
//! assert_eq!(decisions[0].outcome, Outcome::Refused);
//! assert_eq!(decisions[0].refusal(), Some(&Refusal::NoneWithoutSecure));
//! assert_eq!(decisions[0].fixes, [Fix::AddSecure]);
//! ```

mod address;
mod assumption;
mod attributes;
mod cookie;
pub mod cookie_date;
mod decision;
pub mod domain;
mod draft;
mod engine;
mod findings;
mod fix;
mod jar;
mod judge;
mod letters;
mod lifetime;
mod limits;
mod line_bytes;
mod mend;
mod newcomer;
mod oddities;
mod page;
pub mod path;
mod prefix;
pub mod public_suffix;
pub mod quirks;
mod report;
mod request;
mod retrieval;
mod rule;
mod set_cookie_string;
mod storage;
pub mod suffix_list;
pub mod to_ascii;
pub mod wording;
mod write;

pub use address::{Address, AddressError, HostKind, Scheme};
pub use assumption::{Assumption, Assumptions};
pub use cookie::{Cookie, Priority, SameSite, Texts, UnixTime};
pub use decision::{
    AttributeName, BrokenPromise, Decision, Decisions, Effect, Finding, FindingList, Oddity,
    Outcome, Part, Reason, Refusal,
};
pub use draft::{Channel, Draft};
pub use engine::{Answering, Basis, Engine};
pub use fix::Fix;
pub use jar::Jar;
pub use page::{Document, Frame, Page};
pub use prefix::Prefix;
pub use public_suffix::PublicSuffixes;
pub use report::Reported;
pub use request::{Destination, Initiator, Method, Request};
pub use rule::{Rule, Section};
pub use set_cookie_string::{Attribute, Attributes, SetCookieString};
pub use to_ascii::ToAscii;
pub use write::{Via, Write, text_from_utf16};

/// The rules of one engine, with what they need from outside.
///
/// ```
/// use document_cookie::rules::{suffix_list::SuffixList, *};
///
/// // A page fetches the whole list; here it has one rule.
/// let list = SuffixList::parse("uk(co)").unwrap();
/// let rules = Rules { suffixes: &list, ..Rules::new(Engine::Firefox) };
/// let page = Page::parse("https://shop.co.uk/").unwrap();
/// let via = Via::Script { text: b"id=1; Domain=co.uk" };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &rules.decide(&Jar::new(), &write)[0];
/// assert!(matches!(decision.refusal(), Some(Refusal::DomainIsPublic { .. })));
/// ```
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// Whose rules.
    pub engine: Engine,
    /// The list of public suffixes.
    pub suffixes: &'a dyn PublicSuffixes,
    /// How a Domain that is not ASCII becomes ASCII.
    pub to_ascii: &'a dyn ToAscii,
}

/// What script reads.
///
/// ```
/// use document_cookie::rules::*;
///
/// let (jar, now) = (Jar::new(), UnixTime(1_795_000_000));
/// let sandboxed = Page::parse("https://example.com/").unwrap().as_document(Document::Sandboxed);
/// let rules = Rules::new(Engine::Firefox);
/// assert_eq!(rules.document_cookie(&jar, &sandboxed, now), ScriptRead::Throws);
/// // A data: page throws in Chromium, and shows nothing in Firefox.
/// let data = Page::parse("data:text/html,").unwrap();
/// assert_eq!(rules.document_cookie(&jar, &data, now), ScriptRead::Text(String::new()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptRead {
    /// The value of `document.cookie`.
    Text(String),
    /// Access throws a SecurityError.
    Throws,
}

impl Rules<'_> {
    /// The rules of `engine`, knowing no public suffixes and no conversion to
    /// ASCII.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let rules = Rules::new(Engine::Chromium);
    /// assert!(!rules.suffixes.suffix("co.uk").listed);
    /// assert_eq!(rules.to_ascii.to_ascii("bücher.example"), None);
    /// ```
    #[must_use]
    pub fn new(engine: Engine) -> Rules<'static> {
        Rules {
            engine,
            suffixes: &public_suffix::NoList,
            to_ascii: &to_ascii::NoConversion,
        }
    }
}
