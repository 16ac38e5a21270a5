//! Two tabs: what another changed meanwhile cannot be taken back, and that is
//! said; what it left alone can.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::{Bench, Page, run};

/// Does something in another tab at this address, and comes back.
async fn in_another_tab(
    bench: &Bench<'_>,
    url: &str,
    what: impl AsyncFnOnce(&Page<'_>) -> Result<()>,
) -> Result<()> {
    let here = bench.session.window().await?;
    let there = bench.session.new_tab().await?;
    bench.session.switch_to_window(there).await?;
    let done: Result<()> = async {
        bench.session.goto(url).await?;
        what(&bench.page()).await
    }
    .await;
    bench.session.close_window().await?;
    bench.session.switch_to_window(here).await?;
    done
}

async fn write_there(bench: &Bench<'_>, line: &str) -> Result<()> {
    let script = format!("document.cookie = '{line}'");
    let url = bench.secure_url("/backstage");
    in_another_tab(bench, &url, async |page| {
        page.elsewhere(&script).await?;
        Ok(())
    })
    .await
}

#[test]
fn what_another_tab_wrote_over_is_not_taken_back() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("shared", "mine").await?;
        page.reports("stored").await?;
        write_there(bench, "shared=theirs; Path=/").await?;
        page.has_row("shared", "theirs").await?;
        page.undo_in_activity("Stored shared").await?;
        let toast = page.reports_words("Not taken back").await?;
        ensure!(
            toast.text.contains("shared") && !toast.has_undo,
            "{toast:?}"
        );
        page.holds(&["shared=theirs"]).await
    });
}

#[test]
fn what_another_tab_deleted_is_not_brought_back_by_an_older_undo() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("shared", "first").await?;
        page.reports("stored").await?;
        page.set("shared", "second").await?;
        page.reports("replaced").await?;
        write_there(bench, "shared=; Path=/; Max-Age=0").await?;
        page.has_rows(0).await?;
        page.blur().await?;
        page.keys("u").await?;
        page.reports_words("Not taken back").await?;
        page.holds(&[]).await
    });
}

#[test]
fn what_another_tab_left_alone_is_taken_back() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("mine", "1").await?;
        page.reports("stored").await?;
        write_there(bench, "theirs=1; Path=/").await?;
        page.has_row("theirs", "1").await?;
        page.undo_in_activity("Stored mine").await?;
        page.holds(&["theirs=1"]).await
    });
}

/// The page itself in both: an undo there is a change from elsewhere here.
#[test]
fn an_undo_in_one_tab_breaks_nothing_in_another() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("shared", "1").await?;
        page.reports("stored").await?;
        let url = bench.secure_url(&format!("{}#cookies", e2e::FOLDER));
        in_another_tab(bench, &url, async |there| {
            there.started().await?;
            there.edit("shared", "1").await?;
            there.fill("Value", "2").await?;
            there.press("Set cookie").await?;
            there.reports("replaced").await?;
            there.undo().await?;
            there.holds(&["shared=1"]).await?;
            there.set("late", "x").await?;
            there.reports("stored").await.map(drop)
        })
        .await?;
        page.has_row("late", "x").await?;
        page.has_row("shared", "1").await?;
        // This tab's own act: whether it may still be taken back or not, the
        // page says what it did.
        page.undo_in_activity("Stored shared").await?;
        page.until("it is said", Duration::from_secs(3), async || {
            let toast = page.toast().await?;
            let gone = !page.cookies().await?.contains("shared");
            let said = match gone {
                true => toast.outcome.as_deref() == Some("removed"),
                false => toast.text.contains("Not taken back"),
            };
            Ok(said.then_some(()))
        })
        .await?;
        ensure!(page.cookies().await?.contains("late=x"));
        Ok(())
    });
}
