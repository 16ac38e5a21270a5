//! `./dev test`: every kind of test, and proof that each one ran.

mod browser;
mod end_to_end;
mod native;

pub use end_to_end::{audit, bench_page, differential, driven};

use crate::options::{Engine, Kind, Selection};
use crate::summary::{Count, count};
use crate::{process, tools};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::panic::resume_unwind;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

/// A part of the whole: a line of the closing table.
struct Part {
    name: String,
    /// None for a part that only prepares others.
    count: Option<Count>,
    seconds: u64,
    /// Why this part fails the whole.
    failure: Option<String>,
}

/// Runs the selected tests, all of them even when some fail.
pub fn run(selection: &Selection) -> Result<()> {
    let (kinds, engines) = (selection.kinds(), selection.engines());
    // All that is missing is said before minutes have passed.
    if kinds.contains(&Kind::EndToEnd) {
        tools::node()?;
    }
    if kinds.iter().any(|kind| *kind != Kind::Native) {
        tools::browsers(&engines)?;
        tools::wasm_bindgen()?;
    }
    let begin = Instant::now();
    let mut parts = Vec::new();
    for kind in kinds {
        parts.extend(match kind {
            Kind::Native => native::run(),
            Kind::Browser => browser::run(&engines),
            Kind::EndToEnd => end_to_end::run(&engines),
        });
    }
    close(&parts, begin.elapsed().as_secs())
}

impl Part {
    /// Does the work of a part that runs tests, and says how it ended.
    fn tests(name: impl Into<String>, work: impl FnOnce() -> Result<Count>) -> Self {
        let mut part = Self::timed(name.into(), || work().map(Some));
        if part.failure.is_none() {
            part.failure = part.count.and_then(Count::trouble);
        }
        println!("{}", part.summary());
        part
    }

    /// Does what tests need.
    fn preparation(name: &str, work: impl FnOnce() -> Result<()>) -> Self {
        Self::timed(name.to_owned(), || work().map(|()| None))
    }

    fn timed(name: String, work: impl FnOnce() -> Result<Option<Count>>) -> Self {
        println!("\ndev: {name}");
        let begin = Instant::now();
        let (count, failure) = match work() {
            Ok(count) => (count, None),
            Err(error) => (None, Some(format!("{error:#}"))),
        };
        let seconds = begin.elapsed().as_secs();
        Self {
            name,
            count,
            seconds,
            failure,
        }
    }

    fn failed(&self) -> bool {
        self.failure.is_some()
    }

    /// Failed, and not by a test that failed.
    fn broke_off(&self) -> bool {
        self.failed() && self.count.unwrap_or_default().failed == 0
    }

    fn summary(&self) -> String {
        let Count { passed, failed } = self.count.unwrap_or_default();
        let failure = self.failure.iter().map(|failure| format!("; {failure}"));
        format!("{}: {passed} passed, {failed} failed", self.name) + &failure.collect::<String>()
    }
}

/// Prepares, then runs tests in each engine, in all of them at once: a browser
/// waits more than it works. Without the preparation nothing is run.
fn in_engines(
    kind: &str,
    engines: &[Engine],
    preparation: Part,
    run: impl Fn(Engine) -> Result<Count> + Sync,
) -> Vec<Part> {
    if preparation.failed() {
        return vec![preparation];
    }
    let in_engine =
        |engine: Engine| Part::tests(format!("{kind} {}", engine.name()), || run(engine));
    let mut parts = vec![preparation];
    thread::scope(|scope| {
        let runs: Vec<_> = engines
            .iter()
            .map(|engine| scope.spawn(|| in_engine(*engine)))
            .collect();
        // A run that panics is no run that passed.
        let ended = runs.into_iter().map(|run| run.join());
        parts.extend(ended.map(|part| part.unwrap_or_else(|panic| resume_unwind(panic))));
    });
    parts
}

/// Runs a test command, shows what it says, each line after `label`, and counts.
fn counted(command: &mut Command, label: &str) -> Result<Count> {
    let shown = process::shown(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{shown} cannot be run"))?;
    let mut output = String::new();
    let lines = BufReader::new(child.stdout.take().context("no output")?).split(b'\n');
    for line in lines.map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{label}{line}");
        output.push_str(&line);
        output.push('\n');
    }
    let succeeded = child.wait().context(shown)?.success();
    let count = count(&output);
    if !succeeded && count.failed == 0 {
        // It did not build, or its runner fell over.
        let Count { passed, .. } = count;
        bail!("broke off after {passed} passed; see above");
    }
    Ok(count)
}

/// What stands before the lines of an engine.
fn label(engine: Engine) -> String {
    format!("{:<8} | ", engine.name())
}

/// Prints the table, and fails where a part did.
fn close(parts: &[Part], seconds: u64) -> Result<()> {
    let mut sum = Count::default();
    println!(
        "\n{:<24}  {:>6}  {:>6}  {:>7}",
        "", "passed", "failed", "seconds"
    );
    for part in parts {
        let (passed, failed) = match part.count {
            Some(Count { passed, failed }) => (passed.to_string(), failed.to_string()),
            None => (String::new(), String::new()),
        };
        let failure = part.failure.as_deref().unwrap_or_default();
        let line = format!(
            "{:<24}  {passed:>6}  {failed:>6}  {:>7}  {failure}",
            part.name, part.seconds
        );
        println!("{}", line.trim_end());
        sum = sum + part.count.unwrap_or_default();
    }
    let broken = match parts.iter().filter(|part| part.broke_off()).count() {
        0 => String::new(),
        some => format!(", {some} of {} parts broke off", parts.len()),
    };
    let Count { passed, failed } = sum;
    println!("{passed} passed, {failed} failed{broken}, in {seconds} seconds");
    let failures: Vec<String> = parts
        .iter()
        .filter(|part| part.failed())
        .map(Part::summary)
        .collect();
    if !failures.is_empty() {
        bail!(failures.join("\ndev: "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(passed: u64, failed: u64) -> Part {
        Part::tests("native", || Ok(Count { passed, failed }))
    }

    fn failure(parts: &[Part]) -> String {
        close(parts, 1).unwrap_err().to_string()
    }

    #[test]
    fn a_failed_test_fails_the_whole() {
        assert!(close(&[part(2, 0), part(1, 0)], 1).is_ok());
        assert_eq!(
            failure(&[part(2, 0), part(1, 1)]),
            "native: 1 passed, 1 failed; see above"
        );
    }

    #[test]
    fn no_test_at_all_fails_the_whole() {
        assert!(failure(&[part(0, 0)]).ends_with("no test ran"));
    }

    #[test]
    fn what_broke_off_fails_the_whole() {
        let broken = Part::tests("e2e firefox", || bail!("broke off"));
        assert!(failure(&[part(1, 0), broken]).starts_with("e2e firefox"));
    }

    #[test]
    fn without_what_they_need_tests_are_not_passed() {
        let unprepared = Part::preparation("the page", || bail!("does not compile"));
        let parts = in_engines("e2e", &Engine::ALL, unprepared, |_| panic!("not to be run"));
        assert!(failure(&parts).starts_with("the page"));
    }
}
