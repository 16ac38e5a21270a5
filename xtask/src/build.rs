//! `./dev build`: the release page, by Trunk, and weighed.

use crate::{budget, process, tools};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Where the page is built.
pub const DIST: &str = "dist";

/// Builds the page into `dist/`, and fails where it weighs too much.
pub fn run() -> Result<()> {
    page()?;
    weigh()
}

/// Builds the page into `dist/`; Trunk's hooks seal it.
pub fn page() -> Result<()> {
    // First, because only the person can bring it.
    tools::node()?;
    let path = [tools::trunk()?, tools::wasm_bindgen()?, tools::binaryen()?];
    println!("dev: building the release page (two minutes the first time, then seconds)");
    process::run(
        Command::new(path[0].join("trunk"))
            .args(["build", "--release", "--skip-version-check", "--dist", DIST])
            .env("PATH", process::path_with(&path)),
    )
}

/// Holds the page in `dist/` against its budget.
pub fn weigh() -> Result<()> {
    budget::weigh(Path::new(DIST))
}
