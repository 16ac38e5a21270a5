//! Seals the release page that Trunk is about to finish: splits its program,
//! puts the strict policy into it and the licences beside it.
//!
//! The policy does not stand in `index.html`, because `trunk serve` reloads the
//! page by an inline script, which it forbids.

use super::{licences, split};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::PathBuf;

/// Nothing but the page's own files; WebAssembly may be compiled, text may not
/// become script. Markup goes through the one policy that `boot.js` makes.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types default";

/// The policy goes right after this tag, which has to be among the first bytes
/// of a page; it holds only for what follows it.
const AFTER: &str = "<meta charset=";

/// Seals the page in the folder that Trunk names.
pub fn run() -> Result<()> {
    let folder = |name| {
        let folder = std::env::var_os(name).map(PathBuf::from);
        folder.with_context(|| format!("{name} is not set; this is a hook of Trunk"))
    };
    let page = folder("TRUNK_STAGING_DIR")?;
    let file = page.join("index.html");
    let html = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let html = split::run(&page, &html)?;
    fs::write(&file, sealed(&html)?).with_context(|| file.display().to_string())?;
    licences::write(&page)?;
    // Trunk's mark of a build at work, which it would leave among the page's files.
    let _ = fs::remove_file(folder("TRUNK_DIST_DIR")?.join(".trunk-lock"));
    Ok(())
}

fn sealed(html: &str) -> Result<String> {
    ensure!(
        !html.contains("Content-Security-Policy"),
        "index.html has a policy of its own; the one in seal.rs is to be it"
    );
    let Some((before, (charset, rest))) = html
        .find(AFTER)
        .map(|at| html.split_at(at))
        .and_then(|(before, from)| Some((before, from.split_once('>')?)))
    else {
        bail!("index.html has no {AFTER}…> for the policy to stand behind");
    };
    ensure!(
        !["<script", "<link", "<style"]
            .iter()
            .any(|tag| before.contains(tag)),
        "index.html has scripts or links before {AFTER}…>, which the policy would not reach"
    );
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
        assert!(POLICY.contains("require-trusted-types-for 'script'"));
        assert!(!POLICY.contains('"'), "it stands between quotation marks");
    }

    #[test]
    fn a_page_that_cannot_be_sealed_is_a_failure() {
        assert!(sealed("<html>").is_err());
        assert!(sealed("<link href=x><meta charset=utf-8>").is_err());
        let twice = sealed("<meta charset=utf-8>").unwrap();
        assert!(sealed(&twice).is_err());
    }
}
