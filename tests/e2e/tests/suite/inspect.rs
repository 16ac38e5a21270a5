//! Inspect: what the page says of a cookie that was brought, what it suggests,
//! and where it says the cookie travels.

use anyhow::{Context, Result, ensure};
use cookie_check::{Check, Settings, Source};
use cookie_rules::{Engine, Environment, UnixTime};
use e2e::{Bench, Page, run};
use std::time::{SystemTime, UNIX_EPOCH};

const URL: &str = "https://example.com/a";

async fn inspect<'a>(bench: &'a Bench<'_>, text: &str, url: &str) -> Result<Page<'a>> {
    let page = bench.open_secure("#inspect").await?;
    page.bring(text, url).await?;
    Ok(page)
}

/// Mistakes that people make: the line, the page, what comes of it in Chromium,
/// and a word of the reason.
const MISTAKES: [(&str, &str, &str, &str); 9] = [
    ("id=1; SameSite=None", URL, "refused", "Secure"),
    ("id=1; Domain=localhost", URL, "refused", "Domain"),
    ("id=1; Domain=example.org", URL, "refused", "example.org"),
    ("__Host-id=1; Secure; Path=/a", URL, "refused", "Path=/"),
    (
        "id=1; Secure; Path=/",
        "http://example.com/a",
        "refused",
        "https",
    ),
    (
        "id=1; Path=/; Expires=2027-06-15T10:20:30Z",
        URL,
        "altered",
        "2027",
    ),
    ("a=1; Path=/, b=2; Path=/", URL, "altered", "comma"),
    ("id=\"a;b\"", URL, "altered", "Quotes"),
    ("id=1; Path=x", URL, "altered", "Path"),
];

#[test]
fn a_mistake_has_its_verdict_its_reason_and_a_line_that_is_kept() {
    run(async |bench| {
        for (line, url, outcome, reason) in MISTAKES {
            let head = format!("HTTP/1.1 200 OK\nServer: x\nSet-Cookie: {line}\n");
            let page = inspect(bench, &head, url).await?;
            let fates = page.inspected(1).await?;
            ensure!(fates[0]["chromium"] == outcome, "{line}: {fates:?}");
            page.open_inspected(0).await?;
            let text = page.opened_text().await?;
            ensure!(text.contains(reason), "{line}: no {reason}: {text}");
            ensure!(text.contains('§'), "{line}: no section: {text}");
            let corrected = page.corrected().await?;
            let corrected = corrected.with_context(|| format!("{line}: no suggestion"))?;
            page.press("Apply").await?;
            let pasted = page.value("Paste").await?;
            ensure!(
                pasted.contains(corrected.lines().next().unwrap_or_default()),
                "{line}: {pasted}"
            );
            ensure!(
                pasted.contains("HTTP/1.1"),
                "the rest of the input is lost: {pasted}"
            );
            page.comes_true(
                "the corrected line is kept",
                "return [...document.querySelectorAll('[data-testid=inspect-row]')]
                    .every(row => row.dataset.chromium === 'stored')",
            )
            .await
            .with_context(|| format!("{line} became {corrected}"))?;
            page.press("Undo the correction").await?;
            page.has_value("Paste", &head).await?;
            page.has_value("URL", url).await?;
        }
        Ok(())
    });
}

/// Lines of every kind: pairs with attributes that engines read in their own
/// ways, in an order that is the same in each run.
fn generated(count: usize) -> Vec<String> {
    const VALUES: [&str; 8] = ["1", "", "\"q\"", "a b", "%41", "{\"a\":1}", "x=y", "é"];
    const ATTRIBUTES: [&str; 24] = [
        "Path=/",
        "Path=/a",
        "Path=x",
        "Path=\"/\"",
        "Domain=example.com",
        "Domain=.example.com",
        "Domain=www.example.com",
        "Domain=com",
        "Domain=example.com.",
        "Secure",
        "Secure=false",
        "HttpOnly",
        "SameSite=None",
        "SameSite=Lax",
        "SameSite=strict",
        "SameSite=no_restriction",
        "Partitioned",
        "Max-Age=60",
        "Max-Age=0",
        "Max-Age=1e3",
        "Max-Age=99999999999",
        "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "Expires=Wed, 21-Oct-2037 07:28:00 GMT",
        "Expires=2030-01-01",
    ];
    const NAMES: [&str; 6] = ["id", "__Host-id", "__Secure-id", "a.b", "a b", "other"];
    // Numbers as a linear congruence gives them: no test needs better ones.
    let mut state: u64 = 20_261_128;
    let mut below = move |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % most
    };
    (0..count)
        .map(|at| {
            let mut line = format!(
                "{}{at}={}",
                NAMES[below(NAMES.len())],
                VALUES[below(VALUES.len())]
            );
            for _ in 0..below(4) {
                line += "; ";
                line += ATTRIBUTES[below(ATTRIBUTES.len())];
            }
            line
        })
        .collect()
}

#[test]
fn the_view_says_what_the_command_says() {
    run(async |bench| {
        let lines: Vec<String> = generated(220)
            .iter()
            .map(|line| format!("Set-Cookie: {line}"))
            .collect();
        let text = lines.join("\n");
        let page = inspect(bench, &text, URL).await?;
        let fates = page.inspected(lines.len()).await?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let settings = Settings {
            engines: Engine::ALL.to_vec(),
            ..Settings::at(UnixTime(now.cast_signed()))
        };
        let mut check = Check::new(settings, Environment::compiled());
        check.add(&Source {
            url: Some(URL),
            ..Source::new(text.as_bytes())
        })?;
        for (answer, fate) in check.zip(&fates) {
            for engine in &answer.engines {
                let word = engine.worst().decision.outcome.as_str();
                ensure!(
                    fate[engine.engine.as_str()] == word,
                    "{}: {} says {word}, the page {fate:?}",
                    String::from_utf8_lossy(&answer.line),
                    engine.engine
                );
            }
        }
        let outcomes: std::collections::BTreeSet<&String> =
            fates.iter().flat_map(|it| it.values()).collect();
        ensure!(outcomes.len() > 3, "all came to the same: {outcomes:?}");
        Ok(())
    });
}

#[test]
fn where_a_cookie_travels_is_in_a_table() {
    run(async |bench| {
        let page = inspect(
            bench,
            "sid=1; Path=/; Secure; SameSite=Lax",
            "https://www.example.com/shop/cart",
        )
        .await?;
        page.inspected(1).await?;
        page.open_inspected(0).await?;
        let sent = page.travels("chromium").await?;
        for (request, word) in [
            ("same-url", "yes"),
            ("deeper-path", "yes"),
            ("parent-path", "yes"),
            ("subdomain", "no"),
            ("parent-domain", "no"),
            ("http", "no"),
            ("cross-link", "yes"),
            ("cross-post", "no"),
            ("cross-image", "no"),
            ("cross-fetch", "no"),
            ("cross-frame", "no"),
        ] {
            ensure!(
                sent.get(request).map(String::as_str) == Some(word),
                "{request}: {sent:?}"
            );
        }
        // And a request of one's own.
        page.press("Ask about a request of your own").await?;
        page.put("To", "https://www.example.com/").await?;
        page.says("All engines").await.ok();
        page.put("From the page", "https://elsewhere.example/")
            .await?;
        page.choose("By", "a form that is posted").await?;
        page.comes_true(
            "it is not sent",
            "return words(document.querySelector('.opened').innerText).includes('not sent')",
        )
        .await
    });
}

#[test]
fn what_is_tried_is_as_foretold_and_leaves_nothing() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        let titles = "return [...document.querySelectorAll('.experiment > summary b')].map(it => it.textContent)";
        let titles: Vec<String> = serde_json::from_value(page.elsewhere(titles).await?)?;
        ensure!((6..=10).contains(&titles.len()), "{titles:?}");
        for (at, title) in titles.iter().enumerate() {
            let here = format!("document.querySelectorAll('.experiment')[{at}]");
            page.elsewhere(&format!("{here}.open = true")).await?;
            let ready = format!("return !!{here}.querySelector('tbody tr')");
            page.comes_true("the rules answer", &ready).await?;
            let tried = page
                .elsewhere(&format!(
                    "const it = [...{here}.querySelectorAll('button')].find(it => it.textContent.startsWith('Try')); it?.click(); return !!it"
                ))
                .await?;
            if tried != true {
                continue;
            }
            page.comes_true(
                &format!("{title}: as foretold"),
                &format!("return {here}.querySelector('[data-testid=tried]')?.dataset.asForetold === 'true'"),
            )
            .await?;
        }
        page.holds(&[]).await
    });
}

#[test]
fn a_line_of_the_form_is_inspected_and_a_line_of_inspect_is_tried() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.new_cookie().await?;
        page.fill("Name", "sid").await?;
        page.fill("Value", "a'b").await?;
        page.form_menu("Inspect this line").await?;
        let fates = page.inspected(1).await?;
        ensure!(fates[0].values().all(|word| word == "stored"), "{fates:?}");
        page.open_inspected(0).await?;
        page.press("Try it here").await?;
        page.reports("stored").await?;
        page.holds(&["sid=a'b"]).await?;
        page.undo().await?;
        page.holds(&[]).await?;
        // What only a server writes is not offered.
        page.bring("Set-Cookie: sid=1; HttpOnly; Path=/", URL)
            .await?;
        page.inspected(1).await?;
        page.open_inspected(0).await?;
        ensure!(!page.has_button("Try it here").await?);
        ensure!(
            page.opened_text()
                .await?
                .contains("HttpOnly cookies come from servers")
        );
        Ok(())
    });
}

#[test]
fn by_keys_alone_a_cookie_is_found_opened_and_closed() {
    run(async |bench| {
        let page = inspect(
            bench,
            "Set-Cookie: one=1\nSet-Cookie: two=2\nSet-Cookie: three=3",
            URL,
        )
        .await?;
        page.inspected(3).await?;
        page.elsewhere("document.querySelector('.inspect-list button').focus()")
            .await?;
        // Down, down, up, Enter.
        page.keys("\u{e015}").await?;
        page.keys("\u{e015}").await?;
        page.keys("\u{e013}").await?;
        page.keys("\u{e007}").await?;
        let open =
            "return document.querySelector('.inspect-row:has(.opened)')?.dataset.index === '1'";
        page.comes_true("the second is open", open).await?;
        page.keys("\u{e00c}").await.ok();
        // Into the opened cookie, and out of it.
        page.keys("\u{e004}").await?;
        page.keys("\u{e00c}").await?;
        page.comes_true("it is closed", "return !document.querySelector('.opened')")
            .await?;
        page.comes_true(
            "the focus is back at its row",
            "return document.activeElement.closest('.inspect-row')?.dataset.index === '1'",
        )
        .await
    });
}
