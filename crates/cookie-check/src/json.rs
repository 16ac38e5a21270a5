//! The answers as data: what `cookie-check --json` writes.

use crate::answer::{CookieAnswer, EngineAnswer, Verdict};
use crate::reading::NotUnderstood;
use crate::travel::Sent;
use cookie_rules::{Advice, Cookie, Correction, Engine, Outcome, Reason, Request, text};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The number of the form that the data has. It grows when a field goes or
/// means something else; new fields leave it as it is.
pub const SCHEMA: u32 = 1;

impl Serialize for CookieAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cookie = serializer.serialize_struct("CookieAnswer", 4)?;
        cookie.serialize_field("line", &lossy(&self.line))?;
        cookie.serialize_field("url", &*self.url)?;
        cookie.serialize_field("engines", &Engines(self))?;
        if !self.advice.is_empty() {
            let advice: Vec<RemarkJson> = self.advice.iter().map(RemarkJson::of).collect();
            cookie.serialize_field("advice", &advice)?;
        }
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
    rule: Option<&'static str>,
    section: Option<String>,
    text: String,
    start: Option<usize>,
    end: Option<usize>,
    kept: Option<&'a Cookie>,
    warnings: Vec<RemarkJson>,
    suggestions: Vec<SuggestionJson>,
}

#[derive(Serialize)]
struct RemarkJson {
    rule: &'static str,
    text: String,
}

#[derive(Serialize)]
struct SuggestionJson {
    kind: &'static str,
    line: String,
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
        let span = &verdict.span;
        // Where bytes of the line are no UTF-8, the text has others for them.
        let place = |offset: usize| lossy(&line[..offset.min(line.len())]).len();
        Self {
            outcome: decision.outcome,
            rule: cause.map(|it| it.name().as_str()),
            section: cause.map(|it| it.rule.section().citation()),
            text: verdict.sentence(),
            start: span.as_ref().map(|span| place(span.start)),
            end: span.as_ref().map(|span| place(span.end)),
            kept: decision.kept.as_deref(),
            warnings: decision
                .diagnostics
                .iter()
                .filter(|it| matches!(it.reason, Reason::Warning(_)))
                .map(|it| RemarkJson {
                    rule: it.name().as_str(),
                    text: text::reason(&it.reason),
                })
                .collect(),
            suggestions: decision
                .corrections
                .iter()
                .filter_map(SuggestionJson::of)
                .collect(),
        }
    }
}

impl RemarkJson {
    fn of(advice: &Advice) -> Self {
        Self {
            rule: advice.name().as_str(),
            text: text::advice(advice),
        }
    }
}

impl SuggestionJson {
    /// `None` for what only the author can write.
    fn of(correction: &Correction) -> Option<Self> {
        Some(Self {
            kind: correction.changes.first()?.kind(),
            line: String::from_utf8_lossy(&lines(correction)?).into_owned(),
        })
    }
}

/// What to write: lines joined by a line feed where cookies were taken apart;
/// `None` where only the author can write it.
fn lines(correction: &Correction) -> Option<Vec<u8>> {
    let lines: Vec<&[u8]> = correction.writes.iter().map(|write| &*write.line).collect();
    (!lines.is_empty()).then(|| lines.join(&b'\n'))
}

/// A request, and for each engine which of the cookies it carries: what
/// `cookie-check sent --json` writes.
///
/// ```
/// use cookie_check::{Check, Settings, json::SentReport, request};
/// use cookie_rules::{CookieUrl, Environment, UnixTime};
///
/// let environment = Environment::default();
/// let check = Check::new(Settings::at(UnixTime(0)), environment.clone());
/// let request = request(CookieUrl::parse("https://example.com/").unwrap(), None, &environment);
/// let report = SentReport::new(&request, check.sent(&request));
/// # let _ = report;
/// ```
#[derive(Debug, Serialize)]
pub struct SentReport<'a> {
    schema: u32,
    to: String,
    #[serde(serialize_with = "by_engine")]
    engines: Vec<Sent<'a>>,
}

impl<'a> SentReport<'a> {
    /// Of what [`Check::sent`](crate::Check::sent) answered about a request.
    #[must_use]
    pub fn new(request: &Request, engines: Vec<Sent<'a>>) -> Self {
        Self {
            schema: SCHEMA,
            to: request.url.to_string(),
            engines,
        }
    }
}

fn by_engine<S: Serializer>(sent: &[Sent<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(sent.iter().map(|sent| (sent.engine, sent)))
}

impl Serialize for Sent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let withheld: Vec<WithheldJson<'_>> = self
            .withheld
            .iter()
            .map(|(cookie, why)| WithheldJson {
                cookie,
                why: why.as_str(),
                section: why.rule().section().citation(),
                text: text::withheld(*why, cookie),
            })
            .collect();
        let mut sent = serializer.serialize_struct("Sent", 2)?;
        sent.serialize_field("sent", &self.cookies)?;
        sent.serialize_field("withheld", &withheld)?;
        sent.end()
    }
}

#[derive(Serialize)]
struct WithheldJson<'a> {
    cookie: &'a Cookie,
    why: &'static str,
    section: String,
    text: String,
}

fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
