//! What the window for exporting holds, and its intents.

use super::download::download;
use super::record::record_of;
use crate::clipboard;
use crate::components::{Feedback, Toaster};
use crate::cookies::ListState;
use crate::session::{Row, Session};
use cookie_formats::CookieRecord;
use cookie_formats::export::{self, ExportFormat};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which cookies are exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every one that this page sees.
    All,
    /// Those that the list shows.
    Shown,
    /// Those that are selected.
    Selected,
}

impl Which {
    /// All of them, each with its words.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::All, "all"),
        (Self::Shown, "those shown"),
        (Self::Selected, "those selected"),
    ];
}

/// A snapshot that is exported in place of what is here.
#[derive(Clone, Debug, PartialEq)]
struct Given {
    name: String,
    records: Vec<CookieRecord>,
}

/// The window's state, in context.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    session: Session,
    list: ListState,
    toaster: Toaster,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// What is written.
    pub format: RwSignal<ExportFormat>,
    /// Which cookies are.
    pub which: RwSignal<Which>,
    given: RwSignal<Option<Given>>,
}

impl Export {
    /// Closed.
    #[must_use]
    pub fn new(session: Session, list: ListState, toaster: Toaster) -> Self {
        Self {
            session,
            list,
            toaster,
            open: RwSignal::new(false),
            format: RwSignal::new(ExportFormat::CookieEditor),
            which: RwSignal::new(Which::All),
            given: RwSignal::new(None),
        }
    }

    /// Opens it: for the selected cookies where there are any.
    pub fn open(self) {
        let selected = untrack(|| !self.list.selected().is_empty());
        self.which.set(if selected {
            Which::Selected
        } else {
            Which::All
        });
        self.given.set(None);
        self.open.set(true);
    }

    /// Opens it for the cookies of a snapshot.
    pub fn open_given(self, name: String, records: Vec<CookieRecord>) {
        self.given.set(Some(Given { name, records }));
        self.open.set(true);
    }

    /// The name of the snapshot that is exported. Tracked.
    #[must_use]
    pub fn given_name(self) -> Option<String> {
        self.given
            .with(|given| given.as_ref().map(|it| it.name.clone()))
    }

    /// The cookies, as far as they are known. Tracked.
    #[must_use]
    pub fn records(self) -> Vec<CookieRecord> {
        if let Some(given) = self.given.get() {
            return given.records;
        }
        let rows = match self.which.get() {
            Which::All => self.session.rows(),
            Which::Shown => {
                let mut rows = self.list.rows.get();
                rows.retain(|row| !self.list.is_lingering(row.id));
                rows
            }
            Which::Selected => self.list.selected(),
        };
        let (url, host) = (address(), host());
        let record = |row: &Row| row.cookie.with(|cookie| record_of(cookie, &url, &host));
        rows.iter().map(record).collect()
    }

    fn text(self) -> String {
        untrack(|| export::export(&self.records(), self.format.get())).text
    }

    /// Copies the text.
    pub fn copy(self) {
        let text = self.text();
        self.open.set(false);
        spawn_local(async move {
            self.toaster
                .show(Feedback::Done(clipboard::copy(&text).await));
        });
    }

    /// Has the browser save the text as a file.
    pub fn save(self) {
        let ending = match self.format.get_untracked() {
            ExportFormat::CookieEditor
            | ExportFormat::EditThisCookie
            | ExportFormat::Playwright => "json",
            ExportFormat::Csv => "csv",
            _ => "txt",
        };
        if !download(&format!("cookies-{}.{ending}", host()), &self.text()) {
            self.toaster.show(Feedback::Done(
                "The browser did not take the file: select the text, and copy it by hand.",
            ));
        }
    }
}

/// The page's address, without what names the view.
#[must_use]
pub fn address() -> String {
    let url = window().location().href().unwrap_or_default();
    let end = url.find('#').unwrap_or(url.len());
    url[..end].to_owned()
}

/// The page's host.
#[must_use]
pub fn host() -> String {
    let host = window().location().hostname().unwrap_or_default();
    // As a cookie's domain has it.
    host.trim_matches(['[', ']']).to_owned()
}
