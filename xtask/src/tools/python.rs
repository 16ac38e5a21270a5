//! Python and the packages that are taken from `PyPI`.

use super::browsers::apt;
use crate::{cache, process, versions};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Python, and where it is to look for packages.
pub struct Python {
    pub program: PathBuf,
    /// As PYTHONPATH has them.
    pub folders: OsString,
}

/// Brings Python, Django and Selenium where they are missing.
pub fn python() -> Result<Python> {
    let django = package("django", versions::DJANGO, "a test shares cookies with it")?;
    let selenium = package(
        "selenium",
        versions::SELENIUM,
        "a test reads what it lists of cookies",
    )?;
    let program = process::find("python3")
        .context("python3 is missing; install it: sudo apt-get install python3")?;
    let folders = std::env::join_paths([django, selenium]).context("PYTHONPATH")?;
    Ok(Python { program, folders })
}

/// A package of `PyPI` with all it needs, by itself in the cache.
fn package(name: &str, version: &str, what_for: &str) -> Result<PathBuf> {
    cache::tool(name, version, |place| {
        if !process::succeeds("python3", &["-m", "pip", "--version"]) {
            apt(&["python3", "python3-pip"], what_for)?;
        }
        eprintln!("dev: fetching {name} {version} from PyPI: {what_for}; some seconds");
        process::run(
            Command::new("python3")
                .args(["-m", "pip", "install", "--disable-pip-version-check"])
                .arg("--target")
                .arg(place)
                .arg(format!("{name}=={version}")),
        )
    })
}
