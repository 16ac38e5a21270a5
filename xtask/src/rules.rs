//! The files that the page fetches when it first needs them: the rules, and
//! the public suffixes. Trunk copies the folder into the page (`Trunk.toml`).

use crate::build::{SMALL_STD, rust_flags};
use crate::{Failure, process};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where they are made.
const FOLDER: &str = "target/rules";

/// The program's name, and the file's.
const PROGRAM: &str = "rules";

const WASM: &str = "wasm32-unknown-unknown";

/// Makes them: small, with the `wasm-opt` of this folder, for the release page;
/// without one, quickly, for the page that is worked on.
pub fn make(wasm_opt: Option<&Path>) -> Result<(), Failure> {
    println!("dev: making the files the page fetches on demand (half a minute the first time)");
    let folder = Path::new(FOLDER);
    std::fs::create_dir_all(folder).map_err(|error| format!("{FOLDER}: {error}"))?;
    suffixes(folder)?;
    let loader = "rules.js";
    std::fs::copy(
        Path::new("crates/page-rules").join(loader),
        folder.join(loader),
    )
    .map_err(|error| format!("{loader}: {error}"))?;
    let mut cargo = process::cargo();
    cargo
        .args(["build", "--release", "--package", "page-rules"])
        .args(["--bin", PROGRAM, "--features", "answering"])
        .args(["--target", WASM]);
    if wasm_opt.is_some() {
        cargo.envs(SMALL_STD);
        cargo.env("CARGO_ENCODED_RUSTFLAGS", rust_flags());
    }
    process::run(&mut cargo)?;
    let made = Path::new("target").join(WASM).join("release");
    let made = made.join(PROGRAM).with_extension("wasm");
    let file = folder.join(PROGRAM).with_extension("wasm");
    match wasm_opt {
        Some(tool) => process::run(Command::new(tool.join("wasm-opt")).arg("-Oz").args([
            &made,
            Path::new("-o"),
            &file,
        ])),
        None => std::fs::copy(&made, &file)
            .map(drop)
            .map_err(|error| format!("{}: {error}", made.display())),
    }
}

/// The lists, from the one that the crate `psl` brings.
fn suffixes(folder: &Path) -> Result<(), Failure> {
    let list = psl()?.join("data").join("rules.txt");
    process::run(
        process::cargo()
            .args(["run", "--quiet", "--package", "page-rules"])
            .args(["--bin", "suffixes", "--features", "listing", "--"])
            .args([&list, folder]),
    )
}

/// Where cargo keeps the source of the crate `psl`.
fn psl() -> Result<PathBuf, Failure> {
    let mut metadata = process::cargo();
    metadata.args(["metadata", "--format-version", "1", "--all-features"]);
    let (_, text) = process::read(&mut metadata)?;
    manifest_of_psl(&text)
        .ok_or_else(|| "cargo metadata names no crate psl, which brings the suffixes".to_owned())
}

/// The folder of the manifest: one string among cargo's JSON.
fn manifest_of_psl(metadata: &str) -> Option<PathBuf> {
    metadata
        .split("\"manifest_path\":\"")
        .filter_map(|rest| rest.split_once('"'))
        .map(|(path, _)| Path::new(path))
        .filter_map(Path::parent)
        .find(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.strip_prefix("psl-")
                .is_some_and(|version| version.starts_with(|first: char| first.is_ascii_digit()))
        })
        .map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_found_among_others_of_like_names() {
        let text = r#"{"manifest_path":"/r/psl-types-2.0.11/Cargo.toml"},{"manifest_path":"/r/psl-2.1.5/Cargo.toml"}"#;
        assert_eq!(manifest_of_psl(text), Some(PathBuf::from("/r/psl-2.1.5")));
        assert_eq!(manifest_of_psl("{}"), None);
    }
}
