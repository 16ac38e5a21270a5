//! Inspect: paste what you have, learn what each browser makes of it, and see
//! where it travels. Nothing here reads or writes this origin's cookies, but
//! for what a person asks to be tried.

mod advice;
mod assessment;
mod changes;
mod checking;
mod command;
mod correction;
mod examples;
mod experiment;
mod experiments;
mod form;
mod input;
mod line_parts;
mod opened;
mod options;
mod rows;
mod secret;
mod share;
mod state;
mod story;
mod travel;
mod try_here;
mod view;

pub use state::InspectState;
pub use view::InspectView;
