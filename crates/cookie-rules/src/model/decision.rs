//! What came of a write, as data: the outcome, the cookie, and the rules that
//! applied. The words for a person are in [`text`](crate::text).

use std::sync::Arc;

use super::assumption::Assumptions;
use super::cookie::Cookie;
use super::correction::Correction;
use super::effect::Effect;
use super::outcome::Outcome;
use super::rejection::Rejection;
use super::section::Rule;
use super::suggestion::Suggestion;
use super::warning::Warning;

/// What an engine does with one cookie of a write.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
/// let first = &browser.receive("id=1")[0];
/// assert_eq!((first.outcome, &first.before), (Outcome::Stored, &None));
/// let second = &browser.receive("id=2")[0];
/// assert_eq!((second.outcome, &second.before), (Outcome::Replaced, &first.kept));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Every rule that applied, in that order.
    pub diagnostics: Vec<Diagnostic>,
    /// Under what assumptions this holds.
    pub assumptions: Assumptions,
    /// The changes of the first of the corrections: what would make a refused
    /// write succeed, all of it together, or set right what a warning is about.
    /// Empty when nothing would.
    pub suggestions: Vec<Suggestion>,
    /// What to write instead, the best first: each was decided about in the jar
    /// as it was before the write.
    pub corrections: Vec<Correction>,
}

impl Decision {
    /// The diagnostic that decided.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Chromium, "http://example.com/").unwrap();
    /// // Two rules refuse; the first decides.
    /// let decision = &browser.receive("__Secure-id=1; Secure; SameSite=None; Domain=example.org")[0];
    /// let deciding = decision.deciding().unwrap();
    /// assert_eq!(deciding.rule, Rule::Domain);
    /// assert!(decision.diagnostics.iter().any(|diagnostic| diagnostic.rule == Rule::Secure));
    /// ```
    #[must_use]
    pub fn deciding(&self) -> Option<&Diagnostic> {
        self.diagnostics
            .iter()
            .find(|diagnostic| diagnostic.decided)
    }

    /// Why it was refused, if it was.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let refused = &browser.receive("id=1; Partitioned")[0];
    /// assert_eq!(refused.rejection(), Some(&Rejection::PartitionedWithoutSecure));
    /// assert_eq!(browser.receive("id=1")[0].rejection(), None);
    /// ```
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.diagnostics
            .iter()
            .find_map(|diagnostic| match &diagnostic.reason {
                Reason::Rejection(rejection) => Some(rejection),
                _ => None,
            })
    }

    /// Whether the write did what its line says: false also where something in
    /// the line took no effect, and where a removal missed a cookie of the name.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert!(browser.receive("id=1; Path=/; Max-Age=63072000")[0].succeeded());
    /// assert!(!browser.receive("id=1; Path=/; Max-Age=2y")[0].succeeded());
    /// ```
    #[must_use]
    pub fn succeeded(&self) -> bool {
        match self.outcome {
            Outcome::Refused | Outcome::Altered | Outcome::Ignored | Outcome::Indeterminate => {
                false
            }
            Outcome::Stored | Outcome::Replaced | Outcome::Renewed | Outcome::Unchanged => true,
            Outcome::Removed => true,
            Outcome::NothingToRemove => {
                let is_missed = |warning: &Warning| matches!(warning, Warning::NotAddressed { .. });
                !self.warnings().any(is_missed)
            }
        }
    }

    /// What is accepted though it is not as its writer may think.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// let decision = &browser.receive(r#"id="1""#)[0];
    /// assert_eq!(decision.outcome, Outcome::Stored);
    /// assert!(decision.warnings().eq([&Warning::QuotesKept]));
    /// ```
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        self.diagnostics
            .iter()
            .filter_map(|diagnostic| match &diagnostic.reason {
                Reason::Warning(warning) => Some(warning),
                _ => None,
            })
    }
}

/// What one rule said.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Chromium, "http://example.com/").unwrap();
/// let diagnostic = &browser.receive("id=1; Secure")[0].diagnostics[0];
/// assert_eq!(diagnostic.rule, Rule::Secure);
/// assert!(diagnostic.decided);
/// assert_eq!(diagnostic.reason, Reason::Rejection(Rejection::SecureFromInsecure));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule that spoke.
    pub rule: Rule,
    /// Whether the outcome came of it.
    pub decided: bool,
    /// What it said.
    pub reason: Reason,
}

impl Diagnostic {
    /// Where it stands among others: causes before consequences.
    pub(crate) fn rank(&self) -> u8 {
        match &self.reason {
            Reason::Rejection(_) => 0,
            Reason::Warning(warning) => match warning {
                Warning::NotAddressed { .. } => 1,
                // The line was taken apart otherwise than it was meant.
                Warning::NamedLikeAttribute { .. }
                | Warning::QuotedSemicolon
                | Warning::ValueCut { .. }
                | Warning::CommaForSemicolon { .. }
                | Warning::SplitAtLineFeed => 2,
                Warning::CommaFolded { .. } | Warning::CutShort { .. } if warning.alters() => 3,
                _ if warning.alters() => 4,
                // A life that is cut is often one that was written wrong.
                Warning::LifetimeClamped { .. } | Warning::ScriptLifetimeClamped { .. } => 6,
                _ => 5,
            },
            Reason::Effect(_) => 7,
        }
    }
}

/// What a rule can say.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::WebKitGtk, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=1; Priority=High")[0];
/// for diagnostic in &decision.diagnostics {
///     match &diagnostic.reason {
///         Reason::Warning(warning) => {
///             let name = AttributeName::Priority;
///             assert_eq!(*warning, Warning::AttributeNotSupported { name });
///         }
///         Reason::Effect(effect) => assert_eq!(*effect, Effect::Accepted),
///         reason => panic!("{reason:?}"),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// No: the write has no effect.
    Rejection(Rejection),
    /// Yes, but something in the line is not as its writer may think.
    Warning(Warning),
    /// What the cookie became by it.
    Effect(Effect),
}
