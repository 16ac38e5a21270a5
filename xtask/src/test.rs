//! `./dev test`: every kind of test, and proof that each one ran.

mod browser;
mod end_to_end;
mod native;
mod xvfb;

pub use end_to_end::{differential, driven};

use crate::args::{Engine, Kind, Selection};
use crate::summary::{Count, count};
use crate::{Failure, process, tools};
use std::process::Command;
use std::time::Instant;

/// A line of the closing table.
struct Ran {
    kind: &'static str,
    engine: Option<Engine>,
    count: Count,
    seconds: u64,
    /// Why this line fails the whole.
    failure: Option<Failure>,
}

/// Runs the selected tests, all of them even when some fail.
pub fn run(selection: &Selection) -> Result<(), Failure> {
    let Selection { kinds, engines } = selection;
    // All that is missing is said before minutes have passed.
    if kinds.contains(&Kind::EndToEnd) {
        tools::node()?;
    }
    if kinds.iter().any(|kind| *kind != Kind::Native) {
        tools::browsers(engines)?;
        tools::wasm_bindgen()?;
    }
    let mut table = Vec::new();
    for kind in kinds {
        match kind {
            Kind::Native => table.push(native::run()),
            Kind::Browser => table.extend(engines.iter().map(|engine| browser::run(*engine))),
            Kind::EndToEnd => table.extend(end_to_end::run(engines)),
        }
    }
    close(&table)
}

impl Ran {
    /// Does the work of one line, and says how it ended.
    fn of(
        kind: &'static str,
        engine: Option<Engine>,
        work: impl FnOnce() -> Result<Count, Failure>,
    ) -> Self {
        let mut ran = Self {
            kind,
            engine,
            count: Count::default(),
            seconds: 0,
            failure: None,
        };
        println!("\ndev: {} tests", ran.name());
        let begin = Instant::now();
        match work() {
            Ok(count) => ran.count = count,
            Err(failure) => ran.failure = Some(failure),
        }
        ran.seconds = begin.elapsed().as_secs();
        ran.failure = ran.failure.or_else(|| ran.count.trouble());
        println!("{}", ran.summary());
        ran
    }

    fn name(&self) -> String {
        match self.engine {
            Some(engine) => format!("{} {}", self.kind, engine.name()),
            None => self.kind.to_owned(),
        }
    }

    /// Failed, and not by a test that failed.
    fn broke_off(&self) -> bool {
        self.failure.is_some() && self.count.failed == 0
    }

    fn summary(&self) -> String {
        let Count { passed, failed } = self.count;
        let failure = self.failure.iter().map(|failure| format!("; {failure}"));
        format!("{}: {passed} passed, {failed} failed", self.name()) + &failure.collect::<String>()
    }
}

/// Runs a test command, shows what it says, and counts.
fn counted(command: &mut Command) -> Result<Count, Failure> {
    let (succeeded, output) = process::run_and_read(command)?;
    let count = count(&output);
    if !succeeded && count.failed == 0 {
        // It did not build, or its runner fell over.
        let Count { passed, .. } = count;
        return Err(format!("broke off after {passed} passed; see above"));
    }
    Ok(count)
}

/// Prints the table, and fails where a line of it did.
fn close(table: &[Ran]) -> Result<(), Failure> {
    let mut sum = Count::default();
    println!(
        "\n{:<8}  {:<8}  {:>6}  {:>6}  {:>7}",
        "tests", "engine", "passed", "failed", "seconds"
    );
    for ran in table {
        let engine = ran.engine.map_or("", Engine::name);
        let Count { passed, failed } = ran.count;
        let line = format!(
            "{:<8}  {engine:<8}  {passed:>6}  {failed:>6}  {:>7}  {}",
            ran.kind,
            ran.seconds,
            ran.failure.as_deref().unwrap_or_default()
        );
        println!("{}", line.trim_end());
        sum = sum + ran.count;
    }
    let broken = table.iter().filter(|ran| ran.broke_off()).count();
    let broken = match broken {
        0 => String::new(),
        some => format!(", {some} of {} runs broke off", table.len()),
    };
    println!("{} passed, {} failed{broken}", sum.passed, sum.failed);
    let failures: Vec<String> = table
        .iter()
        .filter(|ran| ran.failure.is_some())
        .map(Ran::summary)
        .collect();
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\ndev: "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(passed: u64, failed: u64) -> Ran {
        Ran::of("native", None, || Ok(Count { passed, failed }))
    }

    #[test]
    fn a_failed_test_fails_the_whole() {
        assert!(close(&[ran(2, 0), ran(1, 0)]).is_ok());
        let failure = close(&[ran(2, 0), ran(1, 1)]).unwrap_err();
        assert_eq!(failure, "native: 1 passed, 1 failed; see above");
    }

    #[test]
    fn no_test_at_all_fails_the_whole() {
        let failure = close(&[ran(0, 0)]).unwrap_err();
        assert!(failure.ends_with("no test ran"), "{failure}");
    }

    #[test]
    fn what_broke_off_fails_the_whole() {
        let broken = Ran::of("e2e", Some(Engine::Firefox), || Err("broke off".to_owned()));
        let failure = close(&[ran(1, 0), broken]).unwrap_err();
        assert!(failure.starts_with("e2e firefox"), "{failure}");
    }
}
