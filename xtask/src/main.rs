//! The project's own commands, behind `./dev`, and the hooks that Trunk runs.

mod bench;
mod budget;
mod build;
mod cache;
mod examples;
mod hooks;
mod layers;
mod lint;
mod options;
mod process;
mod serve;
mod summary;
mod test;
mod tidy;
mod tools;
mod versions;
mod wasm_tools;

use anyhow::{Context, Result};
use clap::Parser;
use options::{Command, Options};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Options::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dev: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    // Every path in here is relative to the root of the project.
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&package).parent().context("no root")?;
    std::env::set_current_dir(root).with_context(|| root.display().to_string())?;
    match command {
        Command::Serve(options) => serve::run(&options),
        Command::Build => build::run(),
        Command::Test(selection) => test::run(&selection),
        Command::Bench(options) => bench::run(&options),
        Command::Audit => test::audit(),
        Command::Lint => lint::run(),
        Command::Screenshots => test::driven("screenshots"),
        Command::Setup => tools::everything(),
        Command::Differential { arguments } => test::differential(&arguments),
        Command::Suffixes => hooks::suffixes::make(),
        Command::Seal => hooks::seal::run(),
    }
}
