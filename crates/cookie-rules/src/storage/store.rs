//! A cookie meets those that are stored already (RFC 6265bis, section 5.7,
//! steps 15, 16 and 23).

use std::borrow::Cow;
use std::sync::Arc;

use super::checks::is_secure;
use super::context::StorageContext;
use super::diagnostics::Diagnostics;
use super::evict;
use super::jar::{Jar, Site, WriteTimes};
use super::same_name::{StoredCookie, is_same};
use crate::engine::differences::{
    CreationTime, DomainMatch, HttpOnlyGuard, ScriptView, SecureOverwrite,
};
use crate::matching::domain::{self, CookieDomain, DomainRules};
use crate::matching::path;
use crate::model::cookie::Cookie;
use crate::model::effect::Effect;
use crate::model::outcome::Outcome;
use crate::model::rejection::Rejection;
use crate::model::section::Rule;
use crate::model::time::UnixTime;
use crate::model::url::{CookieUrl, HostKind};
use crate::model::warning::Warning;
use crate::parse::attributes::ParsedAttributes;
use crate::parse::bytes::LineBytes;
use crate::parse::set_cookie_string::SetCookieString;

/// So many cookies of the name are named that a removal missed.
const MOST_MISSED: usize = 4;

/// What the jar made of a cookie. What the rules said is in the diagnostics.
pub(crate) struct StoreResult {
    pub(super) outcome: Outcome,
    pub(super) kept: Option<Arc<Cookie>>,
    pub(super) before: Option<Arc<Cookie>>,
    pub(super) evicted: Vec<Arc<Cookie>>,
}

impl StoreResult {
    pub(super) fn nothing(outcome: Outcome) -> StoreResult {
        StoreResult {
            outcome,
            kept: None,
            before: None,
            evicted: Vec::new(),
        }
    }
}

/// When a cookie is written.
#[derive(Clone, Copy)]
struct WriteStamp {
    /// The number of the write.
    tick: u64,
    /// The one that began the process.
    since: u64,
    /// Whether the cookie ends so long after the write: by a clock finer than
    /// ours no two writes then have the same end.
    ends_by_clock: bool,
}

impl StorageContext<'_> {
    /// The cookie that a line makes, unless a rule rejects it that does not ask
    /// what is stored already.
    pub(super) fn make_cookie(
        &self,
        bytes: LineBytes,
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Cookie> {
        let domain = self.check_domain(parsed, attributes, diagnostics);
        let path = self.path_of(bytes, parsed, attributes, diagnostics);
        self.check_flags(attributes, diagnostics);
        self.check_prefix(parsed, attributes, &domain, &path, diagnostics);
        let partitioned = self.check_frame(attributes, diagnostics);
        let expires = self.end_of(&attributes.lifetime, diagnostics);
        if diagnostics.rejected() {
            return None;
        }
        let value = self.value_of(bytes, parsed, diagnostics);
        Some(Cookie {
            name: parsed.name.into(),
            value: owned(value),
            domain: owned(domain.domain),
            path: owned(path),
            host_only: domain.host_only,
            secure: attributes.secure,
            http_only: attributes.http_only,
            partition: partitioned.then_some(self.url.scheme()),
            same_site: attributes.same_site,
            priority: attributes.priority,
            expires,
        })
    }

    fn check_domain<'b>(
        &'b self,
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'b>,
        diagnostics: &mut Diagnostics,
    ) -> CookieDomain<'b> {
        let domain_rules = DomainRules {
            site: self.site,
            differences: self.differences,
            suffixes: self.rules.suffixes,
            to_ascii: self.rules.to_ascii,
        };
        let domain = match domain_rules.scope(attributes.domain, self.url) {
            Ok(domain) => domain,
            Err((rule, rejection)) => {
                let rejection = match self.cut_domain(parsed, attributes) {
                    Some(domain) => Rejection::DomainNotAscii { domain },
                    None => rejection,
                };
                diagnostics.reject(rule, rejection);
                // The other rules have their say all the same.
                CookieDomain::default()
            }
        };
        for (holds, warning) in [
            (domain.narrowed, Warning::DomainBecameHostOnly),
            (domain.converted, Warning::DomainConverted),
            (domain.lone_dot, Warning::LoneDotDomain),
        ] {
            if holds {
                diagnostics.warn(Rule::Domain, warning);
            }
        }
        domain
    }

    /// The Domain as written, where reading ended inside it at a byte that is not
    /// ASCII.
    fn cut_domain(
        &self,
        parsed: &SetCookieString<'_>,
        attributes: &ParsedAttributes<'_>,
    ) -> Option<Box<[u8]>> {
        let (domain, cut) = (attributes.domain?, attributes.cut?);
        let (line, start) = (parsed.line(), parsed.offset_of(domain));
        let rest = line.get(start..)?;
        let is_inside = cut.offset == start + domain.len() && !line.get(cut.offset)?.is_ascii();
        let end = rest.iter().position(|&byte| byte == b';');
        is_inside.then(|| rest[..end.unwrap_or(rest.len())].trim_ascii_end().into())
    }

    /// What the jar makes of a cookie.
    pub(super) fn store(
        &self,
        jar: &mut Jar,
        cookie: Cookie,
        attributes: &ParsedAttributes<'_>,
        diagnostics: &mut Diagnostics,
    ) -> StoreResult {
        let now = self.write.now;
        let tick = jar.tick();
        let site_name = self.site_name();
        let since = jar.process_since(self.url.scheme(), site_name);
        let site = jar.site_mut(site_name);
        site.purge(now);
        let ends = cookie.is_expired(now);
        let cookie = Arc::new(cookie);
        let unseen = self.guard_http_only(site, &cookie, since, diagnostics);
        let beside = self.guard_secure(site, &cookie, diagnostics);
        let mut shown_anyway = unseen || beside;
        if let Some(limit) = &self.differences.site_limit
            && !ends
            && !evict::admits(site, &cookie, limit)
            && site.get(&cookie).is_none()
        {
            let limit = limit.most;
            diagnostics.reject(Rule::Limits, Rejection::FullOfSecure { limit });
            shown_anyway = true;
        }
        if diagnostics.rejected() {
            let own_copy = self.differences.script_view == ScriptView::OwnCopy;
            if shown_anyway && own_copy && self.by_script() {
                site.remove_local(&cookie);
                if !ends {
                    site.insert_local(cookie, tick);
                }
            }
            return StoreResult::nothing(Outcome::Refused);
        }
        // A process hears nothing of a response that ends what is not stored.
        if self.by_script() || !ends || site.get(&cookie).is_some() {
            site.remove_local(&cookie);
        }
        if ends {
            return self.remove(site, &cookie, diagnostics);
        }
        self.report_effects(&cookie, diagnostics);
        let mut result = match site.place_for(&cookie) {
            Some(place) => {
                diagnostics.decide(Rule::Replacement, Effect::Replaces);
                let stamp = WriteStamp {
                    tick,
                    since,
                    ends_by_clock: attributes.lifetime.is_relative() || self.is_capped(&cookie),
                };
                self.replace(place, cookie, stamp, diagnostics)
            }
            None => self.enter(site, cookie, tick, diagnostics),
        };
        let is_kept = matches!(
            result.outcome,
            Outcome::Stored | Outcome::Replaced | Outcome::Unchanged
        );
        if is_kept && diagnostics.altered() {
            result.outcome = Outcome::Altered;
        }
        result
    }

    /// A cookie that was not there before comes: others may have to go.
    fn enter(
        &self,
        site: &mut Site,
        cookie: Arc<Cookie>,
        tick: u64,
        diagnostics: &mut Diagnostics,
    ) -> StoreResult {
        let times = WriteTimes {
            created: tick,
            created_for_script: tick,
            accessed: tick,
            changed: tick,
            readable: false,
        };
        site.insert(StoredCookie {
            cookie: Arc::clone(&cookie),
            times,
        });
        let mut result = StoreResult::nothing(Outcome::Stored);
        if let Some(limit) = &self.differences.site_limit {
            result.evicted = evict::make_room(site, cookie.partition, limit);
            if !result.evicted.is_empty() && site.get(&cookie).is_none() {
                // It made room for those it should have displaced. It was
                // written last, and so it stands last among those that went.
                result.evicted.pop();
                let limit = limit.most;
                diagnostics.reject(Rule::Limits, Rejection::FullOfSecure { limit });
                result.outcome = Outcome::Refused;
            }
        }
        if result.outcome == Outcome::Stored {
            diagnostics.decide(Rule::Replacement, Effect::Accepted);
            result.kept = Some(cookie);
        }
        let evicted = result.evicted.len();
        if evicted > 0 {
            diagnostics.effect(Rule::Limits, Effect::MadeRoom { evicted });
        }
        result
    }

    fn is_capped(&self, cookie: &Cookie) -> bool {
        let cap = self.lifetime_limit();
        cookie.expires.is_some()
            && cookie.expires == cap.map(|cap| UnixTime(self.write.now.0.saturating_add(cap)))
    }

    fn report_effects(&self, cookie: &Cookie, diagnostics: &mut Diagnostics) {
        if !cookie.host_only {
            diagnostics.effect(Rule::Domain, Effect::DomainWide);
        }
        if self.differences.hides_ipv6 && self.by_script() && self.url.host_kind() == HostKind::Ipv6
        {
            diagnostics.warn(Rule::Retrieval, Warning::HiddenFromScript);
        }
    }

    /// Puts the cookie in the old one's place.
    fn replace(
        &self,
        place: &mut StoredCookie,
        cookie: Arc<Cookie>,
        stamp: WriteStamp,
        diagnostics: &mut Diagnostics,
    ) -> StoreResult {
        let unchanged = place.cookie == cookie;
        let times = self.replaced_times(place, &cookie, unchanged, stamp);
        if times.readable {
            diagnostics.warn(Rule::HttpOnly, Warning::StillReadable);
        }
        let kept = Arc::clone(&cookie);
        let old = core::mem::replace(place, StoredCookie { cookie, times });
        StoreResult {
            outcome: if unchanged {
                Outcome::Unchanged
            } else {
                Outcome::Replaced
            },
            kept: Some(kept),
            before: Some(old.cookie),
            evicted: Vec::new(),
        }
    }

    /// When a cookie was written that took the place of an old one.
    fn replaced_times(
        &self,
        old: &StoredCookie,
        cookie: &Cookie,
        unchanged: bool,
        stamp: WriteStamp,
    ) -> WriteTimes {
        let (old, times) = (&*old.cookie, &old.times);
        let same_value = old.value == cookie.value;
        let was_readable = !old.http_only || times.readable;
        let same_to_the_clock = unchanged && !stamp.ends_by_clock;
        let keeps_place = match self.differences.creation_time {
            CreationTime::Kept => true,
            CreationTime::KeptIfValueSame => same_value,
        };
        let created = if keeps_place {
            times.created
        } else {
            stamp.tick
        };
        WriteTimes {
            created,
            created_for_script: match self.differences.script_view {
                ScriptView::OwnCopy if same_to_the_clock => times.created_for_script(stamp.since),
                ScriptView::OwnCopy if self.by_script() => stamp.tick,
                _ => created,
            },
            accessed: stamp.tick,
            changed: if same_to_the_clock {
                times.changed
            } else {
                stamp.tick
            },
            readable: self.differences.keeps_readable_if_value_same
                && same_value
                && cookie.http_only
                && was_readable,
        }
    }

    /// Takes away the cookie that a removal addresses; where there is none, says
    /// which others of the name there are.
    fn remove(
        &self,
        site: &mut Site,
        addressed: &Arc<Cookie>,
        diagnostics: &mut Diagnostics,
    ) -> StoreResult {
        diagnostics.effect(Rule::Replacement, Effect::AlreadyExpired);
        let removed = site.remove(addressed);
        self.report_missed(site, addressed, removed.is_none(), diagnostics);
        if removed.is_some() {
            diagnostics.decide(Rule::Replacement, Effect::Replaces);
            return StoreResult {
                before: removed,
                ..StoreResult::nothing(Outcome::Removed)
            };
        }
        diagnostics.decide(Rule::Replacement, Effect::NoSuchCookie);
        StoreResult::nothing(Outcome::NothingToRemove)
    }

    /// Which cookies of the name a removal does not address; that decides where
    /// it took away none.
    fn report_missed(
        &self,
        site: &Site,
        addressed: &Arc<Cookie>,
        decides: bool,
        diagnostics: &mut Diagnostics,
    ) {
        for existing in site
            .named(&addressed.name)
            .map(|stored| &stored.cookie)
            .filter(|existing| belongs_to(existing, self.url, self.differences.domain))
            .take(MOST_MISSED)
        {
            let warning = Warning::NotAddressed {
                existing: Arc::clone(existing),
                addressed: Arc::clone(addressed),
            };
            match decides {
                true => diagnostics.decide_by_warning(Rule::Replacement, warning),
                false => diagnostics.warn(Rule::Replacement, warning),
            }
        }
    }

    /// Whether what is refused hides from the page's process, which then shows
    /// its script what it wrote.
    fn guard_http_only(
        &self,
        site: &Site,
        cookie: &Arc<Cookie>,
        since: u64,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if !self.by_script() || !site.any_http_only() {
            return false;
        }
        let existing = match self.differences.http_only {
            HttpOnlyGuard::SameKey => site.get(cookie).filter(|it| it.cookie.http_only),
            HttpOnlyGuard::VisibleNameAndPath => {
                let url_path = path::of_url(self.url.path(), self.differences.url_path);
                let secure = is_secure(self.url, self.differences.secure_origins);
                oldest(site, &cookie.name, |existing| {
                    existing.http_only
                        && existing.path == cookie.path
                        && (secure || !existing.secure)
                        && belongs_to(existing, self.url, self.differences.domain)
                        && path::matches(&existing.path, &url_path)
                })
            }
        };
        let Some(stored) = existing else {
            return false;
        };
        let existing = Arc::clone(&stored.cookie);
        diagnostics.reject(Rule::HttpOnly, Rejection::OverwritesHttpOnly { existing });
        stored.times.changed <= since
    }

    /// Whether what is refused is of another domain or path than what it would
    /// harm.
    fn guard_secure(
        &self,
        site: &Site,
        cookie: &Arc<Cookie>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if is_secure(self.url, self.differences.secure_origins) {
            return false;
        }
        let is_related = |existing: &Cookie| {
            existing.secure
                && existing.partition == cookie.partition
                && (domain::matches(&existing.domain, &cookie.domain)
                    || domain::matches(&cookie.domain, &existing.domain))
                && path::matches(&existing.path, &cookie.path)
        };
        let existing = match self.differences.secure_overwrite {
            SecureOverwrite::SameKey => site.get(cookie).filter(|it| it.cookie.secure),
            SecureOverwrite::Related => oldest(site, &cookie.name, is_related),
        };
        let Some(stored) = existing else {
            return false;
        };
        let existing = Arc::clone(&stored.cookie);
        diagnostics.reject(
            Rule::SecureOverwrite,
            Rejection::OverwritesSecure { existing },
        );
        !is_same(&stored.cookie, cookie)
    }
}

/// The oldest such cookie of a name.
fn oldest<'s>(
    site: &'s Site,
    name: &[u8],
    is_such: impl Fn(&Cookie) -> bool,
) -> Option<&'s StoredCookie> {
    site.named(name)
        .filter(|stored| is_such(&stored.cookie))
        .min_by_key(|stored| stored.times.created)
}

/// Whether the cookie belongs to the host of a URL.
pub(crate) fn belongs_to(cookie: &Cookie, url: &CookieUrl, domain_match: DomainMatch) -> bool {
    let host = url.host().as_bytes();
    if cookie.host_only {
        // libsoup keeps an IPv6 address without its brackets.
        let without_brackets = host
            .strip_prefix(b"[")
            .and_then(|host| host.strip_suffix(b"]"));
        return *host == *cookie.domain || without_brackets == Some(&*cookie.domain);
    }
    match domain_match {
        // An IP address has parent domains there.
        DomainMatch::Libsoup => {
            host.eq_ignore_ascii_case(&cookie.domain) || domain::is_below(host, &cookie.domain)
        }
        _ => domain::matches(host, &cookie.domain),
    }
}

fn owned(text: Cow<'_, [u8]>) -> Box<[u8]> {
    text.into_owned().into_boxed_slice()
}
