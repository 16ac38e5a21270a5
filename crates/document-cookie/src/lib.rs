//! Typed cookies over `document.cookie` whose writes say what happened.
//!
//! `document.cookie` is one string to read and one to write, and a write that
//! the browser refuses looks exactly like one it kept. This library builds a
//! checked line, writes it, reads back, and names the [`Outcome`].
//!
//! # Read one
//!
//! Name, type, encoding and scope stand in one constant, which the compiler
//! checks. What reads, writes and deletes by it always means the same cookie.
//!
//! ```
//! # #[cfg(feature = "rules")] {
//! # use document_cookie::{MemoryJar, rules::Engine};
//! use document_cookie::TypedCookie;
//!
//! const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
//!
//! # let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
//! // In a page: let jar = document_cookie::browser::DocumentCookie;
//! let visits = VISITS.get_or(&jar, 0);
//! # assert_eq!(visits, 0);
//! # }
//! ```
//!
//! # Set one with a lifetime
//!
//! A [`Report`] holds the literal line, what showed before and after, and the
//! outcome; [`Report::into_result`] makes an error of a refusal, with its reason.
//!
//! ```
//! # #[cfg(feature = "rules")] {
//! # use document_cookie::{Error, MemoryJar, rules::Engine};
//! use document_cookie::TypedCookie;
//! use std::time::Duration;
//!
//! const THEME: TypedCookie<String> =
//!     TypedCookie::new("theme").max_age(Duration::from_secs(400 * 86_400));
//!
//! # fn f() -> Result<(), Error> {
//! # let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
//! THEME.set(&jar, "dark")?.into_result()?;
//! # assert_eq!(THEME.get(&jar)?.unwrap(), "dark");
//! # Ok(())
//! # }
//! # f().unwrap();
//! # }
//! ```
//!
//! A report that nobody looks at is a warning of the compiler:
//!
//! ```compile_fail
//! #![deny(unused_must_use)]
//! # use document_cookie::{CookieJar, Error, TypedCookie};
//! # const ID: TypedCookie<u32> = TypedCookie::new("id");
//! fn save(jar: &impl CookieJar) -> Result<(), Error> {
//!     ID.set(jar, &1)?;
//!     Ok(())
//! }
//! ```
//!
//! # Delete one
//!
//! `document.cookie` shows neither path nor domain, and a removal has to name
//! both. The constant knows them; [`TypedCookie::delete_all`] removes every copy
//! of its name that script can reach.
//!
//! ```
//! # #[cfg(feature = "rules")] {
//! # use document_cookie::{Error, MemoryJar, Outcome, TypedCookie, rules::Engine};
//! # const THEME: TypedCookie<String> = TypedCookie::new("theme");
//! # fn f() -> Result<(), Error> {
//! # let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
//! # THEME.set(&jar, "dark")?.into_result()?;
//! assert_eq!(THEME.delete(&jar)?.outcome, Outcome::Removed);
//! # Ok(())
//! # }
//! # f().unwrap();
//! # }
//! ```
//!
//! # In a Leptos component
//!
//! A signal that is always what the jar holds; a setter that says what came of a
//! write. The jar comes from context, and is the page's own without one, so
//! that a component is tested natively:
//!
//! ```
//! # #[cfg(all(feature = "leptos", feature = "rules", not(target_arch = "wasm32")))] {
//! use document_cookie::leptos::{provide_cookie_jar, use_cookie};
//! use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
//! # use reactive_graph::owner::Owner;
//!
//! const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
//!
//! # let owner = Owner::new();
//! # owner.with(|| {
//! // In a test; a server provides a RequestJar.
//! provide_cookie_jar(MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap());
//!
//! let (visits, set_visits) = use_cookie(&VISITS);
//! // In a view: {move || visits.value().unwrap_or(0)}
//! set_visits.set(&1).unwrap().into_result().unwrap();
//! assert_eq!(visits.value(), Some(1));
//! # });
//! # }
//! ```
//!
//! # Predict, and print the reason
//!
//! With feature `rules` a report also holds what the rules of the browser's own
//! engine said beforehand: the rule, its section, and what to write instead.
//! What cannot be seen from the page is said to be possible, never claimed:
//! [`Report::possible_causes`].
//!
//! ```
//! # #[cfg(feature = "rules")] {
//! use document_cookie::rules::{Browser, Engine, text};
//!
//! let mut browser = Browser::new(Engine::Safari, "https://example.com/").unwrap();
//! for diagnostic in &browser.assign("__Host-id=1; Path=/").remove(0).diagnostics {
//!     println!("{}", text::reason(&diagnostic.reason));
//! }
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
//! # Jars
//!
//! Everything here takes a [`CookieJar`]: `browser::DocumentCookie`, the page's
//! own; `MemoryJar`, which needs no browser and follows the rules of any engine,
//! with a clock that the test sets; [`RequestJar`], the cookies of a request on a
//! server. `browser::watch` is one feed of what changes in a page's jar, whoever
//! changed it; [`TypedCookie::watch`] follows one cookie in any jar.
//!
//! # Features
//!
//! | feature | brings |
//! | --- | --- |
//! | `browser` (default) | the page's own jar, and watching it |
//! | `leptos` | `use_cookie` |
//! | `json` | `Json<T>` as a value |
//! | `rules` | what each engine does with a line, and why; predictions; `MemoryJar` |
//! | `psl` | `rules::CompiledList`, the list of public suffixes, compiled in |
//! | `idna` | `rules::Idna`, the conversion of domains that are not ASCII |
//! | `serde` | `Serialize` for outcomes, reports, changes |
//! | `url` | `CookieUrl` from `url::Url` |
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
mod error;
pub mod jar;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "leptos")]
pub mod leptos;
#[cfg(feature = "rules")]
mod memory;
#[cfg(all(feature = "browser", any(doc, doctest)))]
#[doc = include_str!("../docs/moving.md")]
pub mod moving {}
mod part;
#[cfg(feature = "rules")]
pub mod prediction;
mod report;
mod request_jar;
pub mod set_cookie;
mod typed_cookie;

/// What each engine does with a line, and why: the crate `cookie-rules`.
#[cfg(feature = "rules")]
pub use cookie_rules as rules;
pub use cookie_rules::{CookieUrl, Outcome, SameSite, UnixTime, UrlError};
pub use cookie_string::{CookieString, Entry};
pub use encoding::{DecodeError, Decoded, Encoding};
pub use error::Error;
pub use jar::{CookieJar, Watch};
#[cfg(feature = "json")]
pub use json::{Json, JsonError};
#[cfg(feature = "rules")]
pub use memory::MemoryJar;
pub use report::{PossibleCause, Report, write_verified};
pub use request_jar::RequestJar;
pub use set_cookie::{CookieAttributes, InvalidPart, Lifetime, Part, SetCookie};
pub use typed_cookie::{Found, TypedCookie, ValueError};

/// The example of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
