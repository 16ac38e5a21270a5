//! A cookie as an engine keeps it.

use core::fmt;

use super::address::Scheme;

/// A point in time: seconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use document_cookie::rules::{UnixTime, cookie_date};
/// let new_year = UnixTime(1_798_761_600);
/// assert_eq!(cookie_date::serialise(new_year), "Fri, 01 Jan 2027 00:00:00 GMT");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(pub i64);

/// The SameSite attribute as kept.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let same_site = |line| jar.receive(line)[0].kept.as_ref().unwrap().same_site;
/// assert_eq!(same_site("id=1; SameSite=strict"), SameSite::Strict);
/// // The last counts, even if nobody knows it.
/// assert_eq!(same_site("id=1; SameSite=Strict; SameSite=x"), SameSite::Unset);
/// ```
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// No attribute, or one whose value the engine does not know.
    #[default]
    Unset,
    /// Sent with every request, cross-site ones too.
    None,
    /// Sent with same-site requests and with cross-site navigations.
    Lax,
    /// Sent with same-site requests only.
    Strict,
}

impl SameSite {
    /// The word in lower case: `unset`, `none`, `lax`, `strict`.
    ///
    /// ```
    /// use document_cookie::rules::SameSite;
    /// assert_eq!(SameSite::Lax.word(), "lax");
    /// assert_eq!(SameSite::default().word(), "unset");
    /// ```
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            SameSite::Unset => "unset",
            SameSite::None => "none",
            SameSite::Lax => "lax",
            SameSite::Strict => "strict",
        }
    }
}

/// Chromium's Priority attribute: which cookies go first when room is needed.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let priority = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("id=1; Priority=High")[0].kept.as_ref().unwrap().priority
/// };
/// assert_eq!(priority(Engine::Chromium), Priority::High);
/// assert_eq!(priority(Engine::Firefox), Priority::Medium);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// Evicted first.
    Low,
    /// What a cookie without the attribute has.
    #[default]
    Medium,
    /// Evicted last.
    High,
}

/// A cookie as kept: the names of the draft's storage model.
///
/// Its four byte strings stand one after the other, and nearly always within
/// the cookie itself: one allocation less for each, and one less place to look
/// at.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://www.example.com/a/b").unwrap();
/// let decision = &jar.receive("id=1; Domain=example.com; Secure")[0];
/// let cookie = decision.kept.as_ref().unwrap();
/// assert_eq!((cookie.domain(), cookie.host_only), (&b"example.com"[..], false));
/// assert_eq!((cookie.path(), cookie.secure), (&b"/a"[..], true));
/// assert_eq!(cookie.expires, None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cookie {
    text: Text,
    name_end: u32,
    value_end: u32,
    domain_end: u32,
    path_end: u32,
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

/// How much text a cookie holds within itself: enough for nearly every one.
const SHORT: usize = 80;

/// The texts of a cookie, one after the other.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Text {
    /// What is not taken is 0.
    Short([u8; SHORT]),
    Long(Box<[u8]>),
}

impl Text {
    #[inline]
    fn bytes(&self) -> &[u8] {
        match self {
            Text::Short(bytes) => bytes,
            Text::Long(bytes) => bytes,
        }
    }

    fn bytes_mut(&mut self) -> &mut [u8] {
        match self {
            Text::Short(bytes) => bytes,
            Text::Long(bytes) => bytes,
        }
    }
}

/// The four byte strings of a [`Cookie`].
///
/// ```
/// use document_cookie::rules::{Cookie, Texts};
///
/// let texts = Texts { name: b"", value: b"text", domain: b"example.com", path: b"/" };
/// // Nameless: what script reads is the value alone.
/// assert_eq!(Cookie::new(texts).name(), b"");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts<'a> {
    /// The name; empty for a nameless cookie.
    pub name: &'a [u8],
    /// The value.
    pub value: &'a [u8],
    /// The host or domain, without a leading dot.
    pub domain: &'a [u8],
    /// The path.
    pub path: &'a [u8],
}

impl Cookie {
    /// A host-only session cookie with no flags.
    ///
    /// ```
    /// use document_cookie::rules::{Cookie, SameSite, Texts};
    ///
    /// let texts = Texts { name: b"id", value: b"1", domain: b"example.com", path: b"/" };
    /// let mut cookie = Cookie::new(texts);
    /// cookie.secure = true;
    /// assert!(cookie.host_only && cookie.secure);
    /// assert_eq!((cookie.same_site, cookie.expires), (SameSite::Unset, None));
    /// ```
    #[must_use]
    pub fn new(texts: Texts<'_>) -> Cookie {
        let mut cookie = Cookie {
            text: Text::Short([0; SHORT]),
            name_end: 0,
            value_end: 0,
            domain_end: 0,
            path_end: 0,
            host_only: true,
            secure: false,
            http_only: false,
            partition: None,
            same_site: SameSite::Unset,
            priority: Priority::Medium,
            expires: None,
        };
        cookie.set_texts(texts);
        cookie
    }

    pub(super) fn set_texts(&mut self, texts: Texts<'_>) {
        let Texts {
            name,
            value,
            domain,
            path,
        } = texts;
        let name_end = name.len();
        let value_end = name_end + value.len();
        let domain_end = value_end + domain.len();
        let path_end = domain_end + path.len();
        if path_end > SHORT {
            self.text = Text::Long(vec![0; path_end].into());
        } else if let Text::Long(_) = self.text {
            self.text = Text::Short([0; SHORT]);
        }
        let bytes = self.text.bytes_mut();
        bytes[..name_end].copy_from_slice(name);
        bytes[name_end..value_end].copy_from_slice(value);
        bytes[value_end..domain_end].copy_from_slice(domain);
        bytes[domain_end..path_end].copy_from_slice(path);
        bytes[path_end..].fill(0);
        let end = |end: usize| u32::try_from(end).unwrap_or(u32::MAX);
        self.name_end = end(name_end);
        self.value_end = end(value_end);
        self.domain_end = end(domain_end);
        self.path_end = end(path_end);
    }

    pub(super) fn texts(&self) -> Texts<'_> {
        Texts {
            name: self.name(),
            value: self.value(),
            domain: self.domain(),
            path: self.path(),
        }
    }

    /// The name; empty for a nameless cookie.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::Engine};
    ///
    /// let name = |engine| {
    ///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
    ///     jar.receive("text")[0].kept.as_ref().unwrap().name().to_vec()
    /// };
    /// assert_eq!(name(Engine::Chromium), b"");
    /// assert_eq!(name(Engine::Firefox), b"text");
    /// ```
    #[must_use]
    #[inline]
    pub fn name(&self) -> &[u8] {
        &self.text.bytes()[..self.name_end as usize]
    }

    /// The value.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::Engine};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let decision = &jar.receive("id= a=b, c ; Path=/")[0];
    /// assert_eq!(decision.kept.as_ref().unwrap().value(), b"a=b, c");
    /// ```
    #[must_use]
    #[inline]
    pub fn value(&self) -> &[u8] {
        &self.text.bytes()[self.name_end as usize..self.value_end as usize]
    }

    /// The host or domain, without a leading dot.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::Engine};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://www.example.com/").unwrap();
    /// let decision = &jar.receive("id=1; Domain=.EXAMPLE.com")[0];
    /// assert_eq!(decision.kept.as_ref().unwrap().domain(), b"example.com");
    /// ```
    #[must_use]
    #[inline]
    pub fn domain(&self) -> &[u8] {
        &self.text.bytes()[self.value_end as usize..self.domain_end as usize]
    }

    /// The path.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::Engine};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/a/b/c").unwrap();
    /// // No path, and so the default: the page's directory.
    /// let decision = &jar.receive("id=1; Path=relative")[0];
    /// assert_eq!(decision.kept.as_ref().unwrap().path(), b"/a/b");
    /// ```
    #[must_use]
    #[inline]
    pub fn path(&self) -> &[u8] {
        &self.text.bytes()[self.domain_end as usize..self.path_end as usize]
    }

    /// Whether it has ended by `now`.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
    /// let decision = &jar.receive("id=1; Max-Age=60")[0];
    /// let (cookie, UnixTime(now)) = (decision.kept.as_ref().unwrap(), jar.clock());
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
            .field("name", &String::from_utf8_lossy(self.name()))
            .field("value", &String::from_utf8_lossy(self.value()))
            .field("domain", &String::from_utf8_lossy(self.domain()))
            .field("path", &String::from_utf8_lossy(self.path()))
            .field("host_only", &self.host_only)
            .field("secure", &self.secure)
            .field("http_only", &self.http_only)
            .field("partition", &self.partition)
            .field("same_site", &self.same_site)
            .field("priority", &self.priority)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}
