//! Cookie Workbench: a page that reads, writes and explains the cookies of its
//! origin.
//!
//! Views show state and send intents; [`session`] alone carries an intent out.

pub mod activity;
mod app;
mod clipboard;
mod clock;
mod components;
pub mod cookies;
mod export;
mod files;
mod forecaster;
mod import;
pub mod inspect;
mod lazy;
pub mod route;
pub mod session;
mod shell;
mod slices;
mod snapshots;
mod storage;
mod values;
pub mod visits;
mod wording;

pub use app::{App, Feedback, Views, provide_state, start};
