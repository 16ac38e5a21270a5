//! Judging one line: whether it makes a cookie, and which.

use std::borrow::Cow;

use super::Rules;
use super::address::Address;
use super::attributes::Asked;
use super::cookie::{SameSite, Texts};
use super::cookie_date;
use super::decision::{Effect, Oddity, Outcome, Part, Refusal};
use super::domain::{DomainRules, Scope};
use super::findings::{Findings, Told};
use super::jar::Jar;
use super::lifetime::Clocks;
use super::line_bytes::LineBytes;
use super::newcomer::Newcomer;
use super::oddities;
use super::page::Frame;
use super::path;
use super::quirks::{
    Control, CrossSiteFrame, EmptyName, LongDefaultPath, NonAscii, Quirks, Tab, UnsetSameSite,
    WithoutEquals,
};
use super::retrieval;
use super::rule::Rule;
use super::set_cookie_string::SetCookieString;
use super::storage::Stored;
use super::write::{Via, Write};

/// The longest default path Firefox takes.
const LONGEST_DEFAULT_PATH: usize = 1024;

/// Whether a line is a whole text or a piece of one.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Origin {
    Whole,
    Piece,
}

/// One line before its judge.
pub(super) struct Judge<'a> {
    pub(super) rules: &'a Rules<'a>,
    pub(super) quirks: &'static Quirks,
    pub(super) write: &'a Write<'a>,
    pub(super) address: &'a Address,
    /// The registrable domain of the host, if it has one.
    pub(super) site: Option<&'a str>,
}

impl Judge<'_> {
    /// The name of the site that the jar keeps the host's cookies under.
    pub(super) fn site_name(&self) -> &str {
        self.site.unwrap_or(self.address.host())
    }

    pub(super) fn by_script(&self) -> bool {
        matches!(self.write.via, Via::Script { .. })
    }

    pub(super) fn line<T: Told>(
        &self,
        jar: &mut Jar,
        line: &[u8],
        bytes: LineBytes,
        origin: Origin,
    ) -> T {
        let mut findings = Findings::<T>::default();
        if origin == Origin::Piece {
            findings.odd(Rule::ScriptText, Oddity::SplitAtLineFeed);
        }
        let parsed = SetCookieString::parse_with(line, bytes, self.quirks);
        self.judge_bytes(line, bytes, &parsed, &mut findings);
        self.judge_name_and_value(&parsed, &mut findings);
        if findings.refused() {
            let assumptions = || self.assumptions(&Asked::default());
            return T::of(Stored::nothing(Outcome::Refused), findings, assumptions);
        }
        let asked = Asked::read(&parsed, self.quirks, &mut findings);
        let assumptions = || self.assumptions(&asked);
        if let Some(cut) = asked.cut {
            let (offset, part) = (cut.offset, cut.part);
            let oddity = Oddity::CutShort {
                byte: line[offset],
                offset,
                dropped: line.len() - offset,
                part,
            };
            findings.odd(Rule::Bytes, oddity);
        }
        let may_be_folded = bytes.comma && !self.by_script();
        oddities::report_misreadings(line, &parsed, may_be_folded, &mut findings);
        let mut stored = Stored::nothing(Outcome::Refused);
        self.judge_cookie(jar, &parsed, bytes, &asked, &mut findings, &mut stored);
        T::of(stored, findings, assumptions)
    }

    /// §5.6-1 and §5.6-4: bytes that spoil a line.
    fn judge_bytes(
        &self,
        line: &[u8],
        bytes: LineBytes,
        parsed: &SetCookieString<'_>,
        findings: &mut Findings<impl Told>,
    ) {
        if self.quirks.control == Control::EndLine {
            // A NUL never comes so far: the field is dropped with it.
            if bytes.control && !self.by_script() && line.contains(&0) {
                findings.refuse(Rule::Bytes, Refusal::NulInHeader);
            }
            return;
        }
        let is_control = |byte: &u8| (*byte < b' ') & (*byte != b'\t') | (*byte == 0x7f);
        if bytes.control
            && let Some(offset) = line.iter().position(is_control)
        {
            let byte = line[offset];
            let refusal = if byte == 0 && !self.by_script() {
                Refusal::NulInHeader
            } else {
                Refusal::ControlByte {
                    byte,
                    offset,
                    part: oddities::part_at(line, offset),
                }
            };
            findings.refuse(Rule::Bytes, refusal);
        }
        if self.quirks.interior_tab == Tab::Refuse && bytes.tab {
            let has_tab = |part: &[u8]| part.contains(&b'\t');
            let spoiled = has_tab(parsed.name)
                || has_tab(parsed.value)
                || parsed.attributes().any(|attribute| {
                    has_tab(attribute.name) || attribute.value.is_some_and(has_tab)
                });
            if spoiled {
                self.refuse_tab(line, findings);
            }
        }
    }

    fn refuse_tab(&self, line: &[u8], findings: &mut Findings<impl Told>) {
        let offset = oddities::interior_tab(line);
        let part = oddities::part_at(line, offset);
        findings.refuse(Rule::WhiteSpace, Refusal::Tab { offset, part });
    }

    fn judge_name_and_value(
        &self,
        parsed: &SetCookieString<'_>,
        findings: &mut Findings<impl Told>,
    ) {
        let (name, value) = (parsed.name, parsed.value);
        if name.is_empty() {
            let refusal = if value.is_empty() {
                (!self.quirks.keeps_empty).then_some(Refusal::Empty)
            } else {
                match self.quirks.empty_name {
                    EmptyName::Keep => None,
                    EmptyName::KeepUnlessEquals => value
                        .contains(&b'=')
                        .then_some(Refusal::NamelessValueWithEquals),
                    EmptyName::Refuse => Some(Refusal::NoName),
                }
            };
            if let Some(refusal) = refusal {
                findings.refuse(Rule::NameAndValue, refusal);
            }
        }
        let bytes = name.len() + value.len();
        if let Some(limit) = self.quirks.size_limit.filter(|&limit| bytes > limit) {
            findings.refuse(Rule::Size, Refusal::TooLong { bytes, limit });
        }
        if !parsed.has_equals && !findings.refused() {
            let oddity = match self.quirks.without_equals {
                WithoutEquals::Value => Oddity::Nameless,
                WithoutEquals::Name => Oddity::ValueLess,
            };
            findings.odd(Rule::NameAndValue, oddity);
        }
    }

    /// §5.7: everything that does not depend on what is stored already, and
    /// then what does.
    fn judge_cookie(
        &self,
        jar: &mut Jar,
        parsed: &SetCookieString<'_>,
        bytes: LineBytes,
        asked: &Asked<'_>,
        findings: &mut Findings<impl Told>,
        stored: &mut Stored,
    ) {
        let domain_rules = DomainRules {
            site: self.site,
            quirks: self.quirks,
            suffixes: self.rules.suffixes,
            to_ascii: self.rules.to_ascii,
        };
        let scope = match domain_rules.scope(asked.domain, self.address) {
            Ok(scope) => scope,
            Err((rule, refusal)) => {
                findings.refuse(rule, refusal);
                // The other rules are judged all the same.
                Scope::default()
            }
        };
        if scope.narrowed {
            findings.odd(Rule::Domain, Oddity::DomainBecameHostOnly);
        }
        if scope.converted {
            findings.odd(Rule::Domain, Oddity::DomainConverted);
        }
        let path = self.judge_path(bytes, asked, findings);
        self.judge_flags(asked, findings);
        self.judge_prefix(parsed, asked, &scope, &path, findings);
        let partitioned = self.judge_frame(asked, findings);
        let expires = asked.lifetime.resolve(self.clocks(), self.quirks, findings);
        if findings.refused() {
            return;
        }
        let value = self.judge_text(bytes, parsed, findings);
        let cookie = Newcomer {
            texts: Texts {
                name: parsed.name,
                value: &value,
                domain: &scope.domain,
                path: &path,
            },
            host_only: scope.host_only,
            secure: asked.secure,
            http_only: asked.http_only,
            partition: partitioned.then_some(self.address.scheme()),
            same_site: asked.same_site,
            priority: asked.priority,
            expires,
        };
        self.store(jar, &cookie, asked, findings, stored);
    }

    fn judge_path<'b>(
        &'b self,
        bytes: LineBytes,
        asked: &Asked<'b>,
        findings: &mut Findings<impl Told>,
    ) -> Cow<'b, [u8]> {
        let url_path = path::of_url(self.address.path(), self.quirks.url_path);
        let path = match asked.path {
            Some(path) if path.first() == Some(&b'/') => Cow::Borrowed(path),
            written => {
                let written = written.unwrap_or_default();
                let default = match &url_path {
                    Cow::Borrowed(path) => Cow::Borrowed(path::default_path(path)),
                    Cow::Owned(path) => Cow::Owned(path::default_path(path).to_vec()),
                };
                if !written.is_empty() {
                    findings.odd(
                        Rule::Path,
                        Oddity::PathReplaced {
                            written: written.into(),
                        },
                    );
                }
                if default.len() > LONGEST_DEFAULT_PATH
                    && self.quirks.long_default_path == LongDefaultPath::KeepAsWritten
                {
                    findings.odd(Rule::DefaultPath, Oddity::PathMatchesNothing);
                    Cow::Borrowed(written)
                } else {
                    default
                }
            }
        };
        if self.quirks.interior_tab == Tab::RefuseInPath
            && bytes.tab
            && let Some(offset) = path.iter().position(|&byte| byte == b'\t')
        {
            let part = Part::Attribute;
            findings.refuse(Rule::WhiteSpace, Refusal::Tab { offset, part });
        }
        let path = match self.quirks.non_ascii {
            // The path of a URL is ASCII.
            NonAscii::ReplaceInValue if bytes.non_ascii => replace_invalid(path),
            _ => path,
        };
        if findings.tell() && !path.is_empty() && !path::matches(&path, &url_path) {
            findings.odd(Rule::Path, Oddity::PathElsewhere);
        }
        path
    }

    fn judge_flags(&self, asked: &Asked<'_>, findings: &mut Findings<impl Told>) {
        if asked.secure && !retrieval::is_secure(self.address, self.quirks) {
            findings.refuse(Rule::Secure, Refusal::SecureFromInsecure);
        }
        if asked.http_only && self.by_script() {
            findings.refuse(Rule::HttpOnly, Refusal::HttpOnlyFromScript);
        }
        if asked.same_site == SameSite::None && !asked.secure && self.quirks.none_needs_secure {
            findings.refuse(Rule::SameSiteNone, Refusal::NoneWithoutSecure);
        }
        if asked.partitioned && !asked.secure {
            findings.refuse(Rule::Partitioned, Refusal::PartitionedWithoutSecure);
        }
    }

    /// What a frame of another site may write, and whether the cookie is kept
    /// partitioned.
    fn judge_frame(&self, asked: &Asked<'_>, findings: &mut Findings<impl Told>) -> bool {
        if self.write.page.frame != Frame::CrossSite {
            if asked.partitioned {
                findings.effect(Rule::Partitioned, Effect::KeptApart);
            }
            return asked.partitioned;
        }
        let same_site = match (asked.same_site, self.quirks.unset_same_site) {
            (SameSite::Unset, UnsetSameSite::Lax) => SameSite::Lax,
            (SameSite::Unset, UnsetSameSite::None) => SameSite::None,
            (known, _) => known,
        };
        let is_none = same_site == SameSite::None;
        let (passes, partitioned) = match self.quirks.cross_site_frame {
            CrossSiteFrame::SameSiteNone => (is_none, asked.partitioned),
            CrossSiteFrame::PartitionedOnly => (is_none && asked.partitioned, asked.partitioned),
            CrossSiteFrame::KeptPartitioned => (is_none, true),
            CrossSiteFrame::Nothing => (false, false),
        };
        if !passes {
            findings.refuse(Rule::CrossSite, Refusal::CrossSite);
        } else if partitioned {
            findings.effect(Rule::CrossSite, Effect::KeptApart);
        }
        partitioned
    }

    fn judge_text<'b>(
        &self,
        bytes: LineBytes,
        parsed: &SetCookieString<'b>,
        findings: &mut Findings<impl Told>,
    ) -> Cow<'b, [u8]> {
        let invalid = |text: &[u8]| bytes.non_ascii && core::str::from_utf8(text).is_err();
        match self.quirks.non_ascii {
            NonAscii::KeepAndBlank if invalid(parsed.name) || invalid(parsed.value) => {
                findings.odd(Rule::Retrieval, Oddity::BlanksDocumentCookie);
            }
            NonAscii::ReplaceInValue if invalid(parsed.value) => {
                findings.odd(Rule::Bytes, Oddity::BytesReplaced);
                return replace_invalid(Cow::Borrowed(parsed.value));
            }
            _ => {}
        }
        Cow::Borrowed(parsed.value)
    }

    fn clocks(&self) -> Clocks {
        let server = match self.write.via {
            Via::Header {
                date: Some(date), ..
            } => self
                .quirks
                .date_header
                .and_then(|syntax| cookie_date::parse(date, syntax)),
            _ => None,
        };
        Clocks {
            now: self.write.now,
            server,
        }
    }
}

/// Replaces what is not UTF-8 by U+FFFD.
fn replace_invalid(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match core::str::from_utf8(&text) {
        Ok(_) => text,
        Err(_) => Cow::Owned(String::from_utf8_lossy(&text).into_owned().into_bytes()),
    }
}
