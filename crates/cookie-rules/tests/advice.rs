//! Advice on lines that browsers take as they stand.

use cookie_rules::{Advice, Engine, Frame, Page, RuleKind, RuleName, Rules, UnixTime, Via, Write};

const NOW: UnixTime = UnixTime(1_795_375_000);

fn advised(url: &str, line: &str) -> Vec<RuleName> {
    let page = Page::parse(url).unwrap();
    advised_at(&page, line)
}

fn advised_at(page: &Page, line: &str) -> Vec<RuleName> {
    let via = Via::Header {
        field: line.as_bytes(),
        date: None,
    };
    let write = Write {
        page,
        via,
        now: NOW,
    };
    let advice = Rules::new(Engine::Standard).advise(&write);
    let names: Vec<RuleName> = advice.iter().map(Advice::name).collect();
    assert!(names.iter().all(|name| name.kind() == RuleKind::Advice));
    names
}

const URL: &str = "https://app.example.com/login";

#[test]
fn a_session_that_scripts_can_read_is_advised_on() {
    let line = "sid=1; Path=/; SameSite=Lax";
    assert_eq!(advised(URL, line), [RuleName::SessionReadable]);
    assert!(advised(URL, "sid=1; Path=/; SameSite=Lax; HttpOnly").is_empty());
    // A token against forgery is there to be read.
    assert!(advised(URL, "XSRF-TOKEN=1; Path=/; SameSite=Lax").is_empty());
}

#[test]
fn a_same_site_that_is_not_written_is_advised_on() {
    assert_eq!(advised(URL, "lang=en; Path=/"), [RuleName::SameSiteUnset]);
}

#[test]
fn a_life_over_the_cap_is_advised_on() {
    let line = "lang=en; Path=/; SameSite=Lax; Max-Age=63072000";
    assert_eq!(advised(URL, line), [RuleName::LifetimeOverCap]);
    let date = "lang=en; Path=/; SameSite=Lax; Expires=Fri, 31 Dec 2038 00:00:00 GMT";
    assert_eq!(advised(URL, date), [RuleName::LifetimeOverCap]);
}

#[test]
fn the_prefix_for_one_host_is_advised_where_all_that_it_promises_is_kept() {
    let line = "lang=en; Path=/; SameSite=Lax; Secure";
    assert_eq!(advised(URL, line), [RuleName::HostPrefixFits]);
    for other in [
        "__Host-lang=en; Path=/; SameSite=Lax; Secure",
        "lang=en; Path=/a; SameSite=Lax; Secure",
        "lang=en; Path=/; SameSite=Lax; Secure; Domain=example.com",
    ] {
        assert!(
            !advised(URL, other).contains(&RuleName::HostPrefixFits),
            "{other}"
        );
    }
}

#[test]
fn a_domain_wider_than_needed_is_advised_on() {
    let session = "sid=1; Path=/; SameSite=Lax; HttpOnly; Domain=example.com";
    assert_eq!(advised(URL, session), [RuleName::DomainWiderThanNeeded]);
    let own = "lang=en; Path=/; SameSite=Lax; Domain=app.example.com";
    assert_eq!(advised(URL, own), [RuleName::DomainWiderThanNeeded]);
    // What is no session may be shared on purpose.
    assert!(advised(URL, "lang=en; Path=/; SameSite=Lax; Domain=example.com").is_empty());
}

#[test]
fn a_value_that_engines_read_differently_is_advised_on() {
    for line in ["name=é; Path=/; SameSite=Lax", "lang; Path=/; SameSite=Lax"] {
        assert_eq!(advised(URL, line), [RuleName::ReadDifferently], "{line}");
    }
}

#[test]
fn third_party_use_without_partitioned_is_advised_on() {
    let line = "id=1; Path=/; SameSite=None; Secure";
    let names = advised(URL, line);
    assert!(names.contains(&RuleName::ThirdPartyUnpartitioned));
    let names = advised(URL, "id=1; Path=/; SameSite=None; Secure; Partitioned");
    assert!(!names.contains(&RuleName::ThirdPartyUnpartitioned));
    let frame = Page::parse(URL).unwrap().in_frame(Frame::CrossSite);
    let names = advised_at(&frame, "id=1; Path=/a; SameSite=Lax");
    assert_eq!(names, [RuleName::ThirdPartyUnpartitioned]);
}

#[test]
fn a_removal_needs_no_advice() {
    assert!(advised(URL, "sid=; Max-Age=0").is_empty());
    assert!(advised(URL, "sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT").is_empty());
}
