//! Where things stand and how large they are: on a laptop, wide, at 200 % zoom
//! and at 320 pixels.

use anyhow::{Context, Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};

/// Opens Cookies with so many cookies.
pub(crate) async fn with<'a>(bench: &'a Bench<'_>, count: usize) -> Result<Page<'a>> {
    let lines: Vec<String> = (0..count)
        .map(|at| format!("cookie_{at:03}={}; Path=/", "v".repeat(at * 7 % 90 + 1)))
        .collect();
    bench.write_all(&lines).await?;
    let page = bench.open_secure("#cookies").await?;
    page.has_rows(count).await?;
    Ok(page)
}

/// The heights of the rows that are in view from edge to edge.
async fn rows_in_view(page: &Page<'_>) -> Result<Vec<f64>> {
    let script = "
        const view = row => {
            const box = row.getBoundingClientRect();
            const at = y => row.contains(document.elementFromPoint(box.left + box.width / 2, y));
            return box.bottom <= innerHeight && at(box.top + 2) && at(box.bottom - 2) ? [box.height] : [];
        };
        return rows().flatMap(view);";
    Ok(serde_json::from_value(page.elsewhere(script).await?)?)
}

#[test]
fn of_42_cookies_twelve_are_in_view_on_a_laptop_and_each_has_one_line() {
    run(async |bench| {
        bench
            .sized((1280, 800), async || {
                let page = with(bench, 42).await?;
                let heights = rows_in_view(&page).await?;
                ensure!(heights.len() >= 12, "only {heights:?}");
                ensure!(
                    heights.iter().all(|height| *height <= 34.0),
                    "higher than a line: {heights:?}"
                );
                // The panel stands beside the list, and is in view as well.
                page.panel("New cookie").await?;
                for button in ["Set cookie", "Read cookie", "Delete cookie"] {
                    let bounds = page.bounds(&format!("button('{button}')")).await?;
                    let bounds = bounds.with_context(|| format!("no {button}"))?;
                    ensure!(bounds.is_within(1280.0, 800.0), "{button}: {bounds:?}");
                }
                Ok(())
            })
            .await
    });
}

#[test]
fn values_have_two_fifths_of_a_row() {
    run(async |bench| {
        for size in [(1280, 800), (1600, 1000)] {
            bench
                .sized(size, async || {
                    let page = with(bench, 12).await?;
                    let row = page.bounds("rows()[0]").await?.context("a row")?;
                    let value = "rows()[0].querySelector('td[data-col=value]')";
                    let value = page.bounds(value).await?.context("a value")?;
                    ensure!(
                        value.width >= row.width * 0.4,
                        "at {size:?}: {} of {}",
                        value.width,
                        row.width
                    );
                    let list = "document.querySelector('table[role=grid]')";
                    let list = page.bounds(list).await?.context("a list")?;
                    ensure!(list.width >= row.width - 1.0, "{list:?}");
                    Ok(())
                })
                .await?;
        }
        Ok(())
    });
}

#[test]
fn columns_that_agree_are_said_once_and_what_deviates_is_marked() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        for name in ["plain", "other"] {
            page.set(name, "1").await?;
            page.reports_words(name).await?;
        }
        let agreement = page.shows_part("agreement", "All:").await?;
        for part in ["this host", "not Partitioned", "Path=/", "not Secure"] {
            ensure!(agreement.contains(part), "no {part}: {agreement}");
        }
        let columns = "return [...document.querySelectorAll('thead th')].filter(visible)
            .map(it => nameOf(it)).filter(Boolean).join()";
        let columns = page.elsewhere(columns).await?.to_string();
        for column in [
            "Path",
            "Domain",
            "Secure",
            "SameSite",
            "Partitioned",
            "Size",
        ] {
            ensure!(!columns.contains(column), "{columns}");
        }
        ensure!(page.marks("plain", "").await?.is_empty());
        page.new_cookie().await?;
        page.fill("Path", "/tools").await?;
        page.check("Secure", true).await?;
        page.choose("SameSite", "Strict").await?;
        page.set("special", "1").await?;
        page.reports_words("special").await?;
        page.has_row("special", "").await?;
        let marks = page.marks("special", "").await?;
        let labels: Vec<&str> = marks.iter().map(|(label, _)| label.as_str()).collect();
        for label in ["Secure", "Strict", "/tools"] {
            ensure!(labels.contains(&label), "no mark {label}: {marks:?}");
        }
        ensure!(
            marks.iter().all(|(_, meaning)| !meaning.is_empty()),
            "{marks:?}"
        );
        ensure!(page.marks("plain", "").await?.is_empty());
        let agreement = page.shown("agreement").await?;
        for part in ["Path=/", "Secure"] {
            ensure!(!agreement.contains(part), "{part}: {agreement}");
        }
        // Of 3,800 bytes and more it is said that the limit is near.
        page.new_cookie().await?;
        page.fill("Path", "/").await?;
        page.set("big", &"x".repeat(3900)).await?;
        page.has_row("big", "large").await
    });
}

/// Three buttons in each row are no picture of a list.
#[test]
fn a_row_shows_its_buttons_under_the_pointer_and_the_focus_alone() {
    run(async |bench| {
        let page = with(bench, 5).await?;
        page.leave().await?;
        let drawn = "
            const seen = it => {
                for (let at = it; at && at.tagName !== 'TR'; at = at.parentElement)
                    if (Number(getComputedStyle(at).opacity) < 0.05) return false;
                const box = it.getBoundingClientRect();
                return visible(it) && box.width > 2 && box.height > 2;
            };
            return rows().map(row => [...row.querySelectorAll('td button')].filter(seen).length).join();";
        let still = "document.activeElement?.blur(); return Promise.all(document.getAnimations().map(it => it.finished)).then(() => true)";
        page.elsewhere(still).await?;
        let none = page.elsewhere(drawn).await?;
        ensure!(none == "0,0,0,0,0", "{none}");
        if bench.engine() == Engine::WebKit {
            // Without a window manager neither pointer nor focus is drawn.
            return Ok(());
        }
        page.hover("rowOf('cookie_002').querySelector('th')")
            .await?;
        page.elsewhere(still).await?;
        let one = page.elsewhere(drawn).await?;
        ensure!(one == "0,0,3,0,0", "{one}");
        page.leave().await?;
        page.elsewhere("inRow('cookie_001', '', 'Edit').focus()")
            .await?;
        let focused = page.elsewhere(drawn).await?;
        ensure!(focused == "0,3,0,0,0", "{focused}");
        Ok(())
    });
}

#[test]
fn a_hundred_and_fifty_scroll_under_a_head_that_stays() {
    run(async |bench| {
        bench
            .sized((1280, 800), async || {
                let page = with(bench, 150).await?;
                let head = async || {
                    let head = page.bounds("document.querySelector('thead th')").await?;
                    anyhow::Ok(head.context("no head")?)
                };
                let before = head().await?;
                page.elsewhere(
                    "rowOf('cookie_140').scrollIntoView({ block: 'end', behavior: 'instant' })",
                )
                .await?;
                let after = head().await?;
                ensure!(
                    after.top >= 0.0 && after.bottom() <= 800.0 && after.top <= before.top,
                    "{before:?} became {after:?}"
                );
                let row = page.bounds("rowOf('cookie_140')").await?.context("a row")?;
                ensure!(row.top >= after.bottom() - 1.0, "{row:?} under {after:?}");
                let over = format!(
                    "return Boolean(document.elementFromPoint({}, {})?.closest('thead'))",
                    after.left + 5.0,
                    after.top + after.height / 2.0
                );
                ensure!(page.elsewhere(&over).await? == true, "rows over the head");
                let scrolled = page.elsewhere("return scrollY").await?;
                ensure!(scrolled == 0, "the page scrolled by {scrolled}");
                Ok(())
            })
            .await
    });
}

/// What of the page reaches over its right edge.
async fn reaching_over(page: &Page<'_>) -> Result<String> {
    let over = "
        const inScroller = it => {
            for (let at = it.parentElement; at && at !== document.body; at = at.parentElement)
                if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
            return false;
        };
        const over = [...document.querySelectorAll('body *')]
            .filter(it => visible(it) && it.getBoundingClientRect().right > innerWidth + 1 && !inScroller(it)
                && getComputedStyle(it).position !== 'fixed' && !it.closest('.visually-hidden'))
            .map(it => it.outerHTML.slice(0, 80)).slice(0, 3);
        if (document.documentElement.scrollWidth > innerWidth) over.push('the page scrolls sideways');
        return over.join(' and ');";
    Ok(page
        .elsewhere(over)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// No view in use is wider than its viewport, whatever its cookies are called.
async fn fits(bench: &Bench<'_>, width: u32, height: u32) -> Result<()> {
    bench
        .write(&format!("{}={}; Path=/", "n".repeat(60), "v".repeat(300)))
        .await?;
    bench.write("quoted=\"a b\"; Path=/").await?;
    bench
        .sized((width, height), async || {
            let mut faults = String::new();
            let page = bench.open_secure("#cookies").await?;
            page.has_rows(2).await?;
            let mut look = async |state: &str| {
                let over = reaching_over(&page).await?;
                if !over.is_empty() {
                    faults += &format!("\n{state}: {over}");
                }
                anyhow::Ok(())
            };
            look("the list").await?;
            page.open_row(&"n".repeat(60), "").await?;
            look("a cookie").await?;
            page.press("Edit").await?;
            page.fill("Path", "/tools").await?;
            page.verdict_details().await?;
            look("the edit").await?;
            page.press("Cancel").await?;
            if page.has_button("Close").await? {
                page.press("Close").await?;
            }
            page.new_cookie().await?;
            page.fill("Domain", "elsewhere.example").await?;
            page.set(&"nope".repeat(15), &"v".repeat(300)).await?;
            page.reports("refused").await?;
            look("the form").await?;
            page.writes().await?;
            look("the toast").await?;
            page.dismiss().await?;
            if page.has_button("Close").await? {
                page.press("Close").await?;
            }
            page.select("quoted", "").await?;
            look("a selection").await?;
            page.unfold("List menu").await?;
            look("the list's menu").await?;
            page.fold("List menu").await?;
            page.follow("Activity").await?;
            page.open_entry("nope").await?;
            look("Activity").await?;
            page.follow("Inspect").await?;
            look("Inspect, empty").await?;
            let line = format!(
                "Set-Cookie: {}={}; SameSite=None",
                "n".repeat(60),
                "v".repeat(300)
            );
            page.bring(
                &line,
                "https://a-rather-long-host-name.example.com/with/a/path",
            )
            .await?;
            page.inspected(1).await?;
            page.open_inspected(0).await?;
            page.press("The whole story").await?;
            look("Inspect, opened").await?;
            page.elsewhere("document.querySelector('.opened [aria-label=Close]').click()")
                .await?;
            page.follow("Visits").await?;
            page.counts(1).await?;
            look("Visits").await?;
            page.unfold("Menu").await?;
            look("the menu").await?;
            page.press("Keys").await?;
            look("the keys").await?;
            ensure!(faults.is_empty(), "{faults}");
            Ok(())
        })
        .await
}

#[test]
fn nothing_is_wider_than_320_pixels() {
    run(async |bench| {
        // A window of MiniBrowser is never narrower.
        let width = match bench.engine() {
            Engine::WebKit => 334,
            Engine::Chromium | Engine::Firefox => 320,
        };
        fits(bench, width, 640).await
    });
}

#[test]
fn nothing_is_wider_than_360_pixels() {
    run(async |bench| fits(bench, 360, 740).await);
}

#[test]
fn nothing_is_wider_than_a_laptop() {
    run(async |bench| fits(bench, 1280, 800).await);
}

/// 1280 × 800 at 200 % is 640 × 400: all is there, and can be done.
#[test]
fn at_200_percent_the_page_is_complete() {
    run(async |bench| {
        fits(bench, 640, 400).await?;
        bench
            .sized((640, 400), async || {
                let page = bench.open_secure("#cookies").await?;
                page.becomes_visible("panel", false).await?;
                page.press("New cookie").await?;
                page.panel("New cookie").await?;
                page.fill("Name", "zoomed").await?;
                page.fill("Value", "in").await?;
                page.fill("Path", "/tools").await?;
                page.verdict("stored").await?;
                page.click("button('Set cookie')", 1).await?;
                page.reports("stored").await?;
                let undo = page.bounds("testid('undo')").await?.context("no undo")?;
                ensure!(undo.is_within(640.0, 400.0), "{undo:?}");
                if page.has_button("Close").await? {
                    page.click("button('Close')", 1).await?;
                }
                page.has_row("zoomed", "in").await?;
                page.dismiss().await?;
                page.click("rowOf('zoomed').querySelector('th')", 1).await?;
                page.panel("zoomed").await?;
                ensure!(page.attribute("Path").await? == "/tools");
                page.click("button('Edit')", 1).await?;
                page.panel("Edit zoomed").await?;
                Ok(())
            })
            .await
    });
}

#[test]
fn at_200_percent_inspect_is_complete() {
    run(async |bench| {
        bench
            .sized((640, 400), async || {
                let page = bench.open_secure("#inspect").await?;
                page.bring("Set-Cookie: id=1; SameSite=None", "https://example.com/a")
                    .await?;
                page.inspected(1).await?;
                page.open_inspected(0).await?;
                let wanted = page.corrected().await?;
                ensure!(wanted.as_deref() == Some("id=1; SameSite=None; Secure"), "{wanted:?}");
                page.click("button('Apply')", 1).await?;
                page.comes_true(
                    "the corrected cookie is kept",
                    "return document.querySelector('[data-testid=inspect-row]')?.dataset.chromium === 'stored'",
                )
                .await?;
                page.comes_true(
                    "it is said where it travels",
                    "return document.querySelectorAll('[data-testid=travel-row]').length === 11",
                )
                .await?;
                page.click("button('Undo the correction')", 1).await?;
                page.has_value("Paste", "Set-Cookie: id=1; SameSite=None").await?;
                let close = "document.querySelector('.opened [aria-label=Close]')";
                page.click(close, 1).await?;
                page.click("button('Clear')", 1).await?;
                page.has_value("Paste", "").await?;
                page.click("button('Put it back')", 1).await?;
                page.has_value("Paste", "Set-Cookie: id=1; SameSite=None").await?;
                page.has_value("URL", "https://example.com/a").await?;
                let wide = page.elsewhere("return document.documentElement.scrollWidth").await?;
                ensure!(wide.as_u64().is_some_and(|wide| wide <= 640), "{wide} pixels wide");
                Ok(())
            })
            .await
    });
}

/// A form that nobody touched says nothing of what is wrong with it.
#[test]
fn an_untouched_form_is_silent() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.panel("New cookie").await?;
        page.has_no_verdict().await?;
        let alerts = "return [...testid('panel').querySelectorAll('[aria-invalid=true], [role=alert], .problem, .error')]
            .filter(visible).map(it => it.outerHTML.slice(0, 80)).join()";
        ensure!(page.elsewhere(alerts).await? == "", "it scolds");
        page.fill("Name", "n").await?;
        page.verdict("stored").await?;
        page.fill("Name", "").await?;
        page.form_menu("Clear fields").await?;
        page.has_no_verdict().await
    });
}
