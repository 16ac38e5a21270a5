//! Cookies: the list of every cookie of this origin that script can see, and
//! beside it the panel, where one is made, looked at and edited.

mod column;
mod details;
mod draft;
mod editor;
mod fields;
mod filter;
mod form;
mod list;
mod list_state;
mod mark;
mod max_age;
mod panel;
mod panel_state;
mod row;
mod toolbar;
mod verdicts;
mod view;

pub use fields::Fields;
pub use form::{Form, FormError, Preset, Reader};
pub use list::LIST;
pub use list_state::ListState;
pub use panel_state::{PanelState, cookie_of_line};
pub use view::{CookiesView, ExchangeWindows};
