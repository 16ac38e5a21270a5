//! Activity: what was written here and what changed from elsewhere, newest
//! first, for the tab's life; what takes it back, as long as the page is open.

mod action;
mod fold;
mod record;
pub mod storage;
mod view;

pub use action::{Action, ActionId, Restoration};
pub use record::{Correction, Event, Forecast, Record};
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
    /// Counted up by every load of the page in this tab.
    load: u32,
}

/// What an action came of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A person's intent.
    Person,
    /// Opening a view.
    View,
    /// Another tab, the server, the developer tools, or the clock.
    Elsewhere,
}

impl Activity {
    /// With what was kept of it before a reload.
    #[must_use]
    pub fn new(kept: Vec<Action>) -> Self {
        let last_load = kept.iter().map(|action| action.load).max();
        Self {
            load: last_load.unwrap_or_default() + 1,
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
    pub fn add(self, cause: Cause, records: Vec<Record>, undo: Vec<Restoration>) -> ActionId {
        let id = ActionId(self.next_id.get_value());
        self.next_id.update_value(|next| *next += 1);
        let action = Action {
            id,
            at: clock::now(),
            origin: match cause {
                Cause::Person | Cause::View => ChangeSource::Here,
                Cause::Elsewhere => ChangeSource::Elsewhere,
            },
            load: self.load,
            automatic: cause == Cause::View,
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

    /// The latest action of a person that can be taken back. Not tracked.
    #[must_use]
    pub fn latest_undo(self) -> Option<ActionId> {
        self.actions.with_untracked(|actions| {
            let mut actions = actions.iter();
            let latest = actions.find(|action| !action.automatic && !action.undo.is_empty());
            latest.map(|action| action.id)
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

    /// Forgets everything, and returns it.
    #[must_use]
    pub fn clear(self) -> Vec<Action> {
        self.actions.try_update(std::mem::take).unwrap_or_default()
    }

    /// Brings back what was cleared, below what happened since.
    pub fn restore(self, cleared: Vec<Action>) {
        self.actions.update(|actions| actions.extend(cleared));
    }
}
