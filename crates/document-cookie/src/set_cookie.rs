//! The set-cookie-string: the line that a write assigns to `document.cookie`
//! (RFC 6265bis, section 4.1). Pure; every part is checked, so that nothing
//! can be smuggled into a line through one of them.

mod plan;

use crate::part::check_pair;
pub use crate::part::{InvalidPart, Part, Problem};
pub(crate) use plan::{End, Plan};
use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime};

/// A cookie about to be written by script.
///
/// ```
/// use document_cookie::{Lifetime, SetCookie};
/// use std::time::Duration;
///
/// let cookie = SetCookie::new("visit_count", "2")
///     .unwrap()
///     .lifetime(Lifetime::For(Duration::from_secs(3600)));
/// assert_eq!(cookie.to_string(), "visit_count=2; Path=/; Max-Age=3600; SameSite=Lax");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCookie<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) value: Cow<'a, str>,
    pub(crate) path: Cow<'a, str>,
    pub(crate) lifetime: Lifetime,
    pub(crate) domain: Option<Cow<'a, str>>,
    pub(crate) same_site: Option<SameSite>,
    pub(crate) secure: bool,
    pub(crate) partitioned: bool,
}

/// How long a cookie is to live.
///
/// ```
/// use document_cookie::{Lifetime, SetCookie};
/// use std::time::{Duration, SystemTime};
///
/// let cookie = SetCookie::new("id", "1").unwrap();
/// let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(43_200);
/// let line = cookie.lifetime(Lifetime::Until(noon)).line();
/// assert!(line.contains("; Expires=Thu, 01 Jan 1970 12:00:00 GMT"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lifetime {
    /// Until the browser closes: no Max-Age and no Expires.
    #[default]
    Session,
    /// For this long from the write on, in whole seconds. Browsers cap it at
    /// 400 days (section 5.5). Zero removes the cookie.
    For(Duration),
    /// Until this point in time, in whole seconds, written as `Expires`; one
    /// that has passed by the browser's clock removes the cookie.
    Until(SystemTime),
}

impl Lifetime {
    pub(crate) fn removes(self) -> bool {
        match self {
            Self::Session => false,
            Self::For(time) => time.as_secs() == 0,
            Self::Until(time) => time <= SystemTime::UNIX_EPOCH,
        }
    }
}

/// To which requests from other sites a cookie travels (section 4.1.2.7).
///
/// ```
/// use document_cookie::{SameSite, SetCookie};
///
/// let cookie = SetCookie::new("id", "1").unwrap();
/// let strict = cookie.same_site(Some(SameSite::Strict));
/// assert_eq!(strict.line(), "id=1; Path=/; SameSite=Strict");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// To none.
    Strict,
    /// To top-level navigations with a safe method.
    Lax,
    /// To all; browsers want `Secure` with it.
    None,
}

impl<'a> SetCookie<'a> {
    /// A cookie of this name and value (encoded already), with `Path=/`,
    /// `SameSite=Lax`, for the session.
    ///
    /// # Errors
    /// When name or value has a character that would end it: `;` or a control
    /// character in either, `=` in the name, white space at an edge. A cookie
    /// without a name needs a value that cannot pass for a named cookie.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// assert!(SetCookie::new("id", "1").is_ok());
    /// assert!(SetCookie::new("id", "1; Secure").is_err());
    /// ```
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        value: impl Into<Cow<'a, str>>,
    ) -> Result<Self, InvalidPart> {
        Self::of(name.into(), value.into())
    }

    fn of(name: Cow<'a, str>, value: Cow<'a, str>) -> Result<Self, InvalidPart> {
        check_pair(&name, &value)?;
        Ok(Self {
            name,
            value,
            path: Cow::Borrowed("/"),
            lifetime: Lifetime::Session,
            domain: None,
            same_site: Some(SameSite::Lax),
            secure: false,
            partitioned: false,
        })
    }

    /// The line that removes the cookie of this name at `Path=/`.
    ///
    /// Where it removes nothing, one with [`SetCookie::secure`] may: browsers
    /// refuse even the removal of a `__Secure-` or `__Host-` name without it
    /// (section 4.1.3).
    ///
    /// # Errors
    /// As [`SetCookie::new`].
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let removal = SetCookie::removal("id").unwrap();
    /// assert_eq!(removal.line(), "id=; Path=/; Max-Age=0; SameSite=Lax");
    /// ```
    pub fn removal(name: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let name = name.into();
        // Browsers take no write of nothing at all, not even to remove.
        let value = if name.is_empty() { "removed" } else { "" };
        let cookie = Self::of(name, Cow::Borrowed(value))?;
        Ok(cookie.lifetime(Lifetime::For(Duration::ZERO)))
    }

    /// Under which URLs' paths the cookie is visible; `/` unless set.
    ///
    /// # Errors
    /// When the path does not begin with `/`, has a character that ends it, or
    /// is longer than the 1,024 bytes that browsers heed.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.clone().path("/shop").unwrap().line(), "id=1; Path=/shop; SameSite=Lax");
    /// assert!(cookie.path("shop").is_err());
    /// ```
    pub fn path(mut self, path: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let path = path.into();
        Part::Path.check(&path)?;
        self.path = path;
        Ok(self)
    }

    /// To which domain and all below it the cookie travels; to this host alone
    /// Capitals are written small: some browsers match no others.
    ///
    /// # Errors
    /// When the domain is empty, which browsers take for no attribute, is
    /// longer than they heed, or has a character that is in no host name; one
    /// beyond ASCII is written in its `xn--` form.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().domain("Example.com").unwrap();
    /// assert_eq!(cookie.line(), "id=1; Path=/; Domain=example.com; SameSite=Lax");
    /// ```
    pub fn domain(mut self, domain: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let mut domain = domain.into();
        if domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
            domain.to_mut().make_ascii_lowercase();
        }
        Part::Domain.check(&domain)?;
        self.domain = Some(domain);
        Ok(self)
    }

    /// Another value, encoded already, for the same cookie.
    ///
    /// # Errors
    /// As [`SetCookie::new`].
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().with_value("2").unwrap();
    /// assert_eq!((cookie.name(), cookie.value()), ("id", "2"));
    /// ```
    pub fn with_value(mut self, value: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let value = value.into();
        check_pair(&self.name, &value)?;
        self.value = value;
        Ok(self)
    }

    /// Whether it is kept apart for each site that embeds this one; browsers
    /// want `Secure` with it (Partitioned Cookies, section 2.1).
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().secure(true).partitioned(true);
    /// assert_eq!(cookie.line(), "id=1; Path=/; SameSite=Lax; Secure; Partitioned");
    /// ```
    #[must_use]
    pub fn partitioned(mut self, partitioned: bool) -> Self {
        self.partitioned = partitioned;
        self
    }

    /// How long it lives; for the session unless set.
    ///
    /// ```
    /// use document_cookie::{Lifetime, SetCookie};
    /// use std::time::Duration;
    /// let hour = Lifetime::For(Duration::from_secs(3600));
    /// let cookie = SetCookie::new("id", "1").unwrap().lifetime(hour);
    /// assert_eq!(cookie.line(), "id=1; Path=/; Max-Age=3600; SameSite=Lax");
    /// ```
    #[must_use]
    pub fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// `SameSite`; `Lax` unless set, no attribute with `None`.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().same_site(None);
    /// assert_eq!(cookie.line(), "id=1; Path=/");
    /// ```
    #[must_use]
    pub fn same_site(mut self, same_site: Option<SameSite>) -> Self {
        self.same_site = same_site;
        self
    }

    /// Whether only secure connections carry it.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().secure(true);
    /// assert_eq!(cookie.line(), "id=1; Path=/; SameSite=Lax; Secure");
    /// ```
    #[must_use]
    pub fn secure(mut self, secure: bool) -> Self {
        self.secure = secure;
        self
    }

    /// The name.
    ///
    /// ```
    /// let cookie = document_cookie::SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.name(), "id");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value, encoded.
    ///
    /// ```
    /// let cookie = document_cookie::SetCookie::new("id", "a%20b").unwrap();
    /// assert_eq!(cookie.value(), "a%20b");
    /// ```
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Under which URLs' paths it is to be visible.
    ///
    /// ```
    /// let cookie = document_cookie::SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.planned_path(), "/");
    /// ```
    #[must_use]
    pub fn planned_path(&self) -> &str {
        &self.path
    }

    /// The domain that will be written; `None` for a cookie of this host alone.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().domain("example.com").unwrap();
    /// assert_eq!(cookie.planned_domain(), Some("example.com"));
    /// ```
    #[must_use]
    pub fn planned_domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// The SameSite that will be written, if any.
    ///
    /// ```
    /// use document_cookie::{SameSite, SetCookie};
    /// let cookie = SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.planned_same_site(), Some(SameSite::Lax));
    /// ```
    #[must_use]
    pub const fn planned_same_site(&self) -> Option<SameSite> {
        self.same_site
    }

    /// Whether Secure will be written.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// assert!(!SetCookie::new("id", "1").unwrap().is_secure());
    /// ```
    #[must_use]
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether Partitioned will be written.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// assert!(SetCookie::new("id", "1").unwrap().partitioned(true).is_partitioned());
    /// ```
    #[must_use]
    pub const fn is_partitioned(&self) -> bool {
        self.partitioned
    }

    /// How long it is to live.
    ///
    /// ```
    /// use document_cookie::{Lifetime, SetCookie};
    /// let cookie = SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.planned_lifetime(), Lifetime::Session);
    /// ```
    #[must_use]
    pub const fn planned_lifetime(&self) -> Lifetime {
        self.lifetime
    }

    /// Whether the line asks for the cookie to go, whatever the clock says: a
    /// lifetime of no whole second, or until 1970 at the latest.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// assert!(SetCookie::removal("id").unwrap().removes());
    /// assert!(!SetCookie::new("id", "1").unwrap().removes());
    /// ```
    #[must_use]
    pub fn removes(&self) -> bool {
        self.lifetime.removes()
    }

    /// The line, as `document.cookie` takes it.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.line(), "id=1; Path=/; SameSite=Lax");
    /// ```
    #[must_use]
    pub fn line(&self) -> String {
        self.plan().line()
    }

    pub(crate) fn plan(&self) -> Plan<'_> {
        Plan {
            name: &self.name,
            value: &self.value,
            path: &self.path,
            lifetime: self.lifetime,
            end: End::of(self.lifetime),
            domain: self.domain.as_deref(),
            same_site: self.same_site,
            secure: self.secure,
            partitioned: self.partitioned,
        }
    }
}

/// The line, as `document.cookie` takes it.
impl fmt::Display for SetCookie<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad(part: Part, character: char, at: usize) -> InvalidPart {
        InvalidPart {
            part,
            problem: Problem::Character { character, at },
        }
    }

    #[test]
    fn no_attribute_can_be_smuggled_through_a_part() {
        assert_eq!(
            SetCookie::new("a;b", "").unwrap_err(),
            bad(Part::Name, ';', 1)
        );
        assert_eq!(
            SetCookie::new("a=b", "").unwrap_err(),
            bad(Part::Name, '=', 1)
        );
        assert_eq!(
            SetCookie::new("a", "b; Secure").unwrap_err(),
            bad(Part::Value, ';', 1)
        );
        assert_eq!(
            SetCookie::new("a", "b\n").unwrap_err(),
            bad(Part::Value, '\n', 1)
        );
        let cookie = SetCookie::new("a", "b").unwrap();
        assert_eq!(cookie.path("/x;y").unwrap_err(), bad(Part::Path, ';', 2));
    }

    #[test]
    fn a_cookie_without_lifetime_has_no_max_age() {
        assert_eq!(
            SetCookie::new("a", "b c=d").unwrap().to_string(),
            "a=b c=d; Path=/; SameSite=Lax"
        );
    }

    #[test]
    fn every_attribute_is_written_in_one_order() {
        let cookie = SetCookie::new("a", "b")
            .unwrap()
            .path("/x")
            .unwrap()
            .domain("example.com")
            .unwrap()
            .lifetime(Lifetime::Until(
                SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777),
            ))
            .same_site(Some(SameSite::None))
            .secure(true)
            .partitioned(true);
        assert_eq!(
            cookie.to_string(),
            "a=b; Path=/x; Domain=example.com; Expires=Sun, 06 Nov 1994 08:49:37 GMT; \
             SameSite=None; Secure; Partitioned"
        );
    }

    #[test]
    fn a_domain_is_one_host_name() {
        let cookie = || SetCookie::new("a", "b").unwrap();
        assert_eq!(
            cookie().domain("e.org/x").unwrap_err(),
            bad(Part::Domain, '/', 5)
        );
        let capitals = cookie().domain("E.org").unwrap().line();
        assert_eq!(capitals, "a=b; Path=/; Domain=e.org; SameSite=Lax");
        assert_eq!(cookie().domain("").unwrap_err().problem, Problem::Empty);
    }

    #[test]
    fn a_removal_is_an_expired_write_of_nothing() {
        let removal = SetCookie::removal("x").unwrap();
        assert!(removal.removes());
        assert_eq!(removal.line(), "x=; Path=/; Max-Age=0; SameSite=Lax");
        let nameless = SetCookie::removal("").unwrap();
        assert_eq!(nameless.line(), "=removed; Path=/; Max-Age=0; SameSite=Lax");
    }

    #[test]
    fn a_cookie_needs_a_name_or_a_value() {
        assert_eq!(SetCookie::new("", "").unwrap_err().problem, Problem::Empty);
        assert!(SetCookie::new("", "x").is_ok());
    }
}
