//! Undo: every kind of action taken back, from the latest and from Activity.

use std::time::Duration;

use anyhow::{Result, ensure};
use browsers::Expiry;
use e2e::{Page, run};

async fn set(page: &Page<'_>, name: &str, value: &str, outcome: &str) -> Result<()> {
    page.set(name, value).await?;
    page.reports(outcome).await?;
    Ok(())
}

#[test]
fn a_new_cookie_and_a_new_value_are_taken_back() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "one", "1", "stored").await?;
        set(&page, "one", "2", "replaced").await?;
        let said = page.undo().await?;
        ensure!(said.contains("one"), "not of what: {said}");
        page.holds(&["one=1"]).await?;
        // What was taken back can itself be taken back.
        page.undo().await?;
        page.holds(&["one=2"]).await?;
        page.undo_in_activity("Stored one").await?;
        page.holds(&[]).await
    });
}

#[test]
fn a_deleted_cookie_of_ours_comes_back_with_every_attribute() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Path", "/tools").await?;
        page.fill("Domain", &bench.host).await?;
        page.fill("Max-Age", "2 h").await?;
        page.choose("SameSite", "Strict").await?;
        page.check("Secure", true).await?;
        set(&page, "whole", "of it", "stored").await?;
        let before = bench.kept_one("whole").await?;
        page.press_in_row("whole", "of it", "Delete").await?;
        page.reports("removed").await?;
        page.holds(&[]).await?;
        let said = page.undo().await?;
        ensure!(!said.contains("not known"), "{said}");
        page.holds(&["whole=of it"]).await?;
        let mut after = bench.kept_one("whole").await?;
        let (was, is) = (before.expires, after.expires);
        let at = |expires: Option<Expiry>| expires.map_or(0, |it| it.at);
        ensure!(at(was).abs_diff(at(is)) <= 1, "{before:?} became {after:?}");
        after.expires = before.expires;
        ensure!(after == before, "{before:?} became {after:?}");
        Ok(())
    });
}

#[test]
fn what_cannot_be_restored_is_said_before_it_is_taken_back() {
    run(async |bench| {
        // Over http no engine tells how long it was to live.
        bench.write("theirs=1; Path=/; Max-Age=900").await?;
        let page = bench.open("#cookies").await?;
        page.press_in_row("theirs", "1", "Delete").await?;
        page.reports("removed").await?;
        let said = page.undo().await?;
        ensure!(
            said.contains("theirs") && said.contains("until the browser closes"),
            "{said}"
        );
        page.holds(&["theirs=1"]).await
    });
}

#[test]
fn a_rename_and_a_change_of_path_are_taken_back_whole() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "old", "x", "stored").await?;
        page.edit("old", "x").await?;
        page.fill("Name", "new").await?;
        page.fill("Path", "/tools").await?;
        page.press("Set cookie").await?;
        page.holds(&["new=x"]).await?;
        page.undo_in_activity("new").await?;
        page.holds(&["old=x"]).await?;
        ensure!(bench.kept_one("old").await?.path == "/");
        Ok(())
    });
}

#[test]
fn every_copy_and_all_that_is_shown_come_back() {
    run(async |bench| {
        bench.write("twin=outer; Path=/").await?;
        bench.write("twin=inner; Path=/tools").await?;
        bench.write("single=1; Path=/").await?;
        let page = bench.open("#cookies").await?;
        let all = ["twin=outer", "twin=inner", "single=1"];
        page.new_cookie().await?;
        page.fill("Name", "twin").await?;
        page.form_menu("Delete every copy").await?;
        page.holds(&["single=1"]).await?;
        page.undo().await?;
        page.holds(&all).await?;
        ensure!(
            bench
                .kept("twin")
                .await?
                .iter()
                .any(|it| it.path == "/tools")
        );
        // How long they were to live nobody knows: that is asked first.
        page.list_menu("Delete all shown").await?;
        page.press("Cancel").await?;
        page.holds(&all).await?;
        page.list_menu("Delete all shown").await?;
        page.press("Delete").await?;
        page.holds(&[]).await?;
        page.undo().await?;
        page.holds(&all).await
    });
}

#[test]
fn a_hundred_and_fifty_of_ours_come_back_from_activity() {
    run(async |bench| {
        let lines: Vec<String> = (0..150).map(|at| format!("c{at}={at}; Path=/")).collect();
        bench.write_all(&lines).await?;
        let page = bench.open_secure("#cookies").await?;
        page.has_rows(150).await?;
        page.list_menu("Delete all shown").await?;
        // Chromium's CookieStore knows how long they live; elsewhere that is
        // asked first.
        if bench.engine() != browsers::Engine::Chromium {
            page.press("Delete").await?;
        }
        page.holds(&[]).await?;
        // Nobody is read a hundred and fifty sentences.
        page.reports_words("150 of 150").await?;
        let shown =
            "return [...document.querySelectorAll('[role=status] .write')].filter(visible).length";
        ensure!(page.elsewhere(shown).await? == 0, "each in the toast");
        ensure!(page.writes().await?.len() == 150);
        page.follow("Activity").await?;
        page.says("150 cookies removed").await?;
        page.undo_in_activity("150 cookies removed").await?;
        let count = "return document.cookie.split('; ').length";
        page.until("all are back", Duration::from_secs(5), async || {
            Ok((page.elsewhere(count).await? == 150).then_some(()))
        })
        .await
    });
}

#[test]
fn an_older_action_is_taken_back_without_the_newer() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "early", "1", "stored").await?;
        set(&page, "late", "2", "stored").await?;
        page.undo_in_activity("early").await?;
        page.holds(&["late=2"]).await?;
        // The outcome is told where it was asked for.
        page.reports("removed").await?;
        Ok(())
    });
}

#[test]
fn undo_in_activity_keeps_the_focus_where_it_was() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "early", "1", "stored").await?;
        page.dismiss().await?;
        page.follow("Activity").await?;
        page.open_entry("early").await?;
        page.press("Undo").await?;
        page.holds(&[]).await?;
        ensure!(page.focus().await? != "nowhere");
        Ok(())
    });
}
