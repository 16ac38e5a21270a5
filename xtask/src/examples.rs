//! The examples of the library: built for the tests, and served.

use crate::{process, tools};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Each is a folder of `examples/`.
pub const NAMES: [&str; 2] = ["visit-counter-leptos", "visit-counter-web-sys"];

/// Where they are built.
pub const BUILT: &str = "target/examples";

/// Builds all of them.
pub fn build() -> Result<()> {
    println!("dev: building the examples (a minute the first time)");
    for name in NAMES {
        let mut trunk = trunk("build", name)?;
        process::run(trunk.args(["--public-url", "./"]))?;
    }
    Ok(())
}

/// Trunk at work on an example.
pub fn trunk(command: &str, name: &str) -> Result<Command> {
    let (folder, wasm_bindgen) = (tools::trunk()?, tools::wasm_bindgen()?);
    let dist = std::path::absolute(Path::new(BUILT).join(name)).context(BUILT)?;
    let mut trunk = Command::new(folder.join("trunk"));
    trunk
        .args([command, "--skip-version-check", "--dist"])
        .arg(dist)
        .current_dir(Path::new("examples").join(name))
        .env("PATH", process::path_with(&[folder, wasm_bindgen]));
    Ok(trunk)
}
