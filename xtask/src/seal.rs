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

/// The policy goes right after this tag, which has to be among the first bytes
/// of a page; it holds only for what follows it.
const AFTER: &str = "<meta charset=";

/// Seals `index.html` of this folder.
pub fn page(dist: &Path) -> Result<(), Failure> {
    let file = dist.join("index.html");
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let html = std::fs::read_to_string(&file).map_err(problem)?;
    let sealed = sealed(&html)?;
    // By a rename, so that nobody is ever served half a page.
    let fresh = dist.join(".index.html");
    std::fs::write(&fresh, sealed).map_err(problem)?;
    std::fs::rename(&fresh, &file).map_err(problem)
}

fn sealed(html: &str) -> Result<String, Failure> {
    if html.contains("Content-Security-Policy") {
        return Err(
            "index.html has a policy of its own; the one in seal.rs is to be it".to_owned(),
        );
    }
    let (before, from) = html
        .find(AFTER)
        .map(|at| html.split_at(at))
        .ok_or_else(|| format!("index.html has no {AFTER}…> for the policy to stand behind"))?;
    if ["<script", "<link", "<style"]
        .iter()
        .any(|tag| before.contains(tag))
    {
        return Err(format!(
            "index.html has scripts or links before {AFTER}…>, which the policy would not reach"
        ));
    }
    let (charset, rest) = from
        .split_once('>')
        .ok_or_else(|| format!("index.html has a {AFTER} without an end"))?;
    Ok(format!(
        "{before}{charset}><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_stands_before_everything_it_is_to_hold_for() {
        let html = "<html><head><meta charset=utf-8><title>t</title><link href=x></head>";
        let sealed = sealed(html).unwrap();
        let begin = "<html><head><meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\"";
        assert!(sealed.starts_with(begin), "{sealed}");
        assert!(sealed.ends_with("\"><title>t</title><link href=x></head>"));
    }

    #[test]
    fn the_policy_allows_no_inline_script_and_no_text_to_become_one() {
        assert!(POLICY.starts_with("default-src 'none'"));
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
        assert!(!POLICY.contains('"'), "it stands between quotation marks");
    }

    #[test]
    fn a_page_that_cannot_be_sealed_is_a_failure() {
        assert!(sealed("<html>").is_err());
        assert!(sealed("<link href=x><meta charset=utf-8>").is_err());
        let once = sealed("<meta charset=utf-8>").unwrap();
        assert!(sealed(&once).is_err());
    }
}
