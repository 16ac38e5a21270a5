//! The tests of `url`.

use super::*;

fn parts(url: &str) -> (String, String) {
    let url = CookieUrl::parse(url).unwrap();
    (url.host().to_owned(), url.path().to_owned())
}

#[test]
fn credentials_port_query_and_fragment_do_not_count() {
    assert_eq!(
        parts("http://u:p@app.test:8080/a/b?c=/d#/e"),
        ("app.test".into(), "/a/b".into())
    );
}

#[test]
fn hosts_are_lower_case_and_addresses_canonical() {
    assert_eq!(parts("HTTP://APP.Test").0, "app.test");
    assert_eq!(parts("http://127.0.0.1./").0, "127.0.0.1");
    assert_eq!(parts("http://0x7f.1/").0, "127.0.0.1");
    assert_eq!(parts("http://[0:0::1]:80/").0, "[::1]");
    assert_eq!(parts("http://app.test./").0, "app.test.");
    assert!(CookieUrl::parse("http://1.2.3.256/").is_err());
}

#[test]
fn paths_lose_dot_segments_and_gain_escapes() {
    assert_eq!(parts("http://a/./x/../é b").1, "/%C3%A9%20b");
    assert_eq!(parts("http://a/x/%2E%2e/y/.").1, "/y/");
    assert_eq!(parts("http://a//x//").1, "//x//");
    assert_eq!(parts("http://a").1, "/");
}

#[test]
fn what_is_no_port_or_no_host_is_rejected() {
    let error = |url| CookieUrl::parse(url).unwrap_err();
    for url in ["http://a:99999/", "http://a:x/", "http://[::1]:99999/"] {
        assert_eq!(error(url), UrlError::InvalidPort, "{url}");
    }
    for url in [
        "http://a..b/",
        "http://.a/",
        "http://a../",
        "http:///",
        "http://[::1]x/",
    ] {
        assert_eq!(error(url), UrlError::InvalidHost, "{url}");
    }
    assert_eq!(parts("http://a:/").0, "a");
    assert_eq!(parts("http://a:65535/").0, "a");
}

#[test]
fn what_is_written_reads_as_the_same() {
    for url in [
        "http://a.test/",
        "https://[::1]/x%20y",
        "https://a.test./b/",
    ] {
        let parsed = CookieUrl::parse(url).unwrap();
        assert_eq!(parsed.to_string(), url);
        assert_eq!(url.parse(), Ok(parsed));
    }
}

#[test]
fn other_schemes_have_no_host() {
    assert_eq!(
        CookieUrl::parse("about:blank"),
        Err(UrlError::SchemeWithoutHost)
    );
    assert_eq!(CookieUrl::parse("app.test/x"), Err(UrlError::NoScheme));
}
