//! Reading: lines and their parts as facts. Nothing is refused or remarked on
//! here.

pub(crate) mod attribute_like;
pub(crate) mod attributes;
pub(crate) mod bytes;
pub(crate) mod comma;
pub mod date;
pub(crate) mod duration;
pub(crate) mod max_age;
pub(crate) mod misreading;
pub(crate) mod set_cookie_string;
pub(crate) mod value_end;
