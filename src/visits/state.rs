//! What the view remembers while the page is open, and its three intents.

use super::visit::{Held, Note, Visit};
use super::{COOKIES, COUNT, Count, HISTORY, MESSAGE};
use crate::activity::Told;
use crate::clock;
use crate::components::Said;
use crate::session::Session;
use crate::shared::Shared;
use document_cookie::encoding::quote;
use document_cookie::{CookieString, Lifetime, SetCookie};
use std::time::Duration;

/// How long the three cookies live: as long as browsers allow (section 5.5).
const LIFETIME: Duration = Duration::from_secs(400 * 24 * 3600);

/// One load's visits.
#[derive(Clone, Copy, Debug)]
pub struct VisitsState {
    counted: Shared<bool>,
    /// The count written last: only an answer about it is still of interest.
    latest: Shared<Option<Count>>,
    /// What was odd at the latest count.
    pub notes: Shared<Vec<Note>>,
    /// What came of the latest intent.
    pub said: Shared<Option<Said>>,
}

impl VisitsState {
    /// Nothing counted yet in this load.
    #[must_use]
    pub fn new() -> Self {
        Self {
            counted: Shared::new(false),
            latest: Shared::new(None),
            notes: Shared::new(Vec::new()),
            said: Shared::new(None),
        }
    }

    /// The view is shown: counts a visit, once a load.
    pub fn shown(self, session: Session) {
        if !self.counted.get_untracked() {
            self.counted.update_untracked(|it| *it = true);
            self.count_visit(session);
        }
    }

    /// Counts one visit: writes the three cookies and reads each back.
    pub fn count_visit(self, session: Session) {
        let Some(text) = session.read() else {
            return;
        };
        let value = |name| CookieString::new(&text).get(name).map(|entry| entry.value);
        let held = Held {
            count: value(COUNT),
            message: value(MESSAGE),
            history: value(HISTORY),
        };
        let visit = Visit::next(held, clock::now());
        let mut cookies = Vec::new();
        for (name, value) in [
            (COUNT, visit.count.number().to_string()),
            (MESSAGE, quote(visit.message).into_owned()),
            (HISTORY, visit.history.value()),
        ] {
            // Digits, quoted words and base 36 are valid values.
            if let Ok(cookie) = SetCookie::new(name, value) {
                cookies.push(cookie.lifetime(Lifetime::For(LIFETIME)));
            }
        }
        let written = session.write(cookies);
        let mut notes = visit.notes.clone();
        notes.extend(notes_after(&visit, &written));
        let rose = !notes
            .iter()
            .any(|note| matches!(note, Note::CountDidNotRise { .. }));
        self.notes.set(notes);
        if rose {
            self.verify_count(session, visit.count);
        }
        self.said.set(Some(Said::Wrote(written)));
    }

    /// Looks past what script is shown: an `HttpOnly` cookie keeps its value
    /// where `document.cookie` claims otherwise.
    fn verify_count(self, session: Session, written: Count) {
        self.latest.update_untracked(|it| *it = Some(written));
        session.verify(COUNT, move |held| {
            let latest = self.latest.get_untracked() == Some(written);
            if latest && held != Some(written.number().to_string()) {
                let shown = held.into_iter().collect();
                self.notes
                    .update(|notes| notes.push(Note::CountDidNotRise { written, shown }));
            }
        });
    }

    /// Shows what each of the three holds.
    pub fn read(self, session: Session) {
        let held = COOKIES.map(|name| (name.to_owned(), session.read_all(name)));
        self.said.set(Some(Said::Read(held.into())));
    }

    /// Removes exactly the three.
    pub fn delete(self, session: Session) {
        self.latest.update_untracked(|it| *it = None);
        let removals = COOKIES
            .into_iter()
            .filter_map(|name| SetCookie::removal(name).ok());
        let written = session.write(removals.collect());
        self.notes.set(Vec::new());
        self.said.set(Some(Said::Wrote(written)));
    }
}

impl Default for VisitsState {
    fn default() -> Self {
        Self::new()
    }
}

/// What reading back showed that a person should know of.
fn notes_after(visit: &Visit, written: &[Told]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (name, told) in COOKIES.into_iter().zip(written) {
        let shown = &told.after;
        let number = visit.count.number().to_string();
        if name == COUNT && shown.first() != Some(&number) {
            notes.push(Note::CountDidNotRise {
                written: visit.count,
                shown: shown.clone(),
            });
        } else if shown.len() > 1 {
            notes.push(Note::Copies {
                name,
                shown: shown.clone(),
            });
        }
    }
    notes
}
