//! The editor: cookies made with every attribute, changed, renamed and moved;
//! what it says beforehand and what became of it.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, SameSite};
use e2e::{Bench, FOLDER, Page, run};

async fn open<'a>(bench: &'a Bench<'_>) -> Result<Page<'a>> {
    let url = bench.secure_url(&format!("{FOLDER}#cookies"));
    bench.open_at(&url).await
}

/// Sets a cookie and waits for the report.
async fn set(page: &Page<'_>, name: &str, value: &str, outcome: &str) -> Result<String> {
    page.fill("Name", name).await?;
    page.fill("Value", value).await?;
    page.press("Set cookie").await?;
    Ok(page.reports(outcome).await?.text)
}

#[test]
fn what_is_made_over_http_is_in_the_jar_and_in_requests() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.fill("Path", "/tools").await?;
        page.fill("Domain", &bench.host).await?;
        page.fill("Max-Age", "90").await?;
        page.choose("SameSite", "Lax").await?;
        set(&page, "plain", "by http", "stored").await?;
        let kept = bench.kept_one("plain").await?;
        let now = bench
            .session
            .run("return Date.now() / 1000", vec![])
            .await?;
        let now = now.as_f64().context("the time")?;
        let left = kept.expires.context("no end")?.at as f64 - now;
        ensure!(
            kept.path == "/tools"
                && !kept.host_only
                && !kept.secure
                && (80.0..=91.0).contains(&left),
            "{left}: {kept:?}"
        );
        ensure!(kept.same_site == Some(SameSite::Lax), "{kept:?}");
        let sent = bench.sent_to("/tools/echo").await?;
        ensure!(sent.contains("plain=by http"), "sent: {sent}");
        let sent = bench.sent_to("/echo").await?;
        ensure!(!sent.contains("plain"), "sent outside its path: {sent}");
        Ok(())
    });
}

#[test]
fn an_expires_date_is_kept_to_the_second() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Expires", "2027-03-04 05:06:07Z").await?;
        page.fill("Max-Age", "").await?;
        page.choose("SameSite", "not set").await?;
        let said = set(&page, "dated", "1", "stored").await?;
        ensure!(
            said.contains("Expires=Thu, 04 Mar 2027 05:06:07 GMT"),
            "{said}"
        );
        let kept = bench.kept_one("dated").await?;
        ensure!(
            kept.expires.map(|it| it.at) == Some(1_804_136_767),
            "{kept:?}"
        );
        // Only Firefox's jar and Chromium's tell an unset SameSite apart.
        ensure!(
            bench.engine() == Engine::WebKit || kept.same_site == Some(SameSite::Unset),
            "{kept:?}"
        );
        Ok(())
    });
}

#[test]
fn a_partitioned_cookie_is_one_or_the_report_says_that_it_is_none() {
    run(async |bench| {
        let page = open(bench).await?;
        page.check("Secure", true).await?;
        page.check("Partitioned", true).await?;
        page.choose("SameSite", "None").await?;
        page.fill("Name", "apart").await?;
        page.verdict("stored").await?;
        set(&page, "apart", "1", "stored").await?;
        let kept = bench.kept_one("apart").await?;
        if bench.engine() == Engine::WebKit {
            page.says("As predicted. This browser does not know Partitioned and ignores it.")
                .await?;
            let cell = page.cell("apart", "1", "partitioned").await?;
            ensure!(cell == "no", "shown as {cell}");
        } else {
            ensure!(kept.partitioned && kept.secure, "{kept:?}");
            ensure!(kept.same_site == Some(SameSite::None), "{kept:?}");
        }
        ensure!(bench.sent_to("/echo").await?.contains("apart=1"));
        // Its removal needs the flag as well.
        page.press_in_row("apart", "1", "Delete").await?;
        page.reports("removed").await?;
        page.has_rows(0).await
    });
}

#[test]
fn secure_on_http_localhost_is_kept_or_said_to_be_refused() {
    run(async |bench| {
        bench.server.folder("localhost", FOLDER, &e2e::dist());
        let port = bench.server.address().port();
        let page = bench
            .open_at(&format!("http://localhost:{port}{FOLDER}#cookies"))
            .await?;
        page.fill("Name", "local_secure").await?;
        page.check("Secure", true).await?;
        if bench.engine() == Engine::WebKit {
            page.verdict("refused").await?;
            page.press("Set cookie").await?;
            page.reports("refused").await?;
            let why = "only secure pages may write Secure cookies";
            page.says(&format!(
                "after the write. The cookie is Secure, but the page is not on https: {why}"
            ))
            .await?;
            page.says("Predicted: refused. As predicted.").await?;
            return page.holds(&[]).await;
        }
        page.verdict("stored").await?;
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        let kept = bench.session.cookies_here().await?;
        ensure!(
            kept.iter().any(|it| it.name == "local_secure" && it.secure),
            "{kept:?}"
        );
        // Other tests may be at this host as well.
        page.press_in_row("local_secure", "", "Delete").await?;
        page.reports("removed").await?;
        Ok(())
    });
}

#[test]
fn an_edit_in_place_keeps_every_attribute_that_is_known() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Path", "/tools").await?;
        page.fill("Max-Age", "1 h").await?;
        page.choose("SameSite", "Strict").await?;
        page.check("Secure", true).await?;
        set(&page, "kept", "before", "stored").await?;
        let before = bench.kept_one("kept").await?;
        page.press_in_row("kept", "before", "Edit").await?;
        page.fill("Value", "after").await?;
        page.press("Set cookie").await?;
        page.reports("replaced").await?;
        let after = bench.kept_one("kept").await?;
        ensure!(
            after.value == "after"
                && (&after.path, after.secure, after.same_site)
                    == (&before.path, before.secure, before.same_site),
            "{before:?} became {after:?}"
        );
        let end = |expires: Option<browsers::Expiry>| expires.map_or(0, |it| it.at);
        ensure!(
            end(after.expires).abs_diff(end(before.expires)) <= 1,
            "{before:?} became {after:?}"
        );
        Ok(())
    });
}

#[test]
fn another_path_moves_a_cookie_of_ours() {
    run(async |bench| {
        let page = open(bench).await?;
        set(&page, "moving", "van", "stored").await?;
        page.press_in_row("moving", "van", "Edit").await?;
        page.fill("Path", "/tools").await?;
        page.press("Set cookie").await?;
        page.reports("removed").await?;
        page.has_rows(1).await?;
        let kept = bench.kept_one("moving").await?;
        ensure!(kept.path == "/tools" && kept.value == "van", "{kept:?}");
        // And another domain: from this host alone to those below it as well.
        page.press_in_row("moving", "van", "Edit").await?;
        page.fill("Domain", &bench.host).await?;
        page.press("Set cookie").await?;
        page.until("it moved", Duration::from_secs(3), async || {
            let kept = bench.kept("moving").await?;
            Ok((kept.len() == 1 && !kept[0].host_only).then_some(()))
        })
        .await
    });
}

#[test]
fn what_stays_behind_after_a_change_of_path_is_said() {
    run(async |bench| {
        // Over http no engine tells where it lies.
        bench.write("stray=cat; Path=/tools/cookies").await?;
        let page = bench.open("#cookies").await?;
        page.press_in_row("stray", "cat", "Edit").await?;
        page.fill("Path", "/tools").await?;
        page.press("Set cookie").await?;
        page.has_rows(2).await?;
        let said = page.status().await?;
        ensure!(
            said.text.contains("still") || said.text.contains("stayed"),
            "nothing of the one that stayed: {said:?}"
        );
        Ok(())
    });
}

#[test]
fn a_duplicate_is_made_beside_the_first() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Max-Age", "1 h").await?;
        set(&page, "first", "same", "stored").await?;
        page.press_in_row("first", "same", "Duplicate").await?;
        ensure!(page.text().await?.contains("New cookie"));
        ensure!(page.focus().await? == "name", "{}", page.focus().await?);
        set(&page, "second", "same", "stored").await?;
        page.holds(&["first=same", "second=same"]).await?;
        let (first, second) = (
            bench.kept_one("first").await?,
            bench.kept_one("second").await?,
        );
        let end = |expires: Option<browsers::Expiry>| expires.map_or(0, |it| it.at);
        ensure!(
            end(first.expires).abs_diff(end(second.expires)) <= 1,
            "{first:?} and {second:?}"
        );
        Ok(())
    });
}

#[test]
fn presets_fill_in_what_they_are_called_after() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "preset").await?;
        for (preset, part) in [
            ("For a year", "Max-Age=31536000"),
            ("Gone in a minute", "Max-Age=60"),
            (
                "__Host-, done right",
                "__Host-preset=; Path=/; SameSite=Lax; Secure",
            ),
        ] {
            page.press(preset).await?;
            let line = page.shown("line").await?;
            ensure!(line.contains(part), "{preset}: {line}");
        }
        page.verdict("stored").await?;
        page.press("For this session").await?;
        ensure!(!page.shown("line").await?.contains("Max-Age"));
        page.press("Set cookie").await?;
        page.reports("stored").await?;
        let kept = bench.kept_one("__Host-preset").await?;
        ensure!(
            kept.secure && kept.path == "/" && kept.host_only,
            "{kept:?}"
        );
        Ok(())
    });
}

#[test]
fn the_line_its_bytes_and_every_engine_follow_the_keys() {
    run(async |bench| {
        let page = open(bench).await?;
        page.fill("Name", "n").await?;
        page.fill("Value", "12345").await?;
        ensure!(page.shown("line").await? == "n=12345; Path=/; SameSite=Lax");
        ensure!(page.text().await?.contains("6 bytes of the 4,096"));
        page.fill("Value", "a;b").await?;
        page.choose("Encoding", "quoted").await?;
        ensure!(page.shown("line").await?.starts_with(r#"n="a\073b""#));
        page.choose("Encoding", "percent").await?;
        ensure!(page.shown("line").await?.starts_with("n=a%3Bb;"));
        page.choose("SameSite", "None").await?;
        page.press("What other browsers would do").await?;
        page.until("all engines speak", Duration::from_secs(3), async || {
            let text = page.text().await?;
            let all = ["Chromium: ", "Firefox: ", "WebKitGTK: "];
            Ok(all.iter().all(|it| text.contains(it)).then_some(()))
        })
        .await
    });
}

#[test]
fn a_write_that_will_be_refused_may_be_tried_and_stands_beside_the_prediction() {
    run(async |bench| {
        let page = open(bench).await?;
        let domain = "elsewhere.example";
        page.fill("Name", "tried").await?;
        page.fill("Domain", domain).await?;
        page.verdict("refused").await?;
        page.press("Set cookie").await?;
        page.reports("refused").await?;
        page.until("both are shown", Duration::from_secs(3), async || {
            let text = page.text().await?;
            Ok(text
                .contains("Predicted: refused. As predicted.")
                .then_some(()))
        })
        .await
    });
}

/// Of the engines here only Chromium shows a script that its write over an
/// `HttpOnly` cookie came to nothing.
#[test]
fn a_refusal_that_was_not_foreseen_is_said_to_be_one() {
    run(async |bench| {
        bench.receive(&["unseen=1; Path=/; HttpOnly"]).await?;
        let page = bench.open("#cookies").await?;
        page.fill("Name", "unseen").await?;
        page.verdict("stored").await?;
        page.press("Set cookie").await?;
        if bench.engine() != Engine::Chromium {
            return Ok(());
        }
        page.reports("refused").await?;
        page.until(
            "the difference is told",
            Duration::from_secs(3),
            async || {
                let text = page.text().await?;
                let told = text.contains("Predicted: stored.") && text.contains("HttpOnly");
                Ok(told.then_some(()))
            },
        )
        .await
    });
}
