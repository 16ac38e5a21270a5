//! Parts that more than one view shows.

mod denied;
pub mod parts;
mod report;

pub use denied::CookiesDenied;
pub use report::{LastReport, Said};
