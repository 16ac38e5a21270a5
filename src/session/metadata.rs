//! What is known of cookies beyond what `document.cookie` shows: from what this
//! page wrote, kept across reloads beside the cookies, and from the browser's
//! `CookieStore` where that tells more. Never a guess. Pure.

use super::visible_cookie::VisibleCookie;
use document_cookie::browser::{CookieListItem, DomainScope, Expiry};
use document_cookie::deletion::DeletedCopy;
use document_cookie::{Lifetime, SameSite, SetCookie, UnixTime};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The longest that browsers keep a cookie (section 5.5).
pub const LONGEST_LIFETIME: Duration = Duration::from_secs(400 * 86_400);

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// This page wrote it.
    Written,
    /// The browser's `CookieStore`.
    Browser,
}

/// When a cookie ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum End {
    /// At this time, in seconds since 1970.
    At(u64),
    /// With the browser's session.
    Session,
}

/// To which hosts a cookie travels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Domain {
    /// To this host alone (host-only, section 5.7).
    HostOnly,
    /// To this domain and all below it.
    Suffix(String),
}

/// What is known of one cookie; `None` is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CookieMetadata {
    /// Its path.
    pub path: Option<String>,
    /// To which hosts it travels.
    pub domain: Option<Domain>,
    /// When it ends.
    pub end: Option<End>,
    /// Whether only secure connections carry it.
    pub secure: Option<bool>,
    /// Its `SameSite`.
    pub same_site: Option<SameSite>,
    /// Whether it is kept apart for each site that embeds this one.
    pub partitioned: Option<bool>,
    /// Who says so.
    pub source: Source,
}

impl CookieMetadata {
    /// Of a cookie that this page wrote at `now` (seconds since 1970), if the
    /// browser kept it as written.
    #[must_use]
    pub fn of_write(cookie: &SetCookie<'_>, now: u64) -> Self {
        let last = now.saturating_add(LONGEST_LIFETIME.as_secs());
        let end = match asked_end(cookie, now) {
            End::At(time) => End::At(time.min(last)),
            End::Session => End::Session,
        };
        Self {
            path: Some(cookie.attributes().path.to_owned()),
            domain: Some(match cookie.attributes().domain {
                None => Domain::HostOnly,
                Some(domain) => Domain::Suffix(domain.to_owned()),
            }),
            end: Some(end),
            secure: Some(cookie.attributes().secure),
            same_site: Some(cookie.attributes().same_site),
            partitioned: Some(cookie.attributes().partitioned),
            source: Source::Written,
        }
    }

    /// What the browser told of a cookie; none where it told no more than the
    /// cookie-string does.
    #[must_use]
    pub fn of_cookie_store(cookie: &CookieListItem) -> Option<Self> {
        Some(Self {
            path: Some(cookie.path.clone()?),
            domain: cookie.domain.as_ref().map(|domain| match domain {
                DomainScope::HostOnly => Domain::HostOnly,
                DomainScope::Domain(domain) => Domain::Suffix(domain.clone()),
            }),
            end: cookie.expiry.map(End::from),
            secure: cookie.secure,
            same_site: cookie.same_site,
            partitioned: cookie.partitioned,
            source: Source::Browser,
        })
    }

    /// Of a copy that a careful deletion removed: where it lay, and no more.
    #[must_use]
    pub fn of_deleted(deleted: &DeletedCopy) -> Self {
        let scope = &deleted.scope;
        Self {
            path: Some(scope.path.clone()),
            domain: Some(match &scope.domain {
                None => Domain::HostOnly,
                Some(domain) => Domain::Suffix(domain.clone()),
            }),
            end: None,
            secure: scope.secure.then_some(true),
            same_site: None,
            partitioned: Some(scope.partitioned),
            source: Source::Written,
        }
    }

    /// Whether it is known which cookie a line has to name to remove this one.
    #[must_use]
    pub const fn is_located(&self) -> bool {
        self.path.is_some() && self.domain.is_some()
    }

    /// Whether all is known that making it again needs.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.is_located()
            && self.end.is_some()
            && self.secure.is_some()
            && self.same_site.is_some()
            && self.partitioned.is_some()
    }

    /// Whether a write meets the cookie of this name: browsers tell cookies
    /// apart by name, domain, path and partition (section 5.7).
    #[must_use]
    pub fn is_met_by(&self, cookie: &SetCookie<'_>) -> bool {
        let written = Self::of_write(cookie, 0);
        self.has_same_place(&written)
    }

    fn has_same_place(&self, other: &Self) -> bool {
        self.path == other.path
            && self.domain == other.domain
            && self.partitioned == other.partitioned
    }

    /// The cookie with this name and value, to be made again: what is not known
    /// is as a session cookie of this host at `/` has it.
    #[must_use]
    pub fn cookie(&self, name: &str, value: &str) -> Option<SetCookie<'static>> {
        let mut cookie = SetCookie::new(name.to_owned(), value.to_owned()).ok()?;
        if let Some(path) = &self.path {
            cookie = cookie.path(path.clone()).ok()?;
        }
        if let Some(Domain::Suffix(domain)) = &self.domain {
            cookie = cookie.domain(domain.clone()).ok()?;
        }
        let lifetime = match self.end {
            Some(End::At(time)) => Lifetime::Until(UnixTime(time.cast_signed())),
            _ => Lifetime::Session,
        };
        cookie = cookie
            .lifetime(lifetime)
            .same_site(self.same_site.unwrap_or_default());
        if self.partitioned == Some(true) {
            cookie = cookie.partitioned();
        }
        // As it was, whatever browsers demand today.
        Some(cookie.with_secure(self.secure == Some(true)))
    }

    /// The line that removes exactly this cookie, where its path and domain are
    /// known.
    #[must_use]
    pub fn removal(&self, name: &str) -> Option<SetCookie<'static>> {
        if !self.is_located() {
            return None;
        }
        // Nothing at all is no cookie, not even one to remove.
        let value = if name.is_empty() { "removed" } else { "" };
        let removal = self.cookie(name, value)?.lifetime(REMOVED);
        // Browsers refuse even the removal of a prefixed name without Secure.
        let secure = removal.attributes().secure || name.starts_with("__");
        Some(removal.with_secure(secure))
    }
}

/// When a cookie asks to end that is written at `now` (seconds since 1970).
#[must_use]
pub fn asked_end(cookie: &SetCookie<'_>, now: u64) -> End {
    match cookie.attributes().lifetime {
        Lifetime::Session => End::Session,
        Lifetime::For(time) => End::At(now.saturating_add(time.as_secs())),
        Lifetime::Until(time) => End::At(unix_seconds(time)),
    }
}

/// The lifetime that removes.
pub const REMOVED: Lifetime = Lifetime::For(Duration::ZERO);

impl From<Expiry> for End {
    fn from(end: Expiry) -> Self {
        match end {
            Expiry::Session => Self::Session,
            Expiry::At(time) => Self::At(unix_seconds(time)),
        }
    }
}

fn unix_seconds(UnixTime(seconds): UnixTime) -> u64 {
    seconds.max(0).cast_unsigned()
}

/// All that is known, by name and a hash of the value: another value is another
/// cookie, and nothing keeps a value longer than its cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataStore(Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    name: String,
    value_hash: u32,
    metadata: CookieMetadata,
}

impl MetadataStore {
    /// Takes in what is known of a cookie, in place of what was known of the
    /// same one.
    pub fn learn(&mut self, name: &str, value: &str, mut metadata: CookieMetadata) {
        // Chromium's CookieStore calls a missing SameSite lax, as which it acts.
        let is_lax =
            metadata.source == Source::Browser && metadata.same_site == Some(SameSite::Lax);
        let was_unset = |entry: &Entry| {
            entry.name == name
                && entry.value_hash == hash(value)
                && entry.metadata.has_same_place(&metadata)
                && entry.metadata.same_site == Some(SameSite::Unset)
        };
        if is_lax && self.0.iter().any(was_unset) {
            metadata.same_site = Some(SameSite::Unset);
        }
        self.forget(name, &metadata);
        self.0.push(Entry {
            name: name.to_owned(),
            value_hash: hash(value),
            metadata,
        });
    }

    /// Forgets what was known of the cookie of this name at this place.
    pub fn forget(&mut self, name: &str, metadata: &CookieMetadata) {
        self.0
            .retain(|entry| entry.name != name || !entry.metadata.has_same_place(metadata));
    }

    /// Forgets every cookie that does not show any more.
    pub fn retain_visible(&mut self, visible: &[VisibleCookie]) {
        self.0
            .retain(|entry| visible.iter().any(|cookie| entry.is_of(cookie)));
    }

    /// What is known of the `copy`-th of `all` cookies that show the same name
    /// and value. Nothing where not all of them are known: which is which,
    /// nobody can tell.
    #[must_use]
    pub fn get(&self, cookie: &VisibleCookie, copy: usize, all: usize) -> Option<&CookieMetadata> {
        let mut known: Vec<&Entry> = self.0.iter().filter(|entry| entry.is_of(cookie)).collect();
        if known.len() != all {
            return None;
        }
        // A browser shows the longer path first (section 5.8.3); the sort keeps
        // the order of equals.
        known.sort_by_key(|entry| {
            std::cmp::Reverse(entry.metadata.path.as_ref().map_or(0, String::len))
        });
        known.get(copy).map(|entry| &entry.metadata)
    }

    /// What this page wrote, to be kept across a reload; the browser is asked
    /// anew.
    #[must_use]
    pub fn written(&self) -> Self {
        let written = |entry: &&Entry| entry.metadata.source == Source::Written;
        Self(self.0.iter().filter(written).cloned().collect())
    }
}

impl Entry {
    fn is_of(&self, cookie: &VisibleCookie) -> bool {
        self.name == cookie.name && self.value_hash == hash(&cookie.raw)
    }
}

/// FNV-1a, 32 bits: the same in every load of the page.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_000_000;

    fn at(path: &str) -> CookieMetadata {
        let cookie = SetCookie::new("a", "1").unwrap().path(path.to_owned());
        CookieMetadata::of_write(&cookie.unwrap(), NOW)
    }

    fn visible(text: &str) -> Vec<VisibleCookie> {
        VisibleCookie::all(text)
    }

    #[test]
    fn what_was_written_is_known_until_the_value_changes() {
        let mut store = MetadataStore::default();
        store.learn("a", "1", at("/x"));
        let known = store.get(&visible("a=1")[0], 0, 1).unwrap();
        assert_eq!(known.path.as_deref(), Some("/x"));
        assert_eq!(known.end, Some(End::Session));
        assert!(known.is_complete());
        assert_eq!(store.get(&visible("a=2")[0], 0, 1), None);
        store.learn("a", "2", at("/x"));
        assert_eq!(store.get(&visible("a=1")[0], 0, 1), None);
        assert!(store.get(&visible("a=2")[0], 0, 1).is_some());
    }

    #[test]
    fn cookies_of_other_paths_are_other_cookies() {
        let mut store = MetadataStore::default();
        store.learn("a", "1", at("/"));
        store.learn("a", "1", at("/x"));
        let two = visible("a=1; a=1");
        let path = |copy| store.get(&two[copy], copy, 2)?.path.as_deref();
        assert_eq!((path(0), path(1)), (Some("/x"), Some("/")));
        let mut one = MetadataStore::default();
        one.learn("a", "1", at("/"));
        // One is known, two are shown: it may be either.
        assert_eq!(one.get(&two[0], 0, 2), None);
        assert_eq!(one.get(&two[1], 1, 2), None);
    }

    #[test]
    fn it_is_kept_without_values() {
        let mut store = MetadataStore::default();
        store.learn("a", "secret", at("/x"));
        let mut told = at("/");
        told.source = Source::Browser;
        store.learn("b", "2", told);
        let text = serde_json::to_string(&store.written()).unwrap();
        assert!(
            !text.contains("secret") && !text.contains("\"b\""),
            "{text}"
        );
        assert_eq!(
            serde_json::from_str::<MetadataStore>(&text).unwrap(),
            store.written()
        );
    }

    #[test]
    fn a_life_is_not_longer_than_browsers_allow() {
        let ten_years = Lifetime::For(Duration::from_secs(3650 * 86_400));
        let cookie = SetCookie::new("a", "1").unwrap().lifetime(ten_years);
        let end = CookieMetadata::of_write(&cookie, NOW).end;
        assert_eq!(end, Some(End::At(NOW + 34_560_000)));
    }

    #[test]
    fn a_removal_names_the_place_and_is_secure_where_the_name_demands_it() {
        let removal = at("/x").removal("__Secure-a").unwrap();
        assert_eq!(
            removal.to_string(),
            "__Secure-a=; Path=/x; Max-Age=0; SameSite=Lax; Secure"
        );
        let unknown = CookieMetadata {
            path: None,
            ..at("/")
        };
        assert_eq!(unknown.removal("a"), None);
    }
}
