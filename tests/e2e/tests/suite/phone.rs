//! Where it is narrow: the panel as a sheet, the tabs at the bottom, and what a
//! finger can hit.

use anyhow::{Context, ensure};
use browsers::ColorScheme;
use e2e::run;

use super::layout::with;

/// Below 60rem the panel is a sheet over the list.
#[test]
fn where_it_is_narrow_the_panel_is_a_sheet() {
    run(async |bench| {
        bench.write_all(&["one=1; Path=/", "two=2; Path=/"]).await?;
        for size in [(900, 700), (390, 844)] {
            bench
                .sized(size, async || {
                    let page = bench.open_secure("#cookies").await?;
                    page.has_rows(2).await?;
                    page.becomes_visible("panel", false).await?;
                    page.click("rowOf('one').querySelector('th')", 1).await?;
                    page.panel("one").await?;
                    ensure!(page.focus().await? != "nowhere");
                    page.press("Close").await?;
                    page.becomes_visible("panel", false).await?;
                    page.press("New cookie").await?;
                    page.panel("New cookie").await?;
                    page.fill("Name", "half").await?;
                    page.keys("\u{e00c}").await?;
                    page.becomes_visible("panel", false).await?;
                    page.press("New cookie").await?;
                    page.has_value("Name", "half").await?;
                    page.press("Close").await?;
                    page.becomes_visible("panel", false).await
                })
                .await?;
        }
        Ok(())
    });
}

#[test]
fn on_a_phone_the_first_cookie_is_near_the_top_and_the_tabs_at_the_bottom() {
    run(async |bench| {
        bench.session.prefer(ColorScheme::Dark).await?;
        let looked = bench
            .sized((390, 844), async || {
                let page = with(bench, 42).await?;
                let first = page.bounds("rows()[0]").await?.context("a row")?;
                ensure!(first.top < 220.0, "{first:?}");
                ensure!((56.0..=64.0).contains(&first.height), "{first:?}");
                let header = page.bounds("document.querySelector('header')").await?;
                let header = header.context("no header")?;
                ensure!(header.height <= 49.0, "{header:?}");
                for view in ["Visits", "Cookies", "Activity"] {
                    let tab = page.bounds(&format!("link('{view}')")).await?;
                    let tab = tab.with_context(|| format!("no {view}"))?;
                    ensure!(tab.top > 700.0 && tab.bottom() <= 844.0, "{view}: {tab:?}");
                }
                Ok(())
            })
            .await;
        bench.session.prefer(ColorScheme::Light).await?;
        looked
    });
}

/// Whatever one touches on a phone is 44 pixels high and wide; links in running
/// text are not asked to be.
#[test]
fn on_a_phone_every_target_is_44_pixels() {
    run(async |bench| {
        bench
            .sized((390, 844), async || {
                let page = with(bench, 12).await?;
                let mut faults = String::new();
                let mut look = async |state: &str| {
                    let small = "
                        const area = it => it.matches('input[type=checkbox], input[type=radio]')
                            ? it.closest('label, td') ?? it : it;
                        return [...document.querySelectorAll('button, a[href], select, input, textarea, summary')]
                            .filter(it => visible(it) && !it.closest('[inert]') && !it.closest('p, dd, .visually-hidden'))
                            .map(it => [it, area(it).getBoundingClientRect()])
                            // The page's first stop is for keys, and out of sight without them.
                            .filter(([, box]) => box.bottom > 0)
                            .filter(([, box]) => box.width > 2 && box.height > 2
                                && (box.width < 43.5 || box.height < 43.5))
                            .map(([it, box]) => `${nameOf(it) || it.outerHTML.slice(0, 60)} ${Math.round(box.width)}x${Math.round(box.height)}`)
                            .join(', ');";
                    let small = page.elsewhere(small).await?;
                    if small != "" {
                        faults += &format!("\n{state}: {small}");
                    }
                    anyhow::Ok(())
                };
                look("the list").await?;
                page.unfold("List menu").await?;
                look("the list's menu").await?;
                page.fold("List menu").await?;
                page.select("cookie_000", "").await?;
                look("a selection").await?;
                page.open_row("cookie_001", "").await?;
                look("a cookie").await?;
                page.press("Close").await?;
                page.press("New cookie").await?;
                page.has_no_verdict().await?;
                page.unfold("More").await?;
                page.fill("Name", "touched").await?;
                page.verdict("stored").await?;
                look("the form").await?;
                page.press("Set cookie").await?;
                page.reports("stored").await?;
                look("a toast").await?;
                if page.has_button("Close").await? {
                    page.press("Close").await?;
                }
                page.dismiss().await?;
                page.follow("Activity").await?;
                page.open_entry("touched").await?;
                look("Activity").await?;
                page.follow("Visits").await?;
                page.counts(1).await?;
                look("Visits").await?;
                page.unfold("Menu").await?;
                look("the menu").await?;
                ensure!(faults.is_empty(), "{faults}");
                Ok(())
            })
            .await
    });
}
