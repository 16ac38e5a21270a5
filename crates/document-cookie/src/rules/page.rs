//! Where a write comes from: the page, and what kind of document it is.

use super::address::{Address, AddressError};

/// How a document stands to the page shown in the address bar.
///
/// ```
/// use document_cookie::rules::*;
///
/// let page = Page::parse("https://example.com/").unwrap().in_frame(Frame::CrossSite);
/// let via = Via::Script { text: b"id=1" };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Chromium).decide(&Jar::new(), &write)[0];
/// assert_eq!(decision.refusal(), Some(&Refusal::CrossSite));
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

/// What kind of document reads or writes `document.cookie`.
///
/// ```
/// use document_cookie::rules::*;
///
/// let frameless = Page::parse("https://example.com/").unwrap().as_document(Document::Frameless);
/// let via = Via::Script { text: b"id=1" };
/// let write = Write { page: &frameless, via, now: UnixTime(1_795_000_000) };
/// let decision = &Rules::new(Engine::Firefox).decide(&Jar::new(), &write)[0];
/// assert_eq!(decision.outcome, Outcome::Ignored);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Document {
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
/// use document_cookie::rules::{Document, Frame, Page};
///
/// let page = Page::parse("https://example.com/a?b").unwrap();
/// assert_eq!(page.address.unwrap().path(), "/a");
/// assert_eq!((page.frame, page.document), (Frame::TopLevel, Document::Ordinary));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// The URL that counts for cookies. `pushState` and `<base>` do not
    /// change it. `None` for a document that has no host.
    pub address: Option<Address>,
    /// Where the document stands.
    pub frame: Frame,
    /// What kind of document it is.
    pub document: Document,
}

impl Page {
    /// A top-level page at `address`.
    ///
    /// ```
    /// use document_cookie::rules::{Address, Page};
    /// let address = Address::parse("http://localhost/").unwrap();
    /// assert_eq!(Page::at(address), Page::parse("http://localhost/").unwrap());
    /// ```
    #[must_use]
    pub fn at(address: Address) -> Page {
        Page {
            address: Some(address),
            frame: Frame::TopLevel,
            document: Document::Ordinary,
        }
    }

    /// A top-level page at a URL; `about:` and `data:` URLs give a page
    /// without a site.
    ///
    /// # Errors
    /// When the URL is none that [`Address::parse`] reads.
    ///
    /// ```
    /// use document_cookie::rules::{Document, Page};
    /// let page = Page::parse("about:blank").unwrap();
    /// assert_eq!(page.address, None);
    /// assert_eq!(page.document, Document::WithoutSite);
    /// assert!(Page::parse("example.com").is_err());
    /// ```
    pub fn parse(url: &str) -> Result<Page, AddressError> {
        match Address::parse(url) {
            Ok(address) => Ok(Page::at(address)),
            Err(AddressError::SchemeWithoutHost) => Ok(Page {
                address: None,
                frame: Frame::TopLevel,
                document: Document::WithoutSite,
            }),
            Err(error) => Err(error),
        }
    }

    /// The same page in another frame.
    ///
    /// ```
    /// use document_cookie::rules::{Frame, Page};
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
    /// use document_cookie::rules::{Document, Page};
    /// let page = Page::parse("https://example.com/").unwrap().as_document(Document::Sandboxed);
    /// assert_eq!(page.document, Document::Sandboxed);
    /// // The URL stays; sandboxed, it counts for nothing.
    /// assert!(page.address.is_some());
    /// ```
    #[must_use]
    pub fn as_document(self, document: Document) -> Page {
        Page { document, ..self }
    }
}
