//! The answers as data: what `cookie-check --json` writes.

use crate::answer::{CookieAnswer, EngineAnswer, Verdict};
use crate::reading::NotUnderstood;
use cookie_rules::{Cookie, Engine, Outcome, Reason, Rule, Suggestion, text};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The number of the form that the data has. It grows when a field goes or
/// means something else; new fields leave it as it is.
pub const SCHEMA: u32 = 1;

impl Serialize for CookieAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cookie = serializer.serialize_struct("CookieAnswer", 3)?;
        cookie.serialize_field("line", &lossy(&self.line))?;
        cookie.serialize_field("url", &*self.url)?;
        cookie.serialize_field("engines", &Engines(self))?;
        cookie.end()
    }
}

impl Serialize for NotUnderstood {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut part = serializer.serialize_struct("NotUnderstood", 4)?;
        part.serialize_field("at", &self.location.line)?;
        if let Some(source) = &self.source {
            part.serialize_field("source", &**source)?;
        }
        part.serialize_field("text", &self.text)?;
        part.serialize_field("reason", &self.reason.to_string())?;
        part.end()
    }
}

struct Engines<'a>(&'a CookieAnswer);

impl Serialize for Engines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut engines = serializer.serialize_map(Some(self.0.engines.len()))?;
        for answer in &self.0.engines {
            let answer = EngineJson::of(answer, &self.0.line);
            engines.serialize_entry(answer.engine.as_str(), &answer)?;
        }
        engines.end()
    }
}

/// The worst verdict, and beside it those on the line's other cookies.
#[derive(Serialize)]
struct EngineJson<'a> {
    #[serde(skip)]
    engine: Engine,
    #[serde(flatten)]
    worst: VerdictJson<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<VerdictJson<'a>>,
}

#[derive(Serialize)]
struct VerdictJson<'a> {
    outcome: Outcome,
    rule: Option<String>,
    section: Option<String>,
    text: String,
    start: Option<usize>,
    end: Option<usize>,
    kept: Option<&'a Cookie>,
    warnings: Vec<WarningJson>,
    suggestions: Vec<SuggestionJson<'a>>,
}

#[derive(Serialize)]
struct WarningJson {
    rule: String,
    text: String,
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    kind: String,
    line: Cow<'a, str>,
}

/// The name of the rule as data carries it.
fn rule_name(rule: Rule) -> String {
    format!("{rule:?}")
}

fn suggestion_kind(suggestion: &Suggestion) -> String {
    let words = format!("{suggestion:?}");
    let end = words.find(['(', ' ']).unwrap_or(words.len());
    words[..end].to_owned()
}

impl<'a> EngineJson<'a> {
    fn of(answer: &'a EngineAnswer, line: &'a [u8]) -> Self {
        let worst = answer.worst();
        Self {
            engine: answer.engine,
            worst: VerdictJson::of(worst, line),
            others: answer
                .verdicts()
                .filter(|verdict| !std::ptr::eq(*verdict, worst))
                .map(|verdict| VerdictJson::of(verdict, line))
                .collect(),
        }
    }
}

impl<'a> VerdictJson<'a> {
    fn of(verdict: &'a Verdict, line: &'a [u8]) -> Self {
        let decision = &verdict.decision;
        let cause = verdict.cause();
        let span = verdict.span();
        // Where bytes of the line are no UTF-8, the text has others for them.
        let place = |offset: usize| lossy(&line[..offset.min(line.len())]).len();
        Self {
            outcome: decision.outcome,
            rule: cause.map(|it| rule_name(it.rule)),
            section: cause.map(|it| it.rule.section().citation()),
            text: verdict.sentence(),
            start: span.as_ref().map(|span| place(span.start)),
            end: span.as_ref().map(|span| place(span.end)),
            kept: decision.kept.as_deref(),
            warnings: decision
                .diagnostics
                .iter()
                .filter_map(|it| match &it.reason {
                    Reason::Warning(warning) => Some(WarningJson {
                        rule: rule_name(it.rule),
                        text: text::warning(warning),
                    }),
                    _ => None,
                })
                .collect(),
            suggestions: verdict
                .corrections()
                .iter()
                .filter_map(|it| {
                    Some(SuggestionJson {
                        kind: suggestion_kind(it.changes.first()?),
                        line: lossy(&it.writes.first()?.line),
                    })
                })
                .collect(),
        }
    }
}

fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
