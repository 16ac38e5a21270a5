//! `./dev test`: every kind of test, and proof that each one ran.

use crate::args::{Engine, Kind, Selection};
use crate::build::DIST;
use crate::summary::{Count, count};
use crate::{Failure, build, process, tools};
use std::process::Command;
use std::time::Instant;

/// A line of the closing table.
struct Ran {
    what: String,
    count: Count,
    seconds: u64,
    failure: Option<Failure>,
}

/// Runs the selected tests, all of them even when some fail.
pub fn run(selection: &Selection) -> Result<(), Failure> {
    let drives = selection.kinds.iter().any(|kind| *kind != Kind::Native);
    if drives {
        tools::browsers(&selection.engines)?;
    }
    let mut table = Vec::new();
    for kind in &selection.kinds {
        match kind {
            Kind::Native => table.push(ran("native".to_owned(), &mut native())),
            Kind::Browser => {
                let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
                for engine in &selection.engines {
                    let mut command = in_browser(*engine)?;
                    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
                    table.push(ran(format!("browser {}", engine.name()), &mut command));
                }
            }
            Kind::EndToEnd => {
                build::run()?;
                for engine in &selection.engines {
                    let mut command = end_to_end(*engine)?;
                    table.push(ran(format!("e2e {}", engine.name()), &mut command));
                }
            }
        }
    }
    close(&table)
}

fn native() -> Command {
    let mut command = process::cargo();
    command.args([
        "test",
        "--no-fail-fast",
        "--features",
        "document-cookie/rules",
    ]);
    for package in [
        "cookie-workbench",
        "document-cookie",
        "cookie-check",
        "xtask",
    ] {
        command.args(["--package", package]);
    }
    command
}

fn in_browser(engine: Engine) -> Result<Command, Failure> {
    let mut command = match engine {
        // It has no headless way of its own.
        Engine::WebKit => {
            let mut command = Command::new("xvfb-run");
            command
                .arg("--auto-servernum")
                .arg(process::cargo().get_program());
            command
        }
        _ => process::cargo(),
    };
    command.args([
        "test",
        "--no-fail-fast",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    command.args(["--package", "cookie-workbench", "--test", "components"]);
    command.args(["--package", "document-cookie", "--test", "browser"]);
    let (variable, driver) = tools::driver_paths(engine)?;
    command.env(variable, driver);
    Ok(command)
}

fn end_to_end(engine: Engine) -> Result<Command, Failure> {
    let dist = std::fs::canonicalize(DIST).map_err(|error| format!("{DIST}: {error}"))?;
    let mut command = process::cargo();
    command
        .args([
            "test",
            "--no-fail-fast",
            "--package",
            "browsers",
            "--package",
            "e2e",
        ])
        .args(["--", "--test-threads=1"])
        .env("COOKIE_WORKBENCH_DIST", dist)
        .env("COOKIE_WORKBENCH_ENGINE", engine.name())
        .env("COOKIE_WORKBENCH_PYTHON", "python3")
        .env("PYTHONPATH", tools::django()?);
    with_driver(&mut command, engine)?;
    Ok(command)
}

/// `./dev differential`: its own options are its own business.
pub fn differential(options: &[String]) -> Result<(), Failure> {
    tools::browsers(&Engine::ALL)?;
    let mut command = process::cargo();
    command
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "differential",
            "--",
        ])
        .args(options);
    for engine in Engine::ALL {
        with_driver(&mut command, engine)?;
    }
    process::run(&mut command)
}

/// Tells the tests of a driver that may be in the cache folder.
fn with_driver(command: &mut Command, engine: Engine) -> Result<(), Failure> {
    if engine == Engine::Firefox {
        let (_, driver) = tools::driver_paths(engine)?;
        command.env("COOKIE_WORKBENCH_GECKODRIVER", driver);
    }
    Ok(())
}

fn ran(what: String, command: &mut Command) -> Ran {
    println!("\ndev: {what} tests");
    let begin = Instant::now();
    let result = process::run_and_read(command);
    let (succeeded, output) = result.unwrap_or_else(|failure| (false, failure));
    let count = count(&output);
    let failure = if count.passed + count.failed == 0 {
        Some("no test ran".to_owned())
    } else if !succeeded || count.failed > 0 {
        Some("failed".to_owned())
    } else {
        None
    };
    Ran {
        what,
        count,
        seconds: begin.elapsed().as_secs(),
        failure,
    }
}

fn close(table: &[Ran]) -> Result<(), Failure> {
    let mut sum = Count::default();
    println!(
        "\n{:<18} {:>6} {:>6} {:>8}",
        "tests", "passed", "failed", "seconds"
    );
    for Ran {
        what,
        count,
        seconds,
        failure,
    } in table
    {
        let note = failure.as_deref().unwrap_or_default();
        println!(
            "{what:<18} {:>6} {:>6} {seconds:>8} {note}",
            count.passed, count.failed
        );
        sum += *count;
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    let failures: Vec<String> = table
        .iter()
        .filter_map(|ran| Some(format!("{}: {}", ran.what, ran.failure.as_ref()?)))
        .collect();
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("; "))
    }
}
