//! Matching: which hosts and paths a cookie belongs to.

pub mod domain;
pub(crate) mod idna;
pub mod path;
pub(crate) mod public_suffix;
pub(crate) mod suffix_list;
