//! What the page may weigh: reads `budget.toml`, and weighs the built page
//! against it.

use crate::{Failure, process};
use std::path::Path;

/// The one place of the numbers.
const FILE: &str = "budget.toml";

/// Measures every file of a folder.
const MEASURE: &str = include_str!("measure.js");

/// The most bytes of brotli.
#[derive(Debug, Default, PartialEq, Eq)]
struct Budget {
    first_load: u64,
    on_demand: u64,
    /// Names of the files that are fetched on demand; a `*` stands for any
    /// characters.
    on_demand_files: Vec<String>,
    /// Names of files of which one is fetched on demand: the largest counts.
    on_demand_one_of: Vec<String>,
}

/// Whether a name is one of these, in which a `*` stands for any characters.
fn is_among(file: &str, patterns: &[String]) -> bool {
    patterns
        .iter()
        .any(|pattern| match pattern.split_once('*') {
            Some((begin, end)) => {
                file.len() >= begin.len() + end.len()
                    && file.starts_with(begin)
                    && file.ends_with(end)
            }
            None => file == pattern,
        })
}

impl Budget {
    /// Reads the few forms that `budget.toml` uses: sections, numbers, lists
    /// of strings in one line, comments.
    fn parse(text: &str) -> Result<Self, Failure> {
        let mut budget = Self::default();
        let mut section = "";
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                section = name;
                continue;
            }
            let unknown = || format!("{FILE}: “{line}” is not understood in [{section}]");
            let (key, value) = line.split_once('=').ok_or_else(unknown)?;
            let number = || value.trim().replace('_', "").parse().map_err(|_| unknown());
            match (section, key.trim()) {
                ("first_load", "bytes") => budget.first_load = number()?,
                ("on_demand", "bytes") => budget.on_demand = number()?,
                ("on_demand", list @ ("files" | "one_of")) => {
                    // Every other piece between quotation marks is a name.
                    let names = value.split('"').skip(1).step_by(2);
                    let names = names.map(str::to_owned).collect();
                    match list {
                        "files" => budget.on_demand_files = names,
                        _ => budget.on_demand_one_of = names,
                    }
                }
                _ => return Err(unknown()),
            }
        }
        if budget.first_load == 0 || budget.on_demand == 0 {
            return Err(format!(
                "{FILE} is to give bytes for [first_load] and for [on_demand]"
            ));
        }
        Ok(budget)
    }

    fn is_on_demand(&self, file: &str) -> bool {
        is_among(file, &self.on_demand_files) || is_among(file, &self.on_demand_one_of)
    }

    /// Both sums against their numbers.
    fn verdict(&self, weights: &[Weight]) -> Result<String, Failure> {
        let those = |wanted: &dyn Fn(&str) -> bool| -> Vec<u64> {
            let wanted = weights.iter().filter(|weight| wanted(&weight.file));
            wanted.map(|weight| weight.brotli).collect()
        };
        let first: u64 = those(&|file| !self.is_on_demand(file)).iter().sum();
        let all: u64 = those(&|file| is_among(file, &self.on_demand_files))
            .iter()
            .sum();
        let one_of = those(&|file| is_among(file, &self.on_demand_one_of));
        let later = all + one_of.into_iter().max().unwrap_or(0);
        let words = format!(
            "first load: {first} of {} bytes brotli; on demand: {later} of {}",
            self.first_load, self.on_demand
        );
        if weights.is_empty() {
            Err("the built page has no files".to_owned())
        } else if first > self.first_load || later > self.on_demand {
            Err(format!(
                "the page is over its budget ({FILE}): {words}; look at what was added last"
            ))
        } else {
            Ok(words)
        }
    }
}

/// A file's sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
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
pub fn brotli(folder: &Path) -> Result<u64, Failure> {
    Ok(measured(folder)?.iter().map(|weight| weight.brotli).sum())
}

fn measured(folder: &Path) -> Result<Vec<Weight>, Failure> {
    let measured = process::output("node", &["-e", MEASURE, &folder.to_string_lossy()])
        .ok_or_else(|| format!("Node could not measure the files of {}", folder.display()))?;
    Ok(measured.lines().filter_map(Weight::of_line).collect())
}

/// Prints what each file weighs, and fails past the budget.
pub fn weigh(dist: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(FILE).map_err(|error| format!("{FILE}: {error}"))?;
    let budget = Budget::parse(&text)?;
    let weights = measured(dist)?;
    println!("\n{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    for Weight {
        raw,
        gzip,
        brotli,
        file,
    } in &weights
    {
        let when = if budget.is_on_demand(file) {
            " (on demand)"
        } else {
            ""
        };
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {file}{when}");
    }
    budget
        .verdict(&weights)
        .map(|words| println!("dev: {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Budget {
        Budget {
            first_load: 90,
            on_demand: 40,
            on_demand_files: vec!["rules.wasm".to_owned()],
            on_demand_one_of: vec!["*.suffixes".to_owned()],
        }
    }

    fn weight(file: &str, brotli: u64) -> Weight {
        Weight {
            raw: 3 * brotli,
            gzip: 2 * brotli,
            brotli,
            file: file.to_owned(),
        }
    }

    #[test]
    fn a_budget_is_read() {
        let text = "# Numbers.\n[first_load]\nbytes = 9_0\n\n[on_demand]\nbytes = 40\n\
                    files = [\"rules.wasm\"]\none_of = [\"*.suffixes\"]\n";
        assert_eq!(Budget::parse(text), Ok(budget()));
    }

    #[test]
    fn a_budget_that_is_not_understood_is_a_failure() {
        for text in [
            "",
            "[first_load]\nbytes = 90\n",
            "[first_load]\nbytes = many\n[on_demand]\nbytes = 1\n",
            "[first_load]\nbytes = 90\nkilobytes = 90\n[on_demand]\nbytes = 1\n",
        ] {
            assert!(Budget::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_projects_own_budget_is_understood() {
        Budget::parse(include_str!("../../budget.toml")).unwrap();
    }

    #[test]
    fn a_pattern_is_whole_or_has_one_star() {
        let patterns = ["a*.js".to_owned(), "b.js".to_owned()];
        assert!(is_among("a-1234.js", &patterns) && is_among("b.js", &patterns));
        assert!(!is_among("xa.js", &patterns) && !is_among("xb.js", &patterns));
    }

    #[test]
    fn a_line_of_sizes_is_read() {
        assert_eq!(Weight::of_line("3 2 1 a b.css"), Some(weight("a b.css", 1)));
        assert_eq!(Weight::of_line("x"), None);
    }

    #[test]
    fn past_either_number_is_a_failure() {
        let verdict = |weights: &[Weight]| budget().verdict(weights);
        assert!(verdict(&[weight("a.wasm", 90)]).is_ok());
        assert!(verdict(&[weight("a.wasm", 90), weight("b.js", 1)]).is_err());
        assert!(verdict(&[weight("a.wasm", 1), weight("x.suffixes", 40)]).is_ok());
        assert!(verdict(&[weight("x.suffixes", 41)]).is_err());
        // Of the lists only one is fetched.
        let lists = [weight("x.suffixes", 20), weight("y.suffixes", 15)];
        assert!(verdict(&lists).is_ok());
        let [larger, smaller] = lists;
        assert!(verdict(&[larger, smaller, weight("rules.wasm", 21)]).is_err());
        assert!(verdict(&[]).is_err());
    }
}
