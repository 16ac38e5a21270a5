//! What holds for every line, whatever is in it.

use cookie_rules::{
    CompiledList, Engine, Frame, Idna, Jar, Outcome, Page, Request, Rules, ScriptRead,
    SetCookieString, UnixTime, Via, Write, text,
};
use proptest::prelude::*;

const NOW: UnixTime = UnixTime(1_795_375_000);

fn rules(engine: Engine) -> Rules<'static> {
    Rules {
        engine,
        suffixes: &CompiledList,
        to_ascii: &Idna,
    }
}

/// Lines made of what the rules look at, mixed with bytes they do not.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => prop::sample::select(&[
            "a", "b", "=", "=", ";", "; ", ";", " ", "\t", ",", "\"", "\n", "\r", "\0", "\x7f",
            "é", "ｅ", "\u{fffd}", "__Host-", "__Secure-", "__Http-", "__Host-Http-",
            "Secure", "HttpOnly", "Partitioned", "SameSite", "SameSite=None", "SameSite=Lax",
            "Path=", "Path=/", "Path=x", "Domain=", "Domain=app.test", "Domain=.test",
            "Domain=APP.test", "Domain=github.io", "Max-Age=", "Max-Age=0", "Max-Age=86400000",
            "Max-Age=-", "Expires=", "Expires=Tue, 15 Jun 2027 10:20:30 GMT",
            "Expires=2027-06-15", "Expires=Thu, 01 Jan 1970 00:00:00 GMT", "15 Jun 2027",
            "10:20:30", "PST", "+0200", "6/15/27",
        ][..]).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
        1 => (1000usize..5000).prop_map(|count| vec![b'x'; count]),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn page() -> impl Strategy<Value = Page> {
    let url = prop::sample::select(
        &[
            "http://app.test/a/b/c.html",
            "https://app.test/a/b/c.html",
            "https://sub.app.test/",
            "http://localhost/x/y",
            "http://127.0.0.1/",
            "http://[::1]/a",
            "https://github.io/",
            "https://user.github.io/%7e/x",
            "about:blank",
        ][..],
    );
    let frame = prop::sample::select(&[Frame::TopLevel, Frame::SameSite, Frame::CrossSite][..]);
    (url, frame).prop_map(|(url, frame)| Page::parse(url).unwrap().in_frame(frame))
}

fn via(line: &[u8], header: bool) -> Via<'_> {
    if header {
        Via::Header {
            field: line,
            date: None,
        }
    } else {
        Via::Script { text: line }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_is_decided_and_worded(
        lines in prop::collection::vec((line(), page(), any::<bool>()), 1..6),
    ) {
        for engine in Engine::ALL {
            let rules = rules(engine);
            let mut jar = Jar::new();
            for (line, page, header) in &lines {
                let write = Write { page, via: via(line, *header), now: NOW };
                let predicted = rules.decide(&jar, &write);
                let outcomes = rules.apply(&mut jar.clone(), &write);
                let decisions = rules.write(&mut jar, &write);
                prop_assert_eq!(&predicted, &decisions);
                let told = decisions.iter().map(|decision| decision.outcome);
                prop_assert!(told.eq(outcomes));
                prop_assert!(!decisions.is_empty());
                for decision in &decisions {
                    prop_assert!(decision.deciding().is_some());
                    prop_assert!(!text::verdict(decision).is_empty());
                    for diagnostic in &decision.diagnostics {
                        prop_assert!(!text::reason(&diagnostic.reason).is_empty());
                    }
                    let size: usize = decision
                        .kept
                        .iter()
                        .map(|cookie| cookie.name.len() + cookie.value.len())
                        .sum();
                    // U+FFFD is three bytes where one stood.
                    prop_assert!(size <= 3 * line.len());
                }
                if let ScriptRead::Text(text) = rules.document_cookie(&jar, page, NOW) {
                    prop_assert!(text.len() <= 3 * lines.iter().map(|(line, ..)| line.len() + 2).sum::<usize>());
                }
            }
        }
    }

    #[test]
    fn what_is_read_can_be_written_again(line in line(), page in page()) {
        // A nameless cookie reads as a bare value, a name without a value as
        // `name=`: both come back as they were.
        for engine in [Engine::Chromium] {
            let rules = rules(engine);
            let mut jar = Jar::new();
            let write = Write { page: &page, via: via(&line, true), now: NOW };
            rules.write(&mut jar, &write);
            let Some(url) = page.url.clone() else { continue };
            let request = Request::navigation(url);
            let Some(header) = rules.cookie_header(&jar, &request, NOW) else { continue };
            let mut again = Jar::new();
            let copy = Write { page: &page, via: via(&header, true), now: NOW };
            rules.write(&mut again, &copy);
            let first = jar.cookies(NOW).next().unwrap();
            // A copy loses its attributes, and with them the promises of its
            // name and its lifetime.
            if let Some(second) = again.cookies(NOW).next() {
                prop_assert_eq!(&*first.name, &*second.name);
                prop_assert_eq!(&*first.value, &*second.value);
            }
        }
    }

    #[test]
    fn parsing_what_was_serialised_is_stable(line in line()) {
        for differences in Engine::ALL.map(Engine::differences) {
            let parsed = SetCookieString::parse(&line, differences);
            let mut serialised = parsed.name.to_vec();
            if parsed.has_equals {
                serialised.push(b'=');
                serialised.extend_from_slice(parsed.value);
            } else {
                serialised.extend_from_slice(parsed.value);
            }
            for attribute in parsed.attributes() {
                serialised.extend_from_slice(b"; ");
                serialised.extend_from_slice(attribute.name);
                if let Some(value) = attribute.value {
                    serialised.push(b'=');
                    serialised.extend_from_slice(value);
                }
            }
            let again = SetCookieString::parse(&serialised, differences);
            prop_assert_eq!(parsed.name, again.name);
            prop_assert_eq!(parsed.value, again.value);
            let first: Vec<_> = parsed.attributes().collect();
            let second: Vec<_> = again.attributes().collect();
            prop_assert_eq!(first, second);
        }
    }

    #[test]
    fn a_fix_that_is_offered_works(
        before in line(),
        line in line(),
        page in page(),
        header in any::<bool>(),
    ) {
        for engine in Engine::ALL {
            let rules = rules(engine);
            let mut jar = Jar::new();
            rules.write(&mut jar, &Write { page: &page, via: via(&before, true), now: NOW });
            let write = Write { page: &page, via: via(&line, header), now: NOW };
            for correction in rules.decide(&jar, &write).iter().flat_map(|it| &it.corrections) {
                for suggestion in &correction.changes {
                    prop_assert!(!text::suggestion(suggestion).is_empty());
                }
                let mut jar = jar.clone();
                for corrected in &correction.writes {
                    for decision in rules.write(&mut jar, &corrected.write(NOW)) {
                        prop_assert!(
                            !matches!(decision.outcome, Outcome::Refused | Outcome::Ignored),
                            "{engine:?} {:?}: {correction:?} -> {decision:?}",
                            String::from_utf8_lossy(&line),
                        );
                    }
                }
            }
        }
    }
}
