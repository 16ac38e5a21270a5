//! Exports that are read back, and code that makes the same cookie.

use cookie_formats::code::{CodeTarget, code};
use cookie_formats::export::{Attribute, ExportFormat, LossKind, SkipReason, export};
use cookie_formats::{CookieRecord, Expires, Format, Found, SameSite, read};
use proptest::prelude::*;

fn cookie() -> CookieRecord {
    let mut cookie = CookieRecord::new("sid", "abc");
    cookie.domain = Some("a.example".to_owned());
    cookie.host_only = Some(false);
    cookie.path = Some("/x".to_owned());
    cookie.expires = Some(Expires::At(1_813_054_830));
    cookie.secure = Some(true);
    cookie.http_only = Some(true);
    cookie.same_site = Some(SameSite::Lax);
    cookie.partitioned = Some(false);
    cookie
}

fn records(text: &str, format: Format) -> Vec<CookieRecord> {
    let capture = read(text.as_bytes());
    assert_eq!(capture.format, Some(format), "{text}");
    let records = capture
        .items
        .into_iter()
        .filter_map(|item| match item.found {
            Found::Record(record) => Some(record),
            _ => None,
        });
    records.collect()
}

const JSON: [(ExportFormat, Format); 3] = [
    (ExportFormat::CookieEditor, Format::CookieEditor),
    (ExportFormat::EditThisCookie, Format::EditThisCookie),
    (ExportFormat::Playwright, Format::Playwright),
];

fn any_cookie() -> impl Strategy<Value = CookieRecord> {
    let same_site = prop::sample::select(vec![
        SameSite::Strict,
        SameSite::Lax,
        SameSite::None,
        SameSite::Unset,
    ]);
    let expires = prop_oneof![
        Just(Expires::Session),
        (1..253_402_300_799i64).prop_map(Expires::At)
    ];
    (
        ("[a-z_]{1,8}", "[^\t\r\n\0]{0,12}"),
        (any::<bool>(), any::<bool>(), any::<bool>()),
        expires,
        same_site,
    )
        .prop_map(
            |((name, value), (host_only, secure, http_only), expires, same_site)| {
                let mut it = cookie();
                (it.name, it.value) = (name, value);
                (it.host_only, it.secure, it.http_only) =
                    (Some(host_only), Some(secure), Some(http_only));
                (it.expires, it.same_site) = (Some(expires), Some(same_site));
                it
            },
        )
}

proptest! {
    #[test]
    fn what_json_carries_comes_back(cookies in prop::collection::vec(any_cookie(), 1..6)) {
        for (format, read_as) in JSON {
            let exported = export(&cookies, format);
            prop_assert_eq!(&exported.skipped, &[]);
            let mut expected = cookies.clone();
            for cookie in &mut expected {
                cookie.partitioned = None;
                if format == ExportFormat::Playwright && cookie.same_site == Some(SameSite::Unset) {
                    cookie.same_site = None;
                }
            }
            prop_assert_eq!(records(&exported.text, read_as), expected);
        }
    }

    #[test]
    fn what_cookies_txt_carries_comes_back(cookies in prop::collection::vec(any_cookie(), 1..6)) {
        let exported = export(&cookies, ExportFormat::CookiesTxt);
        let mut expected = cookies.clone();
        for cookie in &mut expected {
            cookie.partitioned = None;
            cookie.same_site = None;
        }
        prop_assert_eq!(records(&exported.text, Format::CookiesTxt), expected);
    }

    #[test]
    fn what_a_table_carries_comes_back(cookies in prop::collection::vec(any_cookie(), 1..6)) {
        let exported = export(&cookies, ExportFormat::Csv);
        prop_assert_eq!(records(&exported.text, Format::Csv), cookies);
    }

    #[test]
    fn fields_hold_what_they_can(cookies in prop::collection::vec(any_cookie(), 1..6)) {
        for format in [ExportFormat::SetCookie, ExportFormat::CookieField] {
            let exported = export(&cookies, format);
            let written = cookies.len() - exported.skipped.len();
            prop_assert_eq!(read(exported.text.as_bytes()).items.len(), written);
        }
    }

    #[test]
    fn no_cell_of_a_table_is_a_formula(value in "[=+@\\-a-z\",\n]{0,8}") {
        let mut it = cookie();
        it.value = value;
        let text = export(&[it], ExportFormat::Csv).text;
        let (_, row) = text.split_once("\r\n").unwrap();
        let value = row.strip_prefix("sid,").unwrap();
        let value = value.strip_prefix('"').unwrap_or(value);
        prop_assert!(!value.starts_with(['=', '+', '-', '@']), "{}", row);
    }
}

#[test]
fn a_set_cookie_field_has_every_attribute() {
    let mut it = cookie();
    it.partitioned = Some(true);
    assert_eq!(
        export(&[it], ExportFormat::SetCookie).text,
        "Set-Cookie: sid=abc; Domain=a.example; Path=/x; Expires=Tue, 15 Jun 2027 10:20:30 GMT; \
         Secure; HttpOnly; Partitioned; SameSite=Lax\n"
    );
}

#[test]
fn losses_are_listed_and_written_where_comments_are() {
    let unknown = CookieRecord::new("a", "1");
    let exported = export(&[cookie(), unknown.clone()], ExportFormat::CookiesTxt);
    assert_eq!(exported.skipped[0].reason, SkipReason::DomainUnknown);
    assert_eq!(exported.losses.len(), 1);
    assert_eq!(exported.losses[0].attribute, Attribute::SameSite);
    assert!(
        exported
            .text
            .contains("# The format has no place for SameSite (1 cookie).\n")
    );
    let exported = export(&[unknown], ExportFormat::SetCookie);
    assert!(
        exported
            .losses
            .iter()
            .all(|it| it.kind == LossKind::NotKnown)
    );
    assert_eq!(exported.losses.len(), 7);
}

#[test]
fn without_cookies_a_file_is_empty_and_valid() {
    for (format, _) in JSON {
        let text = export(&[], format).text;
        assert!(
            serde_json::from_str::<serde_json::Value>(&text).is_ok(),
            "{text}"
        );
    }
    assert_eq!(export(&[], ExportFormat::CookieField).text, "");
}

#[test]
fn code_makes_the_same_cookie() {
    for (target, expected) in [
        (CodeTarget::Value, "abc"),
        (
            CodeTarget::DocumentCookie,
            "document.cookie = \"sid=abc; Domain=a.example; Path=/x; \
             Expires=Tue, 15 Jun 2027 10:20:30 GMT; Secure; SameSite=Lax\";",
        ),
        (CodeTarget::CookieField, "Cookie: sid=abc"),
        (
            CodeTarget::CookieStore,
            "await cookieStore.set({ name: \"sid\", value: \"abc\", domain: \"a.example\", path: \"/x\", \
             expires: 1813054830000, sameSite: \"lax\" });",
        ),
        (CodeTarget::Curl, "curl -b 'sid=abc' 'https://a.example/x'"),
        (
            CodeTarget::JsCookie,
            "Cookies.set(\"sid\", \"abc\", { path: \"/x\", domain: \"a.example\", \
             expires: new Date(1813054830000), secure: true, sameSite: \"Lax\" });",
        ),
        (
            CodeTarget::DocumentCookieRust,
            "SetCookie::new(\"sid\", \"abc\")?\n    .path(\"/x\")?\n    .domain(\"a.example\")?\n    \
             .lifetime(Lifetime::Until(UnixTime(1813054830)))\n    \
             .secure()\n    .same_site(SameSite::Lax)",
        ),
        (
            CodeTarget::Django,
            "response.set_cookie(\"sid\", \"abc\", expires=\"Tue, 15 Jun 2027 10:20:30 GMT\", path=\"/x\", \
             domain=\"a.example\", secure=True, httponly=True, samesite=\"Lax\")",
        ),
        (
            CodeTarget::Express,
            "res.cookie(\"sid\", \"abc\", { path: \"/x\", domain: \"a.example\", \
             expires: new Date(1813054830000), secure: true, httpOnly: true, sameSite: \"lax\", encode: String });",
        ),
        (
            CodeTarget::Playwright,
            "await context.addCookies([{ name: \"sid\", value: \"abc\", domain: \".a.example\", path: \"/x\", \
             expires: 1813054830, httpOnly: true, secure: true, sameSite: \"Lax\" }]);",
        ),
    ] {
        assert_eq!(code(&cookie(), target).unwrap().text, expected);
    }
}

#[test]
fn code_says_what_it_cannot_carry() {
    let mut it = cookie();
    it.partitioned = Some(true);
    it.same_site = Some(SameSite::Unset);
    it.secure = Some(false);
    let lost = |target| code(&it, target).unwrap().not_carried;
    assert_eq!(lost(CodeTarget::DocumentCookie), [Attribute::HttpOnly]);
    assert_eq!(
        lost(CodeTarget::CookieStore),
        [Attribute::Secure, Attribute::HttpOnly, Attribute::SameSite]
    );
    assert_eq!(lost(CodeTarget::Django), [Attribute::Partitioned]);
    assert_eq!(lost(CodeTarget::Axum), []);
}

#[test]
fn awkward_values_are_kept_as_they_are() {
    let with = |value: &str, target| {
        let mut it = CookieRecord::new("a", value);
        it.domain = Some("a.example".to_owned());
        code(&it, target).map(|it| it.text)
    };
    assert_eq!(
        with("it's", CodeTarget::Curl).unwrap(),
        r"curl -b 'a=it'\''s' 'https://a.example/'"
    );
    let js_cookie = |value| with(value, CodeTarget::JsCookie).unwrap();
    assert!(js_cookie("%3B").starts_with(r#"Cookies.set("a", ";""#));
    assert!(js_cookie("%3b").starts_with("Cookies.withConverter"));
    assert!(js_cookie("\"q\"").starts_with("Cookies.withConverter"));
    let django = |value| with(value, CodeTarget::Django).unwrap();
    assert_eq!(django(r#""a\073b""#), r#"response.set_cookie("a", "a;b")"#);
    assert_eq!(
        django("a b"),
        "response.set_cookie(\"a\", \"a b\")\nresponse.cookies[\"a\"].set(\"a\", \"a b\", \"a b\")"
    );
    let express = |value| with(value, CodeTarget::Express).unwrap();
    assert_eq!(
        express("a\\b"),
        r#"res.append("Set-Cookie", "a=a\\b; Path=/");"#
    );
    assert!(express("🍪").contains("latin1"));
    for target in CodeTarget::ALL {
        let is_value = matches!(target, CodeTarget::Value | CodeTarget::DecodedValue);
        assert_eq!(with("a;b", target).is_ok(), is_value, "{target}");
    }
}
