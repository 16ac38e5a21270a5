//! Python and Django, for the test that shares cookies with them.

use super::browsers::apt;
use crate::{Failure, cache, process, versions};
use std::path::PathBuf;
use std::process::Command;

/// The folder that Python is to look for Django in.
pub fn django() -> Result<PathBuf, Failure> {
    let version = versions::DJANGO;
    if process::output("python3", &["-m", "pip", "--version"]).is_none() {
        apt(
            &["python3", "python3-pip"],
            "to test that Django reads the same words",
        )?;
    }
    cache::tool("django", version, |place| {
        eprintln!(
            "dev: fetching Django {version} from PyPI: a test shares cookies with it; some seconds"
        );
        process::run(
            Command::new("python3")
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--target",
                ])
                .arg(place)
                .arg(format!("django=={version}")),
        )
    })
}
