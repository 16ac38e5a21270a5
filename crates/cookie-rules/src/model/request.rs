//! A request, as far as it decides which cookies travel with it.

use super::page::ThirdPartyCookies;
use super::url::CookieUrl;

/// Whose doing a request is.
///
/// ```
/// use cookie_rules::{CookieUrl, Initiator, Request};
///
/// let url = CookieUrl::parse("https://example.com/").unwrap();
/// // What is typed into the address bar is nobody else's doing.
/// assert_eq!(Request::navigation(url).initiator, Initiator::SameSite);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Initiator {
    /// The same site, or the person (address bar, bookmark).
    #[default]
    SameSite,
    /// Another site.
    CrossSite,
}

/// What a request fetches.
///
/// ```
/// use cookie_rules::*;
///
/// let (rules, now) = (Rules::new(Engine::Standard), UnixTime(1_795_000_000));
/// let page = Page::parse("https://example.com/").unwrap();
/// let mut jar = Jar::new();
/// let via = Via::Script { text: b"id=1; SameSite=Lax" };
/// rules.apply(&mut jar, &Write { page: &page, via, now });
/// let navigation = Request::navigation(page.url.clone().unwrap());
/// let link = Request { initiator: Initiator::CrossSite, ..navigation };
/// let image = Request { destination: Destination::Within, ..link.clone() };
/// assert_eq!(rules.sent(&jar, &link, now).len(), 1);
/// assert_eq!(rules.sent(&jar, &image, now).len(), 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Destination {
    /// The page shown in the address bar.
    #[default]
    TopLevel,
    /// Anything within a page: an image, a frame, a `fetch`.
    Within,
}

/// Whether the method is one that should change nothing.
///
/// ```
/// use cookie_rules::*;
///
/// let (rules, now) = (Rules::new(Engine::Standard), UnixTime(1_795_000_000));
/// let page = Page::parse("https://example.com/").unwrap();
/// let mut jar = Jar::new();
/// let via = Via::Script { text: b"id=1; SameSite=Lax" };
/// rules.apply(&mut jar, &Write { page: &page, via, now });
/// let navigation = Request::navigation(page.url.clone().unwrap());
/// // A form of another site that is posted.
/// let post = Request { initiator: Initiator::CrossSite, method: Method::Unsafe, ..navigation };
/// assert_eq!(rules.cookie_header(&jar, &post, now), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// GET, HEAD, OPTIONS, TRACE.
    #[default]
    Safe,
    /// POST and all others.
    Unsafe,
}

/// A request to a server.
///
/// ```
/// use cookie_rules::{CookieUrl, Destination, Initiator, Method, Request};
///
/// // A fetch that a page of another site makes.
/// let request = Request {
///     initiator: Initiator::CrossSite,
///     destination: Destination::Within,
///     ..Request::navigation(CookieUrl::parse("https://example.com/data").unwrap())
/// };
/// assert_eq!(request.url.path(), "/data");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Request {
    /// Where it goes.
    pub url: CookieUrl,
    /// Whose doing it is.
    pub initiator: Initiator,
    /// What it fetches.
    pub destination: Destination,
    /// Its kind of method.
    pub method: Method,
    /// The browser's setting for cookies of other sites; it counts for what is
    /// fetched within a page of another site.
    pub third_party: ThirdPartyCookies,
}

impl Request {
    /// A GET of a page, typed into the address bar.
    ///
    /// ```
    /// use cookie_rules::{CookieUrl, Destination, Method, Request};
    ///
    /// let request = Request::navigation(CookieUrl::parse("https://example.com/").unwrap());
    /// assert_eq!((request.destination, request.method), (Destination::TopLevel, Method::Safe));
    /// ```
    #[must_use]
    pub fn navigation(url: CookieUrl) -> Request {
        Request {
            url,
            initiator: Initiator::SameSite,
            destination: Destination::TopLevel,
            method: Method::Safe,
            third_party: ThirdPartyCookies::default(),
        }
    }
}
