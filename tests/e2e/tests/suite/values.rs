//! Values opened up: the chain, the tree, an edit written back, and a search
//! that looks inside.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page, run};

/// Percent, base64, JSON: `{"theme":"dark","deep":{"a":{"b":"needles"}},"at":1795375000}`.
const NESTED: &str =
    "eyJ0aGVtZSI6ImRhcmsiLCJkZWVwIjp7ImEiOnsiYiI6Im5lZWRsZXMifX0sImF0IjoxNzk1Mzc1MDAwfQ%3D%3D";

/// `{"alg":"HS256","typ":"JWT"}` and
/// `{"sub":"42","name":"Ada","exp":1700000000}`, signed by nobody.
const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\
    eyJzdWIiOiI0MiIsIm5hbWUiOiJBZGEiLCJleHAiOjE3MDAwMDAwMDB9.c2ln";

/// The lines of the tree, as they are read.
async fn tree(page: &Page<'_>) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[role=tree] [role=treeitem]')]
        .filter(visible).map(item => words(item.textContent))";
    Ok(serde_json::from_value(page.elsewhere(script).await?)?)
}

/// Opens a cookie that the page itself wrote, so that every engine's page knows
/// all of it.
async fn opened<'a>(bench: &'a Bench<'_>, name: &str, value: &str) -> Result<Page<'a>> {
    let page = bench.open_secure("#cookies").await?;
    page.paste(&format!(
        "Set-Cookie: {name}={value}; Path=/; Max-Age=90000"
    ))
    .await?;
    page.preview(1).await?;
    page.write_imported().await?;
    page.open_row(name, "").await?;
    Ok(page)
}

#[test]
fn a_value_is_opened_through_its_encodings_two_levels_deep() {
    run(async |bench| {
        let page = opened(bench, "prefs", NESTED).await?;
        page.shows("decode-chain", "percent → base64 → JSON")
            .await?;
        let lines = tree(&page).await?;
        ensure!(lines.len() == 4, "{lines:?}");
        ensure!(lines[0] == "theme: dark", "{lines:?}");
        ensure!(lines[2].contains("a {1}"), "{lines:?}");
        ensure!(lines[3].contains("2026"), "the time has no date: {lines:?}");
        page.shows("raw", NESTED).await
    });
}

#[test]
fn the_tree_is_moved_through_by_its_keys() {
    run(async |bench| {
        let page = opened(bench, "prefs", NESTED).await?;
        page.elsewhere("document.querySelector('[role=treeitem]').focus()")
            .await?;
        let focused = async || -> Result<String> {
            let script = "return words(document.activeElement.textContent)";
            let found = page.elsewhere(script).await?;
            Ok(found.as_str().context("no text")?.to_owned())
        };
        // Down, down, down: onto a; right opens it, right again goes in.
        page.keys("\u{e015}\u{e015}").await?;
        ensure!(focused().await?.contains("a {1}"), "{}", focused().await?);
        page.keys("\u{e014}").await?;
        page.keys("\u{e014}").await?;
        ensure!(focused().await? == "b: needles", "{}", focused().await?);
        page.shows("part-path", "deep.a.b").await?;
        page.keys("\u{e012}").await?;
        page.keys("\u{e012}").await?;
        let lines = tree(&page).await?;
        ensure!(!lines.contains(&"b: needles".to_owned()), "{lines:?}");
        page.keys("\u{e010}").await?;
        ensure!(focused().await?.starts_with("at:"), "{}", focused().await?);
        Ok(())
    });
}

#[test]
fn an_edit_in_the_tree_is_written_back_through_the_chain() {
    run(async |bench| {
        let page = opened(bench, "prefs", NESTED).await?;
        page.elsewhere(
            "document.querySelector('[role=treeitem]').click();
            document.querySelector('[role=treeitem]').focus()",
        )
        .await?;
        page.shows("part-path", "theme").await?;
        page.press("Edit this value").await?;
        page.fill("theme", "light").await?;
        page.press("Set this value").await?;
        page.reports("replaced").await?;
        let kept = bench.kept_one("prefs").await?;
        let again = NESTED.replace("ImRhcmsi", "ImxpZ2h0");
        ensure!(
            kept.value.ends_with("%3D") && kept.value != again,
            "{}",
            kept.value
        );
        ensure!(tree(&page).await?[0] == "theme: light");
        ensure!(kept.expires.is_some(), "the end was lost");
        page.undo().await?;
        page.reports("replaced").await?;
        ensure!(bench.kept_one("prefs").await?.value == NESTED);
        Ok(())
    });
}

#[test]
fn the_form_edits_what_is_inside_or_the_value_as_it_stands() {
    run(async |bench| {
        let page = opened(bench, "prefs", NESTED).await?;
        page.press("Edit").await?;
        ensure!(
            page.value("Value")
                .await?
                .starts_with("{\"theme\":\"dark\"")
        );
        page.press("Set cookie").await?;
        // Nothing was typed: byte for byte.
        ensure!(bench.kept_one("prefs").await?.value == NESTED);
        page.open_row("prefs", "").await?;
        page.press("Edit").await?;
        page.press("Edit as it stands").await?;
        page.has_value("Value", NESTED).await
    });
}

#[test]
fn a_token_has_dates_and_is_never_called_verified() {
    run(async |bench| {
        let page = opened(bench, "session", TOKEN).await?;
        page.shows("decode-chain", "JWT → JSON").await?;
        page.says("Not verified: only who holds the key can.")
            .await?;
        page.says("14 Nov 2023").await?;
        page.says("the cookie ends on").await?;
        page.shows_part("jwt-header", "alg: HS256").await?;
        page.has_row("session", "JWT {sub, name, exp}, expired")
            .await
    });
}

#[test]
fn a_search_finds_what_is_inside_and_shows_it() {
    run(async |bench| {
        bench
            .write_all(&[
                format!("prefs={NESTED}; Path=/"),
                format!("session={TOKEN}; Path=/"),
                "plain=hay; Path=/".to_owned(),
            ])
            .await?;
        let page = bench.open_secure("#cookies").await?;
        page.has_rows(3).await?;
        page.has_row("prefs", "{theme, deep, at}").await?;
        page.find("needle").await?;
        page.has_rows(1).await?;
        let marked = "return words(document.querySelector('[data-testid=cookie-row] mark')?.textContent) === 'needle'";
        page.comes_true("what was found is marked", marked).await?;
        page.find("Ada").await?;
        page.has_row("session", "Ada").await
    });
}

#[test]
fn names_stay_readable_under_the_mask() {
    run(async |bench| {
        let page = opened(bench, "prefs", NESTED).await?;
        page.press("Mask").await?;
        page.comes_true(
            "the values are hidden",
            "return !document.body.textContent.includes('dark')",
        )
        .await?;
        let lines = tree(&page).await?;
        ensure!(lines[0] == "theme: ••••••••", "{lines:?}");
        ensure!(!lines[3].contains("2026"), "{lines:?}");
        page.press("Show for 10 seconds").await?;
        page.comes_true("shown", "return document.body.textContent.includes('dark')")
            .await
    });
}

#[test]
fn a_value_found_by_chance_is_shown_as_it_stands_by_one_press() {
    run(async |bench| {
        // A word, and base64 of other text.
        let page = opened(bench, "word", "aGVsbG8gd29ybGQ%3D").await?;
        page.shows("decoded", "hello world").await?;
        page.press("As it stands").await?;
        page.shows("raw", "aGVsbG8gd29ybGQ%3D").await?;
        page.has_row("word", "aGVsbG8gd29ybGQ%3D").await?;
        let none = "return !testid('decode-chain')";
        page.comes_true("no chain is claimed", none).await?;
        page.press("As it stands").await?;
        page.shows("decode-chain", "percent → base64 → text").await
    });
}

#[test]
fn a_long_list_is_cut_and_goes_on_by_a_press() {
    run(async |bench| {
        let numbers: Vec<String> = (0..120).map(|it| it.to_string()).collect();
        let page = opened(bench, "long", &format!("[{}]", numbers.join(","))).await?;
        page.shows("decode-chain", "JSON").await?;
        ensure!(tree(&page).await?.len() == 51);
        let press = "[...document.querySelectorAll('[role=treeitem]')].at(-1).click()";
        page.elsewhere(press).await?;
        let shown = "return document.querySelectorAll('[role=treeitem]').length === 101";
        page.comes_true("fifty more are shown", shown).await?;
        page.elsewhere(press).await?;
        let shown = "return document.querySelectorAll('[role=treeitem]').length === 120";
        page.comes_true("all are shown", shown).await
    });
}
