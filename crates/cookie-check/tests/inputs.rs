//! What people bring is read, judged where it came from, and in order.

mod command;

use command::{NOW, check, run};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// What every engine makes of every cookie: `name: outcomes`.
fn outcomes(arguments: &[&str], input: &str) -> Vec<String> {
    let answer = run(&[arguments, &["--json", "--at", NOW]].concat(), input);
    let json = answer.json();
    let cookies = json["cookies"].as_array().unwrap();
    let words = |cookie: &Value| {
        let engines = cookie["engines"].as_object().unwrap();
        let all: Vec<&str> = ["chromium", "firefox", "webkitgtk"]
            .iter()
            .map(|engine| engines[*engine]["outcome"].as_str().unwrap())
            .collect();
        let line = cookie["line"].as_str().unwrap();
        format!("{}: {}", line.split('=').next().unwrap(), all.join(" "))
    };
    cookies.iter().map(words).collect()
}

/// A file of this name with this text, in a folder of this test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("inputs");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

const TRANSCRIPT: &str = "\
* Connected to www.example.com (192.0.2.1) port 443
> GET /login HTTP/1.1
> Host: www.example.com
>
< HTTP/1.1 302 Found
< Date: Sun, 22 Nov 2026 10:20:30 GMT
< Set-Cookie: sid=1; Path=/; SameSite=None
< Set-Cookie: theme=dark; Path=/
< Location: /
<
";

#[test]
fn a_transcript_needs_no_url() {
    let found = outcomes(&[], TRANSCRIPT);
    assert_eq!(
        found,
        ["sid: refused refused stored", "theme: stored stored stored"]
    );
    let answer = run(&["--at", NOW], TRANSCRIPT);
    assert_eq!(answer.status, 1);
    assert!(
        answer.output.contains("https://www.example.com/login\n"),
        "{}",
        answer.output
    );
}

#[test]
fn a_url_that_is_given_says_what_a_transcript_leaves_open() {
    let head = "> GET /a HTTP/1.1\n> Host: dev.example.com:8080\n>\n\
        < HTTP/1.1 200 OK\n< Set-Cookie: a=1; Path=/; Secure\n<\n";
    let by = |more: &[&str]| outcomes(more, head).remove(0);
    assert_eq!(by(&[]), "a: stored stored stored");
    let refused = "a: refused refused refused";
    assert_eq!(by(&["--url", "http://dev.example.com:8080/"]), refused);
    // Another host says nothing about this one.
    assert_eq!(
        by(&["--url", "http://example.com/"]),
        "a: stored stored stored"
    );
}

#[test]
fn an_archive_has_the_url_of_each_response() {
    let entry = |url: &str, line: &str| {
        format!(
            r#"{{"request":{{"method":"GET","url":"{url}","headers":[]}},"response":{{"status":200,"headers":[{{"name":"Set-Cookie","value":"{line}"}}]}}}}"#
        )
    };
    let har = format!(
        r#"{{"log":{{"version":"1.2","entries":[{},{}]}}}}"#,
        entry("https://a.example/", "one=1; Domain=a.example"),
        entry("http://b.example/", "two=1; Secure")
    );
    let path = file("two.har", &har);
    let found = outcomes(&["--file", path.to_str().unwrap()], "");
    assert_eq!(
        found,
        ["one: stored stored stored", "two: refused refused refused"]
    );
}

#[test]
fn an_export_is_judged_at_the_host_of_each_cookie() {
    let text = "# Netscape HTTP Cookie File\n\
        #HttpOnly_.example.com\tTRUE\t/\tTRUE\t1830297600\tsid\tabc\n\
        shop.example.com\tFALSE\t/\tFALSE\t0\ttheme\tdark\n";
    let answer = run(&["--json", "--at", NOW], text);
    assert_eq!(answer.status, 0, "{}", answer.errors);
    let json = answer.json();
    let kept = |at: usize| &json["cookies"][at]["engines"]["webkitgtk"]["kept"];
    assert_eq!(
        (&kept(0)["domain"], &kept(0)["host_only"]),
        (&"example.com".into(), &false.into())
    );
    assert_eq!(
        (&kept(0)["http_only"], &kept(0)["expires"]),
        (&true.into(), &1_830_297_600.into())
    );
    assert_eq!(
        (&kept(1)["domain"], &kept(1)["host_only"]),
        (&"shop.example.com".into(), &true.into())
    );
}

#[test]
fn one_line_or_field_is_one_cookie() {
    let url = ["--url", "https://example.com/"];
    let joined = "a=1; Path=/, b=2; Path=/";
    assert_eq!(outcomes(&url, joined).len(), 1);
    let split = [&url[..], &["--format", "joined"]].concat();
    assert_eq!(outcomes(&split, joined).len(), 2);
}

#[test]
fn an_argument_is_a_line_unless_it_is_unmistakably_something_else() {
    let lines = |argument: &str, via: &str| -> Vec<String> {
        let answer = check(&[argument], &["--json", "--via", via]);
        let json = answer.json();
        let cookies = json["cookies"].as_array().unwrap();
        cookies
            .iter()
            .map(|it| it["line"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(lines("a=1\nb=2; path=/", "script"), ["a=1\nb=2; path=/"]);
    assert_eq!(lines("a=1; b=2", "header"), ["a=1; b=2"]);
    assert_eq!(lines("Set-Cookie: a=1; Path=/", "header"), ["a=1; Path=/"]);
    assert_eq!(
        lines("HTTP/1.1 200 OK\nSet-Cookie: a=1; Path=/\n\n", "header"),
        ["a=1; Path=/"]
    );
    assert_eq!(
        lines("document.cookie = 'a=1; path=/'", "script"),
        ["a=1; path=/"]
    );
}

#[test]
fn what_a_browser_sent_has_no_fate() {
    for input in [
        "GET / HTTP/1.1\nHost: example.com\nCookie: a=1; b=2; a=3\n",
        "a=1; b=2; a=3",
    ] {
        let answer = run(&["--url", "https://example.com/"], input);
        assert_eq!(answer.status, 2);
        assert!(answer.errors.contains("3 pairs"), "{}", answer.errors);
        assert!(answer.errors.contains("no fate"), "{}", answer.errors);
    }
    let json = run(&["--json", "--url", "https://example.com/"], "a=1; b=2").json();
    assert_eq!(json["not_understood"][1]["text"], "b=2");
    // Who says by whom it is written says what it is.
    let script = ["--url", "https://example.com/", "--via", "script"];
    assert_ne!(run(&script, "a=1; b=2").status, 2);
}

#[test]
fn a_line_break_inside_what_a_script_assigns_belongs_to_it() {
    let script = ["--json", "--url", "https://example.com/", "--via", "script"];
    let json = run(&script, "m=first\nsecond; path=/\n").json();
    let cookies = json["cookies"].as_array().unwrap();
    assert_eq!(cookies.len(), 1, "{json}");
    let outcome = |engine: &str| &cookies[0]["engines"][engine]["outcome"];
    assert_eq!(outcome("chromium"), "refused");
    assert_eq!(outcome("firefox"), "refused");
    assert!(cookies[0]["engines"]["webkitgtk"]["others"].is_array());
    // Where each line begins a cookie, each is one.
    let json = run(&script, "m=first\nn=second; path=/\n").json();
    assert_eq!(json["cookies"].as_array().unwrap().len(), 2, "{json}");
}

#[test]
fn what_is_not_recognised_is_2_and_says_so() {
    for (input, said) in [
        (
            "<html><p>Cookies</p></html>",
            "Nothing here looks like a cookie",
        ),
        ("a=1; Path=/", "--url"),
        ("{\"log\":{\"entries\":[{\"reque", "JSON"),
    ] {
        let answer = run(&["--at", NOW], input);
        assert_eq!(answer.status, 2, "{input}");
        assert!(answer.errors.contains(said), "{}", answer.errors);
    }
}

#[test]
fn what_breaks_off_is_judged_as_far_as_it_goes_and_2() {
    let text = r#"[{"name":"a","value":"1","domain":"a.example","path":"/"},{"name":"b","va"#;
    let answer = run(&["--json", "--at", NOW], text);
    assert_eq!(answer.status, 2);
    let json = answer.json();
    assert_eq!(json["cookies"].as_array().unwrap().len(), 1);
    let reason = json["not_understood"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("The JSON cannot be read"), "{reason}");
}

#[test]
fn all_are_judged_in_order_in_one_jar_or_each_alone() {
    let lines = ["a=1; Path=/", "a=2; Path=/"];
    let url = ["--url", "https://example.com/"];
    let in_order = outcomes(&[&lines[..], &url].concat(), "");
    assert_eq!(in_order[1], "a: replaced replaced replaced");
    let alone = outcomes(&[&lines[..], &url, &["--fresh"]].concat(), "");
    assert_eq!(alone[1], "a: stored stored stored");
}

#[test]
fn every_line_and_file_can_have_a_url_of_its_own() {
    let found = outcomes(
        &[
            "t=1; Path=/; Secure",
            "--url",
            "https://db.example.com/",
            "t=2; Path=/",
            "--url",
            "http://db.example.com/",
        ],
        "",
    );
    assert_eq!(found[1], "t: refused refused refused");
    let one = file("one.txt", "a=1; Path=/; Secure");
    let two = file("two.txt", "b=1; Path=/; Secure");
    let found = outcomes(
        &[
            "--file",
            one.to_str().unwrap(),
            "--url",
            "https://a.example/",
            "--file",
            two.to_str().unwrap(),
            "--url",
            "http://b.example/",
        ],
        "",
    );
    assert_eq!(
        found,
        ["a: stored stored stored", "b: refused refused refused"]
    );
}

#[test]
fn a_page_of_another_site_may_make_the_request() {
    let line = "sid=1; Path=/; SameSite=Lax";
    let url = ["--url", "https://api.example.net/"];
    let by = |more: &[&str]| outcomes(&[&[line], &url[..], more].concat(), "").remove(0);
    assert_eq!(by(&[]), "sid: stored stored stored");
    let refused = "sid: refused refused refused";
    assert_eq!(by(&["--from", "https://app.example.com/"]), refused);
    assert_eq!(by(&["--frame", "cross-site"]), refused);
    assert_eq!(
        by(&["--from", "https://www.example.net/"]),
        "sid: stored stored stored"
    );
}

#[test]
fn cookies_of_other_sites_can_be_blocked() {
    let line = "sid=1; Path=/; SameSite=None; Secure";
    let url = ["--url", "https://api.example.net/", "--frame", "cross-site"];
    let by = |setting| {
        outcomes(
            &[&[line], &url[..], &["--third-party", setting]].concat(),
            "",
        )
        .remove(0)
    };
    assert_eq!(by("allowed"), "sid: stored stored refused");
    assert_eq!(by("blocked"), "sid: refused stored refused");
}

#[test]
fn a_host_in_any_script_is_a_host() {
    let found = outcomes(&["a=1; Path=/", "--url", "https://bücher.example/"], "");
    assert_eq!(found, ["a: stored stored stored"]);
}

#[test]
fn every_head_has_its_own_date_and_a_folded_field_is_one() {
    let heads = "HTTP/1.1 302 Found\r\nDate: Sun, 22 Nov 2026 09:20:30 GMT\r\n\
        Set-Cookie: a=1;\r\n  Expires=Sun, 22 Nov 2026 11:20:30 GMT\r\nLocation: /b\r\n\r\n\
        HTTP/2 200\r\nset-cookie: b=1; Expires=Sun, 22 Nov 2026 11:20:30 GMT\r\n\r\n";
    let arguments = ["--url", "https://example.com/", "--json", "--at", NOW];
    let json = run(&arguments, heads).json();
    let end = |at: usize| {
        let kept = &json["cookies"][at]["engines"]["chromium"]["kept"];
        kept["expires"].as_i64().unwrap()
    };
    // The first server's clock is an hour behind.
    assert_eq!(end(0) - end(1), 3600);
}
