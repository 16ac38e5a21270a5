//! Making the changes that are suggested in a line.

use crate::engine::Engine;
use crate::model::editable_write::{Channel, EditableWrite};
use crate::model::line::AttributeName;
use crate::model::percent;
use crate::model::suggestion::Suggestion;
use crate::model::url::Scheme;
use crate::parse::misreading;
use crate::parse::set_cookie_string::SetCookieString;

impl EditableWrite {
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
            Suggestion::SameSiteStrict => self.set("SameSite", Some(b"Strict")),
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

    /// The writes that one change makes of this: several where cookies are
    /// separated.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let draft = EditableWrite {
    ///     line: b"a=1; Path=/, b=2; Secure".to_vec(),
    ///     page: Page::parse("https://example.com/").unwrap(),
    ///     channel: Channel::Header,
    /// };
    /// let lines: Vec<_> = draft.applied(&Suggestion::SplitFields).into_iter().map(|it| it.line).collect();
    /// assert_eq!(lines, [&b"a=1; Path=/"[..], b"b=2; Secure"]);
    /// ```
    #[must_use]
    pub fn applied(&self, suggestion: &Suggestion) -> Vec<EditableWrite> {
        let end_of_first: fn(&[u8]) -> Option<usize> = match suggestion {
            Suggestion::SplitFields => |line| Some(misreading::folded_name(line)?.1),
            Suggestion::SplitLines => |line| line.iter().position(|&byte| byte == b'\n'),
            _ => {
                let mut changed = self.clone();
                changed.apply(suggestion);
                return vec![changed];
            }
        };
        let mut writes = Vec::new();
        let mut rest = &self.line[..];
        loop {
            let end = end_of_first(rest);
            writes.push(EditableWrite {
                line: rest[..end.unwrap_or(rest.len())].to_vec(),
                ..self.clone()
            });
            match end {
                Some(end) => rest = rest[end + 1..].trim_ascii_start(),
                None => return writes,
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
