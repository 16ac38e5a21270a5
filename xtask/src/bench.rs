//! `./dev bench`: what the library costs beside its peers, in bytes of a page
//! and in microseconds in real browsers.

use crate::options::{BenchOptions, Engine};
use crate::wasm_tools::{WASM, WasmTools};
use crate::{budget, process, test, tools};
use anyhow::{Context, Result};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The peers, in a workspace of their own.
const PEERS: &str = "tests/bench/peers/Cargo.toml";

/// Where everything is built and written.
const FOLDER: &str = "target/bench";

/// What all figures are written into.
const FIGURES: &str = "target/bench.json";

/// The counter without cookies, and those with the cookies of each peer.
const COUNTERS: [(&str, &str); 4] = [
    ("none", "no cookies"),
    ("wasm_cookies", "wasm-cookies"),
    ("leptos_use", "leptos-use"),
    ("document_cookie", "document-cookie"),
];

/// The one that is to add few bytes, and how many at most.
const OURS: &str = "document-cookie";
const MOST: u64 = 6_144;

/// The counter that is built once more, with its rules.
const WITH_RULES: (&str, &str) = ("document_cookie", "document-cookie with rules");

/// Where the page of the counter without cookies is put together.
const BARE: &str = "target/bench/bare";

/// Makes the page of the counter without cookies, started as the page itself
/// is: the least that a page in Leptos takes to be shown.
pub fn bare_counter() -> Result<&'static str> {
    let wasm_tools = WasmTools::brought()?;
    println!("dev: building the bare counter (some minutes the first time)");
    build(&["--package", "counter", "--bin", "none"])?;
    make(&wasm_tools, "none", Path::new(BARE))?;
    for (file, name) in [
        ("tests/bench/src/bare.html", "index.html"),
        ("boot.js", "boot.js"),
    ] {
        std::fs::copy(file, Path::new(BARE).join(name)).context(file)?;
    }
    Ok(BARE)
}

/// Weighs the counters, then measures in each engine; or measures the page.
pub fn run(options: &BenchOptions) -> Result<()> {
    if options.is_page() {
        return test::bench_page();
    }
    let engines = options.engines();
    tools::node()?;
    tools::browsers(&engines)?;
    let wasm_tools = WasmTools::brought()?;
    println!("dev: building a visit counter for each peer (some minutes the first time)");
    // All at once: cargo then gives all of them the same dependencies.
    build(&["--workspace"])?;
    let site = Path::new(FOLDER).join("site");
    make(&wasm_tools, "speed", &site)?;
    let mut sizes = Vec::new();
    for (program, peer) in COUNTERS {
        sizes.push((peer, weigh(&wasm_tools, program)?));
    }
    let (program, peer) = WITH_RULES;
    build(&["--bin", program, "--features", "counter/rules"])?;
    sizes.push((peer, weigh(&wasm_tools, program)?));
    print!("{}", table(&sizes));
    complete(&site)?;
    measure(&engines, &site, &sizes)
}

fn build(what: &[&str]) -> Result<()> {
    process::run(
        process::cargo()
            .args(["build", "--quiet", "--release"])
            .args(["--manifest-path", PEERS, "--target", WASM])
            .args(what)
            .env("CARGO_TARGET_DIR", FOLDER),
    )
}

/// What a page loads of a program, into a folder of its own.
fn make(wasm_tools: &WasmTools, program: &str, folder: &Path) -> Result<()> {
    // What an earlier run left would be weighed, too.
    let _ = std::fs::remove_dir_all(folder);
    let built = Path::new(FOLDER).join(WASM).join("release").join(program);
    wasm_tools.bind(&built.with_extension("wasm"), folder, &[])?;
    let wasm = folder.join(format!("{program}_bg.wasm"));
    wasm_tools.shrink(&wasm, &wasm)
}

/// Bytes of brotli of a counter, its program and what JavaScript calls it.
fn weigh(wasm_tools: &WasmTools, program: &str) -> Result<u64> {
    let folder = Path::new(FOLDER).join("counters").join(program);
    make(wasm_tools, program, &folder)?;
    budget::brotli(&folder)
}

fn table(sizes: &[(&str, u64)]) -> String {
    let bare = sizes.first().map_or(0, |(_, bytes)| *bytes);
    let mut table =
        "\na visit counter in Leptos, bytes of brotli, and what its cookies add\n".to_owned();
    for (peer, bytes) in sizes {
        // Writing to a string does not fail.
        let _ = writeln!(
            table,
            "{peer:<28} {bytes:>7} {:>+7}",
            bytes.cast_signed() - bare.cast_signed()
        );
    }
    let ours = sizes.iter().find(|(peer, _)| *peer == OURS);
    if let Some((peer, bytes)) = ours {
        let added = bytes.saturating_sub(bare);
        let word = if added <= MOST { "reached" } else { "MISSED" };
        let _ = writeln!(table, "{word}: {peer} adds at most {MOST} bytes: {added}");
    }
    table
}

/// The page that measures, and the peers that are no Rust.
fn complete(site: &Path) -> Result<()> {
    let files = [
        (PathBuf::from("tests/bench/src/index.html"), "index.html"),
        (PathBuf::from("tests/bench/src/page.js"), "page.js"),
        (tools::js_cookie()?, "js-cookie.js"),
        (tools::universal_cookie()?, "universal-cookie.js"),
    ];
    for (file, name) in files {
        std::fs::copy(&file, site.join(name)).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

fn measure(engines: &[Engine], site: &Path, sizes: &[(&str, u64)]) -> Result<()> {
    let file = Path::new(FOLDER).join("sizes.json");
    // Rust quotes a string as JSON does, as long as it has no control characters.
    let pairs: Vec<String> = sizes
        .iter()
        .map(|(peer, it)| format!("{peer:?}: {it}"))
        .collect();
    std::fs::write(&file, format!("{{ {} }}\n", pairs.join(", ")))
        .with_context(|| file.display().to_string())?;
    let mut command = process::cargo();
    command
        .args(["run", "--quiet", "--package", "bench", "--"])
        .args([site, &file, Path::new(FIGURES)]);
    for engine in engines {
        command.arg(engine.name());
        tools::installed(*engine)?.name_programs(&mut command);
    }
    process::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cookies_add_stands_beside_the_whole() {
        let table = table(&[("no cookies", 100), ("leptos-use", 150)]);
        let last = table.lines().next_back().unwrap();
        let words: Vec<&str> = last.split_whitespace().collect();
        assert_eq!(words, ["leptos-use", "150", "+50"]);
    }
}
