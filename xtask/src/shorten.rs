//! Gives what the program imports short names: three kilobytes of brotli less.

use crate::{Failure, process};
use std::path::Path;
use std::process::Command;

/// Does it. In Node's language, because Node has the hash that the page's
/// integrity needs.
const SHORTEN: &str = include_str!("shorten.js");

/// Shortens them in the built page of this folder, which Trunk just made.
pub fn imports(dist: &Path) -> Result<(), Failure> {
    process::run(Command::new("node").arg("-e").arg(SHORTEN).arg(dist))
        .map_err(|_| "the names of the page's imports could not be shortened; see above".to_owned())
}
