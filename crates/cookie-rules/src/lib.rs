//! What a browser does with a cookie write, and why.
//!
//! The storage and retrieval model of RFC 6265bis with each engine's
//! differences, as a pure function: the jar, the page, the line, the clock and
//! the list of public suffixes are arguments. Chromium, Firefox and WebKitGTK
//! answer as they were measured; Safari as WebKit's published test expectations
//! have it; [`Engine::Standard`] is the text of the specification.
//!
//! ```
//! use cookie_rules::{Browser, Engine, Outcome, Rejection, Suggestion, text};
//!
//! let mut browser = Browser::new(Engine::Chromium, "https://example.com/a").unwrap();
//! let decision = &browser.assign("id=1; SameSite=None")[0];
//! assert_eq!(decision.outcome, Outcome::Refused);
//! assert_eq!(decision.rejection(), Some(&Rejection::NoneWithoutSecure));
//! assert_eq!(decision.suggestions, [Suggestion::AddSecure]);
//! println!("{}", text::verdict(decision));
//! ```
//!
//! [`Browser`] keeps a jar, a page and a clock together. Who keeps their own
//! asks [`Rules`]:
//!
//! ```
//! use cookie_rules::{Engine, Jar, Page, Rules, UnixTime, Via, Write};
//!
//! let rules = Rules::new(Engine::Firefox);
//! let (page, now) = (Page::parse("https://example.com/").unwrap(), UnixTime(1_795_000_000));
//! let mut jar = Jar::new();
//! rules.write(&mut jar, &Write { page: &page, via: Via::Script { text: b"id=1" }, now });
//! assert_eq!(rules.document_cookie(&jar, &page, now).into_text().unwrap(), "id=1");
//! ```
//!
//! # Where to find what
//!
//! Each folder imports only those above it.
//!
//! | folder | holds |
//! | --- | --- |
//! | `model` | the nouns, as data: time, URL, page, write, cookie, decision, rejection, warning … |
//! | `engine` | the engines, and for each its differences from the one algorithm |
//! | `parse` | bytes, set-cookie-string, attributes, Max-Age, the dates of each engine: facts |
//! | `matching` | domains, paths, public suffixes |
//! | `storage` | section 5.7: checks, replace, evict, the jar |
//! | `retrieval` | `document.cookie` and the Cookie header |
//! | `advice` | what was meant otherwise, suggestions, the corrected line |
//! | `text` | the sentences, for people |
//!
//! # Features
//!
//! | feature | brings |
//! | --- | --- |
//! | `psl` | [`CompiledList`](https://docs.rs/cookie-rules), the list of public suffixes, compiled in |
//! | `idna` | the conversion of domains that are not ASCII |
//! | `serde` | `Serialize` for cookies, outcomes, engines and their parts |
//! | `url` | `CookieUrl` from `url::Url` |
//!
//! No feature changes an answer: suffixes and conversion are passed, by
//! [`Rules`] or [`Environment`].
//!
//! Sections are those of RFC 6265bis, unless another document is named.
#![deny(missing_docs)]

mod model;
// Each of these imports only what stands above it.
mod advice;
mod engine;
mod matching;
mod parse;
mod retrieval;
mod storage;
pub mod text;

mod browser;

pub use advice::line_advice::{Advice, Reading};
pub use browser::Browser;
pub use engine::{Engine, EngineProfile, Evidence, UnknownEngine, differences};
#[cfg(feature = "idna")]
pub use matching::idna::Idna;
pub use matching::idna::{NoConversion, ToAscii};
#[cfg(feature = "psl")]
pub use matching::public_suffix::CompiledList;
pub use matching::public_suffix::{NoList, PublicSuffixes, Suffix};
pub use matching::suffix_list::{NotAList, SuffixList};
pub use matching::{domain, path};
pub use model::assumption::{Assumption, Assumptions};
pub use model::cookie::{Cookie, Priority};
pub use model::correction::Correction;
pub use model::decision::{Decision, Diagnostic, Reason};
pub use model::editable_write::{Channel, EditableWrite};
pub use model::effect::Effect;
pub use model::line::{AttributeName, LinePart};
pub use model::name_prefix::NamePrefix;
pub use model::outcome::{Outcome, UnknownOutcome};
pub use model::page::{DocumentKind, Frame, Page, ThirdPartyCookies};
pub use model::percent;
pub use model::quoted;
pub use model::rejection::{CrossSiteCookies, PrefixRequirement, Rejection};
pub use model::request::{Destination, Initiator, Method, Request};
pub use model::rule_name::{RuleKind, RuleName, UnknownRuleName};
pub use model::same_site::{SameSite, UnknownSameSite};
pub use model::section::{Rule, Section, Specification};
pub use model::suggestion::Suggestion;
pub use model::time::{MONTHS, UnixTime};
pub use model::url::{CookieUrl, HostKind, Scheme, UrlError};
pub use model::warning::{DateFault, ValueKind, Warning};
pub use model::write::{Via, Write, text_from_utf16};
pub use parse::date as cookie_date;
pub use parse::set_cookie_string::{Attribute, Attributes, SetCookieString};
pub use retrieval::{Reported, ScriptRead, Withheld};
pub use storage::jar::Jar;
pub use storage::rules::{Environment, Rules};

/// The example of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
