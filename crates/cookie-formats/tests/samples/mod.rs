//! One small input of every format, for tests that cut, repeat and change them.

use cookie_formats::Format;

/// Every format with an input that is recognised as it, save for the one that
/// is only chosen.
pub const SAMPLES: [(Format, &str); 18] = [
    (Format::SetCookieStrings, "a=1; Path=/\r\nb=é; Secure\n"),
    (
        Format::Joined,
        "a=1; Expires=Thu, 11 Oct 2029 03:28:00 GMT, b=\"x, y=1\"; Path=/\n",
    ),
    (
        Format::Heads,
        "* Connected to a.example (192.0.2.1) port 443\n> GET / HTTP/1.1\n> Host: a.example\n\
         > Cookie: old=0; z\n>\n< HTTP/1.1 302 Found\n< Date: D\n< Location: /x\n\
         < Set-Cookie: a=1;\n<  Path=/\n<\nbody\n",
    ),
    (
        Format::HeaderRows,
        "Request URL:\nhttps://a.example/\ndate:\nD\nset-cookie:\na=1; Path=/\ncookie:\nb=2\n",
    ),
    (
        Format::Har,
        r#"{"log":{"entries":[{"request":{"url":"https://a.example/","headers":[{"name":"cookie","value":"o=0"}]},
        "response":{"headers":[{"name":"Date","value":"D"},{"name":"Set-Cookie","value":"a=1\nb=\u00e9"}]}},
        {"request":{"url":"https://b.example/"},"response":{"cookies":[{"name":"c","value":"3"}]}}]}}"#,
    ),
    (
        Format::CookiesTxt,
        "# Netscape HTTP Cookie File\n#HttpOnly_.a.example\tTRUE\t/\tTRUE\t1830297600\tn\tv\n\
         a.example FALSE / FALSE 0 n\n",
    ),
    (
        Format::CookieEditor,
        r#"[{"domain":".a.example","expirationDate":1830297600.5,"hostOnly":false,"name":"n","value":"v","storeId":null}]"#,
    ),
    (
        Format::EditThisCookie,
        r#"[{"domain":".a.example","hostOnly":false,"name":"n","value":"v","storeId":"0","id":1}]"#,
    ),
    (
        Format::Playwright,
        r#"{"cookies":[{"name":"n","value":"v","domain":".a.example","path":"/","expires":-1}],"origins":[]}"#,
    ),
    (
        Format::Puppeteer,
        r#"[{"name":"n","value":"v","domain":"a.example","size":2,"session":true}]"#,
    ),
    (
        Format::Selenium,
        r#"[{"name":"n","value":"v","domain":"a.example","expiry":1830297600}]"#,
    ),
    (Format::CookieObjects, r#"[{"name":"n","value":"v"}]"#),
    (
        Format::CookieTable,
        "Name\tValue\tDomain\tPath\tExpires\nn\tv\t.a.example\t/\tSession\n",
    ),
    (Format::CookieField, "Cookie: a=1; b=2\n"),
    (
        Format::CurlCommand,
        "curl 'https://a.example/' \\\n -H $'cookie: a=\\u00e9; b=2' -b \"c=\\\"3\"\n",
    ),
    (
        Format::Script,
        "// document.cookie = 'x=1'\ndocument.cookie = \"a=\\u{e9}\" + '; path=/';\ndocument.cookie = `b=${c}`;\n",
    ),
    (
        Format::StringLiterals,
        "{ 'set-cookie': [ 'a=1; Path=/', \"it's=2\", ... 1 more item ], date: 'D' + x }\n",
    ),
    (
        Format::LogLines,
        "10:00:00 Set-Cookie: a=1\n10:00:01 \"set-cookie: b=\\\"2\\\"\" 200\n",
    ),
];
