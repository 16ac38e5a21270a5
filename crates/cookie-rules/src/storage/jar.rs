//! The cookies of one browser profile, by site.

use core::hash::BuildHasherDefault;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::same_name::{CookieKey, SameName, StoredCookie};
use crate::model::cookie::Cookie;
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
    /// Every question to a site is about a name. Hashed alike in every run, so
    /// that nothing depends on chance.
    by_name: HashMap<Box<[u8]>, SameName, BuildHasherDefault<DefaultHasher>>,
    len: usize,
    /// Whether any cookie here was ever HttpOnly.
    any_http_only: bool,
    /// No cookie ends before this.
    next_end: Option<UnixTime>,
    /// The cookies that scripts of one process see though the store refused
    /// them, and when they were written.
    process_local: BTreeMap<CookieKey, u64>,
}

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
            .flat_map(|site| site.entries())
            .map(|stored| &stored.cookie)
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
                process_local: all.process_local.clone(),
                ..Site::default()
            };
            for name in names {
                if let Some(stored) = all.by_name.get(name) {
                    named.by_name.insert(name.into(), stored.clone());
                }
            }
            named.len = named.by_name.values().map(SameName::len).sum();
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
        self.len
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &StoredCookie> {
        self.by_name.values().flat_map(SameName::iter)
    }

    /// The cookies of one name, in no particular order.
    pub(crate) fn named(&self, name: &[u8]) -> impl Iterator<Item = &StoredCookie> {
        let named = self.by_name.get(name);
        named.into_iter().flat_map(SameName::iter)
    }

    /// Whether any cookie here was ever HttpOnly.
    pub(crate) fn any_http_only(&self) -> bool {
        self.any_http_only
    }

    /// The cookie with this one's name, domain, path and partition, host-only
    /// or not as it is.
    pub(crate) fn get(&self, like: &Arc<Cookie>) -> Option<&StoredCookie> {
        self.by_name.get(&like.name)?.get(like)
    }

    /// The place of the cookie like this one, which is about to take it.
    pub(crate) fn place_for(&mut self, cookie: &Arc<Cookie>) -> Option<&mut StoredCookie> {
        self.note(cookie);
        self.by_name.get_mut(&cookie.name)?.get_mut(cookie)
    }

    /// A cookie comes that none here is like.
    pub(crate) fn insert(&mut self, stored: StoredCookie) {
        self.note(&stored.cookie);
        self.len += 1;
        match self.by_name.get_mut(&stored.cookie.name) {
            Some(named) => named.insert(stored),
            None => {
                let name = stored.cookie.name.clone();
                self.by_name.insert(name, SameName::One(stored));
            }
        }
    }

    pub(crate) fn remove(&mut self, like: &Arc<Cookie>) -> Option<Arc<Cookie>> {
        let named = self.by_name.get_mut(&like.name)?;
        let removed = match named.remove_from_many(like) {
            Some(removed) => removed.cookie,
            None => {
                let only = Arc::clone(&named.get(like)?.cookie);
                self.by_name.remove(&like.name);
                only
            }
        };
        self.len -= 1;
        Some(removed)
    }

    /// Takes out the cookies last written at one of these times, which no two
    /// share; in the order they were written.
    pub(crate) fn take_accessed(&mut self, times: &[u64]) -> Vec<Arc<Cookie>> {
        let mut taken: Vec<(u64, Arc<Cookie>)> = Vec::with_capacity(times.len());
        self.retain(|stored| {
            let is_taken = times.contains(&stored.times.accessed);
            if is_taken {
                taken.push((stored.times.accessed, Arc::clone(&stored.cookie)));
            }
            !is_taken
        });
        taken.sort_unstable_by_key(|(accessed, _)| *accessed);
        taken.into_iter().map(|(_, cookie)| cookie).collect()
    }

    fn retain(&mut self, mut stays: impl FnMut(&StoredCookie) -> bool) {
        self.by_name.retain(|_, named| named.retain(&mut stays));
        self.len = self.by_name.values().map(SameName::len).sum();
    }

    /// A cookie that scripts see though it was refused.
    pub(crate) fn insert_local(&mut self, cookie: Arc<Cookie>, created: u64) {
        self.note(&cookie);
        self.process_local.insert(CookieKey(cookie), created);
    }

    pub(crate) fn remove_local(&mut self, like: &Arc<Cookie>) {
        if !self.process_local.is_empty() {
            self.process_local.remove(&CookieKey(Arc::clone(like)));
        }
    }

    /// The cookies that scripts see though they were refused, and when each was
    /// written.
    pub(crate) fn local(&self) -> impl Iterator<Item = (&Arc<Cookie>, u64)> {
        let local = self.process_local.iter();
        local.map(|(key, created)| (&key.0, *created))
    }

    /// Drops what has ended.
    pub(crate) fn purge(&mut self, now: UnixTime) {
        if self.next_end.is_none_or(|end| end > now) {
            return;
        }
        self.retain(|stored| !stored.cookie.is_expired(now));
        self.process_local.retain(|key, _| !key.0.is_expired(now));
        let stored = self.entries().map(|stored| &stored.cookie);
        let local = self.local().map(|(cookie, _)| cookie);
        self.next_end = stored
            .chain(local)
            .filter_map(|cookie| cookie.expires)
            .min();
    }

    /// Takes note of what is true of any cookie here.
    fn note(&mut self, cookie: &Cookie) {
        self.any_http_only |= cookie.http_only;
        self.next_end = match (self.next_end, cookie.expires) {
            (Some(next), Some(end)) => Some(next.min(end)),
            (next, end) => next.or(end),
        };
    }
}
