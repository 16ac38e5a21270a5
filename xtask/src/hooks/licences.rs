//! The licences of what the page is linked from, as a text beside it.

use super::metadata;
use crate::process;
use crate::wasm_tools::WASM;
use anyhow::{Context, Result, ensure};
use cargo_metadata::{Metadata, Package};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What the file is called in the built page.
pub const FILE: &str = "third-party-licences.txt";

/// The package of the page.
const PAGE: &str = "cookie-workbench";

/// For a package under the MIT licence that brings no text of it.
const MIT: &str = include_str!("../../../LICENSE-MIT");

const HEAD: &str = "\
Cookie Workbench is linked from the packages below, each under the licence named, and from the Rust
standard library (MIT OR Apache-2.0, https://github.com/rust-lang/rust). The public suffixes beside it
carry a notice of their own.
";

/// Writes the file into this folder.
pub fn write(folder: &Path) -> Result<()> {
    let metadata = metadata()?;
    // Most packages share a text: each is written once, below all that it stands for.
    let mut texts = BTreeMap::<String, Vec<String>>::new();
    for package in linked(&metadata)? {
        let licence = package.license.as_deref().unwrap_or("see its text");
        let title = format!("{} {} ({licence})", package.name, package.version);
        texts.entry(text_of(package)?).or_default().push(title);
    }
    let mut all = HEAD.to_owned();
    for (text, titles) in texts {
        writeln!(all, "\n{}\n{}\n\n{text}", "-".repeat(72), titles.join("\n"))?;
    }
    fs::write(folder.join(FILE), all).context(FILE)
}

/// The packages of others whose code is in the page: neither what only builds
/// it nor what runs in the compiler.
fn linked(metadata: &Metadata) -> Result<Vec<&Package>> {
    // cargo's metadata has the features that any member of the workspace asks
    // for; its tree has those of the page alone.
    let mut tree = process::cargo();
    tree.args([
        "tree",
        "--locked",
        "--target",
        WASM,
        "--edges",
        "normal,no-proc-macro",
    ])
    .args(["--package", PAGE, "--prefix", "none", "--format", "{p}"]);
    let tree = process::output(&mut tree)?;
    // As `name v1.2.3`, and where it is no package of the registry its folder.
    let linked: HashSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| line.split_once(" v"))
        .map(|(name, rest)| (name, rest.split(' ').next().unwrap_or_default()))
        .collect();
    let is_linked = |package: &&Package| {
        let version = package.version.to_string();
        package.source.is_some() && linked.contains(&(package.name.as_str(), version.as_str()))
    };
    let mut packages: Vec<&Package> = metadata.packages.iter().filter(is_linked).collect();
    packages.sort_by_key(|package| &package.name);
    ensure!(
        !packages.is_empty(),
        "cargo tree names no package of the page"
    );
    Ok(packages)
}

/// The text of a package's licence: of several to choose from the MIT one,
/// which is the shortest.
fn text_of(package: &Package) -> Result<String> {
    let folder = package.manifest_path.parent().context("a folder")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.to_string())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        if ["LICEN", "COPYING", "UNLICENSE", "NOTICE"]
            .iter()
            .any(|it| upper.starts_with(it))
        {
            files.push(name);
        }
    }
    files.sort();
    let licence = package.license.as_deref().unwrap_or_default();
    if (licence.contains(" OR ") || licence.contains('/'))
        && let Some(mit) = files
            .iter()
            .position(|it| it.to_uppercase().contains("MIT"))
    {
        files = vec![files.swap_remove(mit)];
    }
    let texts = files
        .iter()
        .map(|name| fs::read_to_string(folder.join(name)));
    let texts = texts.collect::<std::io::Result<Vec<_>>>()?;
    if texts.is_empty() {
        ensure!(
            licence.contains("MIT"),
            "{} brings no text of its licence, {licence}",
            package.name
        );
        let place = package.repository.as_deref().unwrap_or("https://crates.io");
        let holders = [package.authors.join(", "), format!("({place})")];
        // The permission without the line of our own copyright.
        let (_, permission) = MIT.split_once("Permission").context("LICENSE-MIT")?;
        return Ok(format!(
            "Copyright (c) {}\n\nPermission{}",
            holders.join(" ").trim_start(),
            permission.trim_end()
        ));
    }
    Ok(texts
        .iter()
        .map(|it| it.trim())
        .collect::<Vec<_>>()
        .join("\n\n"))
}
