//! The theme: a choice, and the only cookie of the shell.

use anyhow::{Result, ensure};
use e2e::{Page, run};

/// The theme that the header's menu shows as chosen.
async fn chosen(page: &Page<'_>) -> Result<String> {
    page.unfold("Menu").await?;
    let theme = page.chosen("Theme").await?;
    page.fold("Menu").await?;
    Ok(theme)
}

#[test]
fn the_theme_is_kept_once_it_is_chosen() {
    run(async |bench| {
        bench.write("theme=someone else's; Path=/").await?;
        bench.write("cookie_workbench=theirs; Path=/").await?;
        let page = bench.open("#cookies").await?;
        ensure!(chosen(&page).await? == "System");
        let before = page.cookies().await?;
        ensure!(
            !before.contains("cookie_workbench_theme"),
            "unasked: {before}"
        );

        page.theme("Dark").await?;
        page.has_row("cookie_workbench_theme", "dark").await?;
        let background = "return getComputedStyle(document.documentElement).colorScheme";
        let scheme = bench.session.run(background, vec![]).await?;
        ensure!(scheme == "dark", "the page is {scheme}");
        bench.session.refresh().await?;
        page.started().await?;
        ensure!(chosen(&page).await? == "Dark");

        page.theme("Light").await?;
        page.has_row("cookie_workbench_theme", "light").await?;
        page.theme("System").await?;
        let after = page.cookies().await?;
        for foreign in ["theme=someone else's", "cookie_workbench=theirs"] {
            ensure!(
                after.split("; ").any(|pair| pair == foreign),
                "{foreign} is not in {after}"
            );
        }
        Ok(())
    });
}
