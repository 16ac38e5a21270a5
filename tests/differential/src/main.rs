//! Plays generated writes in real browsers and in the model, and prints where
//! they disagree. The status is 1 if anything disagrees that is not listed.

mod browser;
mod case;
mod classes;
mod coverage;
mod disagree;
mod generate;
mod measured;
mod player;
mod predict;
mod replay;
mod run;
mod stage;

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use clap::Parser;

use crate::browser::Browser;
use crate::coverage::Coverage;
use crate::run::Tally;

/// Plays generated cookie writes in real browsers and in the model, and prints
/// every disagreement with the seed that remakes it.
#[derive(Debug, Parser)]
#[command(name = "differential")]
struct Options {
    /// chromium, chromium-upstream, firefox or webkit; may be repeated [default: all four]
    #[arg(long = "engine", value_name = "BROWSER")]
    browsers: Vec<Browser>,
    /// How many cases to make
    #[arg(long, default_value_t = 300)]
    cases: u64,
    /// What the cases are made from [default: another at each run]
    #[arg(long)]
    seed: Option<u64>,
    /// Only the case with this number
    #[arg(long, value_name = "NUMBER")]
    only: Option<u64>,
    /// Instead: plays the measured cases of a file and compares with those
    #[arg(long, value_name = "FILE")]
    measured: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let browsers = match options.browsers.as_slice() {
        [] => &Browser::ALL,
        chosen => chosen,
    };
    let mut failed = false;
    if let Some(file) = &options.measured {
        for &browser in browsers {
            failed |= replay::replay(browser, file).await? > 0;
        }
        std::process::exit(failed.into());
    }
    let seed = options.seed.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        now.map_or(0, |now| now.as_secs() % 1_000_000)
    });
    println!("seed {seed}");
    let numbers = match options.only {
        Some(number) => number..number + 1,
        None => 0..options.cases,
    };
    let mut coverage = Coverage::default();
    let mut tallies = Vec::new();
    for &browser in browsers {
        tallies.push(run::run(browser, seed, numbers.clone(), &mut coverage).await?);
    }
    if options.only.is_none() {
        coverage.print();
    }
    print(seed, &tallies);
    failed |= tallies.iter().any(|tally| tally.unlisted > 0);
    std::process::exit(failed.into());
}

fn print(seed: u64, tallies: &[Tally]) {
    println!("seed {seed}");
    println!(
        "{:17}  cases  agreed  listed  unlisted  ms a case",
        "browser"
    );
    for tally in tallies {
        let listed: usize = tally.listed.values().sum();
        println!(
            "{:17} {:6}  {:6}  {listed:6}  {:8}  {:9.1}",
            tally.browser,
            tally.cases,
            tally.agreed,
            tally.unlisted,
            tally.took.as_secs_f64() * 1000.0 / tally.cases.max(1) as f64,
        );
    }
    for tally in tallies {
        for (name, count) in &tally.listed {
            let class = classes::CLASSES.iter().find(|class| class.name == *name);
            println!("{}: {name}: {count}", tally.browser);
            if let Some(class) = class {
                println!("    {}: {}", class.rule, class.why);
            }
        }
    }
}
