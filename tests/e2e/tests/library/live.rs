//! A signal of `use_cookie` is what the jar holds, whoever changes it: seen in
//! the example in Leptos.

use crate::counter::{open, press, shows};
use anyhow::{Result, ensure};
use browsers::{Engine, Reply};
use e2e::{Bench, run};
use std::time::{Duration, Instant};
use tokio::time::sleep;

const EXAMPLE: &str = "visit-counter-leptos";

/// What a driver takes to switch tabs and to ask.
const DRIVER: Duration = Duration::from_millis(300);

/// How soon a change is to show: with a `CookieStore`, and without one.
async fn soon(bench: &Bench<'_>) -> Result<Duration> {
    let script = "return typeof cookieStore === 'object'";
    let store = bench.session.run(script, vec![]).await? == true;
    Ok(Duration::from_secs(if store { 1 } else { 3 }))
}

/// Lets the server set a cookie in an answer to the page's own script.
async fn receive(bench: &Bench<'_>, line: &'static str) -> Result<()> {
    bench.server.on(&bench.host, move |request| {
        let asked = request.path() == "/set";
        asked.then(|| Reply::html("").header("Set-Cookie", line))
    });
    let script = "fetch('/set').then(arguments[0])";
    bench.session.run_async(script, vec![]).await?;
    Ok(())
}

/// Waits until script sees no cookie any more.
async fn gone(bench: &Bench<'_>, within: Duration) -> Result<()> {
    let page = bench.page();
    let gone = async || Ok(page.cookies().await?.is_empty().then_some(()));
    page.until("the cookie is gone", within, gone).await
}

#[test]
fn two_tabs_agree() {
    run(async |bench| {
        for secure in [true, false] {
            open(bench, EXAMPLE, secure).await?;
            let count = bench.page().cookies().await?;
            let count: u32 = count.trim_start_matches("visit_count=").parse()?;
            let soon = soon(bench).await? + DRIVER;
            let first = bench.session.window().await?;
            let second = bench.session.new_tab().await?;
            bench.session.switch_to_window(second.clone()).await?;
            open(bench, EXAMPLE, secure).await?;
            bench.session.switch_to_window(first.clone()).await?;
            shows(bench, &format!("Visits: {}", count + 1), soon).await?;
            press(bench, "Count once more").await?;
            bench.session.switch_to_window(second).await?;
            shows(bench, &format!("Visits: {}", count + 2), soon).await?;
            bench.session.close_window().await?;
            bench.session.switch_to_window(first).await?;
        }
        Ok(())
    });
}

#[test]
fn what_a_server_sets_shows() {
    run(async |bench| {
        for secure in [true, false] {
            open(bench, EXAMPLE, secure).await?;
            let soon = soon(bench).await?;
            receive(bench, "visit_count=70; Path=/").await?;
            shows(bench, "Visits: 70", soon).await?;
        }
        Ok(())
    });
}

#[test]
fn an_expiry_shows() {
    run(async |bench| {
        for secure in [true, false] {
            open(bench, EXAMPLE, secure).await?;
            let soon = soon(bench).await?;
            receive(bench, "visit_count=80; Path=/; Max-Age=2").await?;
            shows(bench, "Visits: 80", soon).await?;
            gone(bench, Duration::from_secs(5)).await?;
            shows(bench, "Visits: 0", soon).await?;
        }
        Ok(())
    });
}

#[test]
fn a_renewed_cookie_shows_to_its_new_end() {
    run(async |bench| {
        open(bench, EXAMPLE, true).await?;
        let soon = soon(bench).await?;
        receive(bench, "visit_count=80; Path=/; Max-Age=2").await?;
        receive(bench, "visit_count=80; Path=/; Max-Age=6").await?;
        let since = Instant::now();
        shows(bench, "Visits: 80", soon).await?;
        while since.elapsed() < Duration::from_secs(4) {
            shows(bench, "Visits: 80", Duration::ZERO).await?;
            sleep(Duration::from_millis(100)).await;
        }
        gone(bench, Duration::from_secs(5)).await?;
        shows(bench, "Visits: 0", soon).await
    });
}

#[test]
fn a_refused_write_never_shows() {
    run(async |bench| {
        open(bench, EXAMPLE, true).await?;
        // A page that is not secure can neither see it nor write over it.
        receive(bench, "visit_count=90; Path=/; Secure").await?;
        if bench.engine() == Engine::WebKit {
            // It lets such a page write over it (libsoup).
            return Ok(());
        }
        open(bench, EXAMPLE, false).await?;
        press(bench, "Count once more").await?;
        shows(bench, "The last write: refused", DRIVER).await?;
        shows(bench, "Visits: 0", DRIVER).await?;
        ensure!(
            bench.page().cookies().await?.is_empty(),
            "it was not refused"
        );
        Ok(())
    });
}
