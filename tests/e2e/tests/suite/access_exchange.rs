//! What everybody needs, in opened-up values and in the windows for importing,
//! exporting and snapshots: axe-core, and the keyboard alone.

use anyhow::{Result, ensure};
use e2e::{Bench, run};

use super::access::{look, themed};

/// `{"theme":"dark","deep":{"a":{"b":1}}}`, and a token that has expired.
const VALUES: [&str; 2] = [
    "prefs=eyJ0aGVtZSI6ImRhcmsiLCJkZWVwIjp7ImEiOnsiYiI6MX19fQ%3D%3D; Path=/",
    "token=eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2ln; Path=/",
];

const PASTED: &str = "Set-Cookie: new=1; Path=/\nSet-Cookie: prefs=2; Path=/\n\
    Set-Cookie: hidden=1; Path=/; HttpOnly\nSet-Cookie: other=1; Domain=example.com\n\
    Server: none\n";

async fn values(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench
        .sized((width, 800), async || {
            let mut faults = String::new();
            let page = themed(bench, theme, &VALUES).await?;
            page.open_row("token", "").await?;
            page.shows("decode-chain", "JWT → JSON").await?;
            look(bench, "token", &mut faults).await?;
            page.open_row("prefs", "").await?;
            page.elsewhere("document.querySelector('[role=treeitem]').focus()")
                .await?;
            look(bench, "tree", &mut faults).await?;
            page.press("Edit this value").await?;
            look(bench, "part", &mut faults).await?;
            page.press("Cancel edit").await?;
            page.press("Copy as").await?;
            look(bench, "menu of code", &mut faults).await?;
            page.press_in_panel("Django").await?;
            page.becomes_visible("copied-code", true).await?;
            look(bench, "code", &mut faults).await?;
            page.press("Edit").await?;
            look(bench, "edited inside", &mut faults).await?;
            ensure!(faults.is_empty(), "{theme}, {width}: {faults}");
            Ok(())
        })
        .await
}

async fn windows(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench
        .sized((width, 800), async || {
            let mut faults = String::new();
            let page = themed(bench, theme, &VALUES).await?;
            page.press("Import").await?;
            look(bench, "import", &mut faults).await?;
            page.paste("nothing of the kind <p>").await?;
            page.preview(0).await?;
            look(bench, "import of nothing", &mut faults).await?;
            page.paste(PASTED).await?;
            page.preview(4).await?;
            look(bench, "preview", &mut faults).await?;
            page.press("Close").await?;
            page.exported("cookies-txt").await?;
            look(bench, "export", &mut faults).await?;
            page.press("Close").await?;
            page.snapshots().await?;
            page.put("Name of the snapshot", "one").await?;
            page.press("Take a snapshot").await?;
            page.press("Compare one").await?;
            page.becomes_visible("comparison", true).await?;
            look(bench, "snapshots", &mut faults).await?;
            ensure!(faults.is_empty(), "{theme}, {width}: {faults}");
            Ok(())
        })
        .await
}

#[test]
fn axe_finds_nothing_wrong_with_opened_values_in_the_light() {
    run(async |bench| values(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_opened_values_in_360_pixels_of_dark() {
    run(async |bench| values(bench, "Dark", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_the_windows_in_the_light() {
    run(async |bench| windows(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_the_windows_in_360_pixels_of_dark() {
    run(async |bench| windows(bench, "Dark", 360).await);
}

#[test]
fn an_import_is_done_by_the_keyboard_alone() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.elsewhere("button('Import').focus()").await?;
        page.keys("\u{e007}").await?;
        page.is_focused("Paste").await?;
        page.keys("Set-Cookie: a=1; Path=/").await?;
        page.preview(1).await?;
        // A letter typed here is no key of the page.
        page.panel("New cookie").await?;
        let mut stops = 0;
        while page.focus().await? != "Write 1 cookie" {
            stops += 1;
            ensure!(stops < 30, "not reached: {}", page.focus().await?);
            // Not to the element: what is sent to a field for files is a path.
            let tab = bench.session.action_chain().send_keys("\u{e004}");
            tab.perform().await?;
        }
        page.keys("\u{e007}").await?;
        page.reports("stored").await?;
        ensure!(page.cookies().await? == "a=1");
        page.is_focused("Import").await?;
        // And Escape closes it.
        page.keys("\u{e007}").await?;
        page.is_focused("Paste").await?;
        page.keys("\u{e00c}").await?;
        page.is_focused("Import").await
    });
}

#[test]
fn targets_are_large_and_nothing_is_wider_than_a_phone() {
    run(async |bench| {
        bench
            .sized((390, 844), async || {
                bench.write_all(&VALUES).await?;
                let page = bench.open("#cookies").await?;
                page.paste(PASTED).await?;
                page.preview(4).await?;
                let small = "
                    const own = document.querySelector('dialog[open]') ?? document;
                    return [...own.querySelectorAll('button, select, .import-tick, summary, [role=treeitem]')]
                        .filter(visible)
                        .filter(it => it.getBoundingClientRect().height < 43.5)
                        .map(it => nameOf(it)).join()";
                let found = page.elsewhere(small).await?;
                ensure!(found == "", "in the preview: {found}");
                let wide = "return document.documentElement.scrollWidth <= innerWidth
                    && [...document.querySelectorAll('dialog[open]')].every(it => it.scrollWidth <= it.clientWidth)";
                page.comes_true("no sideways scroll", wide).await?;
                page.press("Close").await?;
                page.open_row("prefs", "").await?;
                page.becomes_visible("decode-chain", true).await?;
                let found = page.elsewhere("
                    return [...testid('panel').querySelectorAll('[role=treeitem]')]
                        .filter(it => it.getBoundingClientRect().height < 43.5).length").await?;
                ensure!(found == 0, "{found} lines of the tree");
                page.comes_true("no sideways scroll", wide).await
            })
            .await
    });
}
