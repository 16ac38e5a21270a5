//! Which URL the message at hand belongs to, as far as the input says it.

use crate::Warning;
use std::sync::Arc;

/// No name of a host is longer than 253 bytes, and a port has six. Without a
/// bound, a long one would be read and copied for every redirection.
const LONGEST_HOST: usize = 300;

/// What is known of the URL while heads go by.
#[derive(Default)]
pub(super) struct MessageUrl {
    current: Option<Arc<str>>,
    /// What a tool said the next request goes to.
    next: Option<String>,
    scheme: Option<Scheme>,
    method_is_connect: bool,
    target: Option<String>,
    host: Option<String>,
    is_redirect: bool,
    /// Where a redirection leads, for a transcript without requests.
    redirect: Option<String>,
    warning: Option<Warning>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

impl MessageUrl {
    pub(super) fn current(&self) -> Option<Arc<str>> {
        self.current.clone()
    }

    pub(super) fn take_warning(&mut self) -> Option<Warning> {
        self.warning.take()
    }

    /// A line that curl prints behind `*`.
    pub(super) fn note(&mut self, note: &[u8]) {
        let Ok(note) = str::from_utf8(note) else {
            return;
        };
        if let Some((_, url)) = note
            .split_once("OPENED stream for ")
            .or_else(|| note.split_once("Issue another request to this URL: "))
        {
            self.next = Some(url.trim().trim_matches('\'').to_owned());
        } else if note.starts_with("Connected to ") {
            let port = note.split_once(" port ").map(|(_, rest)| rest);
            let is_https = port.is_some_and(|it| it.split(' ').next() == Some("443"));
            self.scheme = Some(if is_https {
                Scheme::Https
            } else {
                Scheme::Http
            });
        } else if note.starts_with("SSL connection using") || note.starts_with("TLSv1") {
            self.scheme = Some(Scheme::Https);
        }
    }

    /// A URL that a tool says it fetches.
    pub(super) fn fetched(&mut self, url: &str) {
        self.current = Some(url.into());
        self.redirect = None;
    }

    pub(super) fn request(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        let mut words = line.split(' ');
        self.method_is_connect = words.next() == Some("CONNECT");
        self.target = words.next().map(str::to_owned);
        self.host = None;
        self.redirect = None;
    }

    pub(super) fn host(&mut self, host: &[u8]) {
        self.host = str::from_utf8(host).ok().map(str::to_owned);
    }

    /// The URL of the request that ends here.
    pub(super) fn end_of_request(&mut self) -> Option<Arc<str>> {
        let target = self.target.take();
        if self.method_is_connect {
            // A proxy tunnels what follows, which is TLS as a rule.
            self.scheme = Some(Scheme::Https);
            self.current = None;
            return None;
        }
        let next = self.next.take();
        self.current = match (target, self.host.take(), next) {
            (_, _, Some(url)) => Some(url.into()),
            (Some(target), _, None) if is_absolute(&target) => Some(target.into()),
            (Some(target), Some(host), None) => {
                let scheme = match self.scheme {
                    Some(Scheme::Http) => "http",
                    Some(Scheme::Https) => "https",
                    None => {
                        self.warning = Some(Warning::HttpsAssumed);
                        "https"
                    }
                };
                Some(format!("{scheme}://{host}{target}").into())
            }
            _ => None,
        };
        self.current()
    }

    pub(super) fn response(&mut self, status_line: &[u8]) {
        if let Some(url) = self.redirect.take() {
            self.current = Some(url.into());
        }
        let status = status_line.split(|byte| *byte == b' ').nth(1);
        self.is_redirect = status.is_some_and(|it| it.len() == 3 && it[0] == b'3');
    }

    /// A `Location` field: where no request follows, the next response is from
    /// there.
    pub(super) fn location(&mut self, value: &[u8]) {
        // wget repeats the field with a word of its own behind it.
        let value = value.split(|byte| *byte == b' ').next();
        let Some(Ok(value)) = value.map(str::from_utf8) else {
            return;
        };
        if !self.is_redirect {
            return;
        }
        if is_absolute(value) {
            self.redirect = Some(value.to_owned());
        } else if let (Some(base), true) = (&self.current, value.starts_with('/')) {
            self.redirect = origin(base).map(|origin| format!("{origin}{value}"));
        }
    }
}

/// The URL in the line by which a tool names it: `Request URL: https://…` of
/// the developer tools, `--2026-11-27 10:00:00--  https://…` of wget.
pub(super) fn of_tool(line: &[u8]) -> Option<&str> {
    let line = str::from_utf8(line).ok()?;
    let url = match line.strip_prefix("Request URL:") {
        Some(url) => url,
        None => line.strip_prefix("--")?.split_once("--  ")?.1,
    };
    let url = url.trim();
    is_absolute(url).then_some(url)
}

fn is_absolute(url: &str) -> bool {
    let starts = |scheme: &str| {
        url.get(..scheme.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    };
    starts("http://") || starts("https://")
}

/// Scheme and host of an absolute URL, unless they are too long.
fn origin(url: &str) -> Option<&str> {
    let host = url.find("://").map_or(0, |at| at + 3);
    let near = url.get(host..)?.bytes().take(LONGEST_HOST);
    let ends = |byte| matches!(byte, b'/' | b'?' | b'#');
    match near.enumerate().find(|(_, byte)| ends(*byte)) {
        Some((end, _)) => url.get(..host + end),
        None => (url.len() - host < LONGEST_HOST).then_some(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_its_host_and_what_curl_said_of_the_connection() {
        let mut url = MessageUrl::default();
        url.note(b"Connected to a.example (192.0.2.1) port 8080");
        url.request(b"GET /x HTTP/1.1");
        url.host(b"a.example:8080");
        assert_eq!(
            url.end_of_request().as_deref(),
            Some("http://a.example:8080/x")
        );
        url.note(b"SSL connection using TLSv1.3 / X");
        url.request(b"GET /y HTTP/1.1");
        url.host(b"a.example");
        assert_eq!(url.end_of_request().as_deref(), Some("https://a.example/y"));
        assert_eq!(url.take_warning(), None);
    }

    #[test]
    fn without_requests_a_redirection_says_where_the_next_response_is_from() {
        let mut url = MessageUrl::default();
        url.response(b"HTTP/1.1 302 Found");
        url.location(b"https://b.example/x?y");
        assert_eq!(url.current(), None);
        url.response(b"HTTP/1.1 301 Moved");
        assert_eq!(url.current().as_deref(), Some("https://b.example/x?y"));
        url.location(b"/z");
        url.response(b"HTTP/1.1 200 OK");
        assert_eq!(url.current().as_deref(), Some("https://b.example/z"));
    }
}
