//! The one place that carries an intent out: write, read back, report, and
//! show the new state. Components send intents here and show what it holds.

mod rows;

pub use rows::{Cookie, Row};

use crate::activity::action::{self, Restoration};
use crate::activity::{Activity, Told, kept};
use crate::clock;
use crate::engine;
use crate::known::{End, Knowledge, Known, PLACE};
use crate::seen::{self, Seen};
use crate::shared::Shared;
use document_cookie::browser::{self, DocumentCookie, cookie_store_details, cookie_store_value};
use document_cookie::change::Origin;
use document_cookie::deletion::{Deletion, delete_all, delete_copy};
use document_cookie::{
    AccessError, CookieJar, CookieString, Lifetime, Outcome, SetCookie, WriteError,
    write_and_read_back,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::{Duration, SystemTime};
use web_sys::Storage;

/// The longest that a browser keeps a cookie (section 5.5).
const LONGEST_LIFE: Duration = Duration::from_secs(400 * 86_400);

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
        let known = kept_in(local_storage(), PLACE);
        let happened = kept_in(session_storage(), kept::PLACE);
        let session = Self {
            shown: Shared::new(DocumentCookie.read()),
            rows: Shared::new(Vec::new()),
            next_row: Shared::new(0),
            known: Shared::new(Knowledge::of_text(&known)),
            activity: Activity::of_text(&happened),
            masked: Shared::new(false),
        };
        session.follow();
        session
    }

    /// Follows the cookies for as long as the page lives. A document that may
    /// have none has nothing to follow.
    pub fn watch(self) {
        self.ask_browser();
        let told = browser::watch(move |change| {
            // What is written here, the writer tells.
            if change.origin == Origin::Elsewhere {
                self.look();
                self.ask_browser();
                if let Some(told) = Told::of_change(change) {
                    self.activity.add(false, vec![told], Vec::new());
                }
            }
        });
        std::mem::forget(told);
        // The last that a page hears before a reload.
        std::mem::forget(window_event_listener_untyped("pagehide", move |_| {
            keep_in(session_storage(), kept::PLACE, &self.activity.to_text());
        }));
    }

    /// Reads anew, and tells the views only if something changed.
    fn look(self) {
        let read = DocumentCookie.read();
        if self.shown.with_untracked(|shown| *shown != read) {
            self.shown.set(read);
        }
        self.follow();
    }

    /// Learns what the browser's `CookieStore` tells beyond names and values,
    /// where it does.
    fn ask_browser(self) {
        spawn_local(async move {
            for told in cookie_store_details().await.unwrap_or_default() {
                if let Some(known) = Known::told(told) {
                    self.known.update_untracked(|all| all.learn(known));
                }
            }
            self.follow();
        });
    }

    /// Brings the rows up to what is shown.
    fn follow(self) {
        let new = self
            .shown
            .with_untracked(|shown| seen::seen(shown.as_deref().unwrap_or_default()));
        let before = self.rows.get_untracked();
        let old: Vec<Seen> = before
            .iter()
            .map(|row| row.cookie.with_untracked(|cookie| cookie.seen.clone()))
            .collect();
        let continued = seen::continued(&old, &new);
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
    }

    /// Adds to each cookie what is known of it.
    fn with_knowledge(self, cookies: Vec<Seen>) -> Vec<Cookie> {
        self.known.with_untracked(|known| {
            let with = cookies.iter().enumerate().map(|(at, seen)| {
                let alike = |cookies: &[Seen]| {
                    let alike = |other: &&Seen| other.name == seen.name && other.raw == seen.raw;
                    cookies.iter().filter(alike).count()
                };
                let copy = alike(cookies.get(..at).unwrap_or_default());
                let known = known.of(&seen.name, &seen.raw, copy, alike(&cookies));
                Cookie {
                    seen: seen.clone(),
                    known: known.cloned(),
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
        self.look();
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
    pub fn write(self, cookies: Vec<SetCookie<'static>>) -> Vec<Told> {
        self.write_foreseen(cookies, "")
    }

    /// As [`Session::write`], where the rules have said why the browser would
    /// refuse the first.
    pub fn write_foreseen(self, cookies: Vec<SetCookie<'static>>, mut why: &str) -> Vec<Told> {
        let mut all = Vec::new();
        let mut undo = Vec::new();
        for cookie in &cookies {
            all.push(self.carry_out(cookie, why, &mut undo));
            why = "";
        }
        self.done(&all, undo);
        all
    }

    /// Writes one cookie and reads back: what is learnt by it, and what takes
    /// it back.
    fn carry_out(
        self,
        cookie: &SetCookie<'static>,
        why: &str,
        undo: &mut Vec<Restoration>,
    ) -> Told {
        let before = self.as_known(cookie);
        let told = Told::of_write(&write_and_read_back(&DocumentCookie, cookie), why);
        undo.extend(action::undo(cookie, &told, before));
        self.learn(cookie, &told);
        told
    }

    /// Ends an action: shows the new state, and puts the action on record.
    fn done(self, all: &[Told], mut undo: Vec<Restoration>) {
        // The last written is the first taken back.
        undo.reverse();
        self.look();
        self.keep_known();
        self.ask_browser();
        self.activity.add(true, all.to_vec(), undo);
    }

    /// Removes cookies one after another: each exactly, where its path and
    /// domain are known, and else by trying where it may lie, longest path
    /// first, and putting back what was hit instead.
    pub fn remove(self, rows: &[Row]) -> Vec<Told> {
        let mut all = Vec::new();
        let mut undo = Vec::new();
        for row in rows {
            // The copy's number among its equals may have changed meanwhile.
            let Some(cookie) = self.row(row.id).map(|row| row.cookie.get_untracked()) else {
                continue;
            };
            let name = &cookie.seen.name;
            let exact = cookie.known.as_ref().and_then(Known::removal);
            if let Some(removal) = exact {
                all.push(self.carry_out(&removal, "", &mut undo));
            } else if let Some(location) = DocumentCookie.location() {
                let before = self.read_all(name);
                let found = delete_copy(&DocumentCookie, name, cookie.seen.copy, &location);
                self.tell(found, name, before, &mut all, &mut undo);
            }
            self.look();
        }
        self.done(&all, undo);
        all
    }

    /// Removes every copy of a name that a script of this page can reach.
    pub fn remove_every(self, name: &str) -> Vec<Told> {
        let mut all = Vec::new();
        let mut undo = Vec::new();
        if let Some(location) = DocumentCookie.location() {
            let before = self.read_all(name);
            let found = delete_all(&DocumentCookie, name, &location);
            self.tell(found, name, before, &mut all, &mut undo);
        }
        self.done(&all, undo);
        all
    }

    /// What a careful deletion did, cookie by cookie, and what takes it back.
    fn tell(
        self,
        found: Result<Deletion, WriteError>,
        name: &str,
        mut before: Vec<String>,
        all: &mut Vec<Told>,
        undo: &mut Vec<Restoration>,
    ) {
        let deletion = match found {
            Ok(deletion) => deletion,
            Err(WriteError::Access(error)) => return all.push(Told::of_write(&Err(error), "")),
            Err(_) => Deletion {
                stayed: before.clone(),
                ..Deletion::default()
            },
        };
        let line = |attributes: &str| format!("{name}=; Max-Age=0{attributes}");
        if deletion.went.is_empty() {
            let told = Told::of_removal(name, &before, &deletion.stayed, line(""));
            return all.push(told);
        }
        for hit in deletion.went {
            let mut after = before.clone();
            if let Some(at) = after.iter().position(|value| *value == hit.value) {
                after.remove(at);
            }
            let known = Known::of_place(name, &hit);
            undo.extend(known.cookie(&hit.value).map(|cookie| Restoration {
                cookie,
                exact: false,
            }));
            let line = line(&known.attributes());
            all.push(Told::of_removal(name, &before, &after, line));
            before = after;
        }
    }

    /// Takes an action back, which is an action again. What was taken back.
    pub fn undo(self, id: u32) -> Vec<Told> {
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
    fn learn(self, cookie: &SetCookie<'static>, told: &Told) {
        let end = match cookie.planned_lifetime() {
            Lifetime::Session => End::Session,
            Lifetime::For(time) => {
                let end = clock::now().saturating_add(time.min(LONGEST_LIFE).as_secs());
                End::At(end)
            }
            Lifetime::Until(time) => {
                let end = time
                    .duration_since(SystemTime::UNIX_EPOCH)
                    .unwrap_or_default();
                End::At(end.as_secs())
            }
        };
        let mut known = Known::of_line(&told.line, end);
        if engine::here() == engine::WEBKIT {
            // It ignores the attribute (section 5.6).
            known.partitioned = Some(false);
        }
        self.known.update_untracked(|all| {
            if told.is(Outcome::Stored) || told.is(Outcome::Replaced) {
                all.learn(known);
            } else if told.is(Outcome::Removed) {
                all.forget(&known);
            }
        });
    }

    /// Keeps what is known for after a reload.
    fn keep_known(self) {
        let text = self.known.with_untracked(Knowledge::to_text);
        keep_in(local_storage(), PLACE, &text);
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
    pub fn delete(self, removal: SetCookie<'static>) -> Vec<Told> {
        let all = self.write(vec![removal.clone()]);
        let stayed = |told: &Told| told.is(Outcome::NothingToRemove) && !told.after.is_empty();
        if all.iter().any(stayed) {
            // A prefixed name can only be removed by a line with Secure.
            self.write(vec![removal.secure(true)])
        } else {
            all
        }
    }
}

fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn session_storage() -> Option<Storage> {
    window().session_storage().ok()?
}

fn kept_in(storage: Option<Storage>, place: &str) -> String {
    let kept = storage.and_then(|storage| storage.get_item(place).ok()?);
    kept.unwrap_or_default()
}

/// A full or forbidden storage loses it at the reload.
fn keep_in(storage: Option<Storage>, place: &str, text: &str) {
    if let Some(storage) = storage {
        let _ = match text.is_empty() {
            true => storage.remove_item(place),
            false => storage.set_item(place, text),
        };
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
