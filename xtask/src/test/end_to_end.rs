//! The tests over the built page, by WebDriver, and what else drives whole
//! browsers.

use super::{Part, counted, in_engines, label};
use crate::build::{self, DIST};
use crate::options::Engine;
use crate::summary::Count;
use crate::{bench, examples, process, tools};
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// Builds the page, then runs them in each engine.
pub(super) fn run(engines: &[Engine]) -> Vec<Part> {
    let built = Part::preparation("building page and tests", || {
        build::page()?;
        examples::build()?;
        for package in ["browsers", "e2e"] {
            process::run(cargo_test(&mut process::cargo(), package).arg("--no-run"))?;
        }
        Ok(())
    });
    let is_built = !built.failed();
    let mut parts = in_engines("e2e", engines, built, in_engine);
    if is_built {
        // A page that is too heavy is tested all the same.
        parts.push(Part::preparation("budget", build::weigh));
    }
    parts
}

fn in_engine(engine: Engine) -> Result<Count> {
    // What the suite stands on comes first: a failure there explains the suite's.
    let harness = counted(&mut test("browsers", engine)?, &label(engine))?;
    let suite = counted(&mut test("e2e", engine)?, &label(engine))?;
    ensure!(suite.ran() > 0, "no end-to-end test ran");
    Ok(harness + suite)
}

/// The integration tests of a package.
fn cargo_test<'a>(command: &'a mut Command, package: &str) -> &'a mut Command {
    command.args([
        "test",
        "--no-fail-fast",
        "--package",
        package,
        "--test",
        "*",
    ])
}

/// Those, in an engine; they learn from the environment what they are to visit
/// and by what.
fn test(package: &str, engine: Engine) -> Result<Command> {
    let python = tools::python()?;
    let mut command = process::cargo();
    cargo_test(&mut command, package)
        .env("COOKIE_WORKBENCH_DIST", absolute(DIST)?)
        .env("COOKIE_WORKBENCH_EXAMPLES", absolute(examples::BUILT)?)
        .env("COOKIE_WORKBENCH_JS_COOKIE", tools::js_cookie()?)
        .env("COOKIE_WORKBENCH_ENGINE", engine.name())
        .env("COOKIE_WORKBENCH_AXE", tools::axe()?)
        .env("COOKIE_WORKBENCH_EXPRESS", tools::express()?)
        .env("COOKIE_WORKBENCH_PLAYWRIGHT", tools::playwright()?)
        .env("COOKIE_WORKBENCH_PYTHON", python.program)
        .env("PYTHONPATH", python.folders);
    // Whose clients drive it, whatever engine is tested.
    tools::browsers(&[Engine::Chromium])?;
    tools::installed(Engine::Chromium)?.name_programs(&mut command);
    tools::installed(engine)?.name_programs(&mut command);
    Ok(command)
}

/// Builds the page, then runs a program of the end-to-end package that looks at
/// it in Chromium.
pub fn driven(program: &str) -> Result<()> {
    process::run(&mut prepared(program)?)
}

/// The same for `./dev bench page`, which visits a counter without cookies, too.
pub fn bench_page() -> Result<()> {
    let mut command = prepared("bench-page")?;
    process::run(command.env(
        "COOKIE_WORKBENCH_COUNTER",
        absolute(bench::bare_counter()?)?,
    ))
}

/// The same for `./dev audit`, which has Lighthouse look.
pub fn audit() -> Result<()> {
    let lighthouse = tools::lighthouse()?;
    process::run(prepared("audit")?.env("COOKIE_WORKBENCH_LIGHTHOUSE", lighthouse))
}

fn prepared(program: &str) -> Result<Command> {
    tools::browsers(&[Engine::Chromium])?;
    build::page()?;
    let mut command = process::cargo();
    command
        .args(["run", "--quiet", "--package", "e2e", "--bin", program])
        .env("COOKIE_WORKBENCH_DIST", absolute(DIST)?);
    tools::installed(Engine::Chromium)?.name_programs(&mut command);
    Ok(command)
}

/// Where a folder is, wherever who asks is started.
fn absolute(folder: &str) -> Result<PathBuf> {
    std::path::absolute(folder).with_context(|| folder.to_owned())
}

/// `./dev differential`: its own options are its own business.
pub fn differential(options: &[String]) -> Result<()> {
    tools::browsers(&Engine::ALL)?;
    let mut command = process::cargo();
    command
        .args(["run", "--release", "--package", "differential", "--"])
        .args(options)
        .env(
            "COOKIE_WORKBENCH_CHROMIUM_UPSTREAM",
            tools::chromium_upstream()?,
        );
    for engine in Engine::ALL {
        tools::installed(engine)?.name_programs(&mut command);
    }
    process::run(&mut command)
}
