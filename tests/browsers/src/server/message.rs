//! Requests as they came and answers as they go out.

use std::fmt;

/// How a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Plain.
    Http,
    /// Through TLS.
    Https,
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Http => "http",
            Self::Https => "https",
        })
    }
}

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// How it came.
    pub scheme: Scheme,
    /// The host asked for, in lower case, without the port.
    pub host: String,
    /// The method, in upper case.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// The header fields in order, values as raw bytes.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The path, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    /// The first header field of this name, if any.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        let found = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_slice())
    }

    /// The `Cookie` header as text, with what is not UTF-8 replaced.
    #[must_use]
    pub fn cookie(&self) -> Option<String> {
        self.header("cookie")
            .map(|value| String::from_utf8_lossy(value).into_owned())
    }

    /// The whole address, without a port.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}{}", self.scheme, self.host, self.target)
    }
}

/// One answer. Header fields are sent byte for byte, in order.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(Vec<u8>, Vec<u8>)>,
    body: Vec<u8>,
}

impl Reply {
    /// An answer of this status with its number as a text.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::bytes(status.to_string(), "text/plain; charset=utf-8").with_status(status)
    }

    /// A page.
    #[must_use]
    pub fn html(page: impl Into<String>) -> Self {
        Self::bytes(page.into(), "text/html; charset=utf-8")
    }

    /// A script.
    #[must_use]
    pub fn script(text: impl Into<String>) -> Self {
        Self::bytes(text.into(), "text/javascript; charset=utf-8")
    }

    /// Any body with its MIME type. Nothing served here is kept by a browser.
    #[must_use]
    pub fn bytes(body: impl Into<Vec<u8>>, mime: &str) -> Self {
        Self {
            status: 200,
            headers: Vec::new(),
            body: body.into(),
        }
        .header("Content-Type", mime)
        .header("Cache-Control", "no-store")
    }

    /// The same with another status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Adds a header field, byte for byte. The caller answers for a line break in it.
    #[must_use]
    pub fn header(mut self, name: impl Into<Vec<u8>>, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Whether the body is HTML.
    pub(super) fn is_page(&self) -> bool {
        self.headers.iter().any(|(name, value)| {
            name.eq_ignore_ascii_case(b"content-type") && value.starts_with(b"text/html")
        })
    }

    /// The body, to be changed.
    pub(super) fn body_mut(&mut self) -> &mut Vec<u8> {
        &mut self.body
    }

    /// The bytes on the wire; those of the body are left out for `HEAD`.
    pub(super) fn into_bytes(self, head_only: bool, last: bool) -> Vec<u8> {
        let mut bytes = format!("HTTP/1.1 {} -\r\n", self.status).into_bytes();
        // First, because what a test puts into a field may end the head early.
        bytes.extend_from_slice(format!("Content-Length: {}\r\n", self.body.len()).as_bytes());
        if last {
            bytes.extend_from_slice(b"Connection: close\r\n");
        }
        for (name, value) in &self.headers {
            bytes.extend_from_slice(name);
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"\r\n");
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}
