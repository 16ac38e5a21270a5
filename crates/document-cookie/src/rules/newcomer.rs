//! A cookie that is judged and not stored yet: its texts still stand where they
//! came from, and are copied once, to where they stay.

use std::sync::Arc;

use super::address::Scheme;
use super::cookie::{Cookie, Priority, SameSite, Texts, UnixTime};

/// A cookie on its way into the jar. Its fields are those of [`Cookie`].
pub(super) struct Newcomer<'a> {
    pub(super) texts: Texts<'a>,
    pub(super) host_only: bool,
    pub(super) secure: bool,
    pub(super) http_only: bool,
    pub(super) partition: Option<Scheme>,
    pub(super) same_site: SameSite,
    pub(super) priority: Priority,
    pub(super) expires: Option<UnixTime>,
}

impl Newcomer<'_> {
    /// Whether it has ended by `now`.
    pub(super) fn is_expired(&self, now: UnixTime) -> bool {
        self.expires.is_some_and(|at| at <= now)
    }

    /// Whether this very cookie is stored already.
    pub(super) fn equals(&self, stored: &Cookie) -> bool {
        self.texts == stored.texts()
            && self.host_only == stored.host_only
            && self.secure == stored.secure
            && self.http_only == stored.http_only
            && self.partition == stored.partition
            && self.same_site == stored.same_site
            && self.priority == stored.priority
            && self.expires == stored.expires
    }

    pub(super) fn to_cookie(&self) -> Arc<Cookie> {
        let mut cookie = Cookie::new(self.texts);
        self.mark(&mut cookie);
        Arc::new(cookie)
    }

    /// Becomes a stored cookie in the memory of another one.
    pub(super) fn take_place_of(&self, other: &mut Cookie) {
        other.set_texts(self.texts);
        self.mark(other);
    }

    fn mark(&self, cookie: &mut Cookie) {
        cookie.host_only = self.host_only;
        cookie.secure = self.secure;
        cookie.http_only = self.http_only;
        cookie.partition = self.partition;
        cookie.same_site = self.same_site;
        cookie.priority = self.priority;
        cookie.expires = self.expires;
    }
}
