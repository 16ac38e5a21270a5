//! Node and the packages that are taken from npm.

use crate::{cache, process, versions};
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};

/// Node itself, which a person installs.
pub fn node() -> Result<()> {
    for program in ["node", "npm"] {
        ensure!(
            process::find(program).is_some(),
            "{program} is missing: a release build takes wasm-opt from npm and measures with Node. \
             Install it: sudo apt-get install nodejs npm"
        );
    }
    Ok(())
}

/// The folder of `wasm-opt`.
pub fn binaryen() -> Result<PathBuf> {
    let package = cached(
        "binaryen",
        versions::BINARYEN,
        "its wasm-opt makes the page smaller",
    )?;
    Ok(package.join(".bin"))
}

/// The script of axe-core, by which a page says what of it people cannot use.
pub fn axe() -> Result<PathBuf> {
    let package = cached(
        "axe-core",
        versions::AXE_CORE,
        "the tests ask it what of the page people cannot use",
    )?;
    Ok(package.join("axe-core").join("axe.min.js"))
}

/// The script of js-cookie.
pub fn js_cookie() -> Result<PathBuf> {
    let package = cached(
        "js-cookie",
        versions::JS_COOKIE,
        "the tests exchange cookies with it",
    )?;
    Ok(package.join("js-cookie/dist/js.cookie.min.js"))
}

/// The script of universal-cookie.
pub fn universal_cookie() -> Result<PathBuf> {
    let package = cached(
        "universal-cookie",
        versions::UNIVERSAL_COOKIE,
        "the library is measured beside it",
    )?;
    Ok(package.join("universal-cookie/umd/universalCookie.min.js"))
}

/// The folder of Express.
pub fn express() -> Result<PathBuf> {
    let package = cached(
        "express",
        versions::EXPRESS,
        "a test runs the code that the page writes for it",
    )?;
    Ok(package.join("express"))
}

/// The folder of Playwright, which brings no browser of its own.
pub fn playwright() -> Result<PathBuf> {
    let package = cached(
        "playwright-core",
        versions::PLAYWRIGHT,
        "tests run the code that the page writes for it, and read what it saves",
    )?;
    Ok(package.join("playwright-core"))
}

/// The command of Lighthouse.
pub fn lighthouse() -> Result<PathBuf> {
    let package = cached(
        "lighthouse",
        versions::LIGHTHOUSE,
        "it judges the views of the page",
    )?;
    Ok(package.join(".bin").join("lighthouse"))
}

/// A package of npm, by itself in the cache: the folder that it stands in.
fn cached(name: &str, version: &str, what_for: &str) -> Result<PathBuf> {
    node()?;
    let folder = cache::tool(name, version, |place| {
        package(name, version, what_for, place).map(drop)
    })?;
    Ok(folder.join(MODULES))
}

/// Where npm puts packages.
const MODULES: &str = "node_modules";

/// Fetches a package of npm into a folder; gives the one in there that it
/// stands in.
pub(super) fn package(name: &str, version: &str, what_for: &str, into: &Path) -> Result<PathBuf> {
    node()?;
    eprintln!("dev: fetching {name} {version} from npm: {what_for}; some seconds");
    process::run(
        std::process::Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(into)
            .arg(format!("{name}@{version}")),
    )?;
    Ok(into.join(MODULES))
}
