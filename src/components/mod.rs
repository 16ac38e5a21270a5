//! Parts that more than one view shows.

mod choice;
mod denied;
pub mod focus;
mod report;
mod sentence;
mod tone;
mod verdict;

pub use choice::Choice;
pub use denied::CookiesDenied;
pub use report::{Feedback, Records, Report};
pub use sentence::{Prose, Sentence};
pub use tone::Tone;
pub use verdict::Verdicts;
