//! Import: the preview, what is written, and how hostile inputs end.

use std::io::{Read, Write};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Reply};
use e2e::{ImportRow, Page, drivers, run};
use serde_json::json;

fn states(rows: &[ImportRow]) -> Vec<(&str, &str)> {
    rows.iter().map(|it| (&*it.name, &*it.state)).collect()
}

/// Cookies of a host as Cookie-Editor exports them.
fn cookie_editor(host: &str, cookies: &[(&str, &str, &str)]) -> String {
    let objects: Vec<_> = cookies
        .iter()
        .map(|(name, value, more)| {
            let mut cookie = json!({
                "domain": host, "hostOnly": true, "httpOnly": false, "name": name, "path": "/",
                "sameSite": "lax", "secure": false, "session": true, "storeId": null, "value": value,
            });
            let more: serde_json::Value = serde_json::from_str(more).expect("JSON");
            for (key, value) in more.as_object().expect("an object") {
                cookie[key] = value.clone();
            }
            cookie
        })
        .collect();
    json!(objects).to_string()
}

#[test]
fn each_cookie_is_shown_before_anything_is_written() {
    run(async |bench| {
        bench
            .write_all(&[
                "changed=oat; Path=/; SameSite=Lax",
                "same=1; Path=/; SameSite=Lax",
            ])
            .await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(2).await?;
        let before = page.cookies().await?;
        let text = cookie_editor(
            &bench.host,
            &[
                ("fresh", "a==", "{}"),
                ("changed", "rye", "{}"),
                ("same", "1", "{}"),
                ("empty", "", r#"{"sameSite":null}"#),
                (
                    "hidden",
                    "1",
                    r#"{"httpOnly":true,"sameSite":"unspecified"}"#,
                ),
                (
                    "other",
                    "1",
                    r#"{"domain":".example.com","hostOnly":false}"#,
                ),
                (
                    "old",
                    "1",
                    r#"{"session":false,"expirationDate":1000000000}"#,
                ),
            ],
        );
        page.paste(&text).await?;
        let rows = page.preview(7).await?;
        let expected = [
            ("fresh", "new"),
            ("changed", "changed"),
            ("same", "same"),
            ("empty", "new"),
            ("hidden", "impossible"),
            ("other", "impossible"),
            ("old", "impossible"),
        ];
        ensure!(states(&rows) == expected, "{rows:#?}");
        ensure!(rows[1].text.contains("oat → rye"), "{rows:#?}");
        ensure!(rows[4].text.contains("HttpOnly"), "{rows:#?}");
        ensure!(rows[5].text.contains("belongs to example.com"), "{rows:#?}");
        ensure!(page.cookies().await? == before, "something was written");
        ensure!(page.write_imported().await? == 3);
        page.reports("stored").await?;
        for (name, value) in [("fresh", "a=="), ("changed", "rye"), ("empty", "")] {
            let kept = bench.kept_one(name).await?;
            ensure!(kept.value == value && kept.expires.is_none(), "{kept:?}");
        }
        page.undo().await?;
        page.until("all is as it was", Duration::from_secs(3), async || {
            let there = page.cookies().await?;
            let is_back = there.contains("changed=oat") && !there.contains("fresh");
            Ok(is_back.then_some(()))
        })
        .await
    });
}

#[test]
fn what_is_not_ticked_is_not_written_and_each_write_is_reported() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.paste(&cookie_editor(
            &bench.host,
            &[("a", "1", "{}"), ("b", "2", "{}")],
        ))
        .await?;
        page.preview(2).await?;
        page.check("Import a", false).await?;
        ensure!(page.write_imported().await? == 1);
        page.reports("stored").await?;
        ensure!(page.cookies().await? == "b=2");
        page.follow("Activity").await?;
        page.open_entry("b").await?;
        Ok(())
    });
}

#[test]
fn the_format_is_shown_and_can_be_corrected() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.paste("a=1; Path=/, b=2; Path=/").await?;
        page.preview(1).await?;
        ensure!(page.value("Read as").await? == "set-cookie");
        page.choose_named("Read as", "joined").await?;
        let rows = page.preview(2).await?;
        ensure!(states(&rows) == [("a", "new"), ("b", "new")], "{rows:?}");
        // Another input is recognised anew.
        page.paste("Cookie: c=1; d=2; e=3").await?;
        page.preview(3).await?;
        ensure!(page.value("Read as").await? == "cookie-field");
        Ok(())
    });
}

#[test]
fn what_is_impossible_becomes_possible_by_a_press() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        let other = r#"{"domain":".example.com","hostOnly":false}"#;
        let text = cookie_editor(&bench.host, &[("a", "1", other), ("b", "2", other)]);
        page.paste(&text).await?;
        page.preview(2).await?;
        page.press("Use it for this host").await?;
        let rows = page.preview(2).await?;
        ensure!(
            states(&rows) == [("a", "new"), ("b", "impossible")],
            "{rows:?}"
        );
        ensure!(page.write_imported().await? == 1);
        page.reports("stored").await?;
        ensure!(bench.kept_one("a").await?.host_only);
        Ok(())
    });
}

#[test]
fn a_rule_that_refuses_is_named_with_what_would_do() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.paste(
            "Set-Cookie: a=1; Path=/; SameSite=None\nSet-Cookie: __Host-b=1; Secure; Path=/x",
        )
        .await?;
        let rows = page.preview(2).await?;
        if bench.engine() == Engine::WebKit {
            // It has no such rules.
            return Ok(());
        }
        ensure!(
            rows.iter().all(|row| row.state == "impossible"),
            "{rows:#?}"
        );
        ensure!(rows[0].text.contains("Secure"), "{rows:#?}");
        page.press("Add Secure").await?;
        let rows = page.preview(2).await?;
        ensure!(rows[0].state == "new", "{rows:#?}");
        Ok(())
    });
}

#[test]
fn what_the_limit_would_evict_is_said() {
    run(async |bench| {
        let lines: Vec<_> = (0..100).map(|it| format!("held{it}=1; Path=/")).collect();
        bench.write_all(&lines).await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(100).await?;
        let lines: Vec<_> = (0..90)
            .map(|it| format!("Set-Cookie: new{it}=1; Path=/"))
            .collect();
        page.paste(&lines.join("\n")).await?;
        page.preview(90).await?;
        if bench.engine() == Engine::WebKit {
            // It keeps them all.
            return Ok(());
        }
        page.shows_part("import-evicted", "would drop").await?;
        page.press("Untick all").await?;
        let gone = "return !testid('import-evicted')";
        page.comes_true("nothing makes room for nothing", gone)
            .await
    });
}

/// Gives the field for files one, as a person would.
async fn choose_file(page: &Page<'_>, name: &str, bytes: &[u8]) -> Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(name);
    std::fs::File::create(&path)?.write_all(bytes)?;
    page.choose_file("File", &path).await?;
    Ok(folder)
}

#[test]
fn a_file_is_read_whatever_its_encoding() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.press("Import").await?;
        let text = format!("{}\tFALSE\t/\tFALSE\t0\tname\twert\n", bench.host);
        let text = format!("# Netscape HTTP Cookie File\n{text}");
        let utf16: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let _file = choose_file(&page, "cookies.txt", &utf16).await?;
        let rows = page.preview(1).await?;
        ensure!(states(&rows) == [("name", "new")], "{rows:?}");
        page.says("The input is UTF-16; it was read as text.")
            .await?;
        ensure!(page.write_imported().await? == 1);
        page.reports("stored").await?;
        Ok(())
    });
}

#[test]
fn a_file_that_is_dropped_on_the_page_is_read() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.elsewhere(
            "const files = new DataTransfer();
             files.items.add(new File(['Set-Cookie: dropped=1; Path=/'], 'lines.txt'));
             const init = { bubbles: true, cancelable: true, dataTransfer: files };
             document.body.dispatchEvent(new DragEvent('drop', init));",
        )
        .await?;
        let rows = page.preview(1).await?;
        ensure!(states(&rows) == [("dropped", "new")], "{rows:?}");
        page.says("lines.txt").await
    });
}

/// What no file may do: make markup run, end the page, or be written unasked.
#[test]
fn hostile_inputs_end_in_a_preview_or_a_sentence() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        let deep = "[".repeat(100_000);
        for (input, count) in [
            ("<img src=x onerror=alert(1)><script>alert(1)</script>", 0),
            ("Set-Cookie: <img src=x onerror=alert(1)>=1; Path=/", 1),
            (
                r#"[{"name":"__proto__","value":"1"},{"name":"constructor","value":"2"}]"#,
                2,
            ),
            ("Set-Cookie: a=\u{1}\u{202e}b; Path=/", 1),
            (&*deep, 0),
            ("\0\0\0\0", 0),
            ("\u{feff}", 0),
        ] {
            page.paste(input).await?;
            page.preview(count).await?;
        }
        let none = "return document.querySelectorAll('img, dialog script').length === 0";
        page.comes_true("no markup", none).await?;
        ensure!(page.cookies().await?.is_empty(), "something was written");
        Ok(())
    });
}

/// The longest that the page lets nobody in, in milliseconds, while a script
/// runs there.
const LONGEST_PAUSE: &str = "
    window.longest = 0;
    let last = performance.now();
    const look = () => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        window.looking = setTimeout(look, 4);
    };
    look();";

#[test]
fn ten_megabytes_of_a_hundred_thousand_cookies_leave_the_page_alive() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        page.press("Import").await?;
        let mut text = "# Netscape HTTP Cookie File\n".to_owned();
        for number in 0..100_000 {
            let value = format!("{number:x<60}");
            text += &format!(
                "{}\tFALSE\t/\tFALSE\t0\tcookie-{number}\t{value}\n",
                bench.host
            );
        }
        ensure!(text.len() > 9_000_000, "{}", text.len());
        page.elsewhere(LONGEST_PAUSE).await?;
        let _file = choose_file(&page, "cookies.txt", text.as_bytes()).await?;
        page.until("the preview", Duration::from_secs(90), async || {
            let rows = "return document.querySelectorAll('[data-testid=import-row]').length";
            let shown = page.elsewhere(rows).await?.as_u64().unwrap_or_default();
            Ok((shown > 100).then_some(()))
        })
        .await?;
        let longest = page
            .elsewhere("clearTimeout(window.looking); return window.longest")
            .await?;
        let longest = longest.as_f64().unwrap_or(f64::MAX);
        ensure!(longest < 3_000.0, "the page stood still for {longest} ms");
        page.says("100,000 cookies: 100,000 new.").await?;
        ensure!(page.cookies().await?.is_empty(), "something was written");
        // Another file can be stopped.
        let _file = choose_file(&page, "again.txt", text.as_bytes()).await?;
        page.shows_part("import-progress", "cookies …").await?;
        page.press("Stop").await?;
        page.preview(0).await?;
        page.press("Close").await?;
        page.has_rows(0).await
    });
}

#[test]
fn files_of_other_programs_show_every_entry() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        let host = &bench.host;
        let playwright = json!({ "cookies": [
            { "name": "a", "value": "1", "domain": host, "path": "/", "expires": -1,
              "httpOnly": false, "secure": false, "sameSite": "Lax" },
            { "name": "b", "value": "2", "domain": format!(".{host}"), "path": "/",
              "expires": 1_813_054_830.5, "httpOnly": false, "secure": false, "sameSite": "Strict" },
        ], "origins": [] });
        let selenium = json!([
            { "domain": host, "httpOnly": false, "name": "a", "path": "/", "sameSite": "Lax",
              "secure": false, "value": "1" },
            { "domain": host, "expiry": 1_813_054_830, "httpOnly": false, "name": "b", "path": "/",
              "sameSite": "Strict", "secure": false, "value": "2" },
        ]);
        for text in [playwright.to_string(), selenium.to_string()] {
            page.paste(&text).await?;
            let rows = page.preview(2).await?;
            ensure!(states(&rows) == [("a", "new"), ("b", "new")], "{rows:#?}");
        }
        Ok(())
    });
}

/// What Playwright and Selenium save by themselves is read, each entry of it.
#[test]
fn what_playwright_and_selenium_wrote_shows_every_entry() {
    run(async |bench| {
        let host = bench.host.clone();
        let code = format!(
            "await context.addCookies([
                {{ name: 'session', value: '1', domain: '{host}', path: '/' }},
                {{ name: 'lasting', value: 'a==', domain: '{host}', path: '/', expires: 1813054830, sameSite: 'Strict' }},
                {{ name: 'hidden', value: 'x', domain: '.{host}', path: '/', httpOnly: true, secure: true, sameSite: 'None' }},
            ]);"
        );
        let saved = drivers::playwright(&[code])?;
        let page = bench.open("#cookies").await?;
        page.paste(&saved[0]["state"].to_string()).await?;
        let rows = page.preview(3).await?;
        let wanted = [
            ("session", "new"),
            ("lasting", "new"),
            ("hidden", "impossible"),
        ];
        ensure!(states(&rows) == wanted, "{rows:#?}");
        // An address that needs no proxy.
        let address = bench.server.address();
        bench.server.on(&address.ip().to_string(), |request| {
            (request.path() == "/selenium").then(|| {
                Reply::html("<!doctype html><link rel=icon href='data:,'>")
                    .header("Set-Cookie", "session=1; Path=/")
                    .header(
                        "Set-Cookie",
                        "lasting=a==; Path=/; Max-Age=90000; SameSite=Strict",
                    )
                    .header("Set-Cookie", "hidden=x; Path=/; HttpOnly")
            })
        });
        let listed = drivers::selenium(&format!("http://{address}/selenium"))?;
        // As they would be of this host, so that it is the entries that count.
        let listed = listed.to_string().replace("127.0.0.1", &host);
        page.paste(&listed).await?;
        let rows = page.preview(3).await?;
        let mut states = states(&rows);
        states.sort_unstable();
        let wanted = [
            ("hidden", "impossible"),
            ("lasting", "new"),
            ("session", "new"),
        ];
        ensure!(states == wanted, "{rows:#?}");
        Ok(())
    });
}

/// What Python's own jar and curl save is read, each entry of it.
#[test]
fn files_that_python_and_curl_wrote_show_every_entry() {
    run(async |bench| {
        let folder = tempfile::tempdir()?;
        let by_python = folder.path().join("python.txt");
        let python =
            std::env::var_os("COOKIE_WORKBENCH_PYTHON").context("COOKIE_WORKBENCH_PYTHON")?;
        let script = "import sys, http.cookiejar
jar = http.cookiejar.MozillaCookieJar(sys.argv[1])
for name, value, expires in [('session', '1', None), ('lasting', 'a==', 1813054830), ('empty', '', None)]:
    jar.set_cookie(http.cookiejar.Cookie(0, name, value, None, False, sys.argv[2], False, False,
        '/', True, False, expires, expires is None, None, None, {}))
jar.save(ignore_discard=True)";
        let host = &bench.host;
        let status = Command::new(python)
            .args(["-c", script])
            .arg(&by_python)
            .arg(host)
            .status()?;
        ensure!(status.success(), "Python failed");
        let by_curl = folder.path().join("curl.txt");
        let server = std::net::TcpListener::bind("127.0.0.1:0")?;
        let port = server.local_addr()?.port();
        let answered = std::thread::spawn(move || -> Result<()> {
            let (mut stream, _) = server.accept()?;
            let mut head = [0; 4096];
            // One read takes all that curl asks.
            let _ = stream.read(&mut head)?;
            stream.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: session=1\r\n\
                  Set-Cookie: lasting=a==; Max-Age=90000; Path=/\r\nSet-Cookie: hidden=1; HttpOnly\r\n\r\n",
            )?;
            Ok(())
        });
        let status = Command::new("curl")
            .args(["-sS", "-o", "/dev/null", "--noproxy", "*", "-c"])
            .arg(&by_curl)
            .args(["--resolve", &format!("{host}:{port}:127.0.0.1")])
            .arg(format!("http://{host}:{port}/"))
            .status()?;
        ensure!(status.success(), "curl failed");
        answered
            .join()
            .map_err(|_| anyhow::anyhow!("no request"))??;
        let page = bench.open("#cookies").await?;
        page.paste(&std::fs::read_to_string(&by_python)?).await?;
        let rows = page.preview(3).await?;
        ensure!(rows.iter().all(|row| row.state == "new"), "{rows:#?}");
        let named = |name: &str| rows.iter().find(|row| row.name == name);
        let session = named("session").context("no session")?;
        ensure!(
            session.text.contains("until the browser closes"),
            "{session:?}"
        );
        ensure!(
            named("lasting").is_some_and(|row| row.text.contains("2027")),
            "{rows:#?}"
        );
        ensure!(named("empty").is_some(), "{rows:#?}");
        page.paste(&std::fs::read_to_string(&by_curl)?).await?;
        let rows = page.preview(3).await?;
        let state = |name: &str| {
            rows.iter()
                .find(|row| row.name == name)
                .map(|row| &*row.state)
        };
        ensure!(state("session") == Some("new"), "{rows:#?}");
        ensure!(state("lasting") == Some("new"), "{rows:#?}");
        ensure!(state("hidden") == Some("impossible"), "{rows:#?}");
        Ok(())
    });
}
