//! What stands around the views: the header, the menu, the keys.

mod header;
mod keys;
mod theme;

pub use header::Header;
pub use keys::{KeySwitch, Keys};
pub use theme::{COOKIE as THEME_COOKIE, ThemeChoice, ThemeState};
