//! A cookie as an engine keeps it.

use core::fmt;

use super::same_site::SameSite;
use super::time::UnixTime;
use super::url::Scheme;

/// Chromium's Priority attribute: which cookies go first when room is needed.
///
/// ```
/// use cookie_rules::{Browser, Engine, Priority};
///
/// let priority = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("id=1; Priority=High")[0].kept.as_ref().unwrap().priority
/// };
/// assert_eq!(priority(Engine::Chromium), Priority::High);
/// assert_eq!(priority(Engine::Firefox), Priority::Medium);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Priority {
    /// Evicted first.
    Low,
    /// What a cookie without the attribute has.
    #[default]
    Medium,
    /// Evicted last.
    High,
}

/// A cookie as kept: the names of the storage model (RFC 6265bis, section 5.7).
///
/// Name, value, domain and path are bytes: engines keep what is not UTF-8.
///
/// ```
/// use cookie_rules::{Browser, Engine};
///
/// let mut browser = Browser::new(Engine::Firefox, "https://www.example.com/a/b").unwrap();
/// let decision = &browser.receive("id=1; Domain=example.com; Secure")[0];
/// let cookie = decision.kept.as_ref().unwrap();
/// assert_eq!((&*cookie.domain, cookie.host_only), (&b"example.com"[..], false));
/// assert_eq!((&*cookie.path, cookie.secure), (&b"/a"[..], true));
/// assert_eq!(cookie.expires, None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Cookie {
    /// The name; empty for a nameless cookie.
    pub name: Box<[u8]>,
    /// The value.
    pub value: Box<[u8]>,
    /// The host or domain, without a leading dot.
    pub domain: Box<[u8]>,
    /// The path.
    pub path: Box<[u8]>,
    /// Whether only the exact host gets it (no Domain attribute counted).
    pub host_only: bool,
    /// Whether it travels over secure connections only.
    pub secure: bool,
    /// Whether scripts cannot read it.
    pub http_only: bool,
    /// The partition of the jar it is kept in, apart for each top-level page's
    /// site and scheme: here the scheme, as the site is the cookie's own.
    pub partition: Option<Scheme>,
    /// The SameSite attribute as kept.
    pub same_site: SameSite,
    /// Chromium's Priority.
    pub priority: Priority,
    /// When it ends; `None` means with the browser's session.
    pub expires: Option<UnixTime>,
}

impl Cookie {
    /// Whether it has ended by `now`.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, UnixTime};
    ///
    /// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// let decision = &browser.receive("id=1; Max-Age=60")[0];
    /// let (cookie, UnixTime(now)) = (decision.kept.as_ref().unwrap(), browser.clock());
    /// assert!(!cookie.is_expired(UnixTime(now + 59)));
    /// assert!(cookie.is_expired(UnixTime(now + 60)));
    /// ```
    #[must_use]
    pub fn is_expired(&self, now: UnixTime) -> bool {
        self.expires.is_some_and(|at| at <= now)
    }
}

impl fmt::Debug for Cookie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cookie")
            .field("name", &String::from_utf8_lossy(&self.name))
            .field("value", &String::from_utf8_lossy(&self.value))
            .field("domain", &String::from_utf8_lossy(&self.domain))
            .field("path", &String::from_utf8_lossy(&self.path))
            .field("host_only", &self.host_only)
            .field("secure", &self.secure)
            .field("http_only", &self.http_only)
            .field("partition", &self.partition)
            .field("same_site", &self.same_site)
            .field("priority", &self.priority)
            .field("expires", &self.expires)
            .finish()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Cookie {
    /// Texts that are not UTF-8 are written with U+FFFD.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut cookie = serializer.serialize_struct("Cookie", 11)?;
        cookie.serialize_field("name", &String::from_utf8_lossy(&self.name))?;
        cookie.serialize_field("value", &String::from_utf8_lossy(&self.value))?;
        cookie.serialize_field("domain", &String::from_utf8_lossy(&self.domain))?;
        cookie.serialize_field("path", &String::from_utf8_lossy(&self.path))?;
        cookie.serialize_field("host_only", &self.host_only)?;
        cookie.serialize_field("secure", &self.secure)?;
        cookie.serialize_field("http_only", &self.http_only)?;
        cookie.serialize_field("partitioned", &self.partition.is_some())?;
        cookie.serialize_field("same_site", &self.same_site)?;
        cookie.serialize_field("priority", &self.priority)?;
        cookie.serialize_field("expires", &self.expires)?;
        cookie.end()
    }
}
