//! What is suggested keeps what was meant: for each kind of suggestion, lines
//! with the fault that it answers, among attributes that have none.

use cookie_rules::{
    CompiledList, Correction, Decision, Engine, Frame, Idna, Jar, Outcome, Page, Reason, RuleName,
    Rules, Suggestion, ThirdPartyCookies, UnixTime, Via, Write,
};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

const NOW: UnixTime = UnixTime(1_795_375_000);

/// Attributes that count, as they stand.
const SOUND: [&str; 8] = [
    "Path=/",
    "Secure",
    "HttpOnly",
    "SameSite=Strict",
    "Max-Age=600",
    "Domain=example.com",
    "Partitioned",
    "Expires=Tue, 15 Jun 2027 10:20:30 GMT",
];

/// A fault, and where it stands.
struct Fault {
    /// The suggestion that answers it, in one engine at least.
    kind: &'static str,
    url: &'static str,
    by_script: bool,
    frame: Frame,
    pair: &'static str,
    /// What stands among the attributes.
    attribute: &'static str,
    /// Which of the sound ones cannot stand beside it.
    without: &'static [&'static str],
}

impl Fault {
    const fn new(kind: &'static str, pair: &'static str, attribute: &'static str) -> Fault {
        Fault {
            kind,
            url: "https://app.example.com/shop/cart",
            by_script: false,
            frame: Frame::TopLevel,
            pair,
            attribute,
            without: &[],
        }
    }

    const fn without(self, without: &'static [&'static str]) -> Fault {
        Fault { without, ..self }
    }

    const fn by_script(self) -> Fault {
        Fault {
            by_script: true,
            ..self
        }
    }

    const fn at(self, url: &'static str) -> Fault {
        Fault { url, ..self }
    }

    fn page(&self) -> Page {
        let page = Page::parse(self.url).unwrap().in_frame(self.frame);
        page.with_third_party(ThirdPartyCookies::Blocked)
    }

    fn via<'l>(&self, line: &'l [u8]) -> Via<'l> {
        match self.by_script {
            true => Via::Script { text: line },
            false => Via::Header {
                field: line,
                date: None,
            },
        }
    }
}

const LONG: &str = "id=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

const FAULTS: [Fault; 43] = [
    Fault::new("add-secure", "id=1", "SameSite=None").without(&["Secure", "SameSite=Strict"]),
    Fault::new("add-secure", "__Secure-id=1", "").without(&["Secure"]),
    Fault::new("add-httponly", "__Http-id=1", "Secure").without(&["Secure", "HttpOnly"]),
    Fault::new("write-over-https", "id=1", "Secure")
        .without(&["Secure"])
        .at("http://app.example.com/"),
    Fault::new("drop", "id=1", "Secure")
        .without(&["Secure", "Partitioned"])
        .at("http://app.example.com/"),
    Fault::new("send-as-header", "id=1", "HttpOnly")
        .without(&["HttpOnly"])
        .by_script(),
    Fault::new("drop", "id=1", "Domain=example.org").without(&["Domain=example.com"]),
    Fault::new("drop", "id=1", "Secure=false").without(&["Secure", "Partitioned"]),
    Fault::new("drop", "id=1", "HttpOnly=0").without(&["HttpOnly"]),
    Fault::new("drop", "id=1", "Expires=Session").without(&["Expires", "Max-Age"]),
    Fault::new("drop", "id=1", "SameSite=unspecified").without(&["SameSite=Strict"]),
    Fault::new("set-path", "id=1", "Path=\"/\"").without(&["Path=/"]),
    Fault::new("set-path", "id=1", "Path=shop").without(&["Path=/"]),
    Fault::new("set-domain", "id=1", "Domain=https://example.com/").without(&["Domain"]),
    Fault::new("set-domain", "id=1", "Domain=*.example.com").without(&["Domain"]),
    Fault::new("set-domain", "id=1", "Domain=\"example.com\"").without(&["Domain"]),
    Fault::new("set-domain", "id=1", "Domain=example.com.").without(&["Domain"]),
    Fault::new("set-domain", "id=1", "Domain=example.com:8080").without(&["Domain"]),
    Fault::new("set-domain", "id=1", "Domain=www.example.com").without(&["Domain"]),
    Fault::new("set-domain", "id=1", "Domain=bücher.example")
        .without(&["Domain"])
        .at("https://xn--bcher-kva.example/"),
    Fault::new("shorten", LONG, "").without(&[]),
    Fault::new("percent-encode", "id=\"a; b\"", ""),
    Fault::new("percent-encode", "id={\"a\":\"b;c\"}", ""),
    Fault::new("percent-encode", "id=a\u{1}b", ""),
    Fault::new("remove-controls", "id=1", "Comment=a\u{1}b"),
    Fault::new("give-name", "=a=b", ""),
    Fault::new("set-samesite", "id=1", "SameSite=\"Lax\"").without(&["SameSite"]),
    Fault::new("set-samesite", "id=1", "SameSite=no_restriction").without(&["SameSite"]),
    Fault {
        frame: Frame::CrossSite,
        ..Fault::new("add-partitioned", "id=1", "").without(&["Partitioned", "SameSite"])
    },
    Fault::new("set-expires", "id=1", "Expires=2027-06-15").without(&["Expires", "Max-Age"]),
    Fault::new(
        "set-expires",
        "id=1",
        "Expires=Di, 15-Mai-2027 10:20:30 GMT",
    )
    .without(&["Expires", "Max-Age"]),
    Fault::new("set-expires", "id=1", "Expires=1813054830").without(&["Expires", "Max-Age"]),
    Fault::new("set-max-age", "id=1", "Max-Age=30d").without(&["Expires", "Max-Age"]),
    Fault::new("set-max-age", "id=1", "Max-Age=60*60*24").without(&["Expires", "Max-Age"]),
    Fault::new("set-max-age", "id=1", "Max-Age=86400000").without(&["Expires", "Max-Age"]),
    Fault::new("set-max-age", "id=1", "Max-Age=1795378600").without(&["Expires", "Max-Age"]),
    Fault::new("split-fields", "a=1", "SameSite=Lax, b=2").without(&["SameSite"]),
    Fault::new("split-lines", "a=1", "b=2")
        .by_script()
        .without(&["HttpOnly"]),
    Fault::new("semicolon-for-comma", "id=1", "SameSite=None, Secure").without(&[
        "SameSite",
        "Secure",
        "Partitioned",
    ]),
    Fault::new("semicolon-for-comma", "id=1, Path=/, Secure", "").without(&["Path", "Secure"]),
    Fault::new("spell", "id=1", "HTTP-Only").without(&["HttpOnly"]),
    Fault::new("put-cookie-first", "Path=/", "id=1").without(&["Path=/"]),
    Fault::new("unescape-html", "id=a&amp;b", ""),
];

/// Which of the sound attributes can stand beside a fault.
fn beside<'s>(fault: &Fault, sound: &[&'s str]) -> Vec<&'s str> {
    sound
        .iter()
        .filter(|one| !fault.without.iter().any(|it| one.starts_with(it)))
        // These need what another fault takes away, or a server.
        .filter(|one| **one != "Partitioned" || sound.contains(&"Secure"))
        .filter(|one| !fault.by_script || **one != "HttpOnly")
        .filter(|one| fault.url.starts_with("https:") || !["Secure", "Partitioned"].contains(one))
        .filter(|one| fault.url.contains("example.com") || !one.starts_with("Domain"))
        .copied()
        .collect()
}

/// The line: the fault among the sound attributes.
fn line(fault: &Fault, sound: &[&str], at: Index) -> Vec<u8> {
    let mut attributes = sound.to_vec();
    if !fault.attribute.is_empty() {
        attributes.insert(at.index(attributes.len() + 1), fault.attribute);
    }
    let mut line = match fault.kind {
        "shorten" => fault.pair.repeat(70),
        _ => fault.pair.to_owned(),
    };
    for attribute in attributes {
        line += "; ";
        line += attribute;
    }
    line.into_bytes()
}

/// The attributes of a line, cut apart by nothing but its semicolons.
fn attributes(line: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(line);
    text.split(';')
        .skip(1)
        .map(|part| part.trim().to_ascii_lowercase())
        .collect()
}

fn is_changed(correction: &Correction, attribute: &str) -> bool {
    let name = attribute.split('=').next().unwrap_or_default();
    let about = |change: &Suggestion| match change {
        Suggestion::AddSecure => name == "Secure",
        Suggestion::AddHttpOnly => name == "HttpOnly",
        Suggestion::AddPartitioned => name == "Partitioned",
        Suggestion::Drop(dropped) => dropped.as_str() == name,
        Suggestion::SetPath(_) => name == "Path",
        Suggestion::SetDomain(_) => name == "Domain",
        Suggestion::SameSiteLax | Suggestion::SameSiteNone | Suggestion::SameSiteStrict => {
            name == "SameSite"
        }
        Suggestion::SetExpires(_) => name == "Expires",
        Suggestion::SetMaxAge(_) => name == "Max-Age",
        _ => false,
    };
    correction.changes.iter().any(about)
}

fn warned(decisions: &[Decision]) -> Vec<RuleName> {
    decisions
        .iter()
        .flat_map(|decision| &decision.diagnostics)
        .filter(|diagnostic| matches!(diagnostic.reason, Reason::Warning(_)))
        .map(|diagnostic| diagnostic.name())
        .collect()
}

fn rules(engine: Engine) -> Rules<'static> {
    Rules {
        engine,
        suffixes: &CompiledList,
        to_ascii: &Idna,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_suggestion_loses_an_attribute_that_counts(
        sound in subsequence(&SOUND[..], 0..=SOUND.len()).prop_shuffle(),
        at in any::<Index>(),
    ) {
        for fault in &FAULTS {
            let sound = beside(fault, &sound);
            let line = line(fault, &sound, at);
            let (page, shown) = (fault.page(), String::from_utf8_lossy(&line).into_owned());
            let mut kinds = Vec::new();
            for engine in Engine::ALL {
                let rules = rules(engine);
                let write = Write { page: &page, via: fault.via(&line), now: NOW };
                let before = rules.decide(&Jar::new(), &write);
                let refused = before[0].outcome == Outcome::Refused;
                for correction in before.iter().flat_map(|decision| &decision.corrections) {
                    // What one hid of another may come to light.
                    let hidden = refused || correction.writes.len() > 1;
                    kinds.extend(correction.changes.iter().map(Suggestion::kind));
                    let left: Vec<String> = correction
                        .writes
                        .iter()
                        .flat_map(|write| attributes(&write.line))
                        .collect();
                    for one in &sound {
                        let kept = left.contains(&one.to_ascii_lowercase());
                        let is_meant = correction.writes.is_empty() || is_changed(correction, one);
                        prop_assert!(kept || is_meant, "{engine} {shown}: {one} is lost: {correction:?}");
                    }
                    // It does what it is offered for, and nothing new is said.
                    let mut jar = Jar::new();
                    for write in &correction.writes {
                        let after = rules.write(&mut jar, &write.write(NOW));
                        let outcome = after[0].outcome;
                        prop_assert!(
                            !matches!(outcome, Outcome::Refused | Outcome::Ignored),
                            "{engine} {shown}: {correction:?}"
                        );
                        let (old, new) = (warned(&before), warned(&after));
                        prop_assert!(
                            hidden || new.iter().all(|name| old.contains(name)),
                            "{engine} {shown}: {new:?} of {correction:?}"
                        );
                        prop_assert!(hidden || new.len() < old.len(), "{engine} {shown}: {correction:?}");
                    }
                }
            }
            prop_assert!(kinds.contains(&fault.kind), "{} has no {}: {kinds:?}", shown, fault.kind);
        }
    }
}
