//! The listed classes: disagreements that are known, each with the rule it is
//! about and why the model does not follow. All else fails the run.

use browsers::Engine;

use crate::case::{Case, Via};
use crate::disagree::{About, Disagreement};

/// A class of disagreements.
pub struct Class {
    /// What it is called.
    pub name: &'static str,
    /// The rule it is about.
    pub rule: &'static str,
    /// Why the model does not follow.
    pub why: &'static str,
    /// Whether a disagreement is one of them.
    belongs: fn(Engine, &Case, &Disagreement) -> bool,
}

/// All of them.
pub const CLASSES: &[Class] = &[Class {
    name: "phantom",
    rule: "HttpOnly, Leave secure alone",
    why: "Firefox's script side shows, now and then, what the store refused to protect an \
          HttpOnly or Secure cookie; the jar and the requests are as predicted. It depends on \
          which process heard of the stored cookie first.",
    belongs: |engine, case, found| {
        engine == Engine::Firefox
            && found.about == About::Script
            && case.writes.len() > 1
            && case.writes.iter().any(|write| write.via == Via::Script)
            && says(case, b"httponly")
    },
}];

/// The class of a disagreement, if it is listed.
pub fn class(engine: Engine, case: &Case, found: &Disagreement) -> Option<&'static Class> {
    CLASSES
        .iter()
        .find(|class| (class.belongs)(engine, case, found))
}

/// Whether a line of the case holds this, in lower case.
fn says(case: &Case, what: &[u8]) -> bool {
    case.writes.iter().any(|write| {
        write.bytes().is_ok_and(|line| {
            line.to_ascii_lowercase()
                .windows(what.len())
                .any(|part| part == what)
        })
    })
}
