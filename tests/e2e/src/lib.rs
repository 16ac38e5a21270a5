//! End-to-end tests over the built page, in a real browser.
//!
//! `./dev test e2e` sets what they need:
//! - `COOKIE_WORKBENCH_DIST`: the folder of the built page;
//! - `COOKIE_WORKBENCH_ENGINE`: `chromium`, `firefox` or `webkit`;
//! - `COOKIE_WORKBENCH_PYTHON`: a Python that can import Django and Selenium;
//! - `COOKIE_WORKBENCH_EXPRESS`, `COOKIE_WORKBENCH_PLAYWRIGHT`: packages of Node.
//!
//! Tests find elements as a person does, by role, label or text, through the
//! page objects here. Each test has a host name of its own, so that it meets no
//! cookie of another one, in one browser that all tests share, one after
//! another: a browser takes seconds to start, a host name nothing.

mod ask;
mod bench;
pub mod django;
pub mod drivers;
mod exchange;
pub mod express;
mod find;
mod inspect;
mod list;
mod page;
mod panel;
mod pointer;
mod seen;
mod timeline;
mod toast;

pub use bench::{Bench, dist, run};
pub use exchange::ImportRow;
pub use find::FUNCTIONS;
pub use inspect::{Fate, INSPECTED};
pub use list::{FIND, Row};
pub use page::{FOLDER, Page};
pub use pointer::{Bounds, Pointer};
pub use timeline::{Entry, FIND_IN_ACTIVITY};
pub use toast::{Toast, Write};
