//! What everybody needs: names, roles and contrast in every view and state, as
//! axe-core finds them.

use anyhow::{Context, Result, ensure};
use e2e::{Bench, Page, run};

/// What axe-core finds wrong with the page as it stands.
async fn violations(bench: &Bench<'_>) -> Result<String> {
    let axe = std::env::var_os("COOKIE_WORKBENCH_AXE").context("COOKIE_WORKBENCH_AXE")?;
    let axe = std::fs::read_to_string(axe)?;
    let script = format!(
        "{axe};
         const done = arguments[arguments.length - 1];
         const still = document.getAnimations().filter(it => it.effect?.getComputedTiming().iterations !== Infinity);
         Promise.allSettled(still.map(it => it.finished)).then(() => window.axe.run()).then(
             found => done([found.passes.length, found.violations.map(each => each.id + ': '
                 + each.nodes.map(node => node.html).join(' | ')).join('\\n')]),
             error => done([0, String(error)]));"
    );
    let found = bench.session.run_async(&script, vec![]).await?;
    let passed = found[0].as_u64().unwrap_or_default();
    ensure!(passed > 10, "axe-core looked at {passed} things: {found}");
    Ok(found[1].as_str().context("what it found")?.to_owned())
}

/// Looks at the page in a state, and gathers what is wrong with it.
pub(crate) async fn look(bench: &Bench<'_>, state: &str, faults: &mut String) -> Result<()> {
    let found = violations(bench).await?;
    if !found.is_empty() {
        *faults += &format!("\n{state}: {found}");
    }
    Ok(())
}

/// Opens Cookies in a theme, with the theme's own cookie beside others.
pub(crate) async fn themed<'a>(
    bench: &'a Bench<'_>,
    theme: &str,
    lines: &[&str],
) -> Result<Page<'a>> {
    let page = bench.open("#cookies").await?;
    page.theme(theme).await?;
    bench.write_all(lines).await?;
    bench.open("#cookies").await
}

/// Cookies of every kind that a row shows in its own way.
const SIX: [&str; 5] = [
    "brief=1; Path=/",
    "twin=outer; Path=/",
    "twin=inner; Path=/tools",
    "quoted=\"a b\"; Path=/; Max-Age=900",
    "long=12345678901234567890123456789012345678901234567890123456789012345678901234567890",
];

/// The states of the list: empty, full, with a selection, its menu, masked,
/// asked, and under a toast.
async fn list(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench
        .sized((width, 800), async || {
            let mut faults = String::new();
            let page = themed(bench, theme, &[]).await?;
            page.press_in_row("cookie_workbench_theme", "", "Delete")
                .await?;
            page.has_rows(0).await?;
            page.dismiss().await?;
            look(bench, "empty", &mut faults).await?;
            let page = themed(bench, theme, &SIX).await?;
            page.has_rows(6).await?;
            look(bench, "list", &mut faults).await?;
            page.select("brief", "1").await?;
            page.select("quoted", "").await?;
            look(bench, "selection", &mut faults).await?;
            page.unfold("List menu").await?;
            look(bench, "menu of the list", &mut faults).await?;
            page.fold("List menu").await?;
            page.press("Mask").await?;
            look(bench, "masked", &mut faults).await?;
            page.press("Delete selected").await?;
            look(bench, "asked", &mut faults).await?;
            if page.has_button("Cancel").await? {
                page.press("Cancel").await?;
            }
            page.press_in_row("brief", "", "Delete").await?;
            page.reports("removed").await?;
            look(bench, "toast", &mut faults).await?;
            ensure!(faults.is_empty(), "{theme}, {width}: {faults}");
            Ok(())
        })
        .await
}

/// The states of the panel (a sheet where it is narrow): a cookie, its edit,
/// left unsaved, a form with verdicts, refused.
async fn panel(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench
        .sized((width, 800), async || {
            let mut faults = String::new();
            let page = themed(bench, theme, &SIX).await?;
            page.has_rows(6).await?;
            page.open_row("twin", "outer").await?;
            look(bench, "opened", &mut faults).await?;
            page.press("Edit").await?;
            page.fill("Value", "changed").await?;
            look(bench, "edited", &mut faults).await?;
            if width < 960 {
                page.press("Close").await?;
            }
            look(bench, "unsaved", &mut faults).await?;
            page.new_cookie().await?;
            page.fill("Name", "half").await?;
            page.fill("Domain", "elsewhere.example").await?;
            page.verdict("refused").await?;
            page.verdict_details().await?;
            look(bench, "verdict", &mut faults).await?;
            page.press("Set cookie").await?;
            page.reports("refused").await?;
            page.writes().await?;
            look(bench, "refused", &mut faults).await?;
            ensure!(faults.is_empty(), "{theme}, {width}: {faults}");
            Ok(())
        })
        .await
}

/// The other views and what lies over all: Visits, Activity, menu, keys.
async fn others(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench
        .sized((width, 800), async || {
            let mut faults = String::new();
            let page = themed(bench, theme, &["seen=1; Path=/"]).await?;
            page.follow("Visits").await?;
            page.counts(1).await?;
            look(bench, "Visits", &mut faults).await?;
            page.press("Set cookies").await?;
            page.toast().await?;
            page.press("Mask").await?;
            look(bench, "Visits, masked, with a toast", &mut faults).await?;
            page.press("Mask").await?;
            page.dismiss().await?;
            page.elsewhere("document.cookie = 'late=1; Path=/'").await?;
            page.follow("Activity").await?;
            page.says("late").await?;
            look(bench, "Activity", &mut faults).await?;
            page.open_entry("late").await?;
            look(bench, "Activity, opened", &mut faults).await?;
            page.press("Refused").await?;
            look(bench, "Activity, none of a kind", &mut faults).await?;
            page.press("All").await?;
            page.press("Clear").await?;
            look(bench, "Activity, empty", &mut faults).await?;
            page.unfold("Menu").await?;
            look(bench, "menu", &mut faults).await?;
            page.press("Keys").await?;
            look(bench, "keys", &mut faults).await?;
            ensure!(faults.is_empty(), "{theme}, {width}: {faults}");
            Ok(())
        })
        .await
}

/// The states of Inspect: nothing brought, a kept and a refused cookie, one
/// opened (a sheet where it is narrow), its stories and requests unfolded, an
/// experiment tried, masked.
async fn inspect(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench
        .sized((width, 800), async || {
            let mut faults = String::new();
            let page = themed(bench, theme, &[]).await?;
            page.follow("Inspect").await?;
            look(bench, "nothing brought", &mut faults).await?;
            let text = "Set-Cookie: a=1; Path=/\nSet-Cookie: sid=1; Path=/, b=2; SameSite=None\nnot a cookie";
            page.bring(text, "https://example.com/").await?;
            page.inspected(2).await?;
            page.press("Read and judged").await?;
            look(bench, "read", &mut faults).await?;
            page.open_inspected(1).await?;
            look(bench, "opened", &mut faults).await?;
            page.press("Ask about a request of your own").await?;
            page.put("To", "https://example.com/").await?;
            page.press("The whole story").await?;
            look(bench, "the whole story", &mut faults).await?;
            page.elsewhere("document.querySelector('.opened [aria-label=Close]').click()").await?;
            page.elsewhere("document.querySelector('.experiment').open = true").await?;
            page.press("Try it in this browser").await?;
            page.press("Mask").await?;
            look(bench, "an experiment, masked", &mut faults).await?;
            ensure!(faults.is_empty(), "{theme}, {width}: {faults}");
            Ok(())
        })
        .await
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_list_in_the_light() {
    run(async |bench| list(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_list_in_the_dark() {
    run(async |bench| list(bench, "Dark", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_list_in_360_pixels_of_light() {
    run(async |bench| list(bench, "Light", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_list_in_360_pixels_of_dark() {
    run(async |bench| list(bench, "Dark", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_panel_in_the_light() {
    run(async |bench| panel(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_panel_in_the_dark() {
    run(async |bench| panel(bench, "Dark", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_panel_in_360_pixels_of_light() {
    run(async |bench| panel(bench, "Light", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_the_panel_in_360_pixels_of_dark() {
    run(async |bench| panel(bench, "Dark", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_visits_and_activity_in_the_light() {
    run(async |bench| others(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_visits_and_activity_in_the_dark() {
    run(async |bench| others(bench, "Dark", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_visits_and_activity_in_360_pixels_of_light() {
    run(async |bench| others(bench, "Light", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_visits_and_activity_in_360_pixels_of_dark() {
    run(async |bench| others(bench, "Dark", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_inspect_in_the_light() {
    run(async |bench| inspect(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_inspect_in_the_dark() {
    run(async |bench| inspect(bench, "Dark", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_inspect_in_360_pixels_of_light() {
    run(async |bench| inspect(bench, "Light", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_state_of_inspect_in_360_pixels_of_dark() {
    run(async |bench| inspect(bench, "Dark", 360).await);
}
