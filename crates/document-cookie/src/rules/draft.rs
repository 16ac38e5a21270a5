//! A write in the making: what a fix is applied to.

use super::UnixTime;
use super::address::Scheme;
use super::cookie_date;
use super::decision::AttributeName;
use super::fix::Fix;
use super::page::Page;
use super::quirks::STANDARD;
use super::set_cookie_string::SetCookieString;
use super::write::{Via, Write};

/// A line, the page it is written from, and how it is sent.
///
/// ```
/// use document_cookie::rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let (page, now) = (Page::parse("http://example.com/").unwrap(), UnixTime(1_795_000_000));
/// let write = Write { page: &page, via: Via::Script { text: b"__Host-id=1" }, now };
/// let decision = &rules.decide(&Jar::new(), &write)[0];
/// let mut draft = Draft::of(&write);
/// for fix in &decision.fixes {
///     draft.apply(fix);
/// }
/// assert_eq!(draft.line, b"__Host-id=1; Secure; Path=/");
/// assert_eq!(rules.decide(&Jar::new(), &draft.write(now))[0].outcome, Outcome::Stored);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The line.
    pub line: Vec<u8>,
    /// The page.
    pub page: Page,
    /// How it is sent.
    pub channel: Channel,
}

/// How a line is sent.
///
/// ```
/// use document_cookie::rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap();
/// let via = Via::Script { text: b"__Http-id=1; Secure; HttpOnly" };
/// let mut draft = Draft::of(&Write { page: &page, via, now: UnixTime(1_795_000_000) });
/// assert_eq!(draft.channel, Channel::Script);
/// draft.apply(&Fix::SendAsHeader);
/// assert_eq!(draft.channel, Channel::Header);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By a script.
    Script,
    /// By the server.
    Header,
}

impl Draft {
    /// The draft of a write.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Header { field: b"id=1", date: None };
    /// let draft = Draft::of(&Write { page: &page, via, now: UnixTime(1_795_000_000) });
    /// assert_eq!((&draft.line[..], draft.channel), (&b"id=1"[..], Channel::Header));
    /// ```
    #[must_use]
    pub fn of(write: &Write<'_>) -> Draft {
        let (line, channel) = match write.via {
            Via::Script { text } => (text, Channel::Script),
            Via::Header { field, .. } => (field, Channel::Header),
        };
        Draft {
            line: line.to_vec(),
            page: write.page.clone(),
            channel,
        }
    }

    /// The write this draft has become.
    /// A header comes without a `Date`.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let draft = Draft {
    ///     line: b"id=1".to_vec(),
    ///     page: Page::parse("https://example.com/").unwrap(),
    ///     channel: Channel::Header,
    /// };
    /// let via = Via::Header { field: b"id=1", date: None };
    /// assert_eq!(draft.write(UnixTime(1_795_000_000)).via, via);
    /// ```
    #[must_use]
    pub fn write(&self, now: UnixTime) -> Write<'_> {
        Write {
            page: &self.page,
            via: match self.channel {
                Channel::Script => Via::Script { text: &self.line },
                Channel::Header => Via::Header {
                    field: &self.line,
                    date: None,
                },
            },
            now,
        }
    }

    /// Makes one change.
    /// The line is put together anew: attributes it sets come last, and each once.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let mut draft = Draft {
    ///     line: b"id=1;path=/a;path=/b;Domain=example.org".to_vec(),
    ///     page: Page::parse("https://example.com/").unwrap(),
    ///     channel: Channel::Script,
    /// };
    /// draft.apply(&Fix::SetPath("/".into()));
    /// draft.apply(&Fix::Drop(AttributeName::Domain));
    /// assert_eq!(draft.line, b"id=1; Path=/");
    /// ```
    pub fn apply(&mut self, fix: &Fix) {
        match fix {
            Fix::AddSecure => self.set("Secure", None),
            Fix::AddHttpOnly => self.set("HttpOnly", None),
            Fix::AddPartitioned => self.set("Partitioned", None),
            Fix::SetPath(path) => self.set("Path", Some(path.as_bytes())),
            Fix::SetDomain(domain) => self.set("Domain", Some(domain.as_bytes())),
            Fix::SameSiteLax => self.set("SameSite", Some(b"Lax")),
            Fix::SameSiteNone => self.set("SameSite", Some(b"None")),
            Fix::SetExpires(time) => {
                let date = cookie_date::serialise(*time);
                self.set("Expires", Some(date.as_bytes()));
            }
            Fix::SetMaxAge(seconds) => {
                self.set("Max-Age", Some(seconds.to_string().as_bytes()));
            }
            Fix::Drop(name) => {
                let mut parts = Parts::of(&self.line);
                parts.drop(*name);
                self.line = parts.join();
            }
            Fix::WriteOverHttps => {
                if let Some(address) = self.page.address.take() {
                    self.page.address = Some(address.with_scheme(Scheme::Https));
                }
            }
            Fix::SendAsHeader => self.channel = Channel::Header,
            Fix::Shorten { bytes } => {
                let mut parts = Parts::of(&self.line);
                parts.shorten(*bytes);
                self.line = parts.join();
            }
            Fix::PercentEncode => self.percent_encode(),
            Fix::RemoveControls => {
                self.line.retain(|byte| *byte >= b' ' && *byte != 0x7f);
            }
            Fix::GiveName => {
                let mut parts = Parts::of(&self.line);
                parts.name = b"name".to_vec();
                self.line = parts.join();
            }
            Fix::SplitLines => {
                let end = self.line.iter().position(|&byte| byte == b'\n');
                self.line.truncate(end.unwrap_or(self.line.len()));
            }
            Fix::SplitFields => {
                if let Some((_, offset)) = super::oddities::folded_name(&self.line) {
                    self.line.truncate(offset);
                }
            }
            Fix::SemicolonForComma => {
                let mut parts = Parts::of(&self.line);
                for (name, _) in &mut parts.attributes {
                    for byte in name.iter_mut().filter(|byte| **byte == b',') {
                        *byte = b';';
                    }
                }
                self.line = parts.join();
            }
        }
    }

    fn set(&mut self, name: &str, value: Option<&[u8]>) {
        let mut parts = Parts::of(&self.line);
        parts
            .attributes
            .retain(|(other, _)| !other.eq_ignore_ascii_case(name.as_bytes()));
        let value = value.map(<[u8]>::to_vec);
        parts.attributes.push((name.as_bytes().to_vec(), value));
        self.line = parts.join();
    }

    /// Writes every byte of name and value that is no cookie-octet as `%XX`;
    /// a quoted value that a `;` would end is taken whole.
    fn percent_encode(&mut self) {
        let mut line = self.line.clone();
        if let Some(quoted) = super::oddities::quoted_value(&line) {
            let encoded = encode(&line[quoted.clone()]);
            line.splice(quoted.start - 1..quoted.end + 1, encoded);
        }
        let mut parts = Parts::of(&line);
        if line == self.line {
            parts.value = encode(&parts.value);
        }
        parts.name = encode(&parts.name);
        self.line = parts.join();
    }
}

fn encode(text: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(text.len());
    for &byte in text {
        let plain = matches!(byte, b'!'..=b'~') && !b"\"%,;\\=".contains(&byte);
        if plain || (byte == b'%' && core::str::from_utf8(text).is_ok() && is_escaped(text)) {
            encoded.push(byte);
        } else {
            encoded.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    encoded
}

/// Whether every `%` begins an escape already.
fn is_escaped(text: &[u8]) -> bool {
    text.split(|&byte| byte == b'%')
        .skip(1)
        .all(|after| after.len() >= 2 && after[..2].iter().all(u8::is_ascii_hexdigit))
}

/// A line as owned parts.
struct Parts {
    name: Vec<u8>,
    value: Vec<u8>,
    attributes: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl Parts {
    fn of(line: &[u8]) -> Parts {
        let parsed = SetCookieString::parse(line, &STANDARD);
        Parts {
            name: parsed.name.to_vec(),
            value: parsed.value.to_vec(),
            attributes: parsed
                .attributes()
                .filter(|attribute| !attribute.name.is_empty() || attribute.value.is_some())
                .map(|attribute| (attribute.name.to_vec(), attribute.value.map(<[u8]>::to_vec)))
                .collect(),
        }
    }

    fn drop(&mut self, name: AttributeName) {
        let name = name.as_str().as_bytes();
        self.attributes
            .retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    }

    fn shorten(&mut self, bytes: usize) {
        let kept = self.value.len().saturating_sub(bytes);
        let rest = bytes - (self.value.len() - kept);
        self.value.truncate(kept);
        self.name.truncate(self.name.len().saturating_sub(rest));
    }

    fn join(&self) -> Vec<u8> {
        let mut line = Vec::new();
        if !self.name.is_empty() || self.value.contains(&b'=') {
            line.extend_from_slice(&self.name);
            line.push(b'=');
        }
        line.extend_from_slice(&self.value);
        for (name, value) in &self.attributes {
            line.extend_from_slice(b"; ");
            line.extend_from_slice(name);
            if let Some(value) = value {
                line.push(b'=');
                line.extend_from_slice(value);
            }
        }
        line
    }
}
