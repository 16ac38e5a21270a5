//! The set-cookie-string: the line that a write assigns to `document.cookie`
//! (RFC 6265bis, section 4.1). Pure; every part is checked, so that nothing
//! can be smuggled into a line through one of them.

use crate::encoding::{EncodeError, first_unwritable};
use crate::imf_fixdate;
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
    name: Cow<'a, str>,
    value: Cow<'a, str>,
    path: Cow<'a, str>,
    lifetime: Lifetime,
    domain: Option<Cow<'a, str>>,
    same_site: Option<SameSite>,
    secure: bool,
    partitioned: bool,
}

/// How long a cookie is to live.
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

/// To which requests from other sites a cookie travels (section 4.1.2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// To none.
    Strict,
    /// To top-level navigations with a safe method.
    Lax,
    /// To all; browsers want `Secure` with it.
    None,
}

/// A part of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The cookie's name.
    Name,
    /// The cookie's value, already encoded.
    Value,
    /// The `Path` attribute.
    Path,
    /// The `Domain` attribute.
    Domain,
}

/// A part that would not be read back as the same part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidPart {
    /// Which part.
    pub part: Part,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A character that ends or changes the part.
    Character {
        /// The character.
        character: char,
        /// The byte at which it stands.
        at: usize,
    },
    /// Name and value are both empty: browsers keep no such cookie.
    Empty,
    /// A path that does not begin with `/` is ignored by browsers.
    Relative,
}

impl<'a> SetCookie<'a> {
    /// A cookie of this name and value (encoded already), with `Path=/`,
    /// `SameSite=Lax`, for the session.
    ///
    /// # Errors
    /// When name or value has a character that would end it: `;` or a control
    /// character in either, `=` in the name, white space at an edge.
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        value: impl Into<Cow<'a, str>>,
    ) -> Result<Self, InvalidPart> {
        let (name, value) = (name.into(), value.into());
        check(Part::Name, &name)?;
        check(Part::Value, &value)?;
        if name.is_empty() && value.is_empty() {
            return Err(InvalidPart {
                part: Part::Name,
                problem: Problem::Empty,
            });
        }
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
    pub fn removal(name: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let name = name.into();
        check(Part::Name, &name)?;
        Ok(Self {
            name,
            value: Cow::Borrowed(""),
            path: Cow::Borrowed("/"),
            lifetime: Lifetime::For(Duration::ZERO),
            domain: None,
            same_site: Some(SameSite::Lax),
            secure: false,
            partitioned: false,
        })
    }

    /// Under which URLs' paths the cookie is visible; `/` unless set.
    ///
    /// # Errors
    /// When the path does not begin with `/` or has a character that ends it.
    pub fn path(mut self, path: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let path = path.into();
        check(Part::Path, &path)?;
        if !path.starts_with('/') {
            return Err(InvalidPart {
                part: Part::Path,
                problem: Problem::Relative,
            });
        }
        self.path = path;
        Ok(self)
    }

    /// To which domain and all below it the cookie travels; to this host alone
    /// unless set. A dot at its beginning means nothing (section 5.6.3).
    ///
    /// # Errors
    /// When the domain is empty, which some browsers take for no attribute, or
    /// has a character that ends it or is in no host name.
    pub fn domain(mut self, domain: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let domain = domain.into();
        check(Part::Domain, &domain)?;
        if domain.is_empty() {
            return Err(InvalidPart {
                part: Part::Domain,
                problem: Problem::Empty,
            });
        }
        self.domain = Some(domain);
        Ok(self)
    }

    /// Another value, encoded already, for the same cookie.
    ///
    /// # Errors
    /// As [`SetCookie::new`].
    pub fn with_value(mut self, value: impl Into<Cow<'a, str>>) -> Result<Self, InvalidPart> {
        let value = value.into();
        check(Part::Value, &value)?;
        self.value = value;
        Ok(self)
    }

    /// Whether it is kept apart for each site that embeds this one.
    #[must_use]
    pub fn partitioned(mut self, partitioned: bool) -> Self {
        self.partitioned = partitioned;
        self
    }

    /// How long it lives; for the session unless set.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// `SameSite`; `Lax` unless set, no attribute with `None`.
    #[must_use]
    pub fn same_site(mut self, same_site: Option<SameSite>) -> Self {
        self.same_site = same_site;
        self
    }

    /// Whether only secure connections carry it.
    #[must_use]
    pub fn secure(mut self, secure: bool) -> Self {
        self.secure = secure;
        self
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value, encoded.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// How long it is to live.
    #[must_use]
    pub const fn planned_lifetime(&self) -> Lifetime {
        self.lifetime
    }

    /// Whether the line asks for the cookie to go.
    #[must_use]
    pub fn removes(&self) -> bool {
        match self.lifetime {
            Lifetime::Session => false,
            Lifetime::For(time) => time.as_secs() == 0,
            Lifetime::Until(time) => time <= SystemTime::UNIX_EPOCH,
        }
    }
}

/// The line, as `document.cookie` takes it.
impl fmt::Display for SetCookie<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}; Path={}", self.name, self.value, self.path)?;
        if let Some(domain) = &self.domain {
            write!(f, "; Domain={domain}")?;
        }
        match self.lifetime {
            Lifetime::Session => {}
            Lifetime::For(time) => write!(f, "; Max-Age={}", time.as_secs())?,
            Lifetime::Until(time) => write!(f, "; Expires={}", imf_fixdate::of(time))?,
        }
        if let Some(same_site) = self.same_site {
            let word = match same_site {
                SameSite::Strict => "Strict",
                SameSite::Lax => "Lax",
                SameSite::None => "None",
            };
            write!(f, "; SameSite={word}")?;
        }
        if self.secure {
            f.write_str("; Secure")?;
        }
        if self.partitioned {
            f.write_str("; Partitioned")?;
        }
        Ok(())
    }
}

fn check(part: Part, text: &str) -> Result<(), InvalidPart> {
    let bad = first_unwritable(text, |character| match part {
        Part::Name => character == '=',
        Part::Domain => matches!(character, ' ' | '/' | ',' | '='),
        Part::Value | Part::Path => false,
    });
    match bad {
        None => Ok(()),
        Some(EncodeError { character, at }) => Err(InvalidPart {
            part,
            problem: Problem::Character { character, at },
        }),
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
        assert_eq!(cookie().domain("").unwrap_err().problem, Problem::Empty);
    }

    #[test]
    fn a_removal_is_an_expired_write_of_nothing() {
        let removal = SetCookie::removal("x").unwrap();
        assert!(removal.removes());
        assert_eq!(removal.to_string(), "x=; Path=/; Max-Age=0; SameSite=Lax");
    }

    #[test]
    fn a_cookie_needs_a_name_or_a_value() {
        assert_eq!(SetCookie::new("", "").unwrap_err().problem, Problem::Empty);
        assert!(SetCookie::new("", "x").is_ok());
    }
}
