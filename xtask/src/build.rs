//! `./dev build`: the release page, sealed and weighed.

use crate::{Failure, budget, process, rules, seal, shorten, tools, versions};
use std::path::Path;
use std::process::Command;

/// Where the page is built.
pub const DIST: &str = "dist";

/// Builds the standard library with the page, for few bytes and without the
/// words of panics: 9 of 80 KB of brotli less. The pinned compiler calls both
/// unstable; the pin keeps them from changing underfoot. `boot.js` says on the
/// page that the program stopped.
pub const SMALL_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Builds the page into `dist/`, and fails where it weighs too much.
pub fn run() -> Result<(), Failure> {
    page()?;
    weigh()
}

/// Builds the page into `dist/`, sealed.
pub fn page() -> Result<(), Failure> {
    // First, because only the person can bring it.
    tools::node()?;
    let (trunk, wasm_bindgen, wasm_opt) =
        (tools::trunk()?, tools::wasm_bindgen()?, tools::binaryen()?);
    rules::make(Some(&wasm_opt))?;
    println!("dev: building the release page (two minutes the first time, then seconds)");
    process::run(
        Command::new(trunk.join("trunk"))
            .args(["build", "--release", "--skip-version-check", "--dist", DIST])
            .env("TRUNK_TOOLS_WASM_OPT", versions::wasm_opt())
            .envs(SMALL_STD)
            .env("CARGO_ENCODED_RUSTFLAGS", rust_flags())
            .env("PATH", process::path_with(&[trunk, wasm_bindgen, wasm_opt])),
    )?;
    let dist = Path::new(DIST);
    // Trunk's own mark beside the page, which is no file of it.
    let _ = std::fs::remove_file(dist.join(".trunk-lock"));
    shorten::imports(dist)?;
    seal::page(dist)
}

/// The flags of `.cargo/config.toml`, which this replaces; those of
/// [`SMALL_STD`]; and one that takes the folders of this machine out of the
/// page: they tell nothing there, and cost a kilobyte of it.
pub fn rust_flags() -> String {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .unwrap_or_default();
    let mut sources = cargo_home.join("registry").join("src");
    // The folder below is named after the registry, which is nobody's business either.
    if let Some(registry) = std::fs::read_dir(&sources)
        .ok()
        .and_then(|mut all| all.next()?.ok())
    {
        sources = registry.path();
    }
    let remap = format!("--remap-path-prefix={}/=", sources.display());
    let flags = [
        "--cfg",
        "erase_components",
        "-Zunstable-options",
        "-Cpanic=immediate-abort",
        &remap,
    ];
    flags.join("\u{1f}")
}

/// Holds the page in `dist/` against its budget.
pub fn weigh() -> Result<(), Failure> {
    budget::weigh(Path::new(DIST))
}
