//! What Trunk's hooks do (`Trunk.toml`), with or without `./dev`.

pub mod licences;
pub mod seal;
pub mod suffixes;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};

/// The platform that the page is built for.
const WASM: &str = "wasm32-unknown-unknown";

/// Every package of the workspace and what it depends on, for the page's platform.
fn metadata() -> Result<Metadata> {
    MetadataCommand::new()
        .other_options(["--locked", "--filter-platform", WASM].map(str::to_owned))
        .exec()
        .context("cargo metadata")
}
