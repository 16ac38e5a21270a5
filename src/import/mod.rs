//! Import: what people have of cookies, read, shown against what is here, and
//! written once they say so.

mod candidate;
mod plan;
mod planned;
mod row;
mod source;
mod state;
mod summary;
mod view;

pub use candidate::Candidate;
pub use state::Import;
pub use view::{DropTarget, ImportDialog};
