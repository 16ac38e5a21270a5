//! Brings the tools that are missing, and says so before it begins.

mod browsers;
mod node;
mod python;

pub use browsers::{Installed, browsers, chromium_upstream, installed};
pub use node::{axe, binaryen, express, js_cookie, lighthouse, node, playwright, universal_cookie};
pub use python::python;

use crate::options::Engine;
use crate::{cache, process, versions};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// All that any command needs.
pub fn everything() -> Result<()> {
    // What only the person can bring comes first, then what takes longest.
    node()?;
    browsers(&Engine::ALL)?;
    binaryen()?;
    axe()?;
    js_cookie()?;
    universal_cookie()?;
    express()?;
    playwright()?;
    lighthouse()?;
    chromium_upstream()?;
    python()?;
    wasm_bindgen()?;
    trunk()?;
    println!(
        "dev: everything is there, in {}",
        cache::folder()?.display()
    );
    Ok(())
}

/// How a command from crates.io is built.
struct Recipe<'a> {
    name: &'a str,
    version: &'a str,
    /// What it is for.
    purpose: &'a str,
    /// How long the build takes on two cores.
    time: &'a str,
    arguments: &'a [&'a str],
    /// Cargo's optimisation level: how long it takes to build against how
    /// fast it runs.
    opt_level: &'a str,
}

/// The folder of Trunk.
pub fn trunk() -> Result<PathBuf> {
    command(&Recipe {
        name: "trunk",
        version: versions::TRUNK,
        purpose: "bundles and serves the page",
        time: "some 4 minutes",
        // Without the check for newer versions of itself, which asks crates.io at every start.
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        opt_level: "0",
    })
}

/// The folder of wasm-bindgen's command and its test runner.
pub fn wasm_bindgen() -> Result<PathBuf> {
    command(&Recipe {
        name: "wasm-bindgen-cli",
        version: &versions::wasm_bindgen()?,
        purpose: "joins the program to JavaScript, and runs tests in browsers",
        time: "some 90 seconds",
        // Its own lock file names a package that was withdrawn.
        arguments: &[],
        opt_level: "1",
    })
}

fn command(recipe: &Recipe<'_>) -> Result<PathBuf> {
    let folder = cache::tool(recipe.name, recipe.version, |place| install(recipe, place))?;
    Ok(folder.join("bin"))
}

fn install(recipe: &Recipe<'_>, place: &Path) -> Result<()> {
    let Recipe {
        name,
        version,
        purpose,
        time,
        ..
    } = recipe;
    let what = format!("{name}@{version}");
    if process::find("cargo-binstall").is_some() {
        eprintln!("dev: fetching {name} {version} by cargo binstall: it {purpose}");
        let fetched = process::run(
            process::cargo()
                .args([
                    "binstall",
                    "--no-confirm",
                    "--disable-strategies",
                    "compile",
                    "--root",
                ])
                .arg(place)
                .arg(&what),
        );
        match fetched {
            Ok(()) => return Ok(()),
            Err(error) => eprintln!("dev: {error:#}; building it instead"),
        }
    }
    eprintln!(
        "dev: building {name} {version}, which {purpose}; {time} on two cores, once for all clones"
    );
    let target = cache::build_folder(name, version)?;
    process::run(
        process::cargo()
            .args(["install", &what])
            .args(recipe.arguments)
            .arg("--root")
            .arg(place)
            .arg("--target-dir")
            .arg(&target)
            // A release profile of the tool's own may ask for minutes of link-time optimisation.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "symbols")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", recipe.opt_level)
            // A build for another target would not run here.
            .env_remove("CARGO_BUILD_TARGET")
            .stdin(Stdio::null()),
    )?;
    let _ = std::fs::remove_dir_all(target);
    Ok(())
}
