//! What the window for importing holds, and its intents. Reading and comparing
//! go in slices, and the latest input is the one that counts.

use super::candidate::Candidate;
use super::plan::Here;
use super::planned::{ImportState, Planned, Remedy};
use super::source::{Progress, Purpose};
use super::summary::Summary;
use crate::activity::Forecast;
use crate::clock;
use crate::components::Toaster;
use crate::export;
use crate::files::{ReadFile, read_file};
use crate::forecaster::{Forecaster, this_engine};
use crate::session::{Cookie, Intent, Session};
use crate::slices::{Slices, wait};
use crate::wording;
use cookie_formats::{Capture, Format, read, read_as};
use document_cookie::SetCookie;
use document_cookie::rules::Engine;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// The largest file that is read, in bytes.
const MAX_FILE: usize = 50_000_000;

/// As many as are written at once: more than any engine keeps of a site.
pub const MAX_WRITES: usize = 1_000;

/// How many cookies are shown at first, and how many more by each press.
const SHOWN: usize = 500;

/// An input that takes longer to read waits until nobody types any more.
const LONG_INPUT: usize = 100_000;

/// How many cookies Chromium and Firefox keep of a site, as measured.
const MAX_COOKIES: usize = 180;

/// A format that a person chose, in place of the one that was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Correction {
    recognised: Option<Format>,
    chosen: Format,
}

/// The window's state, in context.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    session: Session,
    forecaster: Forecaster,
    toaster: Toaster,
    /// What it is open for, while it is.
    pub purpose: RwSignal<Option<Purpose>>,
    /// What was pasted.
    pub pasted: RwSignal<String>,
    /// The file that counts in its place.
    pub file: RwSignal<Option<ReadFile>>,
    /// A file that was dropped, until the window takes it.
    pub dropped: RwSignal<Option<web_sys::File>, LocalStorage>,
    /// How it was read.
    pub format: RwSignal<Option<Format>>,
    correction: RwSignal<Option<Correction>>,
    /// The cookies.
    pub rows: RwSignal<Vec<Arc<Planned>>>,
    /// Which of them are to be written.
    pub ticked: RwSignal<Vec<bool>>,
    /// How many are shown.
    pub shown: RwSignal<usize>,
    /// What else was read.
    pub summary: RwSignal<Summary>,
    /// How far the work is, while there is any.
    pub progress: RwSignal<Option<Progress>>,
    /// Why there is nothing to show.
    pub problem: RwSignal<Option<String>>,
    /// Counted up by each job; one that is not the latest stops.
    job: StoredValue<u32>,
}

impl Import {
    /// Closed and empty.
    #[must_use]
    pub fn new(session: Session, forecaster: Forecaster, toaster: Toaster) -> Self {
        Self {
            session,
            forecaster,
            toaster,
            purpose: RwSignal::new(None),
            pasted: RwSignal::new(String::new()),
            file: RwSignal::new(None),
            dropped: RwSignal::new_local(None),
            format: RwSignal::new(None),
            correction: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            ticked: RwSignal::new(Vec::new()),
            shown: RwSignal::new(SHOWN),
            summary: RwSignal::new(Summary::default()),
            progress: RwSignal::new(None),
            problem: RwSignal::new(None),
            job: StoredValue::new(0),
        }
    }

    /// Opens the window.
    pub fn open(self) {
        self.forecaster.load_suffixes();
        if self.purpose.get_untracked() != Some(Purpose::Import) {
            self.purpose.set(Some(Purpose::Import));
        }
    }

    /// Opens the window with a file that was dropped.
    pub fn open_with(self, file: web_sys::File) {
        self.dropped.set(Some(file));
        self.open();
    }

    /// The window is open: what was pasted is compared anew, unless a file is read.
    pub fn resume(self) {
        let is_idle = self.progress.with_untracked(Option::is_none);
        if is_idle && self.problem.with_untracked(Option::is_none) {
            self.read();
        }
    }

    /// Opens it with the cookies of a snapshot.
    pub fn restore(self, name: String, candidates: Vec<Candidate>) {
        self.forecaster.load_suffixes();
        self.purpose.set(Some(Purpose::Restore(name)));
        self.clear_preview();
        let job = self.begin();
        spawn_local(async move {
            self.compare(job, candidates).await;
            if self.is_latest(job) {
                self.add_extras();
            }
        });
    }

    /// Adds what is here and not in the snapshot, to be ticked.
    fn add_extras(self) {
        let (url, host) = (export::address(), export::host());
        let mut rows = self.rows.get_untracked();
        for row in untrack(|| self.session.rows()) {
            let cookie = row.cookie.get_untracked();
            if !rows.iter().any(|row| Here::meets(&row.candidate, &cookie)) {
                let record = export::record_of(&cookie, &url, &host);
                rows.push(Arc::new(Planned::extra(&cookie, record)));
            }
        }
        self.ticked
            .update(|ticked| ticked.resize(rows.len(), false));
        self.rows.set(rows);
    }

    /// Closes it. What was pasted stays for the next time.
    pub fn close(self) {
        self.cancel();
        self.purpose.set(None);
        self.clear_preview();
    }

    fn clear_preview(self) {
        self.rows.set(Vec::new());
        self.ticked.set(Vec::new());
        self.shown.set(SHOWN);
        self.summary.set(Summary::default());
        self.problem.set(None);
    }

    /// A job begins, and the one before it stops.
    fn begin(self) -> u32 {
        self.job.update_value(|job| *job = job.wrapping_add(1));
        self.job.get_value()
    }

    fn is_latest(self, job: u32) -> bool {
        self.job.try_get_value() == Some(job)
    }

    /// Stops what is being done.
    pub fn cancel(self) {
        self.begin();
        self.progress.set(None);
    }

    /// A person pasted or typed something.
    pub fn paste(self, text: String) {
        self.file.set(None);
        self.pasted.set(text);
        self.read();
    }

    /// A person chose a file, or dropped one that the window opened for.
    pub fn take_file(self, file: web_sys::File) {
        let name = file.name();
        let bytes = file.size() as usize;
        self.clear_preview();
        if bytes > MAX_FILE {
            self.cancel();
            let most = wording::bytes(MAX_FILE);
            let problem = format!(
                "{name} has {}; at most {most} are read. Split it, or paste a part of it.",
                wording::bytes(bytes)
            );
            return self.problem.set(Some(problem));
        }
        let job = self.begin();
        self.progress.set(Some(Progress::Reading { bytes }));
        spawn_local(async move {
            let read = read_file(&file).await;
            if !self.is_latest(job) {
                return;
            }
            let Some(read) = read else {
                self.progress.set(None);
                let problem = format!("The browser could not read {name}.");
                return self.problem.set(Some(problem));
            };
            self.pasted.set(String::new());
            self.file.set(Some(read));
            self.read();
        });
    }

    /// The format is another than the one recognised; `None` has it recognised
    /// again.
    pub fn correct(self, chosen: Option<Format>) {
        let recognised = match self.correction.get_untracked() {
            Some(correction) => correction.recognised,
            None => self.format.get_untracked(),
        };
        self.correction
            .set(chosen.map(|chosen| Correction { recognised, chosen }));
        self.read();
    }

    /// Reads the input and compares its cookies with those that are here.
    fn read(self) {
        let job = self.begin();
        let input: Arc<[u8]> = match self.file.get_untracked() {
            Some(file) => file.bytes,
            None => self.pasted.with_untracked(|text| text.as_bytes().into()),
        };
        self.clear_preview();
        if input.iter().all(u8::is_ascii_whitespace) {
            self.progress.set(None);
            self.format.set(None);
            self.correction.set(None);
            return;
        }
        let bytes = input.len();
        self.progress.set(Some(Progress::Reading { bytes }));
        spawn_local(async move {
            let delay = if bytes > LONG_INPUT { 150 } else { 0 };
            wait(Duration::from_millis(delay)).await;
            if !self.is_latest(job) {
                return;
            }
            let capture = self.capture(&input);
            self.format.set(capture.format);
            self.summary.set(Summary::of(&capture));
            let now = clock::now();
            let mut slices = Slices::begin();
            let mut candidates = Vec::with_capacity(capture.items.len());
            for item in &capture.items {
                candidates.extend(Candidate::of_item(item, now));
                if slices.is_over() {
                    slices.pause().await;
                    if !self.is_latest(job) {
                        return;
                    }
                }
            }
            if candidates.is_empty() {
                self.progress.set(None);
                let nothing = "No cookie was found here. If there is one, say what it is read as.";
                return self.problem.set(Some(nothing.to_owned()));
            }
            self.compare(job, candidates).await;
        });
    }

    /// As recognised, or as the person said, as long as the input still looks
    /// the way it did then.
    fn capture(self, input: &[u8]) -> Capture {
        let recognised = read(input);
        match self.correction.get_untracked() {
            Some(correction) if correction.recognised == recognised.format => {
                read_as(input, correction.chosen)
            }
            _ => {
                self.correction.set(None);
                recognised
            }
        }
    }

    /// Says of each cookie what would become of it.
    async fn compare(self, job: u32, candidates: Vec<Candidate>) {
        let all = candidates.len();
        self.progress
            .set(Some(Progress::Comparing { done: 0, all }));
        while self.is_latest(job) && !self.forecaster.is_ready() {
            wait(Duration::from_millis(20)).await;
        }
        if !self.is_latest(job) {
            return;
        }
        let here = here();
        let held = self.held();
        let mut rows = Vec::with_capacity(all);
        let mut slices = Slices::begin();
        for candidate in candidates {
            rows.push(Arc::new(self.plan(&here, &held, candidate)));
            if slices.is_over() {
                let done = rows.len();
                self.progress.set(Some(Progress::Comparing { done, all }));
                slices.pause().await;
                if !self.is_latest(job) {
                    return;
                }
            }
        }
        self.ticked
            .set(rows.iter().map(|row| is_wanted(row)).collect());
        self.rows.set(rows);
        self.progress.set(None);
    }

    /// What is here, by name.
    fn held(self) -> HashMap<String, Vec<Cookie>> {
        let mut held: HashMap<String, Vec<Cookie>> = HashMap::new();
        for row in untrack(|| self.session.rows()) {
            let cookie = row.cookie.get_untracked();
            held.entry(cookie.visible.name.clone())
                .or_default()
                .push(cookie);
        }
        held
    }

    fn plan(
        self,
        here: &Here,
        held: &HashMap<String, Vec<Cookie>>,
        candidate: Candidate,
    ) -> Planned {
        let held = held
            .get(&candidate.record.name)
            .map_or(&[][..], Vec::as_slice);
        here.plan(candidate, held, |write| self.forecast(write, held))
    }

    fn forecast(self, write: &SetCookie<'_>, held: &[Cookie]) -> Option<Forecast> {
        let held: Vec<_> = held.iter().filter_map(Cookie::as_write).collect();
        let verdicts = untrack(|| self.forecaster.verdicts(this_engine(), write, &held));
        let verdict = verdicts?.into_iter().next()?;
        Some(verdict.forecast())
    }

    /// Makes one impossible cookie possible.
    pub fn remedy(self, index: usize) {
        let row = self.rows.with_untracked(|rows| rows.get(index).cloned());
        let Some((row, remedy)) = row.and_then(|row| Some((row.clone(), row.remedy.clone()?)))
        else {
            return;
        };
        let mut candidate = row.candidate.clone();
        remedy.apply(&mut candidate.record);
        let planned = self.plan(&here(), &self.held(), candidate);
        self.tick(index, is_wanted(&planned));
        self.rows.update(|rows| rows[index] = Arc::new(planned));
    }

    /// Makes every cookie possible that this makes possible.
    pub fn remedy_all(self, remedy: &Remedy) {
        let candidates = self.rows.with_untracked(|rows| {
            let remedied = rows.iter().map(|row| {
                let mut candidate = row.candidate.clone();
                if row.remedy.as_ref() == Some(remedy) {
                    remedy.apply(&mut candidate.record);
                }
                candidate
            });
            remedied.collect()
        });
        let job = self.begin();
        spawn_local(self.compare(job, candidates));
    }

    /// Ticks a cookie, or takes it out.
    pub fn tick(self, index: usize, ticked: bool) {
        self.ticked.update(|all| {
            if let Some(it) = all.get_mut(index) {
                *it = ticked;
            }
        });
    }

    /// Ticks every cookie of which something would be written, or none.
    pub fn tick_all(self, ticked: bool) {
        let all = self.rows.with_untracked(|rows| {
            let is_due = |row: &Planned| is_wanted(row) || row.state == ImportState::Extra;
            let ticks = rows.iter().map(|row| ticked && is_due(row));
            ticks.collect()
        });
        self.ticked.set(all);
    }

    /// Shows more of them.
    pub fn show_more(self) {
        self.shown.update(|shown| *shown += SHOWN);
    }

    /// How many are ticked. Tracked.
    #[must_use]
    pub fn count_ticked(self) -> usize {
        self.ticked.with(|all| all.iter().filter(|it| **it).count())
    }

    /// How many are of a state. Tracked.
    #[must_use]
    pub fn count(self, state: ImportState) -> usize {
        self.rows
            .with(|rows| rows.iter().filter(|row| row.state == state).count())
    }

    /// How many a remedy would make possible. Tracked.
    #[must_use]
    pub fn count_remedied(self, remedy: &Remedy) -> usize {
        self.rows.with(|rows| {
            let remedied = rows
                .iter()
                .filter(|row| row.remedy.as_ref() == Some(remedy));
            remedied.count()
        })
    }

    fn intents(self) -> Vec<Intent> {
        let ticked = self.ticked.get();
        self.rows.with(|rows| {
            let ticked = rows.iter().zip(ticked).filter(|(_, ticked)| *ticked);
            let intents = ticked.filter_map(|(row, _)| {
                Some(Intent {
                    forecast: row.forecast.clone(),
                    ..row.write.clone()?.into()
                })
            });
            intents.collect()
        })
    }

    /// The names of the cookies that would make room for those ticked, as far
    /// as this page sees. Tracked.
    #[must_use]
    pub fn evicted(self) -> Vec<String> {
        let limited = matches!(this_engine().engine, Engine::Chromium | Engine::Firefox);
        let rows = self.session.rows();
        let count = self.count_ticked();
        if !limited || count + rows.len() <= MAX_COOKIES || count > MAX_WRITES {
            return Vec::new();
        }
        let held = rows.iter();
        let held: Vec<_> = held
            .filter_map(|row| row.cookie.with(Cookie::as_write))
            .collect();
        let writes: Vec<_> = self.intents().into_iter().map(|it| it.cookie).collect();
        self.forecaster.evicted(&held, &writes)
    }

    /// Writes what is ticked, as one action.
    pub fn write(self) {
        let intents = untrack(|| self.intents());
        if intents.is_empty() || intents.len() > MAX_WRITES {
            return;
        }
        let action = self.session.write(intents);
        self.pasted.set(String::new());
        self.file.set(None);
        self.close();
        self.toaster.wrote(action);
    }
}

fn is_wanted(row: &Planned) -> bool {
    matches!(row.state, ImportState::New | ImportState::Changed)
}

fn here() -> Here {
    Here {
        host: export::host(),
        now: clock::now(),
        date: clock::day_and_time,
    }
}
