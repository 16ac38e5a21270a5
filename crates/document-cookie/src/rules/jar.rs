//! The cookies an engine has, by site.

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

/// A cookie a script still sees though the store refused it.
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
}
