//! Tests of the definition, over a jar that keeps what it is given.

use super::*;
use crate::encoding::{DecodeError, encode_name};
use crate::part::Part;
use crate::set_cookie::SameSite;
use std::cell::RefCell;
use std::time::Duration;

/// Shows every pair written to it, as a browser with no rules would.
#[derive(Default)]
struct Plain(RefCell<Vec<String>>);

impl CookieJar for Plain {
    fn read(&self) -> Result<String, Error> {
        Ok(self.0.borrow().join("; "))
    }
    fn write(&self, line: &str) -> Result<(), Error> {
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
        .same_site(SameSite::None)
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
    assert!(secure(TypedCookie::new("a").same_site(SameSite::None)));
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
    let undecodable = |at: usize| match &all[at] {
        Err(Error::Undecodable { raw, source }) => (raw, source),
        other => panic!("{other:?}"),
    };
    let (raw, source) = undecodable(1);
    assert_eq!(raw, "x");
    assert!(source.downcast_ref::<std::num::ParseIntError>().is_some());
    let (_, source) = undecodable(2);
    let bare = DecodeError::BarePercent { at: 0 };
    assert_eq!(source.downcast_ref::<DecodeError>(), Some(&bare));
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
            cookie.write(&jar, text).unwrap();
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
    let error = raw.line("a;b").unwrap_err();
    assert!(matches!(error, Error::Invalid(part) if part.part == Part::Value));
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
    assert_eq!(error, Error::NoText);
}

#[test]
fn a_name_may_be_known_only_when_the_program_runs() {
    let cookie = TypedCookie::<u32, String>::named("count".to_owned()).unwrap();
    let jar = Plain::default();
    cookie.write(&jar, &3).unwrap();
    assert_eq!(COUNT.get(&jar), Ok(Some(3)));
    let error = TypedCookie::<u32, String>::named("a=b").unwrap_err();
    assert!(matches!(error, Error::Invalid(part) if part.part == Part::Name));
}

#[test]
fn any_pointer_to_a_jar_is_a_jar() {
    use std::rc::Rc;
    let jar: Rc<dyn CookieJar> = Rc::new(Plain::default());
    COUNT.write(&jar, &1).unwrap();
    COUNT.write(&*jar, &2).unwrap();
    let boxed: Box<dyn CookieJar> = Box::new(jar);
    assert_eq!(COUNT.get_all(&boxed).unwrap().len(), 2);
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
