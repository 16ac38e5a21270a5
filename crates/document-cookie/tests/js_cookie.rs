//! What js-cookie documents and tests (its README, `test/tests.js`,
//! `test/encoding.js`, `test/sub`), by what takes its place here. What has no
//! counterpart stands in `docs/moving.md`, with the reason.

use document_cookie::rules::Engine;
use document_cookie::set_cookie::Problem;
use document_cookie::{
    CookieJar, CookieString, Encoding, Lifetime, MemoryJar, Outcome, Part, SameSite, SetCookie,
    TypedCookie, UnixTime,
};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

const C: TypedCookie<String> = TypedCookie::new("c");

fn jar() -> MemoryJar {
    MemoryJar::new(Engine::Chromium, "https://example.com/sub/page").unwrap()
}

fn with(lines: &[&str]) -> MemoryJar {
    let jar = jar();
    for line in lines {
        jar.write(line).unwrap();
    }
    jar
}

/// What the cookie `c` holds after these lines.
fn read(lines: &[&str]) -> Option<String> {
    C.get(&with(lines)).unwrap()
}

fn written(text: &str) -> String {
    let jar = jar();
    C.set(&jar, text).unwrap().into_result().unwrap();
    assert_eq!(C.get(&jar).unwrap().as_deref(), Some(text));
    jar.read().unwrap()
}

#[test]
fn read_one() {
    assert_eq!(read(&["c=v"]).as_deref(), Some("v"));
    assert_eq!(read(&["c="]).as_deref(), Some(""));
    assert_eq!(read(&[]), None);
    assert_eq!(read(&["c=foo=bar"]).as_deref(), Some("foo=bar"));
    assert_eq!(read(&["c=%d0%96"]).as_deref(), Some("Ж"));
    assert_eq!(read(&["c=\"v\""]).as_deref(), Some("v"));
}

#[test]
fn read_a_name_of_every_object() {
    const TO_STRING: TypedCookie<String> = TypedCookie::new("toString");
    assert_eq!(TO_STRING.get(&with(&["c=v"])), Ok(None));
    let jar = with(&["toString=v"]);
    assert_eq!(TO_STRING.get(&jar).unwrap().as_deref(), Some("v"));
}

#[test]
fn read_all() {
    let all = |jar: MemoryJar| -> Vec<(String, String)> {
        let text = jar.read().unwrap();
        let entries = CookieString::new(&text).entries();
        let decoded = |text| Encoding::read(text).text.into_owned();
        entries
            .map(|it| (decoded(it.name), decoded(it.value)))
            .collect()
    };
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(all(jar()), []);
    let found = all(with(&["c=v", "foo%20o=%C3%A9"]));
    assert_eq!(found, [pair("c", "v"), pair("foo o", "é")]);
}

#[test]
fn read_beside_malformed_cookies() {
    assert_eq!(
        read(&["%A1=foo", "invalid=%A1", "c=v"]).as_deref(),
        Some("v")
    );
    // js-cookie leaves it out in silence.
    let error = C.get(&with(&["c=foo%bar%22baz%qux"])).unwrap_err();
    assert!(error.to_string().contains("byte 3"), "{error}");
}

#[test]
fn read_shadowed_takes_the_first() {
    let jar = with(&["c=v; path=/", "c=w; path=/sub"]);
    assert_eq!(C.get(&jar).unwrap().as_deref(), Some("w"));
    assert_eq!(C.get_all(&jar).unwrap().len(), 2);
}

#[test]
fn write_strings_and_numbers() {
    assert_eq!(written("v"), "c=v");
    assert_eq!(written(""), "c=");
    assert_eq!(written("[object Object]"), "c=[object%20Object]");
    let number = TypedCookie::<u32>::new("c");
    assert!(number.line(&1234).unwrap().starts_with("c=1234;"));
}

#[test]
fn write_returns_the_line() {
    let report = C.set(&jar(), "v").unwrap();
    assert_eq!(report.line, "c=v; Path=/; SameSite=Lax");
    assert_eq!(report.outcome, Outcome::Stored);
}

#[test]
fn write_how_long_it_lives() {
    let line = |cookie: TypedCookie<String>| cookie.line("v").unwrap();
    let days = |days: f64| Duration::from_secs_f64(days * 86_400.0);
    assert!(line(C.max_age(days(200.0))).contains("; Max-Age=17280000;"));
    assert!(line(C.max_age(days(0.5))).contains("; Max-Age=43200;"));
    let date = UnixTime(20_000 * 86_400);
    let until = line(C.lifetime(Lifetime::Until(date)));
    assert!(until.contains("; Expires=Fri, 04 Oct 2024 00:00:00 GMT;"));
    assert!(!line(C).contains("Expires") && !line(C).contains("Max-Age"));
}

#[test]
fn write_attributes() {
    let line = |cookie: TypedCookie<String>| cookie.line("v").unwrap();
    assert_eq!(line(C), "c=v; Path=/; SameSite=Lax");
    assert_eq!(line(C.same_site(SameSite::Unset)), "c=v; Path=/");
    assert!(line(C.path("/foo")).contains("; Path=/foo;"));
    assert!(line(C.domain("site.com")).contains("; Domain=site.com;"));
    assert!(line(C.secure()).ends_with("; Secure"));
    assert!(line(C.same_site(SameSite::Strict)).contains("; SameSite=Strict"));
    assert!(line(C.partitioned()).ends_with("; Secure; Partitioned"));
}

#[test]
fn write_smuggles_nothing_through_an_attribute() {
    let cookie = || SetCookie::new("c", "v").unwrap();
    let path = cookie().path("/;domain=sub.domain.com").unwrap_err();
    let semicolon = |at| Problem::Character { character: ';', at };
    assert_eq!((path.part, path.problem), (Part::Path, semicolon(1)));
    let domain = cookie().domain("site.com;remove_this").unwrap_err();
    assert_eq!((domain.part, domain.problem), (Part::Domain, semicolon(8)));
}

#[test]
fn remove() {
    let jar = jar();
    let elsewhere = C.path("/sub");
    for cookie in [C, elsewhere] {
        cookie.set(&jar, "v").unwrap().into_result().unwrap();
        assert_eq!(cookie.delete(&jar).unwrap().outcome, Outcome::Removed);
        assert_eq!(jar.read().unwrap(), "");
        // A cookie that is not there is no error.
        let again = cookie.delete(&jar).unwrap().outcome;
        assert_eq!(again, Outcome::NothingToRemove);
    }
}

/// What the function `escape` of JavaScript wrote.
#[derive(Debug, PartialEq)]
struct Escaped(String);

impl FromStr for Escaped {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut pieces = text.split("%u");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (code, rest) = piece.split_at_checked(4).unwrap_or((piece, ""));
            out.extend(char::from_u32(u32::from_str_radix(code, 16)?));
            out += rest;
        }
        Ok(Self(out))
    }
}

impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .chars()
            .try_for_each(|it| write!(f, "%u{:04x}", it as u32))
    }
}

#[test]
fn convert_by_a_type_of_ones_own() {
    const ESCAPED: TypedCookie<Escaped> = TypedCookie::new("c").encoding(Encoding::Raw);
    let jar = with(&["c=%u5317%u4eac; path=/", "default=%E5%8C%97"]);
    assert_eq!(ESCAPED.get(&jar), Ok(Some(Escaped("北京".to_owned()))));
    // Of another cookie nothing changes.
    const DEFAULT: TypedCookie<String> = TypedCookie::new("default");
    assert_eq!(DEFAULT.get(&jar).unwrap().as_deref(), Some("北"));
    ESCAPED
        .set(&jar, &Escaped("北".to_owned()))
        .unwrap()
        .into_result()
        .unwrap();
    assert_eq!(ESCAPED.get(&jar), Ok(Some(Escaped("北".to_owned()))));
    assert!(jar.read().unwrap().contains("c=%u5317"));
}

#[cfg(feature = "json")]
#[test]
fn convert_values_that_are_no_strings() {
    use document_cookie::Json;
    let cookie = TypedCookie::<Json<Vec<u8>>>::new("c").encoding(Encoding::Raw);
    let jar = jar();
    cookie
        .set(&jar, &Json(vec![1, 2]))
        .unwrap()
        .into_result()
        .unwrap();
    assert_eq!(jar.read().unwrap(), "c=[1,2]");
}

#[test]
fn values_keep_what_a_cookie_can_hold() {
    for text in "#$&+:<>=/?@[]^`{}|-_.!~*'()".chars().map(String::from) {
        assert_eq!(written(&text), format!("c={text}"));
    }
    assert_eq!(written("{{"), "c={{");
}

#[test]
fn values_escape_the_rest() {
    for (text, value) in [
        (" ", "%20"),
        (",", "%2C"),
        (";", "%3B"),
        (";;", "%3B%3B"),
        ("\\", "%5C"),
        ("%", "%25"),
        ("\"", "%22"),
        ("\"content", "%22content"),
        ("content\"", "content%22"),
        ("ã", "%C3%A3"),
        ("₯", "%E2%82%AF"),
        ("𩸽", "%F0%A9%B8%BD"),
    ] {
        assert_eq!(written(text), format!("c={value}"));
    }
}

#[test]
fn names_escape_what_is_no_token() {
    for (name, written) in [
        ("(", "%28"),
        ("))", "%29%29"),
        ("<", "%3C"),
        (">", "%3E"),
        ("@", "%40"),
        (",", "%2C"),
        (";", "%3B"),
        (":", "%3A"),
        ("\\", "%5C"),
        ("\"", "%22"),
        ("/", "%2F"),
        ("[", "%5B"),
        ("]", "%5D"),
        ("?", "%3F"),
        ("=", "%3D"),
        ("{", "%7B"),
        ("}", "%7D"),
        ("\t", "%09"),
        (" ", "%20"),
        ("#", "#"),
        ("$", "$"),
        ("%", "%25"),
        ("&", "&"),
        ("+", "+"),
        ("^", "^"),
        ("`", "`"),
        ("|", "|"),
        ("ã", "%C3%A3"),
        ("₯", "%E2%82%AF"),
        ("𩸽", "%F0%A9%B8%BD"),
    ] {
        let (jar, cookie) = (jar(), TypedCookie::<String>::js_cookie(name));
        cookie.set(&jar, "v").unwrap().into_result().unwrap();
        assert_eq!(jar.read().unwrap(), format!("{written}=v"));
        assert_eq!(cookie.get(&jar).unwrap().as_deref(), Some("v"));
    }
}
