//! Typed cookies over `document.cookie`.
#[cfg(feature = "rules")]
pub mod rules;
