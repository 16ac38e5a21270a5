//! The words for what came of a write; one set, used everywhere.

use core::fmt;
use core::str::FromStr;

/// What came of one write.
///
/// The rules of an engine never answer [`Outcome::Renewed`] or
/// [`Outcome::Indeterminate`]: these are for who sees no more than
/// `document.cookie`.
///
/// ```
/// use cookie_rules::{Browser, Engine, Outcome};
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
/// let mut outcome = |line| browser.receive(line)[0].outcome;
/// assert_eq!(outcome("id=1"), Outcome::Stored);
/// assert_eq!(outcome("id=1"), Outcome::Unchanged);
/// assert_eq!(outcome("id=2"), Outcome::Replaced);
/// assert_eq!(outcome("id=; Max-Age=0"), Outcome::Removed);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Outcome {
    /// A new cookie is there, as written.
    Stored,
    /// A cookie of the same identity had other contents and now has these.
    Replaced,
    /// The same value was there before, and now has a new end: proven, not
    /// guessed.
    Renewed,
    /// The cookie was there before, exactly as written.
    Unchanged,
    /// The cookie is gone.
    Removed,
    /// There was no such cookie to remove.
    NothingToRemove,
    /// A cookie was kept, otherwise than written.
    Altered,
    /// The browser did not keep it.
    Refused,
    /// The document takes no cookies at all and says nothing about it.
    Ignored,
    /// What can be seen does not tell.
    Indeterminate,
}

/// The text names no outcome.
///
/// ```
/// use cookie_rules::Outcome;
/// assert!("lost".parse::<Outcome>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownOutcome;

impl Outcome {
    /// Every outcome.
    ///
    /// ```
    /// use cookie_rules::Outcome;
    /// assert!(Outcome::ALL.iter().all(|outcome| !outcome.as_str().contains(' ')));
    /// ```
    pub const ALL: [Self; 10] = [
        Self::Stored,
        Self::Replaced,
        Self::Renewed,
        Self::Unchanged,
        Self::Removed,
        Self::NothingToRemove,
        Self::Altered,
        Self::Refused,
        Self::Ignored,
        Self::Indeterminate,
    ];

    /// The word itself, as data carries it.
    ///
    /// ```
    /// use cookie_rules::Outcome;
    /// assert_eq!(Outcome::NothingToRemove.as_str(), "nothing_to_remove");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Replaced => "replaced",
            Self::Renewed => "renewed",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
            Self::NothingToRemove => "nothing_to_remove",
            Self::Altered => "altered",
            Self::Refused => "refused",
            Self::Ignored => "ignored",
            Self::Indeterminate => "indeterminate",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Outcome {
    type Err = UnknownOutcome;

    fn from_str(text: &str) -> Result<Outcome, UnknownOutcome> {
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or(UnknownOutcome)
    }
}

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such outcome of a write")
    }
}

impl core::error::Error for UnknownOutcome {}
