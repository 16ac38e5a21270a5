//! Heads, transcripts, rows of the developer tools, commands and logs.

mod captured;

use captured::{cookies, dates, pairs, reasons, recognised, urls};
use cookie_formats::{Channel, Format, Found, OmissionReason, Warning, read_as};

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
fn blanks_before_a_colon_and_a_url_in_one_line_are_read() {
    let capture = recognised(
        "Request URL: https://a.example/x\nStatus Code: 200 OK\nSet-Cookie : a=1; Path=/\n",
        Format::Heads,
    );
    assert_eq!(cookies(&capture), ["a=1; Path=/"]);
    assert_eq!(urls(&capture), [Some("https://a.example/x")]);
}

#[test]
fn options_of_curl_alone_have_pairs() {
    for input in [
        "-b 'a=1; b=2'",
        "-H 'Cookie: a=1; b=2'",
        "--cookie \"a=1; b=2\"",
    ] {
        assert_eq!(
            pairs(&recognised(input, Format::CurlCommand)),
            ["a=1", "b=2"]
        );
    }
}
