//! A rewrite of the same value: proven where the browser shows when a cookie
//! ends, and else said plainly, in no colour of warning.

use std::time::Duration;

use anyhow::{Result, ensure};
use browsers::Engine;
use e2e::{Bench, Page, run};

/// Ends are compared by the second.
const A_SECOND: Duration = Duration::from_millis(1100);

async fn rewritten(page: &Page<'_>) -> Result<()> {
    page.new_cookie().await?;
    page.fill("Max-Age", "1 h").await?;
    page.set("sid", "same").await?;
    page.reports("stored").await?;
    page.new_cookie().await?;
    page.fill("Max-Age", "1 year").await?;
    page.set("sid", "same").await
}

#[test]
fn a_longer_life_of_the_same_value_is_renewed_where_that_can_be_proven() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        rewritten(&page).await?;
        if bench.engine() == Engine::Chromium {
            let toast = page.reports("renewed").await?;
            ensure!(
                toast.text.contains("Renewed.")
                    && toast.text.contains("ame value")
                    && toast.text.contains("it now lasts until")
                    && toast.text.contains('↻')
                    && toast.tone == "plain",
                "{toast:?}"
            );
        } else {
            let toast = page.reports_words("Same value as before").await?;
            ensure!(
                toast.text.contains("normal when a value does not change") && toast.tone == "plain",
                "{toast:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn over_http_the_sentence_is_plain_in_every_engine() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        rewritten(&page).await?;
        let toast = page.reports_words("Same value as before").await?;
        ensure!(
            toast.text.contains("normal when a value does not change") && toast.tone == "plain",
            "{toast:?}"
        );
        Ok(())
    });
}

/// Opens the report's three lines, and returns their outcomes and tones.
async fn report(page: &Page<'_>) -> Result<(String, String)> {
    page.shown("visit-report").await?;
    let script = "
        const head = testid('visit-report');
        const report = head.closest('details, section') ?? head;
        if (!report.open) head.click();
        const all = [report, ...report.querySelectorAll('*')];
        return [words(report.innerText), all.map(it => it.dataset.outcome ?? '').filter(Boolean).join(),
            all.map(it => it.dataset.tone ?? '').filter(Boolean).join()];";
    page.elsewhere(script).await?;
    let report = page.elsewhere(script).await?;
    let text = |at: usize| report[at].as_str().unwrap_or_default().to_owned();
    Ok((format!("{} ({})", text(0), text(1)), text(2)))
}

async fn five_loads(bench: &Bench<'_>) -> Result<()> {
    let page = bench.open_secure("").await?;
    for visit in 2..=5 {
        tokio::time::sleep(A_SECOND).await;
        bench.session.refresh().await?;
        page.started().await?;
        page.counts(visit).await?;
        let (text, tones) = report(&page).await?;
        ensure!(
            !tones.contains("changed") && !tones.contains("bad"),
            "visit {visit} is amber: {text}, {tones}"
        );
        for word in ["indeterminate", "cannot tell"] {
            ensure!(!text.contains(&format!("{word} ")), "{text}");
        }
        // The message of the second visit is the first's successor; then it stays.
        if visit > 2 {
            ensure!(
                text.contains("message the same") || text.contains("message renewed"),
                "{text}"
            );
            if bench.engine() == Engine::Chromium {
                ensure!(text.contains("enewed"), "not renewed: {text}");
            } else {
                ensure!(!text.contains("enewed"), "renewed, without proof: {text}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_reload_renews_the_message_of_visits_and_nothing_is_amber() {
    run(async |bench| five_loads(bench).await);
}
