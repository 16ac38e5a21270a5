//! What one operation took each peer. Pure.

use browsers::Engine;
use serde_json::{Value, json};

/// What is measured; the page knows them by these names.
pub const OPERATIONS: [&str; 5] = ["get first", "get last", "get all", "set", "set, read back"];

/// The peer that all others are held against.
pub const BARE: &str = "the bare getter and setter";

/// One operation on one number of cookies.
#[derive(Debug)]
pub struct Timing {
    pub operation: &'static str,
    pub count: u32,
    /// Microseconds of each round, for each peer that can do it.
    took: Vec<(String, Vec<f64>)>,
}

impl Timing {
    /// As the page tells it.
    pub fn of(operation: &'static str, count: u32, answer: &Value) -> Option<Self> {
        let mut took = Vec::new();
        for (peer, rounds) in answer.as_object()? {
            let rounds = rounds.as_array()?.iter().map(Value::as_f64);
            took.push((peer.clone(), rounds.collect::<Option<Vec<f64>>>()?));
        }
        // The page's order is lost on the way; here it is from bare to ours.
        took.sort_by_key(|(peer, _)| (peer == "document-cookie", peer != BARE));
        Some(Self {
            operation,
            count,
            took,
        })
    }

    /// Who was measured.
    pub fn peers(&self) -> Vec<&str> {
        self.took.iter().map(|(peer, _)| peer.as_str()).collect()
    }

    fn rounds(&self, peer: &str) -> Option<&[f64]> {
        let found = self.took.iter().find(|(name, _)| name == peer)?;
        Some(&found.1)
    }

    /// The median, in microseconds.
    pub fn median(&self, peer: &str) -> Option<f64> {
        median(self.rounds(peer)?.to_vec())
    }

    /// How many times as long as another peer it took: the median of the ratios
    /// of each round, so that a moment when the machine was busy counts little.
    pub fn ratio(&self, peer: &str, other: &str) -> Option<f64> {
        let both = self.rounds(peer)?.iter().zip(self.rounds(other)?);
        median(both.map(|(one, other)| one / other).collect())
    }

    /// What the table shows of a peer.
    pub fn shown(&self, peer: &str) -> String {
        let (Some(median), Some(ratio)) = (self.median(peer), self.ratio(peer, BARE)) else {
            return "-".to_owned();
        };
        if peer == BARE {
            return format!("{median:.1}");
        }
        format!("{median:.1} ({ratio:.1})")
    }

    /// What is written down.
    pub fn json(&self, engine: Engine) -> Value {
        let peers = self.took.iter().map(|(peer, rounds)| {
            let figures = json!({
                "median": self.median(peer),
                "ratio_to_bare": self.ratio(peer, BARE),
                "rounds": rounds,
            });
            (peer.clone(), figures)
        });
        json!({
            "engine": engine.word(),
            "operation": self.operation,
            "cookies": self.count,
            "peers": peers.collect::<serde_json::Map<_, _>>(),
        })
    }
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_taken_within_each_round() {
        // In the second round the machine was busy with something else.
        let answer = json!({ "a": [2.0, 40.0, 2.0], "b": [1.0, 20.0, 1.0] });
        let timing = Timing::of(OPERATIONS[0], 1, &answer).unwrap();
        assert_eq!(timing.median("a"), Some(2.0));
        assert_eq!(timing.ratio("a", "b"), Some(2.0));
        assert_eq!(timing.ratio("a", "c"), None);
        assert_eq!(timing.shown("c"), "-");
    }

    #[test]
    fn the_bare_one_stands_first_and_ours_last() {
        let answer = json!({ "document-cookie": [1.0], "js-cookie": [1.0], BARE: [1.0] });
        let timing = Timing::of(OPERATIONS[0], 1, &answer).unwrap();
        assert_eq!(timing.peers(), [BARE, "js-cookie", "document-cookie"]);
    }
}
