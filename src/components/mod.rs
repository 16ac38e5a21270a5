//! Parts that more than one view shows.

mod denied;
pub mod parts;
pub mod report;
pub mod verdict;

pub use denied::CookiesDenied;
pub use report::{LastReport, Said};
