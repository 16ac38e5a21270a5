//! Values opened up: what is inside one, as text or as a tree, and an edit
//! written back through the same encodings. Views, and beside them their pure
//! parts.

mod edit;
mod notes;
mod outline;
mod preview;
mod tree;
mod view;

pub use notes::{chain, stale};
pub use preview::{Preview, excerpt};
pub use view::ValueView;
