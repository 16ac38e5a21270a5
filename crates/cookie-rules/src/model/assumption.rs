//! What an answer takes for granted, because nobody can know it beforehand.

/// One thing taken for granted.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "http://example.com/").unwrap();
/// let decision = &browser.receive("id=1")[0];
/// assert!(decision.assumptions.contains(Assumption::NoHiddenSecure));
/// // A server may overwrite what scripts cannot see.
/// assert!(!decision.assumptions.contains(Assumption::NoHiddenHttpOnly));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Assumption {
    /// Cookies are not blocked by the person, an extension, or a policy.
    CookiesAllowed,
    /// No HttpOnly cookie, which scripts cannot see, is in the way.
    NoHiddenHttpOnly,
    /// No Secure cookie, which an http page cannot see, is in the way.
    NoHiddenSecure,
    /// The site has room for another cookie.
    RoomLeft,
    /// The engine's list of public suffixes says the same of this host.
    SuffixList,
    /// The browser's clock is right.
    Clock,
    /// The response's `Date`, which shifts Expires, agrees with that clock.
    ServerClock,
    /// The engine's own policy for cookies of other sites, which was measured
    /// under its default alone, is unchanged.
    ThirdPartyPolicy,
    /// Cookies of other sites are allowed, as Chrome ships
    /// ([`ThirdPartyCookies::Allowed`](crate::ThirdPartyCookies::Allowed)).
    ThirdPartyAllowed,
    /// Cookies of other sites are blocked
    /// ([`ThirdPartyCookies::Blocked`](crate::ThirdPartyCookies::Blocked)).
    ThirdPartyBlocked,
    /// A page of the site was open before the first response that set a cookie.
    /// A process of Firefox that begins with that response does not know its
    /// HttpOnly cookies, and shows its scripts what they write over them.
    SiteOpenBefore,
    /// The engine does what its maker's test expectations say; it was not
    /// measured.
    PublishedExpectations,
    /// libsoup is of the version measured; later ones differ.
    LibsoupVersion,
    /// The engine follows the specification; it was not measured.
    NotMeasured,
    /// A Domain that is not ASCII could not be converted here.
    UnicodeDomain,
}

impl Assumption {
    const ALL: [Assumption; 15] = [
        Assumption::CookiesAllowed,
        Assumption::NoHiddenHttpOnly,
        Assumption::NoHiddenSecure,
        Assumption::RoomLeft,
        Assumption::SuffixList,
        Assumption::Clock,
        Assumption::ServerClock,
        Assumption::ThirdPartyPolicy,
        Assumption::ThirdPartyAllowed,
        Assumption::ThirdPartyBlocked,
        Assumption::SiteOpenBefore,
        Assumption::PublishedExpectations,
        Assumption::LibsoupVersion,
        Assumption::NotMeasured,
        Assumption::UnicodeDomain,
    ];

    fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// A set of assumptions.
///
/// ```
/// use cookie_rules::{Assumption, Assumptions};
///
/// let mut assumptions = Assumptions::default();
/// assumptions.insert(Assumption::Clock);
/// assert!(assumptions.contains(Assumption::Clock));
/// assert!(!assumptions.contains(Assumption::RoomLeft));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Assumptions(u16);

impl Assumptions {
    /// Takes one more thing for granted.
    ///
    /// ```
    /// use cookie_rules::{Assumption, Assumptions};
    ///
    /// let mut assumptions = Assumptions::default();
    /// assumptions.insert(Assumption::RoomLeft);
    /// assumptions.insert(Assumption::RoomLeft);
    /// assert_eq!(assumptions.iter().count(), 1);
    /// ```
    pub fn insert(&mut self, assumption: Assumption) {
        self.0 |= assumption.bit();
    }

    /// Whether it is among them.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::WebKitGtk, "https://example.com/").unwrap();
    /// let assumptions = browser.receive("id=1")[0].assumptions;
    /// assert!(assumptions.contains(Assumption::LibsoupVersion));
    /// ```
    #[must_use]
    pub fn contains(self, assumption: Assumption) -> bool {
        self.0 & assumption.bit() != 0
    }

    /// All of them, the most general first.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Standard, "https://example.com/").unwrap();
    /// let assumptions = browser.receive("id=1")[0].assumptions;
    /// assert!(assumptions.iter().eq([Assumption::CookiesAllowed, Assumption::NotMeasured]));
    /// ```
    pub fn iter(self) -> impl Iterator<Item = Assumption> {
        Assumption::ALL
            .into_iter()
            .filter(move |&assumption| self.contains(assumption))
    }
}
