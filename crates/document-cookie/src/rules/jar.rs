//! The cookies of one browser profile, by site.

use std::collections::HashMap;
use std::sync::Arc;

use super::cookie::{Cookie, UnixTime};

/// All cookies of one browser profile.
///
/// It is plain data: what may enter it and in what order it is read is
/// decided by [`Rules`](super::Rules).
#[derive(Clone, Debug, Default)]
pub struct Jar {
    sites: HashMap<Box<[u8]>, Site>,
    clock: u64,
}

/// The cookies that share a registrable domain.
///
/// `keys` stands apart from the cookies so that looking one up among a site's
/// 180 reads a few cache lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    keys: Vec<u64>,
    entries: Vec<Entry>,
    pub(super) phantoms: Vec<Phantom>,
}

/// A cookie with its place in line.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) cookie: Arc<Cookie>,
    /// When it was created, in writes.
    pub(super) created: u64,
    /// When scripts take it to have been created.
    pub(super) created_for_script: u64,
    /// When it was last written.
    pub(super) accessed: u64,
}

/// A cookie that scripts of one scheme see though the store refused it.
#[derive(Clone, Debug)]
pub(super) struct Phantom {
    pub(super) cookie: Arc<Cookie>,
    pub(super) created: u64,
}

impl Jar {
    /// An empty jar.
    #[must_use]
    pub fn new() -> Jar {
        Jar::default()
    }

    /// Every cookie that has not ended by `now`, in no particular order.
    pub fn cookies(&self, now: UnixTime) -> impl Iterator<Item = &Arc<Cookie>> {
        self.sites
            .values()
            .flat_map(|site| &site.entries)
            .map(|entry| &entry.cookie)
            .filter(move |cookie| !cookie.is_expired(now))
    }

    pub(super) fn site(&self, site: &str) -> Option<&Site> {
        self.sites.get(site.as_bytes())
    }

    pub(super) fn site_mut(&mut self, site: &str) -> &mut Site {
        // Looked up twice rather than given an owned name each time.
        if !self.sites.contains_key(site.as_bytes()) {
            self.sites.insert(site.as_bytes().into(), Site::default());
        }
        self.sites.entry(site.as_bytes().into()).or_default()
    }

    /// The number of this write: later ones are greater.
    pub(super) fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }
}

impl Site {
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Drops what has ended.
    pub(super) fn purge(&mut self, now: UnixTime) {
        if self
            .entries
            .iter()
            .any(|entry| entry.cookie.is_expired(now))
        {
            self.retain(|entry| !entry.cookie.is_expired(now));
        }
        self.phantoms
            .retain(|phantom| !phantom.cookie.is_expired(now));
    }

    /// Where the cookie with this one's key is: its name, domain, path, and
    /// whether it is host-only and partitioned.
    pub(super) fn position(&self, cookie: &Cookie) -> Option<usize> {
        let key = key_of(cookie);
        self.keys
            .iter()
            .enumerate()
            .filter(|&(_, &candidate)| candidate == key)
            .map(|(index, _)| index)
            .find(|&index| same_key(&self.entries[index].cookie, cookie))
    }

    pub(super) fn push(&mut self, entry: Entry) {
        self.keys.push(key_of(&entry.cookie));
        self.entries.push(entry);
    }

    pub(super) fn replace(&mut self, index: usize, entry: Entry) {
        self.entries[index] = entry;
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
            .map(|entry| key_of(&entry.cookie))
            .collect();
    }
}

/// Whether one cookie would take the other's place.
pub(super) fn same_key(one: &Cookie, other: &Cookie) -> bool {
    one.name() == other.name()
        && one.path() == other.path()
        && one.host_only == other.host_only
        && one.partitioned == other.partitioned
        && one.domain().eq_ignore_ascii_case(other.domain())
}

/// A hash of what [`same_key`] compares: FNV-1a, which is short and fast on
/// short texts. Collisions cost one comparison.
fn key_of(cookie: &Cookie) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let flags = [u8::from(cookie.host_only) | u8::from(cookie.partitioned) << 1];
    let domain = cookie.domain().iter().map(u8::to_ascii_lowercase);
    cookie
        .name()
        .iter()
        .chain(cookie.path())
        .chain(&flags)
        .copied()
        .chain(domain)
        .fold(OFFSET, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        })
}
