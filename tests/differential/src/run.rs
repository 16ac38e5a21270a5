//! A run: generated cases, each played in a browser and in the model.

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::browser::Browser;
use crate::case::{Case, Observation, Via};
use crate::classes::class;
use crate::coverage::Coverage;
use crate::disagree::{Disagreement, disagreements, short};
use crate::generate;
use crate::player::Player;
use crate::predict::predict;

/// More writes than this are shown at neither end of a case.
const MOST_SHOWN: usize = 8;

/// What came of a browser's cases.
#[derive(Debug)]
pub struct Tally {
    /// Which browser.
    pub browser: Browser,
    /// How many cases were played.
    pub cases: usize,
    /// In how many all was as predicted.
    pub agreed: usize,
    /// How many cases disagree in each listed class, and in nothing else.
    pub listed: BTreeMap<&'static str, usize>,
    /// How many cases disagree otherwise.
    pub unlisted: usize,
    /// How long it took.
    pub took: Duration,
}

/// Plays the cases with these numbers.
///
/// # Errors
/// When the browser does not start.
pub async fn run(
    browser: Browser,
    seed: u64,
    numbers: Range<u64>,
    coverage: &mut Coverage,
) -> Result<Tally> {
    let mut player = Player::start(browser).await?;
    let since = Instant::now();
    let mut tally = Tally {
        browser,
        cases: 0,
        agreed: 0,
        listed: BTreeMap::new(),
        unlisted: 0,
        took: Duration::ZERO,
    };
    for number in numbers {
        // WebKitGTK's jar cannot be emptied by its driver.
        let made = generate::case(seed, number, browser == Browser::WebKit);
        let seen = match player.play(&made.case).await {
            Ok(seen) => seen,
            Err(first) => {
                // Nobody knows where it stopped: once more, in a new browser.
                println!("{browser} seed {seed} case {number}: again, after {first:#}");
                print_writes(&made.case);
                player = Player::start(browser).await?;
                let again = player.play(&made.case).await;
                again.with_context(|| format!("{browser} seed {seed} case {number}"))?
            }
        };
        let predicted = predict(browser, &made.case, seen.now)?;
        coverage.count(&made.corners, &predicted.rules);
        tally.cases += 1;
        let found = disagreements(browser.engine(), &predicted, &seen);
        tally.add(seed, number, &made.case, &seen, &found);
    }
    tally.took = since.elapsed();
    player.quit().await;
    Ok(tally)
}

/// Prints what is written, shortened where it is much.
fn print_writes(case: &Case) {
    let count = case.writes.len();
    if case.cross_site {
        println!("    in a frame of another site");
    }
    for (number, write) in case.writes.iter().enumerate() {
        if number == MOST_SHOWN && count > 2 * MOST_SHOWN {
            println!("    … {} more …", count - 2 * MOST_SHOWN);
        }
        if number >= MOST_SHOWN && number + MOST_SHOWN < count {
            continue;
        }
        let via = match write.via {
            Via::Script => "script",
            Via::Header => "header",
        };
        let line = write.bytes().unwrap_or_default();
        let line = match String::from_utf8(line) {
            Ok(text) => format!("{text:?}"),
            Err(error) => format!("b\"{}\"", error.as_bytes().escape_ascii()),
        };
        let date = write.date.as_deref();
        let date = date.map(|date| format!(" (Date: {date})"));
        println!(
            "    {via} at {}: {}{}",
            short(&write.url),
            short(&line),
            date.unwrap_or_default()
        );
    }
}

impl Tally {
    fn add(
        &mut self,
        seed: u64,
        number: u64,
        case: &Case,
        seen: &Observation,
        found: &[Disagreement],
    ) {
        if found.is_empty() {
            self.agreed += 1;
            return;
        }
        let browser = self.browser;
        let classes: Option<Vec<_>> = found
            .iter()
            .map(|one| class(browser.engine(), case, one).map(|class| class.name))
            .collect();
        let said = match classes.as_deref() {
            Some([first, ..]) => {
                *self.listed.entry(first).or_default() += 1;
                format!("listed as {first}")
            }
            _ => {
                self.unlisted += 1;
                "not listed".to_owned()
            }
        };
        println!("{browser} --seed {seed} --only {number}: {said}");
        print_writes(case);
        println!("    read at {} at {}", short(&case.page), seen.now);
        for address in &case.also_read_at {
            println!("    also at {}", short(address));
        }
        for one in found {
            println!("{one}");
        }
    }
}
