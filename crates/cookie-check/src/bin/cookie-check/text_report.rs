//! The answer as a person reads it.

use crate::line_view::{clip, marked};
use crate::terminal::{Terminal, Tone, visible};
use cookie_check::{CookieAnswer, EngineAnswer, NotUnderstood, Reading, Verdict};
use cookie_formats::Warning as ReadingWarning;
use cookie_rules::{
    Advice, Assumption, Cookie, Correction, Decision, Diagnostic, Effect, Engine, EngineProfile,
    Frame, Outcome, Reason, RuleName, SameSite, SetCookieString, text,
};
use std::io::{self, Write};
use std::sync::Arc;

/// The longest part of a name in a line of the matrix.
const LONGEST_NAME: usize = 40;

/// How far what belongs to a cookie is set in.
const INDENTATION: usize = 2;
const DEEPER: usize = 4;

/// How the answers are written.
pub struct TextReport {
    terminal: Terminal,
    /// Whether everything is said, or what its writer has to know.
    verbose: bool,
    /// That of the cookie before; at first that of the command line.
    url: Option<Arc<str>>,
}

impl TextReport {
    /// `url` needs no saying.
    pub fn new(terminal: Terminal, verbose: bool, url: Option<&str>) -> Self {
        Self {
            terminal,
            verbose,
            url: url.map(Into::into),
        }
    }

    /// What the inputs are, where that is not plain.
    pub fn readings(&self, readings: &[Reading], output: &mut dyn Write) -> io::Result<()> {
        use cookie_formats::Format;
        for reading in readings.iter().filter(|reading| reading.cookies > 0) {
            let format = reading.format.filter(|it| *it != Format::SetCookieStrings);
            if let Some(format) = format {
                let count = counted(reading.cookies, "cookie", "cookies");
                let pairs = match reading.pairs {
                    0 => String::new(),
                    pairs => format!(
                        ", and {} that a browser sent",
                        counted(pairs, "pair", "pairs")
                    ),
                };
                let source = reading.source.as_ref();
                let source = source.map_or(String::new(), |name| format!("{name}: "));
                let words = format!("{source}{}, {count}{pairs}", format.title());
                self.write(&words, 0, Tone::Faint, output)?;
            }
            for warning in &reading.warnings {
                self.write(&warning.to_string(), 0, Tone::Faint, output)?;
            }
        }
        Ok(())
    }

    /// One cookie: the matrix, and under it what there is to know.
    pub fn cookie(
        &mut self,
        answer: &CookieAnswer,
        advice: &[Advice],
        output: &mut dyn Write,
    ) -> io::Result<()> {
        if self.url.as_deref() != Some(&*answer.url) {
            self.url = Some(Arc::clone(&answer.url));
            self.write(&answer.url, 0, Tone::Faint, output)?;
        }
        self.matrix(answer, output)?;
        for warning in answer.warnings.iter().filter(|it| is_said_here(it)) {
            self.write(&warning.to_string(), INDENTATION, Tone::Plain, output)?;
        }
        let mut shown: Option<String> = None;
        for (engines, body) in self.groups(answer) {
            let Some(first) = engines.first() else {
                continue;
            };
            if body.is_empty() {
                continue;
            }
            let view = marked(
                &self.terminal,
                &answer.line,
                first.worst().span.clone(),
                INDENTATION,
            );
            if shown.as_ref() != Some(&view) {
                output.write_all(view.as_bytes())?;
            }
            shown = Some(view);
            let names: Vec<&str> = engines.iter().map(|it| it.engine.as_str()).collect();
            let names = names.join(", ");
            let outcome = first.worst().decision.outcome;
            let title = format!("{names}: {}", outcome.as_str());
            let title = self.terminal.paint(&title, tone(first.worst()));
            writeln!(output, "{}{title}", " ".repeat(INDENTATION))?;
            output.write_all(body.as_bytes())?;
            if self.verbose {
                for engine in engines {
                    let evidence = text::evidence(EngineProfile::from(engine.engine).evidence);
                    let words = format!("({}: {evidence})", engine.engine);
                    self.write(&words, DEEPER, Tone::Faint, output)?;
                }
            }
        }
        for advice in advice {
            let words = format!("advice: {} [{}]", text::advice(advice), advice.name());
            self.write(&words, INDENTATION, Tone::Plain, output)?;
        }
        Ok(())
    }

    fn matrix(&self, answer: &CookieAnswer, output: &mut dyn Write) -> io::Result<()> {
        let name = clip(&name(&answer.line), Some(LONGEST_NAME));
        let mut line = name.clone();
        let mut painted = self.terminal.paint(&name, Tone::Name);
        for engine in &answer.engines {
            let verdict = engine.worst();
            let label = match engine.engine {
                Engine::Safari => " (documented)",
                Engine::Standard => " (RFC 6265bis)",
                _ => "",
            };
            let entry = format!("{} {}{label}", engine.engine, sign(verdict));
            let room = self.terminal.room(0);
            if room.is_some_and(|room| line.chars().count() + 2 + entry.chars().count() > room) {
                writeln!(output, "{painted}")?;
                (line, painted) = (String::new(), String::new());
            }
            line.push_str("  ");
            line.push_str(&entry);
            painted.push_str("  ");
            painted.push_str(&self.terminal.paint(&entry, tone(verdict)));
        }
        writeln!(output, "{painted}")
    }

    /// The engines by what is said of them, those that agree together.
    fn groups<'a>(&self, answer: &'a CookieAnswer) -> Vec<(Vec<&'a EngineAnswer>, String)> {
        let mut groups: Vec<(Vec<&EngineAnswer>, String)> = Vec::new();
        for engine in &answer.engines {
            let body = self.engine_body(engine, answer);
            let same = |(others, other): &&mut (Vec<&EngineAnswer>, String)| {
                *other == body
                    && others.first().is_some_and(|first| {
                        let (one, other) = (first.worst(), engine.worst());
                        one.decision.outcome == other.decision.outcome && one.span == other.span
                    })
            };
            match groups.iter_mut().find(same) {
                Some((engines, _)) => engines.push(engine),
                None => groups.push((vec![engine], body)),
            }
        }
        groups
    }

    /// What is said of all that an engine makes of a line.
    fn engine_body(&self, engine: &EngineAnswer, answer: &CookieAnswer) -> String {
        if engine.verdicts().count() == 1 {
            return self.body(engine.worst(), answer);
        }
        let mut body = String::new();
        for (index, verdict) in engine.verdicts().enumerate() {
            let words = format!("cookie {}: {}", index + 1, verdict.decision.outcome);
            body += &self.terminal.wrap(&words, DEEPER);
            body += &self.body(verdict, answer);
        }
        body
    }

    /// What is said of a cookie: the cause first, then the rest, then what to
    /// write instead. Empty where all is as it should be.
    fn body(&self, verdict: &Verdict, answer: &CookieAnswer) -> String {
        let mut body = String::new();
        let decision = &verdict.decision;
        let cause = verdict.cause();
        let is_cause = |it: &&Diagnostic| cause.is_some_and(|cause| std::ptr::eq(*it, cause));
        if let Some(cause) = cause.filter(|_| self.verbose || !verdict.is_as_written()) {
            body += &self.rule("", cause);
        }
        let others = decision.diagnostics.iter().filter(|it| !is_cause(it));
        for other in others.filter(|it| self.verbose || is_worth_saying(it, decision, answer)) {
            body += &self.rule(if body.is_empty() { "" } else { "also: " }, other);
            if let (RuleName::SavedResponse, Some(date)) = (other.name(), &answer.date) {
                let date = visible(date);
                let words = format!("To judge it at its time: --at '{date}'");
                body += &self.terminal.wrap(&words, DEEPER);
            }
        }
        for correction in &decision.corrections {
            body += &self.correction(correction, verdict);
        }
        if self.verbose
            && let Some(cookie) = &decision.kept
        {
            body += &self.terminal.wrap(&kept("kept: ", cookie), DEEPER);
        }
        let is_embedded = answer.page.frame == Frame::CrossSite;
        for assumption in decision.assumptions.iter() {
            if self.verbose || (is_embedded && is_on_third_parties(assumption)) {
                let words = format!("assumed: {}", text::assumption(assumption));
                body += &self.terminal.wrap(&words, DEEPER);
            }
        }
        for cookie in &decision.evicted {
            body += &self
                .terminal
                .wrap(&kept("dropped to make room: ", cookie), DEEPER);
        }
        body
    }

    fn rule(&self, label: &str, diagnostic: &Diagnostic) -> String {
        let reason = visible(text::reason(&diagnostic.reason).as_bytes());
        let section = diagnostic.rule.section().citation();
        let words = format!("{label}{reason} [{section}, {}]", diagnostic.name());
        self.terminal.wrap(&words, DEEPER)
    }

    /// What to change, and the line by itself, to be copied.
    fn correction(&self, correction: &Correction, verdict: &Verdict) -> String {
        let changes: Vec<String> = correction.changes.iter().map(text::suggestion).collect();
        let label = if verdict.is_as_written() {
            "perhaps: "
        } else {
            "write: "
        };
        let words = visible(format!("{label}{}", changes.join(" ")).as_bytes());
        let mut shown = self.terminal.wrap(&words, DEEPER);
        for write in &correction.writes {
            let line = self.terminal.paint(&visible(&write.line), Tone::Good);
            shown += &format!("{}{line}\n", " ".repeat(DEEPER + INDENTATION));
        }
        shown
    }

    /// What was not judged; of what is about other things, how much there is.
    pub fn not_understood(
        &self,
        parts: &[NotUnderstood],
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let is_shown = |part: &&NotUnderstood| self.verbose || part.is_loss();
        let shown: Vec<&NotUnderstood> = parts.iter().filter(is_shown).collect();
        /// A person reads no more than this.
        const MOST: usize = 20;
        let most = if self.verbose { usize::MAX } else { MOST };
        for part in shown.iter().take(most) {
            let source = part.source.as_ref();
            let source = source.map_or(String::new(), |name| format!("{name}, "));
            let excerpt = clip(&visible(part.text.as_bytes()), Some(LONGEST_NAME));
            let line = part.location.line;
            let words = format!(
                "not judged: {source}line {line}, `{excerpt}`: {}",
                part.reason
            );
            self.write(&words, 0, Tone::Faint, output)?;
        }
        if shown.len() > most {
            let words = format!("and {} more like these", shown.len() - most);
            self.write(&words, 0, Tone::Faint, output)?;
        }
        Ok(())
    }

    fn write(
        &self,
        words: &str,
        indentation: usize,
        tone: Tone,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let lines = self.terminal.wrap(&visible(words.as_bytes()), indentation);
        for line in lines.lines() {
            writeln!(output, "{}", self.terminal.paint(line, tone))?;
        }
        Ok(())
    }
}

/// What a person has to know beside the cause. What a cookie would have been is
/// no matter where there is none.
fn is_worth_saying(diagnostic: &Diagnostic, decision: &Decision, answer: &CookieAnswer) -> bool {
    match diagnostic.reason {
        Reason::Rejection(_) => true,
        Reason::Warning(_) => decision.outcome != Outcome::Refused,
        Reason::Effect(Effect::AlreadyExpired) => decision.outcome == Outcome::NothingToRemove,
        Reason::Effect(Effect::Partitioned) => answer.page.frame == Frame::CrossSite,
        _ => false,
    }
}

/// Whether the answer is another one under another setting for cookies of other
/// sites.
fn is_on_third_parties(assumption: Assumption) -> bool {
    matches!(
        assumption,
        Assumption::ThirdPartyAllowed
            | Assumption::ThirdPartyBlocked
            | Assumption::ThirdPartyPolicy
    )
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What the rules say themselves is not said twice.
fn is_said_here(warning: &ReadingWarning) -> bool {
    !matches!(
        warning,
        ReadingWarning::LooksJoined { .. } | ReadingWarning::NoEqualsSign
    )
}

fn name(line: &[u8]) -> String {
    let parsed = SetCookieString::parse(line, Engine::Standard.differences());
    match (parsed.name, parsed.value) {
        ([], []) => "(empty)".to_owned(),
        ([], value) => format!("(nameless) {}", visible(value)),
        (name, _) => visible(name),
    }
}

fn sign(verdict: &Verdict) -> &'static str {
    match verdict.decision.outcome {
        Outcome::Refused => "✗",
        Outcome::Ignored => "–",
        Outcome::Altered => "~",
        Outcome::NothingToRemove if verdict.is_as_written() => "=",
        _ if verdict.is_as_written() => "✓",
        _ => "✗",
    }
}

fn tone(verdict: &Verdict) -> Tone {
    match verdict.decision.outcome {
        Outcome::Altered => Tone::Changed,
        Outcome::NothingToRemove if verdict.is_as_written() => Tone::Plain,
        _ if verdict.is_as_written() => Tone::Good,
        _ => Tone::Bad,
    }
}

/// The cookie as it is kept, as a line that would say the same.
pub fn kept(label: &str, cookie: &Cookie) -> String {
    let text = |bytes: &[u8]| clip(&visible(bytes), Some(2 * LONGEST_NAME));
    let mut line = if cookie.name.is_empty() {
        format!("{label}{}", text(&cookie.value))
    } else {
        format!("{label}{}={}", text(&cookie.name), text(&cookie.value))
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
    line += match cookie.same_site {
        SameSite::Strict => "; SameSite=Strict",
        SameSite::Lax => "; SameSite=Lax",
        SameSite::None => "; SameSite=None",
        SameSite::Unset => "",
    };
    match cookie.expires {
        Some(at) => line + &format!("; until {}", at.to_nearest_imf_fixdate()),
        None => line + "; until the browser closes",
    }
}
