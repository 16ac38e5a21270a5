//! Checks cookies against engines, for a person or a CI job.

use crate::arguments::{CheckArguments, InputArguments};
use crate::inputs::{self, Input};
use crate::json_report::JsonReport;
use crate::machine_time;
use crate::status::Status;
use crate::terminal::Terminal;
use crate::text_report::TextReport;
use clap::ArgMatches;
use cookie_check::{Check, Jars, Reading, Settings};
use cookie_rules::{Engine, Environment};
use std::io::{self, Write};
use std::process::ExitCode;

/// Checks everything that was given.
pub fn run(arguments: &CheckArguments, matches: &ArgMatches) -> io::Result<ExitCode> {
    let output = &arguments.output;
    let mut status = Status::of(arguments);
    let (mut check, readings) = begin(&arguments.input, matches, status.wants_advice())?;
    // Buffered: ten thousand cookies are as many lines and more.
    let mut out = io::BufWriter::new(io::stdout().lock());
    let terminal = Terminal::of_output(output.color);
    if output.json {
        let mut report = JsonReport::begin(&mut out)?;
        for mut answer in check.by_ref() {
            status.note(&answer);
            answer.advice = status.shown_advice(&answer);
            report.cookie(&answer)?;
        }
        report.end(check.not_understood())?;
    } else {
        let url = arguments.input.urls.first().map(String::as_str);
        let mut report = TextReport::new(terminal, output.verbose, url);
        if !output.quiet {
            report.readings(&readings, &mut out)?;
        }
        for answer in check.by_ref() {
            status.note(&answer);
            if !output.quiet {
                let advice = status.shown_advice(&answer);
                report.cookie(&answer, &advice, &mut out)?;
            }
        }
        if !output.quiet {
            report.not_understood(check.not_understood(), &mut out)?;
        }
    }
    out.flush()?;
    status.end(&readings, check.not_understood())
}

/// A check into which all inputs were read, and how they were.
pub fn begin(
    arguments: &InputArguments,
    matches: &ArgMatches,
    advice: bool,
) -> io::Result<(Check, Vec<Reading>)> {
    let inputs = inputs::read(arguments, matches)?;
    let mut check = Check::new(settings(arguments, advice), Environment::compiled());
    let mut readings = Vec::with_capacity(inputs.len());
    for input in &inputs {
        readings.push(read(&mut check, input, arguments)?);
    }
    Ok((check, readings))
}

fn read(check: &mut Check, input: &Input, arguments: &InputArguments) -> io::Result<Reading> {
    let source = input.source(arguments);
    check.add(&source).map_err(|error| {
        let url = source.url.unwrap_or_default();
        let words = format!("the URL {url} cannot be used: {error}");
        io::Error::new(io::ErrorKind::InvalidInput, words)
    })
}

fn settings(arguments: &InputArguments, advice: bool) -> Settings {
    let defaults = Settings::at(arguments.at.unwrap_or_else(machine_time));
    let mut engines: Vec<Engine> = Vec::new();
    for engine in &arguments.engines {
        if !engines.contains(&engine.0) {
            engines.push(engine.0);
        }
    }
    Settings {
        engines: if engines.is_empty() {
            defaults.engines
        } else {
            engines
        },
        channel: arguments.via.map(Into::into),
        frame: arguments.frame.into(),
        third_party: arguments.third_party.into(),
        from: arguments.from.clone(),
        jars: if arguments.fresh {
            Jars::EachAlone
        } else {
            Jars::InOrder
        },
        advice,
        ..defaults
    }
}
