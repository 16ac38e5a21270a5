//! Cookie Workbench: a page that reads, writes and explains the cookies of
//! its origin.
//!
//! Views show state and send intents; [`session`] alone carries an intent out.

pub mod activity;
pub mod app;
pub mod clock;
pub mod components;
pub mod cookies;
pub mod engine;
pub mod failure;
pub mod keys;
pub mod known;
pub mod line;
pub mod route;
pub mod seen;
pub mod session;
pub mod shared;
pub mod theme;
pub mod verdicts;
pub mod visits;
pub mod wording;

pub use app::start;
