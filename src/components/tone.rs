//! How an outcome is coloured and signed; a word always says the same without
//! colour.

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
    Changed,
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
            Self::Changed => "changed",
            Self::Plain => "plain",
        }
    }
}

impl From<Outcome> for Tone {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Stored | Outcome::Replaced | Outcome::Removed => Self::Good,
            Outcome::Refused | Outcome::Ignored => Self::Bad,
            Outcome::Altered => Self::Changed,
            _ => Self::Plain,
        }
    }
}

impl From<&Event> for Tone {
    fn from(event: &Event) -> Self {
        event.outcome().map_or(Self::Plain, Self::from)
    }
}

/// The sign that stands beside an outcome's colour.
#[must_use]
pub const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Stored | Outcome::Replaced | Outcome::Removed => "✓",
        Outcome::Renewed => "↻",
        Outcome::Altered => "~",
        Outcome::Refused | Outcome::Ignored => "✕",
        _ => "=",
    }
}

/// The sign that stands beside an event.
#[must_use]
pub fn event_sign(event: &Event) -> &'static str {
    match event {
        Event::Added => "+",
        Event::Changed => "→",
        Event::Expired | Event::Gone => "−",
        written => written.outcome().map_or("=", sign),
    }
}
