//! Which corners a run went into, and which rules spoke.

use std::collections::BTreeMap;

use cookie_rules::Rule;

/// What a run covered.
#[derive(Debug, Default)]
pub struct Coverage {
    corners: BTreeMap<&'static str, usize>,
    rules: BTreeMap<Rule, (usize, usize)>,
}

impl Coverage {
    /// Counts a case.
    pub fn count(&mut self, corners: &[&'static str], rules: &BTreeMap<Rule, (usize, usize)>) {
        for corner in corners {
            *self.corners.entry(corner).or_default() += 1;
        }
        for (rule, (spoke, decided)) in rules {
            let count = self.rules.entry(*rule).or_default();
            count.0 += spoke;
            count.1 += decided;
        }
    }

    /// Prints it.
    pub fn print(&self) {
        println!("corners, and in how many cases:");
        let width = self.corners.keys().map(|corner| corner.len()).max();
        let width = width.unwrap_or_default();
        let cells: Vec<String> = self
            .corners
            .iter()
            .map(|(corner, count)| format!("{corner:width$} {count:>6}"))
            .collect();
        for row in cells.chunks(3) {
            println!("  {}", row.join("   "));
        }
        println!("rules of the model: had a say, decided");
        for (rule, (spoke, decided)) in &self.rules {
            println!("  {:20} {spoke:>7} {decided:>7}", format!("{rule:?}"));
        }
    }
}
