//! A cookie copied as code: run where the code belongs, it makes the same cookie
//! again, or sends it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Reply, StoredCookie};
use e2e::{Bench, Page, django, drivers, express, run};

/// Values that code has trouble with, as they stand in a cookie.
fn awkward(engine: Engine) -> Vec<String> {
    let mut values = vec![
        "say \"hi\"".to_owned(),
        "\"quoted\"".to_owned(),
        "a%3Bb%2C".to_owned(),
        "back\\slash".to_owned(),
        "it's $HOME `x` !".to_owned(),
        "</script>${1}#{2}{{3}}".to_owned(),
        "x".repeat(4_000),
    ];
    // WebKitGTK cuts at such a character.
    if engine != Engine::WebKit {
        values.push("🍪 café".to_owned());
    }
    values
}

/// Opens each awkward cookie in turn, at a page that knows its attributes.
async fn each(
    bench: &Bench<'_>,
    mut check: impl AsyncFnMut(&Page<'_>, &StoredCookie) -> Result<()>,
) -> Result<()> {
    for value in awkward(bench.engine()) {
        let page = bench.open("#cookies").await?;
        let line = format!("Set-Cookie: a={value}; Path=/; Max-Age=90000; SameSite=Strict");
        page.paste(&line).await?;
        page.choose_named("Read as", "set-cookie").await?;
        page.preview(1).await?;
        page.write_imported().await?;
        page.open_row("a", "").await?;
        let cookie = bench.kept_one("a").await?;
        ensure!(cookie.value == value, "{cookie:?} is not {value}");
        check(&page, &cookie).await?;
        bench.write("a=; Path=/; Max-Age=0").await?;
    }
    Ok(())
}

/// The code that the page writes.
async fn code(page: &Page<'_>, target: &str) -> Result<String> {
    page.press("Copy as").await?;
    // The head of the list has a button of the name Value, too.
    page.press_in_panel(target).await?;
    page.shown("copied-code").await
}

/// What was made anew is what was there.
async fn is_again(bench: &Bench<'_>, cookie: &StoredCookie, code: &str) -> Result<()> {
    let again = bench.kept_one("a").await.with_context(|| code.to_owned())?;
    ensure!(again == *cookie, "{code}: {cookie:#?} became {again:#?}");
    Ok(())
}

#[test]
fn the_assignment_runs_in_a_page() {
    run(async |bench| {
        each(bench, async |page, cookie| {
            let code = code(page, "document.cookie").await?;
            bench.write("a=; Path=/; Max-Age=0").await?;
            bench.session.run(&code, vec![]).await?;
            is_again(bench, cookie, &code).await
        })
        .await
    });
}

#[test]
fn the_call_of_js_cookie_runs_in_a_page() {
    run(async |bench| {
        let file = std::env::var_os("COOKIE_WORKBENCH_JS_COOKIE").context("no js-cookie")?;
        let script = std::fs::read_to_string(file)?;
        each(bench, async |page, cookie| {
            let code = code(page, "js-cookie").await?;
            bench.write("a=; Path=/; Max-Age=0").await?;
            // As scripts of the page, and not of the driver.
            let run = "(0, eval)(arguments[0]); (0, eval)(arguments[1])";
            let scripts = vec![script.clone().into(), code.clone().into()];
            bench.session.run(run, scripts).await?;
            is_again(bench, cookie, &code).await
        })
        .await
    });
}

/// It writes Secure cookies alone, as the page says.
#[test]
fn the_call_of_the_cookie_store_runs_in_a_secure_page() {
    run(async |bench| {
        if bench.engine() == Engine::WebKit {
            return Ok(());
        }
        each(bench, async |page, cookie| {
            let code = code(page, "CookieStore").await?;
            page.says("This code cannot say Secure as the cookie has it.")
                .await?;
            bench.write("a=; Path=/; Max-Age=0").await?;
            bench.server.on(&bench.host, |request| {
                (request.path() == "/secure")
                    .then(|| Reply::html("<!doctype html><link rel=icon href='data:,'>"))
            });
            bench.session.goto(bench.secure_url("/secure")).await?;
            let run = format!(
                "const done = arguments[arguments.length - 1];
                 (async () => {{ {code} }})().then(() => done(''), error => done(String(error)))"
            );
            let error = bench.session.run_async(&run, vec![]).await?;
            ensure!(error == "", "{code}: {error}");
            let mut again = bench.kept_one("a").await?;
            ensure!(again.secure, "{again:?}");
            again.secure = cookie.secure;
            ensure!(again == *cookie, "{code}: {cookie:#?} became {again:#?}");
            bench
                .session
                .run("document.cookie = 'a=; Path=/; Max-Age=0; Secure'", vec![])
                .await?;
            Ok(())
        })
        .await
    });
}

#[test]
fn the_field_is_received_by_a_browser() {
    run(async |bench| {
        each(bench, async |page, cookie| {
            let code = code(page, "Set-Cookie field").await?;
            let line = code.strip_prefix("Set-Cookie: ").context("no field")?;
            bench.write("a=; Path=/; Max-Age=0").await?;
            bench.receive(&[line]).await?;
            is_again(bench, cookie, &code).await
        })
        .await
    });
}

#[test]
fn the_call_of_django_runs_in_a_view() {
    run(async |bench| {
        each(bench, async |page, cookie| {
            let code = code(page, "Django").await?;
            bench.write("a=; Path=/; Max-Age=0").await?;
            bench.receive(&django::run_code(&code)?).await?;
            is_again(bench, cookie, &code).await
        })
        .await
    });
}

#[test]
fn the_call_of_express_runs_in_a_handler() {
    run(async |bench| {
        each(bench, async |page, cookie| {
            let code = code(page, "Express").await?;
            bench.write("a=; Path=/; Max-Age=0").await?;
            bench.receive(&express::run_code(&code)?).await?;
            is_again(bench, cookie, &code).await
        })
        .await
    });
}

#[test]
fn the_call_of_playwright_runs_over_a_context() {
    run(async |bench| {
        let mut copied = Vec::new();
        each(bench, async |page, cookie| {
            copied.push((code(page, "Playwright").await?, cookie.clone()));
            Ok(())
        })
        .await?;
        // One Chromium for all.
        let codes: Vec<String> = copied.iter().map(|(code, _)| code.clone()).collect();
        let made = drivers::playwright(&codes)?;
        ensure!(made.len() == copied.len(), "{made:#?}");
        for (made, (code, cookie)) in made.iter().zip(copied) {
            let again = &made["cookies"][0];
            let wanted = serde_json::json!({
                "name": cookie.name, "value": cookie.value, "domain": cookie.domain, "path": cookie.path,
                "expires": again["expires"], "httpOnly": false, "secure": false, "sameSite": "Strict",
            });
            ensure!(*again == wanted, "{code}: {wanted:#} became {again:#}");
            let end = cookie.expires.context("no end")?.at as f64;
            let kept = again["expires"].as_f64().context("no end")?;
            ensure!((kept - end).abs() < 5.0, "{code}: {end} became {kept}");
        }
        Ok(())
    });
}

/// A proxy that notes the Cookie field of one request.
fn proxy() -> Result<(u16, std::thread::JoinHandle<Result<String>>)> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let port = server.local_addr()?.port();
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = server.accept()?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte)?;
            head.extend(byte);
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")?;
        let head = String::from_utf8(head)?;
        let field = head.lines().find_map(|line| line.strip_prefix("Cookie: "));
        Ok(field.unwrap_or_default().to_owned())
    });
    Ok((port, heard))
}

#[test]
fn the_command_of_curl_sends_the_cookie() {
    run(async |bench| {
        each(bench, async |page, cookie| {
            let code = code(page, "curl").await?;
            let (port, heard) = proxy()?;
            let status = Command::new("sh")
                .args(["-c", &code])
                .env("http_proxy", format!("http://127.0.0.1:{port}"))
                .env("no_proxy", "")
                .status()?;
            ensure!(status.success(), "{code}");
            let sent = heard.join().map_err(|_| anyhow::anyhow!("no request"))??;
            ensure!(sent == format!("a={}", cookie.value), "{code} sent {sent}");
            Ok(())
        })
        .await
    });
}

#[test]
fn values_are_copied_as_they_stand_and_decoded() {
    run(async |bench| {
        bench.write("a=caf%C3%A9; Path=/").await?;
        let page = bench.open_secure("#cookies").await?;
        super::activity::without_clipboard(&page).await?;
        page.open_row("a", "").await?;
        for (target, expected) in [
            ("Value", "caf%C3%A9"),
            ("Decoded value", "café"),
            ("Cookie field", "Cookie: a=caf%C3%A9"),
        ] {
            code(&page, target).await?;
            let copied = "return window.copied";
            page.until(target, std::time::Duration::from_secs(3), async || {
                Ok((page.elsewhere(copied).await? == expected).then_some(()))
            })
            .await?;
        }
        // Under the mask it is copied all the same, and not shown.
        page.press("Mask").await?;
        let shown = code(&page, "document.cookie").await?;
        ensure!(!shown.contains("caf"), "{shown}");
        let copied = super::activity::copied(&page).await?;
        ensure!(copied.contains("caf%C3%A9"), "{copied}");
        Ok(())
    });
}
