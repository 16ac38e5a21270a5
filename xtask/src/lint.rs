//! `./dev lint`: what can be checked without running the page.

use crate::wasm_tools::WASM;
use crate::{layers, process, tidy};
use anyhow::{Result, bail};

const FOR_WASM: [&str; 2] = ["--target", WASM];

/// The library without a browser.
const CORE: [&str; 11] = [
    "--package",
    "cookie-rules",
    "--package",
    "cookie-formats",
    "--package",
    "cookie-check",
    "--package",
    "document-cookie",
    "--no-default-features",
    "--features",
    "document-cookie/rules",
];

/// What a browser runs.
const PAGE: [&str; 10] = [
    "--package",
    "cookie-workbench",
    "--package",
    "visit-counter-leptos",
    "--package",
    "visit-counter-web-sys",
    "--package",
    "document-cookie",
    "--features",
    "document-cookie/rules,document-cookie/leptos,document-cookie/json",
];

/// What the core may not be built of: no browser, and no user interface.
const NOT_IN_CORE: [&str; 5] = ["web-sys", "js-sys", "wasm-bindgen", "gloo-", "leptos"];

type Check<'a> = dyn Fn() -> Result<()> + 'a;

/// Every check, the quick ones first; all of them, even when some fail.
pub fn run() -> Result<()> {
    let steps: [(&str, &Check<'_>); 10] = [
        ("the project's own rules", &tidy::run),
        ("no circle in cookie-rules", &layers::run),
        ("formatting", &|| cargo(&["fmt", "--all", "--check"], &[])),
        ("the core has no browser in it", &pure_core),
        ("clippy, the core alone, native", &|| clippy(&CORE, &[])),
        ("clippy, the core alone, wasm", &|| clippy(&CORE, &FOR_WASM)),
        ("every feature by itself", &each_feature),
        ("clippy, native", &|| {
            clippy(&["--workspace", "--all-targets", "--all-features"], &[])
        }),
        ("clippy, wasm", &|| {
            clippy(
                &PAGE,
                &[&FOR_WASM[..], &["--lib", "--bins", "--tests"]].concat(),
            )
        }),
        ("documentation", &documentation),
    ];
    let mut failures = Vec::new();
    for (what, step) in steps {
        println!("dev: {what}");
        if let Err(error) = step() {
            eprintln!("dev: {error:#}");
            failures.push(what);
        }
    }
    if !failures.is_empty() {
        bail!("failed, see above: {}", failures.join("; "));
    }
    println!("dev: lint: ok");
    Ok(())
}

/// Each feature compiles without the others.
fn each_feature() -> Result<()> {
    const FEATURES: [(&str, &[&str]); 3] = [
        ("cookie-rules", &["", "psl", "idna", "serde", "url"]),
        ("cookie-check", &["", "serde", "cli"]),
        (
            "document-cookie",
            &[
                "", "browser", "leptos", "json", "rules", "psl", "idna", "serde", "url",
            ],
        ),
    ];
    for (package, features) in FEATURES {
        for feature in features {
            let options = ["--package", package, "--no-default-features", "--features"];
            cargo(&["check", "--quiet"], &[&options[..], &[feature]].concat())?;
        }
    }
    Ok(())
}

fn cargo(arguments: &[&str], more: &[&str]) -> Result<()> {
    process::run(process::cargo().args(arguments).args(more))
}

fn clippy(what: &[&str], more: &[&str]) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    cargo(&["clippy"], &[what, more, &deny].concat())
}

fn documentation() -> Result<()> {
    process::run(
        process::cargo()
            .args(["doc", "--no-deps", "--workspace", "--all-features"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )
}

/// Looks at what the core is built of.
fn pure_core() -> Result<()> {
    let mut tree = process::cargo();
    tree.args(["tree", "--edges", "normal", "--prefix", "none"])
        .args(["--target", "all"])
        .args(CORE);
    if let Some(package) = browser_in(&process::output(&mut tree)?) {
        bail!(
            "the core of document-cookie depends on {package}; put what needs it behind a feature"
        );
    }
    Ok(())
}

/// The first of these packages, each in its own line, that the core may not have.
fn browser_in(tree: &str) -> Option<&str> {
    let mut packages = tree.lines().filter_map(|line| line.split(' ').next());
    packages.find(|package| NOT_IN_CORE.iter().any(|it| package.starts_with(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_in_the_core_is_found() {
        let tree = "document-cookie v0.1.0 (there)\nidna v1.0.0\n";
        assert_eq!(browser_in(tree), None);
        let tree = format!("{tree}web-sys v0.3.0\n");
        assert_eq!(browser_in(&tree), Some("web-sys"));
    }
}
