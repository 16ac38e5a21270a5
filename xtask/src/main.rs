//! The project's own commands, behind `./dev`. It has no dependencies, because
//! everything else waits for it on a fresh clone.

mod args;
mod bench;
mod budget;
mod build;
mod cache;
mod examples;
mod lint;
mod process;
mod rules;
mod seal;
mod serve;
mod shorten;
mod summary;
mod test;
mod tidy;
mod tools;
mod versions;

use args::Command;
use std::path::Path;
use std::process::ExitCode;

/// What went wrong, in words that say what to do.
type Failure = String;

fn main() -> ExitCode {
    // Every path in here is relative to the root of the project.
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    if let Some(root) = Path::new(&package).parent()
        && let Err(error) = std::env::set_current_dir(root)
    {
        eprintln!("dev: {} cannot be entered: {error}", root.display());
        return ExitCode::FAILURE;
    }
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("dev: {problem}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    let done = match command {
        Command::Help => {
            println!("{}", args::USAGE);
            Ok(())
        }
        Command::Setup => tools::everything(),
        Command::Serve(options) => serve::run(&options),
        Command::Build => build::run(),
        Command::Test(selection) => test::run(&selection),
        Command::Bench(engines) => bench::run(&engines),
        Command::Lint => lint::run(),
        Command::BenchPage => test::driven("bench-page"),
        Command::Screenshots => test::driven("screenshots"),
        Command::Differential(rest) => test::differential(&rest),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("dev: {failure}");
            ExitCode::FAILURE
        }
    }
}
