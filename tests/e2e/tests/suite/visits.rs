//! Visits: counting, greeting, and saying what is wrong.

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Request, SameSite};
use e2e::{Bench, FOLDER, run};

const COOKIES: [&str; 3] = ["visit_count", "visitor_message", "visit_history"];
/// 400 days, in seconds.
const LIFETIME: i64 = 400 * 24 * 3600;

#[test]
fn the_first_load_welcomes_and_a_reload_thanks() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        bench.session.refresh().await?;
        page.started().await?;
        page.counts(2).await
    });
}

#[test]
fn three_cookies_are_written_for_the_whole_host_and_400_days() {
    run(async |bench| {
        bench.open("").await?.counts(1).await?;
        let now = bench
            .session
            .run("return Math.floor(Date.now() / 1000)", vec![])
            .await?;
        let now = now.as_i64().unwrap_or_default();
        let kept = bench.session.cookies_here().await?;
        ensure!(kept.len() == 3, "not three cookies: {kept:#?}");
        for name in COOKIES {
            let cookie = kept.iter().find(|cookie| cookie.name == name);
            let Some(cookie) = cookie else {
                anyhow::bail!("no {name}: {kept:#?}")
            };
            ensure!(cookie.path == "/" && cookie.host_only, "{cookie:?}");
            ensure!(cookie.same_site == Some(SameSite::Lax), "{cookie:?}");
            let left = cookie.expires.map_or(0, |expiry| expiry.at - now);
            ensure!((left - LIFETIME).abs() <= 10, "{name} lives {left} s");
            ensure!(cookie.name.len() + cookie.value.len() <= 400, "{cookie:?}");
        }
        let message = kept.iter().find(|cookie| cookie.name == "visitor_message");
        let quoted = "\"Welcome for the first time\"";
        ensure!(
            message.is_some_and(|cookie| cookie.value == quoted),
            "{message:?}"
        );
        Ok(())
    });
}

#[test]
fn a_count_that_is_no_number_is_named_and_starts_again() {
    run(async |bench| {
        bench.write("visit_count=banana; Path=/").await?;
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.notes("banana").await?;
        bench.session.refresh().await?;
        page.counts(2).await?;
        ensure!(
            !page.text().await?.contains("banana"),
            "mended, and still spoken of"
        );
        Ok(())
    });
}

#[test]
fn nonsense_in_message_and_history_is_mended() {
    run(async |bench| {
        bench.write("visit_count=4; Path=/").await?;
        bench.write("visitor_message=kumquat; Path=/").await?;
        bench.write("visit_history=plantain; Path=/").await?;
        let page = bench.open("").await?;
        page.counts(5).await?;
        let text = page.text().await?;
        ensure!(
            text.contains("kumquat") && text.contains("plantain"),
            "not both are named"
        );
        let kept = page.cookies().await?;
        ensure!(
            !kept.contains("kumquat") && !kept.contains("plantain"),
            "not mended: {kept}"
        );
        Ok(())
    });
}

#[test]
fn the_largest_count_stays_and_is_spoken_of() {
    run(async |bench| {
        bench.write("visit_count=9007199254740991; Path=/").await?;
        let page = bench.open("").await?;
        page.shows("visit-count", "9007199254740991").await?;
        ensure!(
            page.text().await?.contains("2^53"),
            "the page does not say why"
        );
        bench.write("visit_count=9007199254740992; Path=/").await?;
        bench.open("").await?.counts(1).await
    });
}

#[test]
fn opened_elsewhere_nothing_is_written_until_visits_is_shown() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.press("Read cookie").await?;
        ensure!(
            page.cookies().await?.is_empty(),
            "written: {}",
            page.cookies().await?
        );
        page.follow("Visits").await?;
        page.counts(1).await
    });
}

#[test]
fn leaving_and_returning_in_one_load_counts_once() {
    run(async |bench| {
        let page = bench.open("#visits").await?;
        page.counts(1).await?;
        for _ in 0..2 {
            page.follow("Cookies").await?;
            page.has_row("visit_count", "1").await?;
            page.follow("Visits").await?;
            page.counts(1).await?;
        }
        Ok(())
    });
}

#[test]
fn set_counts_one_visit_and_read_shows_all_three() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.press("Set cookies").await?;
        page.counts(2).await?;
        let writes = page.writes().await?;
        ensure!(
            writes.len() == 3 && writes[0].line.contains("visit_count=2; "),
            "not the exact strings: {writes:?}"
        );
        page.press("Read cookies").await?;
        let toast = page.reports_words("Thanks for visiting again").await?;
        ensure!(
            COOKIES.iter().all(|name| toast.text.contains(name)) && toast.outcome.is_none(),
            "{toast:?}"
        );
        Ok(())
    });
}

/// A visit counted by opening is no act of the person's, and says so in one
/// line; the three lines are a press away.
#[test]
fn a_visit_is_reported_in_one_line_with_the_three_behind_it() {
    run(async |bench| {
        for _ in 0..2 {
            bench.open("").await?;
        }
        let page = bench.page();
        page.counts(2).await?;
        let report = page.shown("visit-report").await?;
        let first = report.lines().next().unwrap_or_default();
        ensure!(
            first.contains("Visit 2 counted: count 1 → 2")
                && first.contains("message changed")
                && first.contains("history grew"),
            "{report}"
        );
        ensure!(page.toast_now().await?.is_none(), "a toast before any act");
        let lines = "return [...document.querySelectorAll('.write code.line-written')]
            .filter(visible).map(it => it.textContent)";
        let hidden: Vec<String> = serde_json::from_value(page.elsewhere(lines).await?)?;
        ensure!(hidden.is_empty(), "not behind a press: {hidden:?}");
        page.elsewhere("testid('visit-report').click()").await?;
        let shown: Vec<String> = serde_json::from_value(page.elsewhere(lines).await?)?;
        ensure!(
            shown.len() == 3
                && COOKIES
                    .iter()
                    .zip(&shown)
                    .all(|(name, line)| line.starts_with(name)),
            "{shown:?}"
        );
        Ok(())
    });
}

#[test]
fn each_act_of_visits_can_be_taken_back() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.press("Set cookies").await?;
        page.counts(2).await?;
        page.undo().await?;
        page.counts(1).await?;
        page.press("Delete cookies").await?;
        page.reports("removed").await?;
        page.holds(&[]).await?;
        page.undo().await?;
        page.counts(1).await?;
        ensure!(bench.kept_one("visit_count").await?.path == "/");
        Ok(())
    });
}

#[test]
fn delete_removes_exactly_the_three() {
    run(async |bench| {
        bench.write("sessionid=keep me; Path=/").await?;
        bench.write("visit=other; Path=/").await?;
        let page = bench.open("").await?;
        page.counts(1).await?;
        page.press("Delete cookies").await?;
        page.reports("removed").await?;
        let left = page.cookies().await?;
        let mut left: Vec<&str> = left.split("; ").collect();
        left.sort_unstable();
        ensure!(
            left == ["sessionid=keep me", "visit=other"],
            "left: {left:?}"
        );
        bench.session.refresh().await?;
        page.counts(1).await
    });
}

#[test]
fn a_hundred_visits_stay_within_400_bytes() {
    run(async |bench| {
        let page = bench.open("").await?;
        page.counts(1).await?;
        let press = "
            const button = [...document.querySelectorAll('button')]
                .find(each => each.textContent.trim() === 'Set cookies');
            for (let at = 0; at < 99; at++) button.click();";
        bench.session.run(press, vec![]).await?;
        page.counts(100).await?;
        let cookies = page.cookies().await?;
        let history = cookies
            .split("; ")
            .find(|pair| pair.starts_with("visit_history="));
        let length = history.unwrap_or_default().len();
        ensure!((20..=401).contains(&length), "{length} bytes");
        Ok(())
    });
}

#[test]
fn a_copy_on_a_deeper_path_is_given_as_the_reason() {
    run(async |bench| {
        bench
            .receive(&["visit_count=41; Path=/tools/cookies"])
            .await?;
        let page = bench.open("").await?;
        page.shows("visit-count", "41").await?;
        let note = page.notes("path").await?;
        ensure!(
            ["visit_count", "41", "42"]
                .iter()
                .all(|part| note.contains(part)),
            "not what it wrote and sees: {note}"
        );
        Ok(())
    });
}

#[test]
fn an_http_only_count_is_given_as_a_possible_reason() {
    run(async |bench| {
        bench.receive(&["visit_count=9; Path=/; HttpOnly"]).await?;
        let page = bench.open_at(&bench.secure_url(FOLDER)).await?;
        let note = page.notes("HttpOnly").await?;
        ensure!(note.contains("visit_count"), "not of which cookie: {note}");
        has_kept_9(bench).await
    });
}

/// Without a secure context there is no `CookieStore` to ask, and Firefox and
/// WebKitGTK may show script its own write as if it had been kept: then the page
/// counts, and cannot know better.
#[test]
fn over_http_an_http_only_count_is_left_alone_and_named_where_it_can_be_noticed() {
    run(async |bench| {
        bench.receive(&["visit_count=9; Path=/; HttpOnly"]).await?;
        let page = bench.open("").await?;
        match bench.engine() {
            Engine::Chromium => drop(page.notes("HttpOnly").await?),
            Engine::Firefox | Engine::WebKit => {
                if let Err(counted) = page.counts(1).await {
                    page.notes("HttpOnly").await.context(counted)?;
                }
            }
        }
        has_kept_9(bench).await
    });
}

/// The server's count is still in the jar, and still sent.
async fn has_kept_9(bench: &Bench<'_>) -> Result<()> {
    let kept = bench.session.cookies_here().await?;
    let count = kept.iter().find(|cookie| cookie.name == "visit_count");
    ensure!(
        count.is_some_and(|count| count.value == "9" && count.http_only),
        "{kept:?}"
    );
    bench.backstage().await?;
    let requests = bench.server.requests_to(&bench.host);
    let sent = requests
        .iter()
        .rfind(|request| request.path() == "/backstage")
        .and_then(Request::cookie)
        .unwrap_or_default();
    ensure!(sent.contains("visit_count=9"), "sent: {sent}");
    Ok(())
}
