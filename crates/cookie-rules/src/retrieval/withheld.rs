//! Why a reading does not get a cookie.

use crate::model::same_site::SameSite;
use crate::model::section::Rule;

/// Why a request does not carry a cookie, or a script does not read it: the
/// first of these that holds.
///
/// ```
/// use cookie_rules::{Rule, Withheld};
/// assert_eq!(Withheld::Path.rule(), Rule::Retrieval);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Withheld {
    /// It belongs to another host.
    Host,
    /// Its path does not cover the URL's.
    Path,
    /// It is Secure, and the URL is not.
    Secure,
    /// It has ended.
    Ended,
    /// It is kept apart for another site in the address bar.
    Partition,
    /// It is HttpOnly, and a script reads.
    HttpOnly,
    /// SameSite keeps it from requests that other sites make.
    SameSite {
        /// The attribute as kept.
        written: SameSite,
        /// As the engine takes it.
        counts: SameSite,
    },
    /// The browser sends other sites' cookies only under conditions that this
    /// one does not meet.
    ThirdParty,
}

impl Withheld {
    /// The stable name, in lower case with hyphens.
    ///
    /// ```
    /// assert_eq!(cookie_rules::Withheld::ThirdParty.as_str(), "third-party");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Withheld::Host => "host",
            Withheld::Path => "path",
            Withheld::Secure => "secure",
            Withheld::Ended => "ended",
            Withheld::Partition => "partition",
            Withheld::HttpOnly => "httponly",
            Withheld::SameSite { .. } => "samesite",
            Withheld::ThirdParty => "third-party",
        }
    }

    /// The rule that says so.
    ///
    /// ```
    /// use cookie_rules::{Rule, Withheld};
    /// assert_eq!(Withheld::ThirdParty.rule(), Rule::CrossSite);
    /// ```
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Withheld::Host | Withheld::Path | Withheld::Ended => Rule::Retrieval,
            Withheld::Secure => Rule::Secure,
            Withheld::Partition => Rule::Partitioned,
            Withheld::HttpOnly => Rule::HttpOnly,
            Withheld::SameSite { .. } => Rule::SameSite,
            Withheld::ThirdParty => Rule::CrossSite,
        }
    }
}
