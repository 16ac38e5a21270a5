//! Files: HAR, cookies.txt, the exports of tools, tables.

mod captured;

use captured::{cookies, dates, pairs, reasons, recognised, records, urls};
use cookie_formats::{CookieRecord, Expires, Format, OmissionReason, SameSite, Warning, read};

const HAR: &str = r#"{"log": {"version": "1.2", "entries": [
  {"request": {"url": "https://a.example/", "headers": [{"name": "Cookie", "value": "old=0"}]},
   "response": {"headers": [
     {"name": "Date", "value": "D"},
     {"name": "set-cookie", "value": "a=1; Path=/\nb=\"2\""}], "content": {"text": "Set-Cookie: no=1"}}},
  {"request": {"url": "https://b.example/x", "headers": []},
   "response": {"headers": [], "cookies": [
     {"name": "c", "value": "3", "path": "/", "expires": "2027-06-15T10:20:30.000Z", "httpOnly": true}]}}
]}}"#;

#[test]
fn a_har_file_gives_each_cookie_the_url_of_its_entry() {
    let capture = recognised(HAR, Format::Har);
    assert_eq!(cookies(&capture), ["a=1; Path=/", "b=\"2\""]);
    assert_eq!(pairs(&capture), ["old=0"]);
    assert_eq!(urls(&capture)[1], Some("https://a.example/"));
    assert_eq!(dates(&capture)[2], Some("D".to_owned()));
    let [cookie] = records(&capture)[..] else {
        panic!()
    };
    assert_eq!(cookie.url.as_deref(), Some("https://b.example/x"));
    assert_eq!(cookie.expires, Some(Expires::At(1_813_054_830)));
    assert_eq!((cookie.http_only, cookie.secure), (Some(true), None));
    let location = capture.items[1].location;
    assert!(HAR[location.start..location.end].starts_with("\"a=1; Path=/"));
    assert_eq!(location.line, 5);
}

#[test]
fn a_har_file_that_breaks_off_gives_what_stands_before() {
    let capture = recognised(&HAR[..HAR.len() - 40], Format::Har);
    assert_eq!(cookies(&capture).len(), 2);
    assert!(matches!(
        reasons(&capture)[..],
        [OmissionReason::BrokenJson { .. }]
    ));
}

#[test]
fn cookies_txt_is_read_with_its_comments() {
    let capture = recognised(
        "# Netscape HTTP Cookie File\n\n#HttpOnly_.a.example\tTRUE\t/\tTRUE\t1830297600\tsid\tabc\n\
         a.example\tFALSE\t/x\tFALSE\t0\ttheme\tdark\nrubbish\n",
        Format::CookiesTxt,
    );
    let [sid, theme] = records(&capture)[..] else {
        panic!()
    };
    assert_eq!(
        (sid.http_only, sid.secure, sid.host_only),
        (Some(true), Some(true), Some(false))
    );
    assert_eq!(sid.domain.as_deref(), Some("a.example"));
    assert_eq!(
        (theme.expires, theme.host_only),
        (Some(Expires::Session), Some(true))
    );
    assert_eq!(
        reasons(&capture),
        [
            &OmissionReason::Comment,
            &OmissionReason::TooFewFields { found: 1 }
        ]
    );
}

#[test]
fn rows_of_cookies_txt_are_known_without_a_title_and_with_spaces() {
    recognised("a.example\tFALSE\t/\tFALSE\t0\tn\tv\n", Format::CookiesTxt);
    let capture = recognised(
        "a.example   FALSE  /  FALSE  0  n  v=1\n",
        Format::CookiesTxt,
    );
    assert_eq!(records(&capture)[0].value, "v=1");
    assert_eq!(capture.items[0].warnings, [Warning::SpacesForTabs]);
}

#[test]
fn exports_are_told_apart() {
    for (input, format) in [
        (
            r#"[{"domain":".a.example","expirationDate":1830297600.5,"hostOnly":false,"httpOnly":true,
               "name":"n","path":"/","sameSite":"lax","secure":true,"session":false,"storeId":null,"value":"v"}]"#,
            Format::CookieEditor,
        ),
        (
            r#"[{"domain":".a.example","expirationDate":1830297600.5,"hostOnly":false,"httpOnly":true,
               "name":"n","path":"/","sameSite":"lax","secure":true,"session":false,"storeId":"0","value":"v","id":1}]"#,
            Format::EditThisCookie,
        ),
        (
            r#"{"cookies":[{"name":"n","value":"v","domain":".a.example","path":"/","expires":1830297600.5,
               "httpOnly":true,"secure":true,"sameSite":"Lax"}],"origins":[]}"#,
            Format::Playwright,
        ),
        (
            r#"[{"name":"n","value":"v","domain":".a.example","path":"/","expires":1830297600.5,"size":2,
               "httpOnly":true,"secure":true,"session":false,"sameSite":"Lax","sourceScheme":"Secure"}]"#,
            Format::Puppeteer,
        ),
        (
            r#"[{"domain":".a.example","expiry":1830297600,"httpOnly":true,"name":"n","path":"/",
               "sameSite":"Lax","secure":true,"value":"v"}]"#,
            Format::Selenium,
        ),
        (
            r#"{"id":7,"result":{"cookies":[{"name":"n","value":"v","domain":".a.example","path":"/",
               "expires":1830297600,"size":2,"httpOnly":true,"secure":true,"session":false,"sameSite":"Lax"}]}}"#,
            Format::Puppeteer,
        ),
    ] {
        let capture = recognised(input, format);
        let mut expected = CookieRecord::new("n", "v");
        expected.domain = Some("a.example".to_owned());
        expected.host_only = Some(false);
        expected.path = Some("/".to_owned());
        expected.expires = Some(Expires::At(1_830_297_600));
        expected.secure = Some(true);
        expected.http_only = Some(true);
        expected.same_site = Some(SameSite::Lax);
        assert_eq!(records(&capture), [&expected], "{input}");
    }
}

#[test]
fn unusual_words_of_exports_do_not_break_an_import() {
    let capture = recognised(
        r#"[{"name":"a","value":"","domain":"a.example","sameSite":null,"expirationDate":null},
            {"name":"b","value":"1","domain":"a.example","sameSite":"unspecified","session":true,"expirationDate":5},
            {"name":"c","value":"1","domain":"a.example","sameSite":"no_restriction","expires":-1},
            {"name":"d","value":"1","domain":"a.example","sameSite":"sometimes","expirationDate":"soon"},
            {"name":"__proto__","value":7,"domain":"a.example","expirationDate":1830297600000},
            {"value":"1","domain":"a.example"}, 5, {"x":1},
            {"name":"p","value":"1","domain":"a.example","partitionKey":{"topLevelSite":"https://b.example"}}]"#,
        Format::CookieEditor,
    );
    let records = records(&capture);
    let same_sites: Vec<_> = records.iter().map(|it| it.same_site).collect();
    assert_eq!(
        same_sites,
        [
            Some(SameSite::Unset),
            Some(SameSite::Unset),
            Some(SameSite::None),
            Some(SameSite::Unset),
            None,
            None
        ]
    );
    let ends: Vec<_> = records.iter().map(|it| it.expires).collect();
    assert_eq!(ends[..4], [Some(Expires::Session); 4]);
    assert_eq!(ends[4], Some(Expires::At(1_830_297_600)));
    assert_eq!(records[4].value, "7");
    assert_eq!(records[5].partitioned, Some(true));
    assert_eq!(
        reasons(&capture),
        [
            &OmissionReason::MissingName,
            &OmissionReason::NotACookieObject
        ]
    );
    assert_eq!(capture.items[3].warnings.len(), 2);
}

#[test]
fn a_single_object_is_a_cookie() {
    let capture = read(br#"{"name":"a","value":"1","path":"/"}"#);
    assert_eq!(records(&capture)[0].name, "a");
    assert_eq!(capture.format, Some(Format::CookieObjects));
}

#[test]
fn a_pasted_table_is_read_with_and_without_titles() {
    let row = "sid\tabc\t.a.example\t/\t2027-06-15T10:20:30.000Z\t6\t✓\t\tLax\t\t\tMedium\n";
    let titles = "Name\tValue\tDomain\tPath\tExpires / Max-Age\tSize\tHttpOnly\tSecure\tSameSite\n";
    for input in [row.to_owned(), format!("{titles}{row}")] {
        let capture = recognised(&input, Format::CookieTable);
        let [cookie] = records(&capture)[..] else {
            panic!()
        };
        assert_eq!((cookie.http_only, cookie.secure), (Some(true), Some(false)));
        assert_eq!(cookie.expires, Some(Expires::At(1_813_054_830)));
        assert_eq!(cookie.same_site, Some(SameSite::Lax));
    }
    let capture = recognised(
        "Name\tValue\tDomain\tPath\tExpires / Max-Age\tHttpOnly\tSecure\n\
         a\t1\ta.example\t/\tSession\tfalse\ttrue\n",
        Format::CookieTable,
    );
    let cookie = records(&capture)[0];
    assert_eq!((cookie.secure, cookie.host_only), (Some(true), Some(true)));
    assert_eq!(cookie.expires, Some(Expires::Session));
}

#[test]
fn a_har_file_without_cookies_says_why_that_may_be() {
    let capture = recognised(
        r#"{"log":{"entries":[{"request":{"url":"https://a.example/"},"response":{"headers":[]}}]}}"#,
        Format::Har,
    );
    assert_eq!(capture.warnings, [Warning::NoCookiesInHar]);
}
