//! What an input has beside its cookies. Pure.

use crate::wording;
use cookie_formats::Capture;

/// What was read, beside its cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What is to be known of the input as a whole.
    pub warnings: Vec<String>,
    /// What was left out, each with its lines.
    pub omissions: Vec<String>,
}

/// As many omissions as a person reads.
const MAX_OMISSIONS: usize = 20;

impl Summary {
    /// Of what was read.
    #[must_use]
    pub fn of(capture: &Capture) -> Self {
        let omissions = capture
            .omissions
            .iter()
            .take(MAX_OMISSIONS)
            .map(|omission| {
                let (first, last) = (omission.location.line, omission.location.last_line);
                let lines = match first == last {
                    true => format!("Line {first}"),
                    false => format!("Lines {first} to {last}"),
                };
                format!("{lines}: {}", omission.reason)
            });
        let mut omissions: Vec<String> = omissions.collect();
        let more = capture.omissions.len().saturating_sub(MAX_OMISSIONS);
        if more > 0 {
            omissions.push(format!(
                "And {} more.",
                wording::plural(more, "place", "places")
            ));
        }
        Self {
            warnings: capture.warnings.iter().map(ToString::to_string).collect(),
            omissions,
        }
    }
}
