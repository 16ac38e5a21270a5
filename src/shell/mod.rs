//! What stands around the views: the theme and the keys.

mod keys;
mod theme;

pub use keys::Keys;
pub use theme::ThemeChoice;
