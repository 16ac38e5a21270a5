//! The same two cookies, read and written by Django.

use anyhow::ensure;
use browsers::Engine;
use e2e::{django, run};
use serde_json::json;

#[test]
fn django_reads_what_the_page_wrote() {
    run(async |bench| {
        for (number, message) in [
            ("1", "Welcome for the first time"),
            ("2", "Thanks for visiting again"),
        ] {
            let page = bench.open("").await?;
            page.counts(number.parse()?).await?;
            let read = django::parse_cookie(&page.cookies().await?)?;
            ensure!(read["visit_count"] == number, "{read}");
            ensure!(read["visitor_message"] == message, "{read}");
        }
        // And so does a server that the browser itself talks to.
        bench.backstage().await?;
        let requests = bench.server.requests_to(&bench.host);
        let sent = requests
            .last()
            .and_then(browsers::Request::cookie)
            .unwrap_or_default();
        let read = django::parse_cookie(&sent)?;
        ensure!(read["visit_count"] == "2", "{read}");
        ensure!(
            read["visitor_message"] == "Thanks for visiting again",
            "{read}"
        );
        Ok(())
    });
}

#[test]
fn the_page_goes_on_counting_where_django_left_off() {
    run(async |bench| {
        let options = json!({ "max_age": 34_560_000, "samesite": "Lax" });
        let lines = django::set_cookie(&[
            ("visit_count", "7", options.clone()),
            ("visitor_message", "Thanks for visiting again", options),
        ])?;
        bench.receive(&lines).await?;
        let page = bench.open("#cookies").await?;
        page.has_row("visitor_message", "Thanks for visiting again")
            .await?;
        let there = page.rows().await?;
        ensure!(
            !there.iter().any(|row| row.text.contains('"')),
            "quotes are shown: {there:?}"
        );
        page.follow("Visits").await?;
        page.counts(8).await?;
        let text = page.text().await?;
        ensure!(
            !text.contains("held “"),
            "Django's words are called nonsense"
        );
        Ok(())
    });
}

#[test]
fn words_that_django_escapes_are_read_as_they_were() {
    run(async |bench| {
        let ascii = r#"say "hi", a; b\c"#;
        // Django sends other letters as they are, and WebKitGTK cuts there.
        let words = match bench.engine() {
            Engine::WebKit => ascii.to_owned(),
            Engine::Chromium | Engine::Firefox => format!("{ascii} — café"),
        };
        let lines = django::set_cookie(&[("words", &words, json!({}))])?;
        bench.receive(&lines).await?;
        let page = bench.open("#cookies").await?;
        page.has_row("words", &words).await
    });
}
