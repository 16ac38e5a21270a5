//! A request, as far as it decides which cookies travel with it.

use super::address::Address;

/// Whose doing a request is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Initiator {
    /// The same site, or the person (address bar, bookmark).
    #[default]
    SameSite,
    /// Another site.
    CrossSite,
}

/// What a request fetches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Destination {
    /// The page shown in the address bar.
    #[default]
    TopLevel,
    /// Anything within a page: an image, a frame, a `fetch`.
    Within,
}

/// Whether the method is one that should change nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// GET, HEAD, OPTIONS, TRACE.
    #[default]
    Safe,
    /// POST and all others.
    Unsafe,
}

/// A request to a server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Request {
    /// Where it goes.
    pub address: Address,
    /// Whose doing it is.
    pub initiator: Initiator,
    /// What it fetches.
    pub destination: Destination,
    /// Its kind of method.
    pub method: Method,
}

impl Request {
    /// A GET of a page, typed into the address bar.
    #[must_use]
    pub fn navigation(address: Address) -> Request {
        Request {
            address,
            initiator: Initiator::SameSite,
            destination: Destination::TopLevel,
            method: Method::Safe,
        }
    }
}
