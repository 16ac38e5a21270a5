//! The code for Axum and for document-cookie, run: it makes the cookie it was
//! written from.

use cookie_formats::code::{CodeTarget, code};
use cookie_formats::{CookieRecord, Expires, Found, SameSite, read};
use document_cookie::{InvalidPart, Lifetime, SetCookie, UnixTime};
use http::header::{HeaderMap, HeaderValue, SET_COOKIE};
use std::error::Error;

/// Code as text, and what it appends to a header map.
macro_rules! handler {
    (|$headers:ident| $($code:tt)*) => {
        (stringify!($($code)*), {
            fn handler($headers: &mut HeaderMap) -> Result<(), Box<dyn Error>> {
                $($code)*
                Ok(())
            }
            handler as fn(&mut HeaderMap) -> Result<(), Box<dyn Error>>
        })
    };
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

fn cookie(value: &str) -> CookieRecord {
    let mut cookie = CookieRecord::new("a", value);
    cookie.domain = Some("a.example".to_owned());
    cookie.host_only = Some(false);
    cookie.path = Some("/x".to_owned());
    cookie.expires = Some(Expires::At(1_813_054_830));
    cookie.secure = Some(true);
    cookie.http_only = Some(true);
    cookie.same_site = Some(SameSite::None);
    cookie.partitioned = Some(true);
    cookie
}

fn parts(line: &str) -> Vec<String> {
    let mut parts: Vec<_> = line.split("; ").map(str::to_owned).collect();
    parts.sort();
    parts
}

/// Code as text, and the cookie that it makes.
macro_rules! set_cookie {
    ($($code:tt)*) => {
        (stringify!($($code)*), {
            fn make() -> Result<SetCookie<'static>, InvalidPart> {
                // As a program has it that imports the library's own.
                use document_cookie::SameSite;
                Ok($($code)*)
            }
            make().unwrap()
        })
    };
}

#[test]
fn code_for_document_cookie_makes_the_same_cookie() {
    let whole = set_cookie! {
        SetCookie::new("a", "é🍪\"\\")?
            .path("/x")?
            .domain("a.example")?
            .lifetime(Lifetime::Until(UnixTime(1813054830)))
            .secure()
            .same_site(SameSite::None)
            .partitioned()
    };
    let plain = set_cookie! {
        SetCookie::new("a", "%3B")?.path("/")?.same_site(SameSite::Unset)
    };
    let mut all = cookie("é🍪\"\\");
    all.http_only = None;
    for (cookie, (source, made)) in [(all, whole), (CookieRecord::new("a", "%3B"), plain)] {
        let snippet = code(&cookie, CodeTarget::DocumentCookieRust).unwrap();
        assert_eq!(without_space(&snippet.text), without_space(source));
        let expected = code(&cookie, CodeTarget::SetCookieField).unwrap().text;
        let expected = expected.strip_prefix("Set-Cookie: ").unwrap();
        assert_eq!(parts(&made.to_string()), parts(expected));
    }
}

#[test]
fn code_for_axum_makes_the_same_cookie() {
    let cases = [
        (
            "é🍪\"\\",
            handler! { |headers|
                let cookie = cookie::Cookie::build(("a", "é🍪\"\\"))
                    .domain("a.example")
                    .path("/x")
                    .expires(cookie::time::OffsetDateTime::from_unix_timestamp(1813054830).expect("a valid time"))
                    .secure(true)
                    .http_only(true)
                    .same_site(cookie::SameSite::None)
                    .partitioned(true);
                headers.append(SET_COOKIE, HeaderValue::try_from(cookie.to_string())?);
            },
        ),
        (
            "%3B",
            handler! { |headers|
                let cookie = cookie::Cookie::build(("a", "%3B"))
                    .domain("a.example")
                    .path("/x")
                    .expires(cookie::time::OffsetDateTime::from_unix_timestamp(1813054830).expect("a valid time"))
                    .secure(true)
                    .http_only(true)
                    .same_site(cookie::SameSite::None)
                    .partitioned(true);
                headers.append(SET_COOKIE, HeaderValue::try_from(cookie.to_string())?);
            },
        ),
    ];
    for (value, (source, handler)) in cases {
        let cookie = cookie(value);
        let snippet = code(&cookie, CodeTarget::Axum).unwrap();
        assert_eq!(without_space(&snippet.text), without_space(source));
        let mut headers = HeaderMap::new();
        handler(&mut headers).unwrap();
        let line = String::from_utf8(headers[SET_COOKIE].as_bytes().to_vec()).unwrap();
        let expected = code(&cookie, CodeTarget::SetCookieField).unwrap().text;
        assert_eq!(
            parts(&line),
            parts(expected.strip_prefix("Set-Cookie: ").unwrap())
        );
        let capture = read(line.as_bytes());
        assert!(matches!(capture.items[0].found, Found::SetCookie(_)));
    }
}
