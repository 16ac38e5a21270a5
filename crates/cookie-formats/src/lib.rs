//! Reads the cookies in what people have: response heads, HAR files,
//! cookies.txt, the exports of tools, source code, logs.
//!
//! ```
//! use cookie_formats::{Format, Found};
//!
//! let capture = cookie_formats::read(b"\
//! < HTTP/1.1 200 OK
//! < Date: Fri, 27 Nov 2026 10:00:00 GMT
//! < Set-Cookie: sid=abc; Path=/; Secure
//! <
//! ");
//! assert_eq!(capture.format, Some(Format::Heads));
//! let [item] = &*capture.items else { panic!() };
//! let Found::SetCookie(cookie) = &item.found else { panic!() };
//! assert_eq!(cookie.text, b"sid=abc; Path=/; Secure");
//! assert!(cookie.response_date.is_some());
//! ```
//!
//! - [`read`] says what an input is, what it found and what it left out;
//!   [`read_as`] takes the format from a person instead.
//! - A set-cookie-string is not judged here: what an engine makes of it is for
//!   the rules to say.
//! - What is not recognised is said to be so, and never taken for a cookie.
//! - [`value`] opens a cookie's value up, through the encodings it is in, and
//!   writes an edit back through them.
//! - [`export`] writes cookies in the formats that other programs read, and says
//!   what a format cannot carry; [`code`] writes one as code that makes it.
//!
//! All of it is pure: no clock, no files, no network.

#![forbid(unsafe_code)]

mod attribute_name;
mod capture;
pub mod code;
mod cookie_record;
pub mod export;
mod format;
mod omission;
mod raw_json;
mod reading;
pub mod value;
mod warning;

pub use capture::{Capture, Channel, Found, Item, Location, RequestPair, SetCookieString};
pub use cookie_record::{CookieRecord, Expires};
pub use cookie_rules::SameSite;
pub use format::{Format, UnknownFormat};
pub use omission::{Omission, OmissionReason};
pub use reading::{read, read_as, read_one};
pub use warning::Warning;
