//! A cookie whose attributes stand in fields of their own, as exports have it.

use cookie_rules::SameSite;
use std::sync::Arc;

/// A cookie as a tool exported it, or as one is to be exported.
///
/// `None` in a field means that it is not known.
///
/// ```
/// use cookie_formats::{CookieRecord, Expires, SameSite};
///
/// let mut cookie = CookieRecord::new("sid", "abc");
/// cookie.domain = Some("example.com".to_owned());
/// cookie.host_only = Some(false);
/// cookie.expires = Some(Expires::Session);
/// cookie.same_site = Some(SameSite::Lax);
/// assert_eq!(cookie.secure, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CookieRecord {
    /// The name, which may be empty.
    pub name: String,
    /// The value, which may be empty.
    pub value: String,
    /// The URL that the cookie belongs to, where the input has it.
    pub url: Option<Arc<str>>,
    /// The domain, without a dot before it.
    pub domain: Option<String>,
    /// Whether the cookie goes to that host alone, and not to those below it.
    pub host_only: Option<bool>,
    /// The path.
    pub path: Option<String>,
    /// When it ends.
    pub expires: Option<Expires>,
    /// Whether it goes over secure connections only.
    pub secure: Option<bool>,
    /// Whether scripts cannot see it.
    pub http_only: Option<bool>,
    /// Which requests from other sites carry it.
    pub same_site: Option<SameSite>,
    /// Whether it is kept apart for each top-level site.
    pub partitioned: Option<bool>,
}

impl CookieRecord {
    /// A cookie of which nothing but name and value is known.
    ///
    /// ```
    /// let cookie = cookie_formats::CookieRecord::new("a", "1");
    /// assert_eq!((cookie.path, cookie.expires), (None, None));
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            url: None,
            domain: None,
            host_only: None,
            path: None,
            expires: None,
            secure: None,
            http_only: None,
            same_site: None,
            partitioned: None,
        }
    }

    /// The set-cookie-string of what is known of the cookie, for an engine to
    /// judge. `None` where the text would be one of another cookie: a `;` or a
    /// control character stands in its name, value or path.
    ///
    /// ```
    /// use cookie_formats::CookieRecord;
    ///
    /// let mut cookie = CookieRecord::new("a", "1");
    /// cookie.secure = Some(true);
    /// assert_eq!(cookie.set_cookie_string().as_deref(), Some("a=1; Secure"));
    /// assert_eq!(CookieRecord::new("a", "1;2").set_cookie_string(), None);
    /// ```
    #[must_use]
    pub fn set_cookie_string(&self) -> Option<String> {
        crate::export::known_set_cookie_string(self)
    }
}

/// When a cookie ends.
///
/// ```
/// use cookie_formats::Expires;
/// assert_ne!(Expires::Session, Expires::At(0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expires {
    /// With the browser's session.
    Session,
    /// At a time, in seconds since 1970.
    At(i64),
}
