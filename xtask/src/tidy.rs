//! The project's own rules about its source, read as text.

use crate::Failure;
use std::path::Path;
use std::process::Command;

/// The most lines of a source file: past it, one file holds two things.
const MOST_LINES: usize = 500;

/// Checks every file that git tracks, or would.
pub fn run() -> Result<(), Failure> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .output()
        .map_err(|error| format!("git ls-files cannot be run: {error}"))?;
    let listed = String::from_utf8_lossy(&listed.stdout);
    let mut problems = Vec::new();
    let mut files = 0;
    for path in listed.lines() {
        // A file may be removed and not yet committed; a picture is no text.
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        files += 1;
        problems.extend(
            check(path, &text)
                .into_iter()
                .map(|problem| format!("{path}: {problem}")),
        );
    }
    if files == 0 {
        return Err("tidy found no file; is this a git checkout?".to_owned());
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(format!("tidy:\n  {}", problems.join("\n  ")))
    }
}

/// What is wrong with a file. Pure.
fn check(path: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let extension = Path::new(path)
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default();
    if !["rs", "toml", "md", "html", "css", "js", "yml", "sh", ""].contains(&extension) {
        return problems;
    }
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        if line.ends_with([' ', '\t']) {
            problems.push(format!("line {number} ends in white space"));
        }
        if machine_path(line) {
            problems.push(format!("line {number} names a folder of one machine"));
        }
    }
    if extension == "rs" {
        check_rust(path, text, &mut problems);
    }
    problems
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
    let library = path.starts_with("crates/document-cookie/src/");
    let binding = ["browser", "leptos"].iter().any(|module| {
        path.strip_prefix("crates/document-cookie/src/")
            .is_some_and(|rest| rest.starts_with(module))
    });
    let page = path.starts_with("src/");
    if (library && !binding) || page {
        forbid(
            text,
            "HtmlDocument",
            "document-cookie's browser module",
            problems,
        );
    }
    if library && !binding {
        for clock in ["SystemTime", "Instant::", "Date::now", "js_sys"] {
            forbid(text, clock, "a caller, who passes the time in", problems);
        }
        forbid(text, "leptos", "the leptos module", problems);
    }
    if page && path != "src/session.rs" {
        for writer in ["DocumentCookie", ".set_cookie("] {
            // What the page shows to carry away is text, not a call.
            if path != "src/visits/same_step.rs" {
                forbid(text, writer, "src/session.rs", problems);
            }
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
        // Cargo runs tests in the package's folder; the rules are for the whole.
        std::env::set_current_dir("..").unwrap();
        run().unwrap();
    }

    #[test]
    fn a_second_writer_is_found() {
        let text = "//! A view.\nfn f() { DocumentCookie.write(\"a=1\"); }\n";
        assert_eq!(check("src/view.rs", text).len(), 1);
        assert!(check("src/session.rs", text).is_empty());
    }

    #[test]
    fn a_clock_in_the_core_is_found() {
        let text = "//! Time.\nuse std::time::SystemTime;\n";
        assert_eq!(check("crates/document-cookie/src/x.rs", text).len(), 1);
        assert!(check("crates/document-cookie/src/browser/x.rs", text).is_empty());
        assert!(check("tests/e2e/src/x.rs", text).is_empty());
    }

    #[test]
    fn white_space_machine_paths_and_silent_files_are_found() {
        assert_eq!(check("a.md", "x \n").len(), 1);
        assert_eq!(check("a.md", &format!("see /{}/x\n", "root")).len(), 1);
        assert!(check("a.md", "https://host/home/x\n").is_empty());
        assert_eq!(check("a.rs", "fn f() {}\n").len(), 1);
    }
}
