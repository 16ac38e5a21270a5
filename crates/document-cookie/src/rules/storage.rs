//! The storage model: judging one line, and keeping what it makes.

use std::borrow::Cow;
use std::sync::Arc;

use super::Rules;
use super::address::Address;
use super::assumption::{Assumption, Assumptions};
use super::attributes::Asked;
use super::cookie::{Cookie, SameSite, Texts};
use super::cookie_date;
use super::decision::{
    BrokenPromise, Decision, Effect, Finding, Oddity, Outcome, Part, Reason, Refusal,
};
use super::domain::{self, DomainRules, Scope};
use super::engine::Engine;
use super::findings::Findings;
use super::jar::{self, Entry, Jar, Phantom, Site};
use super::lifetime::Clocks;
use super::limits;
use super::oddities;
use super::page::{Document, Frame};
use super::path;
use super::prefix::Prefix;
use super::quirks::{
    Control, CreationTime, CrossSiteFrame, EmptyName, HttpOnlyGuard, LeaveSecureAlone,
    LongDefaultPath, NonAscii, Prefixes, Quirks, ScriptView, Tab, UnsetSameSite, WithoutEquals,
};
use super::retrieval;
use super::rule::Rule;
use super::set_cookie_string::SetCookieString;
use super::write::{Via, Write, replace_surrogates, unfold};

/// The longest default path Firefox takes.
const LONGEST_DEFAULT_PATH: usize = 1024;

impl Rules<'_> {
    /// What the engine would do with a write, the jar staying as it is.
    ///
    /// There is one decision for each cookie the line makes: one, except in
    /// WebKitGTK, where a script's text may hold several.
    #[must_use]
    pub fn decide(&self, jar: &Jar, write: &Write<'_>) -> Vec<Decision> {
        self.write(&mut jar.clone(), write)
    }

    /// Writes into the jar, and says what came of it.
    pub fn write(&self, jar: &mut Jar, write: &Write<'_>) -> Vec<Decision> {
        let mut decisions = self.write_unmended(jar, write);
        for decision in &mut decisions {
            if decision.findings.len() > 1 || decision.outcome == Outcome::Refused {
                decision.fixes = self.fixes(jar, write, decision);
            }
        }
        decisions
    }

    /// The same, without looking for fixes.
    pub(super) fn write_unmended(&self, jar: &mut Jar, write: &Write<'_>) -> Vec<Decision> {
        let quirks = self.engine.quirks();
        if let Via::Script { .. } = write.via {
            let refusal = match write.page.document {
                Document::Sandboxed => Some(Refusal::AccessThrows),
                Document::WithoutSite if quirks.throws_without_site => Some(Refusal::AccessThrows),
                Document::WithoutSite | Document::Frameless => Some(Refusal::NoCookieStore),
                Document::Ordinary => None,
            };
            if let Some(refusal) = refusal {
                return vec![ignored(Rule::ScriptAccess, refusal)];
            }
        }
        let Some(address) = &write.page.address else {
            return vec![ignored(Rule::ScriptAccess, Refusal::NoCookieStore)];
        };
        let judge = Judge {
            rules: self,
            quirks,
            write,
            address,
        };
        match write.via {
            Via::Header { field, .. } => {
                let field = unfold(field, quirks.bare_cr);
                vec![judge.line(jar, &field, Origin::Whole)]
            }
            Via::Script { text } => {
                let text = if quirks.keeps_lone_surrogates {
                    Cow::Borrowed(text)
                } else {
                    replace_surrogates(text)
                };
                if !quirks.splits_at_line_feed {
                    return vec![judge.line(jar, &text, Origin::Whole)];
                }
                let lines = || {
                    text.split(|&byte| byte == b'\n')
                        .filter(|line| !line.is_empty())
                };
                let origin = match lines().nth(1) {
                    Some(_) => Origin::Piece,
                    None => Origin::Whole,
                };
                let decisions: Vec<Decision> =
                    lines().map(|line| judge.line(jar, line, origin)).collect();
                if decisions.is_empty() {
                    return vec![ignored(Rule::ScriptText, Refusal::NothingWritten)];
                }
                decisions
            }
        }
    }
}

fn ignored(rule: Rule, refusal: Refusal) -> Decision {
    Decision {
        outcome: Outcome::Ignored,
        kept: None,
        before: None,
        evicted: Vec::new(),
        findings: vec![Finding {
            rule,
            decided: true,
            reason: Reason::Refusal(refusal),
        }],
        assumptions: Assumptions::default(),
        fixes: Vec::new(),
    }
}

/// Whether a line is a whole text or a piece of one.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    Whole,
    Piece,
}

/// One line before its judge.
struct Judge<'a> {
    rules: &'a Rules<'a>,
    quirks: &'static Quirks,
    write: &'a Write<'a>,
    address: &'a Address,
}

impl Judge<'_> {
    fn from_script(&self) -> bool {
        matches!(self.write.via, Via::Script { .. })
    }

    fn line(&self, jar: &mut Jar, line: &[u8], origin: Origin) -> Decision {
        let mut findings = Findings::default();
        if origin == Origin::Piece {
            findings.odd(Rule::ScriptText, Oddity::SplitAtLineFeed);
        }
        let parsed = SetCookieString::parse(line, self.quirks);
        self.judge_bytes(line, &parsed, &mut findings);
        self.judge_name_and_value(&parsed, &mut findings);
        if findings.refused() {
            return self.refused(findings, self.assumptions(&Asked::default()));
        }
        let asked = Asked::read(&parsed, self.quirks, &mut findings);
        let assumptions = self.assumptions(&asked);
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
        oddities::report_misreadings(line, &parsed, self.from_script(), &mut findings);
        let Some(cookie) = self.judge_cookie(&parsed, &asked, &mut findings) else {
            return self.refused(findings, assumptions);
        };
        self.store(jar, cookie, findings, assumptions)
    }

    /// §5.6-1 and §5.6-4: bytes that spoil a line.
    fn judge_bytes(&self, line: &[u8], parsed: &SetCookieString<'_>, findings: &mut Findings) {
        if self.quirks.control == Control::EndLine {
            return;
        }
        let is_control = |byte: &u8| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
        if let Some(offset) = line.iter().position(is_control) {
            let byte = line[offset];
            let refusal = if byte == 0 && !self.from_script() {
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
        if self.quirks.interior_tab == Tab::Refuse && line.contains(&b'\t') {
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

    fn refuse_tab(&self, line: &[u8], findings: &mut Findings) {
        let offset = oddities::interior_tab(line);
        let part = oddities::part_at(line, offset);
        findings.refuse(Rule::WhiteSpace, Refusal::Tab { offset, part });
    }

    fn judge_name_and_value(&self, parsed: &SetCookieString<'_>, findings: &mut Findings) {
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

    /// §5.7: everything that does not depend on what is stored already.
    fn judge_cookie(
        &self,
        parsed: &SetCookieString<'_>,
        asked: &Asked<'_>,
        findings: &mut Findings,
    ) -> Option<Cookie> {
        let domain_rules = DomainRules {
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
        let path = self.judge_path(asked, findings);
        self.judge_flags(asked, findings);
        self.judge_prefix(parsed, asked, &scope, &path, findings);
        let partitioned = self.judge_frame(asked, findings);
        let expires = asked.lifetime.resolve(self.clocks(), self.quirks, findings);
        if findings.refused() {
            return None;
        }
        let value = self.judge_text(parsed, findings);
        let mut cookie = Cookie::new(Texts {
            name: parsed.name,
            value: &value,
            domain: &scope.domain,
            path: &path,
        });
        cookie.host_only = scope.host_only;
        cookie.secure = asked.secure;
        cookie.http_only = asked.http_only;
        cookie.partitioned = partitioned;
        cookie.same_site = asked.same_site;
        cookie.priority = asked.priority;
        cookie.expires = expires;
        Some(cookie)
    }

    fn judge_path<'b>(&self, asked: &Asked<'b>, findings: &mut Findings) -> Cow<'b, [u8]> {
        let url_path = path::of_url(self.address.path(), self.quirks.url_path);
        let path = match asked.path {
            Some(path) if path.first() == Some(&b'/') => Cow::Borrowed(path),
            written => {
                let written = written.unwrap_or_default();
                let default = path::default_path(&url_path);
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
                    Cow::Owned(default.to_vec())
                }
            }
        };
        if self.quirks.interior_tab == Tab::RefuseInPath
            && let Some(offset) = path.iter().position(|&byte| byte == b'\t')
        {
            let part = Part::Attribute;
            findings.refuse(Rule::WhiteSpace, Refusal::Tab { offset, part });
        }
        let path = match self.quirks.non_ascii {
            NonAscii::ReplaceInValue => replace_invalid(path),
            _ => path,
        };
        if !path.is_empty() && !path::matches(&path, &url_path) {
            findings.odd(Rule::Path, Oddity::PathElsewhere);
        }
        path
    }

    fn judge_flags(&self, asked: &Asked<'_>, findings: &mut Findings) {
        if asked.secure && !retrieval::is_secure(self.address, self.quirks) {
            findings.refuse(Rule::Secure, Refusal::SecureFromInsecure);
        }
        if asked.http_only && self.from_script() {
            findings.refuse(Rule::HttpOnly, Refusal::HttpOnlyFromScript);
        }
        if asked.same_site == SameSite::None && !asked.secure && self.quirks.none_needs_secure {
            findings.refuse(Rule::SameSite, Refusal::NoneWithoutSecure);
        }
        if asked.partitioned && !asked.secure {
            findings.refuse(Rule::Partitioned, Refusal::PartitionedWithoutSecure);
        }
    }

    fn judge_prefix(
        &self,
        parsed: &SetCookieString<'_>,
        asked: &Asked<'_>,
        scope: &Scope<'_>,
        path: &[u8],
        findings: &mut Findings,
    ) {
        if self.quirks.prefixes == Prefixes::None {
            return;
        }
        if parsed.name.is_empty()
            && let Some(prefix) = Prefix::of(parsed.value)
        {
            findings.refuse(Rule::Prefix, Refusal::HiddenPrefix { prefix });
        }
        let Some(prefix) = Prefix::of(parsed.name) else {
            return;
        };
        let mut broken = |broken| {
            findings.refuse(Rule::Prefix, Refusal::Prefix { prefix, broken });
        };
        if !asked.secure {
            broken(BrokenPromise::Secure);
        }
        if prefix.promises_http_only() && !asked.http_only {
            broken(BrokenPromise::HttpOnly);
        }
        if prefix.promises_host() {
            let as_kept = self.quirks.prefixes == Prefixes::AsKept;
            let own_address = || {
                self.quirks.prefixes == Prefixes::OwnAddressPasses
                    && self.address.host_kind() != super::HostKind::Name
                    && asked.domain == Some(self.address.host().as_bytes())
            };
            let for_host = if as_kept {
                scope.host_only
            } else {
                asked.domain.is_none() || own_address()
            };
            if !for_host {
                broken(BrokenPromise::NoDomain);
            }
            let at_root = if as_kept {
                path == b"/"
            } else {
                asked.path == Some(b"/")
            };
            if !at_root {
                broken(BrokenPromise::RootPath);
            }
        }
    }

    /// What a frame of another site may write, and whether the cookie is kept
    /// partitioned.
    fn judge_frame(&self, asked: &Asked<'_>, findings: &mut Findings) -> bool {
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
        parsed: &SetCookieString<'b>,
        findings: &mut Findings,
    ) -> Cow<'b, [u8]> {
        let invalid = |text: &[u8]| core::str::from_utf8(text).is_err();
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
            } => cookie_date::parse(date, self.quirks.date),
            _ => None,
        };
        Clocks {
            now: self.write.now,
            server,
        }
    }

    fn refused(&self, findings: Findings, assumptions: Assumptions) -> Decision {
        Decision {
            outcome: Outcome::Refused,
            kept: None,
            before: None,
            evicted: Vec::new(),
            findings: findings.into_list(),
            assumptions,
            fixes: Vec::new(),
        }
    }

    fn assumptions(&self, asked: &Asked<'_>) -> Assumptions {
        let mut assumptions = Assumptions::default();
        let mut assume = |assumption, holds| {
            if holds {
                assumptions.insert(assumption);
            }
        };
        let engine = self.rules.engine;
        let header = !self.from_script();
        assume(Assumption::CookiesAllowed, true);
        assume(Assumption::NoHiddenHttpOnly, !header);
        assume(
            Assumption::NoHiddenSecure,
            !retrieval::is_secure(self.address, self.quirks),
        );
        assume(Assumption::RoomLeft, self.quirks.site_limit.is_some());
        assume(Assumption::SuffixList, asked.domain.is_some());
        assume(Assumption::Clock, asked.lifetime.is_set());
        let no_date = matches!(self.write.via, Via::Header { date: None, .. });
        assume(
            Assumption::ServerClock,
            no_date && self.quirks.heeds_date_header && asked.lifetime.rests_on_date(),
        );
        assume(
            Assumption::ThirdPartyPolicy,
            self.write.page.frame == Frame::CrossSite,
        );
        assume(Assumption::LibsoupVersion, engine == Engine::WebKitGtk);
        assume(Assumption::NotMeasured, engine == Engine::Standard);
        assume(
            Assumption::UnicodeDomain,
            asked.domain.is_some_and(|domain| !domain.is_ascii()),
        );
        assumptions
    }

    /// §5.7-15, 16, 23: the cookie meets those that are stored.
    fn store(
        &self,
        jar: &mut Jar,
        cookie: Cookie,
        mut findings: Findings,
        assumptions: Assumptions,
    ) -> Decision {
        let now = self.write.now;
        let tick = jar.tick();
        let site_name = domain::site_of(self.address.host(), self.rules.suffixes);
        let site = jar.site_mut(site_name);
        site.purge(now);
        let position = site.position(&cookie);
        self.guard_http_only(site, &cookie, position, &mut findings);
        self.guard_secure(site, &cookie, tick, &mut findings);
        if let Some(limit) = &self.quirks.site_limit
            && position.is_none()
            && !cookie.is_expired(now)
            && !limits::admits(site, &cookie, limit)
        {
            let limit = limit.most;
            findings.refuse(Rule::Limits, Refusal::FullOfSecure { limit });
        }
        if findings.refused() {
            return self.refused(findings, assumptions);
        }
        site.phantoms
            .retain(|phantom| !jar::same_key(&phantom.cookie, &cookie));
        let mut decision = self.refused(Findings::default(), assumptions);
        if cookie.is_expired(now) {
            findings.effect(Rule::Replacement, Effect::Ended);
            decision.outcome = match position {
                Some(index) => {
                    findings.decide(Rule::Replacement, Effect::TookPlace);
                    decision.before = Some(site.remove(index).cookie);
                    Outcome::Removed
                }
                None => {
                    findings.decide(Rule::Replacement, Effect::NothingThere);
                    Outcome::NothingToRemove
                }
            };
            decision.findings = findings.into_list();
            return decision;
        }
        self.report_effects(&cookie, &mut findings);
        let cookie = Arc::new(cookie);
        let outcome = match position {
            Some(index) => {
                findings.decide(Rule::Replacement, Effect::TookPlace);
                let before = self.replace(site, index, &cookie, tick);
                let outcome = if before == cookie {
                    Outcome::Unchanged
                } else {
                    Outcome::Replaced
                };
                decision.before = Some(before);
                outcome
            }
            None => {
                findings.decide(Rule::Replacement, Effect::Kept);
                site.push(Entry {
                    cookie: Arc::clone(&cookie),
                    created: tick,
                    created_for_script: tick,
                    accessed: tick,
                });
                if let Some(limit) = &self.quirks.site_limit {
                    decision.evicted = limits::make_room(site, &cookie, limit);
                }
                Outcome::Stored
            }
        };
        let evicted = decision.evicted.len();
        if evicted > 0 {
            findings.effect(Rule::Limits, Effect::MadeRoom { evicted });
        }
        let own_eviction = decision
            .evicted
            .iter()
            .any(|gone| Arc::ptr_eq(gone, &cookie));
        if own_eviction {
            findings.effect(Rule::Limits, Effect::EvictedAtOnce);
        }
        decision.outcome = match outcome {
            _ if own_eviction => Outcome::Refused,
            Outcome::Stored | Outcome::Replaced if findings.altered() => Outcome::Altered,
            outcome => outcome,
        };
        decision.kept = (!own_eviction).then_some(cookie);
        decision.findings = findings.into_list();
        decision
    }

    fn report_effects(&self, cookie: &Cookie, findings: &mut Findings) {
        if !cookie.host_only {
            findings.effect(Rule::Domain, Effect::DomainWide);
        }
        if self.quirks.hides_ipv6
            && self.from_script()
            && self.address.host_kind() == super::HostKind::Ipv6
        {
            findings.odd(Rule::Retrieval, Oddity::HiddenFromScript);
        }
    }

    /// Puts the cookie in the old one's place, and returns that.
    fn replace(
        &self,
        site: &mut Site,
        index: usize,
        cookie: &Arc<Cookie>,
        tick: u64,
    ) -> Arc<Cookie> {
        let old = &site.entries()[index];
        let unchanged = old.cookie == *cookie;
        let keeps_place = match self.quirks.creation_time {
            CreationTime::Kept => true,
            CreationTime::KeptIfValueSame => old.cookie.value() == cookie.value(),
        };
        let created = if keeps_place { old.created } else { tick };
        let created_for_script = match self.quirks.script_view {
            ScriptView::OwnCopy if unchanged => old.created_for_script,
            ScriptView::OwnCopy if self.from_script() => tick,
            _ => created,
        };
        let before = Arc::clone(&old.cookie);
        site.replace(
            index,
            Entry {
                cookie: Arc::clone(cookie),
                created,
                created_for_script,
                accessed: tick,
            },
        );
        before
    }

    fn guard_http_only(
        &self,
        site: &Site,
        cookie: &Cookie,
        position: Option<usize>,
        findings: &mut Findings,
    ) {
        if !self.from_script() {
            return;
        }
        let existing = match self.quirks.http_only {
            HttpOnlyGuard::SameKey => position
                .map(|index| &site.entries()[index].cookie)
                .filter(|existing| existing.http_only),
            HttpOnlyGuard::VisibleNameAndPath => {
                let url_path = path::of_url(self.address.path(), self.quirks.url_path);
                let secure = retrieval::is_secure(self.address, self.quirks);
                site.entries()
                    .iter()
                    .map(|entry| &entry.cookie)
                    .find(|existing| {
                        existing.http_only
                            && existing.name() == cookie.name()
                            && existing.path() == cookie.path()
                            && (secure || !existing.secure)
                            && retrieval::in_domain(existing, self.address)
                            && path::matches(existing.path(), &url_path)
                    })
            }
        };
        if let Some(existing) = existing {
            let existing = Arc::clone(existing);
            findings.refuse(Rule::HttpOnly, Refusal::OverwritesHttpOnly { existing });
        }
    }

    fn guard_secure(&self, site: &mut Site, cookie: &Cookie, tick: u64, findings: &mut Findings) {
        if retrieval::is_secure(self.address, self.quirks) {
            return;
        }
        let in_the_way = |existing: &Cookie| {
            existing.secure
                && existing.name() == cookie.name()
                && match self.quirks.leave_secure_alone {
                    LeaveSecureAlone::SameKey => jar::same_key(existing, cookie),
                    LeaveSecureAlone::Related => {
                        existing.partitioned == cookie.partitioned
                            && (domain::matches(existing.domain(), cookie.domain())
                                || domain::matches(cookie.domain(), existing.domain()))
                            && path::matches(existing.path(), cookie.path())
                    }
                }
        };
        let existing = site
            .entries()
            .iter()
            .map(|entry| &entry.cookie)
            .find(|existing| in_the_way(existing));
        let Some(existing) = existing.map(Arc::clone) else {
            return;
        };
        let shows_anyway = self.quirks.script_view == ScriptView::OwnCopy
            && self.from_script()
            && !cookie.is_expired(self.write.now)
            && !jar::same_key(&existing, cookie);
        if shows_anyway {
            site.phantoms
                .retain(|phantom| !jar::same_key(&phantom.cookie, cookie));
            site.phantoms.push(Phantom {
                cookie: Arc::new(cookie.clone()),
                created: tick,
            });
        }
        findings.refuse(
            Rule::LeaveSecureAlone,
            Refusal::OverwritesSecure { existing },
        );
    }
}

/// Replaces what is not UTF-8 by U+FFFD.
fn replace_invalid(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match core::str::from_utf8(&text) {
        Ok(_) => text,
        Err(_) => Cow::Owned(String::from_utf8_lossy(&text).into_owned().into_bytes()),
    }
}
