//! Puts the Content-Security-Policy into the built page.
//!
//! It does not stand in `index.html`, because `trunk serve` reloads the page by
//! an inline script, which it forbids.

use crate::Failure;
use std::path::Path;

/// Nothing but the page's own files; WebAssembly may be compiled, text may not
/// become script.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// What it goes right after: the policy holds only for what follows it.
const AFTER: &str = "<meta charset=\"utf-8\" />";

/// Seals `index.html` of this folder.
pub fn page(dist: &Path) -> Result<(), Failure> {
    let file = dist.join("index.html");
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let html = std::fs::read_to_string(&file).map_err(problem)?;
    let sealed = sealed(&html)?;
    std::fs::write(&file, sealed).map_err(problem)
}

fn sealed(html: &str) -> Result<String, Failure> {
    let charset = html.find("<meta charset=").ok_or_else(|| {
        format!("the built index.html has no {AFTER} for the policy to stand behind")
    })?;
    let end = charset + html[charset..].find('>').map_or(0, |at| at + 1);
    if html[..charset].contains("<script") || html[..charset].contains("<link") {
        return Err("the built index.html has scripts or links before its charset".to_owned());
    }
    let (head, rest) = html.split_at(end);
    Ok(format!(
        "{head}<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_stands_before_everything_it_is_to_hold_for() {
        let html = "<html><head><meta charset=utf-8><title>t</title><link href=x></head>";
        let sealed = sealed(html).unwrap();
        assert!(sealed.find("Content-Security-Policy").unwrap() < sealed.find("<title>").unwrap());
        assert!(!sealed.contains("unsafe-inline") && !sealed.contains("'unsafe-eval'"));
    }

    #[test]
    fn a_page_that_cannot_be_sealed_is_a_failure() {
        assert!(sealed("<html>").is_err());
        assert!(sealed("<link href=x><meta charset=utf-8>").is_err());
    }
}
