//! Export: cookies written in the formats that other programs read, and one as
//! code that makes it.

mod copy_as;
mod download;
mod record;
mod state;
mod view;

pub use copy_as::{CopiedCode, CopyAs};
pub use record::record_of;
pub use state::{Export, address, host};
pub use view::ExportDialog;
