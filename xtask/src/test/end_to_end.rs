//! The tests over the built page, by WebDriver, and what else drives whole
//! browsers.

use super::{Ran, counted};
use crate::args::Engine;
use crate::build::{self, DIST};
use crate::{Failure, examples, process, tools};
use std::path::PathBuf;
use std::process::Command;

/// Builds the page, then runs them in each engine.
pub(super) fn run(engines: &[Engine]) -> Vec<Ran> {
    if let Err(failure) = build::page().and_then(|()| examples::build()) {
        return vec![Ran::of("e2e", None, || Err(failure))];
    }
    let mut table: Vec<Ran> = engines.iter().map(|engine| in_engine(*engine)).collect();
    // A page that is too heavy is tested all the same.
    if let Err(failure) = build::weigh() {
        table.push(Ran::of("budget", None, || Err(failure)));
    }
    table
}

fn in_engine(engine: Engine) -> Ran {
    Ran::of("e2e", Some(engine), || {
        // What the suite stands on comes first: a failure there explains the suite's.
        let harness = counted(&mut test("browsers", engine)?)?;
        let suite = counted(&mut test("e2e", engine)?)?;
        match suite.ran() {
            0 => Err("no end-to-end test ran".to_owned()),
            _ => Ok(harness + suite),
        }
    })
}

/// The integration tests of a package, which learn from the environment what
/// they are to visit and by what.
fn test(package: &str, engine: Engine) -> Result<Command, Failure> {
    let django = tools::django()?;
    let mut command = process::cargo();
    command
        .args(["test", "--no-fail-fast", "--package", package])
        .args(["--test", "*"])
        .env("COOKIE_WORKBENCH_DIST", absolute(DIST)?)
        .env("COOKIE_WORKBENCH_EXAMPLES", absolute(examples::BUILT)?)
        .env("COOKIE_WORKBENCH_JS_COOKIE", tools::js_cookie()?)
        .env("COOKIE_WORKBENCH_ENGINE", engine.name())
        .env("COOKIE_WORKBENCH_AXE", tools::axe()?)
        .env("COOKIE_WORKBENCH_PYTHON", django.python)
        .env("PYTHONPATH", django.folder);
    tools::installed(engine)?.name_programs(&mut command);
    Ok(command)
}

/// Builds the page, then runs a program of the end-to-end package that looks at
/// it in Chromium.
pub fn driven(program: &str) -> Result<(), Failure> {
    tools::browsers(&[Engine::Chromium])?;
    build::page()?;
    let mut command = process::cargo();
    command
        .args(["run", "--quiet", "--package", "e2e", "--bin", program])
        .env("COOKIE_WORKBENCH_DIST", absolute(DIST)?);
    tools::installed(Engine::Chromium)?.name_programs(&mut command);
    process::run(&mut command)
}

/// Where a folder is, wherever who asks is started.
fn absolute(folder: &str) -> Result<PathBuf, Failure> {
    std::path::absolute(folder).map_err(|error| format!("{folder}: {error}"))
}

/// `./dev differential`: its own options are its own business.
pub fn differential(options: &[String]) -> Result<(), Failure> {
    tools::browsers(&Engine::ALL)?;
    let mut command = process::cargo();
    command
        .args(["run", "--release", "--package", "differential", "--"])
        .args(options);
    for engine in Engine::ALL {
        tools::installed(engine)?.name_programs(&mut command);
    }
    process::run(&mut command)
}
