//! Rules that no single measured case shows: room, clocks, frames, requests.

use cookie_rules::{
    Assumption, CookieUrl, Decision, Destination, DocumentKind, Engine, Frame, Initiator, Jar,
    Method, NoConversion, NoList, Outcome, Page, Rejection, Request, Rules, ScriptRead,
    ThirdPartyCookies, UnixTime, Via, Warning, Write,
};

const NOW: UnixTime = UnixTime(1_795_375_000);
const HTTP: &str = "http://app.test/a/b";
const HTTPS: &str = "https://app.test/a/b";

/// A browser with one engine's rules.
struct Browser {
    rules: Rules<'static>,
    jar: Jar,
}

impl Browser {
    fn of(engine: Engine) -> Browser {
        Browser {
            rules: Rules {
                engine,
                suffixes: &NoList,
                to_ascii: &NoConversion,
            },
            jar: Jar::new(),
        }
    }

    fn write(&mut self, page: &Page, via: Via<'_>) -> Decision {
        let write = Write {
            page,
            via,
            now: NOW,
        };
        self.rules.write(&mut self.jar, &write).remove(0)
    }

    fn script(&mut self, url: &str, line: &str) -> Decision {
        let text = line.as_bytes();
        self.write(&Page::parse(url).unwrap(), Via::Script { text })
    }

    fn header(&mut self, url: &str, line: &str) -> Decision {
        let field = line.as_bytes();
        let page = Page::parse(url).unwrap();
        self.write(&page, Via::Header { field, date: None })
    }

    fn count(&self) -> usize {
        self.jar.cookies(NOW).count()
    }

    fn sends(&self, request: &Request) -> String {
        let header = self.rules.cookie_header(&self.jar, request, NOW);
        String::from_utf8(header.unwrap_or_default()).unwrap()
    }
}

#[test]
fn the_181st_cookie_leaves_150_in_chromium_and_firefox() {
    for (engine, left) in [
        (Engine::Chromium, 150),
        (Engine::Firefox, 150),
        (Engine::WebKitGtk, 181),
    ] {
        let mut browser = Browser::of(engine);
        for index in 0..180 {
            browser.script(HTTP, &format!("c{index}=v"));
        }
        assert_eq!(browser.count(), 180);
        let decision = browser.script(HTTP, "last=v");
        assert_eq!(browser.count(), left, "{engine:?}");
        assert_eq!(decision.evicted.len(), 181 - left);
        assert_eq!(decision.outcome, Outcome::Stored);
        // The oldest go first, and the candidate stays.
        assert!(decision.evicted.iter().all(|gone| *gone.name != *b"c100"));
        if left == 150 {
            assert!(decision.evicted.iter().any(|gone| *gone.name == *b"c0"));
        }
    }
}

#[test]
fn cookies_that_are_not_secure_make_room_first() {
    for (engine, left) in [(Engine::Chromium, 150), (Engine::Firefox, 176)] {
        let mut browser = Browser::of(engine);
        for index in 0..175 {
            browser.script(HTTPS, &format!("s{index}=v; Secure"));
        }
        for index in 0..5 {
            browser.script(HTTPS, &format!("n{index}=v"));
        }
        let decision = browser.script(HTTPS, "last=v; Secure");
        assert_eq!(browser.count(), left, "{engine:?}");
        let insecure = decision.evicted.iter().filter(|gone| !gone.secure);
        assert_eq!(insecure.count(), 5);
    }
}

#[test]
fn among_180_secure_cookies_one_that_is_not_has_no_place() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let mut browser = Browser::of(engine);
        for index in 0..180 {
            browser.script(HTTPS, &format!("s{index}=v; Secure"));
        }
        let decision = browser.script(HTTPS, "last=v");
        assert_eq!(decision.outcome, Outcome::Refused, "{engine:?}");
        assert_eq!(decision.kept, None);
        assert_eq!(
            decision.rejection(),
            Some(&Rejection::FullOfSecure { limit: 180 })
        );
        let mut all = browser.jar.cookies(NOW);
        assert!(all.all(|cookie| *cookie.name != *b"last"));
    }
}

/// Firefox's page shows what its script wrote and the store refused; of a
/// response that ends what is not stored it hears nothing.
#[test]
fn in_firefox_only_the_script_ends_what_the_store_never_had() {
    let mut browser = Browser::of(Engine::Firefox);
    for index in 0..180 {
        browser.script(HTTPS, &format!("s{index}=v; Secure"));
    }
    browser.script(HTTPS, "last=v");
    let shown = |browser: &Browser| reads(browser, HTTPS).ends_with("; last=v");
    assert!(shown(&browser));
    browser.header(HTTPS, "last=; Max-Age=0");
    assert!(shown(&browser));
    browser.script(HTTPS, "last=; Max-Age=0");
    assert!(!shown(&browser));
}

#[test]
fn chromium_spares_low_priority_down_to_its_floor() {
    let mut browser = Browser::of(Engine::Chromium);
    for index in 0..50 {
        browser.script(HTTP, &format!("low{index}=v; Priority=Low"));
    }
    for index in 0..131 {
        browser.script(HTTP, &format!("medium{index}=v"));
    }
    let low = browser
        .jar
        .cookies(NOW)
        .filter(|cookie| cookie.name.starts_with(b"low"));
    assert_eq!(low.count(), 30);
    assert_eq!(browser.count(), 150);
}

#[test]
fn the_date_of_a_response_shifts_expires_but_not_in_webkitgtk() {
    let field = b"a=b; Expires=Tue, 15 Jun 2027 10:20:30 GMT";
    // The server's clock is an hour behind.
    let date = UnixTime(NOW.0 - 3600).to_imf_fixdate().unwrap();
    for (engine, shift) in [
        (Engine::Chromium, 3600),
        (Engine::Firefox, 3600),
        (Engine::WebKitGtk, 0),
        (Engine::Standard, 0),
    ] {
        let mut browser = Browser::of(engine);
        let page = Page::parse(HTTP).unwrap();
        let date = Some(date.as_bytes());
        let decision = browser.write(&page, Via::Header { field, date });
        let expires = decision.kept.unwrap().expires.unwrap();
        assert_eq!(expires.0, 1_813_054_830 + shift, "{engine:?}");
    }
}

#[test]
fn a_frame_of_another_site_writes_what_its_engine_lets_it() {
    let lines = [
        "a=1",
        "a=1; SameSite=Lax",
        "a=1; Secure; SameSite=None",
        "a=1; Secure; SameSite=None; Partitioned",
    ];
    use Assumption::{ThirdPartyAllowed, ThirdPartyBlocked, ThirdPartyPolicy};
    use ThirdPartyCookies::{Allowed, Blocked};
    for (engine, setting, kept, assumption) in [
        (
            Engine::Standard,
            Allowed,
            [false, false, true, true],
            ThirdPartyAllowed,
        ),
        // As upstream Chromium 153 does.
        (
            Engine::Chromium,
            Allowed,
            [false, false, true, true],
            ThirdPartyAllowed,
        ),
        // As Debian's Chromium 156 does, which is patched to block.
        (
            Engine::Chromium,
            Blocked,
            [false, false, false, true],
            ThirdPartyBlocked,
        ),
        (
            Engine::Firefox,
            Allowed,
            [true, false, true, true],
            ThirdPartyPolicy,
        ),
        (Engine::WebKitGtk, Allowed, [false; 4], ThirdPartyPolicy),
    ] {
        let page = Page::parse(HTTPS).unwrap().in_frame(Frame::CrossSite);
        let page = page.with_third_party(setting);
        for (line, kept) in lines.iter().zip(kept) {
            let mut browser = Browser::of(engine);
            let text = line.as_bytes();
            let decision = browser.write(&page, Via::Script { text });
            assert_eq!(decision.kept.is_some(), kept, "{engine:?} {line}");
            assert!(decision.assumptions.contains(assumption));
        }
    }
}

#[test]
fn a_sandboxed_document_throws_and_a_frameless_one_is_silent() {
    for engine in Engine::ALL {
        let mut browser = Browser::of(engine);
        let via = Via::Script { text: b"a=1" };
        let page = Page::parse(HTTP).unwrap();
        let sandboxed = page.clone().as_document(DocumentKind::Sandboxed);
        let decision = browser.write(&sandboxed, via);
        assert_eq!(decision.outcome, Outcome::Ignored);
        assert_eq!(decision.rejection(), Some(&Rejection::AccessThrows));
        let read = browser.rules.document_cookie(&browser.jar, &sandboxed, NOW);
        assert_eq!(read, ScriptRead::Throws);
        let frameless = page.as_document(DocumentKind::Frameless);
        let decision = browser.write(&frameless, via);
        assert_eq!(decision.rejection(), Some(&Rejection::NoCookieStore));
        assert_eq!(browser.count(), 0);
    }
}

#[test]
fn same_site_decides_which_requests_carry_a_cookie() {
    let mut browser = Browser::of(Engine::Chromium);
    for line in [
        "s=1; SameSite=Strict",
        "l=1; SameSite=Lax",
        "u=1",
        "n=1; SameSite=None; Secure",
    ] {
        browser.header(HTTPS, line);
    }
    let request = |initiator, destination, method| Request {
        initiator,
        destination,
        method,
        third_party: ThirdPartyCookies::Blocked,
        ..Request::navigation(CookieUrl::parse(HTTPS).unwrap())
    };
    use Destination::{TopLevel, Within};
    use Initiator::{CrossSite, SameSite};
    use Method::{Safe, Unsafe};
    assert_eq!(
        browser.sends(&request(SameSite, Within, Unsafe)),
        "s=1; l=1; u=1; n=1"
    );
    assert_eq!(
        browser.sends(&request(CrossSite, TopLevel, Safe)),
        "l=1; u=1; n=1"
    );
    assert_eq!(browser.sends(&request(CrossSite, TopLevel, Unsafe)), "n=1");
    assert_eq!(browser.sends(&request(CrossSite, Within, Safe)), "");
    let allowed = Request {
        third_party: ThirdPartyCookies::Allowed,
        ..request(CrossSite, Within, Safe)
    };
    assert_eq!(browser.sends(&allowed), "n=1");
    let insecure = Request::navigation(CookieUrl::parse(HTTP).unwrap());
    assert_eq!(browser.sends(&insecure), "s=1; l=1; u=1");
}

#[test]
fn outcomes_tell_new_replaced_unchanged_and_removed_apart() {
    for engine in Engine::ALL {
        let mut browser = Browser::of(engine);
        assert_eq!(browser.script(HTTP, "a=1").outcome, Outcome::Stored);
        assert_eq!(browser.script(HTTP, "a=1").outcome, Outcome::Unchanged);
        let decision = browser.script(HTTP, "a=2");
        assert_eq!(decision.outcome, Outcome::Replaced);
        assert_eq!(decision.before.unwrap().value[..], b"1"[..]);
        assert_eq!(
            browser.script(HTTP, "a=; Max-Age=0").outcome,
            Outcome::Removed
        );
        let decision = browser.script(HTTP, "a=; Max-Age=0");
        assert_eq!(decision.outcome, Outcome::NothingToRemove);
        let decision = browser.script(HTTP, "a=1; Path=x");
        assert_eq!(decision.outcome, Outcome::Altered);
        assert!(decision.warnings().any(|warning| match warning {
            Warning::PathReplaced { .. } => engine != Engine::Safari,
            Warning::RelativePathMatchesNothing { .. } => engine == Engine::Safari,
            _ => false,
        }));
    }
}

#[test]
fn a_cookie_ends_when_its_time_has_come() {
    let mut browser = Browser::of(Engine::Firefox);
    browser.script(HTTP, "a=1; Max-Age=10");
    let page = Page::parse(HTTP).unwrap();
    let read = |after: i64| {
        let now = UnixTime(NOW.0 + after);
        browser.rules.document_cookie(&browser.jar, &page, now)
    };
    assert_eq!(read(9), ScriptRead::Text("a=1".into()));
    assert_eq!(read(10), ScriptRead::Text(String::new()));
}

fn reads(browser: &Browser, url: &str) -> String {
    let page = Page::parse(url).unwrap();
    match browser.rules.document_cookie(&browser.jar, &page, NOW) {
        ScriptRead::Text(text) => text,
        ScriptRead::Throws => "throws".into(),
    }
}

#[test]
fn leaving_the_scheme_ends_firefoxs_copy() {
    let mut browser = Browser::of(Engine::Firefox);
    for line in ["a=1", "b=1", "a=2"] {
        browser.script(HTTP, line);
    }
    assert_eq!(reads(&browser, HTTP), "b=1; a=2");
    assert_eq!(reads(&browser, HTTPS), "a=2; b=1");
    browser
        .rules
        .visit(&mut browser.jar, &Page::parse(HTTPS).unwrap());
    assert_eq!(reads(&browser, HTTP), "a=2; b=1");
}

#[test]
fn a_process_that_began_later_does_not_know_an_http_only_cookie() {
    let mut browser = Browser::of(Engine::Firefox);
    browser.header(HTTPS, "known=1; HttpOnly");
    let refused = browser.script(HTTPS, "known=2");
    assert_eq!(refused.outcome, Outcome::Refused);
    assert_eq!(reads(&browser, HTTPS), "");
    browser.script(HTTP, "elsewhere=1");
    let refused = browser.script(HTTPS, "known=2");
    assert_eq!(refused.outcome, Outcome::Refused);
    assert_eq!(reads(&browser, HTTPS), "elsewhere=1; known=2");
}

#[test]
fn a_partition_belongs_to_a_scheme() {
    let (http, https) = ("http://localhost/", "https://localhost/");
    for engine in [Engine::Chromium, Engine::Firefox] {
        let mut browser = Browser::of(engine);
        browser.script(http, "a=1; Secure; Partitioned");
        browser.script(https, "a=2; Secure; Partitioned");
        assert_eq!(browser.count(), 2);
        assert_eq!(reads(&browser, http), "a=1");
        assert_eq!(reads(&browser, https), "a=2");
    }
}

#[test]
fn a_full_partition_loses_one_in_chromium_and_31_in_firefox() {
    for (engine, left) in [(Engine::Chromium, 180), (Engine::Firefox, 150)] {
        let mut browser = Browser::of(engine);
        for index in 0..181 {
            browser.script(HTTPS, &format!("c{index}=v; Secure; Partitioned"));
        }
        assert_eq!(browser.count(), left, "{engine:?}");
    }
}

#[test]
fn the_date_of_a_response_shifts_expires_by_what_the_clocks_differ() {
    let ends = |engine, date: &str| {
        let line = b"a=1; Expires=Tue, 15 Jun 2027 10:20:30 GMT";
        let date = Some(date.as_bytes());
        let mut browser = Browser::of(engine);
        let page = Page::parse(HTTPS).unwrap();
        let decision = browser.write(&page, Via::Header { field: line, date });
        let UnixTime(end) = decision.kept.unwrap().expires.unwrap();
        end - 1_813_054_830
    };
    let UnixTime(now) = NOW;
    let shift = now - 1_795_342_830;
    for (engine, date, expected) in [
        (Engine::Chromium, "Sun, 22 Nov 2026 10:20:30 GMT", shift),
        (Engine::Chromium, "2026-11-22T10:20:30Z", shift),
        (Engine::Chromium, "2026-11-22T10:20:30+02:00", shift + 7200),
        (Engine::Chromium, "x", 0),
        (Engine::Firefox, "Sun, 22 Nov 2026 10:20:30 GMT", shift),
        (Engine::Firefox, "2026-11-22T10:20:30Z", 0),
        (Engine::WebKitGtk, "Sun, 22 Nov 2026 10:20:30 GMT", 0),
    ] {
        assert_eq!(ends(engine, date), expected, "{engine:?} {date}");
    }
}
