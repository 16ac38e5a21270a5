//! `cookie-check`: what each browser does with a `Set-Cookie` line, and why.

mod answer;
mod arguments;
mod case;
mod check;
mod input;
mod print;
mod replay;

use arguments::{Arguments, Command};
use clap::Parser;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Some(Command::Replay(options)) => replay::run(options).map(|()| ExitCode::SUCCESS),
        None => check::run(&arguments.check),
    };
    match done {
        Ok(code) => code,
        // Whoever reads our output may have seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cookie-check: {error}");
            ExitCode::from(2)
        }
    }
}
