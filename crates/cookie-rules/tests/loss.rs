//! Where something in a line takes no effect, the outcome is `altered`, and the
//! cause comes first; what is merely worth knowing changes no outcome.

use cookie_rules::{Browser, Decision, Engine, Outcome, Reason, RuleName, Warning};

const URL: &str = "https://app.example.com/shop/cart";

fn received(engine: Engine, line: &str) -> Decision {
    Browser::new(engine, URL).unwrap().receive(line).remove(0)
}

fn assigned(engine: Engine, line: &str) -> Decision {
    Browser::new(engine, URL).unwrap().assign(line).remove(0)
}

/// That the decision is a loss by this rule, and that it comes first.
fn is_lost(decision: &Decision, rule: RuleName) {
    assert_eq!(decision.outcome, Outcome::Altered, "{decision:?}");
    assert!(!decision.succeeded());
    let first = &decision.diagnostics[0];
    assert!(first.decided && first.name() == rule, "{decision:?}");
    let decided = decision.diagnostics.iter().filter(|it| it.decided);
    assert_eq!(decided.count(), 1);
    let mut names = decision.diagnostics.iter().map(|it| it.name());
    assert!(names.all(|name| name != RuleName::Accepted));
}

fn lost(line: &str, rule: RuleName) {
    for engine in Engine::BROWSERS {
        is_lost(&received(engine, line), rule);
    }
}

/// That the cookie is kept as written, with a remark.
fn remarked(engine: Engine, line: &str, rule: RuleName) {
    let decision = received(engine, line);
    assert_eq!(decision.outcome, Outcome::Stored, "{line}");
    assert!(decision.succeeded());
    assert!(decision.warnings().any(|it| it.name() == rule), "{line}");
    assert!(!decision.warnings().any(Warning::alters), "{line}");
}

#[test]
fn a_value_cut_at_a_semicolon_is_a_loss() {
    lost(r#"a="x; y"; Path=/"#, RuleName::QuotedSemicolon);
    lost(
        r#"a="{\"k\":1;\"l\":2}"; Path=/"#,
        RuleName::QuotedSemicolon,
    );
    lost(r#"a={"k":"x;y"}; Path=/"#, RuleName::ValueCut);
    lost("a=[1;2]; Path=/", RuleName::ValueCut);
    lost("a=data:text/plain;base64,eA; Path=/", RuleName::ValueCut);
    lost("a=x&amp;y; Path=/", RuleName::ValueCut);
    // Safari takes quotes for what they look like.
    let kept = received(Engine::Safari, r#"a="x; y"; Path=/"#);
    assert_eq!(kept.outcome, Outcome::Stored);
}

#[test]
fn two_cookies_joined_by_a_comma_are_a_loss() {
    lost("a=1; Path=/, b=2; Path=/", RuleName::CommaFolded);
    lost("a=1; Path=/,b=2; Path=/", RuleName::CommaFolded);
    lost("a=1, b=2; Path=/", RuleName::CommaFolded);
    lost("a=1; SameSite=Lax, Set-Cookie: b=2", RuleName::CommaFolded);
    // Without a blank it may be text of the value.
    remarked(Engine::Chromium, "a=1,b=2; Path=/", RuleName::CommaFolded);
}

#[test]
fn attributes_separated_by_commas_are_a_loss() {
    lost("a=1, Path=/, HttpOnly", RuleName::CommaForSemicolon);
    lost("a=1; SameSite=None, Secure", RuleName::CommaForSemicolon);
    lost("a=1; Path=/; Secure, HttpOnly", RuleName::CommaForSemicolon);
}

#[test]
fn an_attribute_close_to_a_real_one_is_a_loss() {
    for attribute in [
        "MaxAge=1",
        "HTTP-Only",
        "Same-Site=Lax",
        "expire=0",
        "Path: /",
        "Secured",
    ] {
        lost(
            &format!("a=1; {attribute}; Domain="),
            RuleName::MisspelledAttribute,
        );
    }
}

#[test]
fn a_cookie_named_like_an_attribute_is_a_loss() {
    lost("Path=/; HttpOnly", RuleName::NamedLikeAttribute);
    lost("Secure; HttpOnly; Path=/", RuleName::NamedLikeAttribute);
    // Other values show that the name was meant.
    let meant = received(Engine::Chromium, "path=start; Path=/");
    assert_eq!(meant.outcome, Outcome::Stored);
}

#[test]
fn a_second_pair_in_one_assignment_is_a_loss() {
    for engine in Engine::BROWSERS {
        is_lost(&assigned(engine, "a=1; b=2; path=/"), RuleName::SecondPair);
    }
    lost("a=1; b=2; Path=/", RuleName::SecondPair);
}

#[test]
fn an_attribute_that_nobody_knows_is_a_loss_unless_it_was_one_once() {
    lost("a=1; Path=/; foo", RuleName::UnknownAttribute);
    remarked(
        Engine::Firefox,
        "a=1; Path=/; Version=1",
        RuleName::ObsoleteAttribute,
    );
}

#[test]
fn the_same_loss_again_is_no_success() {
    let mut browser = Browser::new(Engine::Chromium, URL).unwrap();
    for _ in 0..2 {
        is_lost(
            &browser.receive("a=1; Path=/; MaxAge=60")[0],
            RuleName::MisspelledAttribute,
        );
    }
}

#[test]
fn a_flag_denied_is_on_and_that_is_a_loss() {
    lost("a=1; Path=/; Secure=false", RuleName::FlagWithValue);
    lost("a=1; Path=/; HttpOnly=\"no\"", RuleName::FlagWithValue);
}

#[test]
fn remarks_keep_the_outcome() {
    let far = "a=1; Path=/; Max-Age=63072000";
    remarked(Engine::Chromium, far, RuleName::LifetimeClamped);
    let both = "a=1; Path=/; Max-Age=60; Expires=Tue, 15 Jun 2027 10:20:30 GMT";
    remarked(Engine::Firefox, both, RuleName::LifetimeTwice);
    remarked(Engine::WebKitGtk, both, RuleName::LifetimeTwice);
    let priority = "a=1; Path=/; Priority=High";
    remarked(Engine::Firefox, priority, RuleName::AttributeNotSupported);
    remarked(Engine::Chromium, "a=1", RuleName::DefaultPathNarrow);
    // An Expires that Max-Age beats may as well be unreadable.
    let beaten = "a=1; Path=/; Max-Age=60; Expires=never";
    remarked(Engine::Chromium, beaten, RuleName::DateUnreadable);
}

#[test]
fn what_says_the_same_as_its_default_is_not_remarked_on() {
    for line in [
        "a=1; Path=/",
        "a={\"x\":[1,2]}; Path=/",
        "a=1; Path=/; Expires=Tue, 15 Jun 2027 10:20:30 GMT",
        "a=https://example.com/?q=1,2; Path=/",
        "a=1; path=/; secure; httponly; samesite=lax",
    ] {
        for engine in Engine::ALL {
            let decision = received(engine, line);
            assert_eq!(decision.warnings().count(), 0, "{engine} {line}");
        }
    }
    let root = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    let via = cookie_rules::Via::Script { text: b"a=1" };
    assert_eq!(root.decide(via)[0].warnings().count(), 0);
}

#[test]
fn the_cause_of_a_loss_is_where_it_says() {
    let mut browser = Browser::new(Engine::Chromium, URL).unwrap();
    let mut place = |line: &'static str| {
        let via = cookie_rules::Via::Header {
            field: line.as_bytes(),
            date: None,
        };
        let decision = browser.write(via).remove(0);
        let write = cookie_rules::Write {
            page: browser.page(),
            via,
            now: browser.clock(),
        };
        let span = browser.rules().span(&write, &decision.diagnostics[0]);
        &line[span.unwrap()]
    };
    assert_eq!(place("a=1; Path=/; MaxAge=60"), "MaxAge=60");
    assert_eq!(place(r#"a="x; y"; Path=/"#), r#""x; y""#);
    assert_eq!(place("a=1; Path=/, b=2; Secure"), ", b=2");
    assert_eq!(
        place("a=1; Domain=example.org; Path=/"),
        "Domain=example.org"
    );
    assert_eq!(place("a=1; Path=x; path=\"/\""), "path=\"/\"");
    assert_eq!(place("a=1; Max-Age=; Path=/"), "Max-Age=");
    assert_eq!(place("a=1\u{1}; Path=/"), "\u{1}");
}

#[test]
fn reasons_of_one_kind_stand_together() {
    let decision = received(
        Engine::Chromium,
        "a=\"1\"; Path=x; MaxAge=1; Domain=example.com",
    );
    let kind = |reason: &Reason| match reason {
        Reason::Rejection(_) => 0,
        Reason::Warning(warning) if warning.alters() => 1,
        Reason::Warning(_) => 2,
        _ => 3,
    };
    let kinds: Vec<u8> = decision
        .diagnostics
        .iter()
        .map(|it| kind(&it.reason))
        .collect();
    assert!(kinds.is_sorted() && kinds.contains(&1) && kinds.contains(&2) && kinds.contains(&3));
}
