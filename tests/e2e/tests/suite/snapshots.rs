//! Snapshots: kept over a reload, compared, and brought back by the preview.

use anyhow::{Result, ensure};
use e2e::{Page, run};

async fn take(page: &Page<'_>, name: &str) -> Result<()> {
    page.put("Name of the snapshot", name).await?;
    page.press("Take a snapshot").await?;
    page.shows("snapshot-remark", &format!("Kept as {name}."))
        .await
}

async fn differences(page: &Page<'_>) -> Result<Vec<(String, String)>> {
    let script = "return [...document.querySelectorAll('[data-testid=difference]')]
        .map(it => [it.dataset.name, it.dataset.kind])";
    Ok(serde_json::from_value(page.elsewhere(script).await?)?)
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = pairs.iter();
    pairs
        .map(|(one, other)| ((*one).to_owned(), (*other).to_owned()))
        .collect()
}

#[test]
fn a_snapshot_is_compared_and_brought_back_as_one_action() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("stays", "1").await?;
        page.reports("stored").await?;
        page.set("changes", "oat").await?;
        page.reports("stored").await?;
        page.set("goes", "1").await?;
        page.reports("stored").await?;
        page.snapshots().await?;
        take(&page, "before").await?;
        page.press("Close").await?;
        page.set("changes", "rye").await?;
        page.reports("replaced").await?;
        page.press_in_row("goes", "", "Delete").await?;
        page.reports("removed").await?;
        page.set("comes", "1").await?;
        page.reports("stored").await?;
        bench.session.refresh().await?;
        page.started().await?;
        page.has_rows(3).await?;
        page.snapshots().await?;
        page.press("Compare before").await?;
        page.becomes_visible("comparison", true).await?;
        let found = differences(&page).await?;
        let expected = owned(&[
            ("changes", "changed"),
            ("goes", "removed"),
            ("comes", "added"),
        ]);
        ensure!(found == expected, "{found:?}");
        take(&page, "after").await?;
        page.press("Compare before").await?;
        if !page.is_visible("comparison").await? {
            page.press("Compare before").await?;
        }
        page.choose("Compare with", "after").await?;
        ensure!(differences(&page).await? == expected);
        page.press("Restore before").await?;
        let rows = page.preview(4).await?;
        let states: Vec<_> = rows.iter().map(|it| (&*it.name, &*it.state)).collect();
        let expected = [
            ("stays", "same"),
            ("changes", "changed"),
            ("goes", "new"),
            ("comes", "removal"),
        ];
        ensure!(states == expected, "{states:?}");
        page.press("Tick all").await?;
        ensure!(page.write_imported().await? == 3);
        page.has_rows(3).await?;
        let cookies = page.cookies().await?;
        ensure!(
            cookies.contains("changes=oat") && !cookies.contains("comes"),
            "{cookies}"
        );
        page.undo().await?;
        page.has_row("comes", "1").await?;
        page.has_row("changes", "rye").await
    });
}

#[test]
fn snapshots_are_exported_deleted_and_their_room_is_shown() {
    run(async |bench| {
        bench.write("a=1; Path=/").await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(1).await?;
        page.snapshots().await?;
        page.shows_part("snapshot-room", "0 of 20 kept, 0 of 1,000,000 bytes")
            .await?;
        take(&page, "<b>one</b>").await?;
        page.shows_part("snapshot-room", "1 of 20 kept").await?;
        page.press("Export <b>one</b>").await?;
        page.choose_named("Format", "cookie-field").await?;
        page.shows("export-text", "Cookie: a=1").await?;
        page.press("Done").await?;
        page.snapshots().await?;
        page.press("Delete <b>one</b>").await?;
        page.shows_part("snapshot-room", "0 of 20 kept").await?;
        let kept =
            "return Object.keys(localStorage).filter(it => it.includes('snapshot')).length === 0";
        page.comes_true("nothing is left in the storage", kept)
            .await
    });
}

#[test]
fn what_another_program_left_in_the_storage_is_no_snapshot() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.elsewhere("localStorage.setItem('cookie_workbench_snapshots', '{\"__proto__\":1}')")
            .await?;
        page.snapshots().await?;
        page.shows_part("snapshot-room", "0 of 20 kept").await?;
        take(&page, "new").await
    });
}
