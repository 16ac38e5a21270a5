//! What the page may weigh, and what it does. The numbers stand here alone.

use crate::{Failure, process};
use std::path::Path;

/// All that the first load fetches: bytes of brotli, quality 11.
const FIRST_LOAD: u64 = 90_000;

/// All that is fetched later, when it is first needed.
const ON_DEMAND: u64 = 40_000;

/// Endings of the files that are fetched later.
const ON_DEMAND_FILES: [&str; 1] = [".suffixes"];

/// What Trunk leaves beside the page, which no browser asks for.
const NOT_SERVED: &str = ".trunk-lock";

/// Node has both compressions built in, so nothing need be compiled for them.
const MEASURE: &str = "const fs=require('fs'),z=require('zlib');for(const f of \
                       fs.readdirSync(process.argv[1]).sort()){const \
                       b=fs.readFileSync(process.argv[1]+'/'+f);console.log(b.length,z.gzipSync(b,\
                       {level:9}).length,z.brotliCompressSync(b).length,f)}";

/// A file's sizes in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
    file: String,
}

impl Weight {
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

    fn on_demand(&self) -> bool {
        ON_DEMAND_FILES
            .iter()
            .any(|ending| self.file.ends_with(ending))
    }
}

/// Prints what each file weighs, and fails past the budget.
pub fn weigh(dist: &Path) -> Result<(), Failure> {
    let folder = dist.to_string_lossy();
    let measured = process::output("node", &["-e", MEASURE, &folder])
        .ok_or("Node could not measure the files of dist/")?;
    let weights: Vec<Weight> = measured
        .lines()
        .filter_map(Weight::of_line)
        .filter(|weight| weight.file != NOT_SERVED)
        .collect();
    println!("\n{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    for Weight {
        raw,
        gzip,
        brotli,
        file,
    } in &weights
    {
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {file}");
    }
    verdict(&weights).map(|words| println!("{words}"))
}

/// Both sums against their budgets.
fn verdict(weights: &[Weight]) -> Result<String, Failure> {
    let sum = |later: bool| -> u64 {
        let some = weights.iter().filter(|weight| weight.on_demand() == later);
        some.map(|weight| weight.brotli).sum()
    };
    let (first, later) = (sum(false), sum(true));
    let words = format!(
        "first load {first} of {FIRST_LOAD} bytes brotli, on demand {later} of {ON_DEMAND}"
    );
    if weights.is_empty() {
        Err("dist/ has no files".to_owned())
    } else if first > FIRST_LOAD || later > ON_DEMAND {
        Err(format!("the page is over its budget: {words}"))
    } else {
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(file: &str, brotli: u64) -> Weight {
        Weight {
            raw: 3 * brotli,
            gzip: 2 * brotli,
            brotli,
            file: file.to_owned(),
        }
    }

    #[test]
    fn a_line_of_sizes_is_read() {
        assert_eq!(Weight::of_line("3 2 1 a b.css"), Some(weight("a b.css", 1)));
        assert_eq!(Weight::of_line("x"), None);
    }

    #[test]
    fn past_either_budget_is_a_failure() {
        assert!(verdict(&[weight("a.wasm", FIRST_LOAD)]).is_ok());
        assert!(verdict(&[weight("a.wasm", FIRST_LOAD), weight("b.js", 1)]).is_err());
        assert!(verdict(&[weight("a.wasm", 1), weight("x.suffixes", ON_DEMAND)]).is_ok());
        assert!(verdict(&[weight("x.suffixes", ON_DEMAND + 1)]).is_err());
        assert!(verdict(&[]).is_err());
    }
}
