//! Starts real browsers, their drivers and the servers they visit.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use browsers::{Engine, Options, Reply, Server, Session};
//!
//! let server = Server::start().await?;
//! server.on("app.test", |_| Some(Reply::html("<h1>Hello</h1>").header("Set-Cookie", "a=b; HttpOnly")));
//! let session = Session::start(Engine::Firefox, Options::new().through(&server)).await?;
//! session.goto("https://app.test/").await?;
//! assert_eq!(session.jar(&["https://app.test/"]).await?[0].name, "a");
//! session.quit().await;
//! # Ok(())
//! # }
//! ```
//!
//! - [`Session`]: one browser with a fresh profile, its own driver process and,
//!   for WebKitGTK, its own X server. It derefs to thirtyfour's `WebDriver`.
//! - [`Server`]: answers for any host name, over http and https, on loopback.
//! - [`StoredCookie`]: one cookie of the browser's jar.
//! - [`ConsoleEntry`]: one line of the browser's console.
//!
//! Whatever a session started ends with it: when it is dropped, when a test
//! panics, and when the whole test process is killed (see [`process`]).

mod capabilities;
mod chromium;
mod console;
mod display;
mod engine;
mod firefox;
mod installed;
mod jar;
pub mod process;
mod server;
mod session;
mod viewport;

pub use console::{ConsoleEntry, Level};
pub use engine::Engine;
pub use installed::{Program, find};
pub use jar::{Expiry, SameSite, StoredCookie};
pub use server::{Reply, Request, Scheme, Server};
pub use session::{Options, Session};
pub use thirtyfour;
pub use viewport::ColorScheme;
