//! The form: cookies made with every attribute, changed, renamed and moved;
//! what it says beforehand and what became of it.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, SameSite};
use e2e::{FOLDER, Page, run};

/// Sets a cookie, waits for its outcome, and returns the line.
async fn set(page: &Page<'_>, name: &str, value: &str, outcome: &str) -> Result<String> {
    page.set(name, value).await?;
    page.reports(outcome).await?;
    page.line_written().await
}

#[test]
fn what_is_made_over_http_is_in_the_jar_and_in_requests() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Path", "/tools").await?;
        page.fill("Domain", &bench.host).await?;
        page.fill("Max-Age", "90").await?;
        page.choose("SameSite", "Lax").await?;
        set(&page, "plain", "by http", "stored").await?;
        let kept = bench.kept_one("plain").await?;
        let now = page.elsewhere("return Date.now() / 1000").await?;
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
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Expires", "2027-03-04 05:06:07Z").await?;
        page.fill("Max-Age", "").await?;
        page.choose("SameSite", "not set").await?;
        let line = set(&page, "dated", "1", "stored").await?;
        ensure!(
            line.contains("Expires=Thu, 04 Mar 2027 05:06:07 GMT"),
            "{line}"
        );
        page.reports_words("4 Mar 2027").await?;
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
fn a_partitioned_cookie_is_one_or_the_toast_says_that_it_is_none() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.check("Secure", true).await?;
        page.check("Partitioned", true).await?;
        page.choose("SameSite", "None").await?;
        page.fill("Name", "apart").await?;
        page.verdict("stored").await?;
        set(&page, "apart", "1", "stored").await?;
        let kept = bench.kept_one("apart").await?;
        if bench.engine() == Engine::WebKit {
            page.reports_words("This browser does not know Partitioned and ignores it.")
                .await?;
            page.open_row("apart", "1").await?;
            ensure!(page.attribute("Partitioned").await? == "no");
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
        page.new_cookie().await?;
        page.fill("Name", "local_secure").await?;
        page.check("Secure", true).await?;
        if bench.engine() == Engine::WebKit {
            page.verdict("refused").await?;
            page.press("Set cookie").await?;
            page.reports("refused").await?;
            let toast = page
                .reports_words("The cookie is Secure, but the page is not on https")
                .await?;
            ensure!(!toast.text.contains("foretold"), "as foretold: {toast:?}");
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

fn end(expires: Option<browsers::Expiry>) -> i64 {
    expires.map_or(0, |it| it.at)
}

#[test]
fn an_edit_in_place_keeps_every_attribute_that_is_known() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Path", "/tools").await?;
        page.fill("Max-Age", "1 h").await?;
        page.choose("SameSite", "Strict").await?;
        page.check("Secure", true).await?;
        set(&page, "kept", "before", "stored").await?;
        let before = bench.kept_one("kept").await?;
        page.edit("kept", "before").await?;
        // What is not as usual is unfolded by itself.
        ensure!(page.is("More", "aria-expanded").await?, "Path is folded");
        ensure!(page.value("Path").await? == "/tools");
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
        let page = bench.open_secure("#cookies").await?;
        set(&page, "moving", "van", "stored").await?;
        page.edit("moving", "van").await?;
        page.fill("Path", "/tools").await?;
        page.press("Set cookie").await?;
        page.until("it moved", Duration::from_secs(3), async || {
            let kept = bench.kept("moving").await?;
            Ok((kept.len() == 1 && kept[0].path == "/tools").then_some(()))
        })
        .await?;
        page.has_rows(1).await?;
        let kept = bench.kept_one("moving").await?;
        ensure!(kept.value == "van", "{kept:?}");
        // And another domain: from this host alone to those below it as well.
        page.edit("moving", "van").await?;
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
        page.edit("stray", "cat").await?;
        page.fill("Path", "/tools").await?;
        page.press("Set cookie").await?;
        page.has_rows(2).await?;
        let toast = page.toast().await?;
        ensure!(
            ["still", "stayed", "remains", "Still"]
                .iter()
                .any(|word| toast.text.contains(word)),
            "nothing of the one that stayed: {toast:?}"
        );
        Ok(())
    });
}

/// An edit that the browser does not take at its new place or under its new
/// name loses nothing of the old.
#[test]
fn a_refused_move_or_rename_keeps_the_cookie_that_was_edited() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        set(&page, "kept", "dear", "stored").await?;
        page.edit("kept", "dear").await?;
        page.fill("Domain", "elsewhere.example").await?;
        page.verdict("refused").await?;
        page.press("Set cookie").await?;
        page.toast().await?;
        page.holds(&["kept=dear"])
            .await
            .context("refused at its new domain")?;
        if bench.engine() == Engine::WebKit {
            // It keeps whatever name is asked of it.
            return Ok(());
        }
        page.edit("kept", "dear").await?;
        page.fill("Domain", "").await?;
        page.fill("Name", "__Host-kept").await?;
        page.press("Set cookie").await?;
        page.reports("refused").await?;
        page.holds(&["kept=dear"])
            .await
            .context("refused under its new name")
    });
}

#[test]
fn a_duplicate_is_made_beside_the_first() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Max-Age", "1 h").await?;
        set(&page, "first", "same", "stored").await?;
        page.open_row("first", "same").await?;
        page.press("Duplicate").await?;
        page.panel("New cookie").await?;
        page.is_focused("Name").await?;
        page.fill("Name", "second").await?;
        page.press("Set cookie").await?;
        page.holds(&["first=same", "second=same"]).await?;
        let (first, second) = (
            bench.kept_one("first").await?,
            bench.kept_one("second").await?,
        );
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
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "preset").await?;
        page.unfold("More").await?;
        for (preset, part) in [
            ("For a year", "Max-Age=31536000"),
            ("Gone in a minute", "Max-Age=60"),
            (
                "__Host-, done right",
                "__Host-preset=; Path=/; SameSite=Lax; Secure",
            ),
        ] {
            page.press(preset).await?;
            page.shows_part("line", part).await?;
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
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "n").await?;
        page.fill("Value", "12345").await?;
        page.shows("line", "n=12345; Path=/; SameSite=Lax").await?;
        page.says("6 bytes of 4,096").await?;
        page.fill("Value", "a;b").await?;
        page.choose("Encoding", "quoted").await?;
        page.shows_part("line", r#"n="a\073b""#).await?;
        page.choose("Encoding", "percent").await?;
        page.shows_part("line", "n=a%3Bb;").await?;
        page.choose("SameSite", "None").await?;
        // One chip for each engine, each with its own rules.
        page.verdict_of(Engine::Chromium, "refused").await?;
        page.verdict_of(Engine::WebKit, "stored").await?;
        let chips = "return [...document.querySelectorAll('[data-testid=verdict]')]
            .map(it => it.dataset.engine).sort().join()";
        let chips = page.elsewhere(chips).await?;
        ensure!(chips == "chromium,firefox,webkitgtk", "{chips}");
        Ok(())
    });
}

#[test]
fn a_verdict_opens_to_rule_section_suggestion_and_assumptions() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "__Secure-id").await?;
        page.verdict_of(Engine::Chromium, "refused").await?;
        let chip = "document.querySelector('[data-testid=verdict][data-engine=chromium]')";
        let expanded = format!("return {chip}.getAttribute('aria-expanded')");
        ensure!(page.elsewhere(&expanded).await? == "false");
        page.elsewhere(&format!("{chip}.click()")).await?;
        let details = page.shown("verdict-details").await?;
        ensure!(page.elsewhere(&expanded).await? == "true");
        for part in ["Secure", "6265bis"] {
            ensure!(details.contains(part), "no {part}: {details}");
        }
        page.press("Apply suggestion").await?;
        page.verdict_of(Engine::Chromium, "stored").await?;
        page.shows_part("line", "; Secure").await?;
        page.elsewhere(&format!("{chip}.click()")).await?;
        Ok(())
    });
}

#[test]
fn a_write_that_will_be_refused_may_be_tried_and_a_right_forecast_goes_without_saying() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "tried").await?;
        page.fill("Domain", "elsewhere.example").await?;
        page.verdict("refused").await?;
        page.press("Set cookie").await?;
        let toast = page.reports("refused").await?;
        ensure!(toast.text.contains("elsewhere.example"), "{toast:?}");
        for word in ["foretold", "redicted"] {
            ensure!(!toast.text.contains(word), "{toast:?}");
        }
        Ok(())
    });
}

/// Of the engines here only Chromium shows a script that its write over an
/// `HttpOnly` cookie came to nothing.
#[test]
fn a_refusal_that_was_not_foreseen_is_said_to_be_one() {
    run(async |bench| {
        bench.receive(&["unseen=1; Path=/; HttpOnly"]).await?;
        let page = bench.open("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "unseen").await?;
        page.verdict("stored").await?;
        page.press("Set cookie").await?;
        if bench.engine() != Engine::Chromium {
            return Ok(());
        }
        page.reports("refused").await?;
        let toast = page.reports_words("foretold “stored”").await?;
        ensure!(
            toast.text.contains("HttpOnly unseen") && toast.text.contains("may be blocked"),
            "{toast:?}"
        );
        Ok(())
    });
}

#[test]
fn control_and_enter_set_from_any_field_and_escape_closes_the_edit() {
    run(async |bench| {
        bench.write("edited=1; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        page.edit("edited", "1").await?;
        page.fill("Value", "2").await?;
        page.elsewhere("labelled('Value').focus()").await?;
        // Control, held while Enter is pressed, then let go.
        page.keys("\u{e009}\u{e007}\u{e000}").await?;
        page.holds(&["edited=2"]).await?;
        page.edit("edited", "2").await?;
        page.press("Cancel").await?;
        page.until("the form is closed", Duration::from_secs(3), async || {
            let heading = "return words(testid('panel')?.querySelector('h2')?.textContent)";
            Ok((page.elsewhere(heading).await? != "Edit edited").then_some(()))
        })
        .await
    });
}
