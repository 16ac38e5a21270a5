//! Safari as WebKit's published expectations for the web platform tests have it:
//! a case of our own for each difference. Nothing here was measured.

use cookie_rules::{
    Assumption, Browser, Engine, Evidence, Outcome, PrefixRequirement, Rejection, Warning,
};

const URL: &str = "https://www.example.com/a/b";

fn safari() -> Browser {
    Browser::new(Engine::Safari, URL).unwrap()
}

/// What a fresh Safari makes of one Set-Cookie field.
fn outcome(line: &str) -> Outcome {
    safari().receive(line)[0].outcome
}

fn shown(browser: &Browser) -> String {
    browser.document_cookie().into_text().unwrap()
}

/// What scripts read after these Set-Cookie fields.
fn reads(lines: &[&str]) -> String {
    let mut browser = safari();
    for line in lines {
        browser.receive(line);
    }
    shown(&browser)
}

#[test]
fn every_answer_says_that_it_was_not_measured() {
    let evidence = Engine::Safari.evidence();
    assert!(matches!(evidence, Evidence::PublishedExpectations { .. }));
    for line in ["a=1", "", "a=1; Domain=org"] {
        let assumptions = safari().receive(line)[0].assumptions;
        assert!(assumptions.contains(Assumption::PublishedExpectations));
    }
}

#[test]
fn a_cookie_without_a_name_is_refused_in_both_forms() {
    assert_eq!(outcome("value"), Outcome::Refused);
    assert_eq!(outcome("=value"), Outcome::Refused);
    assert_eq!(reads(&["a=1", "=value"]), "a=1");
}

#[test]
fn a_semicolon_inside_quotes_is_part_of_the_value() {
    assert_eq!(reads(&[r#"a="1; Secure"; Path=/"#]), r#"a="1; Secure""#);
    assert_eq!(reads(&[r#"a="1; Path=/"#]), r#"a="1"#);
    assert_eq!(outcome(r#""a=b"=c"#), Outcome::Refused);
    assert_eq!(reads(&[r#""a=b"#]), r#""a=b"#);
}

#[test]
fn white_space_after_a_comma_or_an_equals_sign_is_dropped() {
    assert_eq!(reads(&["a=1, b=  2"]), "a=1,b=2");
    assert_eq!(reads(&["a=1 2"]), "a=1 2");
    assert_eq!(outcome("a=1, 2"), Outcome::Altered);
}

#[test]
fn control_bytes_are_refused_and_tabs_kept() {
    assert_eq!(outcome("a=1\x01"), Outcome::Refused);
    assert_eq!(reads(&["a\tb=1\t2"]), "a\tb=1\t2");
}

#[test]
fn name_and_value_are_limited_and_attributes_are_not() {
    assert_eq!(
        outcome(&format!("a={}", "x".repeat(4096))),
        Outcome::Refused
    );
    let long = format!("a=1; Path=/{}", "x".repeat(2000));
    assert_eq!(reads(&["a=1; Path=/", &long]), "a=1");
    let long = format!("a=2; Max-Age=-{}", "1".repeat(2000));
    assert_eq!(reads(&["a=1", &long]), "");
}

#[test]
fn a_relative_path_matches_nothing() {
    let decision = &safari().receive("a=1; Path=a")[0];
    assert_eq!(decision.outcome, Outcome::Altered);
    let written = Box::from(&b"a"[..]);
    let warning = Warning::RelativePathMatchesNothing { written };
    assert!(decision.warnings().any(|it| *it == warning));
    assert_eq!(reads(&["a=1; Path=a"]), "");
}

#[test]
fn a_path_matches_the_url_as_it_is_or_decoded() {
    let reads = |path: &str| {
        let mut browser = Browser::new(Engine::Safari, "https://example.com/x%20y/z").unwrap();
        browser.receive(&format!("a=1; Path={path}"));
        shown(&browser)
    };
    assert_eq!(reads("/x y"), "a=1");
    assert_eq!(reads("/x%20y"), "a=1");
    assert_eq!(reads("/%78%20y"), "");
}

#[test]
fn prefixes_count_in_their_exact_case_in_headers_and_in_any_case_from_scripts() {
    assert_eq!(outcome("__Secure-a=1"), Outcome::Refused);
    assert_eq!(outcome("__secure-a=1"), Outcome::Stored);
    assert_eq!(safari().assign("__secure-a=1")[0].outcome, Outcome::Refused);
    // HttpOnly is demanded by nothing.
    assert_eq!(outcome("__Http-a=1"), Outcome::Stored);
    assert_eq!(outcome("__Host-Http-a=1; Secure; Path=/"), Outcome::Stored);
    let decision = safari().assign("__Http-a=1; Secure").remove(0);
    let missing = PrefixRequirement::HttpOnly;
    let Some(Rejection::Prefix { missing: found, .. }) = decision.rejection() else {
        panic!("{decision:?}");
    };
    assert_eq!(*found, missing);
}

#[test]
fn a_host_prefix_is_content_with_a_default_path() {
    let mut browser = Browser::new(Engine::Safari, "https://example.com/").unwrap();
    let decision = &browser.receive("__Host-a=1; Secure")[0];
    assert_eq!(decision.outcome, Outcome::Stored);
    assert_eq!(outcome("__Host-a=1; Secure"), Outcome::Refused);
}

#[test]
fn same_site_none_needs_no_secure() {
    assert_eq!(outcome("a=1; SameSite=None"), Outcome::Stored);
}

#[test]
fn secure_needs_https_on_this_machine_too() {
    let mut browser = Browser::new(Engine::Safari, "http://localhost/").unwrap();
    assert_eq!(browser.receive("a=1; Secure")[0].outcome, Outcome::Refused);
}

#[test]
fn http_only_added_to_the_same_value_hides_nothing() {
    let mut browser = safari();
    browser.receive("a=1; Path=/");
    let decision = browser.receive("a=1; Path=/; HttpOnly").remove(0);
    assert!(decision.warnings().any(|it| *it == Warning::StillReadable));
    assert_eq!(shown(&browser), "a=1");
    assert_eq!(browser.assign("a=2; Path=/")[0].outcome, Outcome::Refused);
    browser.receive("a=2; Path=/; HttpOnly");
    assert_eq!(shown(&browser), "");
}

#[test]
fn what_a_script_writes_lives_seven_days_at_most() {
    let mut browser = safari();
    let now = browser.clock().0;
    let line = "a=1; Max-Age=31536000";
    let ends = |decision: &cookie_rules::Decision| {
        let cookie = decision.kept.as_ref().unwrap();
        cookie.expires.unwrap().0 - now
    };
    assert_eq!(ends(&browser.assign(line)[0]), 7 * 86_400);
    assert_eq!(ends(&browser.receive(line)[0]), 31_536_000);
    let date = "b=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT";
    assert_eq!(ends(&browser.assign(date)[0]), 7 * 86_400);
}
