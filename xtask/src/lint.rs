//! `./dev lint`: what can be checked without running the page.

use crate::{Failure, process, tidy};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const CORE: [&str; 5] = [
    "--package",
    "document-cookie",
    "--no-default-features",
    "--features",
    "rules",
];

/// Every check, in the order of what they cost.
pub fn run() -> Result<(), Failure> {
    println!("dev: the project's own rules");
    tidy::run()?;
    step("formatting", &["fmt", "--all", "--check"])?;
    println!("dev: the core has no browser in it");
    pure_core()?;
    let deny = ["--", "--deny", "warnings"];
    let native = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "document-cookie/rules",
    ];
    step("clippy, native", &[&native[..], &deny].concat())?;
    let wasm = [
        "clippy",
        "--package",
        "cookie-workbench",
        "--package",
        "document-cookie",
        "--all-targets",
    ];
    step("clippy, wasm", &[&wasm[..], &WASM, &deny].concat())?;
    step("the core alone, native", &[&["check"][..], &CORE].concat())?;
    step(
        "the core alone, wasm",
        &[&["check"][..], &CORE, &WASM].concat(),
    )?;
    println!("dev: documentation");
    process::run(
        process::cargo()
            .args([
                "doc",
                "--no-deps",
                "--package",
                "document-cookie",
                "--package",
                "cookie-workbench",
            ])
            .args(["--features", "document-cookie/rules"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )?;
    println!("dev: nothing to mend");
    Ok(())
}

fn step(what: &str, arguments: &[&str]) -> Result<(), Failure> {
    println!("dev: {what}");
    process::run(process::cargo().args(arguments))
}

/// Looks at what the core is built of.
fn pure_core() -> Result<(), Failure> {
    let tree = process::cargo()
        .args([
            "tree", "--edges", "normal", "--prefix", "none", "--target", "all",
        ])
        .args(CORE)
        .output()
        .map_err(|error| format!("cargo tree cannot be run: {error}"))?;
    let tree = String::from_utf8_lossy(&tree.stdout);
    if !tree.contains("document-cookie") {
        return Err("cargo tree does not show the library".to_owned());
    }
    for browser in ["web-sys", "js-sys", "wasm-bindgen", "gloo", "leptos"] {
        if tree.lines().any(|line| line.starts_with(browser)) {
            return Err(format!("the core of document-cookie depends on {browser}"));
        }
    }
    Ok(())
}
