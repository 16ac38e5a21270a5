//! Deletion: nothing slides under the pointer, nothing goes that was not meant,
//! and many go only after a question where undo would be inexact.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};

async fn with_five<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let lines: Vec<String> = (1..=5).map(|at| format!("c{at}={at}; Path=/")).collect();
    bench.write_all(&lines).await?;
    let page = bench.open_secure("#cookies").await?;
    page.has_rows(5).await?;
    Ok(page)
}

/// Brings the mouse over a row, and returns where its Delete is.
async fn delete_of(page: &Page<'_>, name: &str) -> Result<(i64, i64)> {
    page.hover(&format!("rowOf('{name}').querySelector('th')"))
        .await?;
    page.middle(&format!("inRow('{name}', '', 'Delete')")).await
}

async fn is_struck(page: &Page<'_>, name: &str) -> Result<bool> {
    let script = format!(
        "const row = rowOf('{name}'); return Boolean(row?.classList.contains('struck') && row.closest('[inert]'))"
    );
    Ok(page.elsewhere(&script).await? == true)
}

#[test]
fn a_double_click_deletes_one_cookie_and_undo_is_in_view() {
    run(async |bench| {
        let page = with_five(bench).await?;
        let (x, y) = delete_of(&page, "c2").await?;
        page.click_at(x, y, 2).await?;
        page.holds(&["c1=1", "c3=3", "c4=4", "c5=5"]).await?;
        page.reports("removed").await?;
        let undo = page.bounds("testid('undo')").await?.context("no undo")?;
        ensure!(undo.is_within(1280.0, 900.0), "{undo:?}");
        // Nor do two clicks, one after the other.
        page.click_at(x, y, 1).await?;
        page.click_at(x, y, 1).await?;
        page.holds(&["c1=1", "c3=3", "c4=4", "c5=5"]).await?;
        page.undo().await?;
        page.holds(&["c1=1", "c2=2", "c3=3", "c4=4", "c5=5"]).await
    });
}

#[test]
fn a_row_deleted_by_pointer_stays_struck_until_the_pointer_leaves() {
    run(async |bench| {
        let page = with_five(bench).await?;
        let where_is = async |name: &str| {
            let row = page.bounds(&format!("rowOf('{name}')")).await?;
            anyhow::Ok(row.with_context(|| format!("no row {name}"))?.top)
        };
        let third = where_is("c3").await?;
        let (x, y) = delete_of(&page, "c2").await?;
        page.click_at(x, y, 1).await?;
        page.holds(&["c1=1", "c3=3", "c4=4", "c5=5"]).await?;
        page.until("it is struck", Duration::from_secs(3), async || {
            Ok(is_struck(&page, "c2").await?.then_some(()))
        })
        .await?;
        ensure!(where_is("c3").await? == third, "the next row slid up");
        page.has_rows(4).await?;
        page.leave().await?;
        page.comes_true("the row is gone", "return !rowOf('c2')")
            .await?;
        ensure!(where_is("c3").await? < third, "it left a gap");
        Ok(())
    });
}

#[test]
fn a_row_deleted_by_keyboard_or_from_elsewhere_goes_at_once() {
    run(async |bench| {
        let page = with_five(bench).await?;
        page.press_in_row("c2", "", "Delete").await?;
        page.comes_true("the row is gone", "return !rowOf('c2')")
            .await?;
        page.elsewhere("document.cookie = 'c3=; Path=/; Max-Age=0'")
            .await?;
        page.comes_true("the row is gone", "return !rowOf('c3')")
            .await
    });
}

/// With nothing selected there is nothing to press, and nothing is logged.
#[test]
fn without_a_selection_there_is_no_way_to_delete_one() {
    run(async |bench| {
        let page = with_five(bench).await?;
        ensure!(!page.is_visible("selection").await?);
        ensure!(!page.has_button("Delete selected").await?);
        page.set("flavour", "oat").await?;
        page.reports("stored").await?;
        page.select("c1", "").await?;
        page.shows_part("selection", "1 selected").await?;
        page.press("Clear selection").await?;
        page.becomes_visible("selection", false).await?;
        // What was reported stands, and Activity has this one act.
        page.reports("stored").await?;
        page.blur().await?;
        page.keys("\u{e017}").await?;
        page.has_rows(6).await?;
        page.follow("Activity").await?;
        page.has_entries(1).await?;
        Ok(())
    });
}

#[test]
fn a_selection_survives_a_filter_and_says_what_is_hidden() {
    run(async |bench| {
        let page = with_five(bench).await?;
        for name in ["c1", "c2", "c3"] {
            page.select(name, "").await?;
        }
        page.shows_part("selection", "3 selected").await?;
        page.find("c1").await?;
        page.has_rows(1).await?;
        page.shows_part("selection", "3 selected (2 hidden)")
            .await?;
        page.find("").await?;
        page.has_rows(5).await?;
        let bar = page.shows_part("selection", "3 selected").await?;
        ensure!(!bar.contains("hidden"), "{bar}");
        let selected = "return rows().filter(it => it.querySelector(':checked')).map(it => it.dataset.name).join()";
        ensure!(page.elsewhere(selected).await? == "c1,c2,c3");
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        page.shows_part("selection", "3 selected").await?;
        Ok(())
    });
}

#[test]
fn many_go_after_a_question_only_where_undo_would_be_inexact() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        for name in ["ours1", "ours2"] {
            page.set(name, "1").await?;
            page.reports_words(name).await?;
        }
        // All is known of what was written here: no question.
        page.select("ours1", "").await?;
        page.select("ours2", "").await?;
        page.press("Delete selected").await?;
        page.holds(&[]).await?;
        page.undo().await?;
        page.holds(&["ours1=1", "ours2=1"]).await?;
        // Over http nobody knows how long another's was to live.
        bench.write("theirs=1; Path=/; Max-Age=900").await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(3).await?;
        page.list_menu("Select all shown").await?;
        page.press("Delete selected").await?;
        let asked = "return words(document.querySelector('dialog[open]')?.textContent)";
        let asked = page.elsewhere(asked).await?.to_string();
        ensure!(asked.len() > 10, "nothing is asked");
        page.press("Cancel").await?;
        page.holds(&["ours1=1", "ours2=1", "theirs=1"]).await?;
        page.press("Delete selected").await?;
        page.press("Delete").await?;
        page.holds(&[]).await?;
        ensure!(!page.is_visible("selection").await?);
        Ok(())
    });
}

/// Selection is not in the colour of warnings: no amber.
#[test]
fn a_selection_is_not_in_the_colour_of_warnings() {
    run(async |bench| {
        let page = with_five(bench).await?;
        page.select("c1", "").await?;
        page.shows_part("selection", "1 selected").await?;
        if bench.engine() != Engine::WebKit {
            page.leave().await?;
        }
        let ambers = "
            const of = element => {
                for (let it = element; it; it = it.parentElement) {
                    const [r, g, b, a = 1] = getComputedStyle(it).backgroundColor.match(/[\\d.]+/g).map(Number);
                    if (a > 0) return [r, g, b];
                }
                return [255, 255, 255];
            };
            const isAmber = ([r, g, b]) => {
                const chroma = Math.max(r, g, b) - Math.min(r, g, b);
                const hue = (60 * (g - b) / (chroma || 1) + 360) % 360;
                return r === Math.max(r, g, b) && chroma > 26 && hue > 20 && hue < 65;
            };
            return [rowOf('c1'), rowOf('c1').cells[1], testid('selection')].map(of).filter(isAmber);";
        let ambers = page.elsewhere(ambers).await?;
        ensure!(ambers == serde_json::json!([]), "{ambers}");
        Ok(())
    });
}
