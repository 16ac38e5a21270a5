//! One write on its way into the jar: which lines it has, and what becomes of
//! each.

use core::ops::Range;
use std::borrow::Cow;

use super::diagnostics::Diagnostics;
use super::jar::Jar;
use super::rules::Rules;
use super::store::StoreResult;
use crate::engine::differences::{Differences, Quotes, ScriptView};
use crate::matching::domain;
use crate::model::assumption::Assumptions;
use crate::model::cookie::Cookie;
use crate::model::decision::Decision;
use crate::model::line::LinePart;
use crate::model::outcome::Outcome;
use crate::model::page::{DocumentKind, Page};
use crate::model::rejection::Rejection;
use crate::model::section::Rule;
use crate::model::time::UnixTime;
use crate::model::url::CookieUrl;
use crate::model::warning::Warning;
use crate::model::write::{Via, Write};
use crate::parse::attribute_like::{is_obsolete, misspelt, named_like_attribute};
use crate::parse::attributes::{AttributeRemark, ParsedAttributes};
use crate::parse::bytes::{LineBytes, replace_surrogates, unfold};
use crate::parse::comma::{CommaItem, commas};
use crate::parse::misreading;
use crate::parse::set_cookie_string::SetCookieString;
use crate::parse::value_end::cut_value;

/// What decides about the lines of one write besides the jar.
pub(crate) struct StorageContext<'a> {
    pub(crate) rules: &'a Rules<'a>,
    pub(crate) differences: &'static Differences,
    pub(crate) write: &'a Write<'a>,
    pub(crate) url: &'a CookieUrl,
    /// The registrable domain of the host, if it has one.
    pub(super) site: Option<&'a str>,
    /// The set-cookie-strings that the write falls into: one, but in WebKitGTK.
    lines: Lines<'a>,
}

/// At least one line; where it is the only one, nothing is allocated.
struct Lines<'a> {
    first: Cow<'a, [u8]>,
    more: Vec<Cow<'a, [u8]>>,
}

/// What was read of a line that is a cookie, whatever becomes of it.
pub(crate) struct LineFacts<'l> {
    pub(crate) parsed: SetCookieString<'l>,
    pub(crate) attributes: ParsedAttributes<'l>,
}

/// A line that every rule was asked about but those that ask the jar.
pub(crate) struct CheckedLine<'l> {
    /// `None` for a line that is no cookie at all.
    pub(crate) facts: Option<LineFacts<'l>>,
    /// The cookie that it makes, unless a rule rejected it.
    cookie: Option<Cookie>,
    pub(crate) diagnostics: Diagnostics,
}

impl CheckedLine<'_> {
    /// Whether the line takes a cookie away.
    pub(crate) fn removes(&self, now: UnixTime) -> bool {
        self.cookie.as_ref().is_some_and(|it| it.is_expired(now))
    }
}

impl<'a> StorageContext<'a> {
    /// The context of a write; or what became of it, where the document has no
    /// cookies.
    pub(crate) fn of(
        rules: &'a Rules<'a>,
        write: &'a Write<'a>,
    ) -> Result<StorageContext<'a>, Decision> {
        let differences = rules.engine.differences();
        if let Via::Script { .. } = write.via {
            let rejection = match write.page.document {
                DocumentKind::Sandboxed => Some(Rejection::AccessThrows),
                DocumentKind::WithoutSite if differences.throws_without_site => {
                    Some(Rejection::AccessThrows)
                }
                DocumentKind::WithoutSite | DocumentKind::Frameless => {
                    Some(Rejection::NoCookieStore)
                }
                DocumentKind::Ordinary => None,
            };
            if let Some(rejection) = rejection {
                return Err(ignored(Rule::ScriptAccess, rejection));
            }
        }
        let Some(url) = &write.page.url else {
            return Err(ignored(Rule::ScriptAccess, Rejection::NoCookieStore));
        };
        let Some(lines) = Lines::of(write, differences) else {
            return Err(ignored(Rule::ScriptText, Rejection::NothingWritten));
        };
        Ok(StorageContext {
            rules,
            differences,
            write,
            url,
            site: domain::registrable(url.host(), rules.suffixes).map(|(site, _)| site),
            lines,
        })
    }

    /// The set-cookie-strings that the write falls into, in order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &[u8]> {
        let more = self.lines.more.iter();
        core::iter::once(&self.lines.first)
            .chain(more)
            .map(|line| &**line)
    }

    /// The name of the site that the jar keeps the host's cookies under.
    pub(super) fn site_name(&self) -> &str {
        self.site.unwrap_or(self.url.host())
    }

    pub(super) fn by_script(&self) -> bool {
        matches!(self.write.via, Via::Script { .. })
    }

    /// The browser is at the page that writes.
    pub(crate) fn enter_process(&self, jar: &mut Jar) {
        if self.differences.script_view == ScriptView::OwnCopy {
            jar.enter_process(self.url.scheme(), self.site_name());
        }
    }

    /// Reads a line and asks every rule but those that ask the jar.
    pub(crate) fn check_line<'l>(
        &self,
        line: &'l [u8],
        mut diagnostics: Diagnostics,
    ) -> CheckedLine<'l> {
        if !self.lines.more.is_empty() {
            diagnostics.warn(Rule::ScriptText, Warning::SplitAtLineFeed);
        }
        let bytes = LineBytes::of(line);
        let parsed = SetCookieString::parse(line, self.differences);
        self.check_bytes(line, bytes, &parsed, &mut diagnostics);
        self.check_name_and_value(&parsed, &mut diagnostics);
        if diagnostics.rejected() {
            return CheckedLine {
                facts: None,
                cookie: None,
                diagnostics,
            };
        }
        let attributes = ParsedAttributes::read(&parsed, self.differences);
        self.report_reading(line, &parsed, &attributes, &mut diagnostics);
        let cookie = self.make_cookie(bytes, &parsed, &attributes, &mut diagnostics);
        CheckedLine {
            facts: Some(LineFacts { parsed, attributes }),
            cookie,
            diagnostics,
        }
    }

    /// Stores what a line makes, if the jar lets it.
    pub(crate) fn store_line(&self, jar: &mut Jar, line: &mut CheckedLine<'_>) -> StoreResult {
        match (line.cookie.take(), &line.facts) {
            (Some(cookie), Some(facts)) => {
                self.store(jar, cookie, &facts.attributes, &mut line.diagnostics)
            }
            _ => StoreResult::nothing(Outcome::Refused),
        }
    }

    /// The same, with everything that was said.
    pub(crate) fn decide_line(&self, jar: &mut Jar, mut line: CheckedLine<'_>) -> Decision {
        let result = self.store_line(jar, &mut line);
        let mut decision = result.into_decision(line.diagnostics, Assumptions::default());
        let none = ParsedAttributes::default();
        let attributes = line.facts.as_ref().map_or(&none, |facts| &facts.attributes);
        decision.assumptions = self.assumptions(attributes, &decision.diagnostics);
        decision
    }

    /// What of the line did not become what it says.
    fn report_reading(
        &self,
        line: &[u8],
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        self.report_attributes(attributes, diagnostics);
        if let Some(cut) = attributes.cut {
            let (offset, part) = (cut.offset, cut.part);
            let warning = Warning::CutShort {
                byte: line[offset],
                offset,
                dropped: line.len() - offset,
                part,
            };
            diagnostics.warn(Rule::Bytes, warning);
        }
        self.report_misreadings(line, parsed, attributes, diagnostics);
    }

    /// What its writer meant otherwise, and what is lost by it.
    fn report_misreadings(
        &self,
        line: &[u8],
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let quotes_hold = self.differences.quotes == Quotes::HoldSemicolons;
        let value_end = misreading::offset_of(line, parsed.value) + parsed.value.len();
        // Where quotes hold a semicolon, the value may be whole.
        let is_whole = |range: &Range<usize>| quotes_hold && range.end <= value_end;
        let cut = cut_value(line).filter(|cut| !is_whole(&cut.range));
        if let Some(cut) = &cut {
            let warning = match cut.kind {
                None => Warning::QuotedSemicolon,
                Some(kind) => Warning::ValueCut { kind },
            };
            diagnostics.warn(Rule::NameAndValue, warning);
        }
        if let Some(name) = named_like_attribute(parsed) {
            diagnostics.warn(Rule::NameAndValue, Warning::NamedLikeAttribute { name });
        }
        let (mut of_cookie, mut of_attribute) = (None, None);
        let in_value = |offset| cut.as_ref().is_some_and(|cut| cut.range.contains(&offset));
        for comma in commas(line).filter(|comma| !in_value(comma.offset)) {
            match comma.item {
                CommaItem::Cookie { .. } if of_cookie.is_some() => {}
                CommaItem::Cookie { name } => {
                    let part = misreading::part_at(line, comma.offset);
                    if part != LinePart::Name {
                        of_cookie = Some((name, part, comma.spaced));
                    }
                }
                CommaItem::Attribute(name) => {
                    of_attribute.get_or_insert((name, comma.offset));
                }
            }
            if of_cookie.is_some() && of_attribute.is_some() {
                break;
            }
        }
        if let Some((name, offset)) = of_attribute {
            let part = misreading::part_at(line, offset);
            let warning = Warning::CommaForSemicolon { name, part };
            diagnostics.warn(Rule::Attributes, warning);
        }
        if let Some((name, part, spaced)) = of_cookie {
            let name = name.into();
            let warning = Warning::CommaFolded { name, part, spaced };
            diagnostics.warn(Rule::Attributes, warning);
        }
        for remark in &attributes.remarks {
            if let AttributeRemark::Unknown { name, value } = *remark {
                let in_value = cut.as_ref().is_some_and(|cut| cut.holds(line, name));
                // A comma in it was reported already.
                if !in_value && !(name.contains(&b',') && commas(name).next().is_some()) {
                    diagnostics.warn(Rule::Attributes, of_unknown(name, value));
                }
            }
        }
    }
}

/// What an attribute that nobody knows was meant to be.
fn of_unknown(name: &[u8], value: Option<&[u8]>) -> Warning {
    let written: Box<[u8]> = name.into();
    if is_obsolete(name) {
        return Warning::ObsoleteAttribute { name: written };
    }
    match misspelt(name, value) {
        Some(misspelt) => Warning::MisspelledAttribute {
            name: written,
            meant: misspelt.meant,
        },
        None if value.is_some() && !name.is_empty() => Warning::SecondPair { name: written },
        None => Warning::UnknownAttribute { name: written },
    }
}

impl StoreResult {
    fn into_decision(self, diagnostics: Diagnostics, assumptions: Assumptions) -> Decision {
        Decision {
            outcome: self.outcome,
            kept: self.kept,
            before: self.before,
            evicted: self.evicted,
            diagnostics: diagnostics.into_vec(self.outcome),
            assumptions,
            suggestions: Vec::new(),
            corrections: Vec::new(),
        }
    }
}

impl Rules<'_> {
    /// Writes into the jar, and says no more than what came of it: for those
    /// who keep a jar and need no advice.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Script { text: b"id=1" };
    /// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
    /// let outcomes = Rules::new(Engine::Chromium).apply(&mut Jar::new(), &write);
    /// assert_eq!(outcomes, [Outcome::Stored]);
    /// ```
    pub fn apply(&self, jar: &mut Jar, write: &Write<'_>) -> Vec<Outcome> {
        let context = match StorageContext::of(self, write) {
            Ok(context) => context,
            Err(ignored) => return vec![ignored.outcome],
        };
        context.enter_process(jar);
        let lines = context.lines();
        lines
            .map(|line| {
                let mut line = context.check_line(line, Diagnostics::uncollected());
                context.store_line(jar, &mut line).outcome
            })
            .collect()
    }

    /// The browser goes to a page, which writes nothing: where scripts have a
    /// copy of the jar, leaving a site or its scheme ends the copy.
    ///
    /// ```
    /// use cookie_rules::*;
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
        if self.engine.differences().script_view == ScriptView::OwnCopy
            && let Some(url) = &page.url
        {
            jar.enter_process(url.scheme(), self.site_of_page(page));
        }
    }
}

impl<'a> Lines<'a> {
    fn of(write: &Write<'a>, differences: &Differences) -> Option<Lines<'a>> {
        let one = |first| Lines {
            first,
            more: Vec::new(),
        };
        let text = match write.via {
            Via::Header { field, .. } => return Some(one(unfold(field, differences.bare_cr))),
            Via::Script { text } if differences.keeps_lone_surrogates => Cow::Borrowed(text),
            Via::Script { text } => replace_surrogates(text),
        };
        if !differences.splits_at_line_feed {
            return Some(one(text));
        }
        let is_line = |line: &&[u8]| !line.is_empty();
        let mut lines: Vec<Cow<'a, [u8]>> = match text {
            Cow::Borrowed(text) => text
                .split(|&byte| byte == b'\n')
                .filter(is_line)
                .map(Cow::Borrowed)
                .collect(),
            Cow::Owned(text) => text
                .split(|&byte| byte == b'\n')
                .filter(is_line)
                .map(|line| Cow::Owned(line.to_vec()))
                .collect(),
        };
        if lines.is_empty() {
            return None;
        }
        let more = lines.split_off(1);
        Some(Lines {
            first: lines.swap_remove(0),
            more,
        })
    }
}

fn ignored(rule: Rule, rejection: Rejection) -> Decision {
    let mut diagnostics = Diagnostics::collected();
    diagnostics.reject(rule, rejection);
    StoreResult::nothing(Outcome::Ignored).into_decision(diagnostics, Assumptions::default())
}
