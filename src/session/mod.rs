//! The one place that carries an intent out: write, read back, report, and
//! show the new state. Components send intents here and show what it holds.

mod rows;

pub use rows::{Cookie, Row};

use crate::activity::Activity;
use crate::activity::action::{self, What};
use crate::clock;
use crate::known::{End, Knowledge, Known, PLACE};
use crate::seen::{self, Seen};
use crate::shared::Shared;
use document_cookie::browser::{DocumentCookie, cookie_store_value};
use document_cookie::jar::write_and_read_back;
use document_cookie::{AccessError, CookieJar, CookieString, Lifetime, Outcome, Report, SetCookie};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::{Duration, SystemTime};

/// How often the page looks again on its own: no event comes when a cookie of
/// another program changes, and a look costs microseconds.
const TICK: Duration = Duration::from_secs(1);

/// How long after its time a cookie is looked for: browsers compare clocks at
/// the read, and timers may fire a little early.
const GRACE: Duration = Duration::from_millis(50);

/// How many more looks there are then: a second full of them.
const LOOKS: u32 = 20;

/// Timers hold at most a signed 32-bit number of milliseconds, some 24 days.
const LONGEST_TIMER: Duration = Duration::from_millis(i32::MAX as u64);

/// The longest that a browser keeps a cookie (section 5.5).
const LONGEST_LIFE: Duration = Duration::from_secs(400 * 86_400);

/// What came of an intent to write.
pub type Written = Result<Report, AccessError>;

/// The state of the page's cookies, and the way to change it.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    shown: Shared<Result<String, AccessError>>,
    /// One a cookie, in the browser's order.
    rows: Shared<Vec<Row>>,
    next_row: Shared<u32>,
    known: Shared<Knowledge>,
    /// What happened.
    pub activity: Activity,
    /// Whether values are hidden from whoever looks over the shoulder.
    pub masked: Shared<bool>,
}

impl Session {
    /// Reads once; [`Session::watch`] keeps it true.
    #[must_use]
    pub fn new() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(PLACE).ok()?);
        let session = Self {
            shown: Shared::new(DocumentCookie.read()),
            rows: Shared::new(Vec::new()),
            next_row: Shared::new(0),
            known: Shared::new(Knowledge::of_text(&kept.unwrap_or_default())),
            activity: Activity::new(),
            masked: Shared::new(false),
        };
        session.follow();
        session
    }

    /// Looks again on every tick, and when the person comes back to the page.
    pub fn watch(self) {
        let look = move || self.refresh();
        set_interval(look, TICK);
        for event in ["focus", "pageshow"] {
            // The session lives as long as the page does.
            std::mem::forget(window_event_listener_untyped(event, move |_| look()));
        }
    }

    /// Reads anew; what changed since the last look came from elsewhere.
    pub fn refresh(self) {
        let changes = self.look();
        if !changes.is_empty() {
            self.activity.add(What::Elsewhere(changes), Vec::new());
        }
    }

    /// Reads anew, tells the views only if something changed, and says what.
    fn look(self) -> Vec<seen::Change> {
        let read = DocumentCookie.read();
        if self.shown.with_untracked(|shown| *shown == read) {
            return Vec::new();
        }
        self.shown.set(read);
        self.follow()
    }

    /// Brings the rows up to what is shown.
    fn follow(self) -> Vec<seen::Change> {
        let new = self
            .shown
            .with_untracked(|shown| seen::seen(shown.as_deref().unwrap_or_default()));
        let before = self.rows.get_untracked();
        let old: Vec<Seen> = before
            .iter()
            .map(|row| row.cookie.with_untracked(|cookie| cookie.seen.clone()))
            .collect();
        let continued = seen::continued(&old, &new);
        let changes = seen::changes(&old, &new, &continued);
        self.known.update_untracked(|known| {
            known.keep(|known| new.iter().any(|seen| known.is_of(&seen.name, &seen.raw)));
        });
        let mut next = self.next_row.get_untracked();
        let cookies = self.with_knowledge(new);
        let rows = rows::follow(&before, cookies, &continued, &mut next);
        self.next_row.update_untracked(|it| *it = next);
        if rows != before {
            self.rows.set(rows);
        }
        changes
    }

    /// Adds to each cookie what is known of it.
    fn with_knowledge(self, cookies: Vec<Seen>) -> Vec<Cookie> {
        self.known.with_untracked(|known| {
            let with = cookies.iter().enumerate().map(|(at, seen)| {
                let earlier = cookies.get(..at).unwrap_or_default().iter();
                let copy = earlier
                    .filter(|other| other.name == seen.name && other.raw == seen.raw)
                    .count();
                Cookie {
                    seen: seen.clone(),
                    known: known.of(&seen.name, &seen.raw, copy).cloned(),
                }
            });
            with.collect()
        })
    }

    /// A value, or what hides it. Tracked.
    #[must_use]
    pub fn veiled(self, value: &str) -> String {
        if self.masked.get() && !value.is_empty() {
            // Of one length, which tells nothing of the value's.
            "••••••••".to_owned()
        } else {
            value.to_owned()
        }
    }

    /// The rows, in the browser's order. Tracked.
    #[must_use]
    pub fn rows(self) -> Vec<Row> {
        self.rows.get()
    }

    /// The row of this id, if its cookie is still there. Not tracked.
    #[must_use]
    pub fn row(self, id: u32) -> Option<Row> {
        self.rows
            .with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned())
    }

    /// Why this document has no cookies, if it has none: not tracked, because
    /// that is for the life of the document.
    #[must_use]
    pub fn denied(self) -> Option<AccessError> {
        self.shown
            .with_untracked(|shown| shown.as_ref().err().cloned())
    }

    /// The cookie-string as it was last read. Tracked.
    pub fn with_text<T>(self, f: impl FnOnce(&str) -> T) -> Option<T> {
        self.shown
            .with(|shown| shown.as_ref().ok().map(|text| f(text)))
    }

    /// The cookie-string as the browser has it now. Not tracked.
    #[must_use]
    pub fn read(self) -> Option<String> {
        self.refresh();
        self.shown
            .with_untracked(|shown| shown.as_ref().ok().cloned())
    }

    /// What every cookie of this name holds, as the browser has it now.
    #[must_use]
    pub fn read_all(self, name: &str) -> Vec<String> {
        let text = self.read().unwrap_or_default();
        let copies = CookieString::new(&text).get_all(name);
        copies.map(|entry| entry.value.to_owned()).collect()
    }

    /// Writes cookies one after another, reads back after each, and reports;
    /// together they are one action, which can be taken back.
    pub fn write(self, cookies: Vec<SetCookie<'static>>) -> Vec<Written> {
        // What came from elsewhere is told apart from what is written here.
        self.refresh();
        let mut all = Vec::new();
        let mut undo = Vec::new();
        for cookie in cookies {
            let before = self.as_known(&cookie);
            let written = write_and_read_back(&DocumentCookie, &cookie);
            if let Ok(report) = &written {
                undo.extend(action::undo(&cookie, report, before));
                self.learn(&cookie, report);
            }
            all.push(written);
        }
        // The last written is the first taken back.
        undo.reverse();
        self.look();
        self.follow();
        self.keep_known();
        self.activity.add(What::Wrote(all.clone()), undo);
        all
    }

    /// Writes one cookie, reads back and reports.
    pub fn set(self, cookie: SetCookie<'static>) -> Written {
        self.write(vec![cookie])
            .pop()
            .unwrap_or(Err(AccessError::NoDocument))
    }

    /// Takes an action back, which is an action again. What was taken back.
    pub fn undo(self, id: u32) -> Vec<Written> {
        let back = self.activity.take_undo(id);
        self.write(back.into_iter().map(|it| it.cookie).collect())
    }

    /// The cookie that a write would meet, exactly as it was made, where that
    /// is known.
    fn as_known(self, cookie: &SetCookie<'static>) -> Option<SetCookie<'static>> {
        let identity = Known::of_line(&cookie.to_string(), End::Session);
        let rows = self.rows.get_untracked();
        rows.iter().find_map(|row| {
            row.cookie.with_untracked(|met| {
                let known = met.known.as_ref()?;
                (known.is_same(&identity) && known.is_whole())
                    .then(|| known.cookie(&met.seen.raw))?
            })
        })
    }

    /// Remembers what was written, as far as reading back proves it.
    fn learn(self, cookie: &SetCookie<'static>, report: &Report) {
        let end = match cookie.planned_lifetime() {
            Lifetime::Session => End::Session,
            Lifetime::For(time) => {
                let end = clock::now().saturating_add(time.min(LONGEST_LIFE).as_secs());
                self.look_again_after(time);
                End::At(end)
            }
            Lifetime::Until(time) => {
                let end = time
                    .duration_since(SystemTime::UNIX_EPOCH)
                    .unwrap_or_default();
                let left = end.as_secs().saturating_sub(clock::now());
                self.look_again_after(Duration::from_secs(left));
                End::At(end.as_secs())
            }
        };
        let known = Known::of_line(&report.line, end);
        self.known.update_untracked(|all| match report.outcome {
            Outcome::Stored | Outcome::Replaced | Outcome::Unchanged => all.learn(known),
            Outcome::Removed => all.forget(&known),
            _ => {}
        });
    }

    /// Keeps what is known for after a reload.
    fn keep_known(self) {
        let text = self.known.with_untracked(Knowledge::to_text);
        if let Some(storage) = storage() {
            // A full or forbidden storage loses what is known at the reload.
            let _ = match text.is_empty() {
                true => storage.remove_item(PLACE),
                false => storage.set_item(PLACE, &text),
            };
        }
    }

    fn look_again_after(self, time: Duration) {
        if !time.is_zero() && time < LONGEST_TIMER {
            set_timeout(move || self.see_it_go(LOOKS), time + GRACE);
        }
    }

    /// Looks often around the end of a lifetime, because browsers differ in
    /// when they see it: WebKitGTK counts whole seconds, and may keep a cookie
    /// for one more.
    fn see_it_go(self, looks: u32) {
        self.refresh();
        if looks > 0 {
            set_timeout(move || self.see_it_go(looks - 1), GRACE);
        }
    }

    /// Asks the browser what it really holds under a name, and tells; never
    /// where nothing can be asked.
    pub fn verify(self, name: &'static str, tell: impl FnOnce(Option<String>) + 'static) {
        spawn_local(async move {
            if let Some(held) = cookie_store_value(name).await {
                tell(held);
            }
        });
    }

    /// Removes the cookie of this name at `Path=/`, reads back and reports.
    pub fn delete(self, removal: SetCookie<'static>) -> Written {
        let report = self.set(removal.clone())?;
        let stayed = report.outcome == Outcome::NothingToRemove && !report.after.is_empty();
        if stayed {
            // A prefixed name can only be removed by a line with Secure.
            self.set(removal.secure(true))
        } else {
            Ok(report)
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
