//! Tests of the definition, over a jar that keeps what it is given.

use super::*;
use crate::encoding::Encoding;
use crate::encoding::{DecodeError, encode_name};
use crate::part::Part;
use crate::set_cookie::SameSite;
use std::cell::RefCell;
use std::time::Duration;

/// Shows every pair written to it, as a browser with no rules would.
#[derive(Default)]
struct Plain(RefCell<Vec<String>>);

impl CookieJar for Plain {
    fn read(&self) -> Result<String, AccessError> {
        Ok(self.0.borrow().join("; "))
    }
    fn write(&self, line: &str) -> Result<(), AccessError> {
        let pair = line.split("; ").next().unwrap().to_owned();
        self.0.borrow_mut().push(pair);
        Ok(())
    }
}

const COUNT: TypedCookie<u32> = TypedCookie::new("count");

#[test]
fn everything_defined_is_written() {
    const ALL: TypedCookie<u8> = TypedCookie::new("a")
        .path("/x")
        .domain("example.com")
        .max_age(Duration::from_secs(60))
        .same_site(Some(SameSite::None))
        .partitioned();
    assert_eq!(
        ALL.line(&7).unwrap(),
        "a=7; Path=/x; Domain=example.com; Max-Age=60; SameSite=None; Secure; Partitioned"
    );
    assert_eq!(
        ALL.removal().line(),
        "a=; Path=/x; Domain=example.com; Max-Age=0; SameSite=None; Secure; Partitioned"
    );
}

#[test]
fn what_a_prefix_or_an_attribute_demands_is_there() {
    let secure = |cookie: TypedCookie<u8>| cookie.line(&1).unwrap().contains("; Secure");
    assert!(secure(TypedCookie::new("__Host-a")));
    assert!(secure(
        TypedCookie::new("a").same_site(Some(SameSite::None))
    ));
    assert!(!secure(TypedCookie::new("a")));
}

#[test]
fn one_that_does_not_decode_spoils_no_other() {
    let jar = Plain::default();
    for line in ["count=1", "count=x", "count=%", "other=%"] {
        jar.write(line).unwrap();
    }
    let all = COUNT.get_all(&jar).unwrap();
    assert_eq!(all[0].as_ref().unwrap().value, 1);
    let error = all[1].as_ref().unwrap_err();
    assert_eq!(error.raw, "x");
    assert!(matches!(error.problem, ValueProblem::Type(_)));
    let error = all[2].as_ref().unwrap_err();
    let bare = DecodeError::BarePercent { at: 0 };
    assert_eq!(error.problem, ValueProblem::Encoding(bare));
    assert_eq!(all.len(), 3);
}

#[test]
fn every_text_comes_back_in_its_encoding() {
    for encoding in [Encoding::Percent, Encoding::Quoted] {
        for text in [
            "",
            "plain",
            "\"quoted\"",
            "50 %",
            "%41",
            "a;b\n",
            "é 🍪",
            "\\",
        ] {
            let cookie = TypedCookie::<String>::new("t").encoding(encoding);
            let jar = Plain::default();
            cookie.write(&jar, &text.to_owned()).unwrap();
            assert_eq!(cookie.get(&jar).unwrap().unwrap(), text, "{encoding:?}");
        }
    }
}

#[test]
fn quotes_are_taken_away_as_js_cookie_and_python_do() {
    let decoded = |raw| {
        let found = TypedCookie::<String>::new("t").decode(raw).unwrap();
        (found.value, found.encoding)
    };
    let is = |text: &str, encoding| (text.to_owned(), encoding);
    assert_eq!(decoded("\"v\""), is("v", Encoding::Quoted));
    assert_eq!(decoded("\"a%20b\""), is("a b", Encoding::Percent));
    let django = TypedCookie::<String>::new("t").encoding(Encoding::Quoted);
    assert_eq!(django.decode("\"a\\073b\"").unwrap().value, "a;b");
    assert_eq!(decoded("\""), is("\"", Encoding::Raw));
}

#[test]
fn a_raw_value_is_read_as_it_stands_and_refused_where_it_would_end() {
    let raw = TypedCookie::<String>::new("t").encoding(Encoding::Raw);
    assert_eq!(raw.decode("\"%41\"").unwrap().value, "\"%41\"");
    let error = raw.line(&"a;b".to_owned()).unwrap_err();
    assert!(matches!(error, WriteError::Invalid(part) if part.part == Part::Value));
}

#[test]
fn names_are_encoded_as_js_cookie_does() {
    for (name, written) in [
        ("plain", "plain"),
        ("a b", "a%20b"),
        ("a;b=c", "a%3Bb%3Dc"),
        ("(x)", "%28x%29"),
        ("#$&+^`|", "#$&+^`|"),
        ("@/:", "%40%2F%3A"),
        ("é", "%C3%A9"),
    ] {
        assert_eq!(encode_name(name), written);
        let cookie = TypedCookie::<String>::js_cookie(name);
        assert!(cookie.is_named(written));
    }
}

#[test]
fn a_value_without_text_is_an_error_and_no_panic() {
    struct Mute;
    impl Display for Mute {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Err(fmt::Error)
        }
    }
    let error = TypedCookie::<Mute>::new("t").line(&Mute).unwrap_err();
    assert_eq!(error, WriteError::NoText);
}

#[test]
#[should_panic(expected = "name")]
fn a_bad_name_is_rejected() {
    let _ = TypedCookie::<u8>::new("a=b");
}

#[test]
#[should_panic(expected = "__Host-")]
fn a_host_cookie_has_no_domain() {
    let _ = TypedCookie::<u8>::new("__Host-a").domain("example.com");
}
