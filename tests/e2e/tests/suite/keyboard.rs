//! By keyboard alone: what a mouse can do, keys do, and the focus is seen and
//! never lost.

use std::time::Duration;

use anyhow::{Result, ensure};
use browsers::Engine;
use browsers::thirtyfour::Key;
use e2e::{Bench, FIND, Page, run};

fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// Control held while a key is pressed, then let go.
fn with_control(with: Key) -> String {
    [Key::Control, with, Key::Null]
        .map(char::from)
        .iter()
        .collect()
}

/// Presses Tab until the focus is where it is wanted; the number of presses.
async fn tab_to(page: &Page<'_>, wanted: &str) -> Result<usize> {
    press_until(page, &key(Key::Tab), wanted).await
}

/// The same the other way. Where a browser's own controls would lie between,
/// a driver's keys leave the document without the focus of the window.
async fn tab_back_to(page: &Page<'_>, wanted: &str) -> Result<usize> {
    press_until(
        page,
        &format!("{}{}", key(Key::Shift), key(Key::Tab)),
        wanted,
    )
    .await
}

async fn press_until(page: &Page<'_>, keys: &str, wanted: &str) -> Result<usize> {
    let mut passed = Vec::new();
    for stops in 0..60 {
        let at = page.focus().await?;
        if at == wanted {
            return Ok(stops);
        }
        passed.push(at);
        page.keys(keys).await?;
    }
    anyhow::bail!("Tab does not lead to {wanted:?}, but to {passed:?}")
}

async fn with_three<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    bench
        .write_all(&["one=1; Path=/", "two=1; Path=/", "three=1; Path=/"])
        .await?;
    let page = bench.open_secure("#cookies").await?;
    page.has_rows(3).await?;
    Ok(page)
}

/// From the list's own stop to its first row.
async fn to_first_row(page: &Page<'_>) -> Result<()> {
    page.comes_true(
        "the focus is in the list",
        "return Boolean(document.activeElement.closest('table[role=grid]'))",
    )
    .await?;
    page.keys(&key(Key::Home)).await?;
    page.until(
        "the focus is at a row",
        Duration::from_secs(3),
        async || Ok(page.focus().await?.starts_with("row ").then_some(())),
    )
    .await
}

/// Brings the focus to a row by keys: to the list, and up and down in it.
async fn to_row(page: &Page<'_>, name: &str) -> Result<()> {
    page.blur().await?;
    page.keys("/").await?;
    page.is_focused(FIND).await?;
    for _ in 0..30 {
        if page.focus().await?.starts_with("row ") {
            break;
        }
        page.keys(&key(Key::Tab)).await?;
    }
    page.keys(&key(Key::Home)).await?;
    for _ in 0..5 {
        if page.focus().await? == format!("row {name}") {
            return Ok(());
        }
        page.keys(&key(Key::Down)).await?;
    }
    anyhow::bail!("no way to row {name}: {}", page.focus().await?)
}

/// From a page just loaded to a cookie found, edited, set and undone, without a
/// pointer.
#[test]
fn a_cookie_is_found_edited_set_and_taken_back() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys(&key(Key::Tab)).await?;
        page.is_focused("To the list").await?;
        page.keys(&key(Key::Enter)).await?;
        to_first_row(&page).await?;
        page.keys("/").await?;
        page.is_focused(FIND).await?;
        page.keys("tw").await?;
        page.is_ordered(&["two"]).await?;
        page.keys(&key(Key::Down)).await?;
        if page.focus().await? != "row two" {
            for _ in 0..20 {
                page.keys(&key(Key::Tab)).await?;
                if page.focus().await? == "row two" {
                    break;
                }
            }
        }
        page.is_focused("row two").await?;
        page.keys("e").await?;
        page.panel("Edit two").await?;
        page.is_focused("Value").await?;
        page.keys("23").await?;
        page.keys(&with_control(Key::Enter)).await?;
        page.reports("replaced").await?;
        page.holds(&["one=1", "two=123", "three=1"])
            .await
            .or(page.holds(&["one=1", "two=23", "three=1"]).await)?;
        ensure!(page.focus().await? != "nowhere", "the focus is lost");
        page.keys(&key(Key::Escape)).await?;
        page.until("no field has the focus", Duration::from_secs(3), async || {
            let field = "return document.activeElement.matches('input:not([type=checkbox]), textarea, select')";
            if page.elsewhere(field).await? == true {
                page.keys(&key(Key::Escape)).await?;
                return Ok(None);
            }
            Ok(Some(()))
        })
        .await?;
        ensure!(page.focus().await? != "nowhere", "the focus is lost");
        page.keys("u").await?;
        page.holds(&["one=1", "two=1", "three=1"]).await
    });
}

#[test]
fn rows_are_selected_deleted_and_brought_back() {
    run(async |bench| {
        let page = with_three(bench).await?;
        to_row(&page, "one").await?;
        page.keys(" ").await?;
        to_row(&page, "two").await?;
        page.keys(" ").await?;
        page.shows_part("selection", "2 selected").await?;
        tab_back_to(&page, "Delete selected").await?;
        page.keys(&key(Key::Enter)).await?;
        if bench.engine() != Engine::Chromium {
            // How long they were to live is not known, and asked first.
            page.until("it is asked", Duration::from_secs(3), async || {
                Ok((page.focus().await? != "Delete selected").then_some(()))
            })
            .await?;
            tab_to(&page, "Delete").await?;
            page.keys(&key(Key::Enter)).await?;
        }
        page.holds(&["three=1"]).await?;
        page.until(
            "the focus is somewhere",
            Duration::from_secs(3),
            async || Ok((page.focus().await? != "nowhere").then_some(())),
        )
        .await?;
        page.keys("u").await?;
        page.holds(&["one=1", "two=1", "three=1"]).await
    });
}

#[test]
fn each_key_does_what_the_list_of_keys_says() {
    run(async |bench| {
        let page = with_three(bench).await?;
        super::activity::without_clipboard(&page).await?;
        to_row(&page, "two").await?;
        page.keys(&key(Key::Down)).await?;
        page.is_focused("row three").await?;
        page.keys(&key(Key::Up)).await?;
        page.is_focused("row two").await?;
        page.keys(&key(Key::Enter)).await?;
        page.panel("two").await?;
        to_row(&page, "two").await?;
        page.keys("y").await?;
        let copied = super::activity::copied(&page).await?;
        ensure!(copied == "1", "copied: {copied}");
        page.keys("d").await?;
        page.panel("New cookie").await?;
        page.has_value("Name", "two").await?;
        to_row(&page, "two").await?;
        page.keys(&key(Key::Delete)).await?;
        page.holds(&["one=1", "three=1"]).await?;
        page.until(
            "the focus is at a row",
            Duration::from_secs(3),
            async || Ok(page.focus().await?.ends_with("three").then_some(())),
        )
        .await?;
        page.keys("u").await?;
        page.holds(&["one=1", "two=1", "three=1"]).await?;
        page.blur().await?;
        page.keys("m").await?;
        page.has_row("one", "•").await?;
        page.keys("m").await?;
        page.has_row("one", "1").await?;
        page.keys("n").await?;
        page.is_focused("Name").await
    });
}

#[test]
fn a_refusal_is_corrected_by_keys_and_the_focus_follows() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys("n").await?;
        page.is_focused("Name").await?;
        page.keys("__Host-two").await?;
        if bench.engine() == Engine::WebKit {
            return page.verdict("stored").await;
        }
        page.verdict("refused").await?;
        let chip = "return nameOf(document.querySelector(
            `[data-testid=verdict][data-outcome=refused]`))";
        let chip = page.elsewhere(chip).await?;
        tab_to(&page, chip.as_str().unwrap_or_default()).await?;
        page.keys(&key(Key::Enter)).await?;
        tab_to(&page, "Apply suggestion").await?;
        page.keys(&key(Key::Enter)).await?;
        page.verdict("stored").await?;
        ensure!(page.focus().await? != "nowhere", "the focus is lost");
        page.keys(&with_control(Key::Enter)).await?;
        page.reports("stored").await?;
        page.has_row("__Host-two", "").await?;
        ensure!(page.focus().await? != "nowhere", "the focus is lost");
        Ok(())
    });
}

#[test]
fn columns_and_order_are_changed() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys("/").await?;
        tab_to(&page, "List menu").await?;
        page.keys(&key(Key::Enter)).await?;
        tab_to(&page, "Size column").await?;
        page.keys(" ").await?;
        let shown = "return visible(document.querySelector('td[data-col=size]'))";
        page.comes_true("the column is there", shown).await?;
        page.keys(&key(Key::Escape)).await?;
        page.is_focused("List menu").await?;
        tab_to(&page, "Name").await?;
        page.keys(&key(Key::Enter)).await?;
        page.is_ordered(&["one", "three", "two"]).await
    });
}

#[test]
fn the_list_of_keys_opens_closes_and_gives_the_focus_back() {
    run(async |bench| {
        let page = with_three(bench).await?;
        to_row(&page, "three").await?;
        page.keys("?").await?;
        page.comes_true(
            "it is open",
            "return Boolean(document.querySelector('dialog[open]'))",
        )
        .await?;
        ensure!(page.focus().await? != "nowhere");
        // Keys act on nothing behind the list.
        page.keys("m").await?;
        page.keys(&key(Key::Escape)).await?;
        page.is_focused("row three").await?;
        page.has_row("one", "1").await
    });
}

/// WCAG 2.1.4: speech input types letters too.
#[test]
fn single_letters_can_be_switched_off_and_stay_off() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.unfold("Menu").await?;
        page.check("Single-letter keys", false).await?;
        page.fold("Menu").await?;
        for _ in 0..2 {
            page.blur().await?;
            page.keys("m").await?;
            page.keys("n").await?;
            ensure!(page.focus().await? != "Name", "n acted");
            ensure!(!page.is("Mask", "aria-pressed").await?, "m acted");
            bench.session.refresh().await?;
            page.started().await?;
            page.has_rows(3).await?;
        }
        page.unfold("Menu").await?;
        page.check("Single-letter keys", true).await?;
        page.fold("Menu").await?;
        page.blur().await?;
        page.keys("m").await?;
        page.has_row("one", "•").await
    });
}

#[test]
fn the_views_are_a_key_each() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        for (pressed, hash) in [("a", "#activity"), ("v", "#visits"), ("c", "#cookies")] {
            page.blur().await?;
            page.keys(pressed).await?;
            let at = format!("return location.hash === '{hash}'");
            page.comes_true(pressed, &at).await?;
        }
        Ok(())
    });
}

/// Of a page of 42 cookies the list is one stop, and the page's first stop
/// leads to it.
#[test]
fn the_list_is_one_stop_and_the_first_stop_leads_to_it() {
    run(async |bench| {
        let lines: Vec<String> = (0..42).map(|at| format!("c{at}={at}; Path=/")).collect();
        bench.write_all(&lines).await?;
        let page = bench.open_secure("#cookies").await?;
        page.has_rows(42).await?;
        page.keys(&key(Key::Tab)).await?;
        page.is_focused("To the list").await?;
        page.keys(&key(Key::Enter)).await?;
        to_first_row(&page).await?;
        let inside = "return Boolean(document.activeElement.closest('tbody'))";
        let mut stops = 0;
        while page.elsewhere(inside).await? == true {
            stops += 1;
            ensure!(stops < 6, "a sixth stop within the list");
            page.keys(&key(Key::Tab)).await?;
        }
        Ok(())
    });
}

/// Every stop of the Tab key is drawn: an outline, or a shadow; and nothing
/// that is laid over the page covers it.
#[test]
fn the_focus_is_seen_wherever_it_is() {
    run(async |bench| {
        if bench.engine() == Engine::WebKit {
            // Its window has no focus of its own without a window manager, and
            // then nothing in it is drawn as focused.
            return Ok(());
        }
        let page = with_three(bench).await?;
        page.select("one", "").await?;
        page.new_cookie().await?;
        page.fill("Name", "four").await?;
        page.unfold("More").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        // From before the page's first stop, as after a load.
        page.elsewhere("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
            .await?;
        page.keys(&key(Key::Tab)).await?;
        page.is_focused("To the list").await?;
        let drawn = "
            const at = document.activeElement;
            const style = getComputedStyle(at);
            const wide = [at, at.closest('tr'), at.closest('label')].some(it => it && (style =>
                parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none'
                || style.boxShadow !== 'none')(getComputedStyle(it)));
            const box = at.getBoundingClientRect();
            const x = box.left + Math.min(box.width / 2, 20), y = box.top + box.height / 2;
            const over = document.elementFromPoint(x, y);
            const hidden = box.width > 2 && !(over && (at.contains(over) || over.contains(at)));
            return (wide ? '' : 'not drawn ') + (hidden ? 'under ' + over?.outerHTML.slice(0, 80) : '');";
        let mut stops = Vec::new();
        for _ in 0..80 {
            let at = page.focus().await?;
            if at == "nowhere" {
                break;
            }
            let fault = page.elsewhere(drawn).await?;
            ensure!(fault == "", "at {at:?}: {fault}");
            stops.push(at);
            page.keys(&key(Key::Tab)).await?;
        }
        ensure!(stops.len() > 20, "only {stops:?}");
        Ok(())
    });
}

/// Escape closes the innermost of what lies over one another.
#[test]
fn escape_closes_the_innermost() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.open_row("two", "").await?;
        page.press("Edit").await?;
        page.panel("Edit two").await?;
        page.unfold("Form menu").await?;
        page.keys(&key(Key::Escape)).await?;
        ensure!(!page.is("Form menu", "aria-expanded").await?, "still open");
        page.panel("Edit two").await?;
        page.keys(&key(Key::Escape)).await?;
        page.until("the edit is closed", Duration::from_secs(3), async || {
            let heading = "return words(testid('panel')?.querySelector('h2')?.textContent)";
            Ok((page.elsewhere(heading).await? != "Edit two").then_some(()))
        })
        .await
    });
}
