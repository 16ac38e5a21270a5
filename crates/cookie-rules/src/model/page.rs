//! Where a write comes from: the page, and what kind of document it is.

use super::url::{CookieUrl, UrlError};

/// How a document stands to the page shown in the address bar.
///
/// ```
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::CrossSite);
/// let via = Via::Script { text: b"id=1" };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Chromium).decide(&Jar::new(), &write)[0];
/// let kept = CrossSiteCookies::SameSiteNone;
/// assert_eq!(decision.rejection(), Some(&Rejection::CrossSite { kept }));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Frame {
    /// It is that page.
    #[default]
    TopLevel,
    /// A frame in a page of the same site.
    SameSite,
    /// A frame somewhere below a page of another site.
    CrossSite,
}

/// Whether the browser lets pages of other sites keep cookies in frames and
/// requests: a setting of the person's, or of the browser's maker.
///
/// It decides in Chromium and in the standard. Firefox and WebKitGTK were
/// measured under their own defaults alone, and answer under those.
///
/// ```
/// use cookie_rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::CrossSite);
/// let via = Via::Script { text: b"id=1; SameSite=None; Secure" };
/// let outcome = |third_party| {
///     let page = page.clone().with_third_party(third_party);
///     let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
///     Rules::new(Engine::Chromium).decide(&Jar::new(), &write)[0].outcome
/// };
/// assert_eq!(outcome(ThirdPartyCookies::Allowed), Outcome::Stored);
/// assert_eq!(outcome(ThirdPartyCookies::Blocked), Outcome::Refused);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ThirdPartyCookies {
    /// As Chrome ships.
    #[default]
    Allowed,
    /// As in an incognito window, in Debian's build of Chromium, or by choice:
    /// only partitioned cookies are kept.
    Blocked,
}

/// What kind of document reads or writes `document.cookie`.
///
/// ```
/// use cookie_rules::*;
///
/// let frameless = Page::parse("https://example.com/").unwrap().as_document(DocumentKind::Frameless);
/// let via = Via::Script { text: b"id=1" };
/// let write = Write { page: &frameless, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Firefox).decide(&Jar::new(), &write)[0];
/// assert_eq!(decision.outcome, Outcome::Ignored);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentKind {
    /// A document loaded from its URL (an `about:blank` child has its
    /// parent's).
    #[default]
    Ordinary,
    /// A sandboxed frame without `allow-same-origin`.
    Sandboxed,
    /// A `data:` document, or `about:blank` at the top.
    WithoutSite,
    /// A document in no frame, such as `createHTMLDocument` makes.
    Frameless,
}

/// A page: the context of a write or a read.
///
/// ```
/// use cookie_rules::{DocumentKind, Frame, Page};
///
/// let page = Page::parse("https://example.com/a?b").unwrap();
/// assert_eq!(page.url.unwrap().path(), "/a");
/// assert_eq!((page.frame, page.document), (Frame::TopLevel, DocumentKind::Ordinary));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Page {
    /// The URL that counts for cookies. `pushState` and `<base>` do not
    /// change it. `None` for a document that has no host.
    pub url: Option<CookieUrl>,
    /// Where the document stands.
    pub frame: Frame,
    /// What kind of document it is.
    pub document: DocumentKind,
    /// The browser's setting for cookies of other sites; it counts in a
    /// [`Frame::CrossSite`] alone.
    pub third_party: ThirdPartyCookies,
}

impl Page {
    /// A top-level page at `url`.
    ///
    /// ```
    /// use cookie_rules::{CookieUrl, Page};
    /// let url = CookieUrl::parse("http://localhost/").unwrap();
    /// assert_eq!(Page::at(url), Page::parse("http://localhost/").unwrap());
    /// ```
    #[must_use]
    pub fn at(url: CookieUrl) -> Page {
        Page {
            url: Some(url),
            frame: Frame::TopLevel,
            document: DocumentKind::Ordinary,
            third_party: ThirdPartyCookies::default(),
        }
    }

    /// A top-level page at a URL; `about:` and `data:` URLs give a page
    /// without a site.
    ///
    /// # Errors
    /// When the URL is none that [`CookieUrl::parse`] reads.
    ///
    /// ```
    /// use cookie_rules::{DocumentKind, Page};
    /// let page = Page::parse("about:blank").unwrap();
    /// assert_eq!(page.url, None);
    /// assert_eq!(page.document, DocumentKind::WithoutSite);
    /// assert!(Page::parse("example.com").is_err());
    /// ```
    pub fn parse(url: &str) -> Result<Page, UrlError> {
        Page::of_parsed(CookieUrl::parse(url))
    }

    /// A top-level page at a URL that was read already, such as by
    /// [`CookieUrl::parse_with`].
    ///
    /// # Errors
    /// Those of reading the URL, but for a scheme without a host, which makes a
    /// page without a site.
    ///
    /// ```
    /// use cookie_rules::{CookieUrl, Page};
    /// let url = CookieUrl::parse("https://example.com/");
    /// assert_eq!(Page::of_parsed(url), Page::parse("https://example.com/"));
    /// ```
    pub fn of_parsed(url: Result<CookieUrl, UrlError>) -> Result<Page, UrlError> {
        match url {
            Ok(url) => Ok(Page::at(url)),
            Err(UrlError::SchemeWithoutHost) => Ok(Page {
                url: None,
                frame: Frame::TopLevel,
                document: DocumentKind::WithoutSite,
                third_party: ThirdPartyCookies::default(),
            }),
            Err(error) => Err(error),
        }
    }

    /// The same page in another frame.
    ///
    /// ```
    /// use cookie_rules::{Frame, Page};
    /// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::SameSite);
    /// assert_eq!(page.frame, Frame::SameSite);
    /// ```
    #[must_use]
    pub fn in_frame(self, frame: Frame) -> Page {
        Page { frame, ..self }
    }

    /// The same page as another kind of document.
    ///
    /// ```
    /// use cookie_rules::{DocumentKind, Page};
    /// let page = Page::parse("https://example.com/").unwrap().as_document(DocumentKind::Sandboxed);
    /// assert_eq!(page.document, DocumentKind::Sandboxed);
    /// // The URL stays; sandboxed, it counts for nothing.
    /// assert!(page.url.is_some());
    /// ```
    #[must_use]
    pub fn as_document(self, document: DocumentKind) -> Page {
        Page { document, ..self }
    }

    /// The same page under another setting for cookies of other sites.
    ///
    /// ```
    /// use cookie_rules::{Page, ThirdPartyCookies};
    /// let page = Page::parse("https://example.com/").unwrap();
    /// assert_eq!(page.third_party, ThirdPartyCookies::Allowed);
    /// let blocked = page.with_third_party(ThirdPartyCookies::Blocked);
    /// assert_eq!(blocked.third_party, ThirdPartyCookies::Blocked);
    /// ```
    #[must_use]
    pub fn with_third_party(self, third_party: ThirdPartyCookies) -> Page {
        Page {
            third_party,
            ..self
        }
    }
}
