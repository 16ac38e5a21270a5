//! The cookies of one browser profile, by site.

use core::hash::BuildHasherDefault;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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

/// What is kept for each name. Hashed alike in every run, so that nothing depends
/// on chance.
type ByName<T> = HashMap<Box<[u8]>, Vec<T>, BuildHasherDefault<DefaultHasher>>;

/// The cookies that share a registrable domain.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    /// Few have the same name, and every question to a site names one.
    by_name: ByName<StoredCookie>,
    len: usize,
    /// Whether any cookie here was ever HttpOnly.
    any_http_only: bool,
    /// No cookie ends before this.
    next_end: Option<UnixTime>,
    /// The cookies that scripts of one process see though the store refused
    /// them.
    process_local: ByName<ProcessLocalCookie>,
}

/// A cookie, and when it was written.
#[derive(Clone, Debug)]
pub(crate) struct StoredCookie {
    pub(crate) cookie: Arc<Cookie>,
    pub(crate) times: WriteTimes,
}

/// A cookie that scripts of one process see though the store refused it, and
/// when it was written.
#[derive(Clone, Debug)]
struct ProcessLocalCookie {
    cookie: Arc<Cookie>,
    created: u64,
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
                ..Site::default()
            };
            for name in names {
                if let Some(stored) = all.by_name.get(name) {
                    named.by_name.insert(name.into(), stored.clone());
                }
                if let Some(local) = all.process_local.get(name) {
                    named.process_local.insert(name.into(), local.clone());
                }
            }
            named.len = named.by_name.values().map(Vec::len).sum();
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
        self.by_name.values().flatten()
    }

    /// The cookies of one name, in no particular order.
    pub(crate) fn named(&self, name: &[u8]) -> &[StoredCookie] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether any cookie here was ever HttpOnly.
    pub(crate) fn any_http_only(&self) -> bool {
        self.any_http_only
    }

    /// The cookie with this one's name, domain, path and partition, host-only
    /// or not as it is.
    pub(crate) fn get(&self, like: &Cookie) -> Option<&StoredCookie> {
        let named = self.named(&like.name);
        named.iter().find(|stored| is_same(&stored.cookie, like))
    }

    /// Puts a cookie in the place of the one like it, which `times` may look at;
    /// gives that one back.
    pub(crate) fn replace(
        &mut self,
        cookie: Arc<Cookie>,
        times: impl FnOnce(&StoredCookie) -> WriteTimes,
    ) -> Option<Arc<Cookie>> {
        let named = self.by_name.get_mut(&cookie.name)?;
        let place = named.iter_mut().find(|it| is_same(&it.cookie, &cookie))?;
        place.times = times(place);
        note_end(&mut self.next_end, cookie.expires);
        self.any_http_only |= cookie.http_only;
        Some(std::mem::replace(&mut place.cookie, cookie))
    }

    /// A cookie comes that none here is like.
    pub(crate) fn insert(&mut self, cookie: Arc<Cookie>, times: WriteTimes) {
        note_end(&mut self.next_end, cookie.expires);
        self.any_http_only |= cookie.http_only;
        self.len += 1;
        let stored = StoredCookie { cookie, times };
        add(&mut self.by_name, &Arc::clone(&stored.cookie).name, stored);
    }

    pub(crate) fn remove(&mut self, like: &Cookie) -> Option<Arc<Cookie>> {
        let named = self.by_name.get_mut(&like.name)?;
        let index = named.iter().position(|it| is_same(&it.cookie, like))?;
        let removed = named.swap_remove(index);
        if named.is_empty() {
            self.by_name.remove(&like.name);
        }
        self.len -= 1;
        Some(removed.cookie)
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
        self.by_name.retain(|_, named| {
            named.retain(&mut stays);
            !named.is_empty()
        });
        self.len = self.by_name.values().map(Vec::len).sum();
    }

    /// A cookie that scripts see though it was refused.
    pub(crate) fn insert_local(&mut self, cookie: Arc<Cookie>, created: u64) {
        note_end(&mut self.next_end, cookie.expires);
        let local = ProcessLocalCookie { cookie, created };
        add(
            &mut self.process_local,
            &Arc::clone(&local.cookie).name,
            local,
        );
    }

    pub(crate) fn remove_local(&mut self, like: &Cookie) {
        if let Some(named) = self.process_local.get_mut(&like.name) {
            named.retain(|local| !is_same(&local.cookie, like));
        }
    }

    /// The cookies that scripts see though they were refused, and when each was
    /// written.
    pub(crate) fn local(&self) -> impl Iterator<Item = (&Arc<Cookie>, u64)> {
        let local = self.process_local.values().flatten();
        local.map(|local| (&local.cookie, local.created))
    }

    /// Drops what has ended.
    pub(crate) fn purge(&mut self, now: UnixTime) {
        if self.next_end.is_none_or(|end| end > now) {
            return;
        }
        self.retain(|stored| !stored.cookie.is_expired(now));
        for local in self.process_local.values_mut() {
            local.retain(|local| !local.cookie.is_expired(now));
        }
        let stored = self.entries().map(|stored| &stored.cookie);
        let local = self.local().map(|(cookie, _)| cookie);
        self.next_end = stored
            .chain(local)
            .filter_map(|cookie| cookie.expires)
            .min();
    }
}

/// Whether two cookies of a name are the same one: of the same path, domain and
/// partition, and both host-only or neither.
pub(crate) fn is_same(one: &Cookie, other: &Cookie) -> bool {
    one.path == other.path
        && one.host_only == other.host_only
        && one.partition == other.partition
        && one.domain.eq_ignore_ascii_case(&other.domain)
        && one.name == other.name
}

fn add<T>(by_name: &mut ByName<T>, name: &[u8], kept: T) {
    match by_name.get_mut(name) {
        Some(named) => named.push(kept),
        None => {
            by_name.insert(name.into(), vec![kept]);
        }
    }
}

fn note_end(next: &mut Option<UnixTime>, end: Option<UnixTime>) {
    *next = match (*next, end) {
        (Some(next), Some(end)) => Some(next.min(end)),
        (next, end) => next.or(end),
    };
}
