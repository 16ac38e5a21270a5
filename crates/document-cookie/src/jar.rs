//! A place that holds cookies. Pure: it says what a jar can do, and no more.

use crate::change::ChangeSource;
use crate::cookie_string::first_of;
use crate::error::Error;
use cookie_rules::CookieUrl;
use std::rc::Rc;
use std::sync::Arc;

/// Called after each change with who made it.
pub type Listener = Rc<dyn Fn(ChangeSource)>;

/// What holds the cookies: the browser's own, one in memory, or a request's.
///
/// ```
/// use document_cookie::{CookieJar, Error, TypedCookie};
/// use std::cell::RefCell;
///
/// /// Keeps the last line, and no attributes.
/// struct Last(RefCell<String>);
///
/// impl CookieJar for Last {
///     fn read(&self) -> Result<String, Error> {
///         Ok(self.0.borrow().split(';').next().unwrap_or_default().to_owned())
///     }
///     fn write(&self, line: &str) -> Result<(), Error> {
///         self.0.replace(line.to_owned());
///         Ok(())
///     }
/// }
///
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// let jar = Last(RefCell::default());
/// ID.write(&jar, &7).unwrap();
/// assert_eq!(ID.get(&jar), Ok(Some(7)));
/// ```
pub trait CookieJar {
    /// The cookie-string, as `document.cookie` reads.
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("a=1");
    /// jar.receive("b=2");
    /// assert_eq!(jar.read().unwrap(), "a=1; b=2");
    /// # }
    /// ```
    fn read(&self) -> Result<String, Error>;

    /// The value of the first cookie of this name, as it stands: a jar that can
    /// look for it without copying the whole cookie-string does so. A nameless
    /// cookie, which is shown without a `=`, is not looked for; see
    /// [`CookieString::get`](crate::CookieString::get).
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=1");
    /// assert_eq!(jar.find("id"), Ok(Some("1".to_owned())));
    /// assert_eq!(jar.find("other"), Ok(None));
    /// # }
    /// ```
    fn find(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(first_of(&self.read()?, name).filter(|_| !name.is_empty()))
    }

    /// Assigns one line. Success means that the line was handed over; what
    /// became of it only reading shows.
    ///
    /// # Errors
    /// When the document may not use cookies.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.write("id=1; SameSite=None").unwrap();
    /// // Refused, without a word.
    /// assert_eq!(jar.read().unwrap(), "");
    /// # }
    /// ```
    fn write(&self, line: &str) -> Result<(), Error>;

    /// Where the page is, as far as it counts for cookies; `None` where nobody
    /// knows.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert_eq!(jar.url().unwrap().host(), "example.com");
    /// # }
    /// ```
    fn url(&self) -> Option<CookieUrl> {
        None
    }

    /// Whether reading after a write shows what a browser made of it. A jar that
    /// only collects lines for a browser cannot know.
    ///
    /// ```
    /// use document_cookie::{CookieJar, RequestJar};
    /// assert!(!RequestJar::new("id=1").confirms_writes());
    /// ```
    fn confirms_writes(&self) -> bool {
        true
    }

    /// Calls `listener` after each change of what the jar shows, until the
    /// [`Watch`] is dropped.
    ///
    /// # Errors
    /// When the document may not use cookies, or this jar cannot tell:
    /// [`Error::NotWatchable`].
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// use std::{cell::Cell, rc::Rc};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let count = Rc::new(Cell::new(0));
    /// let counted = count.clone();
    /// let watch = jar.listen(Rc::new(move |_| counted.set(counted.get() + 1))).unwrap();
    /// jar.write("id=1").unwrap();
    /// drop(watch);
    /// jar.write("id=2").unwrap();
    /// assert_eq!(count.get(), 1);
    /// # }
    /// ```
    fn listen(&self, listener: Listener) -> Result<Watch, Error> {
        let _ = listener;
        Err(Error::NotWatchable)
    }

    /// By what rules the jar decides about a write, what it holds, and where and
    /// when it is written; `None` where nobody knows.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
    /// assert_eq!(jar.context().unwrap().profile.engine, Engine::Firefox);
    /// ```
    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context> {
        None
    }
}

macro_rules! forward_to_the_jar_inside {
    ($($pointer:ty),*) => {$(
        impl<J: CookieJar + ?Sized> CookieJar for $pointer {
            fn read(&self) -> Result<String, Error> {
                (**self).read()
            }

            fn find(&self, name: &str) -> Result<Option<String>, Error> {
                (**self).find(name)
            }

            fn write(&self, line: &str) -> Result<(), Error> {
                (**self).write(line)
            }

            fn url(&self) -> Option<CookieUrl> {
                (**self).url()
            }

            fn confirms_writes(&self) -> bool {
                (**self).confirms_writes()
            }

            fn listen(&self, listener: Listener) -> Result<Watch, Error> {
                (**self).listen(listener)
            }

            #[cfg(feature = "rules")]
            fn context(&self) -> Option<crate::prediction::Context> {
                (**self).context()
            }
        }
    )*};
}

forward_to_the_jar_inside!(&J, Box<J>, Rc<J>, Arc<J>);

/// Listens until it is dropped.
///
/// ```no_run
/// # #[cfg(feature = "browser")] {
/// use document_cookie::browser::watch;
///
/// let watch = watch(|change| { /* Show it. */ });
/// drop(watch);
/// # }
/// ```
#[must_use = "dropping it ends the listening"]
#[derive(Debug)]
pub struct Watch {
    id: usize,
    stop: fn(usize),
}

impl Watch {
    /// What a jar gives to those who listen: `stop` is called with `id` when it
    /// is dropped.
    ///
    /// ```
    /// use document_cookie::Watch;
    /// let watch = Watch::new(7, |id| assert_eq!(id, 7));
    /// drop(watch);
    /// ```
    pub fn new(id: usize, stop: fn(usize)) -> Self {
        Self { id, stop }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        (self.stop)(self.id);
    }
}
