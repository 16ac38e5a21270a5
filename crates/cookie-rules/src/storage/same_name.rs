//! The cookies of one name at a site: one as a rule, and any number at worst.

use core::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::jar::WriteTimes;
use crate::model::cookie::Cookie;

/// A cookie, and when it was written.
#[derive(Clone, Debug)]
pub(crate) struct StoredCookie {
    pub(crate) cookie: Arc<Cookie>,
    pub(crate) times: WriteTimes,
}

/// The cookies of one name. One stands by itself, without a map around it.
#[derive(Clone, Debug)]
pub(super) enum SameName {
    One(StoredCookie),
    Many(BTreeMap<CookieKey, StoredCookie>),
}

/// A cookie by what makes it the one it is: name, path, domain, whether it is
/// host-only, and partition.
#[derive(Clone, Debug)]
pub(super) struct CookieKey(pub(super) Arc<Cookie>);

impl SameName {
    pub(super) fn iter(&self) -> impl Iterator<Item = &StoredCookie> {
        let (one, many) = match self {
            SameName::One(stored) => (Some(stored), None),
            SameName::Many(map) => (None, Some(map.values())),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    pub(super) fn len(&self) -> usize {
        match self {
            SameName::One(_) => 1,
            SameName::Many(map) => map.len(),
        }
    }

    pub(super) fn get(&self, like: &Arc<Cookie>) -> Option<&StoredCookie> {
        match self {
            SameName::One(stored) => is_same(&stored.cookie, like).then_some(stored),
            SameName::Many(map) => map.get(&CookieKey(Arc::clone(like))),
        }
    }

    pub(super) fn get_mut(&mut self, like: &Arc<Cookie>) -> Option<&mut StoredCookie> {
        match self {
            SameName::One(stored) => is_same(&stored.cookie, like).then_some(stored),
            SameName::Many(map) => map.get_mut(&CookieKey(Arc::clone(like))),
        }
    }

    /// A cookie comes that none here is like.
    pub(super) fn insert(&mut self, stored: StoredCookie) {
        let keyed = |stored: StoredCookie| (CookieKey(Arc::clone(&stored.cookie)), stored);
        match self {
            SameName::One(one) => {
                *self = SameName::Many(BTreeMap::from([keyed(one.clone()), keyed(stored)]));
            }
            SameName::Many(map) => {
                let (key, stored) = keyed(stored);
                map.insert(key, stored);
            }
        }
    }

    /// Keeps what passes; `false` where nothing is left.
    pub(super) fn retain(&mut self, mut stays: impl FnMut(&StoredCookie) -> bool) -> bool {
        match self {
            SameName::One(stored) => stays(stored),
            SameName::Many(map) => {
                map.retain(|_, stored| stays(stored));
                !map.is_empty()
            }
        }
    }

    /// Takes a cookie out of several; `None` where it is the only one, or not
    /// there.
    pub(super) fn remove_from_many(&mut self, like: &Arc<Cookie>) -> Option<StoredCookie> {
        match self {
            SameName::One(_) => None,
            SameName::Many(map) if map.len() == 1 => None,
            SameName::Many(map) => map.remove(&CookieKey(Arc::clone(like))),
        }
    }
}

/// Whether two cookies are the same one: of the same name, path, domain and
/// partition, and both host-only or neither.
pub(super) fn is_same(one: &Cookie, other: &Cookie) -> bool {
    one.name == other.name
        && one.path == other.path
        && one.host_only == other.host_only
        && one.partition == other.partition
        // Most often they are written alike, and then compared as one piece.
        && (one.domain == other.domain || one.domain.eq_ignore_ascii_case(&other.domain))
}

impl Ord for CookieKey {
    fn cmp(&self, other: &CookieKey) -> Ordering {
        let (one, other) = (&*self.0, &*other.0);
        let lower = |cookie: &Cookie| cookie.domain.to_ascii_lowercase();
        one.name
            .cmp(&other.name)
            .then_with(|| one.path.cmp(&other.path))
            .then_with(|| one.host_only.cmp(&other.host_only))
            .then_with(|| one.partition.cmp(&other.partition))
            .then_with(|| lower(one).cmp(&lower(other)))
    }
}

impl PartialOrd for CookieKey {
    fn partial_cmp(&self, other: &CookieKey) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for CookieKey {
    fn eq(&self, other: &CookieKey) -> bool {
        is_same(&self.0, &other.0)
    }
}

impl Eq for CookieKey {}
