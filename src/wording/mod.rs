//! The page's sentences on what happened. Pure; those on rules are
//! `document_cookie::rules::text`.

mod parts;
mod record;

pub use parts::{access, bytes, encoding, engine, form_error, grouped, name};
pub use record::{remarks, sentence, undo};
