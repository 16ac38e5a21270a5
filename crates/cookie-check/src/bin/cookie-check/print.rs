//! The answer as a person reads it.

use crate::arguments::Named;
use cookie_rules::{Cookie, Decision, Outcome, text};
use std::io::{self, Write};

/// What an engine makes of a line.
pub struct Opinion<'a> {
    pub engine: &'a Named,
    pub decisions: Vec<Decision>,
}

/// How wide a line of text may be.
const WIDTH: usize = 78;

/// One line and what all engines make of it; those that agree stand together.
pub fn line(
    output: &mut impl Write,
    line: &[u8],
    opinions: &[Opinion<'_>],
    coloured: bool,
) -> io::Result<()> {
    let shown: String = String::from_utf8_lossy(line).chars().take(300).collect();
    writeln!(
        output,
        "{}",
        shown
            .escape_debug()
            .to_string()
            .replace("\\\"", "\"")
            .replace("\\'", "'")
    )?;
    let mut told: Vec<(Vec<&Named>, String, Outcome)> = Vec::new();
    for opinion in opinions {
        let text = told_of(&opinion.decisions);
        match told.iter_mut().find(|(_, other, _)| *other == text) {
            Some((engines, _, _)) => engines.push(opinion.engine),
            None => {
                let outcome = opinion
                    .decisions
                    .first()
                    .map_or(Outcome::Ignored, |one| one.outcome);
                told.push((vec![opinion.engine], text, outcome));
            }
        }
    }
    for (engines, text, outcome) in &told {
        let names: Vec<&str> = engines.iter().map(|engine| engine.name.as_str()).collect();
        let title = format!("{}: {}", names.join(", "), outcome.as_str());
        writeln!(output, "\n  {}", painted(&title, *outcome, coloured))?;
        output.write_all(text.as_bytes())?;
        for engine in engines {
            let evidence = text::evidence(engine.profile.evidence);
            writeln!(output, "    ({}: {evidence})", engine.name)?;
        }
    }
    writeln!(output)
}

fn painted(title: &str, outcome: Outcome, coloured: bool) -> String {
    let colour = match outcome {
        _ if !coloured => return title.to_owned(),
        Outcome::Refused | Outcome::Ignored => 31,
        Outcome::Altered | Outcome::NothingToRemove | Outcome::Indeterminate => 33,
        _ => 32,
    };
    format!("\u{1b}[1;{colour}m{title}\u{1b}[0m")
}

/// All that is said of a line's decisions.
fn told_of(decisions: &[Decision]) -> String {
    let mut text = String::new();
    for decision in decisions {
        paragraph(&mut text, "", text::verdict(decision));
        if let Some(cookie) = &decision.kept {
            paragraph(&mut text, "kept: ", &kept(cookie));
        }
        for cookie in &decision.evicted {
            paragraph(&mut text, "dropped to make room: ", &kept(cookie));
        }
        for diagnostic in &decision.diagnostics {
            let section = diagnostic.rule.section().citation();
            let label = if diagnostic.decided {
                "why: "
            } else {
                "also: "
            };
            let reason = text::reason(&diagnostic.reason);
            paragraph(&mut text, label, &format!("{reason} [{section}]"));
        }
        for suggestion in &decision.suggestions {
            paragraph(&mut text, "fix: ", &text::suggestion(suggestion));
        }
    }
    text
}

/// The cookie as it is kept, as a line that would say the same.
fn kept(cookie: &Cookie) -> String {
    let text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let start: String = text.chars().take(60).collect();
        if start.len() < text.len() {
            format!("{start}…")
        } else {
            start
        }
    };
    let mut line = if cookie.name.is_empty() {
        text(&cookie.value)
    } else {
        format!("{}={}", text(&cookie.name), text(&cookie.value))
    };
    if cookie.host_only {
        line += &format!("; only for {}", text(&cookie.domain));
    } else {
        line += &format!("; Domain={}", text(&cookie.domain));
    }
    line += &format!("; Path={}", text(&cookie.path));
    for (set, word) in [
        (cookie.secure, "; Secure"),
        (cookie.http_only, "; HttpOnly"),
        (cookie.partition.is_some(), "; Partitioned"),
    ] {
        line += if set { word } else { "" };
    }
    match cookie.same_site.as_str() {
        "unset" => {}
        word => line += &format!("; SameSite={word}"),
    }
    match cookie.expires {
        Some(at) => line + &format!("; until {}", at.to_nearest_imf_fixdate()),
        None => line + "; until the browser closes",
    }
}

/// Text in lines of bearable width, those after the first set in further.
fn paragraph(text: &mut String, label: &str, words: &str) {
    let mut line = String::from("   ");
    for word in format!("{label}{words}").split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.trim() != "" {
            text.push_str(&line);
            text.push('\n');
            line = " ".repeat(5);
        }
        line.push(' ');
        line.push_str(word);
    }
    text.push_str(&line);
    text.push('\n');
}
