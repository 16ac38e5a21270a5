//! The shell: folders, and what is said when something is missing.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::Reply;
use e2e::{Bench, FOLDER, dist, run};
use serde_json::json;

/// The built page's text.
fn index() -> Result<String> {
    std::fs::read_to_string(dist().join("index.html")).context("index.html")
}

#[test]
fn the_page_works_from_any_folder_and_asks_for_nothing_else() {
    run(async |bench| {
        for folder in ["/", "/a/b/c/d/"] {
            bench.server.folder(&bench.host, folder, &dist());
            bench.server.clear();
            let page = bench
                .open_at(&bench.url(&format!("{folder}#cookies")))
                .await?;
            page.follow("Visits").await?;
            page.shown("visit-count").await?;
            let requests = bench.server.requests_to(&bench.host);
            ensure!(requests.len() > 3, "only {} requests", requests.len());
            for request in requests {
                let name = request.path().strip_prefix(folder).context(request.url())?;
                ensure!(
                    name.is_empty() || dist().join(name).is_file(),
                    "no such file: {name}"
                );
            }
        }
        let page = bench.open_at(&bench.url("/a/b/c/d/index.html")).await?;
        page.counts(3).await
    });
}

#[test]
fn the_page_works_over_https() {
    run(async |bench| {
        let page = bench.open_at(&bench.secure_url(FOLDER)).await?;
        page.counts(1).await?;
        let secure = bench.session.run("return isSecureContext", vec![]).await?;
        ensure!(secure == true, "no secure context");
        Ok(())
    });
}

#[test]
fn the_views_have_their_hashes() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.press("Read cookie").await?;
        page.follow("Visits").await?;
        page.counts(1).await?;
        let hash = bench.session.run("return location.hash", vec![]).await?;
        ensure!(hash == "#visits", "{hash}");
        bench.session.back().await?;
        page.press("Read cookie").await?;
        // A hash that names no view leaves the default one.
        bench.open("#nowhere").await?.counts(2).await
    });
}

/// Opens the page without one of its files and returns what it says.
async fn without(bench: &mut Bench<'_>, ending: &'static str) -> Result<()> {
    bench.expect_noise();
    bench.server.on(&bench.host, move |request| {
        let gone = request.path().starts_with(FOLDER)
            && request.path().ends_with(ending)
            && !request.path().contains("boot");
        gone.then(|| Reply::status(404))
    });
    bench.session.goto(bench.url(FOLDER)).await?;
    let page = bench.page();
    page.until(
        "the page says what is wrong",
        Duration::from_secs(8),
        async || {
            let script = "const alert = document.querySelector('[role=alert]:not([hidden])');
                      return alert?.checkVisibility() ? alert.innerText : null";
            let said = bench.session.run(script, vec![]).await?;
            Ok(said
                .as_str()
                .filter(|said| said.contains(ending))
                .map(|_| ()))
        },
    )
    .await?;
    ensure!(page.cookies().await?.is_empty(), "written all the same");
    Ok(())
}

#[test]
fn a_missing_program_is_named() {
    run(async |bench| without(bench, ".wasm").await);
}

#[test]
fn a_missing_script_is_named() {
    run(async |bench| without(bench, ".js").await);
}

#[test]
fn without_scripts_the_page_says_so() -> Result<()> {
    let index = index()?;
    let start = index.find("<noscript>").context("no <noscript>")?;
    let end = index.find("</noscript>").context("no end of <noscript>")?;
    let words = index[start..end].to_lowercase();
    ensure!(words.contains("script"), "{words}");
    Ok(())
}

#[test]
fn a_phone_needs_no_sideways_scrolling() {
    run(async |bench| {
        for (width, height) in [(390, 844), (360, 740), (1600, 1000)] {
            bench.session.viewport(width, height).await?;
            for hash in ["#visits", "#cookies"] {
                bench.open(hash).await?;
                let script = "return [document.documentElement.scrollWidth, innerWidth]";
                let measured = bench.session.run(script, vec![]).await?;
                let fits = measured[0].as_u64() <= measured[1].as_u64();
                ensure!(
                    fits && measured[1] == json!(width),
                    "{hash} at {width}: {measured}"
                );
            }
        }
        bench.session.viewport(1280, 900).await
    });
}
