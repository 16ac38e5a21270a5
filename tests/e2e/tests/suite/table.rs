//! The table: found, sorted, its columns chosen, its copies told apart.

use std::time::Duration;

use anyhow::{Result, ensure};
use browsers::Engine;
use e2e::{Bench, FOLDER, Page, run};

async fn open<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let url = bench.secure_url(&format!("{FOLDER}#cookies"));
    bench.open_at(&url).await
}

async fn set(page: &Page<'_>, name: &str, value: &str, path: &str) -> Result<()> {
    page.fill("Name", name).await?;
    page.fill("Value", value).await?;
    page.fill("Path", path).await?;
    page.press("Set cookie").await?;
    page.reports("stored").await?;
    Ok(())
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
        bench.write("session=caf%C3%A9; Path=/").await?;
        bench.write("other=SESSIONS; Path=/").await?;
        bench.write("third=1; Path=/").await?;
        let page = open(bench).await?;
        page.has_rows(3).await?;
        page.fill("Find in names and values", "sess").await?;
        page.has_rows(2).await?;
        page.fill("Find in names and values", "café").await?;
        page.has_rows(1).await?;
        page.fill("Find in names and values", "nowhere").await?;
        page.has_rows(0).await?;
        ensure!(
            page.text()
                .await?
                .contains("No name and no value has that text.")
        );
        // What is found stays, and is seen to be, after a look at another view.
        page.fill("Find in names and values", "sess").await?;
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        let rows = page.rows().await?.len();
        let sought = page.value("Find in names and values").await?;
        ensure!(
            (rows, sought.as_str()) == (2, "sess") || (rows, sought.as_str()) == (3, ""),
            "{rows} rows are shown for {sought:?}"
        );
        Ok(())
    });
}

#[test]
fn every_column_sorts_both_ways_and_back() {
    run(async |bench| {
        let page = open(bench).await?;
        // One after another, so that each column has an order of its own.
        page.fill("Max-Age", "1 h").await?;
        page.check("Secure", true).await?;
        page.choose("SameSite", "Strict").await?;
        set(&page, "b", "333", "/").await?;
        page.fill("Max-Age", "1 d").await?;
        page.check("Secure", false).await?;
        page.choose("SameSite", "Lax").await?;
        page.fill("Domain", &bench.host).await?;
        set(&page, "c", "22", "/tools").await?;
        page.fill("Max-Age", "").await?;
        page.fill("Domain", "").await?;
        page.choose("SameSite", "None").await?;
        page.check("Secure", true).await?;
        set(&page, "a", "4444", "/tools/cookies").await?;
        for (column, up) in [
            ("Name", ["a", "b", "c"]),
            ("Value", ["c", "b", "a"]),
            ("Size", ["c", "b", "a"]),
            ("Path", ["b", "c", "a"]),
            ("SameSite", ["c", "a", "b"]),
            ("Expires", ["b", "c", "a"]),
        ] {
            page.press(column).await?;
            page.is_ordered(&up).await?;
            page.press(column).await?;
            let mut down = up;
            down.reverse();
            page.is_ordered(&down).await?;
            let sorted =
                "return document.querySelector('th[aria-sort]')?.getAttribute('aria-sort')";
            ensure!(page.elsewhere(sorted).await? == "descending");
            page.press(column).await?;
            page.is_ordered(&["b", "c", "a"]).await?;
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
                Ok((names.last().map(String::as_str) == Some(last)).then_some(()))
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
        let sorted = "return words(document.querySelector('th[aria-sort]')?.textContent)";
        let sorted = page.elsewhere(sorted).await?;
        ensure!(sorted == "Size", "sorted by Size, but marked: {sorted}");
        Ok(())
    });
}

#[test]
fn columns_are_chosen_and_stay_so() {
    run(async |bench| {
        bench.write("a=1; Path=/").await?;
        let page = open(bench).await?;
        page.has_rows(1).await?;
        page.elsewhere("document.querySelector('.columns summary').click()")
            .await?;
        page.check("Partitioned column", false).await?;
        let shown = "return ['partitioned', 'path'].map(it =>
            document.querySelector(`td[data-col=${it}]`).checkVisibility()).join()";
        ensure!(page.elsewhere(shown).await? == "false,true");
        page.follow("Activity").await?;
        page.follow("Cookies").await?;
        let after = page.elsewhere(shown).await?;
        let checked = page
            .elsewhere("return labelled('Partitioned column').checked")
            .await?;
        ensure!(
            after == "false,true" && checked == false,
            "{after}, {checked}"
        );
        Ok(())
    });
}

#[test]
fn what_is_not_known_is_shown_as_unknown() {
    run(async |bench| {
        bench.write("theirs=1; Path=/; Max-Age=900").await?;
        let page = bench.open("#cookies").await?;
        for column in [
            "path",
            "domain",
            "secure",
            "samesite",
            "partitioned",
            "expires",
        ] {
            let cell = page.cell("theirs", "1", column).await?;
            ensure!(cell == "unknown", "{column}: {cell}");
        }
        if bench.engine() == Engine::Chromium {
            // Its CookieStore tells, in a secure context.
            let page = open(bench).await?;
            page.has_row("theirs", "14 min").await?;
            ensure!(page.cell("theirs", "1", "path").await? == "/");
        }
        Ok(())
    });
}

#[test]
fn copies_of_ours_are_told_apart_and_deleted_exactly() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "twin", "same", "/").await?;
        set(&page, "twin", "same", "/tools").await?;
        page.has_rows(2).await?;
        // As the browser has them: the longer path first.
        has_paths(&page, "/tools,/").await?;
        page.press_in_row("twin", "/tools", "Delete").await?;
        page.reports("removed").await?;
        page.has_rows(1).await?;
        ensure!(bench.kept_one("twin").await?.path == "/");
        page.undo().await?;
        page.has_rows(2).await?;
        page.elsewhere(
            "inside([...document.querySelectorAll('tbody tr')].find(row =>
                 words(row.querySelector('td[data-col=path]').textContent) === '/'), 'Delete').click()",
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
        has_paths(&page, "unknown,unknown").await
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
        page.says("the copy was found by trying").await?;
        ensure!(bench.kept_one("twin").await?.path == "/tools");
        Ok(())
    });
}

#[test]
fn a_value_written_from_right_to_left_is_shown_so() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "greeting").await?;
        page.fill("Value", "שלום, עולם").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        page.has_row("greeting", "שלום, עולם").await?;
        let direction = "
            const cell = document.querySelector('td[data-col=value] .value');
            return [getComputedStyle(cell).direction, getComputedStyle(cell.closest('tr')).direction,
                    getComputedStyle(labelled('Value')).direction].join()";
        let direction = page.elsewhere(direction).await?;
        ensure!(direction == "rtl,ltr,rtl", "{direction}");
        Ok(())
    });
}

#[test]
fn masked_values_stand_in_no_view_and_no_field() {
    run(async |bench| {
        bench.write("token=topsecret; Path=/").await?;
        let page = open(bench).await?;
        page.press_in_row("token", "topsecret", "Edit").await?;
        page.press("Set cookie").await?;
        page.press("Read cookie").await?;
        page.elsewhere("document.cookie = 'token=topsecret2; Path=/'")
            .await?;
        page.has_row("token", "topsecret2").await?;
        page.press_in_row("token", "topsecret2", "Edit").await?;
        page.press("Mask values").await?;
        page.has_row("token", "•").await?;
        for view in ["Cookies", "Activity", "Visits"] {
            page.follow(view).await?;
            // Also where a field would be drawn as dots, its text is not shown.
            let shown = "
                const fields = [...document.querySelectorAll('input, textarea')].filter(field =>
                    !['disc', 'circle', 'square'].includes(getComputedStyle(field).webkitTextSecurity));
                const attributes = [...document.querySelectorAll('*')]
                    .flatMap(it => [...it.attributes].map(each => each.value));
                return [document.body.textContent, ...fields.map(it => it.value), ...attributes].join(' ')";
            page.until(view, Duration::from_secs(3), async || {
                let text = page.elsewhere(shown).await?;
                let text = text.as_str().unwrap_or_default();
                Ok((!text.contains("topsecret")).then_some(()))
            })
            .await?;
        }
        Ok(())
    });
}

#[test]
fn the_gauge_counts_what_a_request_carries() {
    run(async |bench| {
        let page = open(bench).await?;
        page.elsewhere(
            "for (let at = 0; at < 150; at++) document.cookie = `c${at}=${at}; Path=/`;",
        )
        .await?;
        page.has_rows(150).await?;
        let sent = bench.sent_to("/echo").await?;
        let carried = format!("{} bytes in each request", grouped(sent.len()));
        let text = page.text().await?;
        ensure!(text.contains(&carried), "not {carried}: {text:.900}");
        let limit = bench.engine() != Engine::WebKit;
        ensure!(
            text.contains("at least 150 of 180 cookies") == limit,
            "{text:.900}"
        );
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
