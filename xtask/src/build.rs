//! `./dev build`: the release page, sealed and weighed.

use crate::{Failure, budget, process, seal, tools, versions};
use std::path::Path;
use std::process::Command;

/// Where the page is built.
pub const DIST: &str = "dist";

/// Builds the page into `dist/`.
pub fn run() -> Result<(), Failure> {
    let (trunk, wasm_bindgen, wasm_opt) =
        (tools::trunk()?, tools::wasm_bindgen()?, tools::binaryen()?);
    println!("dev: building the release page (a minute or two the first time)");
    let major = versions::BINARYEN.split('.').next().unwrap_or_default();
    process::run(
        Command::new(trunk.join("trunk"))
            .args(["build", "--release", "--skip-version-check", "--dist", DIST])
            .env("TRUNK_TOOLS_WASM_OPT", format!("version_{major}"))
            .env("PATH", process::path_with(&[trunk, wasm_bindgen, wasm_opt])),
    )?;
    let dist = Path::new(DIST);
    seal::page(dist)?;
    budget::weigh(dist)
}
