//! The examples, as a person meets them.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, run};
use std::path::PathBuf;
use std::time::Duration;

/// How long an example may take to start.
pub const START: Duration = Duration::from_secs(10);

/// The folder of a built example.
pub fn built(name: &str) -> Result<PathBuf> {
    let folder = std::env::var_os("COOKIE_WORKBENCH_EXAMPLES")
        .context("COOKIE_WORKBENCH_EXAMPLES names no folder: run these by `./dev test e2e`")?;
    Ok(PathBuf::from(folder).join(name))
}

/// Serves an example on the test's host, and opens it there.
pub async fn open(bench: &Bench<'_>, name: &str, secure: bool) -> Result<()> {
    bench.server.folder(&bench.host, "/", &built(name)?);
    let url = match secure {
        true => bench.secure_url("/"),
        false => bench.url("/"),
    };
    bench.session.goto(url).await?;
    shows(bench, "Visits: ", START).await
}

/// Waits until the page shows these words.
pub async fn shows(bench: &Bench<'_>, words: &str, within: Duration) -> Result<()> {
    let script = "return document.body?.innerText ?? ''";
    let shown = async || Ok(bench.session.run(script, vec![]).await?);
    let page = bench.page();
    let found = page.until("", within, async || {
        let text: serde_json::Value = shown().await?;
        Ok(text
            .as_str()
            .is_some_and(|it| it.contains(words))
            .then_some(()))
    });
    if found.await.is_err() {
        let text: Result<_> = shown().await;
        anyhow::bail!("no {words:?} within {within:?}, but {:?}", text?);
    }
    Ok(())
}

/// Presses the button of these words.
pub async fn press(bench: &Bench<'_>, words: &str) -> Result<()> {
    let script = "[...document.querySelectorAll('button')]
        .find(button => button.innerText === arguments[0]).click()";
    bench.session.run(script, vec![words.into()]).await?;
    Ok(())
}

#[test]
fn the_counter_in_leptos_counts_and_says_what_came_of_it() {
    run(async |bench| {
        open(bench, "visit-counter-leptos", false).await?;
        shows(bench, "Visits: 1", START).await?;
        shows(bench, "The last write: stored", START).await?;
        press(bench, "Count once more").await?;
        shows(bench, "Visits: 2", START).await?;
        shows(bench, "The last write: replaced", START).await?;
        press(bench, "Delete the cookie").await?;
        shows(bench, "Visits: 0", START).await?;
        ensure!(bench.page().cookies().await?.is_empty());
        Ok(())
    });
}

#[test]
fn the_counter_in_web_sys_counts_and_follows() {
    run(async |bench| {
        open(bench, "visit-counter-web-sys", false).await?;
        shows(bench, "Visits: 1. The write was stored.", START).await?;
        open(bench, "visit-counter-web-sys", false).await?;
        shows(bench, "Visits: 2. The write was replaced.", START).await?;
        let script = "document.cookie = 'visit_count=7; path=/'";
        bench.session.run(script, vec![]).await?;
        shows(bench, "Visits: 7. It changed while you looked.", START).await
    });
}
