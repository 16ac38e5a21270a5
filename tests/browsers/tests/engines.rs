//! The harness itself: one session an engine, every thing that tests of the
//! project rely on.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, Options, Reply, Request, Server, Session};
use serde_json::json;

/// A page whose script writes cookies and whose answer sets more.
fn page(request: &Request) -> Option<Reply> {
    match request.path() {
        "/a/page" => Some(
            Reply::html(
                "<!doctype html><meta charset=utf-8><title>Page</title>
                 <script>document.cookie = 'script=1; Max-Age=100; SameSite=Lax';</script>
                 <p>Hello</p>",
            )
            .header("Set-Cookie", "hidden=h; HttpOnly; Path=/; SameSite=Strict")
            .header("Set-Cookie", "wide=w; Domain=app.test; Path=/a"),
        ),
        "/a/blank" => Some(Reply::html("")),
        "/a/loud" => Some(Reply::html(
            "<!doctype html>
             <meta http-equiv=Content-Security-Policy content=\"img-src 'none'; require-trusted-types-for 'script'\">
             <script>
               console.error('said on purpose');
               new Image().src = '/forbidden.png';
               try { document.documentElement.innerHTML = '<p>markup on purpose'; } catch {}
               Promise.reject(new Error('rejected on purpose'));
               fetch('http://elsewhere.test/secret').catch(() => {});
               setTimeout(() => { throw new Error('thrown on purpose'); });
             </script>",
        )),
        _ => None,
    }
}

async fn all_of_it(engine: Engine) -> Result<()> {
    let server = Server::start().await?;
    server.on("app.test", page);
    let since = Instant::now();
    let session = Session::start(engine, Options::new().through(&server)).await?;
    eprintln!("{engine}: started in {:?}", since.elapsed());

    cookies(&session, &server).await?;
    sizes(&session).await?;
    console(&session, &server).await?;

    let since = Instant::now();
    session.quit().await;
    eprintln!("{engine}: ended in {:?}", since.elapsed());
    Ok(())
}

/// Cookies of script and header, over http and https, and the whole jar.
async fn cookies(session: &Session, server: &Server) -> Result<()> {
    session.goto("http://app.test/a/page").await?;
    session.goto("http://app.test/a/page?again").await?;
    let seen = session
        .run("return [location.href, document.cookie]", vec![])
        .await?;
    ensure!(
        seen[0] == "http://app.test/a/page?again",
        "left http: {seen}"
    );
    let requests = server.requests_to("app.test");
    let again = requests
        .iter()
        .find(|request| request.target == "/a/page?again");
    let sent = again.and_then(Request::cookie).unwrap_or_default();
    for cookie in ["hidden=h", "wide=w", "script=1"] {
        ensure!(sent.contains(cookie), "{cookie} was not sent: {sent:?}");
    }

    session.goto("https://app.test/a/page").await?;
    let seen = session
        .run(
            "return [isSecureContext, document.cookie, location.href, document.body.innerText]",
            vec![],
        )
        .await?;
    ensure!(seen[0] == true, "https is no secure context: {seen}");
    ensure!(
        !seen[1].as_str().unwrap_or_default().contains("hidden"),
        "{seen}"
    );

    let jar = session.jar(&["http://app.test/a/blank"]).await?;
    let named = |name: &str| jar.iter().find(|cookie| cookie.name == name).cloned();
    let (Some(hidden), Some(wide), Some(script)) =
        (named("hidden"), named("wide"), named("script"))
    else {
        anyhow::bail!("missing from the jar: {jar:?}");
    };
    ensure!(
        hidden.http_only && hidden.host_only && hidden.path == "/",
        "{hidden:?}"
    );
    ensure!(
        !wide.host_only && wide.domain == "app.test" && wide.path == "/a",
        "{wide:?}"
    );
    ensure!(
        script.expires.is_some() && hidden.expires.is_none(),
        "{script:?}"
    );
    eprintln!("{}: {jar:?}", session.engine());
    session.empty_jar().await?;
    let left = session.jar(&["http://app.test/a/blank"]).await?;
    ensure!(left.is_empty(), "left in the jar: {left:?}");
    Ok(())
}

/// The viewport is what was asked for, and pictures have its size.
async fn sizes(session: &Session) -> Result<()> {
    session.goto("http://app.test/a/blank").await?;
    for (width, height) in [(1280, 900), (390, 844), (1600, 1000)] {
        session.viewport(width, height).await?;
        let measured = session
            .run("return [innerWidth, innerHeight]", vec![])
            .await?;
        ensure!(
            measured == json!([width, height]),
            "{width} × {height} is {measured}"
        );
        let picture = session.screenshot_as_png().await?;
        let side =
            |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap_or_default());
        ensure!(
            (side(16), side(20)) == (width, height),
            "picture: {} × {}",
            side(16),
            side(20)
        );
    }
    Ok(())
}

/// What goes wrong in a page, or out of its origin, is noticed.
async fn console(session: &Session, server: &Server) -> Result<()> {
    session.console().await?;
    eprintln!("{}: own traffic {:?}", session.engine(), server.strangers());
    session.goto("http://app.test/a/loud").await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    let entries = session.console_errors().await?;
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    let errors = texts.join("\n");
    eprintln!("{}: {errors}", session.engine());
    let violates = |part: &str| {
        let mut violations = entries.iter().filter(|entry| entry.is_violation());
        violations.any(|entry| entry.text.contains(part))
    };
    ensure!(
        violates("forbidden.png"),
        "no violation by an image:\n{errors}"
    );
    // WebKitGTK names the kind of what was refused, the others its type.
    let markup = ["TrustedHTML", "trusted-types"];
    ensure!(
        markup.into_iter().any(violates),
        "no violation by markup:\n{errors}"
    );
    for part in [
        "said on purpose",
        "rejected on purpose",
        "thrown on purpose",
        "forbidden.png",
    ] {
        ensure!(
            errors.contains(part),
            "{part:?} is not in the console:\n{errors}"
        );
    }
    let strangers = server.strangers();
    ensure!(
        strangers == ["http://elsewhere.test/secret"],
        "strangers: {strangers:?}"
    );
    Ok(())
}

/// In the engine that `COOKIE_WORKBENCH_ENGINE` names; in all three if it is absent.
#[tokio::test]
async fn the_engines_do_all_that_is_relied_on() -> Result<()> {
    let engines = match std::env::var_os("COOKIE_WORKBENCH_ENGINE") {
        Some(_) => vec![Engine::from_env()?],
        None => Engine::ALL.to_vec(),
    };
    for engine in engines {
        all_of_it(engine)
            .await
            .with_context(|| format!("in {engine}"))?;
    }
    Ok(())
}
