//! Cookies: every cookie of this origin that script can see, and an editor that
//! sets, explains, reads and deletes them.

mod editor;
mod fields;
mod form;
pub mod max_age;
mod state;
mod table;
mod view;

pub use state::{Column, CookiesState, Editing};
pub use view::CookiesView;
