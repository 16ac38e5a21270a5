//! What would be better in a line, whatever the browser does with it.

use crate::engine::Engine;
use crate::model::name_prefix::NamePrefix;
use crate::model::rule_name::RuleName;

/// A piece of advice on a line. It is no fault: the browser takes the line as
/// it stands.
///
/// ```
/// use cookie_rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let page = Page::parse("https://example.com/").unwrap();
/// let via = Via::Header { field: b"session=1; Path=/; Secure; SameSite=Lax", date: None };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// assert!(rules.advise(&write).contains(&Advice::SessionReadable));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Advice {
    /// What looks like a session is not HttpOnly: a script that got into the
    /// page can carry it away.
    SessionReadable,
    /// There is no SameSite, which the engines take for different things.
    SameSiteUnset,
    /// The cookie asks for a longer life than Chromium and Firefox give.
    LifetimeOverCap {
        /// The seconds asked for.
        asked: i64,
        /// The seconds given.
        given: i64,
    },
    /// The cookie keeps what the prefix promises, and could have the name that
    /// makes browsers hold it to that.
    HostPrefixFits {
        /// The prefix.
        prefix: NamePrefix,
    },
    /// The Domain attribute lets every host below it read what this host alone
    /// seems to need.
    DomainWiderThanNeeded {
        /// The domain, as kept.
        domain: Box<str>,
    },
    /// The measured engines keep name or value of this line differently.
    ReadDifferently {
        /// Name and value as each engine keeps them; those that agree stand
        /// together.
        readings: Vec<Reading>,
    },
    /// The cookie is meant for frames and requests of other sites, and is not
    /// Partitioned: where third-party cookies are blocked it is lost.
    ThirdPartyUnpartitioned,
}

/// What engines keep of a line.
///
/// ```
/// use cookie_rules::*;
///
/// let rules = Rules::new(Engine::Chromium);
/// let page = Page::parse("https://example.com/").unwrap();
/// let write = Write { page: &page, via: Via::Script { text: b"id" }, now: UnixTime(0) };
/// let advice = rules.advise(&write);
/// let Some(Advice::ReadDifferently { readings }) = advice.last() else { panic!("{advice:?}") };
/// let firefox = readings.iter().find(|it| it.engines.contains(&Engine::Firefox)).unwrap();
/// assert_eq!((&*firefox.name, &*firefox.value), (&b"id"[..], &b""[..]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The engines that agree.
    pub engines: Vec<Engine>,
    /// The name they keep.
    pub name: Box<[u8]>,
    /// The value they keep.
    pub value: Box<[u8]>,
}

impl Advice {
    /// Its stable name.
    ///
    /// ```
    /// use cookie_rules::Advice;
    /// assert_eq!(Advice::SessionReadable.name().as_str(), "session-readable");
    /// ```
    #[must_use]
    pub fn name(&self) -> RuleName {
        match self {
            Advice::SessionReadable => RuleName::SessionReadable,
            Advice::SameSiteUnset => RuleName::SameSiteUnset,
            Advice::LifetimeOverCap { .. } => RuleName::LifetimeOverCap,
            Advice::HostPrefixFits { .. } => RuleName::HostPrefixFits,
            Advice::DomainWiderThanNeeded { .. } => RuleName::DomainWiderThanNeeded,
            Advice::ReadDifferently { .. } => RuleName::ReadDifferently,
            Advice::ThirdPartyUnpartitioned => RuleName::ThirdPartyUnpartitioned,
        }
    }
}
