//! The page's sentences on what happened. Pure: how a day is written is an
//! argument. Those on rules are `document_cookie::rules::text`.

mod parts;
mod phrase;
mod record;
mod runs;
mod time;

pub use parts::{access, bytes, encoding, engine, form_error, grouped, plural, spoken_name};
pub use phrase::{Phrase, Span};
pub use record::{change, headline, inexact_undo, sentence};
pub use runs::{Run, runs};
pub use time::{left, left_short, lifetime};
