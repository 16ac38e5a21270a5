//! The check itself: inputs in, answers out, one cookie at a time.

use crate::answer::{CookieAnswer, EngineAnswer, Verdict};
use crate::reading::{Candidate, NotUnderstood, Reader, Reading};
use crate::settings::{Jars, Settings, Source};
use cookie_rules::{Engine, Environment, Jar, UrlError};
use std::collections::VecDeque;
use std::sync::Arc;

/// A check of any number of inputs.
///
/// It is an iterator: each step judges one cookie, so that whoever must not
/// block takes as many as time allows, and who stops asking has cancelled.
///
/// ```
/// use cookie_check::{Check, Settings, Source};
/// use cookie_rules::{Environment, UnixTime};
///
/// let settings = Settings::at(UnixTime(1_795_000_000));
/// let mut check = Check::new(settings, Environment::default());
/// let text = b"a=1; Path=/\nb=2; Path=/; Secure";
/// check.add(&Source { url: Some("https://example.com/"), ..Source::new(text) }).unwrap();
/// assert_eq!(check.remaining(), 2);
/// for answer in check {
///     assert!(answer.engines.iter().all(|engine| engine.worst().is_as_written()));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Check {
    pub(crate) settings: Settings,
    pub(crate) environment: Environment,
    /// One for each engine.
    pub(crate) jars: Vec<Jar>,
    waiting: VecDeque<Candidate>,
    not_understood: Vec<NotUnderstood>,
    read: usize,
}

impl Check {
    /// A check without inputs.
    ///
    /// ```
    /// use cookie_check::{Check, Settings};
    /// use cookie_rules::{Environment, UnixTime};
    /// let check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// assert_eq!(check.remaining(), 0);
    /// ```
    #[must_use]
    pub fn new(settings: Settings, environment: Environment) -> Self {
        Self {
            jars: settings.engines.iter().map(|_| Jar::new()).collect(),
            settings,
            environment,
            waiting: VecDeque::new(),
            not_understood: Vec::new(),
            read: 0,
        }
    }

    /// Reads an input; its cookies are judged behind those that wait already.
    ///
    /// # Errors
    /// When the URL given with the input is none of a page.
    ///
    /// ```
    /// use cookie_check::{Check, Settings, Source};
    /// use cookie_rules::{Environment, UnixTime};
    /// let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// assert!(check.add(&Source { url: Some("a.example"), ..Source::new(b"a=1") }).is_err());
    /// ```
    pub fn add(&mut self, source: &Source<'_>) -> Result<Reading, UrlError> {
        let mut reader = Reader {
            settings: &self.settings,
            environment: &self.environment,
            candidates: Vec::new(),
            not_understood: Vec::new(),
            before: self.read,
            origin: None,
        };
        let reading = reader.read(source)?;
        self.read += reader.candidates.len();
        self.waiting.extend(reader.candidates);
        self.not_understood.append(&mut reader.not_understood);
        Ok(reading)
    }

    /// How many cookies wait to be judged.
    ///
    /// ```
    /// # use cookie_check::{Check, Settings, Source};
    /// # use cookie_rules::{Environment, UnixTime};
    /// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// check.add(&Source::new(b"a=1")).unwrap();
    /// // Nobody said where it is from.
    /// assert_eq!((check.remaining(), check.not_understood().len()), (0, 1));
    /// ```
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.waiting.len()
    }

    /// What of the inputs is not judged, and why.
    ///
    /// ```
    /// # use cookie_check::{Check, Settings, Source};
    /// # use cookie_rules::{Environment, UnixTime};
    /// # let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
    /// check.add(&Source::new(b"<html>")).unwrap();
    /// assert_eq!(check.not_understood()[0].text, "<html>");
    /// ```
    #[must_use]
    pub fn not_understood(&self) -> &[NotUnderstood] {
        &self.not_understood
    }

    fn judge(&mut self, candidate: Candidate) -> CookieAnswer {
        if self.settings.jars == Jars::EachAlone {
            self.jars.fill(Jar::new());
        }
        let mut answer = CookieAnswer {
            index: candidate.index,
            line: candidate.line,
            url: candidate.origin.url,
            page: Arc::unwrap_or_clone(candidate.origin.page),
            channel: candidate.channel,
            date: candidate.date,
            location: candidate.location,
            source: candidate.source,
            warnings: candidate.warnings,
            advice: Vec::new(),
            engines: Vec::with_capacity(self.jars.len()),
        };
        if self.settings.advice {
            let rules = self.environment.rules(Engine::Standard);
            answer.advice = rules.advise(&answer.write(self.settings.now));
        }
        for (engine, jar) in self.settings.engines.iter().zip(&mut self.jars) {
            let rules = self.environment.rules(*engine);
            let write = answer.write(self.settings.now);
            let decisions = rules.write(jar, &write);
            let verdicts = decisions
                .into_iter()
                .map(|decision| Verdict::of(&rules, &write, decision))
                .collect();
            answer.engines.extend(EngineAnswer::of(*engine, verdicts));
        }
        answer
    }
}

impl Iterator for Check {
    type Item = CookieAnswer;

    fn next(&mut self) -> Option<CookieAnswer> {
        let candidate = self.waiting.pop_front()?;
        Some(self.judge(candidate))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.waiting.len(), Some(self.waiting.len()))
    }
}

impl ExactSizeIterator for Check {}
