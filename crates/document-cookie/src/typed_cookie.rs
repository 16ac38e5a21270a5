//! A cookie defined once: its name, type, encoding and scope in one constant,
//! so that reading, writing and deleting always mean the same cookie. Pure.

mod defining;
mod definition;

use crate::deletion::{Deletion, delete_all};
use crate::encoding::Encoding;
use crate::error::Error;
use crate::jar::{CookieJar, Watch};
use crate::report::Report;
use crate::set_cookie::SetCookie;
pub(crate) use definition::{Definition, First};
use std::borrow::Borrow;
use std::cell::RefCell;
use std::fmt::{self, Display, Write};
use std::marker::PhantomData;
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

/// What an error of a value's [`FromStr`] must be: an error, or a text. All
/// there are usually are.
pub trait ValueError: Into<Box<dyn std::error::Error + Send + Sync>> {}

impl<E: Into<Box<dyn std::error::Error + Send + Sync>>> ValueError for E {}

/// A cookie whose value is a `T`, read by its [`FromStr`] and written by its
/// [`Display`].
///
/// By default it has `Path=/` and `SameSite=Lax`, lives for the
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
/// let visits = VISITS.get_or(&jar, 0);
/// let report = VISITS.set(&jar, &(visits + 1)).unwrap();
/// assert_eq!(report.outcome, Outcome::Stored);
/// assert_eq!(VISITS.get(&jar), Ok(Some(1)));
/// assert_eq!(VISITS.delete(&jar).unwrap().outcome, Outcome::Removed);
/// # }
/// ```
pub struct TypedCookie<T, N = &'static str> {
    name: N,
    definition: Definition,
    value: PhantomData<fn() -> T>,
}

impl<T, N: Clone> Clone for TypedCookie<T, N> {
    fn clone(&self) -> Self {
        Self {
            name: self.name.clone(),
            definition: self.definition,
            value: PhantomData,
        }
    }
}

impl<T, N: Copy> Copy for TypedCookie<T, N> {}

impl<T, N: fmt::Debug> fmt::Debug for TypedCookie<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TypedCookie")
            .field("name", &self.name)
            .field("definition", &self.definition)
            .finish()
    }
}

/// A value that was read, and the encoding it was found in.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Encoding, TypedCookie, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const NAME: TypedCookie<String> = TypedCookie::new("name");
/// jar.receive("name=B%C3%B6");
/// let found = NAME.find(&jar).unwrap().unwrap();
/// assert_eq!((&*found.value, found.encoding), ("Bö", Encoding::Percent));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// How it was written; [`Encoding::Raw`] where it stands as it is.
    pub encoding: Encoding,
}

/// What needs to know nothing of the type.
impl<T, N: AsRef<str>> TypedCookie<T, N> {
    /// The line that removes it.
    ///
    /// ```
    /// use document_cookie::TypedCookie;
    /// const ID: TypedCookie<u32> = TypedCookie::new("id").path("/shop");
    /// assert_eq!(ID.removal().line(), "id=; Path=/shop; Max-Age=0; SameSite=Lax");
    /// ```
    #[must_use]
    pub fn removal(&self) -> SetCookie<'_> {
        self.definition.removal(self.name())
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
    pub fn delete(&self, jar: &(impl CookieJar + ?Sized)) -> Result<Report, Error> {
        self.definition.delete(self.name(), jar)
    }

    /// Removes every copy of its name that a script on this page can reach.
    /// Where the jar does not know its URL, those at `/` alone.
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
    /// assert_eq!(ID.delete_all(&jar).unwrap().deleted.len(), 2);
    /// # }
    /// ```
    pub fn delete_all(&self, jar: &(impl CookieJar + ?Sized)) -> Result<Deletion, Error> {
        delete_all(jar, &self.definition.written_name(self.name()))
    }
}

/// Reading and writing.
impl<T, N> TypedCookie<T, N>
where
    T: FromStr<Err: ValueError>,
    N: AsRef<str>,
{
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
    pub fn get(&self, jar: &(impl CookieJar + ?Sized)) -> Result<Option<T>, Error> {
        Ok(self.find(jar)?.map(|found| found.value))
    }

    /// The value of the first cookie of this name, or `default` where there is
    /// none that can be read; [`TypedCookie::get`] says why.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const PAGE_SIZE: TypedCookie<u32> = TypedCookie::new("page_size");
    /// assert_eq!(PAGE_SIZE.get_or(&jar, 20), 20);
    /// jar.receive("page_size=50");
    /// assert_eq!(PAGE_SIZE.get_or(&jar, 20), 50);
    /// # }
    /// ```
    pub fn get_or(&self, jar: &(impl CookieJar + ?Sized), default: T) -> T {
        self.get(jar).ok().flatten().unwrap_or(default)
    }

    /// As [`TypedCookie::get_or`], with the type's own default.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, TypedCookie, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// const VISITS: TypedCookie<u32> = TypedCookie::new("visits");
    /// assert_eq!(VISITS.get_or_default(&jar), 0);
    /// # }
    /// ```
    pub fn get_or_default(&self, jar: &(impl CookieJar + ?Sized)) -> T
    where
        T: Default,
    {
        self.get(jar).ok().flatten().unwrap_or_default()
    }

    /// As [`TypedCookie::get`], with the encoding the value was found in.
    ///
    /// # Errors
    /// As [`TypedCookie::get`].
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{Encoding, Error, MemoryJar, TypedCookie, rules::Engine};
    ///
    /// const VISITS: TypedCookie<u32> = TypedCookie::new("visits");
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive(r#"visits="12""#);
    /// let found = VISITS.find(&jar).unwrap().unwrap();
    /// assert_eq!((found.value, found.encoding), (12, Encoding::Quoted));
    /// jar.receive("visits=many");
    /// let Err(Error::Undecodable { raw, source }) = VISITS.find(&jar) else { panic!() };
    /// assert_eq!(raw, "many");
    /// assert!(source.downcast_ref::<std::num::ParseIntError>().is_some());
    /// # }
    /// ```
    pub fn find(&self, jar: &(impl CookieJar + ?Sized)) -> Result<Option<Found<T>>, Error> {
        self.found(self.definition.first(self.name(), jar))
    }

    fn found(&self, first: First) -> Result<Option<Found<T>>, Error> {
        match first? {
            None => Ok(None),
            Some(raw) => self.decode(&raw).map(Some),
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
    pub fn get_all(
        &self,
        jar: &(impl CookieJar + ?Sized),
    ) -> Result<Vec<Result<Found<T>, Error>>, Error> {
        let text = jar.read()?;
        let copies = self.definition.copies(self.name(), &text);
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
    /// assert!(ID.decode("one").is_err());
    /// ```
    pub fn decode(&self, raw: &str) -> Result<Found<T>, Error> {
        let undecodable = |source: Box<dyn std::error::Error + Send + Sync>| Error::Undecodable {
            raw: raw.to_owned(),
            source: Arc::from(source),
        };
        match (self.definition.codec.decode)(raw) {
            Ok((text, encoding)) => match text.parse() {
                Ok(value) => Ok(Found { value, encoding }),
                Err(error) => Err(undecodable(error.into())),
            },
            Err(error) => Err(undecodable(error)),
        }
    }

    /// Calls `listener` with what the jar holds under this name, each time that
    /// changes, whoever changed it, until the [`Watch`] is dropped.
    ///
    /// # Errors
    /// When the document may not use cookies, or the jar cannot tell when it
    /// changes.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, TypedCookie, rules::Engine};
    /// use std::{cell::Cell, rc::Rc};
    ///
    /// const VISITS: TypedCookie<u32> = TypedCookie::new("visits");
    ///
    /// let jar = Rc::new(MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap());
    /// let seen = Rc::new(Cell::new(0));
    /// let into = seen.clone();
    /// let watch = VISITS.watch(jar.clone(), move |visits| {
    ///     into.set(visits.unwrap().unwrap_or(0));
    /// });
    /// VISITS.write(&jar, &7).unwrap();
    /// assert_eq!(seen.get(), 7);
    /// # }
    /// ```
    pub fn watch<J>(
        &self,
        jar: J,
        listener: impl Fn(Result<Option<T>, Error>) + 'static,
    ) -> Result<Watch, Error>
    where
        T: 'static,
        N: Clone + 'static,
        J: CookieJar + Clone + 'static,
    {
        let cookie = self.clone();
        let shown = RefCell::new(cookie.definition.first(cookie.name(), &jar)?);
        let watched = jar.clone();
        jar.listen(Rc::new(move |_| {
            let first = cookie.definition.first(cookie.name(), &watched);
            let now = first.clone().unwrap_or_default();
            if shown.replace(now.clone()) != now {
                listener(
                    cookie
                        .found(first)
                        .map(|found| found.map(|found| found.value)),
                );
            }
        }))
    }
}

impl<T, N: AsRef<str>> TypedCookie<T, N> {
    /// Writes it, reads back, and says what happened. With feature `rules` the
    /// report carries what the rules of the browser's engine said beforehand.
    /// [`Report::into_result`] makes an error of a refusal.
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
    pub fn set<V>(&self, jar: &(impl CookieJar + ?Sized), value: &V) -> Result<Report, Error>
    where
        T: Borrow<V>,
        V: Display + ?Sized,
    {
        self.definition.set(self.name(), jar, text_of(value)?)
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
    pub fn write<V>(&self, jar: &(impl CookieJar + ?Sized), value: &V) -> Result<(), Error>
    where
        T: Borrow<V>,
        V: Display + ?Sized,
    {
        jar.write(&self.line(value)?)
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
    pub fn line<V>(&self, value: &V) -> Result<String, Error>
    where
        T: Borrow<V>,
        V: Display + ?Sized,
    {
        Ok(self.definition.line(self.name(), text_of(value)?)?)
    }
}

fn text_of<V: Display + ?Sized>(value: &V) -> Result<String, Error> {
    let mut text = String::new();
    match write!(text, "{value}") {
        Ok(()) => Ok(text),
        Err(fmt::Error) => Err(Error::NoText),
    }
}

#[cfg(test)]
mod tests;
