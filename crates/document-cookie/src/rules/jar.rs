//! The cookies of one browser profile, by site.

use core::ops::Range;
use std::sync::Arc;

use super::address::Scheme;
use super::cookie::{Cookie, Texts, UnixTime};
use super::letters;
use super::newcomer::Newcomer;

/// All cookies of one browser profile.
///
/// It is plain data: what may enter it and in what order it is read is
/// decided by [`Rules`](super::Rules).
///
/// ```
/// use document_cookie::rules::*;
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
    /// By name, in order: few enough that looking one up by halves is faster
    /// than hashing its name.
    sites: Vec<(Box<str>, Site)>,
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
///
/// `keys` stands apart from the cookies so that looking one up among a site's
/// 180 reads a few cache lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    keys: Vec<u32>,
    entries: Vec<Entry>,
    /// No cookie ends before this.
    next_end: Option<UnixTime>,
    pub(super) phantoms: Vec<Phantom>,
}

/// A cookie with its place in line.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) cookie: Arc<Cookie>,
    /// When it was created, in writes.
    pub(super) created: u64,
    /// When scripts of the process that ran then took it to have been created.
    pub(super) created_for_script: u64,
    /// When it was last written.
    pub(super) accessed: u64,
    /// When it was last written otherwise than it was.
    pub(super) changed: u64,
}

/// A cookie that scripts of one process see though the store refused it.
#[derive(Clone, Debug)]
pub(super) struct Phantom {
    pub(super) cookie: Arc<Cookie>,
    pub(super) created: u64,
}

impl Jar {
    /// An empty jar.
    ///
    /// ```
    /// use document_cookie::rules::{Jar, UnixTime};
    /// assert_eq!(Jar::new().cookies(UnixTime(0)).count(), 0);
    /// ```
    #[must_use]
    pub fn new() -> Jar {
        Jar::default()
    }

    /// Every cookie that has not ended by `now`, in no particular order.
    ///
    /// ```
    /// use document_cookie::rules::*;
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
            .iter()
            .flat_map(|(_, site)| &site.entries)
            .map(|entry| &entry.cookie)
            .filter(move |cookie| !cookie.is_expired(now))
    }

    pub(super) fn site(&self, name: &str) -> Option<&Site> {
        self.find(name).ok().map(|index| &self.sites[index].1)
    }

    pub(super) fn site_mut(&mut self, name: &str) -> &mut Site {
        let index = self.find(name).unwrap_or_else(|index| {
            self.sites.insert(index, (name.into(), Site::default()));
            index
        });
        &mut self.sites[index].1
    }

    /// The same jar with no cookies but those of one site: all that a write at
    /// that site can meet.
    pub(super) fn of_site(&self, name: &str) -> Jar {
        let found = self.find(name).ok();
        Jar {
            sites: found
                .map(|index| self.sites[index].clone())
                .into_iter()
                .collect(),
            clock: self.clock,
            process: self.process.clone(),
        }
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.sites
            .binary_search_by(|(other, _)| (**other).cmp(name))
    }

    /// The browser is at a page of this scheme and site.
    pub(super) fn enter_process(&mut self, scheme: Scheme, site: &str) {
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
    pub(super) fn process_since(&self, scheme: Scheme, site: &str) -> u64 {
        if self.process.scheme == Some(scheme) && *self.process.site == *site {
            self.process.since
        } else {
            self.clock + 1
        }
    }

    /// The number of this write: later ones are greater.
    pub(super) fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }
}

impl Entry {
    /// When scripts of a process that began with the write `since` take it to
    /// have been created.
    pub(super) fn created_for_script(&self, since: u64) -> u64 {
        if self.created_for_script >= since {
            self.created_for_script
        } else {
            self.created
        }
    }
}

impl Site {
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Drops what has ended.
    pub(super) fn purge(&mut self, now: UnixTime) {
        if self.next_end.is_none_or(|end| end > now) {
            return;
        }
        self.retain(|entry| !entry.cookie.is_expired(now));
        self.phantoms
            .retain(|phantom| !phantom.cookie.is_expired(now));
        let cookies = self.entries.iter().map(|entry| &entry.cookie);
        let phantoms = self.phantoms.iter().map(|phantom| &phantom.cookie);
        self.next_end = cookies
            .chain(phantoms)
            .filter_map(|cookie| cookie.expires)
            .min();
    }

    fn note_end(&mut self, end: Option<UnixTime>) {
        self.next_end = match (self.next_end, end) {
            (Some(next), Some(end)) => Some(next.min(end)),
            (next, end) => next.or(end),
        };
    }

    /// Where the cookie with this one's name, domain, path and partition is,
    /// host-only or not as it is. `key` is its [`key_of`].
    pub(super) fn position(&self, cookie: &Newcomer<'_>, key: u32) -> Option<usize> {
        let find_in = |range: Range<usize>| {
            range
                .filter(|&index| self.keys[index] == key)
                .find(|&index| same_key(&self.entries[index].cookie, cookie))
        };
        let (steps, rest) = self.keys.as_chunks::<16>();
        for (step, keys) in steps.iter().enumerate() {
            // Without an early end the compiler compares several at a time.
            let any = keys.iter().fold(false, |any, &other| any | (other == key));
            if any && let Some(found) = find_in(16 * step..16 * (step + 1)) {
                return Some(found);
            }
        }
        find_in(self.keys.len() - rest.len()..self.keys.len())
    }

    pub(super) fn push(&mut self, entry: Entry, key: u32) {
        self.note_end(entry.cookie.expires);
        self.keys.push(key);
        self.entries.push(entry);
    }

    /// The entry whose cookie this one, of the same key, will take the place
    /// of.
    pub(super) fn entry_mut(&mut self, index: usize, cookie: &Newcomer<'_>) -> &mut Entry {
        self.note_end(cookie.expires);
        &mut self.entries[index]
    }

    pub(super) fn push_phantom(&mut self, phantom: Phantom) {
        self.note_end(phantom.cookie.expires);
        self.phantoms.push(phantom);
    }

    pub(super) fn remove(&mut self, index: usize) -> Entry {
        self.keys.remove(index);
        self.entries.remove(index)
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&Entry) -> bool) {
        self.entries.retain(keep);
        self.keys = self
            .entries
            .iter()
            .map(|entry| {
                let cookie = &entry.cookie;
                key_of(&cookie.texts(), cookie.host_only, cookie.partition)
            })
            .collect();
    }
}

/// Whether the second would take the first one's place.
pub(super) fn same_key(stored: &Cookie, cookie: &Newcomer<'_>) -> bool {
    stored.name() == cookie.texts.name
        && stored.path() == cookie.texts.path
        && stored.host_only == cookie.host_only
        && stored.partition == cookie.partition
        && letters::same(stored.domain(), cookie.texts.domain)
}

/// A hash of what [`same_key`] compares, eight bytes at a time: cookies are
/// few and short, and a collision costs one comparison.
pub(super) fn key_of(texts: &Texts<'_>, host_only: bool, partition: Option<Scheme>) -> u32 {
    let partition = partition.map_or(0, |scheme| 1 + scheme as u64);
    let mut hash = u64::from(host_only) | partition << 1;
    // A domain is told by its length: one host has one domain of a length.
    hash = mix(hash, texts.domain.len() as u64);
    for text in [texts.name, texts.path] {
        let (words, rest) = text.as_chunks::<8>();
        for word in words {
            hash = mix(hash, u64::from_le_bytes(*word));
        }
        let shift_in = |last: u64, &byte: &u8| last << 8 | u64::from(byte);
        hash = mix(hash, rest.iter().fold(text.len() as u64, shift_in));
    }
    // A product's upper half depends on all bits of its factors.
    (hash >> 32) as u32
}

fn mix(hash: u64, word: u64) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    (hash.rotate_left(23) ^ word).wrapping_mul(ODD)
}
