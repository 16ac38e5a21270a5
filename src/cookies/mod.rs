//! Cookies: every cookie of this origin that script can see, and a form to
//! set, read and delete one.

mod form;
mod table;
mod view;

pub use view::CookiesView;
