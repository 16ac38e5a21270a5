//! By keyboard alone: what a mouse can do, keys do, and the focus is seen and
//! never lost.

use anyhow::{Result, ensure};
use browsers::thirtyfour::Key;
use e2e::{Bench, FOLDER, Page, run};

async fn open<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let url = bench.secure_url(&format!("{FOLDER}#cookies"));
    bench.open_at(&url).await
}

fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// Presses Tab until the focus is at `wanted`.
async fn tab_to(page: &Page<'_>, wanted: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..60 {
        let at = page.focus().await?;
        if at == wanted {
            return Ok(());
        }
        passed.push(at);
        page.keys(&key(Key::Tab)).await?;
    }
    anyhow::bail!("Tab does not lead to {wanted:?}, but to {passed:?}")
}

async fn with_three<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    for name in ["one", "two", "three"] {
        bench.write(&format!("{name}=1; Path=/")).await?;
    }
    let page = open(bench).await?;
    page.has_rows(3).await?;
    Ok(page)
}

#[test]
fn rows_are_marked_deleted_and_brought_back() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys("/").await?;
        ensure!(page.focus().await? == "Find in names and values");
        tab_to(&page, "Select one of one").await?;
        page.keys(" ").await?;
        tab_to(&page, "Select two of two").await?;
        page.keys(" ").await?;
        page.elsewhere("document.activeElement.blur()").await?;
        page.keys("/").await?;
        tab_to(&page, "Delete selected").await?;
        page.keys(&key(Key::Enter)).await?;
        page.holds(&["three=1"]).await?;
        ensure!(page.focus().await? == "Delete selected");
        page.keys("u").await?;
        page.holds(&["one=1", "two=1", "three=1"]).await
    });
}

#[test]
fn a_row_is_edited_and_mended_and_the_focus_follows() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys("/").await?;
        tab_to(&page, "Edit of two").await?;
        page.keys(&key(Key::Enter)).await?;
        ensure!(page.focus().await? == "value", "{}", page.focus().await?);
        page.keys("23").await?;
        tab_to(&page, "same-site").await?;
        page.keys("N").await?;
        page.says("two=").await?;
        if page.chosen("SameSite").await? != "None" {
            // MiniBrowser opens a list where the others take the letter.
            page.choose("SameSite", "None").await?;
        }
        if bench.engine() == browsers::Engine::WebKit {
            return Ok(());
        }
        page.verdict("refused").await?;
        tab_to(&page, "Apply the fix").await?;
        page.keys(&key(Key::Enter)).await?;
        page.verdict("replaced").await?;
        ensure!(
            page.focus().await? == "Set cookie",
            "{}",
            page.focus().await?
        );
        page.keys(&key(Key::Enter)).await?;
        page.reports("replaced").await?;
        ensure!(
            page.focus().await? == "Set cookie",
            "{}",
            page.focus().await?
        );
        Ok(())
    });
}

#[test]
fn columns_and_order_are_changed() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys("/").await?;
        tab_to(&page, "Columns").await?;
        page.keys(&key(Key::Enter)).await?;
        page.keys(&key(Key::Tab)).await?;
        page.keys(" ").await?;
        let shown = "return document.querySelector('td[data-col=size]').checkVisibility()";
        ensure!(
            page.elsewhere(shown).await? == false,
            "the column is still there"
        );
        tab_to(&page, "Name").await?;
        page.keys(&key(Key::Enter)).await?;
        page.is_ordered(&["one", "three", "two"]).await
    });
}

#[test]
fn the_list_of_keys_opens_closes_and_gives_the_focus_back() {
    run(async |bench| {
        let page = with_three(bench).await?;
        page.keys("/").await?;
        tab_to(&page, "Delete of three").await?;
        page.keys("?").await?;
        page.says("mask values, or show them").await?;
        ensure!(page.focus().await? != "nowhere");
        // Keys act on nothing behind the list.
        page.keys("m").await?;
        page.keys(&key(Key::Escape)).await?;
        ensure!(
            page.focus().await? == "Delete of three",
            "{}",
            page.focus().await?
        );
        page.has_row("one", "1").await
    });
}

#[test]
fn the_views_are_a_key_each() {
    run(async |bench| {
        let page = open(bench).await?;
        for (pressed, hash) in [("a", "#activity"), ("v", "#visits"), ("c", "#cookies")] {
            page.elsewhere("document.activeElement?.blur()").await?;
            page.keys(pressed).await?;
            let at = bench.session.run("return location.hash", vec![]).await?;
            ensure!(at == hash, "{pressed} leads to {at}");
        }
        Ok(())
    });
}

/// Every stop of the Tab key is drawn: an outline, or a shadow.
#[test]
fn the_focus_is_seen_wherever_it_is() {
    run(async |bench| {
        if bench.engine() == browsers::Engine::WebKit {
            // Its window has no focus of its own without a window manager, and
            // then nothing in it is drawn as focused.
            return Ok(());
        }
        let page = with_three(bench).await?;
        page.keys("n").await?;
        let drawn = "
            const style = getComputedStyle(document.activeElement);
            return parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none' || style.boxShadow !== 'none'";
        let mut stops = 0;
        for _ in 0..60 {
            let at = page.focus().await?;
            if at == "nowhere" {
                break;
            }
            stops += 1;
            let drawn = page.elsewhere(drawn).await?;
            ensure!(drawn == true, "the focus is not seen at {at:?}");
            page.keys(&key(Key::Tab)).await?;
        }
        ensure!(stops > 25, "only {stops} stops");
        Ok(())
    });
}
