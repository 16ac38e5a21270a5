//! What an answer takes for granted, because nobody can know it beforehand.

use super::attributes::Asked;
use super::engine::Engine;
use super::judge::Judge;
use super::page::Frame;
use super::retrieval;
use super::write::Via;

/// One thing taken for granted.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "http://example.com/").unwrap();
/// let decision = &jar.receive("id=1")[0];
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
    /// The person did not change the policy for third parties.
    ThirdPartyPolicy,
    /// libsoup is of the version measured; later ones differ.
    LibsoupVersion,
    /// The engine follows the specification; it was not measured.
    NotMeasured,
    /// A Domain that is not ASCII could not be converted here.
    UnicodeDomain,
}

impl Assumption {
    const ALL: [Assumption; 11] = [
        Assumption::CookiesAllowed,
        Assumption::NoHiddenHttpOnly,
        Assumption::NoHiddenSecure,
        Assumption::RoomLeft,
        Assumption::SuffixList,
        Assumption::Clock,
        Assumption::ServerClock,
        Assumption::ThirdPartyPolicy,
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
/// use document_cookie::rules::{Assumption, Assumptions};
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
    /// use document_cookie::rules::{Assumption, Assumptions};
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
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::WebKitGtk, "https://example.com/").unwrap();
    /// let assumptions = jar.receive("id=1")[0].assumptions;
    /// assert!(assumptions.contains(Assumption::LibsoupVersion));
    /// ```
    #[must_use]
    pub fn contains(self, assumption: Assumption) -> bool {
        self.0 & assumption.bit() != 0
    }

    /// All of them, the most general first.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::Standard, "https://example.com/").unwrap();
    /// let assumptions = jar.receive("id=1")[0].assumptions;
    /// assert!(assumptions.iter().eq([Assumption::CookiesAllowed, Assumption::NotMeasured]));
    /// ```
    pub fn iter(self) -> impl Iterator<Item = Assumption> {
        Assumption::ALL
            .into_iter()
            .filter(move |&assumption| self.contains(assumption))
    }
}

impl Judge<'_> {
    /// What the answer to a line with these attributes takes for granted.
    pub(super) fn assumptions(&self, asked: &Asked<'_>) -> Assumptions {
        let mut assumptions = Assumptions::default();
        let mut assume = |assumption, holds| {
            if holds {
                assumptions.insert(assumption);
            }
        };
        let engine = self.rules.engine;
        let header = !self.by_script();
        assume(Assumption::CookiesAllowed, true);
        assume(Assumption::NoHiddenHttpOnly, !header);
        assume(
            Assumption::NoHiddenSecure,
            !retrieval::is_secure(self.address, self.quirks),
        );
        assume(Assumption::RoomLeft, self.quirks.site_limit.is_some());
        assume(Assumption::SuffixList, asked.domain.is_some());
        assume(Assumption::Clock, asked.lifetime.is_set());
        let no_date = matches!(self.write.via, Via::Header { date: None, .. });
        assume(
            Assumption::ServerClock,
            no_date && self.quirks.date_header.is_some() && asked.lifetime.rests_on_date(),
        );
        assume(
            Assumption::ThirdPartyPolicy,
            self.write.page.frame == Frame::CrossSite,
        );
        assume(Assumption::LibsoupVersion, engine == Engine::WebKitGtk);
        assume(Assumption::NotMeasured, engine == Engine::Standard);
        assume(
            Assumption::UnicodeDomain,
            asked.domain.is_some_and(|domain| !domain.is_ascii()),
        );
        assumptions
    }
}
