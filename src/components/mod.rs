//! Parts that more than one view shows.

mod denied;
mod report;

pub use denied::CookiesDenied;
pub use report::{LastReport, Said};
