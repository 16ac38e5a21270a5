//! A place that holds cookies. Pure: it says what a jar can do, and no more.

pub use crate::report::{Report, write_and_read_back};

use crate::cookie_string::first_of;
use crate::set_cookie::InvalidPart;
use std::fmt;

/// What holds the cookies: the browser's own, or one in memory.
///
/// ```
/// use document_cookie::{AccessError, CookieJar, TypedCookie};
/// use std::cell::RefCell;
///
/// /// Keeps the last line, and no attributes.
/// struct Last(RefCell<String>);
///
/// impl CookieJar for Last {
///     fn read(&self) -> Result<String, AccessError> {
///         Ok(self.0.borrow().split(';').next().unwrap_or_default().to_owned())
///     }
///     fn write(&self, line: &str) -> Result<(), AccessError> {
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
    fn read(&self) -> Result<String, AccessError>;

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
    fn find(&self, name: &str) -> Result<Option<String>, AccessError> {
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
    fn write(&self, line: &str) -> Result<(), AccessError>;

    /// Where the page is, as far as it counts for cookies; `None` where nobody
    /// knows.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert_eq!(jar.location().unwrap().host, "example.com");
    /// # }
    /// ```
    fn location(&self) -> Option<Location> {
        None
    }

    /// By what rules the jar judges a write, and where and when it is written;
    /// `None` where nobody knows.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
    /// assert_eq!(jar.context().unwrap().answering.engine, Engine::Firefox);
    /// ```
    #[cfg(feature = "rules")]
    fn context(&self) -> Option<crate::prediction::Context> {
        None
    }
}

/// The part of a page's URL that decides which cookies it sees.
///
/// ```
/// use document_cookie::jar::Location;
/// let page = Location::of_url("https://example.com/shop/cart?item=1").unwrap();
/// assert_eq!((&*page.host, &*page.path), ("example.com", "/shop/cart"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The host, without the port.
    pub host: String,
    /// The path, from its first `/` on, without the query.
    pub path: String,
}

impl Location {
    /// Takes it from a URL as a browser writes it; `None` for one without a
    /// host.
    ///
    /// ```
    /// use document_cookie::jar::Location;
    /// let location = Location::of_url("https://example.com:8080/a/b?c#d").unwrap();
    /// assert_eq!(location.host, "example.com");
    /// assert_eq!(location.path, "/a/b");
    /// assert_eq!(Location::of_url("about:blank"), None);
    /// ```
    #[must_use]
    pub fn of_url(url: &str) -> Option<Self> {
        let (_, rest) = url.split_once("://")?;
        let rest = rest.split(['?', '#']).next()?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (_, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        // An IPv6 address has colons of its own, inside brackets.
        let host = match host.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => host,
            _ => host,
        };
        (!host.is_empty()).then(|| Self {
            host: host.to_ascii_lowercase(),
            path: "/".to_owned() + path,
        })
    }

    /// Whether a cookie of this path is visible here: the path is that of the
    /// page, or one above it (path-match, section 5.1.4).
    ///
    /// ```
    /// use document_cookie::jar::Location;
    /// let page = Location::of_url("https://example.com/shop/cart").unwrap();
    /// assert!(page.is_under("/shop") && page.is_under("/"));
    /// assert!(!page.is_under("/sho"));
    /// ```
    #[must_use]
    pub fn is_under(&self, path: &str) -> bool {
        match self.path.strip_prefix(path) {
            Some(rest) => path.ends_with('/') || rest.is_empty() || rest.starts_with('/'),
            None => false,
        }
    }
}

/// Why a document has no cookies to read or write.
///
/// ```
/// use document_cookie::AccessError;
/// let error = AccessError::CookieAverse { scheme: "data:" };
/// assert_eq!(error.to_string(), "a document at a data: address has no cookies");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccessError {
    /// There is no window with a document here: a worker.
    NoDocument,
    /// The browser threw: a sandboxed frame, or another origin that is opaque.
    Denied {
        /// The browser's own words, where it has any.
        message: String,
    },
    /// The document takes no cookies and throws no error: its address is no
    /// network address.
    CookieAverse {
        /// The scheme of the address, such as `data:`.
        scheme: &'static str,
    },
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument => f.write_str("there is no document here"),
            Self::Denied { message } => write!(f, "the browser denies cookies here: {message}"),
            Self::CookieAverse { scheme } => {
                write!(f, "a document at a {scheme} address has no cookies")
            }
        }
    }
}

impl std::error::Error for AccessError {}

/// Why a line could not be written at all.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Encoding, TypedCookie, WriteError, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// const ID: TypedCookie<String> = TypedCookie::new("id").encoding(Encoding::Raw);
/// let error = ID.set(&jar, &"1; Secure".to_owned()).unwrap_err();
/// assert!(matches!(error, WriteError::Invalid(_)));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// A part of the cookie that would not be read back as the same part.
    Invalid(InvalidPart),
    /// The value has no text in the form asked for: its `Display` failed.
    NoText,
    /// The document may not use cookies.
    Access(AccessError),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::NoText => f.write_str("the value could not be written as text"),
            Self::Access(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(error) => Some(error),
            Self::NoText => None,
            Self::Access(error) => Some(error),
        }
    }
}

impl From<InvalidPart> for WriteError {
    fn from(error: InvalidPart) -> Self {
        Self::Invalid(error)
    }
}

impl From<AccessError> for WriteError {
    fn from(error: AccessError) -> Self {
        Self::Access(error)
    }
}
