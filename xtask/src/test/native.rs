//! The tests that need no browser: of the pure code, and of the documentation.

use super::{Part, counted};
use crate::process;

/// Crates whose tests drive a browser.
const WITH_BROWSERS: [&str; 2] = ["browsers", "e2e"];

/// Builds and runs them.
pub(super) fn run() -> Vec<Part> {
    let mut command = process::cargo();
    command.args(["test", "--no-fail-fast", "--workspace", "--all-features"]);
    for package in WITH_BROWSERS {
        command.args(["--exclude", package]);
    }
    vec![Part::tests("native tests", || counted(&mut command, ""))]
}
