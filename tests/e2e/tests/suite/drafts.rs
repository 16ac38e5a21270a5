//! Unsaved text: kept for each cookie and for the new one, marked on its row,
//! and never written over without a word.

use anyhow::{Result, ensure};
use e2e::{Bench, Page, run};

async fn with_two<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    bench.write_all(&["one=1; Path=/", "two=2; Path=/"]).await?;
    let page = bench.open_secure("#cookies").await?;
    page.has_rows(2).await?;
    Ok(page)
}

async fn is_unsaved(page: &Page<'_>, name: &str) -> Result<bool> {
    let marks = page.marks(name, "").await?;
    Ok(marks.iter().any(|(mark, _)| mark == "unsaved"))
}

#[test]
fn an_edit_takes_nothing_of_a_half_typed_new_cookie() {
    run(async |bench| {
        let page = with_two(bench).await?;
        page.new_cookie().await?;
        page.fill("Name", "half").await?;
        page.fill("Value", "typed").await?;
        page.fill("Path", "/deep").await?;
        page.edit("one", "1").await?;
        page.has_value("Value", "1").await?;
        page.new_cookie().await?;
        page.has_value("Name", "half").await?;
        page.has_value("Value", "typed").await?;
        page.has_value("Path", "/deep").await?;
        ensure!(!is_unsaved(&page, "one").await?, "nothing was changed");
        Ok(())
    });
}

#[test]
fn each_cookie_keeps_its_unsaved_text_and_its_row_says_so() {
    run(async |bench| {
        let page = with_two(bench).await?;
        page.edit("one", "1").await?;
        page.fill("Value", "first").await?;
        page.edit("two", "2").await?;
        page.fill("Value", "second").await?;
        ensure!(is_unsaved(&page, "one").await?, "no mark");
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        page.edit("one", "1").await?;
        page.has_value("Value", "first").await?;
        page.edit("two", "2").await?;
        page.has_value("Value", "second").await?;
        page.press("Set cookie").await?;
        page.holds(&["one=1", "two=second"]).await?;
        ensure!(!is_unsaved(&page, "two").await?, "still marked");
        ensure!(is_unsaved(&page, "one").await?, "no longer marked");
        page.edit("one", "1").await?;
        page.press("Cancel").await?;
        ensure!(!is_unsaved(&page, "one").await?, "still marked");
        page.edit("one", "1").await?;
        page.has_value("Value", "1").await
    });
}

#[test]
fn a_row_opened_in_between_keeps_the_edit() {
    run(async |bench| {
        let page = with_two(bench).await?;
        page.edit("one", "1").await?;
        page.fill("Value", "half").await?;
        page.open_row("two", "2").await?;
        page.panel("two").await?;
        page.edit("one", "1").await?;
        page.has_value("Value", "half").await
    });
}

#[test]
fn clear_fields_clears_what_was_typed() {
    run(async |bench| {
        let page = with_two(bench).await?;
        page.new_cookie().await?;
        page.fill("Name", "half").await?;
        page.fill("Value", "typed").await?;
        page.form_menu("Clear fields").await?;
        page.has_value("Name", "").await?;
        page.has_value("Value", "").await?;
        page.has_no_verdict().await
    });
}

/// Scroll and text are as they were: of the page, and of the list in it.
#[test]
fn an_edit_far_down_keeps_scroll_and_text() {
    run(async |bench| {
        let lines: Vec<String> = (0..42).map(|at| format!("c{at:02}={at}; Path=/")).collect();
        bench.write_all(&lines).await?;
        bench
            .sized((1280, 800), async || {
                let page = bench.open_secure("#cookies").await?;
                page.has_rows(42).await?;
                page.elsewhere(
                    "rowOf('c40').scrollIntoView({ block: 'center', behavior: 'instant' })",
                )
                .await?;
                let place =
                    "return [scrollY, Math.round(rowOf('c40').getBoundingClientRect().top)].join()";
                let before = page.elsewhere(place).await?;
                page.edit("c40", "").await?;
                let after = page.elsewhere(place).await?;
                ensure!(before == after, "Edit scrolled from {before} to {after}");
                page.fill("Value", "half").await?;
                page.open_row("c38", "").await?;
                page.edit("c40", "").await?;
                page.has_value("Value", "half").await?;
                let after = page.elsewhere(place).await?;
                ensure!(before == after, "scrolled from {before} to {after}");
                page.follow("Activity").await?;
                page.follow("Cookies").await?;
                page.edit("c40", "").await?;
                page.has_value("Value", "half").await
            })
            .await
    });
}
