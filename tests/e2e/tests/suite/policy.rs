//! The policy of the built page: it is strict, it holds, and no view meets it.
//! After every test of the suite a violation fails it (`e2e::run`); here the
//! ways to notice one are tried themselves.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Bench, run};
use serde_json::json;

/// What the policy is to forbid.
const FORBIDDEN: [&str; 6] = [
    // Text as a script.
    "const script = document.createElement('script');
     script.textContent = 'ran = 1';
     document.head.append(script)",
    "document.body.setAttribute('onclick', 'ran = 1')",
    "document.createElement('div').innerHTML = '<script>ran = 1</script>'",
    // What is not of the page's own folder.
    "new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='",
    "fetch('data:text/plain,out').catch(() => {})",
    "const style = document.createElement('style');
     style.textContent = 'p { color: red }';
     document.head.append(style)",
];

#[test]
fn the_policy_is_strict() {
    run(async |bench| {
        bench.open("").await?.counts(1).await?;
        let script = "return document.querySelector('meta[http-equiv=\"Content-Security-Policy\" i]')?.content";
        let policy = bench.session.run(script, vec![]).await?;
        let policy = policy.as_str().context("no policy in the page")?;
        for loose in [
            "'unsafe-inline'",
            "'unsafe-eval'",
            "data:",
            "*",
            "http:",
            "https:",
        ] {
            ensure!(
                !policy.split([' ', ';']).any(|word| word == loose),
                "{loose}: {policy}"
            );
        }
        ensure!(policy.contains("default-src 'none'"), "{policy}");
        ensure!(
            policy.contains("require-trusted-types-for 'script'"),
            "{policy}"
        );
        Ok(())
    });
}

/// Tries something in the page; whether it threw.
async fn attempt(bench: &Bench<'_>, script: &str) -> Result<bool> {
    // As a function, because the driver's own wrapping is no part of the page.
    let script =
        format!("try {{ (() => {{ {script} }})(); return false; }} catch {{ return true; }}");
    Ok(bench.session.run(&script, vec![]).await? == true)
}

#[test]
fn what_the_policy_forbids_is_noticed_in_every_engine() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        ensure!(
            bench.violations().await?.is_empty(),
            "before anything is tried"
        );
        for script in FORBIDDEN {
            attempt(bench, script).await?;
            page.until(script, Duration::from_secs(3), async || {
                Ok((!bench.violations().await?.is_empty()).then_some(()))
            })
            .await?;
        }
        let ran = bench
            .session
            .run("return window.ran ?? null", vec![])
            .await?;
        ensure!(ran.is_null(), "markup ran");
        Ok(())
    });
}

#[test]
fn text_becomes_plain_markup_only() {
    run(async |bench| {
        bench.open("").await?.counts(1).await?;
        let assign = |markup: &str| {
            let markup = json!(markup);
            format!("document.createElement('div').innerHTML = {markup}")
        };
        ensure!(
            !attempt(bench, &assign("<p class=quiet>Plain</p>")).await?,
            "plain markup"
        );
        for markup in [
            "<script>ran = 1</script>",
            "<img src=x onerror='ran = 1'>",
            "<svg/onload='ran = 1'>",
            "<a href='javascript:ran = 1'>x</a>",
            "<iframe srcdoc='x'></iframe>",
        ] {
            ensure!(attempt(bench, &assign(markup)).await?, "taken: {markup}");
        }
        bench.session.console().await?;
        Ok(())
    });
}
