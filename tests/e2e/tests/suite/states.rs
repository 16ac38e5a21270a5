//! The states in which there is nothing to show, or nothing to be had.

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Reply};
use e2e::{Bench, FOLDER, dist, run};

#[test]
fn without_cookies_the_page_says_what_may_be_unseen() {
    run(async |bench| {
        bench.receive(&["hidden=1; Path=/; HttpOnly"]).await?;
        let page = bench.open("#cookies").await?;
        page.says("This page sees no cookies here.").await?;
        page.says("HttpOnly cookies and those of other paths stay hidden from every script.")
            .await?;
        let tools = "return [document.querySelector('table[role=grid]'),
            labelled('Find name, value, decoded text')].map(visible).join()";
        let tools = page.elsewhere(tools).await?;
        ensure!(tools == "false,false", "tools for nothing: {tools}");
        // And there is a way to set the first.
        page.set("first", "1").await?;
        page.has_row("first", "1").await?;
        let tools = "return visible(document.querySelector('table[role=grid]'))";
        ensure!(page.elsewhere(tools).await? == true, "no list");
        Ok(())
    });
}

/// Serves the page so that an origin of its own may load it: without that, no
/// browser gives a sandboxed frame even the scripts of its own folder.
fn serve_to_all(bench: &Bench<'_>) -> Result<()> {
    let dist = dist();
    bench.server.on(&bench.host, move |request| {
        let name = request.path().strip_prefix(FOLDER)?;
        let name = if name.is_empty() { "index.html" } else { name };
        let body = std::fs::read(dist.join(name)).ok()?;
        let mime = match name.rsplit('.').next()? {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript",
            "css" => "text/css",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        Some(Reply::bytes(body, mime).header("Access-Control-Allow-Origin", "*"))
    });
    let frame = format!(
        "<!doctype html><link rel=icon href='data:,'><iframe sandbox='allow-scripts' src='{FOLDER}#cookies'></iframe>"
    );
    bench.server.on(&bench.host, move |request| {
        (request.path() == "/framed").then(|| Reply::html(frame.clone()))
    });
    Ok(())
}

#[test]
fn in_a_sandboxed_frame_the_page_says_why_there_are_no_cookies() {
    run(async |bench| {
        if bench.engine() == Engine::WebKit {
            // Its driver shows nothing of a frame without an origin.
            return Ok(());
        }
        bench.expect_noise();
        serve_to_all(bench)?;
        bench.session.goto(bench.url("/framed")).await?;
        bench.session.enter_frame(0).await?;
        let page = bench.page();
        let said = page.says("sandboxed frame").await;
        let said = match said {
            Ok(()) => page.says("allow-same-origin").await,
            Err(error) => Err(error),
        };
        bench.session.enter_default_frame().await?;
        said
    });
}

/// Shows the page in a frame of another site, which every engine here gives no
/// cookies or such as are kept apart.
#[test]
fn in_a_frame_of_another_site_the_page_reports_what_the_browser_does() {
    run(async |bench| {
        bench.expect_noise();
        let frame = format!(
            "<!doctype html><link rel=icon href='data:,'><iframe width=1200 height=800 src='{}'></iframe>",
            bench.secure_url(&format!("{FOLDER}#cookies"))
        );
        // A registrable domain of its own: `test` is a top-level domain.
        let other = format!("outer-{}", bench.host);
        bench.server.on(&other, move |request| {
            (request.path() == "/").then(|| Reply::html(frame.clone()))
        });
        bench.write("first-party=1; Path=/").await?;
        bench.session.goto(format!("https://{other}/")).await?;
        bench.session.enter_frame(0).await?;
        let page = bench.page();
        let tried: Result<()> = async {
            page.started().await?;
            page.says("in a frame of another site").await?;
            // By script, because WebKitGTK's driver types into no frame.
            page.put("Name", "third").await?;
            page.put("Value", "party").await?;
            page.elsewhere("button('Set cookie').click()").await?;
            let toast = page.toast().await?;
            let held = page.cookies().await?.contains("third=party");
            let outcome = toast.outcome.as_deref().context("no outcome")?;
            // What is reported is what came of it, whatever the engine allows.
            match held {
                true => ensure!(outcome == "stored" && toast.has_undo, "{toast:?}"),
                false => {
                    ensure!(
                        matches!(outcome, "refused" | "ignored") && !toast.has_undo,
                        "{toast:?}"
                    );
                    ensure!(
                        toast.text.contains("blocked") || toast.text.contains("third"),
                        "no reason: {toast:?}"
                    );
                }
            }
            let cookies = page.cookies().await?;
            let count = cookies.split("; ").filter(|it| !it.is_empty()).count();
            page.has_rows(count).await
        }
        .await;
        bench.session.enter_default_frame().await?;
        tried
    });
}

/// Runs a test where the browser takes no cookies of any page, which cannot be
/// asked of WebKitGTK's driver.
async fn blocked(bench: &Bench<'_>, on: bool) -> Result<()> {
    match bench.engine() {
        Engine::Chromium => {
            let disabled = serde_json::json!({ "disabled": on });
            bench
                .session
                .devtools("Emulation.setDocumentCookieDisabled", disabled)
                .await?;
        }
        Engine::Firefox => {
            let behaviour = if on { 2 } else { 5 };
            let script = "Services.prefs.setIntPref('network.cookie.cookieBehavior', arguments[0])";
            bench
                .session
                .privileged(script, vec![behaviour.into()])
                .await?;
        }
        Engine::WebKit => {}
    }
    Ok(())
}

#[test]
fn where_cookies_are_blocked_a_write_is_refused_and_that_is_given_as_a_reason() {
    run(async |bench| {
        if bench.engine() == Engine::WebKit {
            return Ok(());
        }
        bench.backstage().await?;
        blocked(bench, true).await?;
        let tried: Result<()> = async {
            let page = bench.open("#cookies").await?;
            page.set("barred", "1").await?;
            let toast = page.toast().await?;
            let outcome = toast.outcome.as_deref().context("no outcome")?;
            ensure!(outcome == "refused" || outcome == "ignored", "{toast:?}");
            ensure!(!toast.has_undo, "{toast:?}");
            page.reports_words("blocked").await?;
            // Visits counts nothing, and stays in one piece.
            page.follow("Visits").await?;
            page.says("efused").await?;
            ensure!(page.cookies().await?.is_empty());
            Ok(())
        }
        .await;
        blocked(bench, false).await?;
        tried
    });
}
