//! What the view remembers while the page is open, and its three intents.

use super::visit::{Held, Note, Visit};
use super::{COOKIES, COUNT, Count, HISTORY, History, MESSAGE};
use crate::activity::{ActionId, Cause, Record};
use crate::clock;
use crate::components::{Feedback, Toaster};
use crate::session::{Intent, LONGEST_LIFETIME, Session};
use document_cookie::encoding::quote;
use document_cookie::{CookieString, Encoding, Lifetime, SetCookie};
use leptos::prelude::*;

/// One load's visits, in context.
#[derive(Clone, Copy, Debug)]
pub struct VisitsState {
    session: Session,
    toaster: Toaster,
    counted: StoredValue<bool>,
    /// The count written last: only an answer about it is still of interest.
    latest: StoredValue<Option<Count>>,
    /// What a person should know of the latest count.
    pub notes: RwSignal<Vec<Note>>,
    /// The latest count, as Activity has it.
    pub latest_count: RwSignal<Option<ActionId>>,
    /// What the three cookies hold now.
    pub shown: Memo<Shown>,
}

/// What the three cookies hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// None where it is no count.
    pub count: Option<Count>,
    /// Decoded.
    pub message: Option<String>,
    /// None where it is no history.
    pub history: Option<History>,
}

impl Shown {
    fn of_cookie_string(text: &str) -> Self {
        let cookies = CookieString::new(text);
        let value = |name| cookies.get(name).map(|entry| entry.value);
        Self {
            count: value(COUNT).and_then(|value| Count::of_value(value).ok()),
            message: value(MESSAGE).map(|value| Encoding::read(value).text.into_owned()),
            history: value(HISTORY).and_then(|value| History::of_value(value, clock::now()).ok()),
        }
    }

    /// The number of visits; 0 where none is counted.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.count.map_or(0, Count::number)
    }
}

impl VisitsState {
    /// Nothing counted yet in this load.
    #[must_use]
    pub fn new(session: Session, toaster: Toaster) -> Self {
        Self {
            session,
            toaster,
            counted: StoredValue::new(false),
            latest: StoredValue::new(None),
            notes: RwSignal::new(Vec::new()),
            latest_count: RwSignal::new(None),
            shown: Memo::new(move |_| session.with_cookie_string(Shown::of_cookie_string)),
        }
    }

    /// The view is shown: counts a visit, once a load.
    pub fn view_shown(self) {
        if !self.counted.get_value() {
            self.counted.set_value(true);
            self.count(Cause::View);
        }
    }

    /// Counts a visit because a person asks for it.
    pub fn count_visit(self) {
        if let Some(action) = self.count(Cause::Person) {
            self.toaster.wrote(action);
        }
    }

    /// Counts one visit: writes the three cookies and reads each back.
    fn count(self, cause: Cause) -> Option<ActionId> {
        let text = self.session.read()?;
        let cookies = CookieString::new(&text);
        let value = |name| cookies.get(name).map(|entry| entry.value);
        let held = Held {
            count: value(COUNT),
            message: value(MESSAGE),
            history: value(HISTORY),
        };
        let visit = Visit::next(held, clock::now());
        let values = [
            (COUNT, visit.count.number().to_string()),
            (MESSAGE, quote(visit.message).into_owned()),
            (HISTORY, visit.history.value()),
        ];
        // Digits, quoted words and base 36 are valid values.
        let cookies = values.into_iter().filter_map(|(name, value)| {
            let cookie = SetCookie::new(name, value).ok()?;
            Some(Intent::from(
                cookie.lifetime(Lifetime::For(LONGEST_LIFETIME)),
            ))
        });
        let action = self.session.write_because(cause, cookies.collect());
        let mut notes = visit.notes.clone();
        if let Some(action) = untrack(|| self.session.activity.get(action)) {
            notes.extend(notes_after(&visit, &action.records));
        }
        let rose = !notes
            .iter()
            .any(|note| matches!(note, Note::CountDidNotRise { .. }));
        self.notes.set(notes);
        if rose {
            self.verify_count(visit.count);
        }
        self.latest_count.set(Some(action));
        Some(action)
    }

    /// Looks past what script is shown: an `HttpOnly` cookie keeps its value
    /// where `document.cookie` claims otherwise.
    fn verify_count(self, written: Count) {
        self.latest.set_value(Some(written));
        self.session.verify(COUNT, move |held| {
            let latest = self.latest.get_value() == Some(written);
            if latest && held != Some(written.number().to_string()) {
                let shown = held.into_iter().collect();
                self.notes
                    .update(|notes| notes.push(Note::CountDidNotRise { written, shown }));
            }
        });
    }

    /// Says what each of the three holds.
    pub fn read(self) {
        let held = COOKIES.map(|name| (name.to_owned(), self.session.read_all(name)));
        self.toaster.show(Feedback::Read(held.into()));
    }

    /// Removes exactly the three.
    pub fn delete(self) {
        self.latest.set_value(None);
        let removals = COOKIES
            .into_iter()
            .filter_map(|name| SetCookie::removal(name).ok());
        let action = self.session.write(removals.map(Intent::from).collect());
        self.notes.set(Vec::new());
        self.latest_count.set(None);
        self.toaster.wrote(action);
    }
}

/// What reading back showed that a person should know of.
fn notes_after(visit: &Visit, records: &[Record]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (name, record) in COOKIES.into_iter().zip(records) {
        let shown = record.after.clone();
        let number = visit.count.number().to_string();
        if name == COUNT && shown.first() != Some(&number) {
            notes.push(Note::CountDidNotRise {
                written: visit.count,
                shown,
            });
        } else if shown.len() > 1 {
            notes.push(Note::Copies { name, shown });
        }
    }
    notes
}
