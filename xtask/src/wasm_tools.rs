//! What is done to a linked program before a page loads it.

use crate::{process, tools, versions};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The platform that pages are built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The commands that do it.
#[derive(Debug)]
pub struct WasmTools {
    bindgen: PathBuf,
    opt: PathBuf,
}

impl WasmTools {
    /// Those that the project keeps for itself, brought where they are missing.
    pub fn brought() -> Result<Self> {
        Ok(Self {
            bindgen: tools::wasm_bindgen()?.join("wasm-bindgen"),
            opt: tools::binaryen()?.join("wasm-opt"),
        })
    }

    /// Those on PATH. Trunk sees that wasm-bindgen is the one that it wants; older
    /// wasm-opts, as systems bring them, do not know all that Rust compiles to.
    pub fn on_path() -> Result<Self> {
        let find = |program| {
            process::find(program).with_context(|| {
                format!("{program} is not on PATH; install it, or use ./dev, which brings it")
            })
        };
        let opt = find("wasm-opt")?;
        let version = process::output(Command::new(&opt).arg("--version"))?;
        let wanted = format!("(version_{})", versions::wasm_opt());
        ensure!(
            version.contains(&wanted),
            "wasm-opt on PATH says {version:?} and not {wanted}; ./dev brings the right one"
        );
        Ok(Self {
            bindgen: find("wasm-bindgen")?,
            opt,
        })
    }

    /// Joins a program to JavaScript: writes `NAME.js` and `NAME_bg.wasm`.
    pub fn bind(&self, linked: &Path, into: &Path, options: &[&str]) -> Result<()> {
        process::run(
            Command::new(&self.bindgen)
                .args(["--target", "web", "--no-typescript"])
                .args(options)
                .arg("--out-dir")
                .args([into, linked]),
        )
    }

    /// Writes a program as small as it gets.
    pub fn shrink(&self, from: &Path, to: &Path) -> Result<()> {
        // It warns of names that a split program has for debuggers, and leaves out.
        process::run_quietly(
            Command::new(&self.opt)
                .arg("-Oz")
                .args([from, Path::new("-o"), to]),
        )
    }
}
