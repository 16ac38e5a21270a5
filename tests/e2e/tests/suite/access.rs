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

async fn themed(bench: &Bench<'_>, theme: &str) -> Result<()> {
    bench.write("brief=1; Path=/").await?;
    bench.write("quoted=\"a b\"; Path=/; Max-Age=900").await?;
    let page = bench.open("").await?;
    page.choose("Theme", theme).await?;
    for view in ["Visits", "Cookies", "Activity"] {
        page.follow(view).await?;
        if view == "Cookies" {
            page.fill("Name", "half").await?;
            page.choose("SameSite", "None").await?;
            page.press("What other browsers would do").await?;
        }
        let found = violations(bench).await?;
        ensure!(found.is_empty(), "{view}, {theme}: {found}");
    }
    Ok(())
}

#[test]
fn axe_finds_nothing_wrong_with_any_view_in_the_light() {
    run(async |bench| themed(bench, "Light").await);
}

#[test]
fn axe_finds_nothing_wrong_with_any_view_in_the_dark() {
    run(async |bench| themed(bench, "Dark").await);
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
