//! Python and Django, for the test that shares cookies with them.

use super::browsers::apt;
use crate::{cache, process, versions};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// Python, and the folder in which it is to look for Django.
pub struct Django {
    pub python: PathBuf,
    pub folder: PathBuf,
}

/// Brings both where they are missing.
pub fn django() -> Result<Django> {
    let version = versions::DJANGO;
    let folder = cache::tool("django", version, |place| {
        if !process::succeeds("python3", &["-m", "pip", "--version"]) {
            let packages = ["python3", "python3-pip"];
            apt(&packages, "to test that Django reads the same words")?;
        }
        eprintln!(
            "dev: fetching Django {version} from PyPI: a test shares cookies with it; some seconds"
        );
        process::run(
            Command::new("python3")
                .args(["-m", "pip", "install", "--disable-pip-version-check"])
                .arg("--target")
                .arg(place)
                .arg(format!("django=={version}")),
        )
    })?;
    let python = process::find("python3")
        .context("python3 is missing; install it: sudo apt-get install python3")?;
    Ok(Django { python, folder })
}
