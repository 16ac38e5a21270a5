//! What came of a write, as data: the outcome, the cookie, and the rules that
//! had a say. The words for a person are in [`wording`](super::wording).

use std::sync::Arc;

use smallvec::SmallVec;

use super::assumption::Assumptions;
use super::cookie::Cookie;
use super::fix::Fix;
use super::rule::Rule;
pub use crate::outcome::Outcome;

mod reason;

pub use reason::{AttributeName, BrokenPromise, Effect, Oddity, Part, Reason, Refusal};

/// What came of a write, one for each cookie the line makes: a slice, which
/// needs no allocation for the one that nearly every line makes.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decisions: Decisions = jar.receive("id=1, theme=dark");
/// // A comma parts no cookies.
/// assert_eq!(decisions.len(), 1);
/// ```
pub type Decisions = SmallVec<[Decision; 1]>;

/// What the rules said: a slice, which needs no allocation for as many as a
/// cookie usually meets.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &jar.receive("id=1; SameSite=None; Partitioned")[0];
/// let rules: Vec<Rule> = decision.findings.iter().map(|finding| finding.rule).collect();
/// assert!(rules.starts_with(&[Rule::SameSiteNone, Rule::Partitioned]));
/// ```
pub type FindingList = SmallVec<[Finding; 3]>;

/// What an engine does with one cookie of a write.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let first = &jar.receive("id=1")[0];
/// assert_eq!((first.outcome, &first.before), (Outcome::Stored, &None));
/// let second = &jar.receive("id=2")[0];
/// assert_eq!((second.outcome, &second.before), (Outcome::Replaced, &first.kept));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decision {
    /// What came of it.
    pub outcome: Outcome,
    /// The cookie as kept; `None` when none is.
    pub kept: Option<Arc<Cookie>>,
    /// The cookie of the same name, domain and path that was there before.
    pub before: Option<Arc<Cookie>>,
    /// The cookies that made room.
    pub evicted: Vec<Arc<Cookie>>,
    /// Every rule that had a say, in the order they spoke.
    pub findings: FindingList,
    /// Under what assumptions this holds.
    pub assumptions: Assumptions,
    /// What would make a refused write succeed, all of it together, or set
    /// right what was odd. Empty when nothing would.
    pub fixes: Vec<Fix>,
}

impl Decision {
    /// The finding that decided.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "http://example.com/").unwrap();
    /// // Two rules refuse; the first decides.
    /// let decision = &jar.receive("__Secure-id=1; Secure; SameSite=None; Domain=example.org")[0];
    /// let deciding = decision.deciding().unwrap();
    /// assert_eq!(deciding.rule, Rule::Domain);
    /// assert!(decision.findings.iter().any(|finding| finding.rule == Rule::Secure));
    /// ```
    #[must_use]
    pub fn deciding(&self) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.decided)
    }

    /// Why it was refused, if it was.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let refused = &jar.receive("id=1; Partitioned")[0];
    /// assert_eq!(refused.refusal(), Some(&Refusal::PartitionedWithoutSecure));
    /// assert_eq!(jar.receive("id=1")[0].refusal(), None);
    /// ```
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.findings
            .iter()
            .find_map(|finding| match &finding.reason {
                Reason::Refusal(refusal) => Some(refusal),
                _ => None,
            })
    }

    /// What was odd though accepted.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::*};
    ///
    /// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
    /// let decision = &jar.receive(r#"id="1""#)[0];
    /// assert_eq!(decision.outcome, Outcome::Stored);
    /// assert!(decision.oddities().eq([&Oddity::QuotesKept]));
    /// ```
    pub fn oddities(&self) -> impl Iterator<Item = &Oddity> {
        self.findings
            .iter()
            .filter_map(|finding| match &finding.reason {
                Reason::Oddity(oddity) => Some(oddity),
                _ => None,
            })
    }
}

/// What one rule said.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let jar = MemoryJar::new(Engine::Chromium, "http://example.com/").unwrap();
/// let finding = &jar.receive("id=1; Secure")[0].findings[0];
/// assert_eq!(finding.rule, Rule::Secure);
/// assert!(finding.decided);
/// assert_eq!(finding.reason, Reason::Refusal(Refusal::SecureFromInsecure));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that spoke.
    pub rule: Rule,
    /// Whether the outcome came of it.
    pub decided: bool,
    /// What it said.
    pub reason: Reason,
}
