//! By touch alone: on a phone a finger can do whatever the page does.

use anyhow::{Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};
use serde_json::json;

/// Has Chromium take fingers as a phone does; the others take them as they are.
async fn as_a_phone(bench: &Bench<'_>, on: bool) -> Result<()> {
    match bench.engine() {
        Engine::Chromium => {
            let touch = json!({ "enabled": on, "maxTouchPoints": 1 });
            bench
                .session
                .devtools("Emulation.setTouchEmulationEnabled", touch)
                .await?;
        }
        Engine::Firefox => {
            // Coarse, and no hover; or fine, with hover.
            let pointer = if on { 1 } else { 6 };
            let script = "
                for (const kind of ['primary', 'all'])
                    Services.prefs.setIntPref(`ui.${kind}PointerCapabilities`, arguments[0]);";
            bench
                .session
                .privileged(script, vec![json!(pointer)])
                .await?;
        }
        Engine::WebKit => {}
    }
    Ok(())
}

/// Puts a text into a field that was tapped, as the keyboard of a phone does.
async fn type_into(page: &Page<'_>, label: &str, text: &str) -> Result<()> {
    page.tap(&format!("labelled('{label}')")).await?;
    page.is_focused(label).await?;
    page.fill(label, text).await
}

async fn on_a_phone(bench: &Bench<'_>, part: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
    as_a_phone(bench, true).await?;
    let result = bench.sized((390, 844), part).await;
    as_a_phone(bench, false).await?;
    result
}

#[test]
fn a_cookie_is_made_opened_edited_deleted_and_brought_back() {
    run(async |bench| {
        on_a_phone(bench, async || {
            let page = bench.open_secure("#cookies").await?;
            page.tap("button('New cookie')").await?;
            page.panel("New cookie").await?;
            type_into(&page, "Name", "touched").await?;
            type_into(&page, "Value", "once").await?;
            page.tap("button('More')").await?;
            type_into(&page, "Path", "/tools").await?;
            page.tap("button('Set cookie')").await?;
            page.reports("stored").await?;
            page.holds(&["touched=once"]).await?;
            page.tap("testid('undo')").await?;
            page.holds(&[]).await?;
            page.tap("testid('undo')").await?;
            page.holds(&["touched=once"]).await?;
            page.tap("inside(testid('toast'), 'Dismiss')").await?;
            if page.has_button("Close").await? {
                page.tap("button('Close')").await?;
            }
            page.tap("rowOf('touched').querySelector('th')").await?;
            page.panel("touched").await?;
            ensure!(page.attribute("Path").await? == "/tools");
            page.tap("button('Edit')").await?;
            page.panel("Edit touched").await?;
            type_into(&page, "Value", "twice").await?;
            page.tap("button('Set cookie')").await?;
            page.reports("replaced").await?;
            page.holds(&["touched=twice"]).await?;
            page.tap("inside(testid('toast'), 'Dismiss')").await?;
            if page.has_button("Close").await? {
                page.tap("button('Close')").await?;
            }
            page.becomes_visible("panel", false).await?;
            page.tap("rowOf('touched').querySelector('th')").await?;
            page.panel("touched").await?;
            page.tap("button('Delete')").await?;
            page.holds(&[]).await?;
            page.tap("testid('undo')").await?;
            page.holds(&["touched=twice"]).await
        })
        .await
    });
}

#[test]
fn cookies_are_found_selected_sorted_and_masked() {
    run(async |bench| {
        bench
            .write_all(&["apple=1; Path=/", "pear=2; Path=/", "plum=3; Path=/tools"])
            .await?;
        on_a_phone(bench, async || {
            let page = bench.open_secure("#cookies").await?;
            page.has_rows(3).await?;
            for name in ["apple", "plum"] {
                page.tap(&format!(
                    "rowOf('{name}').querySelector('input[type=checkbox]')"
                ))
                .await?;
            }
            page.shows_part("selection", "2 selected").await?;
            // A tap on the box opens nothing.
            page.becomes_visible("panel", false).await?;
            page.tap("button('Delete selected')").await?;
            if bench.engine() != Engine::Chromium {
                page.tap("button('Delete')").await?;
            }
            page.holds(&["pear=2"]).await?;
            page.tap("testid('undo')").await?;
            page.has_rows(3).await?;
            type_into(&page, e2e::FIND, "pl").await?;
            page.has_rows(2).await?;
            page.tap("button('Mask')").await?;
            page.has_row("plum", "•").await?;
            page.tap("button('Mask')").await?;
            page.tap("button('List menu')").await?;
            page.tap("labelled('Size column')").await?;
            page.tap("button('List menu')").await?;
            Ok(())
        })
        .await
    });
}

#[test]
fn the_views_are_visited_an_entry_is_opened_and_taken_back() {
    run(async |bench| {
        on_a_phone(bench, async || {
            let page = bench.open_secure("#cookies").await?;
            page.tap("link('Visits')").await?;
            page.counts(1).await?;
            page.tap("button('Set cookies')").await?;
            page.counts(2).await?;
            page.tap("testid('undo')").await?;
            page.counts(1).await?;
            page.tap("button('Delete cookies')").await?;
            page.holds(&[]).await?;
            page.tap("inside(testid('toast'), 'Dismiss')").await?;
            page.tap("link('Activity')").await?;
            page.until(
                "there are entries",
                std::time::Duration::from_secs(3),
                async || Ok((!page.entries().await?.is_empty()).then_some(())),
            )
            .await?;
            page.tap("entries()[0].querySelector('button[aria-expanded]')")
                .await?;
            page.tap("inside(entries()[0], 'Undo')").await?;
            page.until(
                "they are back",
                std::time::Duration::from_secs(3),
                async || {
                    Ok(page
                        .cookies()
                        .await?
                        .contains("visit_count=1")
                        .then_some(()))
                },
            )
            .await?;
            page.tap("button('Menu')").await?;
            page.tap("button('Keys')").await?;
            page.tap("document.querySelector('dialog[open] button')")
                .await?;
            page.comes_true(
                "it is closed",
                "return !document.querySelector('dialog[open]')",
            )
            .await
        })
        .await
    });
}
