//! The one place that carries an intent out: write, read back, report, and
//! show the new state. Components send intents here and show what it holds.

use document_cookie::browser::{DocumentCookie, cookie_store_value};
use document_cookie::jar::write_and_read_back;
use document_cookie::{AccessError, CookieJar, CookieString, Lifetime, Outcome, Report, SetCookie};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

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

/// What came of an intent to write.
pub type Written = Result<Report, AccessError>;

/// The state of the page's cookies, and the way to change it.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    shown: RwSignal<Result<String, AccessError>>,
}

impl Session {
    /// Reads once; [`Session::watch`] keeps it true.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(DocumentCookie.read()),
        }
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

    /// Reads anew, and tells the views only if something changed.
    pub fn refresh(self) {
        let read = DocumentCookie.read();
        if self.shown.with_untracked(|shown| *shown != read) {
            self.shown.set(read);
        }
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

    /// Writes a cookie, reads back and reports.
    pub fn set(self, cookie: &SetCookie<'_>) -> Written {
        let written = write_and_read_back(&DocumentCookie, cookie);
        self.refresh();
        if let Lifetime::For(time) = cookie.planned_lifetime()
            && !cookie.removes()
            && written.is_ok()
            && time < LONGEST_TIMER
        {
            set_timeout(move || self.see_it_go(LOOKS), time + GRACE);
        }
        written
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
    pub fn delete(self, removal: &SetCookie<'_>) -> Written {
        let report = self.set(removal)?;
        let stayed = report.outcome == Outcome::NothingToRemove && !report.after.is_empty();
        if stayed {
            // A prefixed name can only be removed by a line with Secure.
            self.set(&removal.clone().secure(true))
        } else {
            Ok(report)
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
