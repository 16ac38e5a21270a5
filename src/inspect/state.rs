//! What Inspect knows: the input, under what it is judged, and the answers as
//! they come.

use super::assessment::urgency;
use super::input::{Input, Replaced};
use super::options::Options;
use super::{checking, share};
use crate::components::{Feedback, Toaster};
use crate::forecaster::Forecaster;
use crate::route::View;
use crate::session::{MASK, Session};
use cookie_check::{CookieAnswer, NotUnderstood, Reading};
use cookie_formats::Format;
use document_cookie::rules::{Correction, RuleName};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The state of Inspect, in context: it outlives the view.
#[derive(Clone, Copy, Debug)]
pub struct InspectState {
    forecaster: Forecaster,
    toaster: Toaster,
    session: Session,
    /// What is read.
    pub input: RwSignal<Input>,
    /// The URL of what says none itself.
    pub url: RwSignal<String>,
    /// Under what it is judged.
    pub options: RwSignal<Options>,
    /// What came of it so far.
    pub result: RwSignal<CheckResult>,
    /// The place of the cookie that is open.
    pub open: RwSignal<Option<usize>>,
    /// The place of the cookie where the keyboard stands.
    pub stop: RwSignal<Option<usize>>,
    /// Whether what is lost stands first.
    pub refused_first: RwSignal<bool>,
    /// Whether advice beyond fate is given.
    pub advice: RwSignal<bool>,
    /// The kinds of advice that are not given.
    pub hidden_advice: RwSignal<Vec<RuleName>>,
    /// Whether the whole story is unfolded.
    pub story_open: RwSignal<bool>,
    /// What a correction or an empty field took the place of.
    undo: RwSignal<Option<Before>>,
    /// Whether a person asked for the values of an input that hides them.
    revealed: RwSignal<bool>,
    /// The latest link that was taken in.
    link: StoredValue<String>,
    /// The number of the latest check; an older one that is under way stops.
    latest: StoredValue<u32>,
}

/// What came of a check so far.
#[derive(Clone, Debug, Default)]
pub struct CheckResult {
    /// How the input was read.
    pub reading: Option<Reading>,
    /// The URL that was assumed, where nothing said one.
    pub assumed_url: Option<String>,
    /// What is wrong with the URL that was given.
    pub url_error: Option<String>,
    /// One a cookie, in the order of the input.
    pub answers: Vec<Arc<CookieAnswer>>,
    /// What is not judged, and why.
    pub left_out: Vec<NotUnderstood>,
    /// How many cookies are to be judged.
    pub expected: usize,
    /// Whether it goes on.
    pub is_running: bool,
    /// Whether a person stopped it.
    pub is_cancelled: bool,
}

/// An input before it was changed for a person.
#[derive(Clone, Debug)]
struct Before {
    input: Input,
    url: String,
}

impl InspectState {
    /// With nothing to read.
    #[must_use]
    pub fn new(session: Session, forecaster: Forecaster, toaster: Toaster) -> Self {
        Self {
            forecaster,
            toaster,
            session,
            input: RwSignal::new(Input::default()),
            url: RwSignal::new(String::new()),
            options: RwSignal::new(Options::default()),
            result: RwSignal::new(CheckResult::default()),
            open: RwSignal::new(None),
            stop: RwSignal::new(None),
            refused_first: RwSignal::new(false),
            advice: RwSignal::new(true),
            hidden_advice: RwSignal::new(Vec::new()),
            story_open: RwSignal::new(false),
            undo: RwSignal::new(None),
            revealed: RwSignal::new(false),
            link: StoredValue::new(String::new()),
            latest: StoredValue::new(0),
        }
    }

    /// Takes in what the address brings, if it brings something that was not
    /// taken in before: who comes back to it finds what was typed since.
    pub fn take_link(self) {
        let hash = window().location().hash().unwrap_or_default();
        let Some(shared) = share::of_hash(&hash) else {
            return;
        };
        if self.link.with_value(|taken| *taken == hash) {
            return;
        }
        self.link.set_value(hash);
        match shared {
            Ok(shared) => self.bring(Input::Text(shared.text), shared.url),
            Err(error) => self.toaster.show(Feedback::Invalid(error.to_string())),
        }
    }

    /// Reads something else.
    pub fn bring(self, input: Input, url: String) {
        self.undo.set(None);
        self.open.set(None);
        self.revealed.set(false);
        self.url.set(url);
        self.input.set(input);
    }

    /// Shows what becomes of a line that a script of this page writes.
    pub fn inspect_line(self, line: &str) {
        let location = window().location();
        let url = location.href().unwrap_or_default();
        let url = url.split('#').next().unwrap_or_default().to_owned();
        // A string of JSON is one of JavaScript.
        let literal = serde_json::Value::from(line);
        self.bring(Input::Text(format!("document.cookie = {literal};")), url);
        self.open.set(Some(0));
        View::Inspect.go();
    }

    fn before(self) -> Before {
        Before {
            input: self.input.get_untracked(),
            url: self.url.get_untracked(),
        }
    }

    /// Takes away what is there; it can be put back.
    pub fn clear(self) {
        let before = self.before();
        self.bring(Input::default(), String::new());
        self.undo.set(Some(before));
    }

    /// The text of the field was changed.
    pub fn type_text(self, text: String) {
        self.undo.set(None);
        // What is edited on stays revealed; a file pasted over something else
        // does not.
        if !self.result.with_untracked(CheckResult::is_har) {
            self.revealed.set(false);
        }
        self.input.set(Input::Text(text));
    }

    /// Judges what is there, anew, in slices; what was under way stops.
    /// Tracks all that it depends on.
    pub fn check(self) {
        let options = self.options.get();
        let url = self.url.get();
        let environment = self.forecaster.environment();
        let run = self.begin();
        let is_empty = self.input.with(Input::is_empty);
        let Some(environment) = environment.filter(|_| !is_empty) else {
            return self.result.set(CheckResult::default());
        };
        spawn_local(checking::check(self, run, options, url, environment));
    }

    /// A check begins, and the one before it stops.
    fn begin(self) -> u32 {
        self.latest
            .update_value(|latest| *latest = latest.wrapping_add(1));
        self.latest.get_value()
    }

    /// Whether a check is the latest one.
    #[must_use]
    pub(super) fn is_latest(self, run: u32) -> bool {
        self.latest.try_get_value() == Some(run)
    }

    /// Stops what is under way; what was judged so far stays.
    pub fn cancel(self) {
        self.begin();
        self.result.update(|result| {
            result.is_running = false;
            result.is_cancelled = true;
        });
    }

    /// Whether values are hidden. Tracked.
    #[must_use]
    pub fn is_masked(self) -> bool {
        self.session.masked.get() || self.is_concealed()
    }

    /// A value, or what hides it. Tracked.
    #[must_use]
    pub fn masked_value(self, value: &str) -> String {
        match self.is_masked() && !value.is_empty() {
            true => MASK.to_owned(),
            false => value.to_owned(),
        }
    }

    /// Whether this input's values are hidden by themselves. Tracked.
    #[must_use]
    pub fn is_concealed(self) -> bool {
        self.result.with(CheckResult::is_har) && !self.revealed.get()
    }

    /// Shows the values of this input.
    pub fn reveal(self) {
        self.revealed.set(true);
    }

    /// The answers in the order in which they are shown. Tracked.
    #[must_use]
    pub fn shown(self) -> Vec<Arc<CookieAnswer>> {
        let mut answers = self.result.with(|result| result.answers.clone());
        if self.refused_first.get() {
            answers.sort_by_key(|answer| urgency(answer));
        }
        answers
    }

    /// The place where the keyboard stops: the first one until it was moved.
    /// Tracked.
    #[must_use]
    pub fn stop(self) -> Option<usize> {
        self.result.with(|result| {
            let stop = self.stop.get();
            let is_there = |index: &usize| *index < result.answers.len();
            stop.filter(is_there)
                .or_else(|| result.answers.first().map(|answer| answer.index))
        })
    }

    /// Opens a cookie, or closes it.
    pub fn toggle(self, index: usize) {
        self.open
            .update(|open| *open = (*open != Some(index)).then_some(index));
    }

    /// Writes what a correction says in place of a cookie's line.
    pub fn apply(self, answer: &CookieAnswer, correction: &Correction) {
        let lines: Vec<_> = correction
            .writes
            .iter()
            .map(|write| String::from_utf8_lossy(&write.line))
            .collect();
        let lines: Vec<&str> = lines.iter().map(|line| &**line).collect();
        let before = self.before();
        let mut url = correction
            .writes
            .first()
            .and_then(|write| write.page.url.as_ref())
            .map_or_else(|| answer.url.to_string(), ToString::to_string);
        let input = match before.input.replaced(answer.location, &answer.line, &lines) {
            Replaced::InPlace(text) => {
                if url == *answer.url {
                    url.clone_from(&before.url);
                }
                text
            }
            Replaced::Alone(text) => {
                self.open.set(Some(0));
                text
            }
        };
        if correction.writes.first().map(|it| it.channel) != Some(answer.channel) {
            self.options.update(|options| options.channel = None);
        }
        self.url.set(url);
        self.input.set(Input::Text(input));
        self.undo.set(Some(before));
    }

    /// Whether there is a correction or a clearing to take back. Tracked.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.undo.with(Option::is_some)
    }

    /// Takes the latest correction or clearing back.
    pub fn undo(self) {
        if let Some(before) = self.undo.get_untracked() {
            self.undo.set(None);
            self.url.set(before.url);
            self.input.set(before.input);
        }
    }
}

impl CheckResult {
    /// Whether the input is a HAR file, which holds the sessions of whoever
    /// recorded it.
    #[must_use]
    pub fn is_har(&self) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| reading.format == Some(Format::Har))
    }

    /// How many URLs the cookies are of.
    #[must_use]
    pub fn urls(&self) -> usize {
        let mut urls: Vec<&str> = self.answers.iter().map(|answer| &*answer.url).collect();
        urls.sort_unstable();
        urls.dedup();
        urls.len()
    }
}
