//! A rule in plain words, with an example and what every engine does with it.

use crate::terminal::{Terminal, Tone, visible};
use clap::ColorChoice;
use cookie_rules::{Engine, Environment, Reason, RuleKind, RuleName, text};
use std::io::{self, Write};
use std::process::ExitCode;

/// Explains one rule, or lists the names of all.
pub fn run(rule: Option<&str>) -> io::Result<ExitCode> {
    let terminal = Terminal::of_output(ColorChoice::Auto);
    let mut output = io::BufWriter::new(io::stdout().lock());
    let found = rule.and_then(|rule| rule.parse().ok());
    match found {
        Some(name) => explain(name, &terminal, &mut output)?,
        None => list(&terminal, &mut output)?,
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn list(terminal: &Terminal, output: &mut dyn Write) -> io::Result<()> {
    for (kind, title) in [
        (RuleKind::Rejection, "Why a cookie is refused or ignored"),
        (RuleKind::Warning, "Why a cookie may not be as meant"),
        (RuleKind::Effect, "What becomes of a cookie"),
        (RuleKind::Advice, "What would be better (--advice)"),
    ] {
        writeln!(output, "{}", terminal.paint(title, Tone::Name))?;
        for name in RuleName::ALL.iter().filter(|name| name.kind() == kind) {
            let explanation = text::explanation(*name);
            let sentence = explanation.text.split_inclusive(". ").next();
            let words = format!("{name}: {}", sentence.unwrap_or_default().trim_end());
            output.write_all(terminal.wrap(&words, 2).as_bytes())?;
        }
    }
    Ok(())
}

fn explain(name: RuleName, terminal: &Terminal, output: &mut dyn Write) -> io::Result<()> {
    let explanation = text::explanation(name);
    let section = explanation.rule.section();
    writeln!(output, "{}", terminal.paint(name.as_str(), Tone::Name))?;
    output.write_all(terminal.wrap(explanation.text, 2).as_bytes())?;
    writeln!(output, "  {}: {}", section.citation(), section.url())?;
    let example = &explanation.example;
    let how = if example.by_script {
        "a script at"
    } else {
        "a response from"
    };
    writeln!(output, "\nExample, {how} {}", example.url)?;
    if let Some((url, line)) = example.before.first() {
        let more = match example.before.len() {
            1 => String::new(),
            count => format!(" and {} like it", count - 1),
        };
        let words = format!("after {url}: {line}{more}");
        output.write_all(terminal.wrap(&words, 2).as_bytes())?;
    }
    if let Some(date) = example.date {
        writeln!(output, "  Date: {date}")?;
    }
    let line = crate::line_view::clip(&visible(&example.line), terminal.room(2).or(Some(100)));
    writeln!(output, "  {}\n", terminal.paint(&line, Tone::Name))?;
    let environment = Environment::compiled();
    for engine in Engine::ALL {
        let decisions = example.decide(&environment, engine);
        let outcomes: Vec<&str> = decisions.iter().map(|it| it.outcome.as_str()).collect();
        let said = decisions
            .iter()
            .flat_map(|decision| &decision.diagnostics)
            .find(|diagnostic| diagnostic.name() == name);
        let words = match said.map(|it| &it.reason) {
            Some(Reason::Rejection(_) | Reason::Warning(_) | Reason::Effect(_)) => "applies",
            _ if name.kind() == RuleKind::Advice => "takes it as it stands",
            _ => "does not apply",
        };
        let words = format!("{engine}: {}; {words}", outcomes.join(", "));
        output.write_all(terminal.wrap(&words, 2).as_bytes())?;
    }
    Ok(())
}
