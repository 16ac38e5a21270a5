//! The workbench: cookies edited, explained, deleted and brought back.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Reply, SameSite};
use e2e::{Bench, FOLDER, Page, run};

async fn open<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let url = bench.secure_url(&format!("{FOLDER}#cookies"));
    bench.open_at(&url).await
}

#[test]
fn every_attribute_of_the_editor_reaches_the_jar() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "whole").await?;
        page.fill("Value", "all of it").await?;
        page.fill("Max-Age", "2 h").await?;
        page.fill("Path", "/tools").await?;
        page.fill("Domain", &bench.host).await?;
        page.choose("SameSite", "Strict").await?;
        page.check("Secure", true).await?;
        page.press("Set cookie").await?;
        let status = page.reports("stored").await?;
        ensure!(status.text.contains("Max-Age=7200"), "{status:?}");
        page.has_row("whole", "Strict").await?;
        let kept = bench.session.cookies_here().await?;
        let kept = kept.iter().find(|it| it.name == "whole").context("kept")?;
        ensure!(
            kept.value == "all of it"
                && kept.path == "/tools"
                && !kept.host_only
                && kept.secure
                && kept.same_site == Some(SameSite::Strict),
            "{kept:?}"
        );
        // What was written is still known after a reload.
        bench.session.refresh().await?;
        page.started().await?;
        page.has_row("whole", "/tools").await
    });
}

#[test]
fn an_edit_replaces_and_a_rename_leaves_nothing_behind() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "draft").await?;
        page.fill("Value", "one").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.press_in_row("draft", "one", "Edit").await?;
        ensure!(page.value("Value").await? == "one");
        page.fill("Value", "two").await?;
        page.press("Set cookie").await?;
        page.reports("replaced").await?;
        page.press_in_row("draft", "two", "Edit").await?;
        page.fill("Name", "final").await?;
        page.press("Set cookie").await?;
        page.reports("removed").await?;
        ensure!(page.cookies().await? == "final=two");
        page.press("Undo").await?;
        page.has_row("draft", "two").await?;
        ensure!(page.cookies().await? == "draft=two");
        Ok(())
    });
}

#[test]
fn copies_written_elsewhere_are_deleted_apart() {
    run(async |bench| {
        bench.write("twin=outer; Path=/").await?;
        bench.write("twin=inner; Path=/tools").await?;
        let page = open(bench).await?;
        page.press_in_row("twin", "inner", "Delete").await?;
        page.reports("removed").await?;
        page.has_rows(1).await?;
        page.has_row("twin", "outer").await?;
        page.press("Undo").await?;
        page.has_rows(2).await?;
        page.has_row("twin", "inner").await?;
        page.fill("Name", "twin").await?;
        page.press("Delete every copy").await?;
        page.has_rows(0).await
    });
}

#[test]
fn a_hundred_and_fifty_are_selected_deleted_and_brought_back() {
    run(async |bench| {
        let page = open(bench).await?;
        page.elsewhere(
            "for (let at = 0; at < 150; at++) document.cookie = `c${at}=${at}; Path=/`;",
        )
        .await?;
        page.has_rows(150).await?;
        page.elsewhere("document.querySelector('[aria-label=\"Select all\"]').click()")
            .await?;
        page.press("Delete selected").await?;
        page.has_rows(0).await?;
        ensure!(page.cookies().await?.is_empty());
        page.press("Undo").await?;
        page.has_rows(150).await?;
        page.fill("Find in names and values", "c14").await?;
        // c14 and c140 to c149.
        page.has_rows(11).await
    });
}

#[test]
fn a_refusal_is_explained_beforehand_and_mended_by_one_press() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "__Host-id").await?;
        page.fill("Value", "1").await?;
        if bench.engine() == Engine::WebKit {
            // libsoup knows no prefixes; SameSite=None it keeps as well.
            page.verdict("stored").await?;
            return Ok(());
        }
        let words = page.verdict("refused").await?;
        ensure!(words.contains("6265bis"), "no section: {words}");
        page.press("Set cookie").await?;
        page.reports("refused").await?;
        page.press("Apply the fix").await?;
        page.verdict("stored").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.has_row("__Host-id", "1").await
    });
}

#[test]
fn a_domain_that_is_a_public_suffix_is_known_as_one() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "wide").await?;
        page.fill("Domain", "test").await?;
        page.verdict("refused").await?;
        Ok(())
    });
}

#[test]
fn changes_from_elsewhere_come_in_with_nothing_lost() {
    run(async |bench| {
        bench.server.on(&bench.host, |request| {
            (request.path() == "/set")
                .then(|| Reply::html("").header("Set-Cookie", "served=yes; Path=/"))
        });
        let page = open(bench).await?;
        page.fill("Name", "half").await?;
        page.fill("Value", "typed").await?;
        page.elsewhere("fetch('/set')").await?;
        page.has_row("served", "yes").await?;
        ensure!(page.value("Value").await? == "typed");
        page.press_in_row("served", "yes", "Edit").await?;
        page.elsewhere("document.cookie = 'served=again; Path=/'")
            .await?;
        page.notes("changed elsewhere").await?;
        page.press("Take that value").await?;
        ensure!(page.value("Value").await? == "again");
        page.follow("Activity").await?;
        page.until("both are on record", Duration::from_secs(5), async || {
            let text = page.text().await?;
            let has = |part: &str| text.contains(part);
            Ok((has("served") && has("from elsewhere") && has("again")).then_some(()))
        })
        .await
    });
}

#[test]
fn masked_values_stand_nowhere_on_the_page() {
    run(async |bench| {
        bench.write("token=topsecret; Path=/").await?;
        let page = open(bench).await?;
        page.has_row("token", "topsecret").await?;
        page.press("Mask values").await?;
        page.until("the value is gone", Duration::from_secs(3), async || {
            Ok((!page.text().await?.contains("topsecret")).then_some(()))
        })
        .await?;
        page.has_row("token", "•").await
    });
}

#[test]
fn a_changed_cookie_changes_its_own_row_alone() {
    run(async |bench| {
        let page = open(bench).await?;
        page.elsewhere("for (let at = 0; at < 20; at++) document.cookie = `r${at}=${at}; Path=/`;")
            .await?;
        page.has_rows(20).await?;
        page.elsewhere(
            "window.touched = new Set();
             new MutationObserver(all => all.forEach(each => {
                 const node = each.target.nodeType === 1 ? each.target : each.target.parentElement;
                 touched.add(node.closest('tr')?.querySelector('th').textContent ?? node.tagName);
             })).observe(document.querySelector('tbody'),
                 { subtree: true, childList: true, characterData: true, attributes: true });
             document.cookie = 'r7=changed; Path=/';",
        )
        .await?;
        page.has_row("r7", "changed").await?;
        let touched = page.elsewhere("return [...touched].join()").await?;
        ensure!(touched == "r7", "touched: {touched}");
        Ok(())
    });
}

#[test]
fn what_happened_is_on_record_and_can_be_cleared() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "noted").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.follow("Activity").await?;
        page.until(
            "the write is on record",
            Duration::from_secs(3),
            async || {
                let text = page.text().await?;
                Ok((text.contains("noted=") && text.contains("written here")).then_some(()))
            },
        )
        .await?;
        page.press("Undo").await?;
        page.until("the cookie is gone", Duration::from_secs(3), async || {
            Ok(page.cookies().await?.is_empty().then_some(()))
        })
        .await?;
        page.press("Clear").await?;
        page.until("nothing is left", Duration::from_secs(3), async || {
            Ok((!page.text().await?.contains("noted=")).then_some(()))
        })
        .await
    });
}
