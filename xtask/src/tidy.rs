//! The project's own rules about its source, read as text.

use crate::versions;
use anyhow::{Context, Result, ensure};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

/// The most lines of a source file: past it, one file holds two things.
const MOST_LINES: usize = 500;

/// The file that pins Rust.
const TOOLCHAIN: &str = "rust-toolchain.toml";

/// Where a pinned version may stand: the places that pin it, and the record of
/// what was.
const PIN: [&str; 4] = [
    "xtask/src/versions.rs",
    TOOLCHAIN,
    "Cargo.lock",
    "CHANGELOG.md",
];

/// Holds code as a text to be read, which runs nothing.
const SHOWS_CODE: &str = "src/visits/same_step.rs";

/// What is written by hand, by the ending of its name.
const WRITTEN: [&str; 10] = [
    "rs", "toml", "md", "html", "css", "js", "py", "yml", "sh", "",
];

/// What is made, and what is git's own.
const NOT_OURS: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// Checks every file of the project.
pub fn run() -> Result<()> {
    check_folder(Path::new("."))
}

fn check_folder(root: &Path) -> Result<()> {
    let toolchain = std::fs::read_to_string(root.join(TOOLCHAIN)).context(TOOLCHAIN)?;
    let mut pinned = versions::PINNED.to_vec();
    pinned.extend(channel(&toolchain));
    let mut files = Vec::new();
    list(root, &mut files).context("the files cannot be listed")?;
    let mut problems = Vec::new();
    for file in files {
        let path = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
        // A picture is no text.
        let Ok(text) = std::fs::read_to_string(&file) else {
            continue;
        };
        let mut found = check(&path, &text);
        check_versions(&path, &text, &pinned, &mut found);
        problems.extend(found.iter().map(|problem| format!("{path}: {problem}")));
    }
    ensure!(problems.is_empty(), "tidy:\n  {}", problems.join("\n  "));
    Ok(())
}

/// All files in a folder, in the order of their names.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        if NOT_OURS.iter().any(|it| entry.file_name() == *it) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Whether a file is written by hand, and by us.
fn is_written(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    WRITTEN.contains(&extension(path)) && !name.starts_with("LICENSE")
}

/// What is wrong with a file. Pure.
fn check(path: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if !is_written(path) {
        return problems;
    }
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        if line.ends_with(' ') {
            problems.push(format!("line {number} ends in white space"));
        }
        if line.contains('\t') {
            problems.push(format!("line {number} has a tab"));
        }
        if machine_path(line) {
            problems.push(format!("line {number} names a folder of one machine"));
        }
    }
    if extension(path) == "rs" {
        check_rust(path, text, &mut problems);
    }
    problems
}

fn extension(path: &str) -> &str {
    let extension = Path::new(path).extension();
    extension.and_then(|it| it.to_str()).unwrap_or_default()
}

/// The version that rust-toolchain.toml pins.
fn channel(toolchain: &str) -> Option<&str> {
    let (_, rest) = toolchain.split_once("channel = \"")?;
    rest.split('"').next()
}

/// A version that is stated twice is one day stated differently.
fn check_versions(path: &str, text: &str, pinned: &[&str], problems: &mut Vec<String>) {
    if PIN.contains(&path) || !is_written(path) {
        return;
    }
    for (at, line) in text.lines().enumerate() {
        for version in pinned.iter().filter(|version| states(line, version)) {
            problems.push(format!(
                "line {} repeats {version}, which is pinned in {} or {}",
                at + 1,
                PIN[0],
                PIN[1]
            ));
        }
    }
}

/// Whether a line has this version and no longer one around it.
fn states(line: &str, version: &str) -> bool {
    line.match_indices(version).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let mut after = line[at + version.len()..].chars();
        let next = after.next();
        let longer = next == Some('.') && after.next().is_some_and(|it| it.is_ascii_digit());
        !longer
            && before.is_none_or(|it| !it.is_ascii_digit() && it != '.')
            && next.is_none_or(|it| !it.is_ascii_digit())
    })
}

fn machine_path(line: &str) -> bool {
    // Put together here, so that this file does not name them itself.
    ["root", "work", "home"].iter().any(|folder| {
        let path = format!("/{folder}/");
        line.match_indices(&path).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|it| it.is_whitespace() || "\"'`(=".contains(it))
        })
    })
}

fn check_rust(path: &str, text: &str, problems: &mut Vec<String>) {
    if !text.starts_with("//! ") {
        problems.push("does not begin with a //! line that says what it is for".to_owned());
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        problems.push(format!("has {lines} lines, more than {MOST_LINES}"));
    }
    if path.starts_with("xtask/") {
        return;
    }
    let library = [
        "crates/document-cookie/src/",
        "crates/cookie-rules/src/",
        "crates/cookie-formats/src/",
        "crates/cookie-check/src/",
    ]
    .iter()
    .any(|folder| path.starts_with(folder))
        && !path.starts_with("crates/cookie-check/src/bin/");
    let binding = ["browser", "leptos"].iter().any(|module| {
        path.strip_prefix("crates/document-cookie/src/")
            .is_some_and(|rest| rest.starts_with(module))
    });
    let page = path.starts_with("src/");
    if !binding {
        forbid(
            text,
            "HtmlDocument",
            "document-cookie's browser module",
            problems,
        );
    }
    if library && !binding {
        for clock in ["SystemTime::now", "Instant::", "Date::now", "js_sys"] {
            forbid(text, clock, "a caller, who passes the time in", problems);
        }
        forbid(text, "reactive_graph", "the leptos module", problems);
    }
    if page && !path.starts_with("src/session/") && path != SHOWS_CODE {
        for writer in ["DocumentCookie", ".set_cookie("] {
            forbid(text, writer, "src/session", problems);
        }
    }
}

fn forbid(text: &str, word: &str, place: &str, problems: &mut Vec<String>) {
    let code = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"));
    for (at, line) in code {
        if line.contains(word) {
            problems.push(format!(
                "line {} uses {word}, which belongs to {place}",
                at + 1
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_is_tidy() {
        check_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
    }

    #[test]
    fn a_version_stated_twice_is_found() {
        let found = |path: &str, text: &str| {
            let mut problems = Vec::new();
            check_versions(path, text, &["1.2.3"], &mut problems);
            problems.len()
        };
        assert_eq!(found("README.md", "it takes tool 1.2.3.\n"), 1);
        assert_eq!(found("README.md", "11.2.3 1.2.30 0.1.2.3 1.2.3.4\n"), 0);
        assert_eq!(found(PIN[0], "1.2.3\n"), 0);
        assert_eq!(found("data.json", "1.2.3\n"), 0);
    }

    #[test]
    fn the_toolchain_is_pinned() {
        let toolchain = include_str!("../../rust-toolchain.toml");
        assert!(channel(toolchain).is_some_and(|it| it.split('.').count() == 3));
    }

    #[test]
    fn a_second_writer_is_found() {
        let text = "//! A view.\nfn f() { DocumentCookie.write(\"a=1\"); }\n";
        assert_eq!(check("src/view.rs", text).len(), 1);
        assert!(check("src/session/mod.rs", text).is_empty());
    }

    #[test]
    fn a_clock_in_the_core_is_found() {
        let text = "//! Time.\nfn now() { std::time::SystemTime::now(); }\n";
        assert_eq!(check("crates/document-cookie/src/x.rs", text).len(), 1);
        assert!(check("crates/document-cookie/src/browser/x.rs", text).is_empty());
        assert!(check("tests/e2e/src/x.rs", text).is_empty());
    }

    #[test]
    fn white_space_machine_paths_and_silent_files_are_found() {
        assert_eq!(check("a.md", "x \n").len(), 1);
        assert_eq!(check("a.md", "x\ty\n").len(), 1);
        assert_eq!(check("a.md", &format!("see /{}/x\n", "root")).len(), 1);
        assert!(check("a.md", "https://host/home/x\n").is_empty());
        assert_eq!(check("a.rs", "fn f() {}\n").len(), 1);
    }
}
