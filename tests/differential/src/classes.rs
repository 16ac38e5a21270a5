//! The listed classes: disagreements that are known, each with the rule it is
//! about and why the model does not follow. All else fails the run.

use browsers::Engine;

use crate::case::Case;
use crate::disagree::Disagreement;

/// A class of disagreements.
#[derive(Debug)]
pub struct Class {
    /// What it is called.
    pub name: &'static str,
    /// The rule it is about.
    pub rule: &'static str,
    /// Why the model does not follow.
    pub why: &'static str,
    /// Whether a disagreement is one of them: as narrow as can be.
    pub belongs: fn(Engine, &Case, &Disagreement) -> bool,
}

/// All of them. None is needed for what was generated so far; one that is
/// added names the seed and number that showed it.
pub const CLASSES: &[Class] = &[];

/// The class of a disagreement, if it is listed.
pub fn class(engine: Engine, case: &Case, found: &Disagreement) -> Option<&'static Class> {
    CLASSES
        .iter()
        .find(|class| (class.belongs)(engine, case, found))
}
