//! Typed cookies over `document.cookie` whose writes say what happened.
//!
//! `document.cookie` is one string to read and one to write, and a write that
//! the browser refuses looks exactly like one it kept. This library keeps the
//! two sides apart and compares them: it builds a checked line, writes it,
//! reads back, and names the [`Outcome`].
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
//! What a browser is going to do with a line, and why, is predicted by the
//! `rules` module, behind the feature of that name.
//!
//! The core is pure: no clock, no browser, no global. Only [`browser`], behind
//! the feature of that name, touches a document.

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
