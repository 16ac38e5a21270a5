//! The cookies of one browser profile, by site.

use core::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::cookie::{Cookie, Priority};
use crate::model::same_site::SameSite;
use crate::model::time::UnixTime;
use crate::model::url::Scheme;

/// All cookies of one browser profile.
///
/// It is plain data: what may enter it and in what order it is read is
/// decided by [`Rules`](crate::Rules).
///
/// ```
/// use cookie_rules::*;
///
/// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
/// let page = Page::parse("https://example.com/").unwrap();
/// let mut jar = Jar::new();
/// rules.apply(&mut jar, &Write { page: &page, via: Via::Script { text: b"id=1" }, now });
/// let before = jar.clone();
/// rules.apply(&mut jar, &Write { page: &page, via: Via::Script { text: b"id=; Max-Age=0" }, now });
/// assert_eq!((before.cookies(now).count(), jar.cookies(now).count()), (1, 0));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Jar {
    /// Shared with clones until one of them is written to.
    sites: BTreeMap<Box<str>, Arc<Site>>,
    clock: u64,
    process: Process,
}

/// The process that the page at hand runs in, where scripts have a copy of the
/// jar: one for each site and scheme, and gone when the browser leaves those.
#[derive(Clone, Debug, Default)]
struct Process {
    scheme: Option<Scheme>,
    site: Box<str>,
    /// The write that began it; 0 for none.
    since: u64,
}

/// The cookies that share a registrable domain.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    /// Those of one name stand together.
    entries: BTreeMap<CookieKey, WriteTimes>,
    /// Whether any cookie here was ever HttpOnly.
    any_http_only: bool,
    /// No cookie ends before this.
    next_end: Option<UnixTime>,
    /// The cookies that scripts of one process see though the store refused
    /// them, and when they were written.
    process_local: BTreeMap<CookieKey, u64>,
}

/// A cookie by what makes it the one it is: name, path, domain, whether it is
/// host-only, and partition.
#[derive(Clone, Debug)]
pub(crate) struct CookieKey(pub(crate) Arc<Cookie>);

/// When a cookie was written, counted in writes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WriteTimes {
    /// When it was created.
    pub(crate) created: u64,
    /// When scripts of the process that ran then took it to have been created.
    pub(crate) created_for_script: u64,
    /// When it was last written.
    pub(crate) accessed: u64,
    /// When it was last written otherwise than it was.
    pub(crate) changed: u64,
    /// Whether scripts read it though it is HttpOnly.
    pub(crate) readable: bool,
}

impl Jar {
    /// An empty jar.
    ///
    /// ```
    /// use cookie_rules::{Jar, UnixTime};
    /// assert_eq!(Jar::new().cookies(UnixTime(0)).count(), 0);
    /// ```
    #[must_use]
    pub fn new() -> Jar {
        Jar::default()
    }

    /// Every cookie that has not ended by `now`, in no particular order.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let now = UnixTime(1_795_000_000);
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// let via = Via::Header { field: b"id=1; Max-Age=60; HttpOnly", date: None };
    /// Rules::new(Engine::Firefox).apply(&mut jar, &Write { page: &page, via, now });
    /// assert!(jar.cookies(now).all(|cookie| cookie.http_only));
    /// assert_eq!(jar.cookies(UnixTime(now.0 + 60)).count(), 0);
    /// ```
    pub fn cookies(&self, now: UnixTime) -> impl Iterator<Item = &Arc<Cookie>> {
        self.sites
            .values()
            .flat_map(|site| site.entries.keys())
            .map(|key| &key.0)
            .filter(move |cookie| !cookie.is_expired(now))
    }

    pub(crate) fn site(&self, name: &str) -> Option<&Site> {
        self.sites.get(name).map(|site| &**site)
    }

    pub(crate) fn site_mut(&mut self, name: &str) -> &mut Site {
        if !self.sites.contains_key(name) {
            self.sites.insert(name.into(), Arc::default());
        }
        match self.sites.get_mut(name) {
            Some(site) => Arc::make_mut(site),
            None => unreachable!("it was put there"),
        }
    }

    /// The same jar with no cookies but those of one site: all that a write at
    /// that site can meet.
    pub(crate) fn of_site(&self, name: &str) -> Jar {
        Jar {
            sites: self
                .sites
                .get_key_value(name)
                .map(|(name, site)| (name.clone(), Arc::clone(site)))
                .into_iter()
                .collect(),
            clock: self.clock,
            process: self.process.clone(),
        }
    }

    /// The same jar with no cookies but those of one site that have one of
    /// these names.
    pub(crate) fn of_names<'n>(&self, site: &str, names: impl Iterator<Item = &'n [u8]>) -> Jar {
        let mut jar = Jar {
            sites: BTreeMap::new(),
            clock: self.clock,
            process: self.process.clone(),
        };
        if let Some(all) = self.sites.get(site) {
            let mut named = Site {
                any_http_only: all.any_http_only,
                next_end: all.next_end,
                ..Site::default()
            };
            for name in names {
                named.entries.extend(of_name(&all.entries, name));
                named
                    .process_local
                    .extend(of_name(&all.process_local, name));
            }
            jar.sites.insert(site.into(), Arc::new(named));
        }
        jar
    }

    /// The browser is at a page of this scheme and site.
    pub(crate) fn enter_process(&mut self, scheme: Scheme, site: &str) {
        if self.process.scheme != Some(scheme) || *self.process.site != *site {
            // Before the first write the browser is taken to be there already.
            let since = match self.process.scheme {
                None => 0,
                Some(_) => self.clock + 1,
            };
            self.process = Process {
                scheme: Some(scheme),
                site: site.into(),
                since,
            };
        }
    }

    /// The write that began the process of this scheme and site: the next one,
    /// if there is no such process.
    pub(crate) fn process_since(&self, scheme: Scheme, site: &str) -> u64 {
        if self.process.scheme == Some(scheme) && *self.process.site == *site {
            self.process.since
        } else {
            self.clock + 1
        }
    }

    /// The number of this write: later ones are greater.
    pub(crate) fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }
}

impl WriteTimes {
    /// When scripts of a process that began with the write `since` take it to
    /// have been created.
    pub(crate) fn created_for_script(&self, since: u64) -> u64 {
        if self.created_for_script >= since {
            self.created_for_script
        } else {
            self.created
        }
    }
}

impl Site {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&Arc<Cookie>, &WriteTimes)> {
        self.entries.iter().map(|(key, times)| (&key.0, times))
    }

    /// The cookies of one name, the oldest first.
    pub(crate) fn named<'s>(&'s self, name: &[u8]) -> Vec<(&'s Arc<Cookie>, &'s WriteTimes)> {
        let from = self.entries.range(CookieKey::least(name)..);
        let mut named: Vec<_> = from
            .map(|(key, times)| (&key.0, times))
            .take_while(|(cookie, _)| *cookie.name == *name)
            .collect();
        named.sort_unstable_by_key(|(_, times)| times.created);
        named
    }

    /// Whether any cookie here was ever HttpOnly.
    pub(crate) fn any_http_only(&self) -> bool {
        self.any_http_only
    }

    /// The cookie with this one's name, domain, path and partition, host-only
    /// or not as it is.
    pub(crate) fn get(&self, key: &CookieKey) -> Option<(&Arc<Cookie>, &WriteTimes)> {
        let (found, times) = self.entries.get_key_value(key)?;
        Some((&found.0, times))
    }

    pub(crate) fn insert(&mut self, key: CookieKey, times: WriteTimes) {
        self.note_end(key.0.expires);
        self.any_http_only |= key.0.http_only;
        self.entries.insert(key, times);
    }

    pub(crate) fn remove(&mut self, key: &CookieKey) -> Option<(Arc<Cookie>, WriteTimes)> {
        let (removed, times) = self.entries.remove_entry(key)?;
        Some((removed.0, times))
    }

    /// Takes out the cookies last written at one of these times, which no two
    /// share; in the order they were written.
    pub(crate) fn take_accessed(&mut self, times: &[u64]) -> Vec<Arc<Cookie>> {
        let is_taken = |entry: &WriteTimes| times.contains(&entry.accessed);
        let mut taken: Vec<(u64, Arc<Cookie>)> = self
            .entries()
            .filter(|(_, entry)| is_taken(entry))
            .map(|(cookie, entry)| (entry.accessed, Arc::clone(cookie)))
            .collect();
        self.entries.retain(|_, entry| !is_taken(entry));
        taken.sort_unstable_by_key(|(accessed, _)| *accessed);
        taken.into_iter().map(|(_, cookie)| cookie).collect()
    }

    /// A cookie that scripts see though it was refused.
    pub(crate) fn insert_local(&mut self, key: CookieKey, created: u64) {
        self.note_end(key.0.expires);
        self.process_local.insert(key, created);
    }

    pub(crate) fn remove_local(&mut self, key: &CookieKey) {
        self.process_local.remove(key);
    }

    /// The cookies that scripts see though they were refused, and when each was
    /// written.
    pub(crate) fn local(&self) -> impl Iterator<Item = (&Arc<Cookie>, u64)> {
        self.process_local
            .iter()
            .map(|(key, created)| (&key.0, *created))
    }

    /// Drops what has ended.
    pub(crate) fn purge(&mut self, now: UnixTime) {
        if self.next_end.is_none_or(|end| end > now) {
            return;
        }
        self.entries.retain(|key, _| !key.0.is_expired(now));
        self.process_local.retain(|key, _| !key.0.is_expired(now));
        let keys = self.entries.keys().chain(self.process_local.keys());
        self.next_end = keys.filter_map(|key| key.0.expires).min();
    }

    fn note_end(&mut self, end: Option<UnixTime>) {
        self.next_end = match (self.next_end, end) {
            (Some(next), Some(end)) => Some(next.min(end)),
            (next, end) => next.or(end),
        };
    }
}

impl CookieKey {
    /// The key that stands before all others of a name.
    fn least(name: &[u8]) -> CookieKey {
        CookieKey(Arc::new(Cookie {
            name: name.into(),
            value: Box::default(),
            domain: Box::default(),
            path: Box::default(),
            host_only: false,
            secure: false,
            http_only: false,
            partition: None,
            same_site: SameSite::Unset,
            priority: Priority::Low,
            expires: None,
        }))
    }
}

impl Ord for CookieKey {
    fn cmp(&self, other: &CookieKey) -> Ordering {
        let (one, other) = (&*self.0, &*other.0);
        one.name
            .cmp(&other.name)
            .then_with(|| one.path.cmp(&other.path))
            .then_with(|| lower(&one.domain).cmp(lower(&other.domain)))
            .then_with(|| one.host_only.cmp(&other.host_only))
            .then_with(|| one.partition.cmp(&other.partition))
    }
}

impl PartialOrd for CookieKey {
    fn partial_cmp(&self, other: &CookieKey) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for CookieKey {
    fn eq(&self, other: &CookieKey) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for CookieKey {}

fn lower(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter().map(u8::to_ascii_lowercase)
}

/// What is kept for the cookies of one name.
fn of_name<T: Clone>(all: &BTreeMap<CookieKey, T>, name: &[u8]) -> BTreeMap<CookieKey, T> {
    all.range(CookieKey::least(name)..)
        .take_while(|(key, _)| *key.0.name == *name)
        .map(|(key, kept)| (key.clone(), kept.clone()))
        .collect()
}
