//! The nouns of cookies, as data: what is written, where, when, and what came
//! of it. Nothing here decides anything, and nothing of the other folders is
//! imported.

pub(crate) mod assumption;
pub(crate) mod cookie;
pub(crate) mod correction;
pub(crate) mod decision;
pub(crate) mod editable_write;
pub(crate) mod effect;
pub(crate) mod line;
pub(crate) mod name_prefix;
pub(crate) mod outcome;
pub(crate) mod page;
pub mod percent;
pub mod quoted;
pub(crate) mod rejection;
pub(crate) mod request;
pub(crate) mod rule_name;
pub(crate) mod same_site;
pub(crate) mod section;
pub(crate) mod suggestion;
pub(crate) mod time;
pub(crate) mod url;
pub(crate) mod warning;
pub(crate) mod write;
