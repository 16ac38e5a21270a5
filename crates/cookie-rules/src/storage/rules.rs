//! The rules of one engine, with what they need from outside.

use core::fmt;
use std::sync::Arc;

use crate::engine::Engine;
use crate::matching::domain;
use crate::matching::idna::{NoConversion, ToAscii};
use crate::matching::public_suffix::{NoList, PublicSuffixes};
use crate::model::page::Page;
use crate::model::url::{CookieUrl, UrlError};

/// The rules of one engine, with what they need from outside.
///
/// ```
/// use cookie_rules::*;
///
/// // A program has the whole list; here it has one rule.
/// let list = SuffixList::from_rules("uk\nco.uk", &NoConversion);
/// let rules = Rules { suffixes: &list, ..Rules::new(Engine::Firefox) };
/// let page = Page::parse("https://shop.co.uk/").unwrap();
/// let via = Via::Script { text: b"id=1; Domain=co.uk" };
/// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
/// let decision = &rules.decide(&Jar::new(), &write)[0];
/// assert!(matches!(decision.rejection(), Some(Rejection::DomainIsPublic { .. })));
/// ```
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// Whose rules.
    pub engine: Engine,
    /// The list of public suffixes.
    pub suffixes: &'a dyn PublicSuffixes,
    /// How a Domain that is not ASCII becomes ASCII.
    pub to_ascii: &'a dyn ToAscii,
}

impl Rules<'_> {
    /// The rules of `engine`, knowing no public suffixes and no conversion to
    /// ASCII.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let rules = Rules::new(Engine::Chromium);
    /// assert!(!rules.suffixes.suffix("co.uk").listed);
    /// assert_eq!(rules.to_ascii.to_ascii("bücher.example"), None);
    /// ```
    #[must_use]
    pub fn new(engine: Engine) -> Rules<'static> {
        Rules {
            engine,
            suffixes: &NoList,
            to_ascii: &NoConversion,
        }
    }

    /// The name under which a jar keeps the cookies of a page's host.
    pub(crate) fn site_of_page<'p>(&self, page: &'p Page) -> &'p str {
        let host = page.url.as_ref().map_or("", CookieUrl::host);
        domain::site_of(host, self.suffixes)
    }
}

impl fmt::Debug for Rules<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("engine", &self.engine)
            .finish_non_exhaustive()
    }
}

/// What the rules need from outside, owned: for what lives longer than a call.
/// No feature switches it; who has more than nothing passes it.
///
/// ```
/// use cookie_rules::{Engine, Environment, NoConversion, SuffixList};
/// use std::sync::Arc;
///
/// let list = SuffixList::from_rules("uk\nco.uk", &NoConversion);
/// let environment = Environment { suffixes: Arc::new(list), ..Environment::default() };
/// assert!(environment.rules(Engine::Firefox).suffixes.suffix("co.uk").listed);
/// ```
#[derive(Clone)]
pub struct Environment {
    /// The list of public suffixes.
    pub suffixes: Arc<dyn PublicSuffixes + Send + Sync>,
    /// How a domain that is not ASCII becomes ASCII.
    pub to_ascii: Arc<dyn ToAscii + Send + Sync>,
}

impl Environment {
    /// What a native program has: the list of public suffixes and the
    /// conversion of domains, both compiled in.
    ///
    /// ```
    /// use cookie_rules::{Engine, Environment};
    /// let environment = Environment::compiled();
    /// let rules = environment.rules(Engine::Chromium);
    /// assert!(rules.suffixes.suffix("github.io").listed);
    /// assert!(environment.parse_url("https://bücher.example/").is_ok());
    /// ```
    #[cfg(all(feature = "psl", feature = "idna"))]
    #[must_use]
    pub fn compiled() -> Environment {
        Environment {
            suffixes: Arc::new(crate::matching::public_suffix::CompiledList),
            to_ascii: Arc::new(crate::matching::idna::Idna),
        }
    }

    /// The rules of an engine in this environment.
    ///
    /// ```
    /// use cookie_rules::{Engine, Environment};
    /// let environment = Environment::default();
    /// assert_eq!(environment.rules(Engine::Firefox).engine, Engine::Firefox);
    /// ```
    #[must_use]
    pub fn rules(&self, engine: Engine) -> Rules<'_> {
        Rules {
            engine,
            suffixes: &*self.suffixes,
            to_ascii: &*self.to_ascii,
        }
    }

    /// Reads a URL, a host that is not ASCII being converted if this
    /// environment can.
    ///
    /// # Errors
    /// As [`CookieUrl::parse_with`].
    ///
    /// ```
    /// use cookie_rules::{Environment, UrlError};
    /// let error = Environment::default().parse_url("https://é.test/").unwrap_err();
    /// assert_eq!(error, UrlError::HostNotAscii);
    /// ```
    pub fn parse_url(&self, url: &str) -> Result<CookieUrl, UrlError> {
        CookieUrl::parse_with(url, |host| self.to_ascii.to_ascii(host))
    }
}

/// No public suffixes, and no conversion.
impl Default for Environment {
    fn default() -> Environment {
        Environment {
            suffixes: Arc::new(NoList),
            to_ascii: Arc::new(NoConversion),
        }
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").finish_non_exhaustive()
    }
}
