//! What people bring, format by format: how it is recognised and what it holds.

use cookie_formats::{
    Capture, Channel, CookieRecord, Expires, Format, Found, Item, OmissionReason, SameSite,
    Warning, read, read_as,
};

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The set-cookie-strings of a capture.
fn cookies(capture: &Capture) -> Vec<String> {
    let of = |item: &Item| match &item.found {
        Found::SetCookie(cookie) => Some(text(&cookie.text)),
        _ => None,
    };
    capture.items.iter().filter_map(of).collect()
}

fn pairs(capture: &Capture) -> Vec<String> {
    let of = |item: &Item| match &item.found {
        Found::RequestPair(pair) => Some(format!("{}={}", text(&pair.name), text(&pair.value))),
        _ => None,
    };
    capture.items.iter().filter_map(of).collect()
}

fn records(capture: &Capture) -> Vec<&CookieRecord> {
    let records = capture.items.iter().filter_map(|item| match &item.found {
        Found::Record(record) => Some(record),
        _ => None,
    });
    records.collect()
}

fn urls(capture: &Capture) -> Vec<Option<&str>> {
    let urls = capture.items.iter().map(|item| match &item.found {
        Found::SetCookie(cookie) => cookie.url.as_deref(),
        Found::RequestPair(pair) => pair.url.as_deref(),
        _ => None,
    });
    urls.collect()
}

fn dates(capture: &Capture) -> Vec<Option<String>> {
    let of = |item: &Item| match &item.found {
        Found::SetCookie(cookie) => cookie.response_date.as_deref().map(text),
        _ => None,
    };
    capture.items.iter().map(of).collect()
}

fn reasons(capture: &Capture) -> Vec<&OmissionReason> {
    capture.omissions.iter().map(|it| &it.reason).collect()
}

/// Reads what must be recognised as this format.
fn recognised(input: &str, format: Format) -> Capture {
    let capture = read(input.as_bytes());
    assert_eq!(capture.format, Some(format), "{input}");
    capture
}

#[test]
fn lines_are_cookies_duplicates_and_order_kept() {
    let capture = recognised(
        "b=2; Path=/\r\n\r\n# a remark\na=1; Secure\nb=2; Path=/\n",
        Format::SetCookieStrings,
    );
    assert_eq!(
        cookies(&capture),
        ["b=2; Path=/", "a=1; Secure", "b=2; Path=/"]
    );
    assert_eq!(reasons(&capture), [&OmissionReason::Comment]);
    assert_eq!(capture.items[1].location.line, 4);
}

#[test]
fn a_question_around_a_cookie_is_left_out() {
    let capture = recognised(
        "My server sends this:\nsid=1; Path=/; SameSite=None\nwhy is it refused?\n",
        Format::SetCookieStrings,
    );
    assert_eq!(cookies(&capture), ["sid=1; Path=/; SameSite=None"]);
    assert_eq!(capture.omissions.len(), 2);
}

#[test]
fn what_is_not_known_is_no_cookie() {
    for input in [
        "<!doctype html><html><body class=\"x\">Cookie</body></html>",
        "Cookies are small files that a browser stores.",
        "{\"a\": 1, \"b\": [2]}",
        "[1, 2, 3]",
        "name,value\nsid,1\n",
        "const a = 1;\nlet b = a == 1 ? 2 : 3;\n",
        "eyJhIjoxLCJiIjoyfQ==",
        "\u{0}\u{1}\u{2}\u{3}",
        "https://a.example/?x=1",
        "Set-Cookie",
        "[\"hello\", \"world\"]",
        "a b c",
    ] {
        let capture = read(input.as_bytes());
        assert_eq!(capture.format, None, "{input}");
        assert!(capture.items.is_empty(), "{input}");
        assert_eq!(capture.omissions.len(), 1, "{input}");
    }
    assert_eq!(read(b"").omissions, []);
    assert_eq!(read(b" \n").format, None);
}

#[test]
fn heads_give_their_fields_each_with_the_date_of_its_own() {
    let capture = recognised(
        "HTTP/1.1 302 Found\r\nSet-Cookie: a=1\r\nDate: D1\r\nLocation: /x\r\n\r\n\
         HTTP/2 200\r\nserver: x\r\nset-cookie: b=2;\r\n Path=/;\r\n\tSecure\r\nSet-Cookie2: no=1\r\n\r\n\
         <p>\nSet-Cookie: c=3\n",
        Format::Heads,
    );
    assert_eq!(cookies(&capture), ["a=1", "b=2; Path=/; Secure"]);
    assert_eq!(dates(&capture), [Some("D1".to_owned()), None]);
    assert_eq!(
        reasons(&capture),
        [
            &OmissionReason::OtherField,
            &OmissionReason::SetCookie2,
            &OmissionReason::Body
        ]
    );
    assert!(capture.items.iter().all(|item| match &item.found {
        Found::SetCookie(cookie) => cookie.channel == Some(Channel::Server),
        _ => false,
    }));
}

#[test]
fn fields_without_a_status_line_have_no_body() {
    let capture = recognised("Set-Cookie: a=1\n\nset-cookie: b=2\n", Format::Heads);
    assert_eq!(cookies(&capture), ["a=1", "b=2"]);
    assert_eq!(
        cookies(&recognised("HTTP/1.1 200 OK\n\n", Format::Heads)),
        [""; 0]
    );
}

#[test]
fn an_empty_field_is_no_cookie() {
    let capture = recognised(
        "HTTP/1.1 200 OK\nSet-Cookie:\nSet-Cookie: a=1\n",
        Format::Heads,
    );
    assert_eq!(cookies(&capture), ["a=1"]);
    assert_eq!(reasons(&capture), [&OmissionReason::EmptyField]);
}

#[test]
fn a_transcript_of_curl_has_urls() {
    let capture = recognised(
        "*   Trying 192.0.2.1:443...\n\
         * Connected to app.example (192.0.2.1) port 443\n\
         * SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n\
         > GET /login HTTP/2\n\
         > Host: app.example\n\
         > Cookie: old=0\n\
         >\n\
         < HTTP/2 302\n\
         < date: D1\n\
         < set-cookie: a=1; Path=/\n\
         < location: https://www.app.example/\n\
         <\n\
         * Ignoring the response-body\n\
         * Issue another request to this URL: 'https://www.app.example/'\n\
         > GET / HTTP/2\n\
         > Host: www.app.example\n\
         >\n\
         { [5 bytes data]\n\
         < HTTP/2 200\n\
         < set-cookie: b=2;\n\
         <  Path=/\n\
         < \n\
         <html>\n\
         Set-Cookie: c=3\n",
        Format::Heads,
    );
    assert_eq!(cookies(&capture), ["a=1; Path=/", "b=2; Path=/"]);
    assert_eq!(pairs(&capture), ["old=0"]);
    assert_eq!(
        urls(&capture),
        [
            Some("https://app.example/login"),
            Some("https://app.example/login"),
            Some("https://www.app.example/")
        ]
    );
    assert_eq!(dates(&capture), [None, Some("D1".to_owned()), None]);
    assert!(reasons(&capture).contains(&&OmissionReason::ToolOutput));
    assert_eq!(reasons(&capture).last(), Some(&&OmissionReason::Body));
    assert_eq!(capture.warnings, []);
}

#[test]
fn marks_may_be_a_quotation() {
    let capture = recognised("> HTTP/1.1 200 OK\n> Set-Cookie: a=1\n", Format::Heads);
    assert_eq!(cookies(&capture), ["a=1"]);
}

#[test]
fn indented_heads_of_wget_are_read() {
    let capture = recognised(
        "--2026-11-27 10:00:00--  https://a.example/x\n\
         Resolving a.example (a.example)... 192.0.2.1\n\
         HTTP request sent, awaiting response... \n  \
           HTTP/1.1 200 OK\n  \
           Set-Cookie: a=1; Path=/;\n      \
               Secure\n  \
           Date: D\n\
         Length: 1256 (1.2K) [text/html]\n\
         --2026-11-27 10:00:01--  https://a.example/y\n  \
           HTTP/1.1 200 OK\n  \
           Set-Cookie: b=2\n",
        Format::Heads,
    );
    assert_eq!(cookies(&capture), ["a=1; Path=/; Secure", "b=2"]);
    assert_eq!(
        urls(&capture),
        [Some("https://a.example/x"), Some("https://a.example/y")]
    );
    assert_eq!(dates(&capture), [Some("D".to_owned()), None]);
}

#[test]
fn without_requests_a_redirection_names_the_url() {
    let capture = recognised(
        "HTTP/1.1 301 Moved\nLocation: https://b.example/\nSet-Cookie: a=1\n\n\
         HTTP/1.1 200 OK\nSet-Cookie: b=2\n",
        Format::Heads,
    );
    assert_eq!(urls(&capture), [None, Some("https://b.example/")]);
}

#[test]
fn a_request_has_pairs_and_its_url() {
    let capture = recognised(
        "POST /a?b HTTP/1.1\nCookie: a=1; b=2; a=3=4; d\nHost: a.example:8080\n\na=9",
        Format::CookieField,
    );
    assert_eq!(pairs(&capture), ["a=1", "b=2", "a=3=4", "=d"]);
    assert_eq!(urls(&capture), [Some("https://a.example:8080/a?b"); 4]);
    assert_eq!(capture.warnings, [Warning::HttpsAssumed]);
    assert_eq!(reasons(&capture), [&OmissionReason::Body]);
}

#[test]
fn pairs_alone_are_a_request_and_attributes_are_not() {
    let capture = recognised("sid=1; theme=dark", Format::CookieField);
    assert_eq!(pairs(&capture), ["sid=1", "theme=dark"]);
    assert_eq!(capture.warnings, [Warning::PairsAssumed]);
    let capture = recognised("Cookie: sid=1; theme=dark", Format::CookieField);
    assert_eq!(capture.warnings, []);
    for line in [
        "sid=1; theme=dark; path=/",
        "sid=1; MaxAge=5",
        "sid=1; HttpOnly",
        "sid=1",
    ] {
        recognised(line, Format::SetCookieStrings);
    }
    let capture = read_as(b"sid=1; theme=dark", Format::SetCookieStrings);
    assert_eq!(cookies(&capture), ["sid=1; theme=dark"]);
}

#[test]
fn rows_of_chromium_are_read() {
    for colon in [":", ""] {
        let input = "Request URL@\nhttps://a.example/x\nRequest Method@\nGET\ndate@\nD\n\
            set-cookie@\na=1; Path=/\nset-cookie@\nb=2; Path=/\nset-cookie@\nvary@\nOrigin=1\n";
        let capture = recognised(&input.replace('@', colon), Format::HeaderRows);
        assert_eq!(cookies(&capture)[..2], ["a=1; Path=/", "b=2; Path=/"]);
        assert_eq!(urls(&capture)[0], Some("https://a.example/x"));
        assert_eq!(dates(&capture)[1], Some("D".to_owned()));
    }
}

#[test]
fn rows_of_http2_name_the_url_below_the_response() {
    let capture = recognised(
        "set-cookie\na=1\nset-cookie\nset-cookie\nb=2\n:authority\na.example\n:path\n/x\n\
         :scheme\nhttps\ncookie\nc=3; d=4\n",
        Format::HeaderRows,
    );
    assert_eq!(cookies(&capture), ["a=1", "b=2"]);
    assert_eq!(pairs(&capture), ["c=3", "d=4"]);
    assert_eq!(urls(&capture)[0], Some("https://a.example/x"));
    assert_eq!(reasons(&capture), [&OmissionReason::EmptyField]);
}

#[test]
fn rows_of_firefox_are_read() {
    let capture = recognised(
        "content-type\n\ttext/html\nset-cookie\n\ta=1; Path=/\n\tb=2; Path=/\nvary\n\tOrigin\n",
        Format::HeaderRows,
    );
    assert_eq!(cookies(&capture), ["a=1; Path=/", "b=2; Path=/"]);
}

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
fn odd_words_of_exports_do_not_break_an_import() {
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
fn a_curl_command_has_pairs() {
    let capture = recognised(
        "curl 'https://a.example/x' \\\n  -H 'accept: */*' \\\n  -H 'cookie: a=1; b=%22' \\\n  -b \"c=3\" -b jar.txt\n",
        Format::CurlCommand,
    );
    assert_eq!(pairs(&capture), ["a=1", "b=%22", "c=3"]);
    assert_eq!(urls(&capture), [Some("https://a.example/x"); 3]);
    assert_eq!(
        reasons(&capture),
        [&OmissionReason::OtherField, &OmissionReason::CookieFile]
    );
}

#[test]
fn assignments_are_of_a_script_escapes_undone() {
    let capture = recognised(
        "const seen = document.cookie;\n// document.cookie = 'no=1';\n\
         document.cookie = \"a=\\u00e9; path=/\" + '; Secure';document.cookie=`b=2`;\n\
         document.cookie = 'c=' + value + '; path=/';\nif (document.cookie == '') {}\n",
        Format::Script,
    );
    assert_eq!(cookies(&capture), ["a=é; path=/; Secure", "b=2"]);
    let Found::SetCookie(cookie) = &capture.items[0].found else {
        panic!()
    };
    assert_eq!(cookie.channel, Some(Channel::Script));
    let reasons = reasons(&capture);
    assert!(reasons.contains(&&OmissionReason::Comment));
    assert!(reasons.contains(&&OmissionReason::ComputedExpression));
}

#[test]
fn string_literals_are_read_as_node_prints_them() {
    for input in [
        "[ 'a=1; Path=/', \"it's=2; Path=/\" ]",
        "[\n  'a=1; Path=/',\n  \"it's=2; Path=/\",\n  ... 3 more items\n]",
        "[\"a=1; Path=/\", \"it's=2; Path=/\"]",
        "'a=1; ' + 'Path=/'\n\"it's=2; Path=/\"",
    ] {
        let capture = recognised(input, Format::StringLiterals);
        assert_eq!(
            cookies(&capture),
            ["a=1; Path=/", "it's=2; Path=/"],
            "{input}"
        );
    }
}

#[test]
fn printed_headers_give_the_values_of_their_key() {
    for input in [
        "{\n  'content-type': 'text/html; x=1',\n  'set-cookie': [ 'a=1; Path=/', 'b=2' ],\n  etag: 'x=1'\n}",
        "Object [AxiosHeaders] { 'set-cookie': ['a=1; Path=/', 'b=2'], date: 'x=1' }",
        "[ 'Date', 'x=1', 'Set-Cookie', 'a=1; Path=/', 'Set-Cookie', 'b=2' ]",
        "[('Date', 'x=1'), ('Set-Cookie', 'a=1; Path=/'), ('Set-Cookie', 'b=2')]",
        "{\"headers\": {\"x\": [\"y=1\"], \"set-cookie\": [\"a=1; Path=/\", \"b=2\"]}}",
        "{\"set-cookie\"=>[\"a=1; Path=/\", \"b=2\"]}",
        "res.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2']);",
    ] {
        let capture = recognised(input, Format::StringLiterals);
        assert_eq!(cookies(&capture), ["a=1; Path=/", "b=2"], "{input}");
    }
    let capture = recognised("{ 'set-cookie': 'a=1, b=2' }", Format::StringLiterals);
    assert!(matches!(
        capture.items[0].warnings[..],
        [Warning::LooksJoined { .. }]
    ));
}

#[test]
fn a_log_gives_what_stands_behind_the_name() {
    let capture = recognised(
        "2026-11-27 10:00:00 INFO proxy: Set-Cookie: a=1; Path=/\n\
         10:00:01 nothing\n\
         10:00:02 resp \"Set-Cookie: b=\\\"2\\\"; Path=/\" 200\n\
         {\"msg\":\"got set-cookie: c=3\",\"level\":30}\n",
        Format::LogLines,
    );
    assert_eq!(cookies(&capture), ["a=1; Path=/", "b=\"2\"; Path=/", "c=3"]);
    assert_eq!(reasons(&capture), [&OmissionReason::NotRecognised]);
    let location = capture.items[2].location;
    assert_eq!((location.line, location.end - location.start), (4, 3));
}

#[test]
fn commas_split_only_by_hand() {
    let line = "a=1; Expires=Thu, 11 Oct 2029 03:28:00 GMT,b=2, Set-Cookie: c=3";
    let capture = recognised(line, Format::SetCookieStrings);
    assert_eq!(cookies(&capture), [line]);
    let capture = read_as(line.as_bytes(), Format::Joined);
    assert_eq!(
        cookies(&capture),
        ["a=1; Expires=Thu, 11 Oct 2029 03:28:00 GMT", "b=2", "c=3"]
    );
    let capture = read_as(b"HTTP/1.1 200 OK\nSet-Cookie: a=1, b=2\n", Format::Joined);
    assert_eq!(cookies(&capture), ["a=1", "b=2"]);
    assert_eq!(capture.items[1].location.start, 33);
}

#[test]
fn byte_order_marks_and_utf16_are_read() {
    let line = "a=é; Path=/";
    let marked = format!("\u{feff}{line}");
    let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf8 = read(marked.as_bytes());
    let utf16 = read(&utf16);
    assert_eq!(cookies(&utf8), [line]);
    assert_eq!(cookies(&utf16), [line]);
    assert_eq!(utf8.items[0].location.start, 3);
    assert_eq!(
        (utf16.items[0].location.start, utf16.items[0].location.end),
        (2, 24)
    );
    assert_eq!(utf16.warnings, [Warning::Utf16]);
}

#[test]
fn bytes_that_are_not_utf8_are_kept_where_engines_see_bytes() {
    let capture = read(b"name=Jo\xe9; Path=/");
    let Found::SetCookie(cookie) = &capture.items[0].found else {
        panic!()
    };
    assert_eq!(cookie.text, b"name=Jo\xe9; Path=/");
    let capture = read_as(
        b"a.example\tFALSE\t/\tFALSE\t0\tn\t\xe9\n",
        Format::CookiesTxt,
    );
    assert_eq!(reasons(&capture), [&OmissionReason::NotUtf8]);
}
