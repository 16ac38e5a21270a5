//! Activity: what was written here and what changed from elsewhere, newest
//! first, for the tab's life; what takes it back, as long as the page is open.

mod action;
mod record;
pub mod storage;
mod view;

pub use action::{Action, ActionId, Restoration};
pub use record::{Event, Forecast, Record};
pub use view::ActivityView;

use crate::clock;
use document_cookie::change::ChangeSource;
use leptos::prelude::*;

/// The most records kept; the oldest go first.
const MAX_RECORDS: usize = 2000;

/// The timeline.
#[derive(Clone, Copy, Debug)]
pub struct Activity {
    /// Newest first.
    actions: RwSignal<Vec<Action>>,
    next_id: StoredValue<u32>,
}

impl Activity {
    /// With what was kept of it before a reload.
    #[must_use]
    pub fn new(kept: Vec<Action>) -> Self {
        Self {
            next_id: StoredValue::new(kept.len() as u32),
            actions: RwSignal::new(kept),
        }
    }

    /// What to keep for after a reload. Not tracked.
    #[must_use]
    pub fn to_text(self) -> String {
        self.actions
            .with_untracked(|actions| storage::to_text(actions))
    }

    /// Adds what just happened.
    pub fn add(
        self,
        origin: ChangeSource,
        records: Vec<Record>,
        undo: Vec<Restoration>,
    ) -> ActionId {
        let id = ActionId(self.next_id.get_value());
        self.next_id.update_value(|next| *next += 1);
        let action = Action {
            id,
            at: clock::now(),
            origin,
            records,
            undo,
        };
        self.actions.update(|actions| {
            actions.insert(0, action);
            let mut records = 0;
            actions.retain(|action| {
                records += action.records.len();
                // The newest stays, however long it is.
                action.id == id || records <= MAX_RECORDS
            });
        });
        id
    }

    /// Tells of one record of an action what was learnt later.
    pub fn amend(self, id: ActionId, index: usize, event: Event) {
        self.actions.update(|actions| {
            let action = actions.iter_mut().find(|action| action.id == id);
            if let Some(record) = action.and_then(|action| action.records.get_mut(index)) {
                record.event = event;
            }
        });
    }

    /// What happened, newest first. Tracked.
    pub fn with<T>(self, f: impl FnOnce(&[Action]) -> T) -> T {
        self.actions.with(|actions| f(actions))
    }

    /// The action of this id. Tracked.
    #[must_use]
    pub fn get(self, id: ActionId) -> Option<Action> {
        self.with(|actions| actions.iter().find(|action| action.id == id).cloned())
    }

    /// The latest action that can be taken back. Tracked.
    #[must_use]
    pub fn latest_undo(self) -> Option<Action> {
        self.with(|actions| {
            let mut actions = actions.iter();
            actions.find(|action| !action.undo.is_empty()).cloned()
        })
    }

    /// Takes from an action what takes it back: nothing is undone twice.
    #[must_use]
    pub fn take_undo(self, id: ActionId) -> Vec<Restoration> {
        let taken = self.actions.try_update(|actions| {
            let action = actions.iter_mut().find(|action| action.id == id)?;
            Some(std::mem::take(&mut action.undo))
        });
        taken.flatten().unwrap_or_default()
    }

    /// Forgets everything, the ways back included.
    pub fn clear(self) {
        self.actions.set(Vec::new());
    }
}
