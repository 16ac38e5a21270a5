//! What Trunk's hooks do (`Trunk.toml`), with or without `./dev`.

pub mod licences;
pub mod seal;
mod split;
pub mod suffixes;

use crate::wasm_tools::WASM;
use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};

/// Every package of the workspace and what it depends on, for the page's platform.
fn metadata() -> Result<Metadata> {
    MetadataCommand::new()
        .other_options(["--locked", "--filter-platform", WASM].map(str::to_owned))
        .exec()
        .context("cargo metadata")
}
