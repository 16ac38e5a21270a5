//! Node and the one package that is taken from npm.

use crate::{Failure, cache, process, versions};
use std::path::PathBuf;

/// Node itself, which a person installs.
pub fn node() -> Result<(), Failure> {
    for program in ["node", "npm"] {
        if process::find(program).is_none() {
            return Err(format!(
                "{program} is missing: a release build takes wasm-opt from npm and measures with \
                 Node. Install it: sudo apt-get install nodejs npm"
            ));
        }
    }
    Ok(())
}

/// The folder of `wasm-opt`.
pub fn binaryen() -> Result<PathBuf, Failure> {
    node()?;
    let version = versions::BINARYEN;
    let folder = cache::tool("binaryen", version, |place| {
        eprintln!(
            "dev: fetching binaryen {version} from npm: its wasm-opt makes the page smaller; some seconds"
        );
        process::run(
            std::process::Command::new("npm")
                .args(["install", "--no-audit", "--no-fund", "--prefix"])
                .arg(place)
                .arg(format!("binaryen@{version}")),
        )
    })?;
    Ok(folder.join("node_modules").join(".bin"))
}
