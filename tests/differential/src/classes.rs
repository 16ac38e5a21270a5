//! The listed classes: disagreements that are known, each with the rule it is
//! about and why the model does not follow. All else fails the run.

use browsers::Engine;

use crate::case::{Case, Via, Write};
use crate::disagree::{About, Disagreement};

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

/// All of them; each names a seed and number that showed it.
pub const CLASSES: &[Class] = &[
    // webkit --seed 1 --only 316
    Class {
        name: "script at an IPv6 address sees its own later writes",
        rule: "retrieval (5.8.3)",
        why: "A page's process keeps what a script has read, and adds what it writes from then \
              on; a model of writes does not know when somebody read.",
        belongs: |engine, case, found| {
            let by_script = |write: &Write| write.via == Via::Script;
            engine == Engine::WebKit
                && found.about == About::Script
                && case.page.contains("://[")
                && case.writes.len() > 1
                && case.writes.iter().any(by_script)
                && found.predicted == "Some(\"\")"
        },
    },
];

/// The class of a disagreement, if it is listed.
pub fn class(engine: Engine, case: &Case, found: &Disagreement) -> Option<&'static Class> {
    CLASSES
        .iter()
        .find(|class| (class.belongs)(engine, case, found))
}
