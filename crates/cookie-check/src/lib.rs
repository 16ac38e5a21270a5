//! What each browser does with the cookies of an input: read, judged, and said
//! in words, as the command `cookie-check` and the Workbench's Inspect do it.
//!
//! ```
//! use cookie_check::{Check, Settings, Source};
//! use cookie_rules::{Environment, UnixTime};
//!
//! let mut check = Check::new(Settings::at(UnixTime(1_795_000_000)), Environment::default());
//! check.add(&Source::new(b"\
//! > GET /login HTTP/1.1
//! > Host: example.com
//! >
//! < HTTP/1.1 200 OK
//! < Set-Cookie: sid=abc; Path=/; SameSite=None
//! <
//! ")).unwrap();
//! let answer = check.next().unwrap();
//! assert_eq!(&*answer.url, "https://example.com/login");
//! for engine in &answer.engines {
//!     let verdict = engine.worst();
//!     println!("{}: {}", engine.engine, verdict.decision.outcome);
//! }
//! ```
//!
//! - [`Check`] takes inputs ([`Source`]) in any format that `cookie-formats`
//!   reads, and is an iterator of [`CookieAnswer`]s, one a cookie.
//! - [`Check::sent`] and [`travel`] say which requests carry them.
//! - What is not judged is in [`Check::not_understood`], with the reason.
//!
//! Nothing here reads a clock, a file or a terminal.
#![cfg_attr(feature = "serde", doc = include_str!("json.md"))]

mod answer;
mod check;
#[cfg(feature = "serde")]
pub mod json;
mod reading;
mod settings;
mod travel;

pub use answer::{CookieAnswer, EngineAnswer, Verdict};
pub use check::Check;
pub use reading::{Format, NotUnderstood, NotUnderstoodReason, Reading};
pub use settings::{Jars, Settings, Source};
pub use travel::{Carried, RequestKind, Sent, TravelRow, carried_by, request, travel};

/// The example of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
