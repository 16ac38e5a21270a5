//! The list: found, chosen from, sorted, its columns, its copies told apart.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::Engine;
use e2e::{FIND, Page, run};

async fn set(page: &Page<'_>, name: &str, value: &str, path: &str) -> Result<()> {
    page.new_cookie().await?;
    page.fill("Path", path).await?;
    page.set(name, value).await?;
    page.reports("stored").await?;
    page.dismiss().await
}

/// Waits until the rows have these paths, from top to bottom.
async fn has_paths(page: &Page<'_>, paths: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('td[data-col=path]')]
        .map(it => words(it.textContent)).join()";
    let what = format!("the paths are {paths}");
    page.until(&what, Duration::from_secs(3), async || {
        Ok((page.elsewhere(script).await? == paths).then_some(()))
    })
    .await
}

#[test]
fn names_and_values_are_found_as_one_types() {
    run(async |bench| {
        bench
            .write_all(&[
                "session=caf%C3%A9; Path=/",
                "other=SESSIONS; Path=/",
                "third=1; Path=/",
            ])
            .await?;
        let page = bench.open_secure("#cookies").await?;
        page.has_rows(3).await?;
        page.find("sess").await?;
        page.has_rows(2).await?;
        page.shows("found-count", "2 of 3").await?;
        // What was found is marked where it stands.
        let found =
            "return rows().map(row => words(row.querySelector('mark')?.textContent)).join()";
        let found = page.elsewhere(found).await?.to_string().to_lowercase();
        ensure!(found == "\"sess,sess\"", "{found}");
        for (sought, name) in [
            ("café", "session"),
            ("caf%C3", "session"),
            ("SESSIONS", "other"),
        ] {
            page.find(sought).await?;
            page.is_ordered(&[name])
                .await
                .with_context(|| sought.to_owned())?;
        }
        page.find("nowhere").await?;
        page.has_rows(0).await?;
        page.shows("found-count", "0 of 3").await?;
        // What is searched for stays, and is seen to be, after a look at another
        // view.
        page.find("sess").await?;
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        let rows = page.rows().await?.len();
        let sought = page.value(FIND).await?;
        ensure!(
            (rows, sought.as_str()) == (2, "sess") || (rows, sought.as_str()) == (3, ""),
            "{rows} rows are shown for {sought:?}"
        );
        Ok(())
    });
}

#[test]
fn chips_choose_by_life_by_copies_and_by_owner() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.follow("Cookies").await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "").await?;
        set(&page, "short", "1", "/").await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "1 d").await?;
        set(&page, "long", "1", "/").await?;
        page.has_rows(5).await?;
        for chip in ["All 5", "Session 1", "Lasting 4", "This page's 3"] {
            ensure!(page.has_button(chip).await?, "no chip {chip}");
        }
        let copies = "return [...document.querySelectorAll('button')].some(it => nameOf(it).startsWith('Copies'))";
        ensure!(page.elsewhere(copies).await? == false, "a chip of nothing");
        ensure!(page.is("All 5", "aria-pressed").await?);
        page.press("Session 1").await?;
        page.is_ordered(&["short"]).await?;
        ensure!(page.is("Session 1", "aria-pressed").await?);
        ensure!(!page.is("All 5", "aria-pressed").await?);
        page.press("This page's 3").await?;
        page.has_rows(3).await?;
        page.find("history").await?;
        page.is_ordered(&["visit_history"]).await?;
        page.find("").await?;
        page.press("All 5").await?;
        page.has_rows(5).await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "").await?;
        set(&page, "short", "2", "/tools").await?;
        page.press("Copies 2").await?;
        page.is_ordered(&["short", "short"]).await
    });
}

#[test]
fn every_column_sorts_both_ways_and_back() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        // One after another, so that each column has an order of its own.
        page.new_cookie().await?;
        page.fill("Max-Age", "1 h").await?;
        page.check("Secure", true).await?;
        page.choose("SameSite", "Strict").await?;
        set(&page, "b", "333", "/").await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "1 d").await?;
        page.check("Secure", false).await?;
        page.choose("SameSite", "Lax").await?;
        page.fill("Domain", &bench.host).await?;
        set(&page, "c", "22", "/tools").await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "").await?;
        page.fill("Domain", "").await?;
        page.choose("SameSite", "None").await?;
        page.check("Secure", true).await?;
        set(&page, "a", "4444", "/tools/cookies").await?;
        page.columns(&["Size", "Path", "Domain", "Secure", "SameSite"], true)
            .await?;
        let unsorted = ["b", "c", "a"];
        page.is_ordered(&unsorted).await?;
        for (column, up) in [
            ("Name", ["a", "b", "c"]),
            ("Value", ["c", "b", "a"]),
            ("Size", ["c", "b", "a"]),
            ("Path", ["b", "c", "a"]),
            ("SameSite", ["c", "a", "b"]),
            ("Expires", ["b", "c", "a"]),
        ] {
            page.press(column).await?;
            page.is_ordered(&up)
                .await
                .with_context(|| column.to_owned())?;
            page.press(column).await?;
            let mut down = up;
            down.reverse();
            page.is_ordered(&down)
                .await
                .with_context(|| column.to_owned())?;
            let sorted = "return document.querySelector('th[aria-sort]:not([aria-sort=none])')
                ?.getAttribute('aria-sort') ?? null";
            ensure!(page.elsewhere(sorted).await? == "descending");
            page.press(column).await?;
            page.is_ordered(&unsorted)
                .await
                .with_context(|| column.to_owned())?;
            ensure!(
                page.elsewhere(sorted).await?.is_null(),
                "{column} is still marked"
            );
        }
        // Of two kinds only: what belongs together stands together.
        for (column, last) in [("Domain", "c"), ("Secure", "a")] {
            page.press(column).await?;
            page.until(column, Duration::from_secs(3), async || {
                let names = page.names().await?;
                let last_is = |name: &str| names.last().map(String::as_str) == Some(name);
                Ok((last_is(last) || column == "Secure" && last_is("b")).then_some(()))
            })
            .await?;
            page.press(column).await?;
            page.press(column).await?;
        }
        // The order outlives a look at another view, and is still marked.
        page.press("Size").await?;
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        page.is_ordered(&["c", "b", "a"]).await?;
        let sorted =
            "return nameOf(document.querySelector('th[aria-sort]:not([aria-sort=none]) button'))";
        let sorted = page.elsewhere(sorted).await?;
        ensure!(sorted == "Size", "sorted by Size, but marked: {sorted}");
        Ok(())
    });
}

#[test]
fn columns_are_chosen_and_stay_so() {
    run(async |bench| {
        bench
            .write_all(&["a=1; Path=/", "b=2; Path=/tools"])
            .await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(2).await?;
        let shown = "return ['path', 'size', 'value'].map(it =>
            visible(document.querySelector(`td[data-col=${it}]`))).join()";
        let first = page.elsewhere(shown).await?;
        ensure!(first == "false,false,true", "{first}");
        page.columns(&["Path"], true).await?;
        let after = page.elsewhere(shown).await?;
        ensure!(after == "true,false,true", "{after}");
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        let after = page.elsewhere(shown).await?;
        ensure!(after == "true,false,true", "after another view: {after}");
        page.columns(&["Path"], false).await?;
        let after = page.elsewhere(shown).await?;
        ensure!(after == "false,false,true", "{after}");
        Ok(())
    });
}

#[test]
fn what_is_not_known_is_shown_as_unknown() {
    run(async |bench| {
        bench.write("theirs=1; Path=/; Max-Age=900").await?;
        let page = bench.open("#cookies").await?;
        let marks = page.marks("theirs", "1").await?;
        let unknown = [("·".to_owned(), "attributes not known".to_owned())];
        ensure!(marks == unknown, "{marks:?}");
        let columns = ["Path", "Domain", "Secure", "SameSite", "Partitioned"];
        page.columns(&columns, true).await?;
        for column in [
            "path",
            "domain",
            "secure",
            "samesite",
            "partitioned",
            "expires",
        ] {
            let cell = page.cell("theirs", "1", column).await?;
            ensure!(
                !cell.chars().any(char::is_alphanumeric) || cell.contains("not known"),
                "{column}: {cell}"
            );
        }
        if bench.engine() == Engine::Chromium {
            // Its CookieStore says, in a secure context.
            let page = bench.open_secure("#cookies").await?;
            page.columns(&["Path"], true).await?;
            page.until("the end is known", Duration::from_secs(3), async || {
                Ok((page.cell("theirs", "1", "expires").await? == "14min").then_some(()))
            })
            .await?;
            ensure!(page.cell("theirs", "1", "path").await? == "/");
        }
        Ok(())
    });
}

#[test]
fn copies_of_ours_are_told_apart_and_deleted_exactly() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "twin", "same", "/").await?;
        set(&page, "twin", "same", "/tools").await?;
        page.has_rows(2).await?;
        page.columns(&["Path"], true).await?;
        // As the browser has them: the longer path first.
        has_paths(&page, "/tools,/").await?;
        page.press_in_row("twin", "/tools", "Delete").await?;
        page.reports("removed").await?;
        page.has_rows(1).await?;
        ensure!(bench.kept_one("twin").await?.path == "/");
        page.undo().await?;
        page.has_rows(2).await?;
        page.elsewhere(
            "inside(rows().find(row =>
                 words(row.querySelector('td[data-col=path]').textContent) === '/'), 'Delete twin').click()",
        )
        .await?;
        page.has_rows(1).await?;
        ensure!(bench.kept_one("twin").await?.path == "/tools");
        Ok(())
    });
}

/// Only one of two that look alike was written here: which, nobody can tell.
#[test]
fn of_two_that_look_alike_nothing_is_known_that_may_be_the_others() {
    run(async |bench| {
        bench.write("alike=1; Path=/tools/cookies").await?;
        let page = bench.open("#cookies").await?;
        set(&page, "alike", "1", "/").await?;
        page.has_rows(2).await?;
        for value in ["1/2", "2/2"] {
            let marks = page.marks("alike", value).await?;
            ensure!(
                marks
                    .iter()
                    .any(|(_, meaning)| meaning == "attributes not known"),
                "{marks:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn a_copy_of_someone_elses_is_deleted_carefully_and_labelled_so() {
    run(async |bench| {
        bench.write("twin=outer; Path=/").await?;
        bench.write("twin=inner; Path=/tools").await?;
        let page = bench.open("#cookies").await?;
        page.press_in_row("twin", "outer", "Delete").await?;
        page.has_rows(1).await?;
        page.holds(&["twin=inner"]).await?;
        let writes = page.writes().await?;
        ensure!(
            writes.iter().any(|it| it.text.contains("found by trying")),
            "{writes:?}"
        );
        ensure!(bench.kept_one("twin").await?.path == "/tools");
        Ok(())
    });
}

#[test]
fn a_value_written_from_right_to_left_is_shown_so() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        let typed = "return getComputedStyle(labelled('Value')).direction";
        page.new_cookie().await?;
        page.fill("Name", "greeting").await?;
        page.fill("Value", "שלום, עולם").await?;
        ensure!(page.elsewhere(typed).await? == "rtl");
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.has_row("greeting", "שלום, עולם").await?;
        page.edit("greeting", "שלום").await?;
        let direction = "
            const cell = document.querySelector('td[data-col=value] bdi');
            return [getComputedStyle(cell).direction, getComputedStyle(cell.closest('tr')).direction,
                    getComputedStyle(labelled('Value')).direction].join()";
        let direction = page.elsewhere(direction).await?;
        ensure!(direction == "rtl,ltr,rtl", "{direction}");
        Ok(())
    });
}

#[test]
fn the_gauge_counts_what_a_request_carries() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.elsewhere(
            "for (let at = 0; at < 150; at++) document.cookie = `c${at}=${at}; Path=/`;",
        )
        .await?;
        page.has_rows(150).await?;
        let sent = bench.sent_to("/echo").await?;
        page.shows_part(
            "gauge",
            &format!("{} bytes each request", grouped(sent.len())),
        )
        .await?;
        let cookies = match bench.engine() {
            Engine::WebKit => "150 cookies",
            Engine::Chromium | Engine::Firefox => "150 of 180 cookies",
        };
        page.shows_part("gauge", cookies).await?;
        Ok(())
    });
}

fn grouped(number: usize) -> String {
    let thousands = number / 1000;
    if thousands == 0 {
        number.to_string()
    } else {
        format!("{thousands},{:03}", number % 1000)
    }
}
