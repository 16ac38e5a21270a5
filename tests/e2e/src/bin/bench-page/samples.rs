//! Samples by the name of what was measured. Pure.

use std::collections::BTreeMap;

use serde_json::json;

/// What was measured, in the order it came.
#[derive(Debug, Default)]
pub(crate) struct Samples(BTreeMap<String, Vec<f64>>);

impl Samples {
    /// Adds one.
    pub(crate) fn add(&mut self, name: &str, value: f64) {
        self.0.entry(name.to_owned()).or_default().push(value);
    }

    /// The middle one; of an even number the mean of the two in the middle;
    /// 0 where nothing was measured.
    pub(crate) fn median(&self, name: &str) -> f64 {
        let mut values = self.0.get(name).cloned().unwrap_or_default();
        values.sort_by(f64::total_cmp);
        match (values.len() / 2, values.len() % 2) {
            (0, 0) => 0.0,
            (half, 0) => f64::midpoint(values[half - 1], values[half]),
            (half, _) => values[half],
        }
    }

    /// All samples with their medians.
    pub(crate) fn to_json(&self) -> String {
        let all = self.0.iter().map(|(name, values)| {
            let found = json!({ "median": self.median(name), "samples": values });
            (name.clone(), found)
        });
        let all: serde_json::Map<_, _> = all.collect();
        format!("{:#}\n", serde_json::Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let mut samples = Samples::default();
        for value in [9.0, 1.0, 2.0] {
            samples.add("odd", value);
            samples.add("even", value);
        }
        samples.add("even", 4.0);
        assert!((samples.median("odd") - 2.0).abs() < f64::EPSILON);
        assert!((samples.median("even") - 3.0).abs() < f64::EPSILON);
        assert!(samples.median("none").abs() < f64::EPSILON);
    }
}
