//! What the library is to reach, held against what was measured.

use crate::timing::{BARE, Timing};
use browsers::Engine;

const OURS: &str = "document-cookie";
const JS_COOKIE: &str = "js-cookie";

/// How far a measurement may be past "no slower" and still be noise.
const NOISE: f64 = 1.05;

/// Prints each target, and whether it was reached.
pub fn print(engine: Engine, timings: &[Timing]) {
    for (target, reached, found) in targets(engine, timings) {
        let word = if reached { "reached" } else { "MISSED" };
        println!("{word}: {target}: {found:.2}");
    }
}

fn targets(engine: Engine, timings: &[Timing]) -> Vec<(String, bool, f64)> {
    let mut targets = Vec::new();
    for timing in timings {
        let Timing {
            operation, count, ..
        } = timing;
        let (other, most) = match (engine, *operation, count) {
            (Engine::Chromium, "get last", 150) => (BARE, 2.5),
            (Engine::Chromium, "set, read back", 150) => (BARE, 1.3),
            (Engine::Chromium, "get all", 150) => (JS_COOKIE, 1.0 / 3.0),
            (Engine::Firefox, ..) => (JS_COOKIE, NOISE),
            _ => continue,
        };
        if let Some(found) = timing.ratio(OURS, other) {
            let target = format!("{operation} of {count}, at most {most:.2} × {other}");
            targets.push((target, found <= most, found));
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_target_is_held_against_the_peer_it_names() {
        let answer = json!({ BARE: [5.0], JS_COOKIE: [200.0], OURS: [60.0] });
        let all = [Timing::of("get all", 150, &answer).unwrap()];
        let found = targets(Engine::Chromium, &all);
        assert!(matches!(found.as_slice(), [(_, true, ratio)] if *ratio < 0.31));
        assert!(targets(Engine::WebKit, &all).is_empty());
    }
}
