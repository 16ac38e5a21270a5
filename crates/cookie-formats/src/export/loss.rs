//! What an export does not say of its cookies.

use crate::{CookieRecord, SameSite};
use std::fmt;

/// A part of a cookie beside its name and value.
///
/// ```
/// assert_eq!(cookie_formats::export::Attribute::HttpOnly.to_string(), "HttpOnly");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Attribute {
    /// The domain, and whether hosts below it have the cookie.
    Domain,
    /// The path.
    Path,
    /// The end.
    Expires,
    /// Whether it goes over secure connections only.
    Secure,
    /// Whether scripts cannot see it.
    HttpOnly,
    /// Which requests from other sites carry it.
    SameSite,
    /// Whether it is kept apart for each top-level site.
    Partitioned,
}

impl Attribute {
    pub(crate) const ALL: [Self; 7] = [
        Self::Domain,
        Self::Path,
        Self::Expires,
        Self::Secure,
        Self::HttpOnly,
        Self::SameSite,
        Self::Partitioned,
    ];

    fn is_known(self, cookie: &CookieRecord) -> bool {
        match self {
            Self::Domain => cookie.domain.is_some() && cookie.host_only.is_some(),
            Self::Path => cookie.path.is_some(),
            Self::Expires => cookie.expires.is_some(),
            Self::Secure => cookie.secure.is_some(),
            Self::HttpOnly => cookie.http_only.is_some(),
            Self::SameSite => cookie.same_site.is_some(),
            Self::Partitioned => cookie.partitioned.is_some(),
        }
    }

    /// Whether a cookie without it is another cookie.
    fn matters(self, cookie: &CookieRecord) -> bool {
        match self {
            Self::Domain | Self::Path | Self::Expires => self.is_known(cookie),
            Self::Secure => cookie.secure == Some(true),
            Self::HttpOnly => cookie.http_only == Some(true),
            Self::SameSite => !matches!(cookie.same_site, None | Some(SameSite::Unset)),
            Self::Partitioned => cookie.partitioned == Some(true),
        }
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Domain => "Domain",
            Self::Path => "Path",
            Self::Expires => "Expires",
            Self::Secure => "Secure",
            Self::HttpOnly => "HttpOnly",
            Self::SameSite => "SameSite",
            Self::Partitioned => "Partitioned",
        })
    }
}

/// Why an attribute is not in a file as the cookie has it.
///
/// ```
/// use cookie_formats::export::LossKind;
/// assert_ne!(LossKind::NotCarried, LossKind::NotKnown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LossKind {
    /// The format has no place for it.
    NotCarried,
    /// It is not known here, and the most common was assumed.
    NotKnown,
}

/// An attribute that the file does not give as the cookies have it. `Display`
/// is a sentence.
///
/// ```
/// use cookie_formats::CookieRecord;
/// use cookie_formats::export::{ExportFormat, export};
///
/// let mut cookie = CookieRecord::new("a", "1");
/// cookie.secure = Some(true);
/// let losses = export(&[cookie], ExportFormat::CookieField).losses;
/// assert_eq!(losses[0].to_string(), "The format has no place for Secure (1 cookie).");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// The attribute.
    pub attribute: Attribute,
    /// Why.
    pub kind: LossKind,
    /// Of which cookies, as places in the list that was exported.
    pub cookies: Vec<usize>,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let attribute = self.attribute;
        match self.kind {
            LossKind::NotCarried => write!(f, "The format has no place for {attribute}")?,
            LossKind::NotKnown => write!(f, "{attribute} is not known and was assumed")?,
        }
        match self.cookies.len() {
            1 => f.write_str(" (1 cookie)."),
            count => write!(f, " ({count} cookies)."),
        }
    }
}

/// A cookie that is not in a file.
///
/// ```
/// use cookie_formats::CookieRecord;
/// use cookie_formats::export::{ExportFormat, export};
///
/// let cookies = [CookieRecord::new("a", "1\t2")];
/// assert_eq!(export(&cookies, ExportFormat::CookiesTxt).skipped[0].cookie, 0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SkippedCookie {
    /// Its place in the list that was exported.
    pub cookie: usize,
    /// Why.
    pub reason: SkipReason,
}

/// Why a cookie is not in a file. `Display` is a sentence.
///
/// ```
/// use cookie_formats::export::SkipReason;
/// assert!(SkipReason::DomainUnknown.to_string().ends_with('.'));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SkipReason {
    /// Its name, value or path has a character that ends a field there.
    Unwritable,
    /// The format needs a domain, and none is known.
    DomainUnknown,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unwritable => "The cookie has a character that the format cannot hold.",
            Self::DomainUnknown => "The format needs a domain, and the cookie's is not known.",
        })
    }
}

/// Losses by attribute and kind.
#[derive(Default)]
pub(super) struct Losses {
    not_carried: [Vec<usize>; 7],
    not_known: [Vec<usize>; 7],
}

impl Losses {
    pub(super) fn note(
        &mut self,
        index: usize,
        cookie: &CookieRecord,
        carries: impl Fn(Attribute) -> bool,
    ) {
        for (at, attribute) in Attribute::ALL.into_iter().enumerate() {
            if !carries(attribute) {
                if attribute.matters(cookie) {
                    self.not_carried[at].push(index);
                }
            } else if !attribute.is_known(cookie) {
                self.not_known[at].push(index);
            }
        }
    }

    pub(super) fn finish(self) -> Vec<Loss> {
        let of_kind = |kind, lists: [Vec<usize>; 7]| {
            let losses = Attribute::ALL.into_iter().zip(lists);
            losses.map(move |(attribute, cookies)| Loss {
                attribute,
                kind,
                cookies,
            })
        };
        of_kind(LossKind::NotCarried, self.not_carried)
            .chain(of_kind(LossKind::NotKnown, self.not_known))
            .filter(|loss| !loss.cookies.is_empty())
            .collect()
    }
}
