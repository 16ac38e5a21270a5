//! The command tells people what is wrong with a line, and jobs whether
//! anything is.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// 2026-11-22, 10:20:30 GMT.
const NOW: &str = "1795342830";

/// Runs the command with this input; its output, in one line, and exit status.
fn run(arguments: &[&str], input: &str) -> (String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cookie-check"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text, output.status.code().unwrap())
}

/// A mistake people make, and what they are told in Chromium.
struct Mistake {
    line: String,
    url: &'static str,
    verdict: &'static str,
    reason: &'static str,
    fix: &'static str,
    status: i32,
}

fn mistakes() -> Vec<Mistake> {
    let page = "https://example.com/a";
    let refused = |line: &str, url, reason, fix| Mistake {
        line: line.to_owned(),
        url,
        verdict: "refused",
        reason,
        fix,
        status: 1,
    };
    let altered = |line, reason, fix| Mistake {
        verdict: "altered",
        ..refused(line, page, reason, fix)
    };
    vec![
        refused(
            "id=1; SameSite=None",
            page,
            "Secure cookies only",
            "Add Secure",
        ),
        refused(
            "id=1; Domain=localhost",
            page,
            "page's host is `example.com`",
            "Leave out Domain",
        ),
        refused(
            "id=1; Domain=example.org",
            page,
            "its own host or a parent",
            "Leave out Domain",
        ),
        refused(
            "__Host-id=1; Secure; Path=/a",
            page,
            "so it needs Path=/",
            "Write Path=/.",
        ),
        altered(
            "a=1; Path=/, b=2; Path=/",
            "looks like a second cookie",
            "header of its own",
        ),
        altered(
            "id=1; Expires=2027-06-15T10:20:30Z",
            "no date in `2027-06-15T10:20:30Z`",
            "Write Expires=Tue, 15 Jun 2027 10:20:30 GMT",
        ),
        Mistake {
            verdict: "stored",
            status: 0,
            ..altered(
                "id=1; Max-Age=86400000",
                "Max-Age is in seconds",
                "Write Max-Age=86400.",
            )
        },
        refused(
            &format!("id={}", "v".repeat(4200)),
            page,
            "4096",
            "shorter by 106 bytes",
        ),
        refused(
            "id=1; Secure",
            "http://example.com/a",
            "not on https",
            "from the https page",
        ),
        altered("id=\"a;b\"", "Quotes mean nothing to a cookie", "as %XX"),
    ]
}

#[test]
fn each_of_ten_mistakes_has_a_verdict_a_reason_and_a_fix() {
    for mistake in mistakes() {
        let arguments = [
            &mistake.line,
            "--url",
            mistake.url,
            "--engine",
            "chromium",
            "--now",
            NOW,
        ];
        let (text, status) = run(&arguments, "");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for told in [
            format!("chromium: {}", mistake.verdict),
            mistake.reason.to_owned(),
            mistake.fix.to_owned(),
            "[RFC 6265bis §".to_owned(),
        ] {
            assert!(text.contains(&told), "{told:?} is not in: {text}");
        }
        assert_eq!(status, mistake.status, "{}", mistake.line);
    }
}

#[test]
fn every_browser_answers_every_mistake() {
    for mistake in mistakes() {
        let (text, _) = run(&[&mistake.line, "--url", mistake.url, "--now", NOW], "");
        for engine in ["Chromium 156", "Firefox 153 ESR", "libsoup 3.2.3"] {
            assert!(
                text.contains(engine),
                "{engine} is silent about {}",
                mistake.line
            );
        }
    }
}

/// The answers in JSON, one an engine and line.
fn answers(arguments: &[&str], input: &str) -> Vec<Value> {
    let all = [arguments, &["--json", "--now", NOW]].concat();
    let (text, _) = run(&all, input);
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn json_has_one_object_a_line_and_engine() {
    let found = answers(&["a=1; Secure", "b", "--url", "https://example.com/"], "");
    assert_eq!(found.len(), 6);
    let first = &found[0];
    assert_eq!(first["line"], "a=1; Secure");
    assert_eq!(first["engine"], "chromium");
    assert_eq!(first["document_cookie"], "a=1");
    assert_eq!(first["stored"][0]["secure"], true);
    assert_eq!(first["writes"][0][0]["outcome"], "stored");
    let reason = &first["writes"][0][0]["reasons"][0];
    for field in ["rule", "section", "text"] {
        assert!(reason[field].is_string(), "{field} of {reason}");
    }
    // Later lines meet what earlier ones left.
    assert_eq!(found[3]["document_cookie"], "a=1; b");
}

#[test]
fn a_folded_field_is_one_field_and_every_head_has_its_own_date() {
    let heads = "HTTP/1.1 302 Found\r\nDate: Sun, 22 Nov 2026 09:20:30 GMT\r\n\
        Set-Cookie: a=1;\r\n  Expires=Sun, 22 Nov 2026 11:20:30 GMT\r\nLocation: /b\r\n\r\n\
        HTTP/2 200\r\nset-cookie: b=1; Expires=Sun, 22 Nov 2026 11:20:30 GMT\r\n\r\n";
    let found = answers(
        &["--url", "https://example.com/", "--engine", "chromium"],
        heads,
    );
    let end = |at: usize, name: &str| {
        let stored = found[at]["stored"].as_array().unwrap();
        let cookie = stored.iter().find(|cookie| cookie["name"] == name);
        cookie.unwrap()["expires"]["at"].as_i64().unwrap()
    };
    // The first server's clock is an hour behind.
    assert_eq!(end(0, "a") - end(1, "b"), 3600);
}

#[test]
fn the_exit_status_is_0_for_what_is_kept_1_for_what_is_not_and_2_for_nonsense() {
    let url = ["--url", "https://example.com/a"];
    let status = |more: &[&str], input| run(&[&url, more].concat(), input).1;
    assert_eq!(status(&["id=1"], ""), 0);
    assert_eq!(status(&["id=1; Max-Age=99999999999"], ""), 0);
    assert_eq!(status(&["id=1; Max-Age=0"], ""), 0);
    assert_eq!(status(&["id=1; Path=x"], ""), 1);
    assert_eq!(status(&["id=1", "id=2; SameSite=None"], ""), 1);
    assert_eq!(
        status(&["id=2; SameSite=None", "--engine", "webkit"], ""),
        0
    );
    assert_eq!(status(&["id=2; HttpOnly", "--via", "script"], ""), 1);
    assert_eq!(status(&["--no-such-option"], ""), 2);
    assert_eq!(status(&[], ""), 2);
    assert_eq!(run(&["id=1", "--url", "no address"], "").1, 2);
    assert_eq!(run(&["id=1"], "").1, 2);
}

#[test]
fn an_engine_that_was_not_measured_says_so() {
    let (text, _) = run(
        &[
            "a=1",
            "--url",
            "https://example.com/",
            "--engine",
            "ladybird",
        ],
        "",
    );
    assert!(text.contains("ladybird: not measured"), "{text}");
}
