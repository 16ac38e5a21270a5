//! Names and values exchanged with the real js-cookie through a real browser.

use crate::dice::{CASES, Dice, MOST};
use crate::text_jar::TextJar;
use anyhow::{Context, Result, ensure};
use browsers::Reply;
use document_cookie::TypedCookie;
use e2e::{Bench, run};
use serde_json::{Value, json};

/// Opens a page that has js-cookie.
async fn open(bench: &Bench<'_>) -> Result<()> {
    let file = std::env::var_os("COOKIE_WORKBENCH_JS_COOKIE")
        .context("COOKIE_WORKBENCH_JS_COOKIE names no script: run these by `./dev test e2e`")?;
    let script = std::fs::read_to_string(file)?;
    bench
        .server
        .on(&bench.host, move |request| match request.path() {
            "/exchange" => Some(Reply::html(
                "<!doctype html><link rel=icon href='data:,'><script src=js-cookie.js></script>",
            )),
            "/js-cookie.js" => Some(Reply::script(script.clone())),
            _ => None,
        });
    bench.session.goto(bench.url("/exchange")).await?;
    Ok(())
}

/// Names, values, and the cookies that have them.
fn cases(seed: u64) -> Vec<(String, String, TypedCookie<String>)> {
    let mut dice = Dice::new(seed);
    let mut cases = Vec::new();
    while cases.len() < CASES {
        let (name, value) = (dice.name(), dice.value());
        // Kept for as long as the test runs, as a constant is.
        let cookie = TypedCookie::js_cookie(name.clone().leak());
        let pair = cookie.line(&value).unwrap_or_default();
        if pair.len() < MOST {
            cases.push((name, value, cookie));
        }
    }
    cases
}

/// Runs a script over all cases at once, and gives its answers.
async fn all(bench: &Bench<'_>, script: &str, cases: Value) -> Result<Vec<Option<String>>> {
    let script = format!("return arguments[0].map(([name, text]) => {{ {script} }})");
    let answers = bench.session.run(&script, vec![cases]).await?;
    Ok(serde_json::from_value(answers)?)
}

#[test]
fn js_cookie_reads_what_the_library_wrote() {
    run(async |bench| {
        open(bench).await?;
        let cases = cases(1);
        let mut lines = Vec::new();
        for (name, value, cookie) in &cases {
            lines.push(json!([name, cookie.line(value)?]));
        }
        let script = "document.cookie = text;
            const found = Cookies.get(name);
            Cookies.remove(name);
            return found ?? null;";
        let found = all(bench, script, lines.into()).await?;
        ensure!(found.len() == CASES, "{} answers", found.len());
        for ((name, value, _), found) in cases.iter().zip(found) {
            ensure!(
                found.as_ref() == Some(value),
                "{name:?}: {value:?}, not {found:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn the_library_reads_what_js_cookie_wrote() {
    run(async |bench| {
        open(bench).await?;
        let cases = cases(2);
        let pairs = cases.iter().map(|(name, value, _)| json!([name, value]));
        let script = "Cookies.set(name, text);
            const shown = document.cookie;
            Cookies.remove(name);
            return shown;";
        let shown = all(bench, script, pairs.collect()).await?;
        ensure!(shown.len() == CASES, "{} answers", shown.len());
        for ((name, value, cookie), shown) in cases.iter().zip(shown) {
            let shown = shown.unwrap_or_default();
            let found = cookie.get(&TextJar(&shown));
            ensure!(
                found.as_ref() == Ok(&Some(value.clone())),
                "{name:?}: {value:?}, not {found:?}, from {shown:?}"
            );
        }
        Ok(())
    });
}
