//! Mistakes people really make, and what is said to them.

use cookie_rules::{
    AttributeName, CompiledList, Decision, Engine, Jar, NoConversion, Outcome, Page, Reason, Rules,
    Suggestion, UnixTime, Via, Write, text,
};

const NOW: UnixTime = UnixTime(1_795_375_000);

fn decide(url: &str, line: &str) -> Decision {
    let rules = Rules {
        engine: Engine::Chromium,
        suffixes: &CompiledList,
        to_ascii: &NoConversion,
    };
    let page = Page::parse(url).unwrap();
    let write = Write {
        page: &page,
        via: Via::Header {
            field: line.as_bytes(),
            date: None,
        },
        now: NOW,
    };
    let decision = rules.decide(&Jar::new(), &write).remove(0);
    println!("{line}\n  {}", text::verdict(&decision));
    for diagnostic in &decision.diagnostics {
        if !matches!(diagnostic.reason, Reason::Effect(_)) {
            println!(
                "  {} ({})",
                text::reason(&diagnostic.reason),
                diagnostic.rule.section().citation()
            );
        }
    }
    for suggestion in &decision.suggestions {
        println!("  → {}", text::suggestion(suggestion));
    }
    decision
}

const PAGE: &str = "https://www.example.com/shop/cart";

#[test]
fn same_site_none_without_secure() {
    let decision = decide(PAGE, "id=1; SameSite=None");
    assert_eq!(decision.outcome, Outcome::Refused);
    assert_eq!(decision.suggestions, [Suggestion::AddSecure]);
}

#[test]
fn domain_localhost() {
    let decision = decide("http://localhost:3000/", "id=1; Domain=localhost");
    assert_eq!(decision.outcome, Outcome::Stored);
    assert_eq!(
        decision.suggestions,
        [Suggestion::Drop(AttributeName::Domain)]
    );
}

#[test]
fn domain_of_another_site() {
    let decision = decide(PAGE, "id=1; Domain=example.org");
    assert_eq!(decision.outcome, Outcome::Refused);
    assert_eq!(
        decision.suggestions,
        [Suggestion::Drop(AttributeName::Domain)]
    );
}

#[test]
fn host_prefix_with_a_path() {
    let decision = decide(PAGE, "__Host-id=1; Secure; Path=/shop");
    assert_eq!(decision.outcome, Outcome::Refused);
    assert_eq!(decision.suggestions, [Suggestion::SetPath("/".into())]);
}

#[test]
fn comma_folded_header() {
    let decision = decide(PAGE, "id=1; Path=/, theme=dark; Path=/");
    assert_eq!(decision.outcome, Outcome::Altered);
    assert_eq!(decision.suggestions, [Suggestion::SplitFields]);
}

#[test]
fn iso_date_in_expires() {
    let decision = decide(PAGE, "id=1; Expires=2027-06-15T10:20:30Z");
    assert_eq!(decision.outcome, Outcome::Altered);
    assert_eq!(
        decision.suggestions,
        [Suggestion::SetExpires(UnixTime(1_813_054_830))]
    );
}

#[test]
fn max_age_in_milliseconds() {
    let decision = decide(PAGE, "id=1; Max-Age=604800000");
    assert_eq!(decision.outcome, Outcome::Stored);
    assert_eq!(decision.suggestions, [Suggestion::SetMaxAge(604_800)]);
}

#[test]
fn value_too_long() {
    let decision = decide(PAGE, &format!("id={}", "x".repeat(4131)));
    assert_eq!(decision.outcome, Outcome::Refused);
    assert_eq!(decision.suggestions, [Suggestion::Shorten { bytes: 37 }]);
}

#[test]
fn secure_over_http() {
    let decision = decide("http://www.example.com/", "id=1; Secure");
    assert_eq!(decision.outcome, Outcome::Refused);
    assert_eq!(decision.suggestions, [Suggestion::WriteOverHttps]);
}

#[test]
fn semicolon_inside_quotes() {
    let decision = decide(PAGE, r#"name="Doe; Jane"; Path=/"#);
    assert_eq!(decision.outcome, Outcome::Altered);
    assert_eq!(decision.suggestions, [Suggestion::PercentEncode]);
}
