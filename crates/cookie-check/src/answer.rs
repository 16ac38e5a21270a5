//! What the engines make of a cookie: typed, down to the rule.

use cookie_formats::{Location, Warning};
use cookie_rules::{
    Advice, Channel, Decision, Diagnostic, Engine, Outcome, Page, Reason, Rules, UnixTime, Via,
    Write, text,
};
use std::ops::Range;
use std::sync::Arc;

/// One cookie of the input, and what every engine makes of it.
///
/// ```
/// use cookie_check::{Check, Settings, Source};
/// use cookie_rules::{Engine, Environment, Outcome, UnixTime};
///
/// let mut check = Check::new(Settings::at(UnixTime(1_795_000_000)), Environment::default());
/// let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1; SameSite=None") };
/// check.add(&source).unwrap();
/// let answer = check.next().unwrap();
/// assert_eq!(answer.engine(Engine::Chromium).unwrap().worst().decision.outcome, Outcome::Refused);
/// assert_eq!(answer.engine(Engine::WebKitGtk).unwrap().worst().decision.outcome, Outcome::Stored);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CookieAnswer {
    /// Its place among the cookies of the check, from 0.
    pub index: usize,
    /// The set-cookie-string as it stands in the input.
    pub line: Vec<u8>,
    /// The URL as it was given.
    pub url: Arc<str>,
    /// The page that writes, or the response's.
    pub page: Page,
    /// Who writes.
    pub channel: Channel,
    /// The response's `Date`.
    pub date: Option<Arc<[u8]>>,
    /// Where it stands in its input.
    pub location: Location,
    /// The name of its input.
    pub source: Option<Arc<str>>,
    /// What was unusual about it when it was read.
    pub warnings: Vec<Warning>,
    /// What would be better in it, if the settings ask for advice.
    pub advice: Vec<Advice>,
    /// An answer for each engine of the settings, in their order.
    pub engines: Vec<EngineAnswer>,
}

impl CookieAnswer {
    /// What an engine makes of it, if the engine was asked.
    ///
    /// ```
    /// # use cookie_check::{Check, Settings, Source};
    /// # use cookie_rules::{Engine, Environment, UnixTime};
    /// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// # let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1") };
    /// # check.add(&source).unwrap();
    /// let answer = check.next().unwrap();
    /// assert!(answer.engine(Engine::Standard).is_none());
    /// ```
    #[must_use]
    pub fn engine(&self, engine: Engine) -> Option<&EngineAnswer> {
        self.engines.iter().find(|it| it.engine == engine)
    }

    /// The write as the rules took it.
    ///
    /// ```
    /// # use cookie_check::{Check, Settings, Source};
    /// # use cookie_rules::{Environment, UnixTime};
    /// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// # let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1") };
    /// # check.add(&source).unwrap();
    /// let answer = check.next().unwrap();
    /// assert_eq!(answer.write(UnixTime(7)).now, UnixTime(7));
    /// ```
    #[must_use]
    pub fn write(&self, now: UnixTime) -> Write<'_> {
        let via = match self.channel {
            Channel::Script => Via::Script { text: &self.line },
            Channel::Header => Via::Header {
                field: &self.line,
                date: self.date.as_deref(),
            },
        };
        Write {
            page: &self.page,
            via,
            now,
        }
    }
}

/// What one engine makes of a line.
///
/// ```
/// use cookie_check::{Check, Settings, Source};
/// use cookie_rules::{Channel, Engine, Environment, UnixTime};
///
/// let settings = Settings {
///     channel: Some(Channel::Script),
///     engines: vec![Engine::WebKitGtk],
///     ..Settings::at(UnixTime(1_795_000_000))
/// };
/// let mut check = Check::new(settings, Environment::default());
/// let url = Some("https://example.com/");
/// check.add(&Source { url, is_one_line: true, ..Source::new(b"a=1\nb=2") }).unwrap();
/// // WebKitGTK makes two cookies of it.
/// assert_eq!(check.next().unwrap().engines[0].verdicts().count(), 2);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EngineAnswer {
    /// Which.
    pub engine: Engine,
    first: Verdict,
    /// Of the further cookies that the line makes: none, but in WebKitGTK.
    more: Vec<Verdict>,
}

impl EngineAnswer {
    /// Everything that the engine makes of it, in order.
    ///
    /// ```
    /// # use cookie_check::{Check, Settings, Source};
    /// # use cookie_rules::{Environment, UnixTime};
    /// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// # let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1") };
    /// # check.add(&source).unwrap();
    /// let answer = check.next().unwrap();
    /// assert!(answer.engines.iter().all(|engine| engine.verdicts().count() == 1));
    /// ```
    pub fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// The one that its writer would like least.
    ///
    /// ```
    /// # use cookie_check::{Check, Settings, Source};
    /// # use cookie_rules::{Environment, UnixTime};
    /// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// # let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1") };
    /// # check.add(&source).unwrap();
    /// let answer = check.next().unwrap();
    /// assert!(answer.engines[0].worst().is_as_written());
    /// ```
    #[must_use]
    pub fn worst(&self) -> &Verdict {
        let mut worst = &self.first;
        for verdict in &self.more {
            if verdict.severity() > worst.severity() {
                worst = verdict;
            }
        }
        worst
    }

    /// `None` where there are no decisions, which the rules never answer.
    pub(crate) fn of(engine: Engine, verdicts: Vec<Verdict>) -> Option<Self> {
        let mut verdicts = verdicts.into_iter();
        Some(Self {
            engine,
            first: verdicts.next()?,
            more: verdicts.collect(),
        })
    }
}

/// What an engine makes of one cookie.
///
/// ```
/// # use cookie_check::{Check, Settings, Source};
/// # use cookie_rules::{Environment, Rule, UnixTime};
/// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
/// let source = Source { url: Some("https://example.com/"), ..Source::new(b"a=1; Path=x") };
/// check.add(&source).unwrap();
/// let answer = check.next().unwrap();
/// let verdict = answer.engines[0].worst();
/// // It was accepted, but that is not what its writer has to know.
/// assert_eq!(verdict.cause().unwrap().rule, Rule::Path);
/// assert_eq!(verdict.decision.corrections[0].writes[0].line, b"a=1; Path=/");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Verdict {
    /// What the rules decided.
    pub decision: Decision,
    /// Where in the line the offending part stands, in bytes.
    pub span: Option<Range<usize>>,
}

impl Verdict {
    pub(crate) fn of(rules: &Rules<'_>, write: &Write<'_>, decision: Decision) -> Self {
        let verdict = Self {
            decision,
            span: None,
        };
        let remark = || {
            let diagnostics = &verdict.decision.diagnostics;
            diagnostics
                .iter()
                .find(|it| matches!(it.reason, Reason::Warning(_)))
        };
        let offending = match verdict.cause() {
            Some(cause) if !matches!(cause.reason, Reason::Effect(_)) => Some(cause),
            _ => remark(),
        };
        Self {
            span: offending.and_then(|it| rules.span(write, it)),
            ..verdict
        }
    }

    /// The rule that its writer has to know of: the one that refused, or else
    /// the one by which the cookie is otherwise than written, or else the one
    /// that decided.
    #[must_use]
    pub fn cause(&self) -> Option<&Diagnostic> {
        let decision = &self.decision;
        let alters = |it: &&Diagnostic| match &it.reason {
            Reason::Warning(warning) => warning.alters(),
            _ => false,
        };
        match decision.outcome {
            Outcome::Altered => decision.diagnostics.iter().find(alters),
            _ => None,
        }
        .or_else(|| decision.deciding())
    }

    /// The cause in one sentence; where all is as written, what came of it.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.cause() {
            Some(cause) if !self.is_as_written() => text::reason(&cause.reason),
            _ => text::verdict(&self.decision).to_owned(),
        }
    }

    /// What the rules warned of, the cause apart.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        let cause = self.cause();
        self.decision.diagnostics.iter().filter(move |it| {
            let is_cause = cause.is_some_and(|cause| std::ptr::eq(*it, cause));
            matches!(it.reason, Reason::Warning(_)) && !is_cause
        })
    }

    /// Whether the cookie came to be, or went, as its writer asked.
    #[must_use]
    pub fn is_as_written(&self) -> bool {
        self.decision.succeeded()
    }

    fn severity(&self) -> Severity {
        match self.decision.outcome {
            Outcome::Refused => Severity::Refused,
            Outcome::Ignored => Severity::Ignored,
            Outcome::Altered => Severity::Altered,
            _ if !self.is_as_written() => Severity::Missed,
            Outcome::NothingToRemove => Severity::Nothing,
            _ => Severity::AsWritten,
        }
    }
}

/// How far from what its writer asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Severity {
    AsWritten,
    Nothing,
    Altered,
    Missed,
    Ignored,
    Refused,
}
