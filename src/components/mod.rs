//! Parts that more than one view shows.

mod denied;
pub mod live;
pub mod parts;
pub mod report;
pub mod verdict;

pub use denied::CookiesDenied;
pub use live::{Island, island};
pub use report::{Said, keep_report};
