//! The command tells people what is wrong with a line, and jobs whether
//! anything is.

mod command;

use command::{NOW, check, run, run_in};

/// A mistake people make, and what they are told in Chromium.
struct Mistake {
    line: String,
    url: &'static str,
    outcome: &'static str,
    reason: &'static str,
    rule: &'static str,
    suggestion: &'static str,
    status: i32,
}

fn mistakes() -> Vec<Mistake> {
    let page = "https://example.com/a";
    let refused = |line: &str, rule, reason, suggestion| Mistake {
        line: line.to_owned(),
        url: page,
        outcome: "refused",
        reason,
        rule,
        suggestion,
        status: 1,
    };
    let altered = |line, rule, reason, suggestion| Mistake {
        outcome: "altered",
        ..refused(line, rule, reason, suggestion)
    };
    vec![
        refused(
            "id=1; SameSite=None",
            "none-without-secure",
            "Secure cookies only",
            "id=1; SameSite=None; Secure",
        ),
        refused(
            "id=1; Domain=localhost",
            "domain-not-of-host",
            "page's host is `example.com`",
            "Leave out Domain",
        ),
        refused(
            "id=1; Domain=example.org",
            "domain-not-of-host",
            "its own host or a parent",
            "Leave out Domain",
        ),
        refused(
            "__Host-id=1; Secure; Path=/a",
            "prefix-without-root-path",
            "so it needs Path=/",
            "__Host-id=1; Secure; Path=/",
        ),
        altered(
            "a=1; Path=/, b=2; Path=/",
            "comma-folded",
            "looks like a second cookie",
            "b=2; Path=/",
        ),
        altered(
            "id=1; Expires=2027-06-15T10:20:30Z",
            "date-unreadable",
            "2027-06-15T10:20:30Z",
            "Expires=Tue, 15 Jun 2027 10:20:30 GMT",
        ),
        Mistake {
            outcome: "stored",
            status: 0,
            ..altered(
                "id=1; Max-Age=86400000",
                "max-age-in-milliseconds",
                "Max-Age is in seconds",
                "Max-Age=86400",
            )
        },
        refused(
            &format!("id={}", "v".repeat(4200)),
            "too-long",
            "4096",
            "shorter by 106 bytes",
        ),
        Mistake {
            url: "http://example.com/a",
            ..refused(
                "id=1; Secure",
                "secure-from-insecure",
                "not on https",
                "from the https page",
            )
        },
        altered(
            "id=\"a;b\"",
            "quoted-semicolon",
            "Quotes mean nothing to a cookie",
            "id=a%3Bb",
        ),
    ]
}

#[test]
fn each_of_ten_mistakes_has_an_outcome_a_reason_and_a_corrected_line() {
    for mistake in mistakes() {
        let url = ["--url", mistake.url, "--engine", "chromium", "--at", NOW];
        let answer = run(&[&[&*mistake.line], &url[..]].concat(), "");
        let words = answer.words();
        for said in [
            format!("chromium: {}", mistake.outcome),
            mistake.reason.to_owned(),
            mistake.suggestion.to_owned(),
            format!(", {}]", mistake.rule),
            "[RFC 6265bis §".to_owned(),
        ] {
            assert!(words.contains(&said), "{said:?} is not in: {words}");
        }
        assert_eq!(answer.status, mistake.status, "{}", mistake.line);
    }
}

#[test]
fn every_engine_answers_every_mistake() {
    for mistake in mistakes() {
        let words = check(&[&mistake.line], &["--verbose"]).words();
        for evidence in [
            "Chromium 156",
            "Firefox 153 ESR",
            "libsoup 3.2.3",
            "WebKit's published test expectations",
        ] {
            assert!(words.contains(evidence), "{evidence}: {}", mistake.line);
        }
    }
}

#[test]
fn a_line_of_the_matrix_has_a_sign_for_every_engine() {
    let answer = check(&["sid=1; Path=/; SameSite=None"], &[]);
    let lines: Vec<&str> = answer.output.lines().collect();
    assert_eq!(
        lines[0],
        "sid  chromium ✗  firefox ✗  webkitgtk ✓  safari ✓ (documented)"
    );
    assert_eq!(lines[1], "  sid=1; Path=/; SameSite=None");
    assert_eq!(lines[2], "                 ^^^^^^^^^^^^^");
    assert_eq!(lines[3], "  chromium, firefox: refused");
    assert_eq!(lines[6], "      sid=1; Path=/; SameSite=None; Secure");
    // What is kept as written needs no words.
    let answer = check(&["sid=1; Path=/"], &["--engine", "firefox,standard"]);
    assert_eq!(answer.output, "sid  firefox ✓  standard ✓ (RFC 6265bis)\n");
}

#[test]
fn engines_are_a_checked_list() {
    let answer = check(&["id=1"], &["--engine", "chromuim"]);
    assert_eq!(answer.status, 2);
    assert!(answer.errors.contains("'chromium'"), "{}", answer.errors);
    assert!(
        !check(&["id=1; Path=/"], &["--engine", "webkit"])
            .output
            .contains("safari")
    );
    assert!(
        check(&["id=1; Path=/"], &["--engine", "webkit"])
            .output
            .contains("webkitgtk ✓")
    );
}

#[test]
fn the_exit_status_is_0_for_what_is_kept_1_for_what_is_not_and_2_for_nonsense() {
    let status = |lines: &[&str], more: &[&str]| check(lines, more).status;
    assert_eq!(status(&["id=1"], &[]), 0);
    assert_eq!(
        status(&["id=1; Max-Age=99999999999"], &["--engine", "firefox"]),
        0
    );
    assert_eq!(status(&["id=1; Max-Age=0"], &[]), 0);
    assert_eq!(status(&["id=1; Path=x"], &[]), 1);
    assert_eq!(status(&["id=1", "id=2; SameSite=None"], &[]), 1);
    assert_eq!(status(&["id=2; SameSite=None"], &["--engine", "webkit"]), 0);
    assert_eq!(status(&["id=2; HttpOnly"], &["--via", "script"]), 1);
    assert_eq!(status(&["--no-such-option"], &[]), 2);
    assert_eq!(status(&[], &[]), 2);
    assert_eq!(run(&["id=1", "--url", "no address"], "").status, 2);
    assert_eq!(run(&["id=1"], "").status, 2);
    assert_eq!(run(&["--file", "no/such/file"], "").status, 2);
}

#[test]
fn safari_and_the_standard_count_only_when_named() {
    // Safari alone refuses a cookie without a name.
    assert_eq!(check(&["=v; Path=/"], &["--engine", "webkitgtk"]).status, 0);
    let line = "a=1; Path=/; SameSite=None";
    let by = |engine| check(&[line], &["--engine", engine]).status;
    assert_eq!((by("webkitgtk"), by("standard"), by("safari")), (0, 1, 0));
    let long_path = format!("a=1; Path=/{}", "x".repeat(2000));
    let named = check(&[&long_path], &["--engine", "standard"]).status;
    assert_eq!(named, 1);
}

#[test]
fn warnings_and_advice_can_be_denied() {
    let long = "id=1; Path=/; Max-Age=99999999";
    let denied =
        |line: &str, name| check(&[line], &["--engine", "chromium", "--deny", name]).status;
    assert_eq!(denied(long, "warnings"), 1);
    assert_eq!(denied(long, "lifetime-clamped"), 1);
    assert_eq!(denied(long, "nameless"), 0);
    assert_eq!(denied("id=1; Path=/", "warnings"), 0);
    assert_eq!(denied("id=1; Path=/", "samesite-unset"), 1);
    assert_eq!(denied("id=1; Path=/; SameSite=Lax", "samesite-unset"), 0);
    assert_eq!(denied("id=1", "no-such-rule"), 2);
    let but = [
        "--engine",
        "chromium",
        "--deny",
        "warnings",
        "--allow",
        "lifetime-clamped",
    ];
    assert_eq!(check(&[long], &but).status, 0);
}

#[test]
fn advice_is_asked_for_and_changes_no_status() {
    let line = "session=1; Path=/; Secure; SameSite=Lax";
    let plain = check(&[line], &[]);
    let advised = check(&[line], &["--advice"]);
    assert!(!plain.output.contains("advice:"));
    assert!(
        advised.output.contains("session-readable"),
        "{}",
        advised.output
    );
    assert_eq!(advised.status, 0);
    let without = check(&[line], &["--advice", "--allow", "session-readable"]);
    assert!(!without.output.contains("session-readable"));
}

#[test]
fn quiet_is_the_status_alone() {
    let answer = check(&["id=1; SameSite=None"], &["--quiet"]);
    assert_eq!((&*answer.output, answer.status), ("", 1));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let line = ["a=1; Secure"];
    assert!(!check(&line, &[]).output.contains('\u{1b}'));
    assert!(
        check(&line, &["--color", "always"])
            .output
            .contains('\u{1b}')
    );
    assert!(
        !check(&line, &["--color", "never"])
            .output
            .contains('\u{1b}')
    );
}

#[test]
fn a_narrow_terminal_gets_narrow_lines() {
    let line = "name=1; Path=/some/longer/path; SameSite=None; Domain=example.org";
    let arguments = [line, "--url", "https://example.com/a", "--at", NOW];
    let answer = run_in(&arguments, b"", &[("COLUMNS", "40")]);
    for line in answer.output.lines() {
        // The corrected line is for copying, and whole.
        assert!(
            line.chars().count() <= 40 || line.contains("name=1;"),
            "{line}"
        );
    }
    assert!(answer.output.contains("^^^^^"));
}

#[test]
fn controls_and_bytes_that_are_no_text_are_shown() {
    let url = ["--url", "https://example.com/", "--at", NOW];
    let answer = run(&url, b"a=\x1b[31m\t\xe2\x80\xae; Path=/");
    assert!(
        answer.output.contains("a=\\x1b[31m\\t\\u{202e}; Path=/"),
        "{}",
        answer.output
    );
    assert!(!answer.output.contains('\u{1b}'));
    let answer = run(&url, b"name=Jos\xe9; Path=/");
    assert!(answer.output.contains("Jos\\xe9"), "{}", answer.output);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_told_where_bytes_are_taken() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cookie-check"))
        .arg(OsStr::from_bytes(b"name=Jos\xe9"))
        .args(["--url", "https://example.com/"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input"));
}

#[test]
fn time_is_seconds_or_a_date() {
    let kept = |at: &str| {
        let line = "id=1; Path=/; Max-Age=60";
        let answer = run(
            &[line, "--url", "https://a.example/", "--json", "--at", at],
            "",
        );
        answer.json()["cookies"][0]["engines"]["firefox"]["kept"]["expires"].as_i64()
    };
    assert_eq!(kept("1813054830"), Some(1_813_054_890));
    assert_eq!(kept("2027-06-15T10:20:30Z"), Some(1_813_054_890));
    assert_eq!(kept("Tue, 15 Jun 2027 10:20:30 GMT"), Some(1_813_054_890));
    let negative = run(&["id=1", "--url", "https://a.example/", "--now", "-5"], "");
    assert_eq!(negative.status, 0);
    assert_eq!(
        run(&["id=1", "--url", "https://a.example/", "--at", "noon"], "").status,
        2
    );
}

#[test]
fn rules_are_explained_by_name() {
    let answer = run(&["explain", "none-without-secure"], "");
    assert_eq!(answer.status, 0);
    for said in [
        "§5.7-19",
        "id=1; SameSite=None",
        "chromium: refused",
        "webkitgtk: stored",
    ] {
        assert!(
            answer.output.contains(said),
            "{said} is not in {}",
            answer.output
        );
    }
    let all = run(&["explain"], "").output;
    assert!(all.contains("none-without-secure") && all.contains("samesite-unset"));
    let unknown = run(&["explain", "none-without-secur"], "");
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.errors.contains("'none-without-secure'"),
        "{}",
        unknown.errors
    );
}

#[test]
fn shells_get_completions_and_people_a_manual() {
    for shell in ["bash", "zsh", "fish"] {
        let answer = run(&["completions", shell], "");
        assert!(answer.output.contains("third-party"), "{shell}");
    }
    let manual = run(&["manual"], "").output;
    assert!(manual.contains(".TH cookie-check") && manual.contains("webkitgtk"));
    assert!(manual.contains("cookie\\-check\\-sent") || manual.contains("cookie-check-sent"));
}
