//! Cookies: set, replaced, read and deleted, and what the list shows of it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};

/// Fills the form for a new cookie and sets.
async fn set(page: &Page<'_>, name: &str, value: &str, max_age: &str) -> Result<()> {
    page.new_cookie().await?;
    page.fill("Max-Age", max_age).await?;
    page.set(name, value).await
}

#[test]
fn set_replace_read_and_delete_are_reported_as_they_happened() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.columns(&["Size"], true).await?;
        set(&page, "colour", "green", "").await?;
        let toast = page.reports("stored").await?;
        ensure!(
            toast
                .text
                .contains("Stored. colour stays until the browser closes."),
            "{toast:?}"
        );
        let line = page.line_written().await?;
        ensure!(line.starts_with("colour=green; Path=/"), "{line}");
        page.has_row("colour", "green").await?;
        ensure!(page.cell("colour", "green", "size").await? == "11");

        set(&page, "colour", "blue", "").await?;
        let toast = page.reports("replaced").await?;
        ensure!(
            toast
                .text
                .contains("Replaced. colour was “green”, now “blue”."),
            "{toast:?}"
        );
        page.has_row("colour", "blue").await?;

        page.fill("Name", "colour").await?;
        page.press("Read cookie").await?;
        let toast = page.reports_words("blue").await?;
        page.until("the value is read", Duration::from_secs(3), async || {
            let toast = page.toast().await?;
            Ok((toast.outcome.is_none() && toast.text.contains("blue")).then_some(()))
        })
        .await?;
        ensure!(!toast.text.contains("green"), "{toast:?}");

        page.fill("Name", "colour").await?;
        page.press("Delete cookie").await?;
        let toast = page.reports("removed").await?;
        ensure!(toast.text.contains("Removed. colour is gone."), "{toast:?}");
        let line = page.line_written().await?;
        ensure!(line.contains("Max-Age=0"), "not the exact string: {line}");
        page.holds(&[]).await?;
        page.has_rows(0).await?;
        page.fill("Name", "colour").await?;
        page.press("Delete cookie").await?;
        let toast = page.reports("nothing_to_remove").await?;
        ensure!(
            toast
                .text
                .contains("Nothing to remove. This page sees no colour."),
            "{toast:?}"
        );
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
    let toast = page
        .reports(if kept { "stored" } else { "refused" })
        .await?;
    let refusal = "was not kept, and the browser tells no page why.";
    ensure!(toast.text.contains(refusal) != kept, "{toast:?}");
    let cookies = page.cookies().await?;
    ensure!(cookies.contains("other=stays"), "lost: {cookies:.200}");
    let there = cookies.contains(&format!("{name}={value}"));
    ensure!(there == kept, "{name} is there: {there}");
    page.has_row("other", "stays").await?;
    let listed = page.rows().await?.iter().any(|row| row.name == name);
    ensure!(listed == kept, "{name} is in the list: {listed}");
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
fn a_cookie_leaves_the_list_when_its_time_is_over() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "brief", "candle", "2").await?;
        let since = Instant::now();
        page.has_row("brief", "candle").await?;
        // libsoup counts whole seconds and ends a lifetime in the one after,
        // so there it may take 3 s before the browser itself lets go; and the
        // page looks every 0.8 s, or later while the machine is busy.
        let most = match bench.engine() {
            Engine::WebKit => Duration::from_secs(6),
            _ => Duration::from_secs(5),
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
fn values_are_shown_decoded_and_raw_in_the_panel() {
    run(async |bench| {
        bench
            .write_all(&[
                "percent=caf%C3%A9%20au%20lait; Path=/",
                r#"quoted="two words\054 one \"comma\""; Path=/"#,
                "plain=100%; Path=/",
            ])
            .await?;
        let page = bench.open("#cookies").await?;
        page.has_row("percent", "café au lait").await?;
        page.has_row("quoted", r#"two words, one "comma""#).await?;
        page.has_row("plain", "100%").await?;
        page.open_row("percent", "café").await?;
        page.panel("percent").await?;
        page.shows("decoded", "café au lait").await?;
        page.shows("raw", "caf%C3%A9%20au%20lait").await
    });
}

#[test]
fn what_a_browser_would_cut_is_kept_encoded_and_shown_as_typed() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "recipe", "sugar; crème, \"salt\"", "600").await?;
        page.reports("stored").await?;
        let line = page.line_written().await?;
        ensure!(line.contains("Max-Age=600"), "not the exact string: {line}");
        page.has_row("recipe", "sugar; crème, \"salt\"").await
    });
}

#[test]
fn both_copies_of_a_name_have_rows() {
    run(async |bench| {
        bench
            .write_all(&["twin=outer; Path=/", "twin=inner; Path=/tools"])
            .await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(2).await?;
        page.has_row("twin", "outer").await?;
        page.has_row("twin", "inner").await
    });
}

#[test]
fn a_max_age_that_is_no_number_writes_nothing() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "never", "1", "soon").await?;
        let toast = page.reports_words("Nothing was written").await?;
        ensure!(
            toast.text.contains("soon") && toast.outcome.is_none() && !toast.has_undo,
            "{toast:?}"
        );
        page.holds(&[]).await
    });
}

#[test]
fn a_cookie_from_elsewhere_comes_into_the_list_by_itself() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.elsewhere("document.cookie = 'guest=arrives; Path=/'")
            .await?;
        page.has_row("guest", "arrives").await
    });
}

/// Both have equal rights to a script's eye: only one of them is sent for the
/// page's own path first.
#[test]
fn copies_stand_in_the_order_they_are_sent() {
    run(async |bench| {
        bench
            .write_all(&["twin=outer; Path=/", "twin=inner; Path=/tools"])
            .await?;
        let page = bench.open("#cookies").await?;
        for value in ["inner", "outer"] {
            page.open_row("twin", value).await?;
            let copies = page.shown("copies").await?;
            let (inner, outer) = (copies.find("inner"), copies.find("outer"));
            ensure!(
                inner.is_some() && inner < outer,
                "not in the order they are sent: {copies}"
            );
            let first = "return words(testid('copies').querySelector('li').textContent)";
            let first = page.elsewhere(first).await?.to_string();
            ensure!(
                first.contains("inner") && first.contains("The server receives this one first"),
                "{first}"
            );
        }
        let marks = page.marks("twin", "outer").await?;
        ensure!(marks.iter().any(|(mark, _)| mark == "2/2"), "{marks:?}");
        let sent = bench.sent_to("/tools/echo").await?;
        ensure!(sent == "twin=inner; twin=outer", "{sent}");
        Ok(())
    });
}

/// What became of it is asked of the removal, not of the name.
#[test]
fn a_removal_that_meets_nothing_names_the_one_that_is_seen() {
    run(async |bench| {
        bench.write("sid=deep; Path=/tools").await?;
        let page = bench.open("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "sid").await?;
        page.press("Delete cookie").await?;
        let toast = page.reports("nothing_to_remove").await?;
        ensure!(
            toast.text.contains("Still there") && toast.text.contains("lives elsewhere"),
            "{toast:?}"
        );
        ensure!(!toast.has_undo, "{toast:?}");
        page.press("Find and delete it").await?;
        page.reports("removed").await?;
        page.holds(&[]).await?;
        page.undo().await?;
        page.holds(&["sid=deep"]).await
    });
}

#[test]
fn a_life_that_the_browser_cut_short_is_said() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "ancient", "1", "10 years").await?;
        let toast = page.reports("stored").await?;
        let cut = "You asked for 10 years; browsers allow 400 days.";
        if bench.engine() == Engine::WebKit {
            // It keeps the ten years, and so nothing is cut short.
            let kept = bench.kept_one("ancient").await?;
            let year = kept.expires.context("an end")?.at / 31_557_600 + 1970;
            ensure!(
                !toast.text.contains(cut) && toast.text.contains(&year.to_string()),
                "kept until {year}: {toast:?}"
            );
            ensure!(toast.text.matches("20").count() == 1, "two ends: {toast:?}");
            return Ok(());
        }
        page.reports_words(cut).await?;
        Ok(())
    });
}
