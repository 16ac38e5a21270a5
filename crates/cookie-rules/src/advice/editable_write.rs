//! A write that can be changed: the corrected line.

use crate::engine::Engine;
use crate::model::line::AttributeName;
use crate::model::page::Page;
use crate::model::percent;
use crate::model::suggestion::Suggestion;
use crate::model::time::UnixTime;
use crate::model::url::Scheme;
use crate::model::write::{Via, Write};
use crate::parse::misreading;
use crate::parse::set_cookie_string::SetCookieString;

/// A line, the page it is written from, and how it is sent.
///
/// ```
/// use cookie_rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let (page, now) = (Page::parse("http://example.com/").unwrap(), UnixTime(1_795_000_000));
/// let write = Write { page: &page, via: Via::Script { text: b"__Host-id=1" }, now };
/// let decision = &rules.decide(&Jar::new(), &write)[0];
/// let mut draft = EditableWrite::of(&write);
/// for suggestion in &decision.suggestions {
///     draft.apply(suggestion);
/// }
/// assert_eq!(draft.line, b"__Host-id=1; Secure; Path=/");
/// assert_eq!(rules.decide(&Jar::new(), &draft.write(now))[0].outcome, Outcome::Stored);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditableWrite {
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
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap();
/// let via = Via::Script { text: b"__Http-id=1; Secure; HttpOnly" };
/// let mut draft = EditableWrite::of(&Write { page: &page, via, now: UnixTime(1_795_000_000) });
/// assert_eq!(draft.channel, Channel::Script);
/// draft.apply(&Suggestion::SendAsHeader);
/// assert_eq!(draft.channel, Channel::Header);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By a script.
    Script,
    /// By the server.
    Header,
}

impl EditableWrite {
    /// The draft of a write.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Header { field: b"id=1", date: None };
    /// let draft = EditableWrite::of(&Write { page: &page, via, now: UnixTime(1_795_000_000) });
    /// assert_eq!((&draft.line[..], draft.channel), (&b"id=1"[..], Channel::Header));
    /// ```
    #[must_use]
    pub fn of(write: &Write<'_>) -> EditableWrite {
        let (line, channel) = match write.via {
            Via::Script { text } => (text, Channel::Script),
            Via::Header { field, .. } => (field, Channel::Header),
        };
        EditableWrite {
            line: line.to_vec(),
            page: write.page.clone(),
            channel,
        }
    }

    /// The write this draft has become.
    /// A header comes without a `Date`.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let draft = EditableWrite {
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
    /// use cookie_rules::*;
    ///
    /// let mut draft = EditableWrite {
    ///     line: b"id=1;path=/a;path=/b;Domain=example.org".to_vec(),
    ///     page: Page::parse("https://example.com/").unwrap(),
    ///     channel: Channel::Script,
    /// };
    /// draft.apply(&Suggestion::SetPath("/".into()));
    /// draft.apply(&Suggestion::Drop(AttributeName::Domain));
    /// assert_eq!(draft.line, b"id=1; Path=/");
    /// ```
    pub fn apply(&mut self, suggestion: &Suggestion) {
        match suggestion {
            Suggestion::AddSecure => self.set("Secure", None),
            Suggestion::AddHttpOnly => self.set("HttpOnly", None),
            Suggestion::AddPartitioned => self.set("Partitioned", None),
            Suggestion::SetPath(path) => self.set("Path", Some(path.as_bytes())),
            Suggestion::SetDomain(domain) => self.set("Domain", Some(domain.as_bytes())),
            Suggestion::SameSiteLax => self.set("SameSite", Some(b"Lax")),
            Suggestion::SameSiteNone => self.set("SameSite", Some(b"None")),
            Suggestion::SetExpires(time) => {
                let date = time.to_nearest_imf_fixdate();
                self.set("Expires", Some(date.as_bytes()));
            }
            Suggestion::SetMaxAge(seconds) => {
                self.set("Max-Age", Some(seconds.to_string().as_bytes()));
            }
            Suggestion::Drop(name) => {
                let mut parts = Parts::of(&self.line);
                parts.drop(*name);
                self.line = parts.join();
            }
            Suggestion::WriteOverHttps => {
                if let Some(url) = self.page.url.take() {
                    self.page.url = Some(url.with_scheme(Scheme::Https));
                }
            }
            Suggestion::SendAsHeader => self.channel = Channel::Header,
            Suggestion::Shorten { bytes } => {
                let mut parts = Parts::of(&self.line);
                parts.shorten(*bytes);
                self.line = parts.join();
            }
            Suggestion::PercentEncode => self.percent_encode(),
            Suggestion::RemoveControls => {
                self.line.retain(|byte| *byte >= b' ' && *byte != 0x7f);
            }
            Suggestion::GiveName => {
                let mut parts = Parts::of(&self.line);
                parts.name = b"name".to_vec();
                self.line = parts.join();
            }
            Suggestion::SplitLines => {
                let end = self.line.iter().position(|&byte| byte == b'\n');
                self.line.truncate(end.unwrap_or(self.line.len()));
            }
            Suggestion::SplitFields => {
                if let Some((_, offset)) = misreading::folded_name(&self.line) {
                    self.line.truncate(offset);
                }
            }
            Suggestion::SemicolonForComma => {
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
        if let Some(quoted) = misreading::quoted_value(&line) {
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
    // What is escaped already stays as it is.
    let keeps_escapes = core::str::from_utf8(text).is_ok() && is_escaped(text);
    let mut encoded = String::with_capacity(text.len());
    for &byte in text {
        let plain = matches!(byte, b'!'..=b'~') && !b"\"%,;\\=".contains(&byte);
        if plain || (byte == b'%' && keeps_escapes) {
            encoded.push(char::from(byte));
        } else {
            percent::push_escape(&mut encoded, byte);
        }
    }
    encoded.into_bytes()
}

/// Whether every `%` begins an escape already.
fn is_escaped(text: &[u8]) -> bool {
    text.split(|&byte| byte == b'%')
        .skip(1)
        .all(|after| percent::escaped_byte(after).is_some())
}

/// A line as owned parts.
struct Parts {
    name: Vec<u8>,
    value: Vec<u8>,
    attributes: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl Parts {
    fn of(line: &[u8]) -> Parts {
        let parsed = SetCookieString::parse(line, Engine::Standard.differences());
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
