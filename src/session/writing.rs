//! Carrying out an intent: write, read back, record, and what takes it back.

use super::metadata::{CookieMetadata, LONGEST_LIFETIME, MetadataStore, asked_end};
use super::rows::RowId;
use super::{METADATA_KEY, Session};
use crate::activity::{ActionId, Cause, Event, Forecast, Record, Restoration};
use crate::clock;
use crate::storage;
use crate::wording;
use document_cookie::browser::{self, DocumentCookie, RenewalProbe};
use document_cookie::change::ChangeSource;
use document_cookie::deletion::{Deletion, delete_all, delete_copy};
use document_cookie::{CookieString, Error, Lifetime, Outcome, Report, SetCookie, write_verified};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A write that a person asked for.
#[derive(Clone, Debug)]
pub struct Intent {
    /// The cookie to write.
    pub cookie: SetCookie<'static>,
    /// What the rules say of it, where they were asked.
    pub forecast: Option<Forecast>,
    /// Whether it takes something back, which is done only where nobody else
    /// wrote since.
    pub undoes: bool,
    /// Whether it is carried out only once the write before it is proven to be
    /// kept.
    pub once_kept: bool,
}

impl From<SetCookie<'static>> for Intent {
    fn from(cookie: SetCookie<'static>) -> Self {
        Self {
            cookie,
            forecast: None,
            undoes: false,
            once_kept: false,
        }
    }
}

impl Session {
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
            undoes,
            once_kept,
        } in intents
        {
            let kept = |record: &Record| record.is(Outcome::Stored) || record.is(Outcome::Replaced);
            if once_kept && !records.last().is_some_and(kept) {
                continue;
            }
            if undoes {
                let now = self.read_all(cookie.name());
                if !self.is_as_written(cookie.name(), &now, &records) {
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

    /// Whether a name still shows what the latest write of this page left:
    /// among these records, or else on the timeline.
    fn is_as_written(self, name: &str, now: &[String], records: &[Record]) -> bool {
        let left = |records: &[Record]| {
            let mut records = records.iter().rev();
            let latest =
                records.find(|record| record.name == name && record.event != Event::Superseded);
            latest.map(|record| record.after.clone())
        };
        let left = left(records).or_else(|| {
            untrack(|| {
                self.activity.with(|actions| {
                    let mut own = actions.iter().filter(|it| it.origin == ChangeSource::Here);
                    own.find_map(|action| left(&action.records))
                })
            })
        });
        left.is_none_or(|left| same_values(now, &left))
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
            if let Some(end) = probe.new_end(&cookie).await
                && !self.cookie_string.is_disposed()
            {
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
        let end = metadata_of(cookie).end;
        Record {
            value: Some(cookie.value().to_owned()),
            path: Some(cookie.attributes().path.to_owned()),
            end: end.filter(|_| !cookie.removes()),
            asked_seconds: asked
                .filter(|asked| !is_webkitgtk() && *asked > LONGEST_LIFETIME.as_secs()),
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
            undoes: true,
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
        let metadata = metadata_of(cookie);
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
}

fn is_webkitgtk() -> bool {
    browser::engine_name() == "webkitgtk"
}

/// What is known of a cookie that was written just now and kept.
fn metadata_of(cookie: &SetCookie<'_>) -> CookieMetadata {
    let now = clock::now();
    let mut metadata = CookieMetadata::of_write(cookie, now);
    if is_webkitgtk() {
        // It keeps a cookie for as long as one asks, and ignores Partitioned
        // (sections 5.5 and 5.6).
        metadata.end = Some(asked_end(cookie, now));
        metadata.partitioned = Some(false);
    }
    metadata
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
