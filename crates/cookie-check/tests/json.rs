//! The data that `--json` writes is as it is documented.

mod command;

use command::{check, run};

#[test]
fn there_is_one_object_with_an_entry_for_each_cookie_and_engine() {
    let answer = check(&["a=1; Path=/; SameSite=None", "b"], &["--json"]);
    let json = answer.json();
    assert_eq!(json["schema"], 1);
    let cookies = json["cookies"].as_array().unwrap();
    assert_eq!(cookies.len(), 2);
    let first = &cookies[0];
    assert_eq!(first["line"], "a=1; Path=/; SameSite=None");
    assert_eq!(first["url"], "https://example.com/a");
    let chromium = &first["engines"]["chromium"];
    assert_eq!(chromium["outcome"], "refused");
    assert_eq!(chromium["rule"], "none-without-secure");
    assert_eq!(chromium["section"], "RFC 6265bis §5.7-19");
    assert!(chromium["text"].as_str().unwrap().contains("Secure"));
    assert_eq!(
        (&chromium["start"], &chromium["end"]),
        (&13.into(), &26.into())
    );
    assert!(chromium["kept"].is_null());
    let suggestion = &chromium["suggestions"][0];
    assert_eq!(suggestion["kind"], "add-secure");
    assert_eq!(suggestion["line"], "a=1; Path=/; SameSite=None; Secure");
    let webkit = &first["engines"]["webkitgtk"];
    assert_eq!(webkit["kept"]["name"], "a");
    assert_eq!(webkit["kept"]["same_site"], "none");
    let mut names: Vec<&String> = first["engines"].as_object().unwrap().keys().collect();
    // A map has no order.
    names.sort_unstable();
    assert_eq!(names, ["chromium", "firefox", "safari", "webkitgtk"]);
    let warning = &cookies[1]["engines"]["firefox"]["warnings"][0];
    assert_eq!(warning["rule"], "without-value");
    assert!(warning["text"].is_string());
    assert_eq!(json["not_understood"].as_array().unwrap().len(), 0);
}

#[test]
fn places_are_those_of_the_text_also_where_bytes_were_replaced() {
    let url = ["--url", "https://example.com/", "--json"];
    let json = run(&url, b"a=\xe9\xe9; Path=/; SameSite=None").json();
    let cookie = &json["cookies"][0];
    let line = cookie["line"].as_str().unwrap();
    let chromium = &cookie["engines"]["chromium"];
    let place = |key: &str| usize::try_from(chromium[key].as_u64().unwrap()).unwrap();
    assert_eq!(&line[place("start")..place("end")], "SameSite=None");
}

#[test]
fn a_line_that_makes_two_cookies_has_the_worst_in_front() {
    let line = "a=1; path=/\nb=2; HttpOnly";
    let more = ["--via", "script", "--engine", "webkitgtk", "--json"];
    let json = check(&[line], &more).json();
    let webkit = &json["cookies"][0]["engines"]["webkitgtk"];
    assert_eq!(webkit["outcome"], "refused");
    assert_eq!(webkit["others"][0]["kept"]["name"], "a");
}

#[test]
fn advice_stands_beside_the_engines_when_it_is_asked_for() {
    let line = ["session=1; Path=/; Secure; SameSite=Lax"];
    assert!(
        check(&line, &["--json"]).json()["cookies"][0]
            .get("advice")
            .is_none()
    );
    let json = check(&line, &["--json", "--advice"]).json();
    assert_eq!(json["cookies"][0]["advice"][0]["rule"], "session-readable");
}

#[test]
fn what_is_not_understood_says_where_and_why() {
    let head = "HTTP/1.1 200 OK\nServer: x\nSet-Cookie: a=1; Path=/\n";
    let json = run(&["--json", "--url", "https://example.com/"], head).json();
    let part = &json["not_understood"][0];
    assert_eq!(
        (&part["at"], &part["text"]),
        (&2.into(), &"Server: x".into())
    );
    assert!(part["reason"].is_string());
}

#[test]
fn what_a_request_carries_is_data_too() {
    let arguments = [
        "sent",
        "--to",
        "https://example.com/a",
        "a=1; Path=/",
        "b=1; Path=/b",
        "--url",
        "https://example.com/",
        "--json",
    ];
    let json = run(&arguments, "").json();
    let chromium = &json["engines"]["chromium"];
    assert_eq!(json["to"], "https://example.com/a");
    assert_eq!(chromium["sent"][0]["name"], "a");
    assert_eq!(chromium["withheld"][0]["cookie"]["name"], "b");
    assert_eq!(chromium["withheld"][0]["why"], "path");
}
