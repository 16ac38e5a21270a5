//! Lines, source code, literals, and what is none of them.

mod captured;

use captured::{cookies, pairs, reasons, recognised};
use cookie_formats::{Channel, Format, Found, OmissionReason, Warning, read, read_as};

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
fn assignments_are_of_a_script_escapes_undone() {
    let capture = recognised(
        "const before = document.cookie;\n// document.cookie = 'no=1';\nf('http://x'); // document.cookie = 'no=2';\n\
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

#[test]
fn source_code_is_no_cookie_but_its_literals_may_be() {
    for input in [
        "const cookies = [\"a=1; Path=/\", \"b=2\"];",
        "set([\"Set-Cookie\", \"a=1; Path=/\"], [\"Set-Cookie\", \"b=2\"])",
    ] {
        let capture = recognised(input, Format::StringLiterals);
        assert_eq!(cookies(&capture), ["a=1; Path=/", "b=2"], "{input}");
    }
    for input in [
        "el.innerHTML = document.cookie.split('; ');",
        "127.0.0.1 - \"GET / HTTP/1.1\" set_cookie=\"a=1; Path=/\"",
        "res.cookie('sid', 'abc', { httpOnly: true });",
    ] {
        assert_eq!(read(input.as_bytes()).format, None, "{input}");
    }
}

#[test]
fn what_a_console_prints_of_the_cookies_is_pairs() {
    for input in ["'a=1; b=2'", "document.cookie\n\"a=1; b=2\""] {
        let capture = recognised(input, Format::StringLiterals);
        assert_eq!(pairs(&capture), ["a=1", "b=2"], "{input}");
        assert_eq!(capture.warnings, [Warning::PairsAssumed]);
    }
}
