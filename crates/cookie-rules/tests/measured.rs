//! Replays every measured case in the model and compares it with what the
//! browser kept and showed.
//!
//! A case the model is known to miss is listed in `data/exceptions.txt`, with
//! its reason; the test fails when a listed one passes.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use cookie_rules::{
    CompiledList, Cookie, Engine, Idna, Jar, Page, Request, Rules, ScriptRead, UnixTime, Via, Write,
};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, Visitor};
use serde_json::value::RawValue;

#[test]
fn chromium_does_what_was_measured() {
    replay(Engine::Chromium, 0.0);
}

#[test]
fn firefox_does_what_was_measured() {
    replay(Engine::Firefox, 0.0);
}

#[test]
fn webkitgtk_does_what_was_measured() {
    replay(Engine::WebKitGtk, 0.02);
}

/// Seconds by which a recorded time may be off.
const TOLERANCE: i64 = 2;

/// A time of 2026, for cases that give none.
const SOME_TIME: i64 = 1_795_375_000;

fn replay(engine: Engine, excused: f64) {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/cookie-writes.json")).unwrap();
    assert!(cases.len() > 700, "the measured cases are missing");
    let exceptions = exceptions(engine);
    let mut report = String::new();
    let mut missed = 0;
    for case in &cases {
        let observed = &case.observed[key(engine)];
        let differences = compare(engine, case, observed);
        match (differences.is_empty(), exceptions.contains(&&*case.id)) {
            (true, true) => writeln!(report, "{}: listed, but passes", case.id).unwrap(),
            (false, false) => {
                writeln!(report, "{}: {}", case.id, differences.join("; ")).unwrap();
            }
            (true, false) => {}
            (false, true) => missed += 1,
        }
    }
    assert!(
        report.is_empty(),
        "{} of {}:\n{report}",
        engine,
        cases.len()
    );
    let share = f64::from(missed) / cases.len() as f64;
    assert!(share <= excused, "{missed} cases are excused: too many");
}

/// An engine's name in the data.
fn key(engine: Engine) -> &'static str {
    match engine {
        Engine::WebKitGtk => "webkit",
        other => other.as_str(),
    }
}

fn exceptions(engine: Engine) -> Vec<&'static str> {
    include_str!("data/exceptions.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            (words.next() == Some(key(engine))).then(|| words.next())?
        })
        .collect()
}

fn compare(engine: Engine, case: &Case, observed: &Observed) -> Vec<String> {
    let rules = Rules {
        engine,
        suffixes: &CompiledList,
        to_ascii: &Idna,
    };
    let now = UnixTime(observed.now.unwrap_or(SOME_TIME));
    let mut jar = Jar::new();
    for write in &case.writes {
        let page = Page::parse(&write.url).unwrap();
        let line = write.bytes();
        let via = match write.via.as_str() {
            "script" => Via::Script { text: &line },
            _ => Via::Header {
                field: &line,
                date: None,
            },
        };
        rules.write(
            &mut jar,
            &Write {
                page: &page,
                via,
                now,
            },
        );
    }
    let page = Page::parse(&case.page).unwrap();
    let mut differences = Vec::new();
    let mut differ = |what: &str, expected: &dyn fmt::Debug, found: &dyn fmt::Debug| {
        differences.push(format!(
            "{what}: measured {expected:?}, predicted {found:?}"
        ));
    };
    rules.visit(&mut jar, &page);
    let shown = shown_at(&rules, &jar, &page, now);
    if !is_text(observed.document_cookie.as_ref(), shown.as_deref()) {
        differ("document.cookie", &observed.document_cookie, &shown);
    }
    for (url, read) in case.also_read_at.iter().zip(&observed.also_read_at) {
        let page = Page::parse(url).unwrap();
        rules.visit(&mut jar, &page);
        let shown = shown_at(&rules, &jar, &page, now);
        if !is_text(read.document_cookie.as_ref(), shown.as_deref()) {
            differ(url, &read.document_cookie, &shown);
        }
        let request = Request::navigation(page.url.unwrap());
        // A header was recorded byte by byte.
        let header = rules
            .cookie_header(&jar, &request, now)
            .map(|header| header.into_iter().map(char::from).collect::<String>());
        if !is_text(
            read.cookie_header.as_ref(),
            header.as_deref().map(str::as_bytes),
        ) {
            differ(&format!("header at {url}"), &read.cookie_header, &header);
        }
    }
    let mut kept = rules.reported(&jar, &page, now);
    for stored in &observed.stored {
        let found = kept
            .iter()
            .position(|reported| stored.is(reported.cookie, &reported.path, reported.expires, now));
        match found {
            Some(index) => {
                kept.remove(index);
            }
            None => differ("missing", stored, &kept),
        }
    }
    if !kept.is_empty() {
        differ("too many", &"nothing more", &kept);
    }
    differences
}

fn shown_at(rules: &Rules<'_>, jar: &Jar, page: &Page, now: UnixTime) -> Option<Vec<u8>> {
    match rules.document_cookie(jar, page, now) {
        ScriptRead::Text(text) => Some(text.into_bytes()),
        _ => None,
    }
}

fn is_text(measured: Option<&Recorded>, found: Option<&[u8]>) -> bool {
    match (measured, found) {
        (None, None) => true,
        (Some(Recorded::Text(text)), Some(found)) => text.0 == found,
        // Lengths were recorded in characters.
        (Some(Recorded::Length { length }), Some(found)) => {
            *length == String::from_utf8_lossy(found).chars().count()
        }
        _ => false,
    }
}

#[derive(Deserialize)]
struct Case {
    id: String,
    page: String,
    writes: Vec<Line>,
    #[serde(default)]
    also_read_at: Vec<String>,
    observed: BTreeMap<String, Observed>,
}

#[derive(Deserialize)]
struct Line {
    via: String,
    url: String,
    line: Option<Text>,
    line_base64: Option<String>,
}

#[derive(Deserialize)]
struct Observed {
    now: Option<i64>,
    document_cookie: Option<Recorded>,
    stored: Vec<Stored>,
    #[serde(default)]
    also_read_at: Vec<Read>,
}

#[derive(Deserialize)]
struct Read {
    document_cookie: Option<Recorded>,
    cookie_header: Option<Recorded>,
}

#[derive(Debug, Deserialize)]
struct Stored {
    name: Option<Recorded>,
    value: Option<Recorded>,
    domain: String,
    host_only: bool,
    path: Recorded,
    secure: bool,
    http_only: bool,
    partitioned: bool,
    same_site: Option<String>,
    expires: Option<Expires>,
}

/// A text, or only its length.
#[derive(Debug)]
enum Recorded {
    Length { length: usize },
    Text(Text),
}

impl<'de> Deserialize<'de> for Recorded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Recorded, D::Error> {
        #[derive(Deserialize)]
        struct Length {
            length: usize,
        }
        // A string with lone surrogates can be read as bytes only, so what
        // it is must be known before it is read.
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        let recorded = if raw.starts_with('{') {
            serde_json::from_str(raw).map(|Length { length }| Recorded::Length { length })
        } else {
            serde_json::from_str(raw).map(Recorded::Text)
        };
        recorded.map_err(D::Error::custom)
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Expires {
    At(i64),
    In(i64),
}

/// A JSON string that may hold lone surrogates, as bytes.
#[derive(PartialEq)]
struct Text(Vec<u8>);

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        struct AsBytes;
        impl Visitor<'_> for AsBytes {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(bytes.to_vec()))
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.into()))
            }
        }
        deserializer.deserialize_bytes(AsBytes)
    }
}

impl Line {
    fn bytes(&self) -> Vec<u8> {
        match (&self.line, &self.line_base64) {
            (Some(line), _) => line.0.clone(),
            (None, Some(encoded)) => from_base64(encoded),
            (None, None) => panic!("a write without a line"),
        }
    }
}

impl Stored {
    fn is(&self, cookie: &Cookie, path: &[u8], expires: Option<UnixTime>, now: UnixTime) -> bool {
        let same = |measured: &Option<Recorded>, found: &[u8]| {
            measured.is_none() || is_text(measured.as_ref(), Some(found))
        };
        let expires = match (&self.expires, expires) {
            (None, None) => true,
            (Some(Expires::At(at)), Some(found)) => (at - found.0).abs() <= TOLERANCE,
            (Some(Expires::In(seconds)), Some(found)) => {
                (now.0 + seconds - found.0).abs() <= TOLERANCE
            }
            _ => false,
        };
        let same_site = match self.same_site.as_deref() {
            None => true,
            Some("unset") => matches!(cookie.same_site.as_str(), "unset" | "none"),
            Some(word) => cookie.same_site.as_str() == word,
        };
        same(&self.name, &cookie.name)
            && same(&self.value, &cookie.value)
            && self.domain.as_bytes() == &*cookie.domain
            && self.host_only == cookie.host_only
            && is_text(Some(&self.path), Some(path))
            && self.secure == cookie.secure
            && self.http_only == cookie.http_only
            && self.partitioned == cookie.partition.is_some()
            && same_site
            && expires
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0);
    for digit in text.bytes().filter(|&byte| byte != b'=') {
        let value = ALPHABET.iter().position(|&known| known == digit).unwrap();
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
