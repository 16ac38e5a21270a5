//! The views that come in files of their own, fetched when they are first asked
//! for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, ensure};
use browsers::{Reply, Request};
use e2e::{Bench, FOLDER, dist, run};

/// Whether a path is that of a view's own file.
fn is_of_view(path: &str) -> bool {
    path.starts_with(&format!("{FOLDER}views-")) && path.ends_with(".wasm")
}

/// How many files of views were asked for.
fn fetched(bench: &Bench<'_>) -> usize {
    let requests = bench.server.requests_to(&bench.host);
    requests.iter().filter(|it| is_of_view(it.path())).count()
}

#[test]
fn the_first_view_asks_for_no_file_of_another() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        ensure!(fetched(bench) == 0, "files of views nobody asked for");
        page.follow("Activity").await?;
        page.says("1 entry").await?;
        let first = fetched(bench);
        ensure!(first > 0, "the view came from nowhere");
        page.follow("Visits").await?;
        page.counts(1).await?;
        page.follow("Activity").await?;
        page.says("1 entry").await?;
        ensure!(fetched(bench) == first, "fetched again");
        Ok(())
    });
}

#[test]
fn a_view_that_does_not_load_says_so_and_can_be_tried_again() {
    run(async |bench| {
        bench.expect_noise();
        let gone = Arc::new(AtomicBool::new(true));
        let is_gone = Arc::clone(&gone);
        bench.server.on(&bench.host, move |request| {
            let refused = is_gone.load(Ordering::Relaxed) && is_of_view(request.path());
            refused.then(|| Reply::status(404))
        });
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.follow("Inspect").await?;
        page.says("Inspect did not load.").await?;
        page.press("Try again").await?;
        page.says("Inspect did not load.").await?;
        // The rest of the page goes on.
        page.follow("Visits").await?;
        page.counts(1).await?;
        // Going there is to ask again.
        gone.store(false, Ordering::Relaxed);
        page.follow("Inspect").await?;
        page.says("Nothing leaves this page").await
    });
}

#[test]
fn windows_that_do_not_load_are_missed_in_view() {
    run(async |bench| {
        bench.expect_noise();
        let gone = Arc::new(AtomicBool::new(true));
        let is_gone = Arc::clone(&gone);
        bench.server.on(&bench.host, move |request| {
            let path = request.path();
            let is_of_windows = is_of_view(path) && path.ends_with("split_exchange.wasm");
            (is_gone.load(Ordering::Relaxed) && is_of_windows).then(|| Reply::status(404))
        });
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.follow("Cookies").await?;
        page.says("Import, export and snapshots did not load.")
            .await?;
        let again = page.bounds("button('Try again')").await?;
        let again = again.context("no way to try again")?;
        ensure!(again.is_within(1280.0, 800.0), "out of view: {again:?}");
        // It is asked for again when a person says so, and not before.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let requests = bench.server.requests_to(&bench.host);
        let of_windows = |request: &Request| request.path().ends_with("split_exchange.wasm");
        let count = requests.iter().filter(|it| of_windows(it)).count();
        ensure!(count == 1, "asked for {count} times");
        gone.store(false, Ordering::Relaxed);
        page.press("Try again").await?;
        page.press("Import").await?;
        page.says("Nothing is written before you say so.").await
    });
}

#[test]
fn a_server_that_knows_no_type_of_programs_serves_all_views() {
    run(async |bench| {
        bench.expect_noise();
        let dist = dist();
        bench.server.on(&bench.host, move |request| {
            let name = request.path().strip_prefix(FOLDER)?;
            let body = name.ends_with(".wasm").then(|| dist.join(name))?;
            let body = std::fs::read(body).ok()?;
            Some(Reply::bytes(body, "application/octet-stream"))
        });
        let page = bench.open("#cookies").await?;
        page.says("This page sees no cookies here.").await?;
        page.follow("Inspect").await?;
        page.says("Nothing leaves this page").await?;
        page.follow("Visits").await?;
        page.counts(1).await
    });
}
