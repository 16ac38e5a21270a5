//! What the page may weigh: reads `budget.toml`, and weighs the built page
//! against it.

use crate::process;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The one place of the numbers.
const FILE: &str = "budget.toml";

/// Measures every file of a folder.
const MEASURE: &str = include_str!("measure.js");

/// The most bytes of brotli.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// For all files together that are not named below.
    first_load: u64,
    /// For each file, or the programs of each folder, that are fetched later, when
    /// they are first needed. A folder is named without the hash that is put to it.
    on_demand: BTreeMap<String, u64>,
    /// Files that the page itself never fetches.
    never_fetched: Vec<String>,
}

/// Whether a name of the budget is that of this file, or of the folder that has
/// this program.
fn names(name: &str, file: &str) -> bool {
    let of_folder = |rest: &str| rest.starts_with('-') && rest.ends_with(".wasm");
    file == name || file.contains('/') && file.strip_prefix(name).is_some_and(of_folder)
}

impl Budget {
    /// When a file is fetched, for the list of files.
    fn when(&self, file: &str) -> &'static str {
        if self.on_demand.keys().any(|name| names(name, file)) {
            " (on demand)"
        } else if self.never_fetched.iter().any(|it| it == file) {
            " (never fetched)"
        } else {
            ""
        }
    }

    /// The files against their numbers.
    fn verdict(&self, weights: &[Weight]) -> Result<String> {
        ensure!(!weights.is_empty(), "the built page has no files");
        let first = weights.iter().filter(|it| self.when(&it.file).is_empty());
        let first: u64 = first.map(|weight| weight.brotli).sum();
        let mut words = format!("first load: {first} of {} bytes of brotli", self.first_load);
        let mut fits = first <= self.first_load;
        for (file, most) in &self.on_demand {
            let of_it = weights.iter().filter(|weight| names(file, &weight.file));
            let brotli: u64 = of_it.map(|weight| weight.brotli).sum();
            ensure!(brotli > 0, "{file} is not in the built page");
            words += &format!("; {file}: {brotli} of {most}");
            fits &= brotli <= *most;
        }
        ensure!(
            fits,
            "the page is over its budget ({FILE}): {words}; look at what was added last"
        );
        Ok(words)
    }
}

/// A file's sizes in bytes.
#[derive(Debug)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
    file: String,
}

impl Weight {
    /// Of a line that `measure.js` printed.
    fn of_line(line: &str) -> Option<Self> {
        let mut words = line.splitn(4, ' ');
        let mut number = || words.next()?.parse().ok();
        let (raw, gzip, brotli) = (number()?, number()?, number()?);
        let file = words.next()?.to_owned();
        Some(Self {
            raw,
            gzip,
            brotli,
            file,
        })
    }
}

/// What the files of a folder weigh together, in bytes of brotli.
pub fn brotli(folder: &Path) -> Result<u64> {
    Ok(measured(folder)?.iter().map(|weight| weight.brotli).sum())
}

fn measured(folder: &Path) -> Result<Vec<Weight>> {
    let measured = process::output(Command::new("node").args(["-e", MEASURE]).arg(folder))?;
    Ok(measured.lines().filter_map(Weight::of_line).collect())
}

/// Prints what each file weighs, and fails past the budget.
pub fn weigh(dist: &Path) -> Result<()> {
    let text = std::fs::read_to_string(FILE).context(FILE)?;
    let budget: Budget = toml::from_str(&text).context(FILE)?;
    let weights = measured(dist)?;
    println!("\n{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    for Weight {
        raw,
        gzip,
        brotli,
        file,
    } in &weights
    {
        let when = budget.when(file);
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {file}{when}");
    }
    println!("dev: {}", budget.verdict(&weights)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_budget_is_understood() {
        toml::from_str::<Budget>(include_str!("../../budget.toml")).unwrap();
    }

    #[test]
    fn past_any_number_or_with_a_file_missing_it_is_a_failure() {
        let budget: Budget = toml::from_str(
            "first_load = 90\nnever_fetched = [\"l.txt\"]\n[on_demand]\n\"s.txt\" = 40\n",
        )
        .unwrap();
        let verdict = |lines: &[&str]| {
            let weights: Vec<Weight> = lines.iter().filter_map(|it| Weight::of_line(it)).collect();
            assert_eq!(weights.len(), lines.len());
            budget.verdict(&weights)
        };
        assert!(verdict(&["3 2 90 a b.wasm", "3 2 40 s.txt", "9 9 999 l.txt"]).is_ok());
        assert!(verdict(&["3 2 90 a.wasm", "3 2 1 b.js", "3 2 40 s.txt"]).is_err());
        assert!(verdict(&["3 2 9 a.wasm", "3 2 41 s.txt"]).is_err());
        assert!(verdict(&["3 2 9 a.wasm"]).is_err());
        assert!(verdict(&[]).is_err());
    }

    #[test]
    fn the_programs_of_a_folder_are_weighed_together() {
        assert!(names("views", "views-0a1b/split_cookies.wasm"));
        assert!(
            !names("views", "views-0a1b/loader.js"),
            "it is fetched at once"
        );
        assert!(!names("views", "views-0a1b.css"));
        assert!(!names("views", "page_bg.wasm"));
    }
}
