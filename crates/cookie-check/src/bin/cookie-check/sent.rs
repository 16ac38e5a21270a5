//! Which of the cookies a request carries, and why not each other one.

use crate::arguments::{DestinationArgument, SentArguments, method};
use crate::check::begin;
use crate::line_view::clip;
use crate::status::{counting, nothing_judged};
use crate::terminal::{Terminal, Tone, visible};
use crate::text_report::kept;
use clap::ArgMatches;
use cookie_check::{Sent, json::SentReport, request};
use cookie_rules::{Destination, Environment, Request, text};
use std::io::{self, Write};
use std::process::ExitCode;

/// Judges the input, and asks about the request. The status is 1 where an
/// engine that counts sends nothing.
pub fn run(arguments: &SentArguments, matches: &ArgMatches) -> io::Result<ExitCode> {
    // The page makes the request that is asked about, not those of the input.
    let mut input = arguments.input.clone();
    let from = input.from.take();
    let (mut check, readings) = begin(&input, matches, false)?;
    for _answer in check.by_ref() {}
    if readings.iter().all(|reading| reading.cookies == 0) {
        let words = nothing_judged(&readings, check.not_understood());
        return Err(io::Error::new(io::ErrorKind::InvalidData, words));
    }
    let request = Request {
        method: method(&arguments.method),
        destination: match arguments.destination {
            DestinationArgument::Page => Destination::TopLevel,
            DestinationArgument::Frame
            | DestinationArgument::Image
            | DestinationArgument::Fetch => Destination::Within,
        },
        third_party: arguments.input.third_party.into(),
        ..request(
            arguments.to.clone(),
            from.as_ref(),
            &Environment::compiled(),
        )
    };
    let sent = check.sent(&request);
    let counting = counting(&input);
    let all_send = sent
        .iter()
        .filter(|sent| counting.contains(&sent.engine))
        .all(|sent| !sent.cookies.is_empty());
    let mut output = io::BufWriter::new(io::stdout().lock());
    if arguments.output.json {
        let report = SentReport::new(&request, sent);
        serde_json::to_writer(&mut output, &report)?;
        output.write_all(b"\n")?;
    } else if !arguments.output.quiet {
        let terminal = Terminal::of_output(arguments.output.color);
        for (engines, body) in groups(&sent, &terminal) {
            let title = terminal.paint(&engines.join(", "), Tone::Name);
            writeln!(output, "{title}")?;
            output.write_all(body.as_bytes())?;
        }
    }
    output.flush()?;
    Ok(ExitCode::from(u8::from(!all_send)))
}

/// What the engines send, those that agree together.
fn groups(sent: &[Sent<'_>], terminal: &Terminal) -> Vec<(Vec<&'static str>, String)> {
    let mut groups: Vec<(Vec<&'static str>, String)> = Vec::new();
    for sent in sent {
        let body = body(sent, terminal);
        match groups.iter_mut().find(|(_, other)| *other == body) {
            Some((engines, _)) => engines.push(sent.engine.as_str()),
            None => groups.push((vec![sent.engine.as_str()], body)),
        }
    }
    groups
}

fn body(sent: &Sent<'_>, terminal: &Terminal) -> String {
    let mut body = String::new();
    for cookie in &sent.cookies {
        let line = terminal.wrap(&kept("✓ sent: ", cookie), 2);
        body += &terminal.paint(&line, Tone::Good);
    }
    if sent.cookies.is_empty() {
        body += &terminal.wrap("No cookie is sent.", 2);
    }
    for (cookie, why) in &sent.withheld {
        let pair = match (&*cookie.name, &*cookie.value) {
            (b"", value) => visible(value),
            (name, _) => visible(name),
        };
        let section = why.rule().section().citation();
        let words = format!(
            "✗ not sent: {}. {} [{section}, {}]",
            clip(&pair, Some(40)),
            visible(text::withheld(*why, cookie).as_bytes()),
            why.as_str()
        );
        body += &terminal.wrap(&words, 2);
    }
    body
}
