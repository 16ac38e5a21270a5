//! What Inspect reads: every shape people have, pasted or from a file, and what
//! is hostile; masked, linked, cancelled.

use anyhow::{Context, Result, ensure};
use browsers::thirtyfour::By;
use e2e::{Bench, Page, run};
use serde_json::json;

const CURL: &str = "\
*   Trying 192.0.2.1:443...
> GET /login HTTP/2
> Host: shop.example.com
>
< HTTP/2 302
< date: Sat, 28 Nov 2026 10:00:00 GMT
< set-cookie: sid=1; Path=/; SameSite=None
< location: /account
<
> GET /account HTTP/2
> Host: shop.example.com
>
< HTTP/2 200
< set-cookie: theme=dark; Path=/
<
";

const DEVTOOLS: &str = "\
content-type
text/html
set-cookie
sid=1; Path=/; Secure; HttpOnly
set-cookie
theme=dark; Path=/
";

const COOKIES_TXT: &str = "\
# Netscape HTTP Cookie File
#HttpOnly_.example.com\tTRUE\t/\tTRUE\t1893456000\tsid\tabc
example.com\tFALSE\t/\tFALSE\t0\ttheme\tdark
";

fn har() -> String {
    let entry = |url: &str, cookies: &[&str]| {
        let headers: Vec<_> = cookies
            .iter()
            .map(|cookie| json!({ "name": "Set-Cookie", "value": cookie }))
            .collect();
        json!({
            "request": { "method": "GET", "url": url, "headers": [], "cookies": [] },
            "response": { "status": 200, "headers": headers, "cookies": [] },
        })
    };
    let log = json!({ "log": { "version": "1.2", "entries": [
        entry("https://example.com/login", &["sid=secret1; Path=/; HttpOnly", "theme=dark; Path=/"]),
        entry("https://example.com/empty", &[]),
        entry("http://example.com/plain", &["sid=secret2; Secure"]),
    ]}});
    log.to_string()
}

/// Brings a text by a file.
async fn choose_file(page: &Page<'_>, bench: &Bench<'_>, name: &str, text: &str) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("cookie-workbench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    std::fs::write(&path, text)?;
    let field = bench.session.find(By::Css("input[type=file]")).await?;
    field
        .send_keys(path.to_str().context("a path that is no text")?)
        .await?;
    page.says(name).await
}

#[test]
fn what_people_have_is_read_from_a_paste_and_from_a_file() {
    run(async |bench| {
        let har = har();
        for (name, text, count, words) in [
            ("log.har", har.as_str(), 3, "HAR"),
            ("curl.txt", CURL, 2, "HTTP"),
            ("headers.txt", DEVTOOLS, 2, "developer tools"),
            ("cookies.txt", COOKIES_TXT, 2, "cookies.txt"),
        ] {
            let page = bench.open_secure("#inspect").await?;
            page.bring(text, "https://example.com/").await?;
            let pasted = page.inspected(count).await.context(name)?;
            page.shows_part("inspect-summary", words).await?;
            page.press("Clear").await?;
            page.inspected(0).await?;
            page.put("URL", "https://example.com/").await?;
            choose_file(&page, bench, name, text).await?;
            let read = page.inspected(count).await.context(name)?;
            ensure!(
                read == pasted,
                "{name}: {read:?} from the file, {pasted:?} from the paste"
            );
        }
        Ok(())
    });
}

#[test]
fn the_values_of_a_har_are_hidden_until_they_are_asked_for() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        page.bring(&har(), "").await?;
        page.inspected(3).await?;
        let list = "return words(document.querySelector('.inspect-list').textContent)";
        let shown = page.elsewhere(list).await?.to_string();
        ensure!(
            !shown.contains("secret1") && shown.contains("sid"),
            "{shown}"
        );
        page.press("Show values").await?;
        page.comes_true(
            "the values are shown",
            "return document.querySelector('.inspect-list').textContent.includes('secret1')",
        )
        .await?;
        // Another one is hidden again.
        choose_file(&page, bench, "other.har", &har()).await?;
        page.comes_true(
            "the values of another file are hidden",
            "return !document.querySelector('.inspect-list').textContent.includes('secret1')",
        )
        .await?;
        page.press("Show values").await?;
        page.press("Mask").await?;
        page.comes_true(
            "the values are hidden again",
            "return !document.querySelector('.inspect-list').textContent.includes('secret1')",
        )
        .await
    });
}

#[test]
fn what_is_read_wrongly_is_set_right_by_hand() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        page.bring("a=1; Path=/, b=2; Path=/", "https://example.com/")
            .await?;
        let fates = page.inspected(1).await?;
        ensure!(fates[0]["chromium"] == "altered", "{fates:?}");
        page.press("Read and judged").await?;
        page.choose("Read as", "Set-Cookie values joined by commas")
            .await?;
        let fates = page.inspected(2).await?;
        ensure!(
            fates.iter().all(|it| it["chromium"] == "stored"),
            "{fates:?}"
        );
        // By whom, where, and under which setting.
        page.bring("x=1; Path=/; HttpOnly", "https://example.com/")
            .await?;
        page.choose("Read as", "what it looks like").await?;
        page.choose("Written by", "a script").await?;
        page.comes_true(
            "a script may not",
            "return document.querySelector('[data-testid=inspect-row]')?.dataset.firefox === 'refused'",
        )
        .await?;
        page.choose("Written by", "a server").await?;
        page.bring("x=1; Path=/; SameSite=Strict", "https://example.com/")
            .await?;
        page.choose("The page is", "a frame on another site")
            .await?;
        page.comes_true(
            "a frame elsewhere may not",
            "return document.querySelector('[data-testid=inspect-row]')?.dataset.chromium === 'refused'",
        )
        .await?;
        // A URL that is none is said to be so, and nothing is lost.
        page.put("URL", "example.com").await?;
        page.says("begins with http").await?;
        ensure!(page.value("Paste").await?.contains("SameSite=Strict"));
        Ok(())
    });
}

#[test]
fn what_is_no_cookie_is_said_to_be_none() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        page.bring(
            "<!doctype html>\n<p>no cookies here",
            "https://example.com/",
        )
        .await?;
        page.inspected(0).await?;
        page.says("Not judged").await?;
        page.bring("Cookie: a=1; b=2", "https://example.com/")
            .await?;
        page.says("has no fate").await
    });
}

#[test]
fn hostile_text_is_shown_as_text_and_freezes_nothing() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        let text = "Set-Cookie: <img src=x onerror=alert(1)>=<script>alert(2)</script>; Path=/\n\
            Set-Cookie: evil=abc\u{202e}gnp.exe; Path=/\n\
            Set-Cookie: ctl=a\u{1}b; Path=/\n\
            Set-Cookie: __proto__=1; Path=/";
        page.bring(text, "https://example.com/").await?;
        page.inspected(4).await?;
        let found = page
            .elsewhere("return [document.querySelectorAll('.inspect-list img, .inspect-list script').length, document.querySelector('.inspect-list').textContent]")
            .await?;
        ensure!(found[0] == 0, "{found}");
        let shown = found[1].as_str().unwrap_or_default();
        ensure!(
            shown.contains("U+202E") && shown.contains("<img src"),
            "{shown}"
        );
        // A megabyte in one line, and a thousand lines.
        let long = format!("Set-Cookie: big={}", "x".repeat(1_000_000));
        page.bring(&long, "https://example.com/").await?;
        let fates = page.inspected(1).await?;
        ensure!(fates[0]["chromium"] == "refused", "{fates:?}");
        // In slices: each change of the page brings a few rows.
        page.elsewhere(
            "window.steps = [];
             const count = () => document.querySelectorAll('[data-testid=inspect-row]').length;
             let before = count();
             new MutationObserver(() => {
                 steps.push(count() - before);
                 before = count();
             }).observe(document.querySelector('.inspect-list'), { childList: true });",
        )
        .await?;
        let many: Vec<String> = (0..1000)
            .map(|at| format!("Set-Cookie: n{at}=1; SameSite=None"))
            .collect();
        page.bring(&many.join("\n"), "https://example.com/").await?;
        page.inspected(1000).await?;
        let steps = page
            .elsewhere("return steps.filter(step => step > 0)")
            .await?;
        let steps: Vec<usize> = serde_json::from_value(steps)?;
        ensure!(
            steps.iter().all(|step| *step <= 25),
            "too many at once: {steps:?}"
        );
        ensure!(steps.len() >= 40, "{steps:?}");
        Ok(())
    });
}

#[test]
fn what_is_under_way_is_cancelled_by_a_person_and_by_other_text() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        let many: Vec<String> = (0..3000)
            .map(|at| format!("Set-Cookie: n{at}=1; SameSite=None; Path=/x{at}"))
            .collect();
        page.bring(&many.join("\n"), "https://example.com/").await?;
        let cancel = "const it = button('Cancel'); it?.click(); return !!it";
        page.comes_true("it can be cancelled", cancel).await?;
        page.says("Stopped").await?;
        page.bring("Set-Cookie: a=1", "https://example.com/")
            .await?;
        page.inspected(1).await?;
        Ok(())
    });
}

#[test]
fn an_input_travels_in_a_link_where_it_fits() {
    run(async |bench| {
        let page = bench.open_secure("#inspect").await?;
        super::activity::without_clipboard(&page).await?;
        page.bring(&format!("Set-Cookie: a={}", "x".repeat(3000)), "")
            .await?;
        page.press("Copy a link to this").await?;
        page.says("too long for a link").await?;
        let page = bench
            .open_secure("#inspect?url=https%3A%2F%2Fexample%2Ecom%2F&text=Set%2DCookie%3A%20sid%3D1%3B%20SameSite%3DNone")
            .await?;
        let fates = page.inspected(1).await?;
        ensure!(fates[0]["chromium"] == "refused", "{fates:?}");
        page.has_value("URL", "https://example.com/").await?;
        // Followed from another view; who comes back finds what was typed since.
        page.follow("Cookies").await?;
        let follow = "location.hash = '#inspect?url=&text=Set%2DCookie%3A%20a%3D1%0ASet%2DCookie%3A%20b%3D2'";
        page.elsewhere(follow).await?;
        page.inspected(2).await?;
        page.put("Paste", "Set-Cookie: typed=1").await?;
        page.follow("Cookies").await?;
        page.elsewhere(follow).await?;
        page.inspected(1).await?;
        let page = bench.open_secure("#inspect?url=https%3A%2F%2Fexam").await?;
        page.says("cannot be read").await
    });
}
