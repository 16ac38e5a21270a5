//! Inputs that nobody means well with get an answer or a clear error.

mod command;

use command::{NOW, run};
use std::time::{Duration, Instant};

const TRANSCRIPT: &str = "\
> GET / HTTP/1.1\r\n> Host: example.com\r\n>\r\n\
< HTTP/1.1 200 OK\r\n< Date: Sun, 22 Nov 2026 10:20:30 GMT\r\n\
< Set-Cookie: sid=1; Path=/; SameSite=None\r\n<\r\n";

const ARCHIVE: &str = r#"{"log":{"entries":[{"request":{"url":"https://a.example/","headers":[]},"response":{"headers":[{"name":"Set-Cookie","value":"a=1; Path=/"}]}}]}}"#;

const STATE: &str = r#"{"cookies":[{"name":"a","value":"1","domain":"a.example","path":"/","expires":-1,"httpOnly":true,"secure":true,"sameSite":"Lax"}],"origins":[]}"#;

const COOKIES_TXT: &str = "# Netscape HTTP Cookie File\n.a.example\tTRUE\t/\tTRUE\t0\ta\t1\n";

#[test]
fn every_cut_of_a_file_is_answered() {
    for text in [TRANSCRIPT, ARCHIVE, STATE, COOKIES_TXT] {
        // Every other one: each is a run of the command.
        for end in (0..text.len()).step_by(2) {
            let answer = run(&["--at", NOW, "--engine", "firefox"], &text[..end]);
            assert!((0..=2).contains(&answer.status), "{}", &text[..end]);
            assert!(!answer.errors.contains("panicked"), "{}", answer.errors);
            assert!(answer.status < 2 || !answer.errors.is_empty() || !answer.output.is_empty());
        }
    }
}

#[test]
fn deep_and_broken_data_is_2() {
    for input in [
        "[".repeat(200_000),
        "{\"cookies\":".repeat(20_000),
        "\"".repeat(200_000),
    ] {
        let answer = run(&["--at", NOW, "--url", "https://a.example/"], &input);
        assert_eq!(answer.status, 2, "{}", answer.errors);
    }
}

#[test]
fn bytes_that_are_nothing_are_2() {
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    assert_eq!(
        run(&["--at", NOW, "--url", "https://a.example/"], bytes).status,
        2
    );
}

/// Lines as CI jobs and people bring them, with the mistakes that take longest.
fn lines(count: usize) -> String {
    const KINDS: [&str; 5] = [
        "=1; Path=/; Secure; HttpOnly",
        "=1; SameSite=None",
        "=\"x;y\"; Path=/",
        "=1; Max-Age=30d; Path=/",
        "=1; Path=/, other=2; Path=/",
    ];
    let line = |number: usize| format!("n{number}{}\n", KINDS[number % KINDS.len()]);
    (0..count).map(line).collect()
}

#[test]
fn ten_thousand_lines_take_time_for_each_and_little_memory() {
    let arguments = ["--at", NOW, "--url", "https://a.example/b/c", "--json"];
    let time = |count: usize| {
        let input = lines(count);
        let start = Instant::now();
        let answer = run(&arguments, &input);
        assert_eq!(answer.status, 1);
        assert_eq!(answer.json()["cookies"].as_array().unwrap().len(), count);
        start.elapsed()
    };
    let (few, many) = (time(2_500), time(10_000));
    // Four times as many; what is quadratic would take sixteen times as long.
    let most = few.max(Duration::from_millis(500)) * 10;
    assert!(many < most, "{few:?}, but {many:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn ten_thousand_lines_fit_into_a_hundred_megabytes() {
    let command = format!(
        "ulimit -v 102400; exec {} --at {NOW} --url https://a.example/b/c --json",
        env!("CARGO_BIN_EXE_cookie-check")
    );
    let mut child = std::process::Command::new("sh")
        .args(["-c", &command])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut stdin, lines(10_000).as_bytes()).unwrap();
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
