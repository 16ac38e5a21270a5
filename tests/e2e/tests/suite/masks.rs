//! Mask: values, and only values, in every view, over a reload; and what a text
//! of a site could otherwise pretend to be.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{Page, run};

/// Everything a person or a reader of the document could find, but for fields
/// that are drawn as dots.
const ALL_TEXT: &str = "
    const fields = [...document.querySelectorAll('input, textarea')].filter(field =>
        !['disc', 'circle', 'square'].includes(getComputedStyle(field).webkitTextSecurity) && field.type !== 'password');
    const attributes = [...document.querySelectorAll('*')]
        .flatMap(it => [...it.attributes].map(each => each.value));
    return [document.body.textContent, ...fields.map(it => it.value), ...attributes].join(' ')";

async fn shows_nothing_of(page: &Page<'_>, view: &str, secrets: &[&str]) -> Result<()> {
    page.until(view, Duration::from_secs(3), async || {
        let text = page.elsewhere(ALL_TEXT).await?;
        let text = text.as_str().unwrap_or_default();
        Ok((!secrets.iter().any(|it| text.contains(it))).then_some(()))
    })
    .await
}

#[test]
fn masked_values_stand_in_no_view_and_no_field() {
    run(async |bench| {
        bench.write("token=topsecret; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.edit("token", "topsecret").await?;
        page.press("Set cookie").await?;
        page.toast().await?;
        page.new_cookie().await?;
        page.fill("Name", "token").await?;
        page.press("Read cookie").await?;
        page.elsewhere("document.cookie = 'token=topsecret2; Path=/'")
            .await?;
        page.has_row("token", "topsecret2").await?;
        page.edit("token", "topsecret2").await?;
        page.press("Mask").await?;
        page.has_row("token", "•").await?;
        for view in ["Cookies", "Activity", "Visits"] {
            page.follow(view).await?;
            shows_nothing_of(&page, view, &["topsecret"]).await?;
        }
        page.follow("Cookies").await?;
        page.open_row("token", "").await?;
        shows_nothing_of(&page, "the panel", &["topsecret"]).await
    });
}

/// From any view, and over a reload; attributes stay to be read.
#[test]
fn a_mask_is_put_on_anywhere_and_outlives_a_reload() {
    run(async |bench| {
        let page = bench.open_secure("").await?;
        page.counts(1).await?;
        page.follow("Cookies").await?;
        page.new_cookie().await?;
        page.fill("Path", "/tools").await?;
        page.set("token", "topsecret").await?;
        page.reports("stored").await?;
        page.follow("Activity").await?;
        page.open_entry("token").await?;
        page.press("Mask").await?;
        ensure!(page.is("Mask", "aria-pressed").await?);
        shows_nothing_of(&page, "Activity", &["topsecret"]).await?;
        bench.session.refresh().await?;
        page.started().await?;
        ensure!(
            page.is("Mask", "aria-pressed").await?,
            "the reload ended it"
        );
        for view in ["Activity", "Visits", "Cookies"] {
            page.follow(view).await?;
            shows_nothing_of(
                &page,
                view,
                &["topsecret", "visit_count=1;", "visit_count=2;"],
            )
            .await?;
        }
        page.open_row("token", "").await?;
        ensure!(page.attribute("Path").await? == "/tools");
        shows_nothing_of(&page, "the panel", &["topsecret"]).await?;
        page.press("Mask").await?;
        page.has_row("token", "topsecret").await?;
        bench.session.refresh().await?;
        page.started().await?;
        ensure!(!page.is("Mask", "aria-pressed").await?);
        Ok(())
    });
}

#[test]
fn a_mask_hides_values_and_keeps_attributes_readable() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.press("Mask").await?;
        page.new_cookie().await?;
        page.fill("Path", "/tools").await?;
        page.fill("Max-Age", "1 d").await?;
        page.check("Secure", true).await?;
        page.set("token", "topsecret").await?;
        page.reports("stored").await?;
        let line = page.line_written().await?;
        ensure!(
            line.starts_with("token=") && line.contains("; Path=/tools; Max-Age=86400"),
            "{line}"
        );
        shows_nothing_of(&page, "the toast", &["topsecret"]).await?;
        page.follow("Activity").await?;
        let entry = page.open_entry("token").await?;
        ensure!(entry.contains("Path=/tools"), "{entry}");
        shows_nothing_of(&page, "Activity", &["topsecret"]).await
    });
}

#[test]
fn one_value_is_shown_for_ten_seconds_and_copying_shows_none() {
    run(async |bench| {
        bench
            .write_all(&["token=topsecret; Path=/", "other=confidential; Path=/"])
            .await?;
        let page = bench.open_secure("#cookies").await?;
        super::activity::without_clipboard(&page).await?;
        page.press("Mask").await?;
        page.open_row("token", "").await?;
        page.press("Copy value").await?;
        ensure!(super::activity::copied(&page).await? == "topsecret");
        shows_nothing_of(&page, "after a copy", &["topsecret", "confidential"]).await?;
        page.press("Show for 10 seconds").await?;
        page.shows("decoded", "topsecret").await?;
        shows_nothing_of(&page, "the other", &["confidential"]).await?;
        page.until("it is hidden again", Duration::from_secs(13), async || {
            let text = page.elsewhere(ALL_TEXT).await?;
            Ok((!text.as_str().unwrap_or_default().contains("topsecret")).then_some(()))
        })
        .await
    });
}

#[test]
fn what_turns_the_order_of_letters_is_boxed_everywhere() {
    run(async |bench| {
        let value = "abc\u{202e}gnp.exe";
        let page = bench.open_secure("#cookies").await?;
        // WebKitGTK's jar takes ASCII alone, as text that is encoded.
        page.set("file", value).await?;
        page.reports("stored").await?;
        page.has_row("file", "abcU+202Egnp.exe").await?;
        page.open_row("file", "").await?;
        page.shows("decoded", "abcU+202Egnp.exe").await?;
        let writes = page.writes().await?;
        page.follow("Activity").await?;
        let entry = page.open_entry("file").await?;
        let raw = "
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) if (walker.currentNode.data.includes('\\u202e')) found.push(walker.currentNode.data);
            return found.join(' and ');";
        for view in ["Activity", "Cookies", "Visits"] {
            page.follow(view).await?;
            let raw = page.elsewhere(raw).await?;
            ensure!(raw == "", "{view}: not boxed: {raw} ({writes:?}, {entry})");
        }
        Ok(())
    });
}

/// In its cell alone, and with what stands beside it in its own place.
#[test]
fn a_text_from_right_to_left_stays_inside_its_cell() {
    run(async |bench| {
        bench
            .write_all(&["a=%D7%A9%D7%9C%D7%95%D7%9D; Path=/", "b=plain; Path=/"])
            .await?;
        let page = bench.open_secure("#cookies").await?;
        page.has_row("a", "שלום").await?;
        let aligned = "
            const lefts = name => [...rowOf(name).cells].map(cell => Math.round(cell.getBoundingClientRect().left)).join();
            return lefts('a') === lefts('b') && getComputedStyle(rowOf('a')).direction === 'ltr'
                && Boolean(rowOf('a').querySelector('td[data-col=value] bdi'));";
        page.comes_true("the cells are where the others are", aligned)
            .await
    });
}

#[test]
fn a_mask_holds_in_the_windows_and_for_code() {
    run(async |bench| {
        bench.write("token=topsecret; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.has_row("token", "topsecret").await?;
        page.press("Mask").await?;
        page.open_row("token", "").await?;
        page.press("Copy as").await?;
        page.press_in_panel("curl").await?;
        page.becomes_visible("copied-code", true).await?;
        shows_nothing_of(&page, "the code", &["topsecret"]).await?;
        page.snapshots().await?;
        page.put("Name of the snapshot", "one").await?;
        page.press("Take a snapshot").await?;
        page.elsewhere("document.cookie = 'token=othersecret; Path=/'")
            .await?;
        page.press("Compare one").await?;
        page.becomes_visible("comparison", true).await?;
        page.shows_part("comparison", "changed token").await?;
        shows_nothing_of(&page, "snapshots", &["topsecret", "othersecret"]).await?;
        page.press("Close").await?;
        page.paste("Set-Cookie: token=thirdsecret; Path=/").await?;
        page.preview(1).await?;
        let secrets = ["topsecret", "othersecret", "thirdsecret"];
        shows_nothing_of(&page, "the preview", &secrets).await
    });
}
