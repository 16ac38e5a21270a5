//! A line set right: changes that were made and judged.

use super::editable_write::EditableWrite;
use super::outcome::Outcome;
use super::suggestion::Suggestion;

/// What to write instead. It was decided about in the jar as it was: it is
/// kept, what is said of the line as written is said no longer, nothing new is
/// said, and no other attribute that counted is lost.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "http://192.168.1.5/").unwrap();
/// let decision = &browser.receive("id=1; Path=/; Secure")[0];
/// // There are two ways.
/// let [https, without] = &decision.corrections[..] else { panic!() };
/// assert_eq!(https.changes, [Suggestion::WriteOverHttps]);
/// assert_eq!(without.changes, [Suggestion::Drop(AttributeName::Secure)]);
/// assert_eq!(without.writes[0].line, b"id=1; Path=/");
/// assert_eq!(without.outcome, Outcome::Stored);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Correction {
    /// The changes, all of them made, in their order.
    pub changes: Vec<Suggestion>,
    /// What to write: one, unless several cookies stood in one line. None where
    /// only the author can make the change, such as leave out part of a value.
    pub writes: Vec<EditableWrite>,
    /// What then comes of the first.
    pub outcome: Outcome,
}
