//! `cookie-check`: what each browser does with cookies, and why.

mod arguments;
mod case;
mod check;
mod explain;
mod inputs;
mod json_report;
mod line_view;
mod replay;
mod replay_answer;
mod sent;
mod status;
mod terminal;
mod text_report;

use arguments::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use cookie_rules::UnixTime;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> ExitCode {
    let matches = Arguments::command().get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let done = match &arguments.command {
        None => check::run(&arguments.check, &matches),
        Some(Command::Sent(options)) => {
            let matches = matches.subcommand_matches("sent").unwrap_or(&matches);
            sent::run(options, matches)
        }
        Some(Command::Explain { rule }) => explain::run(rule.as_deref()),
        Some(Command::Replay(options)) => replay::run(options),
        Some(Command::Completions { shell }) => {
            let name = env!("CARGO_BIN_NAME");
            clap_complete::generate(*shell, &mut Arguments::command(), name, &mut io::stdout());
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Manual) => manual(),
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

/// The manual page, and behind it those of the subcommands.
fn manual() -> io::Result<ExitCode> {
    let mut output = io::stdout().lock();
    let mut command = Arguments::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut output)?;
    for subcommand in command.get_subcommands() {
        clap_mangen::Man::new(subcommand.clone()).render(&mut output)?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// This machine's clock.
fn machine_time() -> UnixTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |time| time.as_secs());
    UnixTime(i64::try_from(seconds).unwrap_or(i64::MAX))
}
