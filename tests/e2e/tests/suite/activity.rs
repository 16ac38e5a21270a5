//! Activity: what happened, found, copied, cleared, and bounded.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{Bench, FOLDER, Page, run};

async fn open<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let url = bench.secure_url(&format!("{FOLDER}#cookies"));
    bench.open_at(&url).await
}

async fn set(page: &Page<'_>, name: &str, value: &str) -> Result<()> {
    page.fill("Name", name).await?;
    page.fill("Value", value).await?;
    page.press("Set cookie").await?;
    page.has_row(name, value).await
}

/// The words of the entries, from top to bottom.
async fn entries(page: &Page<'_>) -> Result<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('.timeline > li')].map(it => words(it.innerText))";
    Ok(serde_json::from_value(page.elsewhere(script).await?)?)
}

#[test]
fn each_entry_has_the_time_the_name_both_values_and_the_line() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "told", "one").await?;
        set(&page, "told", "two").await?;
        page.follow("Activity").await?;
        let entries = entries(&page).await?;
        ensure!(entries.len() == 2, "{entries:?}");
        let newest = &entries[0];
        for part in [
            "written here",
            "replaced",
            "told=two; Path=/",
            "before: one",
            "now: two",
        ] {
            ensure!(newest.contains(part), "no {part:?}: {newest}");
        }
        let clock = newest.get(..8).unwrap_or_default();
        ensure!(
            clock.split(':').count() == 3
                && clock.chars().filter(char::is_ascii_digit).count() >= 5,
            "no time: {newest}"
        );
        ensure!(
            entries[1].contains("stored"),
            "not the newest first: {entries:?}"
        );
        Ok(())
    });
}

#[test]
fn entries_are_found_by_name_and_value() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "apple", "red").await?;
        set(&page, "pear", "green").await?;
        page.elsewhere("document.cookie = 'plum=blue; Path=/'")
            .await?;
        page.has_row("plum", "blue").await?;
        page.follow("Activity").await?;
        for (sought, found) in [("APPLE", "apple"), ("green", "pear"), ("blue", "plum")] {
            page.fill("Find in the activity", sought).await?;
            page.says("1 of 3 entries").await?;
            let entries = entries(&page).await?;
            ensure!(
                entries.len() == 1 && entries[0].contains(found),
                "{sought}: {entries:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn what_is_found_is_copied_as_text() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "copied", "1").await?;
        set(&page, "left", "out").await?;
        page.follow("Activity").await?;
        page.fill("Find in the activity", "copied").await?;
        // The clipboard itself is nobody's business in a test.
        page.elsewhere(
            "Object.defineProperty(navigator, 'clipboard', { value:
                 { writeText: text => { window.copied = text; return Promise.resolve(); } } })",
        )
        .await?;
        page.press("Copy").await?;
        page.says("handed to the clipboard").await?;
        let copied = page.elsewhere("return window.copied").await?;
        let copied = copied.as_str().unwrap_or_default();
        ensure!(
            copied.lines().count() == 1
                && copied.contains("copied=1; Path=/")
                && copied.contains("stored"),
            "{copied}"
        );
        Ok(())
    });
}

#[test]
fn where_a_page_may_not_copy_that_is_said() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        set(&page, "http", "1").await?;
        page.follow("Activity").await?;
        page.press("Copy").await?;
        page.says("copy them by hand").await
    });
}

/// A thousand at least; the oldest go first, and the page stays quick.
#[test]
fn a_thousand_entries_are_kept() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "oldest", "first").await?;
        page.press("Clear fields").await?;
        page.fill("Name", "many").await?;
        let script = "
            const value = labelled('Value'), set = button('Set cookie');
            for (let at = 0; at < 999; at++) {
                value.value = at;
                value.dispatchEvent(new Event('input', { bubbles: true }));
                set.click();
            }";
        page.elsewhere(script).await?;
        page.has_row("many", "998").await?;
        page.follow("Activity").await?;
        page.says("1000 entries; the newest 200 are shown").await?;
        page.fill("Find in the activity", "oldest").await?;
        page.says("1 of 1000 entries").await?;
        page.fill("Find in the activity", "many=998;").await?;
        page.until("the newest is found", Duration::from_secs(3), async || {
            let entries = entries(&page).await?;
            Ok((entries.len() == 1 && entries[0].contains("many=998")).then_some(()))
        })
        .await
    });
}

#[test]
fn clearing_forgets_the_ways_back_too() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "kept", "1").await?;
        page.follow("Activity").await?;
        page.press("Clear").await?;
        page.says("Nothing happened yet in this tab.").await?;
        ensure!(page.focus().await? != "nowhere");
        page.follow("Cookies").await?;
        let shown = "return Boolean(testid('undo')?.checkVisibility())";
        ensure!(page.elsewhere(shown).await? == false, "an undo of nothing");
        page.holds(&["kept=1"]).await
    });
}

#[test]
fn a_reload_keeps_the_timeline() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "kept", "one").await?;
        page.elsewhere("document.cookie = 'other=two; Path=/'")
            .await?;
        page.has_row("other", "two").await?;
        page.follow("Activity").await?;
        page.says("2 of 2 entries").await?;
        let before = entries(&page).await?;
        bench.session.refresh().await?;
        page.started().await?;
        page.says("2 of 2 entries").await?;
        for (after, before) in entries(&page).await?.iter().zip(&before) {
            // What would take it back is gone.
            ensure!(
                before.starts_with(after) && after.contains("now: "),
                "{before} became {after}"
            );
        }
        page.press("Clear").await?;
        bench.session.refresh().await?;
        page.started().await?;
        page.says("Nothing happened yet in this tab.").await
    });
}
