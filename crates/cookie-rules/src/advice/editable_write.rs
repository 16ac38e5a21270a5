//! Making the changes that are suggested in a line.

use crate::engine::Engine;
use crate::model::editable_write::{Channel, EditableWrite};
use crate::model::line::AttributeName;
use crate::model::percent;
use crate::model::suggestion::Suggestion;
use crate::model::url::Scheme;
use crate::parse::attribute_like::{is_obsolete, misspelt};
use crate::parse::comma::{Comma, CommaItem, commas, is_flag};
use crate::parse::set_cookie_string::SetCookieString;
use crate::parse::value_end::cut_value;
use memchr::memchr2;

impl EditableWrite {
    /// Makes one change.
    /// The line is put together anew: what it sets stands once, where it stood or
    /// last.
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
            Suggestion::AddSecure => self.set(AttributeName::Secure, None),
            Suggestion::AddHttpOnly => self.set(AttributeName::HttpOnly, None),
            Suggestion::AddPartitioned => self.set(AttributeName::Partitioned, None),
            Suggestion::SetPath(path) => self.set(AttributeName::Path, Some(path.as_bytes())),
            Suggestion::SetDomain(domain) => {
                self.set(AttributeName::Domain, Some(domain.as_bytes()));
            }
            Suggestion::SameSiteLax => self.set(AttributeName::SameSite, Some(b"Lax")),
            Suggestion::SameSiteNone => self.set(AttributeName::SameSite, Some(b"None")),
            Suggestion::SameSiteStrict => self.set(AttributeName::SameSite, Some(b"Strict")),
            Suggestion::SetExpires(time) => {
                let date = time.to_nearest_imf_fixdate();
                self.set(AttributeName::Expires, Some(date.as_bytes()));
            }
            Suggestion::SetMaxAge(seconds) => {
                self.set(AttributeName::MaxAge, Some(seconds.to_string().as_bytes()));
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
            Suggestion::SplitLines | Suggestion::SplitFields => {
                let first = self.applied(suggestion).into_iter().next();
                self.line = first.map_or(Vec::new(), |first| first.line);
            }
            Suggestion::SemicolonForComma => self.line = with_semicolons(&self.line),
            Suggestion::Spell { written, name } => {
                let mut parts = Parts::of(&self.line);
                parts.spell(written, *name);
                self.line = parts.join();
            }
            Suggestion::PutCookieFirst => {
                let mut parts = Parts::of(&self.line);
                parts.put_cookie_first();
                self.line = parts.join();
            }
            Suggestion::UnescapeHtml => {
                if let Some(cut) = cut_value(&self.line) {
                    let plain = unescape_html(&self.line[cut.range.clone()]);
                    self.line.splice(cut.range, encode(&plain));
                }
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
        let with_line = |line: Vec<u8>| EditableWrite {
            line,
            ..self.clone()
        };
        match suggestion {
            Suggestion::SplitFields => split_at_commas(&self.line).map(with_line).collect(),
            Suggestion::SplitLines if self.line.contains(&b'\n') => self
                .line
                .split(|&byte| byte == b'\n')
                .map(|line| with_line(line.trim_ascii_start().to_vec()))
                .collect(),
            Suggestion::SplitLines => {
                let lines = Parts::of(&self.line).split_pairs().into_iter();
                lines.map(|parts| with_line(parts.join())).collect()
            }
            _ => {
                let mut changed = self.clone();
                changed.apply(suggestion);
                vec![changed]
            }
        }
    }

    /// Sets an attribute, where it stands or else at the end.
    fn set(&mut self, name: AttributeName, value: Option<&[u8]>) {
        let mut parts = Parts::of(&self.line);
        parts.set(name, value.map(<[u8]>::to_vec));
        self.line = parts.join();
    }

    /// Writes every byte of name and value that is no cookie-octet as `%XX`;
    /// a value that a `;` would end is taken whole.
    fn percent_encode(&mut self) {
        if let Some(cut) = cut_value(&self.line) {
            let whole = &self.line[cut.range.clone()];
            let encoded = match cut.kind {
                None => encode(&unescape_quoted(whole)),
                Some(_) => encode(whole),
            };
            self.line.splice(cut.range, encoded);
            return;
        }
        let mut parts = Parts::of(&self.line);
        parts.value = encode(&parts.value);
        parts.name = encode(&parts.name);
        self.line = parts.join();
    }
}

/// The line with a `;` for each comma that stands before an attribute.
fn with_semicolons(line: &[u8]) -> Vec<u8> {
    let is_attribute = |comma: &Comma<'_>| matches!(comma.item, CommaItem::Attribute(_));
    let mut changed = line.to_vec();
    for comma in commas(line).filter(is_attribute) {
        changed[comma.offset] = b';';
    }
    if changed == line {
        // In the names of attributes no comma means anything else.
        let mut parts = Parts::of(line);
        for (name, _) in &mut parts.attributes {
            for byte in name.iter_mut().filter(|byte| **byte == b',') {
                *byte = b';';
            }
        }
        return parts.join();
    }
    changed
}

/// The cookies that commas seem to separate.
fn split_at_commas(line: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let end_of_name = memchr2(b';', b'=', line).unwrap_or(line.len());
    let begins_cookie = |comma: &Comma<'_>| {
        matches!(comma.item, CommaItem::Cookie { .. }) && comma.offset > end_of_name
    };
    let mut starts = vec![0];
    let mut ends = Vec::new();
    for comma in commas(line).filter(begins_cookie) {
        ends.push(comma.offset);
        starts.push(comma.start);
    }
    ends.push(line.len());
    let ranges = starts.into_iter().zip(ends);
    ranges.map(|(start, end)| line[start..end].to_vec())
}

/// The text between double quotes, what is escaped by a backslash as it is.
fn unescape_quoted(quoted: &[u8]) -> Vec<u8> {
    let inner = quoted.strip_prefix(b"\"").unwrap_or(quoted);
    let inner = inner.strip_suffix(b"\"").unwrap_or(inner);
    let mut plain = Vec::with_capacity(inner.len());
    let mut escaped = false;
    for &byte in inner {
        if byte == b'\\' && !escaped {
            escaped = true;
            continue;
        }
        escaped = false;
        plain.push(byte);
    }
    plain
}

fn unescape_html(text: &[u8]) -> Vec<u8> {
    const CHARACTERS: [(&[u8], u8); 9] = [
        (b"&amp;", b'&'),
        (b"&lt;", b'<'),
        (b"&gt;", b'>'),
        (b"&quot;", b'"'),
        (b"&#34;", b'"'),
        (b"&apos;", b'\''),
        (b"&#39;", b'\''),
        (b"&#x27;", b'\''),
        (b"&nbsp;", b' '),
    ];
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        let known = CHARACTERS.iter().find(|(name, _)| rest.starts_with(name));
        match known {
            Some((name, byte)) => {
                plain.push(*byte);
                rest = &rest[name.len()..];
            }
            None => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    plain
}

fn encode(text: &[u8]) -> Vec<u8> {
    if core::str::from_utf8(text).is_err() {
        // What is no UTF-8 is in practice Latin-1, and is to be decoded as UTF-8.
        let text: String = text.iter().copied().map(char::from).collect();
        return encode(text.as_bytes());
    }
    // What is escaped already stays as it is.
    let keeps_escapes = is_escaped(text);
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

/// An attribute: its name, and its value if it has a `=`.
type OwnedAttribute = (Vec<u8>, Option<Vec<u8>>);

fn is_named((written, _): &OwnedAttribute, name: AttributeName) -> bool {
    written.eq_ignore_ascii_case(name.as_str().as_bytes())
}

/// Whether it is another cookie rather than an attribute.
fn is_pair((name, value): &OwnedAttribute) -> bool {
    let is_known = AttributeName::ALL
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known.as_str().as_bytes()));
    !name.is_empty()
        && value.is_some()
        && !is_known
        && !is_obsolete(name)
        && misspelt(name, value.as_deref()).is_none()
}

/// A line as owned parts.
struct Parts {
    name: Vec<u8>,
    value: Vec<u8>,
    attributes: Vec<OwnedAttribute>,
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

    fn set(&mut self, name: AttributeName, value: Option<Vec<u8>>) {
        let attribute = (name.as_str().as_bytes().to_vec(), value);
        let mut is_first = true;
        self.attributes
            .retain(|it| !is_named(it, name) || core::mem::take(&mut is_first));
        match self.attributes.iter_mut().find(|it| is_named(it, name)) {
            Some(place) => *place = attribute,
            None => self.attributes.push(attribute),
        }
    }

    fn spell(&mut self, written: &[u8], name: AttributeName) {
        for (found, value) in &mut self.attributes {
            if **found != *written {
                continue;
            }
            if let Some(misspelt) = misspelt(written, value.as_deref())
                && let Some(behind) = misspelt.value
            {
                *value = Some(behind.to_vec());
            }
            if is_flag(name) {
                *value = None;
            }
            *found = name.as_str().as_bytes().to_vec();
        }
    }

    /// What stands as the cookie becomes an attribute, and the first pair that
    /// is none the cookie.
    fn put_cookie_first(&mut self) {
        let first = match (self.name.is_empty(), self.value.is_empty()) {
            // Without a `=`.
            (true, _) => (core::mem::take(&mut self.value), None),
            (_, true) => (core::mem::take(&mut self.name), None),
            _ => (
                core::mem::take(&mut self.name),
                Some(core::mem::take(&mut self.value)),
            ),
        };
        let pair = self.attributes.iter().position(is_pair);
        let (name, value) = match pair {
            Some(at) => self.attributes.remove(at),
            None => (b"name".to_vec(), Some(b"value".to_vec())),
        };
        (self.name, self.value) = (name, value.unwrap_or_default());
        self.attributes.insert(0, first);
    }

    /// A line for each pair, all with the attributes.
    fn split_pairs(&self) -> Vec<Parts> {
        let (pairs, attributes): (Vec<_>, Vec<_>) =
            self.attributes.iter().cloned().partition(is_pair);
        let first = (self.name.clone(), Some(self.value.clone()));
        let pairs = core::iter::once(first).chain(pairs);
        pairs
            .map(|(name, value)| Parts {
                name,
                value: value.unwrap_or_default(),
                attributes: attributes.clone(),
            })
            .collect()
    }

    fn drop(&mut self, name: AttributeName) {
        self.attributes.retain(|it| !is_named(it, name));
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
