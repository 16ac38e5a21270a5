//! A cookie defined once: its name, type, encoding and scope in one constant,
//! so that reading, writing and deleting always mean the same cookie. Pure.

mod definition;
mod found;

use crate::deletion::{Deletion, delete_all};
use crate::encoding::Encoding;
use crate::jar::{AccessError, CookieJar, Location, WriteError};
use crate::part::{InvalidPart, Part, check_pair, starts_with_host_prefix, starts_with_prefix};
use crate::report::Report;
use crate::set_cookie::{End, Lifetime, SameSite, SetCookie};
use definition::{Codec, Naming};
pub(crate) use definition::{Definition, First};
pub use found::{Found, ReadError, ValueError, ValueProblem};
use std::fmt::{self, Display, Write};
use std::marker::PhantomData;
use std::str::FromStr;
use std::time::Duration;

/// A cookie whose value is a `T`, read by its [`FromStr`] and written by its
/// [`Display`].
///
/// Unless told otherwise it has `Path=/` and `SameSite=Lax`, lives for the
/// session, and its value is percent-encoded, as js-cookie does. It is checked
/// when the program is compiled, where it is a constant:
///
/// ```
/// use document_cookie::TypedCookie;
/// use std::time::Duration;
///
/// const VISITS: TypedCookie<u32> =
///     TypedCookie::new("visit_count").max_age(Duration::from_secs(400 * 86_400));
/// ```
///
/// ```compile_fail
/// use document_cookie::TypedCookie;
/// const BAD: TypedCookie<u32> = TypedCookie::new("visit;count");
/// # let _ = BAD;
/// ```
///
/// Then it is read, written and deleted in any [`CookieJar`]:
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{MemoryJar, Outcome, TypedCookie, rules::Engine};
///
/// const VISITS: TypedCookie<u32> = TypedCookie::new("visit_count");
///
/// // In a page: let jar = document_cookie::browser::DocumentCookie;
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let visits = VISITS.get(&jar).unwrap().unwrap_or(0);
/// let report = VISITS.set(&jar, &(visits + 1)).unwrap();
/// assert_eq!(report.outcome, Outcome::Stored);
/// assert_eq!(VISITS.get(&jar), Ok(Some(1)));
/// assert_eq!(VISITS.delete(&jar).unwrap().outcome, Outcome::Removed);
/// # }
/// ```
pub struct TypedCookie<T> {
    definition: Definition,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for TypedCookie<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for TypedCookie<T> {}

impl<T> fmt::Debug for TypedCookie<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.definition.fmt(f)
    }
}

/// Defining it. All of these are `const`; in a constant a part that could not
/// be written stops the compiler, elsewhere it panics.
impl<T> TypedCookie<T> {
    /// A cookie of this name. One that begins with `__Secure-` or `__Host-` is
    /// `Secure`, without which browsers refuse it (section 4.1.3).
    ///
    /// # Panics
    /// When the name is empty or has a `;`, a `=`, a control character, or
    /// white space at an edge.
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
            definition: Definition {
                name,
                naming,
                encoding: Encoding::Percent,
                codec: Codec::of(Encoding::Percent),
                path: "/",
                domain: None,
                lifetime: Lifetime::Session,
                end: End::of(Lifetime::Session),
                same_site: Some(SameSite::Lax),
                secure: starts_with_prefix(name),
                partitioned: false,
            },
            value: PhantomData,
        }
    }

    /// How the value is written, and how it is read.
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
    #[must_use]
    pub const fn path(mut self, path: &'static str) -> Self {
        accept(Part::Path.check(path));
        assert!(
            path.len() == 1 || !starts_with_host_prefix(self.definition.name),
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
    #[must_use]
    pub const fn domain(mut self, domain: &'static str) -> Self {
        accept(Part::Domain.check(domain));
        assert!(
            !starts_with_host_prefix(self.definition.name),
            "a __Host- cookie has no Domain"
        );
        self.definition.domain = Some(domain);
        self
    }

    /// How long it lives from each write on, in whole seconds; for the session
    /// unless set. Browsers cap it at 400 days (section 5.5).
    #[must_use]
    pub const fn max_age(self, time: Duration) -> Self {
        self.lifetime(Lifetime::For(time))
    }

    /// How long it lives; for the session unless set.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.definition.lifetime = lifetime;
        self.definition.end = End::of(lifetime);
        self
    }

    /// `SameSite`; `Lax` unless set, no attribute with `None`. With
    /// [`SameSite::None`] it is `Secure` too, as browsers demand.
    #[must_use]
    pub const fn same_site(mut self, same_site: Option<SameSite>) -> Self {
        self.definition.secure |= matches!(same_site, Some(SameSite::None));
        self.definition.same_site = same_site;
        self
    }

    /// Only secure connections carry it (section 4.1.2.5).
    #[must_use]
    pub const fn secure(mut self) -> Self {
        self.definition.secure = true;
        self
    }

    /// It is kept apart for each site that embeds this one, and is `Secure`,
    /// as browsers then demand.
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

    /// The name, not encoded.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.definition.name
    }

    /// Whether a name, as it stands in a cookie-string, is this cookie's.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.definition.is_named(name)
    }
}

/// What needs to know nothing of the type.
impl<T> TypedCookie<T> {
    /// The line that removes it.
    #[must_use]
    pub fn removal(&self) -> SetCookie<'static> {
        self.definition.removal()
    }

    /// Removes it, exactly as it is defined, reads back, and says what
    /// happened. Copies of other paths or domains stay.
    ///
    /// # Errors
    /// When the document may not use cookies.
    pub fn delete(&self, jar: &impl CookieJar) -> Result<Report, AccessError> {
        self.definition.delete(jar)
    }

    /// Removes every copy of its name that a script on this page can reach.
    /// Where the jar does not know its location, those at `/` alone.
    ///
    /// # Errors
    /// When the document may not use cookies.
    pub fn delete_all(&self, jar: &impl CookieJar) -> Result<Deletion, WriteError> {
        let location = jar.location().unwrap_or_else(|| Location {
            host: String::new(),
            path: "/".to_owned(),
        });
        delete_all(jar, &self.definition.written_name(), &location)
    }
}

/// Reading and writing.
impl<T: FromStr> TypedCookie<T> {
    /// The value of the first cookie of this name, which is the one of the
    /// longest path; `None` when there is none.
    ///
    /// # Errors
    /// When the document may not use cookies, or this cookie does not decode.
    pub fn get(&self, jar: &impl CookieJar) -> Result<Option<T>, ReadError<T::Err>> {
        Ok(self.find(jar)?.map(|found| found.value))
    }

    /// As [`TypedCookie::get`], with the encoding the value was found in.
    ///
    /// # Errors
    /// As [`TypedCookie::get`].
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{Encoding, MemoryJar, TypedCookie, ValueProblem, ReadError};
    /// use document_cookie::rules::Engine;
    ///
    /// const VISITS: TypedCookie<u32> = TypedCookie::new("visits");
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive(r#"visits="12""#);
    /// let found = VISITS.find(&jar).unwrap().unwrap();
    /// assert_eq!((found.value, found.encoding), (12, Encoding::Quoted));
    /// jar.receive("visits=many");
    /// let Err(ReadError::Value(error)) = VISITS.find(&jar) else { panic!() };
    /// assert_eq!(error.raw, "many");
    /// assert!(matches!(error.problem, ValueProblem::Type(_)));
    /// # }
    /// ```
    pub fn find(&self, jar: &impl CookieJar) -> Result<Option<Found<T>>, ReadError<T::Err>> {
        self.found(self.definition.first(jar))
    }

    fn found(&self, first: First) -> Result<Option<Found<T>>, ReadError<T::Err>> {
        match first {
            Ok(None) => Ok(None),
            Ok(Some(raw)) => match self.decoded(&raw) {
                Ok(found) => Ok(Some(found)),
                Err(problem) => Err(ReadError::Value(ValueError { raw, problem })),
            },
            Err(error) => Err(ReadError::Access(error)),
        }
    }

    fn decoded(&self, raw: &str) -> Result<Found<T>, ValueProblem<T::Err>> {
        match (self.definition.codec.decode)(raw) {
            Ok((text, encoding)) => match text.parse() {
                Ok(value) => Ok(Found { value, encoding }),
                Err(error) => Err(ValueProblem::Type(error)),
            },
            Err(error) => Err(ValueProblem::Encoding(error)),
        }
    }

    /// Every cookie of this name, each with its value or its own error, in the
    /// browser's order: longer paths first (section 5.8.3).
    ///
    /// # Errors
    /// When the document may not use cookies.
    #[expect(clippy::type_complexity, reason = "each copy has its own result")]
    pub fn get_all(
        &self,
        jar: &impl CookieJar,
    ) -> Result<Vec<Result<Found<T>, ValueError<T::Err>>>, AccessError> {
        let text = jar.read()?;
        let copies = self.definition.copies(&text);
        Ok(copies.map(|entry| self.decode(entry.value)).collect())
    }

    /// Decodes a value as it stands in a cookie-string.
    ///
    /// # Errors
    /// When it is not in the cookie's encoding, or its text is no `T`.
    pub fn decode(&self, raw: &str) -> Result<Found<T>, ValueError<T::Err>> {
        self.decoded(raw).map_err(|problem| ValueError {
            raw: raw.to_owned(),
            problem,
        })
    }
}

#[cfg(feature = "browser")]
impl<T: FromStr + 'static> TypedCookie<T> {
    /// Calls `listener` with what the page's own jar holds under this name, each
    /// time that changes, whoever changed it; see
    /// [`browser::watch`](crate::browser::watch).
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```no_run
    /// # use document_cookie::TypedCookie;
    /// const VISITS: TypedCookie<u32> = TypedCookie::new("visits");
    /// let watch = VISITS.watch(|visits| {
    ///     // Show it.
    /// });
    /// // Listens until `watch` is dropped.
    /// ```
    pub fn watch(
        &self,
        listener: impl Fn(Result<Option<T>, ReadError<T::Err>>) + 'static,
    ) -> Result<crate::browser::Watch, AccessError> {
        let cookie = *self;
        crate::browser::watch(move |change| {
            if cookie.is_named(&change.name) {
                listener(cookie.get(&crate::browser::DocumentCookie));
            }
        })
    }
}

impl<T: Display> TypedCookie<T> {
    /// Writes it, reads back, and says what happened. With feature `rules` the
    /// report carries what the rules of the browser's engine said beforehand.
    ///
    /// # Errors
    /// When the value cannot be written in this encoding, or the document may
    /// not use cookies; nothing was written then.
    pub fn set(&self, jar: &impl CookieJar, value: &T) -> Result<Report, WriteError> {
        self.definition.set(jar, text_of(value)?)
    }

    /// Writes it, and does not look what became of it: for those who write
    /// often, since in Chromium a read straight after a write costs 0.3 ms and
    /// more.
    ///
    /// # Errors
    /// As [`TypedCookie::set`].
    pub fn write(&self, jar: &impl CookieJar, value: &T) -> Result<(), WriteError> {
        Ok(jar.write(&self.line(value)?)?)
    }

    /// The line that writes this value.
    ///
    /// # Errors
    /// When the value cannot be written in this encoding.
    pub fn line(&self, value: &T) -> Result<String, WriteError> {
        Ok(self.definition.line(text_of(value)?)?)
    }
}

fn text_of<T: Display>(value: &T) -> Result<String, WriteError> {
    let mut text = String::new();
    match write!(text, "{}", *value) {
        Ok(()) => Ok(text),
        Err(fmt::Error) => Err(WriteError::NoText),
    }
}

/// Stops the compiler, or the program, at a part that could not be written.
const fn accept(checked: Result<(), InvalidPart>) {
    if let Err(error) = checked {
        error.reject();
    }
}

#[cfg(test)]
mod tests;
