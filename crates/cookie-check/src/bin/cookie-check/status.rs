//! The exit status, and what is said to those who get a 2.

use crate::arguments::{CheckArguments, InputArguments, WARNINGS};
use cookie_check::{CookieAnswer, NotUnderstood, NotUnderstoodReason, Reading, Verdict};
use cookie_formats::Warning;
use cookie_rules::{Advice, Engine, RuleKind};
use std::collections::HashSet;
use std::io;
use std::process::ExitCode;

/// What was seen so far, and what of it counts.
pub struct Status {
    /// The engines that were named, or else those that were measured.
    counting: Vec<Engine>,
    deny_warnings: bool,
    denied: HashSet<String>,
    allowed: HashSet<String>,
    show_advice: bool,
    failed: bool,
}

impl Status {
    pub fn of(arguments: &CheckArguments) -> Self {
        Self {
            counting: counting(&arguments.input),
            deny_warnings: arguments.deny.iter().any(|name| name == WARNINGS),
            denied: arguments.deny.iter().cloned().collect(),
            allowed: arguments.allow.iter().cloned().collect(),
            show_advice: arguments.advice,
            failed: false,
        }
    }

    /// Whether advice is needed, be it to show or to deny.
    pub fn wants_advice(&self) -> bool {
        self.show_advice || !self.denied.is_empty()
    }

    /// The advice to show: all that is not switched off, or what was denied.
    pub fn shown_advice(&self, answer: &CookieAnswer) -> Vec<Advice> {
        let is_shown = |advice: &&Advice| {
            let name = advice.name().as_str();
            self.denied.contains(name) || (self.show_advice && !self.allowed.contains(name))
        };
        answer.advice.iter().filter(is_shown).cloned().collect()
    }

    /// Takes a cookie into account.
    pub fn note(&mut self, answer: &CookieAnswer) {
        let counts = |engine: &Engine| self.counting.contains(engine);
        let failed = answer
            .engines
            .iter()
            .filter(|it| counts(&it.engine))
            .flat_map(|it| it.verdicts())
            .any(|verdict| !verdict.is_as_written() || self.denies(verdict));
        let denied = answer
            .advice
            .iter()
            .any(|advice| self.denied.contains(advice.name().as_str()));
        self.failed |= failed || denied;
    }

    fn denies(&self, verdict: &Verdict) -> bool {
        let names = verdict.decision.diagnostics.iter().map(|it| it.name());
        names
            .filter(|name| name.kind() == RuleKind::Warning)
            .any(|name| {
                let is_allowed = self.allowed.contains(name.as_str());
                self.denied.contains(name.as_str()) || (self.deny_warnings && !is_allowed)
            })
    }

    /// The status of the whole.
    ///
    /// # Errors
    /// When there was nothing to judge: the message says what the input is.
    pub fn end(
        &self,
        readings: &[Reading],
        not_understood: &[NotUnderstood],
    ) -> io::Result<ExitCode> {
        if readings.iter().all(|reading| reading.cookies == 0) {
            let words = nothing_judged(readings, not_understood);
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        Ok(if self.failed {
            ExitCode::from(1)
        } else if not_understood.iter().any(NotUnderstood::is_loss) {
            ExitCode::from(2)
        } else {
            ExitCode::SUCCESS
        })
    }
}

/// The engines that count for the status: those that were named, or else those
/// that were measured.
pub fn counting(arguments: &InputArguments) -> Vec<Engine> {
    match arguments.engines.as_slice() {
        [] => Engine::BROWSERS.to_vec(),
        named => named.iter().map(|engine| engine.0).collect(),
    }
}

/// What an input is in which there is no cookie to judge.
pub fn nothing_judged(readings: &[Reading], not_understood: &[NotUnderstood]) -> String {
    let pairs: usize = readings.iter().map(|reading| reading.pairs).sum();
    let formats: Vec<&str> = readings
        .iter()
        .filter_map(|reading| Some(reading.format?.title()))
        .collect();
    let read_as = match formats.as_slice() {
        [] => "there is no cookie to judge".to_owned(),
        formats => format!("{}: there is no cookie to judge", formats.join(", ")),
    };
    let why = match not_understood.iter().find(|it| it.is_loss()) {
        Some(part) => {
            let line = part.location.line;
            let how = match part.reason {
                NotUnderstoodReason::NoUrl => " Give it with --url.",
                NotUnderstoodReason::LeftOut(_) if formats.is_empty() => {
                    " If it is in a known format, say so with --format."
                }
                _ => "",
            };
            format!(" Line {line}: {}{how}", part.reason)
        }
        None if pairs > 0 => format!(
            " It holds {pairs} {} a browser sent in a Cookie field, not a Set-Cookie field: what \
             it sends was kept already, and has no fate.",
            if pairs == 1 {
                "pair that"
            } else {
                "pairs that"
            }
        ),
        None => String::new(),
    };
    let notes: Vec<String> = readings
        .iter()
        .flat_map(|reading| &reading.warnings)
        .map(|warning| match warning {
            Warning::PairsAssumed => {
                format!(" {warning} To have it judged so, say --format set-cookie.")
            }
            warning => format!(" {warning}"),
        })
        .collect();
    format!("{read_as}.{why}{}", notes.concat())
}
