//! The storage model: a cookie meets those that are stored already.

use std::sync::Arc;

use super::attributes::Asked;
use super::cookie::{Cookie, UnixTime};
use super::decision::{Effect, Oddity, Outcome, Refusal};
use super::domain;
use super::findings::{Findings, Told};
use super::jar::{self, Entry, Jar, Phantom, Site};
use super::judge::Judge;
use super::limits;
use super::newcomer::Newcomer;
use super::path;
use super::quirks::{CreationTime, HttpOnlyGuard, LeaveSecureAlone, ScriptView};
use super::retrieval;
use super::rule::Rule;

/// What the jar made of a cookie. What the rules said is in the findings.
pub(super) struct Stored {
    pub(super) outcome: Outcome,
    pub(super) kept: Option<Arc<Cookie>>,
    pub(super) before: Option<Arc<Cookie>>,
    pub(super) evicted: Vec<Arc<Cookie>>,
}

impl Stored {
    pub(super) fn nothing(outcome: Outcome) -> Stored {
        Stored {
            outcome,
            kept: None,
            before: None,
            evicted: Vec::new(),
        }
    }
}

/// When a cookie is written.
#[derive(Clone, Copy)]
struct Turn {
    /// The number of the write.
    tick: u64,
    /// The one that began the process.
    since: u64,
    /// Whether the cookie ends so long after the write: by a clock finer than
    /// ours no two writes then have the same end.
    ends_by_clock: bool,
}

impl Judge<'_> {
    /// §5.7-15, 16, 23: the cookie meets those that are stored. What came of it
    /// goes into `stored`, which begins as a refusal.
    pub(super) fn store(
        &self,
        jar: &mut Jar,
        cookie: &Newcomer<'_>,
        asked: &Asked<'_>,
        findings: &mut Findings<impl Told>,
        stored: &mut Stored,
    ) {
        let now = self.write.now;
        let tick = jar.tick();
        let site_name = self.site_name();
        let since = jar.process_since(self.address.scheme(), site_name);
        let site = jar.site_mut(site_name);
        site.purge(now);
        let key = jar::key_of(&cookie.texts, cookie.host_only, cookie.partition);
        let position = site.position(cookie, key);
        let unseen = self.guard_http_only(site, cookie, position, since, findings);
        let beside = self.guard_secure(site, cookie, findings);
        let mut shown_anyway = unseen || beside;
        if let Some(limit) = &self.quirks.site_limit
            && position.is_none()
            && !cookie.is_expired(now)
            && !limits::admits(site, cookie, limit)
        {
            let limit = limit.most;
            findings.refuse(Rule::Limits, Refusal::FullOfSecure { limit });
            shown_anyway = true;
        }
        if findings.refused() {
            let own_copy = self.quirks.script_view == ScriptView::OwnCopy;
            if shown_anyway && own_copy && self.by_script() {
                self.show_anyway(site, cookie, tick);
            }
            return;
        }
        let ends = cookie.is_expired(now);
        // A process hears nothing of a response that ends what is not stored.
        if self.by_script() || !ends || position.is_some() {
            site.phantoms
                .retain(|phantom| !jar::same_key(&phantom.cookie, cookie));
        }
        if ends {
            findings.effect(Rule::Replacement, Effect::Ended);
            let Some(index) = position else {
                findings.decide(Rule::Replacement, Effect::NothingThere);
                stored.outcome = Outcome::NothingToRemove;
                return;
            };
            findings.decide(Rule::Replacement, Effect::TookPlace);
            stored.outcome = Outcome::Removed;
            stored.before = Some(site.remove(index).cookie);
            return;
        }
        self.report_effects(cookie, findings);
        match position {
            Some(index) => {
                findings.decide(Rule::Replacement, Effect::TookPlace);
                let ends_by_clock = asked.lifetime.is_relative() || self.is_capped(cookie);
                let turn = Turn {
                    tick,
                    since,
                    ends_by_clock,
                };
                self.replace(site, index, cookie, turn, findings.tell(), stored);
            }
            None => {
                let entry = Entry {
                    cookie: cookie.to_cookie(),
                    created: tick,
                    created_for_script: tick,
                    accessed: tick,
                    changed: tick,
                };
                self.enter(site, entry, key, findings, stored);
            }
        }
        if matches!(stored.outcome, Outcome::Stored | Outcome::Replaced) && findings.altered() {
            stored.outcome = Outcome::Altered;
        }
    }

    /// A cookie that was not there before comes: others may have to go.
    fn enter(
        &self,
        site: &mut Site,
        entry: Entry,
        key: u32,
        findings: &mut Findings<impl Told>,
        stored: &mut Stored,
    ) {
        let (partition, tick) = (entry.cookie.partition, entry.accessed);
        let kept = findings.tell().then(|| Arc::clone(&entry.cookie));
        site.push(entry, key);
        stored.outcome = Outcome::Stored;
        if let Some(limit) = &self.quirks.site_limit {
            stored.evicted = limits::make_room(site, partition, limit);
            let stayed = || {
                let last = site.entries().last();
                last.is_some_and(|last| last.accessed == tick)
            };
            if !stored.evicted.is_empty() && !stayed() {
                // It made room for those it should have displaced. It came
                // last, and so it stands last among those that went.
                stored.evicted.pop();
                let limit = limit.most;
                findings.refuse(Rule::Limits, Refusal::FullOfSecure { limit });
                stored.outcome = Outcome::Refused;
            }
        }
        if stored.outcome == Outcome::Stored {
            findings.decide(Rule::Replacement, Effect::Kept);
            stored.kept = kept;
        }
        let evicted = stored.evicted.len();
        if evicted > 0 {
            findings.effect(Rule::Limits, Effect::MadeRoom { evicted });
        }
    }

    fn is_capped(&self, cookie: &Newcomer<'_>) -> bool {
        let cap = self.quirks.lifetime_limit;
        cookie.expires.is_some()
            && cookie.expires == cap.map(|cap| UnixTime(self.write.now.0.saturating_add(cap)))
    }

    fn report_effects(&self, cookie: &Newcomer<'_>, findings: &mut Findings<impl Told>) {
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

    /// Puts the cookie in the old one's place.
    fn replace(
        &self,
        site: &mut Site,
        index: usize,
        cookie: &Newcomer<'_>,
        turn: Turn,
        tell: bool,
        stored: &mut Stored,
    ) {
        let Turn {
            tick,
            since,
            ends_by_clock,
        } = turn;
        let old = &site.entries()[index];
        let same_value = old.cookie.value() == cookie.texts.value;
        let unchanged = same_value && cookie.equals(&old.cookie);
        let same_to_the_clock = unchanged && !ends_by_clock;
        let keeps_place = match self.quirks.creation_time {
            CreationTime::Kept => true,
            CreationTime::KeptIfValueSame => same_value,
        };
        let created = if keeps_place { old.created } else { tick };
        let created_for_script = match self.quirks.script_view {
            ScriptView::OwnCopy if same_to_the_clock => old.created_for_script(since),
            ScriptView::OwnCopy if self.by_script() => tick,
            _ => created,
        };
        let changed = if same_to_the_clock { old.changed } else { tick };
        stored.outcome = if unchanged {
            Outcome::Unchanged
        } else {
            Outcome::Replaced
        };
        let entry = site.entry_mut(index, cookie);
        entry.created = created;
        entry.created_for_script = created_for_script;
        entry.accessed = tick;
        entry.changed = changed;
        match Arc::get_mut(&mut entry.cookie) {
            // Where nobody asks for the old one, the new one takes its memory.
            Some(place) if !tell => cookie.take_place_of(place),
            _ => {
                let kept = cookie.to_cookie();
                stored.kept = tell.then(|| Arc::clone(&kept));
                stored.before = Some(core::mem::replace(&mut entry.cookie, kept));
            }
        }
    }

    /// Whether what is refused hides from the page's process, which then shows
    /// its script what it wrote.
    fn guard_http_only(
        &self,
        site: &Site,
        cookie: &Newcomer<'_>,
        position: Option<usize>,
        since: u64,
        findings: &mut Findings<impl Told>,
    ) -> bool {
        if !self.by_script() {
            return false;
        }
        let existing = match self.quirks.http_only {
            HttpOnlyGuard::SameKey => position
                .map(|index| &site.entries()[index])
                .filter(|existing| existing.cookie.http_only),
            HttpOnlyGuard::VisibleNameAndPath => {
                let url_path = path::of_url(self.address.path(), self.quirks.url_path);
                let secure = retrieval::is_secure(self.address, self.quirks);
                site.entries().iter().find(|existing| {
                    let existing = &existing.cookie;
                    existing.http_only
                        && existing.name() == cookie.texts.name
                        && existing.path() == cookie.texts.path
                        && (secure || !existing.secure)
                        && retrieval::in_domain(existing, self.address)
                        && path::matches(existing.path(), &url_path)
                })
            }
        };
        let Some(entry) = existing else {
            return false;
        };
        let existing = Arc::clone(&entry.cookie);
        findings.refuse(Rule::HttpOnly, Refusal::OverwritesHttpOnly { existing });
        entry.changed <= since
    }

    /// Whether what is refused is of another domain or path than what it would
    /// harm.
    fn guard_secure(
        &self,
        site: &Site,
        cookie: &Newcomer<'_>,
        findings: &mut Findings<impl Told>,
    ) -> bool {
        if retrieval::is_secure(self.address, self.quirks) {
            return false;
        }
        let in_the_way = |existing: &Cookie| {
            existing.secure
                && existing.name() == cookie.texts.name
                && match self.quirks.leave_secure_alone {
                    LeaveSecureAlone::SameKey => jar::same_key(existing, cookie),
                    LeaveSecureAlone::Related => {
                        existing.partition == cookie.partition
                            && (domain::matches(existing.domain(), cookie.texts.domain)
                                || domain::matches(cookie.texts.domain, existing.domain()))
                            && path::matches(existing.path(), cookie.texts.path)
                    }
                }
        };
        let existing = site
            .entries()
            .iter()
            .map(|entry| &entry.cookie)
            .find(|existing| in_the_way(existing));
        let Some(existing) = existing.map(Arc::clone) else {
            return false;
        };
        let beside = !jar::same_key(&existing, cookie);
        findings.refuse(
            Rule::LeaveSecureAlone,
            Refusal::OverwritesSecure { existing },
        );
        beside
    }

    fn show_anyway(&self, site: &mut Site, cookie: &Newcomer<'_>, tick: u64) {
        site.phantoms
            .retain(|phantom| !jar::same_key(&phantom.cookie, cookie));
        if !cookie.is_expired(self.write.now) {
            site.push_phantom(Phantom {
                cookie: cookie.to_cookie(),
                created: tick,
            });
        }
    }
}
