//! `./dev build`: the release page, sealed and weighed.

use crate::{Failure, budget, process, seal, tools, versions};
use std::path::Path;
use std::process::Command;

/// Where the page is built.
pub const DIST: &str = "dist";

/// Builds the page into `dist/`, and fails where it weighs too much.
pub fn run() -> Result<(), Failure> {
    page()?;
    weigh()
}

/// Builds the page into `dist/`, sealed.
pub fn page() -> Result<(), Failure> {
    // First, because only the person can bring it.
    tools::node()?;
    let (trunk, wasm_bindgen, wasm_opt) =
        (tools::trunk()?, tools::wasm_bindgen()?, tools::binaryen()?);
    println!("dev: building the release page (two minutes the first time, then seconds)");
    process::run(
        Command::new(trunk.join("trunk"))
            .args(["build", "--release", "--skip-version-check", "--dist", DIST])
            .env("TRUNK_TOOLS_WASM_OPT", versions::wasm_opt())
            .env("PATH", process::path_with(&[trunk, wasm_bindgen, wasm_opt])),
    )?;
    let dist = Path::new(DIST);
    // Trunk's own mark beside the page, which is no file of it.
    let _ = std::fs::remove_file(dist.join(".trunk-lock"));
    seal::page(dist)
}

/// Holds the page in `dist/` against its budget.
pub fn weigh() -> Result<(), Failure> {
    budget::weigh(Path::new(DIST))
}
