//! How an outcome is coloured; a word always says the same without colour.

use crate::activity::Event;
use document_cookie::Outcome;

/// The meaning of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As the person wanted.
    Good,
    /// Not kept.
    Bad,
    /// Kept, but otherwise.
    Unsure,
    /// Neither.
    Plain,
}

impl Tone {
    /// Its word in the style.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unsure => "unsure",
            Self::Plain => "plain",
        }
    }
}

impl From<Outcome> for Tone {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Stored | Outcome::Replaced | Outcome::Removed => Self::Good,
            Outcome::Refused | Outcome::Ignored => Self::Bad,
            Outcome::Altered => Self::Unsure,
            _ => Self::Plain,
        }
    }
}

impl From<&Event> for Tone {
    fn from(event: &Event) -> Self {
        event.outcome().map_or(Self::Plain, Self::from)
    }
}
