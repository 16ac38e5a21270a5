//! The toast: in view wherever one acts, with the way back from its own action
//! and from no other; gone in a while unless it is read or has to be.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};

/// Writes what every engine here refuses.
async fn refused(page: &Page<'_>, name: &str) -> Result<()> {
    page.new_cookie().await?;
    page.fill("Domain", "elsewhere.example").await?;
    page.set(name, "1").await?;
    page.reports("refused").await?;
    Ok(())
}

#[test]
fn before_any_act_there_is_no_toast_and_no_status() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        for view in ["Cookies", "Activity", "Visits"] {
            page.follow(view).await?;
            ensure!(page.toast_now().await?.is_none(), "in {view}");
        }
        ensure!(!page.is_visible("undo").await?);
        Ok(())
    });
}

#[test]
fn undo_stands_under_what_changed_something_alone() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("flavour", "oat").await?;
        ensure!(page.reports("stored").await?.has_undo);
        refused(&page, "barred").await?;
        ensure!(!page.toast().await?.has_undo, "under a refusal");
        // Nothing to remove.
        page.form_menu("Clear fields").await?;
        page.fill("Name", "absent").await?;
        page.press("Delete cookie").await?;
        ensure!(!page.reports("nothing_to_remove").await?.has_undo);
        // What cannot be written, for a typing error.
        page.fill("Max-Age", "soon").await?;
        page.set("typo", "1").await?;
        let toast = page.reports_words("Nothing was written").await?;
        ensure!(!toast.has_undo && toast.outcome.is_none(), "{toast:?}");
        // What was read.
        page.form_menu("Clear fields").await?;
        page.fill("Name", "flavour").await?;
        page.press("Read cookie").await?;
        ensure!(!page.reports_words("oat").await?.has_undo);
        page.holds(&["flavour=oat"]).await
    });
}

/// A visit, then a refused write: nothing of the visit is taken back by it.
#[test]
fn after_a_visit_and_a_refusal_nothing_is_there_to_take_back() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.follow("Cookies").await?;
        page.has_row("visit_count", "1").await?;
        let before = page.cookies().await?;
        refused(&page, "barred").await?;
        let toast = page.toast().await?;
        ensure!(!toast.has_undo, "{toast:?}");
        ensure!(
            toast.text.contains("elsewhere.example"),
            "no reason: {toast:?}"
        );
        page.blur().await?;
        page.keys("u").await?;
        // A key acts at once: what it did would be in the list by now.
        page.find("visit").await?;
        page.has_rows(3).await?;
        ensure!(page.cookies().await? == before, "a visit was taken back");
        Ok(())
    });
}

#[test]
fn u_takes_back_the_latest_act_of_the_persons_own() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("one", "1").await?;
        page.reports("stored").await?;
        page.elsewhere("document.cookie = 'theirs=1; Path=/'")
            .await?;
        page.has_row("theirs", "1").await?;
        page.blur().await?;
        page.keys("u").await?;
        page.holds(&["theirs=1"]).await
    });
}

/// All of the toast is in the viewport, with nothing over it.
async fn in_view(page: &Page<'_>, width: f64, height: f64) -> Result<()> {
    let toast = "testid('toast')";
    let bounds = page.bounds(toast).await?.context("no toast is shown")?;
    ensure!(bounds.is_within(width, height), "out of view: {bounds:?}");
    let covered = page
        .elsewhere(&format!(
            "const box = {toast}.getBoundingClientRect();
             const at = document.elementFromPoint(box.left + box.width / 2, box.top + 8);
             return {toast}.contains(at) ? '' : at?.outerHTML.slice(0, 80) ?? 'nothing';"
        ))
        .await?;
    ensure!(covered == "", "under {covered}");
    Ok(())
}

async fn outcomes_in_view(bench: &Bench<'_>, width: u32, height: u32) -> Result<()> {
    let lines: Vec<String> = (0..42).map(|at| format!("c{at}={at}; Path=/")).collect();
    bench.write_all(&lines).await?;
    bench
        .sized((width, height), async || {
            let page = bench.open_secure("#cookies").await?;
            page.has_rows(42).await?;
            page.set("flavour", "oat").await?;
            page.reports("stored").await?;
            in_view(&page, width.into(), height.into()).await?;
            ensure!(page.is_visible("undo").await?);
            refused(&page, "barred").await?;
            in_view(&page, width.into(), height.into()).await?;
            page.dismiss().await?;
            if page.has_button("Close").await? {
                page.press("Close").await?;
            }
            page.follow("Visits").await?;
            page.counts(1).await?;
            page.press("Set cookies").await?;
            page.reports_words("isit").await?;
            in_view(&page, width.into(), height.into()).await
        })
        .await
}

#[test]
fn the_outcome_is_in_view_on_a_laptop() {
    run(async |bench| outcomes_in_view(bench, 1280, 800).await);
}

#[test]
fn the_outcome_is_in_view_on_a_phone() {
    run(async |bench| outcomes_in_view(bench, 390, 844).await);
}

/// What is reported is what happened; of the same line nothing else is said.
#[test]
fn after_a_write_nothing_is_forecast_of_it() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.has_no_verdict().await?;
        page.new_cookie().await?;
        page.fill("Name", "flavour").await?;
        page.fill("Value", "oat").await?;
        page.verdict("stored").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.has_no_verdict().await?;
        let text = page.text().await?.to_lowercase();
        for word in ["unchanged", "no change"] {
            ensure!(!text.contains(word), "{word}: {text}");
        }
        // And of an edit.
        page.edit("flavour", "oat").await?;
        page.has_no_verdict().await?;
        page.fill("Value", "rye").await?;
        page.verdict("replaced").await?;
        page.press("Set cookie").await?;
        page.reports("replaced").await?;
        page.has_no_verdict().await?;
        let text = page.text().await?.to_lowercase();
        ensure!(!text.contains("unchanged"), "{text}");
        Ok(())
    });
}

#[test]
fn it_goes_after_ten_seconds_and_a_refusal_stays() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("flavour", "oat").await?;
        page.reports("stored").await?;
        let since = Instant::now();
        page.leave().await?;
        page.until("it goes", Duration::from_secs(14), async || {
            Ok(page.toast_now().await?.is_none().then_some(()))
        })
        .await?;
        let stood = since.elapsed();
        ensure!(stood > Duration::from_secs(8), "gone after {stood:?}");
        refused(&page, "barred").await?;
        tokio::time::sleep(Duration::from_secs(11)).await;
        page.reports("refused").await?;
        page.dismiss().await
    });
}

#[test]
fn it_stays_while_the_pointer_is_over_it() {
    run(async |bench| {
        if bench.engine() == Engine::WebKit {
            // Its driver lets the pointer go between two commands.
            return Ok(());
        }
        let page = bench.open_secure("#cookies").await?;
        page.set("flavour", "oat").await?;
        page.reports("stored").await?;
        page.hover("testid('toast')").await?;
        tokio::time::sleep(Duration::from_secs(12)).await;
        page.reports("stored").await?;
        page.leave().await?;
        page.until("it goes", Duration::from_secs(14), async || {
            Ok(page.toast_now().await?.is_none().then_some(()))
        })
        .await
    });
}

#[test]
fn a_new_one_replaces_it_and_activity_keeps_all() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("one", "1").await?;
        page.reports_words("one").await?;
        page.set("two", "2").await?;
        let toast = page.reports_words("two").await?;
        ensure!(!toast.text.contains("one"), "{toast:?}");
        // Its Undo is the second's.
        page.undo().await?;
        page.holds(&["one=1"]).await?;
        page.follow("Activity").await?;
        page.has_entries(3).await?;
        Ok(())
    });
}

#[test]
fn a_refusal_has_its_correction_in_view() {
    run(async |bench| {
        if bench.engine() == Engine::WebKit {
            // It keeps what the others refuse.
            return Ok(());
        }
        let page = bench.open_secure("#cookies").await?;
        page.set("__Secure-sid", "1").await?;
        let toast = page.reports("refused").await?;
        ensure!(toast.text.contains("Secure"), "no reason: {toast:?}");
        let correct = "[...testid('toast').querySelectorAll('button')].find(it =>
            !['Details', 'Dismiss', 'Undo'].includes(nameOf(it)))";
        page.click(correct, 1).await?;
        page.reports("stored").await?;
        page.holds(&["__Secure-sid=1"]).await
    });
}

#[test]
fn each_outcome_has_its_colour() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.set("flavour", "oat").await?;
        ensure!(page.reports("stored").await?.tone == "good");
        page.new_cookie().await?;
        page.fill("Name", "absent").await?;
        page.press("Delete cookie").await?;
        ensure!(page.reports("nothing_to_remove").await?.tone == "plain");
        refused(&page, "barred").await?;
        ensure!(page.reports("refused").await?.tone == "bad");
        Ok(())
    });
}
