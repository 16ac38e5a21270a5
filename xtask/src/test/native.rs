//! The tests that need no browser: of the pure code, and of the documentation.

use super::{Ran, counted};
use crate::process;

/// Crates whose tests drive a browser.
const WITH_BROWSERS: [&str; 2] = ["browsers", "e2e"];

/// Runs them.
pub(super) fn run() -> Ran {
    let mut command = process::cargo();
    command.args(["test", "--no-fail-fast", "--workspace", "--all-features"]);
    for package in WITH_BROWSERS {
        command.args(["--exclude", package]);
    }
    Ran::of("native", None, || counted(&mut command))
}
