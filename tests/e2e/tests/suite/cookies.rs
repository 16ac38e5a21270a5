//! Cookies: the form, the report, the table.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};

/// Fills the form and sets.
async fn set(page: &Page<'_>, name: &str, value: &str, max_age: &str) -> Result<()> {
    page.fill("Name", name).await?;
    page.fill("Value", value).await?;
    page.fill("Max-Age", max_age).await?;
    page.press("Set cookie").await
}

#[test]
fn set_replace_read_and_delete_are_reported_as_they_happened() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "colour", "green", "").await?;
        let status = page.reports("stored").await?;
        ensure!(
            status.text.contains("colour=green; Path=/"),
            "not the exact string: {status:?}"
        );
        page.has_row("colour", "green").await?;
        page.has_row("colour", "11").await?;

        set(&page, "colour", "blue", "").await?;
        page.reports("replaced").await?;
        page.has_row("colour", "blue").await?;

        page.press("Read cookie").await?;
        page.until("the value is read", Duration::from_secs(3), async || {
            let status = page.status().await?;
            Ok((status.outcomes.is_empty() && status.text.contains("blue")).then_some(()))
        })
        .await?;

        page.press("Delete cookie").await?;
        let status = page.reports("removed").await?;
        ensure!(
            status.text.contains("Max-Age=0"),
            "not the exact string: {status:?}"
        );
        ensure!(
            page.cookies().await?.is_empty(),
            "left: {}",
            page.cookies().await?
        );
        page.until("the row is gone", Duration::from_secs(2), async || {
            Ok(page.rows().await?.is_empty().then_some(()))
        })
        .await?;
        page.press("Delete cookie").await?;
        page.reports("nothing_to_remove").await?;
        Ok(())
    });
}

/// Sets a cookie that Chromium and Firefox refuse and WebKitGTK keeps, beside
/// others that stay.
async fn refused_unless_webkit(bench: &Bench<'_>, name: &str, value: &str) -> Result<()> {
    bench.write("other=stays; Path=/").await?;
    let page = bench.open("#cookies").await?;
    set(&page, name, value, "").await?;
    let kept = bench.engine() == Engine::WebKit;
    page.reports(if kept { "stored" } else { "refused" })
        .await?;
    let cookies = page.cookies().await?;
    ensure!(cookies.contains("other=stays"), "lost: {cookies:.200}");
    let there = cookies.contains(&format!("{name}={value}"));
    ensure!(there == kept, "{name} is there: {there}");
    page.has_row("other", "stays").await?;
    let listed = page.rows().await?.iter().any(|row| row.name == name);
    ensure!(listed == kept, "{name} is in the table: {listed}");
    Ok(())
}

#[test]
fn five_thousand_bytes_are_refused_but_by_webkitgtk() {
    run(async |bench| refused_unless_webkit(bench, "large", &"x".repeat(5000)).await);
}

#[test]
fn a_host_prefix_without_secure_is_refused_but_by_webkitgtk() {
    run(async |bench| refused_unless_webkit(bench, "__Host-x", "1").await);
}

#[test]
fn a_cookie_leaves_the_table_when_its_time_is_over() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "brief", "candle", "2").await?;
        let since = Instant::now();
        page.has_row("brief", "candle").await?;
        // libsoup counts whole seconds and ends a lifetime in the one after,
        // so there it may take 3 s before the browser itself lets go.
        let most = match bench.engine() {
            Engine::WebKit => Duration::from_millis(3250),
            _ => Duration::from_secs(3),
        };
        page.until("the row is gone", most, async || {
            let there = page.rows().await?.iter().any(|row| row.name == "brief");
            Ok((!there).then_some(()))
        })
        .await?;
        let lived = since.elapsed();
        ensure!(lived < most, "it stayed for {lived:?}");
        ensure!(
            lived > Duration::from_millis(1500),
            "it was gone after {lived:?}"
        );
        Ok(())
    });
}

#[test]
fn values_are_shown_decoded() {
    run(async |bench| {
        bench.write("percent=caf%C3%A9%20au%20lait; Path=/").await?;
        bench
            .write(r#"quoted="two words\054 one \"comma\""; Path=/"#)
            .await?;
        bench.write("plain=100%; Path=/").await?;
        let page = bench.open("#cookies").await?;
        page.has_row("percent", "café au lait").await?;
        page.has_row("quoted", r#"two words, one "comma""#).await?;
        page.has_row("plain", "100%").await
    });
}

#[test]
fn what_a_browser_would_cut_is_kept_encoded_and_shown_as_typed() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "recipe", "sugar; crème, \"salt\"", "600").await?;
        let status = page.reports("stored").await?;
        ensure!(
            status.text.contains("Max-Age=600"),
            "not the exact string: {status:?}"
        );
        page.has_row("recipe", "sugar; crème, \"salt\"").await
    });
}

#[test]
fn both_copies_of_a_name_have_rows() {
    run(async |bench| {
        bench.write("twin=outer; Path=/").await?;
        bench.write("twin=inner; Path=/tools").await?;
        let page = bench.open("#cookies").await?;
        page.until("two rows", Duration::from_secs(3), async || {
            let rows = page.rows().await?;
            let has = |value: &str| rows.iter().any(|row| row.text.contains(value));
            Ok((rows.len() == 2 && has("outer") && has("inner")).then_some(()))
        })
        .await
    });
}

#[test]
fn a_max_age_that_is_no_number_writes_nothing() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "never", "1", "soon").await?;
        page.until("it says so", Duration::from_secs(3), async || {
            Ok(page.status().await?.text.contains("soon").then_some(()))
        })
        .await?;
        ensure!(
            page.cookies().await?.is_empty(),
            "written: {}",
            page.cookies().await?
        );
        Ok(())
    });
}

#[test]
fn a_cookie_from_elsewhere_comes_into_the_table_by_itself() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        bench
            .session
            .run("document.cookie = 'guest=arrives; Path=/'", vec![])
            .await?;
        page.has_row("guest", "arrives").await
    });
}
