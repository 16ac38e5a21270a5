//! Checks lines against engines, for a person or a CI job.

use crate::answer;
use crate::arguments::{Channel, Check, Named};
use crate::input::{self, Input};
use crate::print::{self, Opinion};
use cookie_rules::{Decision, Engine, Jar, Outcome, Page, UnixTime, Via, Write, text};
use serde_json::json;
use std::io::{self, IsTerminal, Read, Write as _};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// This machine's clock, in seconds since 1970.
pub fn machine_time() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}

/// Whether the cookie came to be as its author wrote it.
fn as_written(decision: &Decision) -> bool {
    !matches!(
        decision.outcome,
        Outcome::Refused | Outcome::Altered | Outcome::Ignored
    )
}

/// Checks everything that was given.
pub fn run(options: &Check) -> io::Result<ExitCode> {
    let invalid = |words: String| io::Error::new(io::ErrorKind::InvalidInput, words);
    let url = options.url.as_deref().unwrap_or_default();
    let page = Page::parse(url)
        .map_err(|error| invalid(format!("the URL {url} cannot be used: {error}")))?;
    let inputs = inputs(options)?;
    if inputs.is_empty() {
        let words = "no line was given: name one, or pipe lines or a response head in";
        return Err(invalid(words.to_owned()));
    }
    let engines = if options.engines.is_empty() {
        Engine::BROWSERS.map(Named::measured).to_vec()
    } else {
        options.engines.clone()
    };
    let now = UnixTime(options.now.unwrap_or_else(machine_time));
    // Each engine keeps what earlier lines set, as a browser would.
    let mut jars: Vec<Jar> = engines.iter().map(|_| Jar::new()).collect();
    let mut output = io::stdout().lock();
    let coloured = output.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut good = true;
    for input in &inputs {
        let via = match options.via {
            Channel::Script => Via::Script { text: &input.line },
            Channel::Header => Via::Header {
                field: &input.line,
                date: input.date.as_deref(),
            },
        };
        let write = Write {
            page: &page,
            via,
            now,
        };
        let mut opinions = Vec::new();
        for (engine, jar) in engines.iter().zip(&mut jars) {
            let rules = answer::rules(engine.profile.engine);
            let decisions = rules.write(jar, &write);
            good &= decisions.iter().all(as_written);
            if options.json {
                let line = json!({
                    "line": String::from_utf8_lossy(&input.line),
                    "engine": engine.name,
                    "basis": text::evidence(engine.profile.evidence),
                    "document_cookie": answer::document_cookie(&rules, jar, &page, now),
                    "stored": answer::stored(&rules, jar, &page, now),
                    "writes": [answer::decisions(&decisions)],
                });
                writeln!(output, "{line}")?;
            } else {
                opinions.push(Opinion { engine, decisions });
            }
        }
        if !options.json {
            print::line(&mut output, &input.line, &opinions, coloured)?;
        }
    }
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn inputs(options: &Check) -> io::Result<Vec<Input>> {
    if !options.lines.is_empty() {
        let lines = options.lines.iter();
        return Ok(lines.map(|line| input::argument(line.as_bytes())).collect());
    }
    let mut text = Vec::new();
    if !io::stdin().is_terminal() {
        io::stdin().lock().read_to_end(&mut text)?;
    }
    Ok(input::lines(&text))
}
