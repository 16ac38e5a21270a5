//! Defining a typed cookie, in constants: every part is checked. Pure.

use super::TypedCookie;
use super::definition::{Codec, Definition, Naming};
use crate::encoding::Encoding;
use crate::error::Error;
use crate::part::{InvalidPart, Part, check_pair, starts_with_host_prefix, starts_with_prefix};
use crate::set_cookie::{Lifetime, LifetimeWriter, SameSite};
use std::marker::PhantomData;
use std::time::Duration;

/// Defining it. All of these are `const`; in a constant a part that could not
/// be written stops the compiler, elsewhere it panics.
impl<T> TypedCookie<T> {
    /// A cookie of this name. One that begins with `__Secure-` or `__Host-` is
    /// `Secure`, without which browsers refuse it (section 4.1.3).
    ///
    /// # Panics
    /// When the name is empty or has a `;`, a `=`, a control character, or
    /// white space at an edge.
    ///
    /// ```
    /// use document_cookie::{TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; SameSite=Lax");
    /// ```
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        accept(check_pair(name, ""));
        Self::of(name, Naming::Plain)
    }

    /// A cookie whose name is percent-encoded as js-cookie does, so that any
    /// text is a name.
    ///
    /// # Panics
    /// When the name is empty.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, TypedCookie, rules::Engine};
    /// const COLOUR: TypedCookie<String> = TypedCookie::js_cookie("favourite colour");
    /// let jar = MemoryJar::new(Engine::WebKitGtk, "https://example.com/").unwrap();
    /// COLOUR.set(&jar, &"blé; 50 %".to_owned()).unwrap();
    /// assert_eq!(jar.read().unwrap(), "favourite%20colour=bl%C3%A9%3B%2050%20%25");
    /// assert_eq!(COLOUR.get(&jar).unwrap().unwrap(), "blé; 50 %");
    /// # }
    /// ```
    #[must_use]
    pub const fn js_cookie(name: &'static str) -> Self {
        assert!(!name.is_empty(), "a cookie's name is empty");
        Self::of(name, Naming::JS_COOKIE)
    }

    const fn of(name: &'static str, naming: Naming) -> Self {
        Self {
            name,
            definition: Definition::new(naming, name),
            value: PhantomData,
        }
    }
}

#[cfg(feature = "leptos")]
impl<T> TypedCookie<T> {
    pub(crate) const fn constant_name(&self) -> &'static str {
        self.name
    }
}

impl<T> TypedCookie<T, String> {
    /// A cookie whose name is known when the program runs. Otherwise it is as
    /// one of a constant name.
    ///
    /// # Errors
    /// As [`TypedCookie::new`], without the panic.
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// let user = 7;
    /// let seen = TypedCookie::<u32, String>::named(format!("seen_{user}")).unwrap();
    /// assert_eq!(seen.line(&1).unwrap(), "seen_7=1; Path=/; SameSite=Lax");
    /// assert!(TypedCookie::<u32, String>::named("a;b").is_err());
    /// ```
    pub fn named(name: impl Into<String>) -> Result<Self, Error> {
        let name = name.into();
        check_pair(&name, "")?;
        let definition = Definition::new(Naming::Plain, &name);
        Ok(Self {
            name,
            definition,
            value: PhantomData,
        })
    }
}

impl Definition {
    const fn new(naming: Naming, name: &str) -> Self {
        Self {
            naming,
            encoding: Encoding::Percent,
            codec: Codec::of(Encoding::Percent),
            path: "/",
            domain: None,
            lifetime: Lifetime::Session,
            lifetime_writer: LifetimeWriter::of(Lifetime::Session),
            same_site: SameSite::Lax,
            secure: starts_with_prefix(name),
            host_only: starts_with_host_prefix(name),
            partitioned: false,
        }
    }
}

/// Its attributes. All of these are `const`; in a constant a part that could not
/// be written stops the compiler, elsewhere it panics.
impl<T, N> TypedCookie<T, N> {
    /// How the value is written, and how it is read.
    ///
    /// ```
    /// use document_cookie::{Encoding, TypedCookie};
    /// // As Django reads and writes it.
    /// const SAID: TypedCookie<String> = TypedCookie::new("said").encoding(Encoding::Quoted);
    /// let line = SAID.line(&"a, b".to_owned()).unwrap();
    /// assert_eq!(line, r#"said="a\054 b"; Path=/; SameSite=Lax"#);
    /// ```
    #[must_use]
    pub const fn encoding(mut self, encoding: Encoding) -> Self {
        self.definition.encoding = encoding;
        self.definition.codec = Codec::of(encoding);
        self
    }

    /// Under which URLs' paths the cookie is visible; `/` unless set
    /// (section 5.1.4).
    ///
    /// # Panics
    /// When the path does not begin with `/`, has a character that ends it, or
    /// is longer than 1,024 bytes; or when a `__Host-` cookie is to have
    /// another path than `/`.
    ///
    /// ```
    /// use document_cookie::{TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").path("/shop");
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/shop; SameSite=Lax");
    /// ```
    #[must_use]
    pub const fn path(mut self, path: &'static str) -> Self {
        accept(Part::Path.check(path));
        assert!(
            path.len() == 1 || !self.definition.host_only,
            "a __Host- cookie has Path=/ and no other"
        );
        self.definition.path = path;
        self
    }

    /// To which domain and all below it the cookie travels; to this host alone
    /// unless set (section 5.6.3).
    ///
    /// # Panics
    /// When the domain is none in ASCII and small letters, or the cookie is a
    /// `__Host-` one, which has none.
    ///
    /// ```
    /// use document_cookie::{TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").domain("example.com");
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; Domain=example.com; SameSite=Lax");
    /// ```
    #[must_use]
    pub const fn domain(mut self, domain: &'static str) -> Self {
        accept(Part::Domain.check(domain));
        assert!(!self.definition.host_only, "a __Host- cookie has no Domain");
        self.definition.domain = Some(domain);
        self
    }

    /// How long it lives from each write on, in whole seconds; for the session
    /// unless set. Browsers cap it at 400 days (section 5.5).
    ///
    /// ```
    /// use std::time::Duration;
    /// use document_cookie::{TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").max_age(Duration::from_secs(60));
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; Max-Age=60; SameSite=Lax");
    /// ```
    #[must_use]
    pub const fn max_age(self, time: Duration) -> Self {
        self.lifetime(Lifetime::For(time))
    }

    /// How long it lives; for the session unless set.
    ///
    /// ```
    /// use document_cookie::{Lifetime, TypedCookie, UnixTime};
    /// let end = UnixTime(2_000_000_000);
    /// let id = TypedCookie::<u32>::new("id").lifetime(Lifetime::Until(end));
    /// let line = id.line(&1).unwrap();
    /// assert_eq!(line, "id=1; Path=/; Expires=Wed, 18 May 2033 03:33:20 GMT; SameSite=Lax");
    /// ```
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.definition.lifetime = lifetime;
        self.definition.lifetime_writer = LifetimeWriter::of(lifetime);
        self
    }

    /// `SameSite`; `Lax` unless set, no attribute with [`SameSite::Unset`]. With
    /// [`SameSite::None`] it is `Secure` too, as browsers demand.
    ///
    /// ```
    /// use document_cookie::{SameSite, TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").same_site(SameSite::None);
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; SameSite=None; Secure");
    /// ```
    #[must_use]
    pub const fn same_site(mut self, same_site: SameSite) -> Self {
        self.definition.secure |= matches!(same_site, SameSite::None);
        self.definition.same_site = same_site;
        self
    }

    /// Only secure connections carry it (section 4.1.2.5).
    ///
    /// ```
    /// use document_cookie::{TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").secure();
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; SameSite=Lax; Secure");
    /// ```
    #[must_use]
    pub const fn secure(mut self) -> Self {
        self.definition.secure = true;
        self
    }

    /// It is kept apart for each site that embeds this one, and is `Secure`,
    /// as browsers then demand.
    ///
    /// ```
    /// use document_cookie::{TypedCookie};
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").partitioned();
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; SameSite=Lax; Secure; Partitioned");
    /// ```
    #[must_use]
    pub const fn partitioned(mut self) -> Self {
        self.definition.partitioned = true;
        self.definition.secure = true;
        self
    }

    #[cfg(feature = "leptos")]
    pub(crate) const fn definition(&self) -> &Definition {
        &self.definition
    }
}

impl<T, N: AsRef<str>> TypedCookie<T, N> {
    /// The name, not encoded.
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// const COLOUR: TypedCookie<String> = TypedCookie::js_cookie("favourite colour");
    /// assert_eq!(COLOUR.name(), "favourite colour");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_ref()
    }

    /// Whether a name, as it stands in a cookie-string, is this cookie's.
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// const ID: TypedCookie<u32> = TypedCookie::js_cookie("an id");
    /// assert!(ID.is_named("an%20id"));
    /// ```
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.definition.is_named(self.name(), name)
    }
}

/// Stops the compiler, or the program, at a part that could not be written.
const fn accept(checked: Result<(), InvalidPart>) {
    if let Err(error) = checked {
        error.reject();
    }
}
