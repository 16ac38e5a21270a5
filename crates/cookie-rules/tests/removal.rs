//! What a removal addresses, which copies it misses, and how they are reached.

use cookie_rules::{Browser, Decision, Engine, Outcome, RuleName, Suggestion, text};

const URL: &str = "https://www.example.com/shop/cart";

/// What becomes of a removal where another line was received before.
fn after(engine: Engine, line: &str, removal: &str) -> Decision {
    let mut browser = Browser::new(engine, URL).unwrap();
    browser.receive(line);
    browser.receive(removal).remove(0)
}

fn missed(engine: Engine, line: &str, removal: &str) -> Decision {
    let decision = after(engine, line, removal);
    assert_eq!(decision.outcome, Outcome::NothingToRemove, "{removal}");
    assert!(!decision.succeeded());
    let first = &decision.diagnostics[0];
    assert!(first.decided && first.name() == RuleName::NotAddressed);
    assert_eq!(
        decision.corrections[0].outcome,
        Outcome::Removed,
        "{removal}"
    );
    decision
}

#[test]
fn a_removal_misses_a_copy_of_another_domain_path_or_partition() {
    let removal = "id=; Path=/; Max-Age=0";
    let domain = "id=1; Path=/; Domain=example.com";
    let decision = missed(Engine::Chromium, domain, removal);
    let expected = [Suggestion::SetDomain("example.com".into())];
    assert_eq!(decision.suggestions, expected);
    let path = "id=1; Path=/shop";
    let decision = missed(Engine::Firefox, path, removal);
    assert_eq!(decision.suggestions, [Suggestion::SetPath("/shop".into())]);
    let partitioned = "id=1; Path=/; Secure; Partitioned";
    let decision = missed(Engine::Chromium, partitioned, removal);
    let expected = [Suggestion::AddPartitioned, Suggestion::AddSecure];
    assert_eq!(decision.suggestions, expected);
    // WebKitGTK knows no partitions.
    let decision = after(Engine::WebKitGtk, partitioned, removal);
    assert_eq!(decision.outcome, Outcome::Removed);
}

#[test]
fn a_removal_with_a_domain_misses_the_copy_of_the_host_alone() {
    let removal = "id=; Path=/; Domain=example.com; Max-Age=0";
    let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    browser.receive("id=1; Path=/");
    let decision = &browser.receive(removal)[0];
    let words = text::reason(&decision.diagnostics[0].reason);
    assert!(words.contains("for example.com alone"), "{words}");
    assert_eq!(
        decision.corrections[0].writes[0].line,
        b"id=; Path=/; Max-Age=0"
    );
}

#[test]
fn an_http_only_copy_is_for_the_server_to_remove() {
    let mut browser = Browser::new(Engine::Chromium, URL).unwrap();
    browser.receive("id=1; HttpOnly");
    let decision = &browser.assign("id=; Path=/; Max-Age=0")[0];
    assert_eq!(decision.outcome, Outcome::NothingToRemove);
    let words = text::reason(&decision.diagnostics[0].reason);
    assert!(words.contains("HttpOnly"), "{words}");
    let expected = [
        Suggestion::SetPath("/shop".into()),
        Suggestion::SendAsHeader,
    ];
    assert_eq!(decision.suggestions, expected);
}

#[test]
fn a_removal_that_took_one_copy_names_those_that_stay() {
    let mut browser = Browser::new(Engine::Chromium, URL).unwrap();
    browser.receive("id=1; Path=/");
    browser.receive("id=2; Path=/; Domain=example.com");
    let decision = &browser.receive("id=; Path=/; Max-Age=0")[0];
    assert_eq!(decision.outcome, Outcome::Removed);
    assert!(decision.succeeded());
    assert!(
        decision
            .warnings()
            .any(|it| it.name() == RuleName::NotAddressed)
    );
}

#[test]
fn where_there_is_no_cookie_of_the_name_nothing_was_missed() {
    for engine in Engine::ALL {
        let decision = after(engine, "other=1; Path=/", "id=; Path=/; Max-Age=0");
        assert_eq!(decision.outcome, Outcome::NothingToRemove);
        assert!(decision.succeeded() && decision.corrections.is_empty());
        assert_eq!(decision.deciding().unwrap().name(), RuleName::NoSuchCookie);
    }
}

#[test]
fn a_copy_that_this_host_cannot_reach_is_not_named() {
    let mut browser = Browser::new(Engine::Chromium, "https://api.example.com/").unwrap();
    browser.receive("id=1; Path=/");
    browser.visit("https://www.example.com/").unwrap();
    let decision = &browser.receive("id=; Path=/; Max-Age=0")[0];
    assert_eq!(decision.deciding().unwrap().name(), RuleName::NoSuchCookie);
}
