//! Visits: the page counts each load that shows it, in three cookies that a
//! server can share.

mod count;
mod history;
mod journey;
mod notes;
mod report;
mod same_step;
mod stamp_card;
mod state;
mod view;
mod visit;

pub use count::{Count, CountError};
pub use history::{History, HistoryError};
pub use state::VisitsState;
pub use view::VisitsView;
pub use visit::{Held, Note, Visit};

/// The number of visits.
pub const COUNT: &str = "visit_count";
/// The words for the visitor.
pub const MESSAGE: &str = "visitor_message";
/// When the visits were.
pub const HISTORY: &str = "visit_history";

/// The three cookies of this view, in the order they are written.
pub const COOKIES: [&str; 3] = [COUNT, MESSAGE, HISTORY];

/// What the first visit is greeted with.
pub const WELCOME: &str = "Welcome for the first time";
/// What every later visit is greeted with.
pub const THANKS: &str = "Thanks for visiting again";
