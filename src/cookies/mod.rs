//! Cookies: every cookie of this origin that script can see, and an editor that
//! sets, explains, reads and deletes them.

mod column;
mod editor;
mod fields;
mod form;
mod max_age;
mod row;
mod state;
mod table;
mod view;

pub use column::{Column, Sort};
pub use fields::Fields;
pub use form::{Form, FormError, Preset, Reader};
pub use state::{CookiesState, Editing, Focus};
pub use view::CookiesView;
