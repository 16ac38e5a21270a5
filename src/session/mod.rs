//! The one place that carries an intent out: write, read back, record, and show
//! the new state. Components send intents here and show what it holds.

mod metadata;
mod rows;
mod trial;
mod visible_cookie;
mod writing;

pub use metadata::{CookieMetadata, Domain, End, LONGEST_LIFETIME, MetadataStore, REMOVED, Source};
pub use rows::{Cookie, Row, RowId};
pub use trial::TrialError;
pub use visible_cookie::VisibleCookie;
pub use writing::Intent;

use crate::activity::{self, Activity, Cause, Record};
use crate::storage;
use document_cookie::browser::{self, DocumentCookie, cookie_store_details, cookie_store_value};
use document_cookie::change::ChangeSource;
use document_cookie::{CookieJar, CookieString, Error};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The key of what is known of this page's own cookies, in this origin's local
/// storage.
const METADATA_KEY: &str = "cookie_workbench_metadata";

/// What hides a value: of one length, which tells nothing of the value's.
pub const MASK: &str = "••••••••";

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
    /// where there is one, and shows the new state: not before, because a
    /// changed cookie would for a moment be one of which nothing is known.
    fn ask_cookie_store(self) {
        spawn_local(async move {
            let details = cookie_store_details().await.unwrap_or_default();
            if self.cookie_string.is_disposed() {
                // The page's owner is gone meanwhile.
                return;
            }
            for cookie in details {
                if let Some(metadata) = CookieMetadata::of_cookie_store(&cookie) {
                    self.metadata
                        .update_value(|all| all.learn(&cookie.name, &cookie.value, metadata));
                }
            }
            self.refresh();
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
            MASK.to_owned()
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

    /// Asks the browser what it really holds under a name; `answer` is never
    /// called where nothing can be asked.
    pub fn verify(self, name: &'static str, answer: impl FnOnce(Option<String>) + 'static) {
        spawn_local(async move {
            if let Some(held) = cookie_store_value(name).await
                && !self.cookie_string.is_disposed()
            {
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
