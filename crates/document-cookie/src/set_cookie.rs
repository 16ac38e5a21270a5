//! The set-cookie-string: the line that a write assigns to `document.cookie`
//! (RFC 6265bis, section 4.1). Pure; every part is checked, so that nothing
//! can be smuggled into a line through one of them.

mod serialized_parts;

pub use crate::part::{InvalidPart, Part, Problem};
use crate::part::{check_pair, starts_with_prefix};
pub use cookie_rules::SameSite;
use cookie_rules::UnixTime;
pub(crate) use serialized_parts::{LifetimeWriter, SerializedParts};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// A cookie about to be written by script.
///
/// ```
/// use document_cookie::SetCookie;
/// use std::time::Duration;
///
/// let cookie = SetCookie::new("visit_count", "2")
///     .unwrap()
///     .max_age(Duration::from_secs(3600));
/// assert_eq!(cookie.to_string(), "visit_count=2; Path=/; Max-Age=3600; SameSite=Lax");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCookie<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) value: Cow<'a, str>,
    pub(crate) path: Cow<'a, str>,
    pub(crate) lifetime: Lifetime,
    pub(crate) domain: Option<Cow<'a, str>>,
    pub(crate) same_site: SameSite,
    pub(crate) secure: bool,
    pub(crate) partitioned: bool,
}

/// How long a cookie is to live.
///
/// ```
/// use document_cookie::{Lifetime, SetCookie, UnixTime};
///
/// let cookie = SetCookie::new("id", "1").unwrap();
/// let noon = UnixTime(43_200);
/// let line = cookie.lifetime(Lifetime::Until(noon)).line();
/// assert!(line.contains("; Expires=Thu, 01 Jan 1970 12:00:00 GMT"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lifetime {
    /// Until the browser closes: no Max-Age and no Expires.
    #[default]
    Session,
    /// For this long from the write on, in whole seconds. Browsers cap it at
    /// 400 days (section 5.5). Zero removes the cookie.
    For(Duration),
    /// Until this point in time, in whole seconds, written as `Expires`; one
    /// that has passed by the browser's clock removes the cookie.
    ///
    /// A page gets the present from `browser::now`; a native program makes it
    /// of a `SystemTime`, which has no present in a page.
    Until(UnixTime),
}

impl Lifetime {
    pub(crate) fn removes(self) -> bool {
        match self {
            Self::Session => false,
            Self::For(time) => time.as_secs() == 0,
            Self::Until(time) => time <= UnixTime(0),
        }
    }
}

/// The attributes of a [`SetCookie`], as they will be written.
///
/// ```
/// use document_cookie::{SameSite, SetCookie};
///
/// let cookie = SetCookie::new("id", "1").unwrap().secure();
/// let attributes = cookie.attributes();
/// assert_eq!((attributes.path, attributes.domain), ("/", None));
/// assert_eq!((attributes.same_site, attributes.secure), (SameSite::Lax, true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CookieAttributes<'a> {
    /// Under which URLs' paths it is to be visible.
    pub path: &'a str,
    /// To which domain it travels; `None` for this host alone.
    pub domain: Option<&'a str>,
    /// How long it is to live.
    pub lifetime: Lifetime,
    /// To which requests from other sites it travels.
    pub same_site: SameSite,
    /// Whether only secure connections carry it.
    pub secure: bool,
    /// Whether it is kept apart for each site that embeds this one.
    pub partitioned: bool,
}

impl<'a> SetCookie<'a> {
    /// A cookie of this name and value (encoded already), with `Path=/`,
    /// `SameSite=Lax`, for the session. One whose name begins with a prefix is
    /// `Secure`, without which browsers refuse it (section 4.1.3).
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
        let secure = starts_with_prefix(&name);
        Ok(Self {
            name,
            value,
            path: Cow::Borrowed("/"),
            lifetime: Lifetime::Session,
            domain: None,
            same_site: SameSite::Lax,
            secure,
            partitioned: false,
        })
    }

    /// The line that removes the cookie of this name at `Path=/`.
    ///
    /// A prefixed name has `Secure`, without which browsers refuse even its
    /// removal (section 4.1.3).
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
    /// unless set. Capitals are written small: some browsers match no others.
    ///
    /// # Errors
    /// When the domain is empty, which browsers take for no attribute, is
    /// longer than they heed, has a port or a dot at its end, or a character
    /// that is in no host name; one beyond ASCII is written in its `xn--` form.
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

    /// It is kept apart for each site that embeds this one (Partitioned Cookies,
    /// section 2.1), and is `Secure`, as browsers then demand.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().partitioned();
    /// assert_eq!(cookie.line(), "id=1; Path=/; SameSite=Lax; Secure; Partitioned");
    /// ```
    #[must_use]
    pub fn partitioned(mut self) -> Self {
        self.partitioned = true;
        self.secure = true;
        self
    }

    /// How long it lives from the write on, in whole seconds; for the session
    /// unless set. Browsers cap it at 400 days (section 5.5).
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// use std::time::Duration;
    /// let cookie = SetCookie::new("id", "1").unwrap().max_age(Duration::from_secs(3600));
    /// assert_eq!(cookie.line(), "id=1; Path=/; Max-Age=3600; SameSite=Lax");
    /// ```
    #[must_use]
    pub fn max_age(self, time: Duration) -> Self {
        self.lifetime(Lifetime::For(time))
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

    /// `SameSite`; `Lax` unless set, no attribute with [`SameSite::Unset`]. With
    /// [`SameSite::None`] it is `Secure` too, as browsers demand.
    ///
    /// ```
    /// use document_cookie::{SameSite, SetCookie};
    /// let cookie = SetCookie::new("id", "1").unwrap();
    /// let everywhere = cookie.clone().same_site(SameSite::None);
    /// assert_eq!(everywhere.line(), "id=1; Path=/; SameSite=None; Secure");
    /// assert_eq!(cookie.same_site(SameSite::Unset).line(), "id=1; Path=/");
    /// ```
    #[must_use]
    pub fn same_site(mut self, same_site: SameSite) -> Self {
        self.secure |= same_site == SameSite::None;
        self.same_site = same_site;
        self
    }

    /// Only secure connections carry it (section 4.1.2.5).
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("id", "1").unwrap().secure();
    /// assert_eq!(cookie.line(), "id=1; Path=/; SameSite=Lax; Secure");
    /// ```
    #[must_use]
    pub fn secure(self) -> Self {
        self.with_secure(true)
    }

    /// `Secure` as said, whatever the name or another attribute demands: for
    /// those who show what browsers refuse, and for engines that demand nothing.
    ///
    /// ```
    /// use document_cookie::SetCookie;
    /// let cookie = SetCookie::new("__Host-id", "1").unwrap().with_secure(false);
    /// assert_eq!(cookie.line(), "__Host-id=1; Path=/; SameSite=Lax");
    /// ```
    #[must_use]
    pub fn with_secure(mut self, secure: bool) -> Self {
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

    /// Its attributes, as they will be written.
    ///
    /// ```
    /// use document_cookie::{Lifetime, SetCookie};
    /// let cookie = SetCookie::new("id", "1").unwrap();
    /// assert_eq!(cookie.attributes().lifetime, Lifetime::Session);
    /// ```
    #[must_use]
    pub fn attributes(&self) -> CookieAttributes<'_> {
        CookieAttributes {
            path: &self.path,
            domain: self.domain.as_deref(),
            lifetime: self.lifetime,
            same_site: self.same_site,
            secure: self.secure,
            partitioned: self.partitioned,
        }
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
        self.parts().line()
    }

    pub(crate) fn parts(&self) -> SerializedParts<'_> {
        SerializedParts {
            name: &self.name,
            value: &self.value,
            path: &self.path,
            lifetime: self.lifetime,
            lifetime_writer: LifetimeWriter::of(self.lifetime),
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
            .lifetime(Lifetime::Until(UnixTime(784_111_777)))
            .same_site(SameSite::None)
            .partitioned();
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
    fn what_a_prefix_or_an_attribute_demands_is_there() {
        let cookie = |name: &'static str| SetCookie::new(name, "1").unwrap();
        assert!(cookie("__Http-a").attributes().secure);
        assert!(cookie("a").same_site(SameSite::None).attributes().secure);
        assert!(cookie("a").partitioned().attributes().secure);
        assert!(!cookie("a").attributes().secure);
        assert!(!cookie("__Host-a").with_secure(false).attributes().secure);
    }

    #[test]
    fn a_time_that_no_date_can_say_is_the_nearest_it_can() {
        let line = |time| {
            let cookie = SetCookie::new("a", "b").unwrap();
            cookie.lifetime(Lifetime::Until(time)).line()
        };
        assert!(line(UnixTime(-1)).contains("Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
        assert!(line(UnixTime(i64::MAX)).contains("Expires=Fri, 31 Dec 9999 23:59:59 GMT"));
    }

    #[test]
    fn a_cookie_needs_a_name_or_a_value() {
        assert_eq!(SetCookie::new("", "").unwrap_err().problem, Problem::Empty);
        assert!(SetCookie::new("", "x").is_ok());
    }
}
