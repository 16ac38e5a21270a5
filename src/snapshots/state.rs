//! What the window of snapshots holds, and its intents.

use super::difference::{Difference, differences};
use super::snapshot::{self, KeptCookie, MAX_BYTES, MAX_SNAPSHOTS, NotKept, Snapshot};
use crate::clock;
use crate::export::{Export, address, host, record_of};
use crate::import::{Candidate, Import};
use crate::session::Session;
use crate::storage;
use crate::wording;
use cookie_formats::CookieRecord;
use leptos::prelude::*;

/// The key of the snapshots, in this origin's local storage.
const STORAGE_KEY: &str = "cookie_workbench_snapshots";

/// What a snapshot is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Other {
    /// What is here.
    Now,
    /// The snapshot of this name.
    Snapshot(String),
}

/// A comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The name of the snapshot it begins with.
    pub first: String,
    /// What it ends with.
    pub second: Other,
}

/// The window's state, in context.
#[derive(Clone, Copy, Debug)]
pub struct Snapshots {
    session: Session,
    import: Import,
    export: Export,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// The newest first.
    pub all: RwSignal<Vec<Snapshot>>,
    /// What is typed as the name of the next.
    pub name: RwSignal<String>,
    /// What is compared.
    pub comparison: RwSignal<Option<Comparison>>,
    /// What came of the latest intent.
    pub remark: RwSignal<Option<String>>,
}

impl Snapshots {
    /// As they were kept.
    #[must_use]
    pub fn new(session: Session, import: Import, export: Export) -> Self {
        Self {
            session,
            import,
            export,
            open: RwSignal::new(false),
            all: RwSignal::new(Vec::new()),
            name: RwSignal::new(String::new()),
            comparison: RwSignal::new(None),
            remark: RwSignal::new(None),
        }
    }

    /// Opens the window, with what another tab may have kept since.
    pub fn open(self) {
        self.load();
        self.remark.set(None);
        self.comparison.set(None);
        self.open.set(true);
    }

    fn load(self) {
        let text = storage::load(storage::local(), STORAGE_KEY);
        self.all.set(snapshot::from_text(&text));
    }

    /// Keeps them; whether the browser did.
    fn keep(self) -> bool {
        let text = self.all.with_untracked(|all| snapshot::to_text(all));
        storage::save(storage::local(), STORAGE_KEY, &text);
        storage::load(storage::local(), STORAGE_KEY) == text
    }

    /// What is here. Tracked.
    fn present(self) -> Vec<KeptCookie> {
        let rows = self.session.rows().into_iter();
        rows.map(|row| row.cookie.with(KeptCookie::of)).collect()
    }

    /// Takes a snapshot of what is here, under the name that was typed.
    pub fn take(self) {
        let now = clock::now();
        let typed = self.name.with_untracked(|name| name.trim().to_owned());
        let name = match typed.is_empty() {
            true => clock::day_and_time(now),
            false => typed,
        };
        // Another tab may have kept some meanwhile.
        self.load();
        let new = Snapshot {
            name: name.clone(),
            at: now,
            cookies: untrack(|| self.present()),
        };
        let mut all = self.all.get_untracked();
        let remark = match snapshot::add(&mut all, new) {
            Ok(()) => {
                self.all.set(all);
                self.name.set(String::new());
                match self.keep() {
                    true => format!("Kept as {name}."),
                    false => {
                        "The browser does not let the page keep it: it is gone once the page is \
                              closed. Export it."
                            .to_owned()
                    }
                }
            }
            Err(NotKept::TooMany) => {
                format!("{MAX_SNAPSHOTS} are kept at most: delete one first.")
            }
            Err(NotKept::TooLarge(bytes)) => format!(
                "All together they would take {}, of {} at most: delete one first.",
                wording::bytes(bytes),
                wording::bytes(MAX_BYTES)
            ),
        };
        self.remark.set(Some(remark));
    }

    /// Deletes one.
    pub fn delete(self, name: &str) {
        self.load();
        self.all.update(|all| all.retain(|it| it.name != name));
        self.keep();
        self.comparison.set(None);
        self.remark.set(Some(format!("Deleted {name}.")));
    }

    /// How many bytes all of them take. Tracked.
    #[must_use]
    pub fn bytes(self) -> usize {
        self.all.with(|all| snapshot::to_text(all).len())
    }

    fn cookies(self, name: &str) -> Vec<KeptCookie> {
        self.all.with(|all| {
            let found = all.iter().find(|it| it.name == name);
            found.map(|it| it.cookies.clone()).unwrap_or_default()
        })
    }

    fn records(self, name: &str) -> Vec<CookieRecord> {
        let (url, host) = (address(), host());
        let cookies = untrack(|| self.cookies(name)).into_iter();
        cookies
            .map(|it| record_of(&it.cookie(), &url, &host))
            .collect()
    }

    /// Shows what bringing one back would do.
    pub fn restore(self, name: &str) {
        let candidates = self.records(name).into_iter().map(Candidate::of_record);
        self.open.set(false);
        self.import.restore(name.to_owned(), candidates.collect());
    }

    /// Shows one as a text for other programs.
    pub fn export(self, name: &str) {
        let records = self.records(name);
        self.open.set(false);
        self.export.open_given(name.to_owned(), records);
    }

    /// Compares one with what is here, or ends that.
    pub fn compare(self, name: &str) {
        self.comparison.update(|comparison| {
            let is_shown = comparison.as_ref().is_some_and(|it| it.first == name);
            *comparison = (!is_shown).then(|| Comparison {
                first: name.to_owned(),
                second: Other::Now,
            });
        });
    }

    /// What is otherwise in a comparison. Tracked.
    #[must_use]
    pub fn differences(self, comparison: &Comparison) -> Vec<Difference> {
        let first = self.cookies(&comparison.first);
        let second = match &comparison.second {
            Other::Now => self.present(),
            Other::Snapshot(name) => self.cookies(name),
        };
        differences(&first, &second)
    }
}
