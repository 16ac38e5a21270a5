//! Tests that are known to fail, each with what is wrong. One that passes
//! fails the run until it is taken off the list.

use browsers::Engine;

/// Test, engine, and what is wrong.
const KNOWN: [(&str, Engine, &str); 0] = [];

/// What is known to be wrong with a test in an engine.
pub(crate) fn reason(test: Option<&str>, engine: Engine) -> Option<&'static str> {
    let known = KNOWN
        .iter()
        .find(|(name, in_engine, _)| Some(*name) == test && *in_engine == engine);
    known.map(|(_, _, reason)| *reason)
}
