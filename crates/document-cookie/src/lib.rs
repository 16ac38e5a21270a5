//! Typed cookies over `document.cookie` whose writes say what happened.
//!
//! `document.cookie` is one string to read and one to write, and a write that
//! the browser refuses looks exactly like one it kept. This library builds a
//! checked line, writes it, reads back, and names the [`Outcome`].
//!
//! # A cookie, defined once
//!
//! Name, type, encoding and scope stand in one constant, which the compiler
//! checks. What reads, writes and deletes by it always means the same cookie.
//!
//! ```
//! # #[cfg(feature = "rules")] {
//! use document_cookie::{MemoryJar, Outcome, TypedCookie, rules::Engine};
//! use std::time::Duration;
//!
//! const VISITS: TypedCookie<u32> =
//!     TypedCookie::new("visit_count").max_age(Duration::from_secs(400 * 86_400));
//!
//! // In a page: let jar = document_cookie::browser::DocumentCookie;
//! let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
//!
//! let visits = VISITS.get(&jar).unwrap().unwrap_or(0);
//! let report = VISITS.set(&jar, &(visits + 1)).unwrap();
//! assert_eq!(report.outcome, Outcome::Stored);
//! assert_eq!(VISITS.get(&jar), Ok(Some(1)));
//! # }
//! ```
//!
//! # What came of it
//!
//! A [`Report`] holds the literal line, what showed before and after, and the
//! outcome. With feature `rules` it also holds what the rules of the browser's
//! own engine said beforehand: the rule, its section, and what would mend it.
//! What cannot be seen from the page is said to be possible, never claimed:
//! [`Report::possibly`].
//!
//! ```
//! # #[cfg(feature = "rules")] {
//! use document_cookie::rules::{Engine, Fix};
//! use document_cookie::{MemoryJar, Outcome, SameSite, SetCookie, write_and_read_back};
//!
//! let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
//! let cookie = SetCookie::new("id", "1").unwrap().same_site(Some(SameSite::None));
//! let report = write_and_read_back(&jar, &cookie).unwrap();
//! assert_eq!(report.outcome, Outcome::Refused);
//! let decision = report.prediction.unwrap().decision;
//! assert_eq!(decision.fixes, [Fix::AddSecure]);
//! assert_eq!(decision.deciding().unwrap().rule.section().number, "5.7-19");
//! # }
//! ```
//!
//! # What is there
//!
//! A [`CookieString`] is read lazily and in order, duplicates kept; nothing is
//! decoded that was not asked for, and one bad cookie spoils no other.
//!
//! ```
//! use document_cookie::{CookieString, Encoding};
//!
//! let text = r#"visit_count=2; visitor_message="Thanks for visiting again""#;
//! let message = CookieString::new(text).get("visitor_message").unwrap();
//! let decoded = Encoding::read(message.value);
//! assert_eq!(decoded.text, "Thanks for visiting again");
//! assert_eq!(decoded.encoding, Encoding::Quoted);
//! ```
//!
//! # Deleting
//!
//! `document.cookie` shows neither path nor domain, and a removal has to name
//! both. [`TypedCookie::delete`] removes exactly what the constant says;
//! [`deletion`] removes every copy of a name that script can reach, or one of
//! several, and undoes what it hits by mistake.
//!
//! # Following it
//!
//! `browser::watch` is one feed of what changes, whoever changed it, and
//! `leptos::use_cookie` a signal that is always what the jar holds.
//!
//! ```no_run
//! # #[cfg(feature = "browser")] {
//! # use document_cookie::TypedCookie;
//! # const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
//! let watch = VISITS.watch(|visits| {
//!     // Show it.
//! });
//! # }
//! ```
//!
//! # Testing
//!
//! Everything here takes a [`CookieJar`]. `MemoryJar` is one that needs no
//! browser and follows the rules of any engine, with a clock that the test sets.
//!
//! # Features
//!
//! | feature | brings |
//! | --- | --- |
//! | `browser` (default) | the page's own jar, and watching it |
//! | `leptos` | `use_cookie` |
//! | `json` | `Json<T>` as a value |
//! | `rules` | what each engine does with a line, and why; predictions; `MemoryJar` |
//! | `psl` | the list of public suffixes, compiled in |
//! | `idna` | domains that are not ASCII |
//!
//! Sections are those of RFC 6265bis, unless another document is named. The
//! core is pure: no clock, no browser, no global. Only `browser` and `leptos`
//! touch a document. Who comes from js-cookie, wasm-cookies or leptos-use finds
//! in `moving` what to write here for what they wrote there.
#![deny(missing_docs)]

#[cfg(feature = "browser")]
pub mod browser;
pub mod change;
pub mod cookie_string;
pub mod deletion;
pub mod encoding;
mod imf_fixdate;
pub mod jar;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "leptos")]
pub mod leptos;
#[cfg(feature = "rules")]
pub mod memory;
#[cfg(all(feature = "browser", any(doc, doctest)))]
#[doc = include_str!("../docs/moving.md")]
pub mod moving {}
pub mod outcome;
mod part;
#[cfg(feature = "rules")]
pub mod prediction;
mod report;
#[cfg(feature = "rules")]
pub mod rules;
pub mod set_cookie;
mod typed_cookie;

pub use cookie_string::{CookieString, Entry};
pub use encoding::{DecodeError, Decoded, Encoding};
pub use jar::{AccessError, CookieJar, WriteError};
#[cfg(feature = "json")]
pub use json::{Json, JsonError};
#[cfg(feature = "rules")]
pub use memory::MemoryJar;
pub use outcome::Outcome;
pub use report::{Possibly, Report, write_and_read_back};
pub use set_cookie::{InvalidPart, Lifetime, Part, SameSite, SetCookie};
pub use typed_cookie::{Found, ReadError, TypedCookie, ValueError, ValueProblem};
