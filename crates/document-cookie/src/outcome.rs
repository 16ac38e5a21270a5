//! The words for what came of a write; one set, used everywhere.

use std::fmt;
use std::str::FromStr;

/// What came of one write.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Outcome, SetCookie, write_and_read_back, MemoryJar, rules::Engine};
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// let plain = SetCookie::new("id", "1").unwrap();
/// let written = |cookie| write_and_read_back(&jar, cookie).unwrap().outcome;
/// assert_eq!(written(&plain), Outcome::Stored);
/// // A refusal of the same value would look the same.
/// assert_eq!(written(&plain), Outcome::Indeterminate);
/// assert_eq!(written(&plain.clone().with_value("2").unwrap()), Outcome::Replaced);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Outcome {
    /// A new cookie is there, as written.
    Stored,
    /// A cookie of the same identity had other contents and now has these.
    Replaced,
    /// The same value was there before, and now ends at another time: proven by
    /// a `CookieStore` that gives the end before and after the write.
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
    /// What this page can see does not tell.
    Indeterminate,
}

impl Outcome {
    /// Every outcome.
    ///
    /// ```
    /// use document_cookie::Outcome;
    /// assert!(Outcome::ALL.iter().all(|outcome| !outcome.word().contains(' ')));
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
    /// use document_cookie::Outcome;
    /// assert_eq!(Outcome::NothingToRemove.word(), "nothing_to_remove");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
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

/// The text is no word of an [`Outcome`].
///
/// ```
/// use document_cookie::outcome::{Outcome, UnknownOutcome};
/// assert_eq!("kept".parse::<Outcome>(), Err(UnknownOutcome));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownOutcome;

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an outcome")
    }
}

impl std::error::Error for UnknownOutcome {}

impl FromStr for Outcome {
    type Err = UnknownOutcome;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|outcome| outcome.word() == word)
            .ok_or(UnknownOutcome)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.word().parse(), Ok(outcome));
        }
    }
}
