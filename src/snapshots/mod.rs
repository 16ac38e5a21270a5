//! Snapshots: the cookies as they were at a time, kept under a name, compared
//! and brought back.

mod difference;
mod snapshot;
mod state;
mod view;

pub use state::Snapshots;
pub use view::SnapshotsDialog;
