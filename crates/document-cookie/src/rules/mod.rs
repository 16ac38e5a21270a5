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
mod cookie;
mod decision;
mod engine;
mod fix;
mod jar;
mod page;
mod prefix;
pub mod public_suffix;
pub mod quirks;
mod request;
mod rule;
pub mod to_ascii;
mod write;

pub use address::{Address, AddressError, HostKind, Scheme};
pub use assumption::{Assumption, Assumptions};
pub use cookie::{Cookie, Priority, SameSite, Texts, UnixTime};
pub use decision::{
    AttributeName, BrokenPromise, Decision, Effect, Finding, Oddity, Outcome, Part, Reason, Refusal,
};
pub use engine::{Answering, Basis, Engine};
pub use fix::Fix;
pub use jar::Jar;
pub use page::{Document, Frame, Page};
pub use prefix::Prefix;
pub use public_suffix::PublicSuffixes;
pub use request::{Destination, Initiator, Method, Request};
pub use rule::{Rule, Section};
pub use to_ascii::ToAscii;
pub use write::{Via, Write, text_from_utf16};

/// The rules of one engine, with what they need from outside.
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
    #[must_use]
    pub fn new(engine: Engine) -> Rules<'static> {
        Rules {
            engine,
            suffixes: &public_suffix::NoList,
            to_ascii: &to_ascii::NoConversion,
        }
    }

    /// What the engine would do with a write, the jar staying as it is.
    ///
    /// There is one decision for each cookie the line makes: one, except in
    /// WebKitGTK, where a script's text may hold several.
    #[must_use]
    pub fn decide(&self, jar: &Jar, write: &Write<'_>) -> Vec<Decision> {
        self.write(&mut jar.clone(), write)
    }

    /// Writes into the jar, and says what came of it.
    pub fn write(&self, _jar: &mut Jar, _write: &Write<'_>) -> Vec<Decision> {
        Vec::new()
    }

    /// What `document.cookie` reads at `page`.
    #[must_use]
    pub fn document_cookie(&self, _jar: &Jar, _page: &Page, _now: UnixTime) -> ScriptRead {
        ScriptRead::Text(String::new())
    }

    /// The Cookie header a request carries; `None` when it carries none.
    #[must_use]
    pub fn cookie_header(&self, _jar: &Jar, _request: &Request, _now: UnixTime) -> Option<Vec<u8>> {
        None
    }
}
