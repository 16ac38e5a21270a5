//! What the rules of an engine say of a line before it is written. Pure: the
//! jar says which engine, where and when.

use cookie_rules::{Decision, EngineProfile, Environment, Jar, Page, UnixTime, Via, Write};

/// By what rules a write is decided, what is there already, and where and when
/// it is written.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// assert_eq!(jar.context().unwrap().profile.engine, Engine::Chromium);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Context {
    /// The engine whose rules answer, and what its answers rest on.
    pub profile: EngineProfile,
    /// The page that writes.
    pub page: Page,
    /// The browser's clock.
    pub now: UnixTime,
    /// The public suffixes and the conversion of domains that are known here:
    /// none, unless they are given.
    pub environment: Environment,
    /// The cookies that are there, where they are known: `document.cookie` shows
    /// no attributes, and so a page's own jar is taken to be empty.
    pub jar: Jar,
}

/// What was said of a line before it was written.
///
/// ```
/// use document_cookie::{CookieJar, MemoryJar, Outcome, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let prediction = jar.context().unwrap().predict("id=1; SameSite=None").unwrap();
/// assert_eq!(prediction.decision.outcome, Outcome::Refused);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prediction {
    /// The engine whose rules answered, and what its answers rest on: for an
    /// engine that is not of the model it is the draft, labelled so.
    pub profile: EngineProfile,
    /// The decision, with every rule that applied, its section, and what to
    /// write instead.
    pub decision: Decision,
}

impl Context {
    /// A page with an empty jar, in an environment that knows nothing.
    ///
    /// ```
    /// use document_cookie::prediction::Context;
    /// use document_cookie::rules::{Engine, Page, Suggestion};
    /// use document_cookie::UnixTime;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let context = Context::new(Engine::Firefox.into(), page, UnixTime(1_795_000_000));
    /// let prediction = context.predict("__Host-id=1; Path=/").unwrap();
    /// assert_eq!(prediction.decision.suggestions, [Suggestion::AddSecure]);
    /// let rule = prediction.decision.deciding().unwrap().rule;
    /// assert_eq!(rule.section().number, "5.7-20");
    /// ```
    #[must_use]
    pub fn new(profile: EngineProfile, page: Page, now: UnixTime) -> Self {
        Self {
            profile,
            page,
            now,
            environment: Environment::default(),
            jar: Jar::new(),
        }
    }

    /// Decides about a line that a script writes; of several cookies that the
    /// engine makes of it, about the first.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, Outcome, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=1; HttpOnly");
    /// // The jar is known, and so is what is in the way.
    /// let prediction = jar.context().unwrap().predict("id=2").unwrap();
    /// assert_eq!(prediction.decision.outcome, Outcome::Refused);
    /// ```
    #[must_use]
    pub fn predict(&self, line: &str) -> Option<Prediction> {
        let write = Write {
            page: &self.page,
            via: Via::Script {
                text: line.as_bytes(),
            },
            now: self.now,
        };
        let rules = self.environment.rules(self.profile.engine);
        let decision = rules.decide(&self.jar, &write).into_iter().next()?;
        Some(Prediction {
            profile: self.profile,
            decision,
        })
    }
}
