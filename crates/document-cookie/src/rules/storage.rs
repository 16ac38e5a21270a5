//! The storage model: a cookie meets those that are stored already.

use std::sync::Arc;

use super::assumption::Assumptions;
use super::cookie::Cookie;
use super::decision::{Decision, Effect, Oddity, Outcome, Refusal};
use super::domain;
use super::findings::Findings;
use super::jar::{self, Entry, Jar, Phantom, Site};
use super::judge::Judge;
use super::limits;
use super::path;
use super::quirks::{CreationTime, HttpOnlyGuard, LeaveSecureAlone, ScriptView};
use super::retrieval;
use super::rule::Rule;

impl Judge<'_> {
    /// §5.7-15, 16, 23: the cookie meets those that are stored.
    pub(super) fn store(
        &self,
        jar: &mut Jar,
        cookie: Cookie,
        mut findings: Findings,
        assumptions: Assumptions,
    ) -> Decision {
        let now = self.write.now;
        let tick = jar.tick();
        let site = jar.site_mut(self.site.unwrap_or(self.address.host()));
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
                site.push(Entry {
                    cookie: Arc::clone(&cookie),
                    created: tick,
                    created_for_script: tick,
                    accessed: tick,
                });
                if let Some(limit) = &self.quirks.site_limit {
                    decision.evicted = limits::make_room(site, &cookie, limit);
                    let is_it = |gone: &Arc<Cookie>| Arc::ptr_eq(gone, &cookie);
                    if let Some(index) = decision.evicted.iter().position(is_it) {
                        // It made room for those it should have displaced.
                        decision.evicted.remove(index);
                        let limit = limit.most;
                        findings.refuse(Rule::Limits, Refusal::FullOfSecure { limit });
                    }
                }
                if !findings.refused() {
                    findings.decide(Rule::Replacement, Effect::Kept);
                }
                Outcome::Stored
            }
        };
        let evicted = decision.evicted.len();
        if evicted > 0 {
            findings.effect(Rule::Limits, Effect::MadeRoom { evicted });
        }
        decision.outcome = match outcome {
            _ if findings.refused() => Outcome::Refused,
            Outcome::Stored | Outcome::Replaced if findings.altered() => Outcome::Altered,
            outcome => outcome,
        };
        decision.kept = (!findings.refused()).then_some(cookie);
        decision.findings = findings.into_list();
        decision
    }

    fn report_effects(&self, cookie: &Cookie, findings: &mut Findings) {
        if !cookie.host_only {
            findings.effect(Rule::Domain, Effect::DomainWide);
        }
        if self.quirks.hides_ipv6
            && self.by_script()
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
            ScriptView::OwnCopy if self.by_script() => tick,
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
        if !self.by_script() {
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
            && self.by_script()
            && !cookie.is_expired(self.write.now)
            && !jar::same_key(&existing, cookie);
        if shows_anyway {
            site.phantoms
                .retain(|phantom| !jar::same_key(&phantom.cookie, cookie));
            site.push_phantom(Phantom {
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
