//! A write: one assignment to `document.cookie`, or one `Set-Cookie` field,
//! and what becomes of it.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::Rules;
use super::address::Address;
use super::assumption::Assumptions;
use super::cookie::UnixTime;
use super::decision::{Decisions, Finding, Outcome, Reason, Refusal};
use super::domain;
use super::findings::{Findings, Told};
use super::jar::Jar;
use super::judge::{Judge, Origin};
use super::line_bytes::LineBytes;
use super::page::{Document, Page};
use super::quirks::{BareCr, ScriptView};
use super::rule::Rule;
use super::storage::Stored;

/// How a line reaches the browser.
///
/// ```
/// use document_cookie::rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let page = Page::parse("https://example.com/").unwrap();
/// let mut jar = Jar::new();
/// let mut outcome = |via| {
///     let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
///     rules.write(&mut jar, &write)[0].outcome
/// };
/// assert_eq!(outcome(Via::Script { text: b"id=1; HttpOnly" }), Outcome::Refused);
/// assert_eq!(outcome(Via::Header { field: b"id=1; HttpOnly", date: None }), Outcome::Stored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via<'a> {
    /// A script assigns it to `document.cookie`.
    Script {
        /// The text in UTF-8, a lone surrogate as its three bytes ED A0 80 …
        /// ED BF BF; [`text_from_utf16`] makes it from a script's string.
        text: &'a [u8],
    },
    /// A response carries it in a `Set-Cookie` field.
    Header {
        /// The field's value.
        field: &'a [u8],
        /// The value of the same response's `Date` field.
        date: Option<&'a [u8]>,
    },
}

/// One write.
///
/// ```
/// use document_cookie::rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap();
/// let via = Via::Script { text: b"id=1; Max-Age=60" };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Firefox).decide(&Jar::new(), &write)[0];
/// let kept = decision.kept.as_ref().unwrap();
/// assert_eq!(kept.expires, Some(UnixTime(1_795_000_060)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Write<'a> {
    /// The page that writes, or the URL that responds.
    pub page: &'a Page,
    /// The line and how it comes.
    pub via: Via<'a>,
    /// The browser's clock.
    pub now: UnixTime,
}

/// A script's string as the bytes [`Via::Script`] takes.
///
/// ```
/// use document_cookie::rules::text_from_utf16;
///
/// assert_eq!(text_from_utf16(&[0x61, 0x3d, 0xe9]), "a=é".as_bytes());
/// assert_eq!(text_from_utf16(&[0xd800]), [0xed, 0xa0, 0x80]);
/// ```
#[must_use]
pub fn text_from_utf16(units: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(units.len());
    for unit in char::decode_utf16(units.iter().copied()) {
        match unit {
            Ok(character) => {
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Err(lone) => {
                let unit = lone.unpaired_surrogate();
                bytes.extend([
                    0xe0 | (unit >> 12) as u8,
                    0x80 | (unit >> 6 & 0x3f) as u8,
                    0x80 | (unit & 0x3f) as u8,
                ]);
            }
        }
    }
    bytes
}

impl Rules<'_> {
    /// What the engine would do with a write, the jar staying as it is.
    ///
    /// There is one decision for each cookie the line makes: one, except in
    /// WebKitGTK, where a script's text may hold several.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Script { text: b"a=1\nb=2" };
    /// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
    /// let jar = Jar::new();
    /// let refused = Rules::new(Engine::Chromium).decide(&jar, &write);
    /// assert_eq!(refused[0].outcome, Outcome::Refused);
    /// assert_eq!(Rules::new(Engine::WebKitGtk).decide(&jar, &write).len(), 2);
    /// ```
    #[must_use]
    pub fn decide(&self, jar: &Jar, write: &Write<'_>) -> Decisions {
        self.write(&mut self.jar_at(jar, write.page), write)
    }

    /// As much of the jar as a write at this page can meet.
    pub(super) fn jar_at(&self, jar: &Jar, page: &Page) -> Jar {
        let host = page.address.as_ref().map_or("", Address::host);
        jar.of_site(domain::site_of(host, self.suffixes))
    }

    /// The browser goes to a page, which writes nothing: where scripts have a
    /// copy of the jar, leaving a site or its scheme ends the copy.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let page = |url| Page::parse(url).unwrap();
    /// let (secure, plain) = (page("https://example.com/"), page("http://example.com/"));
    /// let (rules, now) = (Rules::new(Engine::Firefox), UnixTime(1_795_000_000));
    /// let mut jar = Jar::new();
    /// let via = Via::Script { text: b"id=1; Path=/; Secure" };
    /// rules.write(&mut jar, &Write { page: &secure, via, now });
    /// let via = Via::Script { text: b"id=2; Path=/a" };
    /// rules.write(&mut jar, &Write { page: &plain, via, now });
    /// // Refused, and yet scripts of this process see it.
    /// let below = page("http://example.com/a");
    /// let shown = |jar: &Jar| rules.document_cookie(jar, &below, now);
    /// assert_eq!(shown(&jar), ScriptRead::Text("id=2".to_owned()));
    /// rules.visit(&mut jar, &page("https://elsewhere.example/"));
    /// assert_eq!(shown(&jar), ScriptRead::Text(String::new()));
    /// ```
    pub fn visit(&self, jar: &mut Jar, page: &Page) {
        if self.engine.quirks().script_view == ScriptView::OwnCopy
            && let Some(address) = &page.address
        {
            let site = domain::site_of(address.host(), self.suffixes);
            jar.enter_process(address.scheme(), site);
        }
    }

    /// Writes into the jar, and says what came of it. The browser is taken to
    /// be at the page that writes.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Firefox), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// let write = Write { page: &page, via: Via::Script { text: b"id=1" }, now };
    /// assert_eq!(rules.write(&mut jar, &write)[0].outcome, Outcome::Stored);
    /// assert_eq!(rules.write(&mut jar, &write)[0].outcome, Outcome::Unchanged);
    /// ```
    pub fn write(&self, jar: &mut Jar, write: &Write<'_>) -> Decisions {
        let mut decisions: Decisions = self.each(jar, write);
        for decision in &mut decisions {
            let may_be_mended = |finding: &Finding| !matches!(finding.reason, Reason::Effect(_));
            if decision.findings.iter().any(may_be_mended) {
                decision.fixes = self.fixes(jar, write, decision);
            }
        }
        decisions
    }

    /// Writes into the jar, and says no more than what came of it: for those
    /// who keep a jar and need no reasons.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Script { text: b"id=1" };
    /// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
    /// let outcomes = Rules::new(Engine::Chromium).apply(&mut Jar::new(), &write);
    /// assert_eq!(outcomes[..], [Outcome::Stored]);
    /// ```
    pub fn apply(&self, jar: &mut Jar, write: &Write<'_>) -> SmallVec<[Outcome; 1]> {
        self.each(jar, write)
    }

    /// The same, and tells what it is asked to tell.
    pub(super) fn each<T: Told>(&self, jar: &mut Jar, write: &Write<'_>) -> SmallVec<[T; 1]> {
        let quirks = self.engine.quirks();
        if let Via::Script { .. } = write.via {
            let refusal = match write.page.document {
                Document::Sandboxed => Some(Refusal::AccessThrows),
                Document::WithoutSite if quirks.throws_without_site => Some(Refusal::AccessThrows),
                Document::WithoutSite | Document::Frameless => Some(Refusal::NoCookieStore),
                Document::Ordinary => None,
            };
            if let Some(refusal) = refusal {
                return ignored(Rule::ScriptAccess, refusal);
            }
        }
        let Some(address) = &write.page.address else {
            return ignored(Rule::ScriptAccess, Refusal::NoCookieStore);
        };
        let judge = Judge {
            rules: self,
            quirks,
            write,
            address,
            site: domain::registrable(address.host(), self.suffixes).map(|(site, _)| site),
        };
        if quirks.script_view == ScriptView::OwnCopy {
            jar.enter_process(address.scheme(), judge.site_name());
        }
        match write.via {
            Via::Header { field, .. } => {
                let bytes = LineBytes::of(field);
                if !bytes.control {
                    return one(judge.line(jar, field, bytes, Origin::Whole));
                }
                let field = unfold(field, quirks.bare_cr);
                one(judge.line(jar, &field, LineBytes::of(&field), Origin::Whole))
            }
            Via::Script { text } => {
                let bytes = LineBytes::of(text);
                let text = if quirks.keeps_lone_surrogates || !bytes.non_ascii {
                    Cow::Borrowed(text)
                } else {
                    replace_surrogates(text)
                };
                if !quirks.splits_at_line_feed {
                    // U+FFFD is as little ASCII as what it replaces.
                    return one(judge.line(jar, &text, bytes, Origin::Whole));
                }
                let lines = || {
                    text.split(|&byte| byte == b'\n')
                        .filter(|line| !line.is_empty())
                };
                let origin = match lines().nth(1) {
                    Some(_) => Origin::Piece,
                    None => Origin::Whole,
                };
                let told: SmallVec<[T; 1]> = lines()
                    .map(|line| judge.line(jar, line, LineBytes::of(line), origin))
                    .collect();
                if told.is_empty() {
                    return ignored(Rule::ScriptText, Refusal::NothingWritten);
                }
                told
            }
        }
    }
}

fn one<T>(told: T) -> SmallVec<[T; 1]> {
    SmallVec::from_buf([told])
}

fn ignored<T: Told>(rule: Rule, refusal: Refusal) -> SmallVec<[T; 1]> {
    let mut findings = Findings::<T>::default();
    findings.refuse(rule, refusal);
    let stored = Stored::nothing(Outcome::Ignored);
    one(T::of(stored, findings, Assumptions::default))
}

/// Replaces lone surrogates by U+FFFD, as most engines do.
fn replace_surrogates(text: &[u8]) -> Cow<'_, [u8]> {
    // Their first byte is ED, the second A0 or more: no other text has that.
    let is_lone = |triple: &[u8]| triple[0] == 0xed && triple[1] >= 0xa0;
    if !text.windows(3).any(is_lone) {
        return Cow::Borrowed(text);
    }
    let mut replaced = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if rest.len() >= 3 && is_lone(rest) {
            replaced.extend_from_slice("\u{fffd}".as_bytes());
            rest = &rest[3..];
        } else {
            replaced.push(*first);
            rest = after;
        }
    }
    Cow::Owned(replaced)
}

/// A header field's value as it leaves the parser of HTTP: it ends with its
/// line, unless the next one begins with white space, which continues it.
fn unfold(field: &[u8], bare_cr: BareCr) -> Cow<'_, [u8]> {
    if !field.contains(&b'\r') && !field.contains(&b'\n') {
        return Cow::Borrowed(field);
    }
    let mut line = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, after @ ..] = rest {
        let is_break = match first {
            b'\n' => true,
            b'\r' => after.first() == Some(&b'\n') || bare_cr == BareCr::EndsField,
            _ => false,
        };
        rest = after;
        if !is_break {
            let lone_cr = *first == b'\r' && bare_cr == BareCr::Space;
            line.push(if lone_cr { b' ' } else { *first });
            continue;
        }
        let after_break = after.strip_prefix(b"\n").unwrap_or(after);
        if !after_break
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'))
        {
            break;
        }
        line.push(b' ');
        rest = after_break.trim_ascii_start();
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_ends_with_its_line_unless_folded() {
        let unfold = |field: &[u8]| unfold(field, BareCr::EndsField).into_owned();
        assert_eq!(unfold(b"a=b\r\nc"), b"a=b");
        assert_eq!(unfold(b"a=b;\r\n path=/"), b"a=b; path=/");
        assert_eq!(unfold(b"a=b\rc"), b"a=b");
    }

    #[test]
    fn a_lone_surrogate_is_kept_as_its_three_bytes() {
        let text = text_from_utf16(&[0x61, 0xd800, 0xd83d, 0xde00]);
        assert_eq!(text, b"a\xed\xa0\x80\xf0\x9f\x98\x80");
        assert_eq!(*replace_surrogates(&text), *"a\u{fffd}😀".as_bytes());
    }
}
