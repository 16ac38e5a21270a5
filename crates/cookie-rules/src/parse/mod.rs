//! Reading: lines and their parts as facts. Nothing is refused or remarked on
//! here.

pub(crate) mod attributes;
pub(crate) mod bytes;
pub mod date;
pub(crate) mod max_age;
pub(crate) mod misreading;
pub(crate) mod set_cookie_string;
