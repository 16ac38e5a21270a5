//! Typed cookies over `document.cookie`.
