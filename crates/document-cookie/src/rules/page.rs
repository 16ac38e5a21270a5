//! Where a write comes from: the page, and what kind of document it is.

use super::address::{Address, AddressError};

/// How a document stands to the page shown in the address bar.
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
    #[must_use]
    pub fn in_frame(self, frame: Frame) -> Page {
        Page { frame, ..self }
    }

    /// The same page as another kind of document.
    #[must_use]
    pub fn as_document(self, document: Document) -> Page {
        Page { document, ..self }
    }
}
