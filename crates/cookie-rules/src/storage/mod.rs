//! The storage model (RFC 6265bis, section 5.7): what becomes of a line, given
//! what is stored already.

mod assume;
mod checks;
pub(crate) mod context;
pub(crate) mod diagnostics;
mod evict;
pub(crate) mod jar;
pub(crate) mod lifetime;
pub(crate) mod rules;
mod same_name;
mod store;

pub(crate) use checks::{CrossSitePolicy, effective, is_secure, policy};
pub(crate) use store::belongs_to;
