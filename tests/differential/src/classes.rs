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
    // webkit --seed 1 --only 316; --seed 11 --only 1750, where many were seen
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
                && [r#"Some("")"#, r#"among 1 only [""]"#].contains(&found.predicted.as_str())
        },
    },
    // firefox --seed 2 --only 413: agrees in one of three runs
    Class {
        name: "the order of what a script wrote while a response replaced some of it",
        rule: "retrieval (5.8.3)",
        why: "The page's process and the browser tell each other of cookies in messages; which \
              comes first is chance, and the order of the process's own copies follows it.",
        belongs: |engine, case, found| {
            let first_by_script = case
                .writes
                .iter()
                .position(|write| write.via == Via::Script);
            let last_by_header = case
                .writes
                .iter()
                .rposition(|write| write.via != Via::Script);
            engine == Engine::Firefox
                && found.about == About::Script
                && first_by_script
                    .is_some_and(|first| last_by_header.is_some_and(|last| first < last))
                && pieces(&found.predicted) == pieces(&found.observed)
        },
    },
];

/// What stands in a cookie-string, whatever the order.
fn pieces(shown: &str) -> Vec<&str> {
    let inner = shown.trim_start_matches("Some(\"").trim_end_matches("\")");
    let mut pieces: Vec<&str> = inner.split("; ").collect();
    pieces.sort_unstable();
    pieces
}

/// The class of a disagreement, if it is listed.
pub fn class(engine: Engine, case: &Case, found: &Disagreement) -> Option<&'static Class> {
    CLASSES
        .iter()
        .find(|class| (class.belongs)(engine, case, found))
}
