//! What the rules of an engine say of a line before it is written. Pure: the
//! jar says which engine, where and when.

use crate::rules::to_ascii::NoConversion;
use crate::rules::{Answering, Decision, Jar, Page, PublicSuffixes, Rules, UnixTime, Via, Write};

/// By what rules a write is judged, and where and when it is written.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// assert_eq!(jar.context().unwrap().answering.engine, Engine::Chromium);
/// ```
#[derive(Clone, Debug)]
pub struct Context {
    /// The engine whose rules answer, and what its answers rest on.
    pub answering: Answering,
    /// The page that writes.
    pub page: Page,
    /// The browser's clock.
    pub now: UnixTime,
}

/// What was said of a line before it was written.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, Outcome, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let prediction = jar.context().unwrap().predict("id=1; SameSite=None");
/// assert_eq!(prediction.decision.outcome, Outcome::Refused);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The engine whose rules answered, and what its answers rest on: for an
    /// engine that was not measured it is the draft, labelled so.
    pub answering: Answering,
    /// The decision, with every rule that had a say, its section, and what
    /// would mend it. It knows of no cookie that is there already.
    pub decision: Decision,
}

// A decision holds nothing that is unequal to itself.
impl Eq for Prediction {}

impl Context {
    /// Judges a line that a script writes. Public suffixes are not known here,
    /// unless the feature `psl` compiles their list in.
    ///
    /// ```
    /// use document_cookie::prediction::Context;
    /// use document_cookie::rules::{Engine, Fix, Page, UnixTime};
    ///
    /// let context = Context {
    ///     answering: Engine::answering("firefox"),
    ///     page: Page::parse("https://example.com/").unwrap(),
    ///     now: UnixTime(1_795_000_000),
    /// };
    /// let prediction = context.predict("__Host-id=1; Path=/");
    /// assert_eq!(prediction.decision.fixes, [Fix::AddSecure]);
    /// let rule = prediction.decision.deciding().unwrap().rule;
    /// assert_eq!(rule.section().number, "5.7-20");
    /// ```
    #[must_use]
    pub fn predict(&self, line: &str) -> Prediction {
        #[cfg(feature = "psl")]
        let suffixes: &dyn PublicSuffixes = &crate::rules::public_suffix::CompiledList;
        #[cfg(not(feature = "psl"))]
        let suffixes: &dyn PublicSuffixes = &crate::rules::public_suffix::NoList;
        let rules = Rules {
            engine: self.answering.engine,
            suffixes,
            to_ascii: &NoConversion,
        };
        let write = Write {
            page: &self.page,
            via: Via::Script {
                text: line.as_bytes(),
            },
            now: self.now,
        };
        let mut decisions = rules.decide(&Jar::new(), &write);
        Prediction {
            answering: self.answering,
            // A line built by this library makes one cookie.
            decision: decisions.swap_remove(0),
        }
    }
}
