//! What a person asked of the browser: less motion, colours of their own. Only
//! Chromium's protocol can ask for it within a session.

use anyhow::{Result, ensure};
use browsers::{ColorScheme, Engine};
use e2e::run;
use serde_json::json;

#[test]
fn with_reduced_motion_nothing_moves() {
    run(async |bench| {
        if bench.engine() != Engine::Chromium {
            // Only its protocol can ask for it within a session.
            return Ok(());
        }
        let features =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        bench
            .session
            .devtools("Emulation.setEmulatedMedia", features)
            .await?;
        let looked: Result<()> = async {
            let page = bench.open_secure("#cookies").await?;
            page.elsewhere(
                "window.moved = [];
                 for (const kind of ['animationstart', 'transitionrun'])
                     addEventListener(kind, it => moved.push(`${kind} of ${it.target.outerHTML.slice(0, 60)}`), true);",
            )
            .await?;
            page.set("new", "1").await?;
            page.reports("stored").await?;
            page.open_row("new", "").await?;
            page.hover("rowOf('new').querySelector('th')").await?;
            page.unfold("Menu").await?;
            page.fold("Menu").await?;
            page.follow("Activity").await?;
            let moved = page.elsewhere("return moved.join(' and ')").await?;
            ensure!(moved == "", "{moved}");
            Ok(())
        }
        .await;
        bench.session.prefer(ColorScheme::Light).await?;
        looked
    });
}

#[test]
fn forced_colours_keep_signs_and_borders() {
    run(async |bench| {
        if bench.engine() != Engine::Chromium {
            return Ok(());
        }
        let features = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        bench
            .session
            .devtools("Emulation.setEmulatedMedia", features)
            .await?;
        let looked: Result<()> = async {
            let page = bench.open_secure("#cookies").await?;
            page.set("seen", "1").await?;
            let toast = page.reports("stored").await?;
            ensure!(toast.text.contains('✓'), "no sign: {toast:?}");
            let bordered = "
                const has = it => parseFloat(getComputedStyle(it).borderTopWidth) > 0
                    && getComputedStyle(it).borderTopStyle !== 'none';
                return [button('Set cookie'), labelled('Name'), testid('toast')].filter(it => !has(it))
                    .map(it => it.outerHTML.slice(0, 60)).join(' and ');";
            let bordered = page.elsewhere(bordered).await?;
            ensure!(bordered == "", "without a border: {bordered}");
            Ok(())
        }
        .await;
        bench.session.prefer(ColorScheme::Light).await?;
        looked
    });
}
