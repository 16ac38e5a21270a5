//! A cookie defined once: its name, type, encoding and scope in one constant,
//! so that reading, writing and deleting always mean the same cookie. Pure.

mod defining;
mod definition;
mod found;

use crate::deletion::{Deletion, delete_all};
use crate::jar::{AccessError, CookieJar, Location, WriteError};
use crate::report::Report;
use crate::set_cookie::SetCookie;
pub(crate) use definition::{Definition, First};
pub use found::{Found, ReadError, ValueError, ValueProblem};
use std::fmt::{self, Display, Write};
use std::marker::PhantomData;
use std::str::FromStr;

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

/// What needs to know nothing of the type.
impl<T> TypedCookie<T> {
    /// The line that removes it.
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").path("/shop");
    /// assert_eq!(ID.removal().line(), "id=; Path=/shop; Max-Age=0; SameSite=Lax");
    /// ```
    #[must_use]
    pub fn removal(&self) -> SetCookie<'static> {
        self.definition.removal()
    }

    /// Removes it, exactly as it is defined, reads back, and says what
    /// happened. Copies of other paths or domains stay.
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// use document_cookie::Outcome;
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// ID.set(&jar, &1).unwrap();
    /// assert_eq!(ID.delete(&jar).unwrap().outcome, Outcome::Removed);
    /// # }
    /// ```
    pub fn delete(&self, jar: &impl CookieJar) -> Result<Report, AccessError> {
        self.definition.delete(jar)
    }

    /// Removes every copy of its name that a script on this page can reach.
    /// Where the jar does not know its location, those at `/` alone.
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// jar.receive("id=1; Path=/");
    /// jar.receive("id=2; Path=/; Domain=example.com");
    /// assert_eq!(ID.delete_all(&jar).unwrap().went.len(), 2);
    /// # }
    /// ```
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
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.get(&jar), Ok(None));
    /// jar.receive("id=1");
    /// assert_eq!(ID.get(&jar), Ok(Some(1)));
    /// # }
    /// ```
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
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// jar.receive("id=1; Path=/");
    /// jar.receive("id=x; Domain=example.com");
    /// let all = ID.get_all(&jar).unwrap();
    /// assert!(all[0].is_ok() && all[1].is_err());
    /// # }
    /// ```
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
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.decode("%31").unwrap().value, 1);
    /// assert_eq!(ID.decode("one").unwrap_err().raw, "one");
    /// ```
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
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// use document_cookie::Outcome;
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.set(&jar, &1).unwrap().outcome, Outcome::Stored);
    /// assert_eq!(ID.set(&jar, &2).unwrap().outcome, Outcome::Replaced);
    /// # }
    /// ```
    pub fn set(&self, jar: &impl CookieJar, value: &T) -> Result<Report, WriteError> {
        self.definition.set(jar, text_of(value)?)
    }

    /// Writes it, and does not look what became of it: for those who write
    /// often, since in Chromium a read straight after a write costs 0.3 ms and
    /// more.
    ///
    /// # Errors
    /// As [`TypedCookie::set`].
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// ID.write(&jar, &1).unwrap();
    /// assert_eq!(ID.get(&jar), Ok(Some(1)));
    /// # }
    /// ```
    pub fn write(&self, jar: &impl CookieJar, value: &T) -> Result<(), WriteError> {
        Ok(jar.write(&self.line(value)?)?)
    }

    /// The line that writes this value.
    ///
    /// # Errors
    /// When the value cannot be written in this encoding.
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// const ID: TypedCookie<u32> = TypedCookie::new("id");
    /// assert_eq!(ID.line(&1).unwrap(), "id=1; Path=/; SameSite=Lax");
    /// ```
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

#[cfg(test)]
mod tests;
