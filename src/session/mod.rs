//! The one place that carries an intent out: write, read back, record, and show
//! the new state. Components send intents here and show what it holds.

mod metadata;
mod rows;
mod visible_cookie;

pub use metadata::{CookieMetadata, Domain, End, LONGEST_LIFETIME, MetadataStore, REMOVED, Source};
pub use rows::{Cookie, Row, RowId};
pub use visible_cookie::VisibleCookie;

use crate::activity::{self, ActionId, Activity, Cause, Event, Forecast, Record, Restoration};
use crate::clock;
use crate::storage;
use crate::wording;
use document_cookie::browser::{
    self, DocumentCookie, RenewalProbe, cookie_store_details, cookie_store_value,
};
use document_cookie::change::ChangeSource;
use document_cookie::deletion::{Deletion, delete_all, delete_copy};
use document_cookie::{
    CookieJar, CookieString, Error, Lifetime, Outcome, Report, SetCookie, write_verified,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The key of what is known of this page's own cookies, in this origin's local
/// storage.
const METADATA_KEY: &str = "cookie_workbench_metadata";

/// The key of whether values are masked, in this tab's session storage.
const MASK_KEY: &str = "cookie_workbench_mask";

/// The state of the page's cookies, and the way to change it. It lives as long
/// as the owner it was made under.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    cookie_string: RwSignal<Result<String, Error>>,
    /// One a cookie, in the order they were first seen.
    rows: RwSignal<Vec<Row>>,
    next_row: StoredValue<u32>,
    metadata: StoredValue<MetadataStore>,
    /// What happened.
    pub activity: Activity,
    /// Whether values are hidden from whoever looks over the shoulder.
    pub masked: RwSignal<bool>,
}

/// A write that a person asked for.
#[derive(Clone, Debug)]
pub struct Intent {
    /// The cookie to write.
    pub cookie: SetCookie<'static>,
    /// What the rules say of it, where they were asked.
    pub forecast: Option<Forecast>,
    /// What the name has to show for the write to be carried out.
    pub left: Option<Vec<String>>,
}

impl From<SetCookie<'static>> for Intent {
    fn from(cookie: SetCookie<'static>) -> Self {
        Self {
            cookie,
            forecast: None,
            left: None,
        }
    }
}

impl Session {
    /// Reads once; [`Session::watch`] keeps it true.
    #[must_use]
    pub fn new() -> Self {
        let metadata = storage::load(storage::local(), METADATA_KEY);
        let timeline = storage::load(storage::session(), activity::storage::KEY);
        let session = Self {
            cookie_string: RwSignal::new(DocumentCookie.read()),
            rows: RwSignal::new(Vec::new()),
            next_row: StoredValue::new(0),
            // What is no metadata is set aside: nothing is known then.
            metadata: StoredValue::new(serde_json::from_str(&metadata).unwrap_or_default()),
            activity: Activity::new(activity::storage::from_text(&timeline)),
            masked: RwSignal::new(!storage::load(storage::session(), MASK_KEY).is_empty()),
        };
        session.update_rows();
        session
    }

    /// Follows the cookies until the current owner is cleaned up. A document
    /// that may have none has nothing to follow.
    pub fn watch(self) {
        self.ask_cookie_store();
        let watch = browser::watch(move |change| {
            // What is written here, the writer records.
            if change.source == ChangeSource::Elsewhere {
                self.refresh();
                self.ask_cookie_store();
                if let Some(record) = Record::of_change(change) {
                    self.activity
                        .add(Cause::Elsewhere, vec![record], Vec::new());
                }
            }
        });
        StoredValue::new_local(watch);
        // The last event that a page gets before a reload.
        let pagehide = window_event_listener_untyped("pagehide", move |_| {
            storage::save(
                storage::session(),
                activity::storage::KEY,
                &self.activity.to_text(),
            );
        });
        on_cleanup(move || pagehide.remove());
    }

    /// Reads anew, and notifies the views only if something changed.
    fn refresh(self) {
        let read = DocumentCookie.read();
        if self.cookie_string.with_untracked(|shown| *shown != read) {
            self.cookie_string.set(read);
        }
        self.update_rows();
    }

    /// Learns what the browser's `CookieStore` tells beyond names and values,
    /// where there is one.
    fn ask_cookie_store(self) {
        spawn_local(async move {
            for cookie in cookie_store_details().await.unwrap_or_default() {
                if let Some(metadata) = CookieMetadata::of_cookie_store(&cookie) {
                    self.metadata
                        .update_value(|all| all.learn(&cookie.name, &cookie.value, metadata));
                }
            }
            self.update_rows();
        });
    }

    /// Brings the rows up to the cookie-string.
    fn update_rows(self) {
        let new = self
            .cookie_string
            .with_untracked(|text| VisibleCookie::all(text.as_deref().unwrap_or_default()));
        let rows = self.rows.get_untracked();
        let old: Vec<VisibleCookie> = rows
            .iter()
            .map(|row| row.cookie.with_untracked(|cookie| cookie.visible.clone()))
            .collect();
        let continued = visible_cookie::continued(&old, &new);
        self.metadata
            .update_value(|metadata| metadata.retain_visible(&new));
        let next_id = || {
            self.next_row.update_value(|next| *next += 1);
            RowId(self.next_row.get_value())
        };
        let updated = rows::follow(&rows, self.with_metadata(new), &continued, next_id);
        if updated != rows {
            self.rows.set(updated);
        }
    }

    /// Adds to each cookie what is known of it.
    fn with_metadata(self, cookies: Vec<VisibleCookie>) -> Vec<Cookie> {
        self.metadata.with_value(|metadata| {
            let known = |(at, cookie): (usize, &VisibleCookie)| {
                let equals = |among: &[VisibleCookie]| {
                    among.iter().filter(|it| it.looks_like(cookie)).count()
                };
                let copy = equals(&cookies[..at]);
                Cookie {
                    visible: cookie.clone(),
                    metadata: metadata.get(cookie, copy, equals(&cookies)).cloned(),
                }
            };
            cookies.iter().enumerate().map(known).collect()
        })
    }

    /// A value, or what hides it. Tracked.
    #[must_use]
    pub fn masked_value(self, value: &str) -> String {
        if self.masked.get() && !value.is_empty() {
            // Of one length, which tells nothing of the value's.
            "••••••••".to_owned()
        } else {
            value.to_owned()
        }
    }

    /// Masks values, or shows them; kept for the tab across reloads.
    pub fn toggle_mask(self) {
        let masked = !self.masked.get_untracked();
        self.masked.set(masked);
        storage::save(storage::session(), MASK_KEY, if masked { "on" } else { "" });
    }

    /// The rows, in the order they were first seen. Tracked.
    #[must_use]
    pub fn rows(self) -> Vec<Row> {
        self.rows.get()
    }

    /// The row of this id, if its cookie is still there. Not tracked.
    #[must_use]
    pub fn row(self, id: RowId) -> Option<Row> {
        self.rows
            .with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned())
    }

    /// Why this document has no cookies, if it has none. Not tracked, because
    /// that is for the life of the document.
    #[must_use]
    pub fn denied(self) -> Option<Error> {
        self.cookie_string
            .with_untracked(|text| text.as_ref().err().cloned())
    }

    /// The cookie-string as it was last read; empty where there can be none.
    /// Tracked.
    pub fn with_cookie_string<T>(self, f: impl FnOnce(&str) -> T) -> T {
        self.cookie_string
            .with(|text| f(text.as_deref().unwrap_or_default()))
    }

    /// The cookie-string as the browser has it now. Not tracked.
    #[must_use]
    pub fn read(self) -> Option<String> {
        self.refresh();
        self.cookie_string
            .with_untracked(|text| text.as_ref().ok().cloned())
    }

    /// What every cookie of this name holds, as the browser has it now.
    #[must_use]
    pub fn read_all(self, name: &str) -> Vec<String> {
        let text = self.read().unwrap_or_default();
        let copies = CookieString::new(&text).get_all(name);
        copies.map(|entry| entry.value.to_owned()).collect()
    }

    /// Writes cookies one after another and reads back after each; together
    /// they are one action, which can be taken back.
    pub fn write(self, intents: Vec<Intent>) -> ActionId {
        self.write_because(Cause::Person, intents)
    }

    /// As [`Session::write`], by this cause.
    pub fn write_because(self, cause: Cause, intents: Vec<Intent>) -> ActionId {
        let mut records = Vec::new();
        let mut undo = Vec::new();
        let mut renewals = Vec::new();
        for Intent {
            cookie,
            forecast,
            left,
        } in intents
        {
            if let Some(left) = left {
                let now = self.read_all(cookie.name());
                if !same_values(&now, &left) {
                    records.push(Record {
                        before: now.clone(),
                        after: now,
                        ..Record::of_name(cookie.name(), Event::Superseded)
                    });
                    continue;
                }
            }
            let probe = self.shows(&cookie).then(RenewalProbe::start).flatten();
            let (record, restoration) = self.carry_out(&cookie, forecast);
            if record.is(Outcome::Indeterminate)
                && let Some(probe) = probe
            {
                renewals.push((records.len(), probe, cookie));
            }
            records.push(record);
            undo.extend(restoration);
        }
        let id = self.finish(cause, records, undo);
        for (index, probe, cookie) in renewals {
            self.confirm_renewal(id, index, probe, cookie);
        }
        id
    }

    /// Whether a cookie shows this name and value already, so that a write of
    /// it shows nothing.
    fn shows(self, cookie: &SetCookie<'_>) -> bool {
        self.cookie_string.with_untracked(|text| {
            let text = text.as_deref().unwrap_or_default();
            let mut copies = CookieString::new(text).get_all(cookie.name());
            copies.any(|entry| entry.value == cookie.value())
        })
    }

    /// Says of a write that showed nothing that it gave the cookie a new end,
    /// where the browser proves it.
    fn confirm_renewal(
        self,
        id: ActionId,
        index: usize,
        probe: RenewalProbe,
        cookie: SetCookie<'static>,
    ) {
        spawn_local(async move {
            if let Some(end) = probe.new_end(&cookie).await {
                self.activity.amend(id, index, Event::Renewed(end.into()));
            }
        });
    }

    /// Writes one cookie and reads back: what became of it, and what takes it
    /// back.
    fn carry_out(
        self,
        cookie: &SetCookie<'static>,
        forecast: Option<Forecast>,
    ) -> (Record, Option<Restoration>) {
        let met = self.cookie_met_by(cookie);
        let record = match write_verified(&DocumentCookie, cookie) {
            Ok(report) => self.recorded(&report, cookie, forecast),
            Err(error) => Record::of_name(cookie.name(), Event::Denied(wording::access(&error))),
        };
        self.learn(cookie, &record);
        let restoration = Restoration::of(cookie, &record, met);
        (record, restoration)
    }

    /// What became of a write, with what it asked for.
    fn recorded(
        self,
        report: &Report,
        cookie: &SetCookie<'static>,
        forecast: Option<Forecast>,
    ) -> Record {
        let asked = match cookie.attributes().lifetime {
            Lifetime::For(time) => Some(time.as_secs()),
            Lifetime::Session | Lifetime::Until(_) => None,
        };
        // WebKitGTK keeps a cookie for as long as one asks.
        let capped = browser::engine_name() != "webkitgtk";
        let end = CookieMetadata::of_write(cookie, clock::now()).end;
        Record {
            value: Some(cookie.value().to_owned()),
            path: Some(cookie.attributes().path.to_owned()),
            end: end.filter(|_| !cookie.removes()),
            asked_seconds: asked.filter(|asked| capped && *asked > LONGEST_LIFETIME.as_secs()),
            ..Record::of_report(report, forecast)
        }
    }

    /// Ends an action: shows the new state, and puts the action on record.
    fn finish(self, cause: Cause, records: Vec<Record>, mut undo: Vec<Restoration>) -> ActionId {
        // The last written is the first taken back.
        undo.reverse();
        self.refresh();
        self.keep_metadata();
        self.ask_cookie_store();
        self.activity.add(cause, records, undo)
    }

    /// Removes cookies one after another: each exactly, where its path and
    /// domain are known, and else by trying where it may lie, longest path
    /// first, and putting back what was removed instead.
    pub fn remove(self, rows: &[RowId]) -> ActionId {
        let mut records = Vec::new();
        let mut undo = Vec::new();
        for id in rows {
            // The copy's number among its equals may have changed meanwhile.
            let Some(cookie) = self.row(*id).map(|row| row.cookie.get_untracked()) else {
                continue;
            };
            let name = &cookie.visible.name;
            if let Some(removal) = cookie.exact_removal() {
                let (record, restoration) = self.carry_out(&removal, None);
                records.push(record);
                undo.extend(restoration);
            } else {
                let before = self.read_all(name);
                let deletion = delete_copy(&DocumentCookie, name, cookie.visible.copy);
                record_deletion(deletion, name, before, &mut records, &mut undo);
            }
            self.refresh();
        }
        self.finish(Cause::Person, records, undo)
    }

    /// Removes every copy of a name that a script of this page can reach.
    pub fn remove_every(self, name: &str) -> ActionId {
        let mut records = Vec::new();
        let mut undo = Vec::new();
        let before = self.read_all(name);
        let deletion = delete_all(&DocumentCookie, name);
        record_deletion(deletion, name, before, &mut records, &mut undo);
        self.finish(Cause::Person, records, undo)
    }

    /// Removes the cookie that this line names.
    pub fn remove_by(self, removal: SetCookie<'static>) -> ActionId {
        let secure = removal.clone().secure();
        let (mut record, mut restoration) = self.carry_out(&removal, None);
        if record.is(Outcome::NothingToRemove) && !record.after.is_empty() {
            // A prefixed name can only be removed by a line with Secure.
            (record, restoration) = self.carry_out(&secure, None);
        }
        let undo = restoration.into_iter().collect();
        self.finish(Cause::Person, vec![record], undo)
    }

    /// Takes an action back, which is an action again.
    pub fn undo(self, id: ActionId) -> ActionId {
        let restorations = self.activity.take_undo(id);
        let intents = restorations.into_iter().map(|it| Intent {
            left: Some(it.left),
            ..it.cookie.into()
        });
        self.write(intents.collect())
    }

    /// The cookie that a write would meet, exactly as it was made, where that
    /// is known.
    fn cookie_met_by(self, write: &SetCookie<'static>) -> Option<SetCookie<'static>> {
        self.rows.with_untracked(|rows| {
            rows.iter().find_map(|row| {
                row.cookie.with_untracked(|cookie| {
                    let metadata = cookie.metadata.as_ref()?;
                    let is_met = cookie.visible.name == write.name()
                        && metadata.is_complete()
                        && metadata.is_met_by(write);
                    is_met.then(|| cookie.as_write())?
                })
            })
        })
    }

    /// Remembers what was written, as far as reading back proves it.
    fn learn(self, cookie: &SetCookie<'static>, record: &Record) {
        let mut metadata = CookieMetadata::of_write(cookie, clock::now());
        if browser::engine_name() == "webkitgtk" {
            // It ignores the attribute (section 5.6).
            metadata.partitioned = Some(false);
        }
        self.metadata.update_value(|all| {
            if record.is(Outcome::Stored) || record.is(Outcome::Replaced) {
                all.learn(cookie.name(), cookie.value(), metadata);
            } else if record.is(Outcome::Removed) {
                all.forget(cookie.name(), &metadata);
            }
        });
    }

    /// Keeps what is known for after a reload.
    fn keep_metadata(self) {
        let written = self.metadata.with_value(MetadataStore::written);
        let text = match written == MetadataStore::default() {
            true => String::new(),
            false => serde_json::to_string(&written).unwrap_or_default(),
        };
        storage::save(storage::local(), METADATA_KEY, &text);
    }

    /// Asks the browser what it really holds under a name; `answer` is never
    /// called where nothing can be asked.
    pub fn verify(self, name: &'static str, answer: impl FnOnce(Option<String>) + 'static) {
        spawn_local(async move {
            if let Some(held) = cookie_store_value(name).await {
                answer(held);
            }
        });
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// What a careful deletion did, cookie by cookie, and what takes it back.
fn record_deletion(
    deletion: Result<Deletion, Error>,
    name: &str,
    mut before: Vec<String>,
    records: &mut Vec<Record>,
    undo: &mut Vec<Restoration>,
) {
    let deletion = match deletion {
        Ok(deletion) => deletion,
        Err(error) if !matches!(error, Error::Invalid(_)) => {
            return records.push(Record::of_name(
                name,
                Event::Denied(wording::access(&error)),
            ));
        }
        // No line can name it.
        Err(_) => {
            let mut none = Deletion::default();
            none.remaining.clone_from(&before);
            none
        }
    };
    if deletion.deleted.is_empty() {
        let line = SetCookie::removal(name).map_or_else(|_| String::new(), |it| it.to_string());
        return records.push(Record::of_removal(name, &before, &deletion.remaining, line));
    }
    for deleted in deletion.deleted {
        let mut after = before.clone();
        if let Some(at) = after.iter().position(|value| *value == deleted.value) {
            after.remove(at);
        }
        let metadata = CookieMetadata::of_deleted(&deleted);
        undo.extend(
            metadata
                .cookie(name, &deleted.value)
                .map(|cookie| Restoration {
                    cookie,
                    exact: false,
                    left: after.clone(),
                }),
        );
        let line = metadata
            .removal(name)
            .map_or_else(String::new, |removal| removal.to_string());
        records.push(Record::of_removal(name, &before, &after, line));
        before = after;
    }
}

/// Whether both are the same values, in whatever order.
fn same_values(one: &[String], other: &[String]) -> bool {
    let sorted = |values: &[String]| {
        let mut values = values.to_vec();
        values.sort_unstable();
        values
    };
    sorted(one) == sorted(other)
}
