//! What everybody needs: names, roles, contrast, as axe-core finds them; and
//! the keyboard.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::thirtyfour::Key;
use e2e::{Bench, FOLDER, run};

/// What axe-core finds wrong with the page as it stands.
async fn violations(bench: &Bench<'_>) -> Result<String> {
    let axe = std::env::var_os("COOKIE_WORKBENCH_AXE").context("COOKIE_WORKBENCH_AXE")?;
    let axe = std::fs::read_to_string(axe)?;
    let script = format!(
        "{axe};
         const done = arguments[arguments.length - 1];
         window.axe.run().then(found => done([found.passes.length,
             found.violations.map(each => each.id + ': '
                 + each.nodes.map(node => node.html).join(' | ')).join('\\n')]),
             error => done([0, String(error)]));"
    );
    let found = bench.session.run_async(&script, vec![]).await?;
    let passed = found[0].as_u64().unwrap_or_default();
    ensure!(passed > 10, "axe-core looked at {passed} things: {found}");
    Ok(found[1].as_str().context("what it found")?.to_owned())
}

/// Looks at every view in a theme and a width: empty, in use, after a refusal,
/// masked, and under the list of keys.
async fn themed(bench: &Bench<'_>, theme: &str, width: u32) -> Result<()> {
    bench.session.viewport(width, 800).await?;
    let looked: Result<()> = async {
        let nothing = async |what: &str| {
            let found = violations(bench).await?;
            ensure!(found.is_empty(), "{what}, {theme}, {width}: {found}");
            anyhow::Ok(())
        };
        let page = bench.open("#cookies").await?;
        page.choose("Theme", theme).await?;
        page.press_in_row("cookie_workbench_theme", "", "Delete")
            .await?;
        page.has_rows(0).await?;
        nothing("Cookies, empty").await?;
        bench.write("brief=1; Path=/").await?;
        bench.write("quoted=\"a b\"; Path=/; Max-Age=900").await?;
        let page = bench.open("").await?;
        page.choose("Theme", theme).await?;
        for view in ["Visits", "Cookies", "Activity"] {
            page.follow(view).await?;
            if view == "Cookies" {
                page.fill("Name", "half").await?;
                page.fill("Domain", "elsewhere.example").await?;
                page.press("What other browsers would do").await?;
                page.verdict("refused").await?;
                page.press("Set cookie").await?;
                page.reports("refused").await?;
                page.mark("brief", "1").await?;
                page.press("Mask values").await?;
            }
            nothing(view).await?;
        }
        page.press("Keys").await?;
        nothing("Keys").await
    }
    .await;
    bench.session.viewport(1280, 900).await?;
    looked
}

#[test]
fn axe_finds_nothing_wrong_with_any_view_in_the_light() {
    run(async |bench| themed(bench, "Light", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_view_in_the_dark() {
    run(async |bench| themed(bench, "Dark", 1280).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_view_in_360_pixels_of_light() {
    run(async |bench| themed(bench, "Light", 360).await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_view_in_360_pixels_of_dark() {
    run(async |bench| themed(bench, "Dark", 360).await);
}

#[test]
fn no_view_in_use_is_wider_than_360_pixels() {
    run(async |bench| {
        bench
            .write(&format!("{}={}; Path=/", "n".repeat(60), "v".repeat(300)))
            .await?;
        bench.session.viewport(360, 740).await?;
        let looked: Result<()> = async {
            let page = bench.open("#cookies").await?;
            page.fill("Name", &"long".repeat(20)).await?;
            page.fill("Domain", "elsewhere.example").await?;
            page.press("Set cookie").await?;
            page.press("What other browsers would do").await?;
            for view in ["Cookies", "Activity", "Visits"] {
                page.follow(view).await?;
                let over = "return [...document.querySelectorAll('body *')]
                    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && it.checkVisibility()
                        && !it.closest('.visually-hidden, pre, code, .table-card'))
                    .map(it => it.outerHTML.slice(0, 80)).slice(0, 3).join(' and ')
                    + (document.documentElement.scrollWidth > innerWidth ? ', scrolls' : '')";
                let over = page.elsewhere(over).await?;
                ensure!(over == "", "{view}: {over}");
            }
            Ok(())
        }
        .await;
        bench.session.viewport(1280, 900).await?;
        looked
    });
}

async fn type_keys(bench: &Bench<'_>, keys: &str) -> Result<()> {
    let active = bench.session.active_element().await?;
    active.send_keys(keys).await?;
    Ok(())
}

#[test]
fn a_cookie_is_made_masked_and_undone_by_keyboard_alone() {
    run(async |bench| {
        let page = bench
            .open_at(&bench.secure_url(&format!("{FOLDER}#visits")))
            .await?;
        type_keys(bench, "c").await?;
        page.until("the editor is there", Duration::from_secs(3), async || {
            Ok(page.text().await?.contains("New cookie").then_some(()))
        })
        .await?;
        type_keys(bench, "n").await?;
        type_keys(bench, "typed").await?;
        type_keys(bench, &char::from(Key::Tab).to_string()).await?;
        type_keys(bench, "by hand").await?;
        ensure!(page.value("Name").await? == "typed");
        ensure!(page.value("Value").await? == "by hand");
        // Enter in a field of one line sends the form.
        page.elsewhere("labelled('Name').focus()").await?;
        type_keys(bench, &char::from(Key::Enter).to_string()).await?;
        page.reports("stored").await?;
        page.has_row("typed", "by hand").await?;
        page.elsewhere("document.activeElement.blur()").await?;
        type_keys(bench, "m").await?;
        page.has_row("typed", "•").await?;
        type_keys(bench, "u").await?;
        page.until("it is undone", Duration::from_secs(3), async || {
            Ok((!page.cookies().await?.contains("typed")).then_some(()))
        })
        .await
    });
}
