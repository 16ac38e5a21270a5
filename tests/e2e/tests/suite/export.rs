//! Export: what is written comes back, here and in other programs.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use browsers::{Engine, StoredCookie};
use e2e::{Bench, run};

/// What the formats are called.
const FORMATS: [&str; 7] = [
    "cookie-editor",
    "editthiscookie",
    "playwright",
    "cookies-txt",
    "cookie-field",
    "set-cookie",
    "csv",
];

/// A hundred cookies with every attribute that a script may set, as it goes
/// round, and values that formats have trouble with.
fn lines(host: &str) -> Vec<String> {
    let values = [
        "plain",
        "a==",
        "\"quoted\"",
        "%7B%22a%22%3A1%7D",
        "a,b",
        "'=1+1",
        "=1",
        "x y",
        "",
        "@cell",
        "\\back",
        "a:b|c",
        "{\"a\":[1,2]}",
    ];
    let lifetimes = ["", "; Max-Age=86400", "; Max-Age=1000000"];
    let same_sites = [
        "; SameSite=Lax",
        "; SameSite=Strict",
        "; SameSite=None; Secure",
    ];
    (0..100)
        .map(|it: usize| {
            let value = values[it % values.len()];
            let lifetime = lifetimes[it % lifetimes.len()];
            let same_site = same_sites[(it / 3) % same_sites.len()];
            let secure = if it.is_multiple_of(5) { "; Secure" } else { "" };
            let path = if it.is_multiple_of(4) { "/tools" } else { "/" };
            let domain = match it % 7 {
                0 => format!("; Domain={host}"),
                _ => String::new(),
            };
            format!("c{it}={value}; Path={path}{lifetime}{same_site}{secure}{domain}")
        })
        .collect()
}

/// What the browser keeps of this test's host, by name.
async fn kept(bench: &Bench<'_>) -> Result<Vec<StoredCookie>> {
    let mut all = match bench.engine() {
        Engine::WebKit => bench.session.cookies_here().await?,
        Engine::Chromium | Engine::Firefox => bench.session.jar(&[]).await?,
    };
    all.retain(|it| it.domain == bench.host);
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

/// What a format does not carry is left out of the comparison.
fn carried(mut cookie: StoredCookie, format: &str) -> StoredCookie {
    if matches!(format, "cookies-txt" | "cookie-field") {
        cookie.same_site = None;
    }
    if format == "cookie-field" {
        cookie.expires = None;
        cookie.secure = false;
        cookie.path = "/".to_owned();
        cookie.host_only = true;
    }
    cookie
}

async fn comes_back(bench: &Bench<'_>, format: &str) -> Result<()> {
    let page = bench.open_secure("#cookies").await?;
    // Written by the page, which then knows all of each in every engine.
    page.paste(&lines(&bench.host).join("\n")).await?;
    page.choose_named("Read as", "set-cookie").await?;
    let rows = page.preview(100).await?;
    let possible = rows.iter().filter(|row| row.state == "new").count();
    ensure!(possible > 60, "{rows:#?}");
    ensure!(page.write_imported().await? == possible);
    page.has_rows(possible).await?;
    let before = kept(bench).await?;
    ensure!(before.len() == possible, "{} of {possible}", before.len());
    let text = page.exported(format).await?;
    page.press("Done").await?;
    page.list_menu("Delete all shown").await?;
    if page.has_button("Cancel").await? {
        page.press("Delete").await?;
    }
    page.has_rows(0).await?;
    page.paste(&text).await?;
    page.preview(possible).await?;
    ensure!(page.write_imported().await? == possible);
    page.has_rows(possible).await?;
    let after = kept(bench).await?;
    ensure!(
        before.len() == after.len(),
        "{} of {}",
        after.len(),
        before.len()
    );
    for (before, after) in before.into_iter().zip(after) {
        let (before, after) = (carried(before, format), carried(after, format));
        ensure!(
            before == after,
            "{format}: {before:#?} came back as {after:#?}"
        );
    }
    Ok(())
}

macro_rules! round_trips {
    ($($test:ident: $format:literal,)*) => {
        $(#[test]
        fn $test() {
            run(async |bench| comes_back(bench, $format).await);
        })*
    };
}

round_trips! {
    a_hundred_cookies_come_back_from_cookie_editor: "cookie-editor",
    a_hundred_cookies_come_back_from_editthiscookie: "editthiscookie",
    a_hundred_cookies_come_back_from_playwright: "playwright",
    a_hundred_cookies_come_back_from_cookies_txt: "cookies-txt",
    a_hundred_cookies_come_back_from_a_cookie_field: "cookie-field",
    a_hundred_cookies_come_back_from_set_cookie_lines: "set-cookie",
    a_hundred_cookies_come_back_from_a_table: "csv",
}

#[test]
fn all_the_shown_or_the_selected_are_exported() {
    run(async |bench| {
        bench
            .write_all(&["a=1; Path=/", "b=2; Path=/", "ab=3; Path=/"])
            .await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(3).await?;
        ensure!(page.exported("cookie-field").await? == "Cookie: a=1; b=2; ab=3\n");
        page.press("Done").await?;
        page.find("a").await?;
        page.has_rows(2).await?;
        page.press("Export").await?;
        page.choose("Which", "those shown").await?;
        page.shows("export-text", "Cookie: a=1; ab=3").await?;
        page.press("Done").await?;
        page.find("").await?;
        page.select("b", "").await?;
        page.press("Export").await?;
        page.shows("export-text", "Cookie: b=2").await
    });
}

#[test]
fn what_a_format_cannot_say_is_said_before() {
    run(async |bench| {
        let page = bench.open_secure("#cookies").await?;
        page.paste("Set-Cookie: a=1; Path=/; SameSite=Strict")
            .await?;
        page.preview(1).await?;
        page.write_imported().await?;
        page.has_rows(1).await?;
        let text = page.exported("cookies-txt").await?;
        page.shows_part("export-losses", "no place for SameSite")
            .await?;
        ensure!(
            text.contains("# The format has no place for SameSite"),
            "{text}"
        );
        page.exported("set-cookie").await?;
        let none = "return !testid('export-losses')";
        page.comes_true("nothing is lost", none).await
    });
}

#[test]
fn a_masked_export_shows_no_value() {
    run(async |bench| {
        bench.write("token=topsecret; Path=/").await?;
        let page = bench.open("#cookies").await?;
        page.has_rows(1).await?;
        page.press("Mask").await?;
        for format in FORMATS {
            let text = page.exported(format).await?;
            ensure!(
                text.contains("token") && !text.contains("topsecret"),
                "{text}"
            );
        }
        Ok(())
    });
}

/// Python's own reader and curl, given our cookies.txt, send the same cookies.
#[test]
fn python_and_curl_read_our_cookies_txt() {
    run(async |bench| {
        let page = bench.open("#cookies").await?;
        let lines = [
            "plain=oat; Path=/; Max-Age=86400",
            "session=1; Path=/",
            "base64=YQ==; Path=/; Max-Age=86400",
            "quoted=\"a b\"; Path=/; Max-Age=86400",
            "json={\"a\":1}; Path=/; Max-Age=86400",
        ];
        page.paste(&lines.join("\n")).await?;
        page.choose_named("Read as", "set-cookie").await?;
        page.preview(lines.len()).await?;
        page.write_imported().await?;
        page.has_rows(lines.len()).await?;
        let text = page.exported("cookies-txt").await?;
        let sent = sorted(&bench.sent_to(&format!("{}seen", e2e::FOLDER)).await?);
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("cookies.txt");
        std::fs::write(&file, &text)?;
        let url = bench.url("/");
        let python =
            std::env::var_os("COOKIE_WORKBENCH_PYTHON").context("COOKIE_WORKBENCH_PYTHON")?;
        let script = "import sys, urllib.request, http.cookiejar
jar = http.cookiejar.MozillaCookieJar(sys.argv[1])
jar.load(ignore_discard=True, ignore_expires=False)
request = urllib.request.Request(sys.argv[2])
jar.add_cookie_header(request)
print(request.get_header('Cookie'))";
        let output = Command::new(python)
            .args(["-c", script])
            .arg(&file)
            .arg(&url)
            .output()?;
        let by_python = String::from_utf8(output.stdout)?;
        // As the window says, Python takes one of the session for ended.
        page.shows_part("export-losses", "Python takes the 0")
            .await?;
        let mut lasting = sent.clone();
        lasting.retain(|pair| !pair.starts_with("session="));
        ensure!(
            sorted(by_python.trim()) == lasting,
            "{by_python} is not {lasting:?}"
        );
        let server = std::net::TcpListener::bind("127.0.0.1:0")?;
        let port = server.local_addr()?.port();
        let heard = std::thread::spawn(move || -> Result<String> {
            use std::io::{Read, Write};
            let (mut stream, _) = server.accept()?;
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte)?;
                head.extend(byte);
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")?;
            Ok(String::from_utf8(head)?)
        });
        let host = &bench.host;
        let status = Command::new("curl")
            .arg("-sS")
            .arg("-b")
            .arg(&file)
            .args([
                "--noproxy",
                "*",
                "--resolve",
                &format!("{host}:{port}:127.0.0.1"),
            ])
            .arg(format!("http://{host}:{port}/"))
            .status()?;
        ensure!(status.success(), "curl failed");
        let head = heard.join().map_err(|_| anyhow::anyhow!("no request"))??;
        let by_curl = head.lines().find_map(|line| line.strip_prefix("Cookie: "));
        ensure!(
            by_curl.map(sorted) == Some(sent.clone()),
            "{by_curl:?} is not {sent:?}"
        );
        Ok(())
    });
}

fn sorted(field: &str) -> Vec<String> {
    let mut pairs: Vec<_> = field.split("; ").map(str::to_owned).collect();
    pairs.sort();
    pairs
}
