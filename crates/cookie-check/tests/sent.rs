//! Which cookies a request carries, and why not the others.

mod command;

use command::{NOW, run};

fn sent(lines: &[&str], more: &[&str]) -> command::Answer {
    let url = ["--url", "https://www.example.com/shop/", "--at", NOW];
    run(&[&["sent"], lines, &url, more].concat(), "")
}

#[test]
fn every_cookie_is_sent_or_the_reason_is_said() {
    let lines = [
        "near=1; Path=/shop",
        "far=1; Path=/",
        "wide=1; Path=/; Domain=example.com",
        "other=1; Path=/admin",
    ];
    let answer = sent(&lines, &["--to", "https://www.example.com/shop/cart"]);
    assert_eq!(answer.status, 0);
    let order: Vec<usize> = ["near=1", "far=1", "wide=1"]
        .iter()
        .map(|pair| answer.output.find(pair).unwrap())
        .collect();
    assert!(order.is_sorted(), "{}", answer.output);
    assert!(
        answer
            .words()
            .contains("not sent: other. Its path is `/admin`")
    );
    let below = sent(&lines, &["--to", "https://example.com/shop/"]).words();
    assert!(below.contains("✓ sent: wide=1"), "{below}");
    assert!(
        below.contains("not sent: near. It belongs to `www.example.com` alone"),
        "{below}"
    );
}

#[test]
fn same_site_counts_for_requests_of_other_sites() {
    let lines = [
        "strict=1; SameSite=Strict",
        "lax=1; SameSite=Lax",
        "none=1; SameSite=None; Secure",
    ];
    let to = [
        "--to",
        "https://www.example.com/shop/",
        "--engine",
        "chromium",
    ];
    let from = ["--from", "https://news.example.org/"];
    let carried = |more: &[&str]| -> Vec<&str> {
        let words = sent(&lines, &[&to[..], &from, more].concat()).words();
        let is_sent = |name: &&&str| words.contains(&format!("✓ sent: {name}=1"));
        ["strict", "lax", "none"]
            .iter()
            .filter(is_sent)
            .copied()
            .collect()
    };
    assert_eq!(carried(&[]), ["lax", "none"]);
    assert_eq!(carried(&["--method", "POST"]), ["none"]);
    assert_eq!(carried(&["--destination", "fetch"]), ["none"]);
    let blocked = ["--destination", "image", "--third-party", "blocked"];
    assert_eq!(carried(&blocked), [""; 0]);
}

#[test]
fn a_partitioned_cookie_stays_with_its_site() {
    let line = ["p=1; Path=/; SameSite=None; Secure; Partitioned"];
    let to = ["--to", "https://www.example.com/", "--engine", "chromium"];
    assert!(sent(&line, &to).words().contains("✓ sent: p=1"));
    let embedded = [
        "--from",
        "https://news.example.org/",
        "--destination",
        "frame",
    ];
    let answer = sent(&line, &[&to[..], &embedded].concat());
    assert!(
        answer.words().contains("kept apart for another site"),
        "{}",
        answer.output
    );
    assert_eq!(answer.status, 1);
    // Kept in a frame there, it is sent from there.
    let answer = sent(
        &line,
        &[&to[..], &embedded, &["--frame", "cross-site"]].concat(),
    );
    assert!(answer.words().contains("✓ sent: p=1"), "{}", answer.output);
}

#[test]
fn without_cookies_there_is_nothing_to_ask() {
    let answer = run(&["sent", "--to", "https://example.com/"], "Cookie: a=1");
    assert_eq!(answer.status, 2);
    assert!(answer.errors.contains("1 pair"), "{}", answer.errors);
}
