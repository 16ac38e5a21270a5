//! The sentences say what is, in units and words that people use.

use cookie_rules::{
    Browser, CompiledList, Decision, Engine, Environment, Frame, RuleName, ThirdPartyCookies,
    UnixTime, Via, Warning, text,
};
use std::sync::Arc;

fn decide(engine: Engine, url: &str, line: &str) -> Decision {
    let environment = Environment {
        suffixes: Arc::new(CompiledList),
        ..Environment::default()
    };
    let mut browser = Browser::in_environment(engine, url, environment).unwrap();
    browser.receive(line).remove(0)
}

/// What is said under a name.
fn said(decision: &Decision, name: RuleName) -> String {
    let found = decision.diagnostics.iter().find(|it| it.name() == name);
    text::reason(
        &found
            .unwrap_or_else(|| panic!("{name}: {decision:?}"))
            .reason,
    )
}

const URL: &str = "https://app.example.com/";

#[test]
fn what_ignored_means_is_said_of_each_engine() {
    let said = |engine| {
        let decision = decide(engine, URL, "a=1; Path=/; SameSite=Loose");
        said(&decision, RuleName::AttributeValueUnknown)
    };
    assert!(said(Engine::Chromium).ends_with("takes the cookie as Lax."));
    assert!(said(Engine::Firefox).ends_with("takes the cookie as None."));
}

#[test]
fn lifetimes_are_in_units_that_people_read() {
    let said = |line: &str| {
        said(
            &decide(Engine::Chromium, URL, line),
            RuleName::LifetimeClamped,
        )
    };
    let words = said("a=1; Path=/; Expires=Fri, 31 Dec 9999 23:59:59 GMT");
    assert!(
        words.contains("7,973 years") && words.contains("400 days"),
        "{words}"
    );
    let words = said("a=1; Path=/; Max-Age=63072000");
    assert!(words.contains("2 years"), "{words}");
    let words = said("a=1; Path=/; Max-Age=36288000");
    assert!(words.contains("420 days"), "{words}");
}

#[test]
fn a_single_label_is_no_suffix_that_anyone_registers_under() {
    let local = decide(
        Engine::Chromium,
        "http://app.localhost/",
        "a=1; Domain=localhost",
    );
    let words = said(&local, RuleName::DomainPublicSuffix);
    assert!(!words.contains("anyone"), "{words}");
    let listed = decide(Engine::Chromium, "https://shop.co.uk/", "a=1; Domain=co.uk");
    assert!(said(&listed, RuleName::DomainPublicSuffix).contains("anyone"));
}

#[test]
fn a_response_of_long_ago_is_a_saved_one_and_no_clock_is_blamed() {
    let mut browser = Browser::new(Engine::Chromium, URL).unwrap();
    browser.set_clock(UnixTime(1_795_375_000));
    let field = b"a=1; Path=/; Expires=Thu, 11 Oct 2018 03:28:00 GMT";
    let mut words = |date: &'static [u8]| {
        let date = Some(date);
        let decision = browser.write(Via::Header { field, date }).remove(0);
        let names: Vec<RuleName> = decision.warnings().map(Warning::name).collect();
        let words: Vec<String> = decision.warnings().map(text::warning).collect();
        (names, words.join(" "))
    };
    let (names, said) = words(b"Sun, 01 Oct 2017 08:58:37 GMT");
    assert_eq!(names, [RuleName::SavedResponse]);
    assert!(
        said.contains("9 years ago") && !said.contains("second"),
        "{said}"
    );
    let (names, said) = words(b"Sun, 22 Nov 2026 17:16:40 GMT");
    assert_eq!(names, [RuleName::ShiftedByServerClock]);
    assert!(said.contains("2 hours behind"), "{said}");
}

#[test]
fn webkitgtk_says_that_the_last_of_max_age_and_expires_counts() {
    let line = "a=1; Path=/; Max-Age=60; Expires=Tue, 15 Jun 2027 10:20:30 GMT";
    let words = said(
        &decide(Engine::WebKitGtk, URL, line),
        RuleName::LifetimeTwice,
    );
    assert!(
        words.contains("Expires counts, because it comes last"),
        "{words}"
    );
    let words = said(&decide(Engine::Firefox, URL, line), RuleName::LifetimeTwice);
    assert!(words.ends_with("Max-Age counts."), "{words}");
}

#[test]
fn the_trouble_with_a_domain_is_named() {
    for (domain, trouble) in [
        ("https://example.com", "scheme"),
        ("example.com:8080", "port"),
        ("*.example.com", "wildcard"),
        ("\"example.com\"", "quotes"),
        ("example.com.", "dot"),
        ("example.com/shop", "path"),
    ] {
        let decision = decide(Engine::Chromium, URL, &format!("a=1; Domain={domain}"));
        let words = said(&decision, RuleName::DomainNotOfHost);
        assert!(words.contains(trouble), "{words}");
    }
}

#[test]
fn the_trouble_with_a_date_is_named() {
    for (date, trouble) in [
        ("Do, 16-Mai-2027 09:59:46 GMT", "English"),
        ("2027-06-15T10:20:30Z", "ISO 8601"),
        ("1813054830", "since 1970"),
        ("0", "Max-Age=0"),
        ("30d", "belongs in Max-Age"),
        ("undefined", "no date"),
    ] {
        let decision = decide(Engine::Chromium, URL, &format!("a=1; Expires={date}"));
        let words = said(&decision, RuleName::DateUnreadable);
        assert!(words.contains(trouble), "{words}");
    }
}

#[test]
fn what_is_kept_across_sites_is_said_of_the_setting_that_holds() {
    let said = |engine, third_party| {
        let mut browser = Browser::new(engine, URL).unwrap();
        let page = browser.page().clone().in_frame(Frame::CrossSite);
        browser.visit_page(page.with_third_party(third_party));
        said(&browser.receive("a=1; Path=/")[0], RuleName::CrossSite)
    };
    let allowed = said(Engine::Chromium, ThirdPartyCookies::Allowed);
    assert!(!allowed.contains("Partitioned"), "{allowed}");
    let blocked = said(Engine::Chromium, ThirdPartyCookies::Blocked);
    assert!(
        blocked.contains("blocked") && blocked.contains("Partitioned"),
        "{blocked}"
    );
    let webkit = said(Engine::WebKitGtk, ThirdPartyCookies::Allowed);
    assert!(webkit.contains("keeps none"), "{webkit}");
}

#[test]
fn every_sentence_ends_as_one() {
    for name in RuleName::ALL {
        let example = text::explanation(*name).example;
        for engine in Engine::ALL {
            for decision in example.decide(&Environment::default(), engine) {
                for diagnostic in &decision.diagnostics {
                    let words = text::reason(&diagnostic.reason);
                    assert!(
                        words.ends_with(['.', '?']) && !words.contains("  "),
                        "{words}"
                    );
                }
            }
        }
    }
}
