//! Activity: what was written here and what changed from elsewhere, newest
//! first, for the tab's life; what takes it back, as long as the page is open.

pub mod action;
pub mod kept;
mod told;
mod view;

pub use action::{Action, Restoration};
pub use told::Told;
pub use view::ActivityView;

use crate::clock;
use crate::shared::Shared;

/// The most lines kept; the oldest go first.
const MOST: usize = 2000;

/// The timeline.
#[derive(Clone, Copy, Debug)]
pub struct Activity {
    actions: Shared<Vec<Action>>,
    next: Shared<u32>,
}

impl Activity {
    /// What was kept of it before a reload.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let actions = kept::of_text(text);
        Self {
            next: Shared::new(actions.len() as u32),
            actions: Shared::new(actions),
        }
    }

    /// What to keep for after a reload. Not tracked.
    #[must_use]
    pub fn to_text(self) -> String {
        self.actions
            .with_untracked(|actions| kept::to_text(actions))
    }

    /// Adds what just happened.
    pub fn add(self, here: bool, told: Vec<Told>, undo: Vec<Restoration>) {
        let id = self.next.get_untracked();
        self.next.update_untracked(|it| *it = id + 1);
        let at = clock::now();
        self.actions.update(|actions| {
            let action = Action {
                id,
                at,
                here,
                told,
                undo,
            };
            actions.insert(0, action);
            let mut lines = 0;
            actions.retain(|action| {
                lines += action.told.len();
                // The newest stays, however long it is.
                action.id == id || lines <= MOST
            });
        });
    }

    /// What happened, newest first. Tracked.
    pub fn with<T>(self, f: impl FnOnce(&[Action]) -> T) -> T {
        self.actions.with(|actions| f(actions))
    }

    /// The action of this id. Tracked.
    #[must_use]
    pub fn get(self, id: u32) -> Option<Action> {
        self.with(|actions| actions.iter().find(|action| action.id == id).cloned())
    }

    /// The latest action that can be taken back. Tracked.
    #[must_use]
    pub fn latest_undo(self) -> Option<(u32, Vec<Restoration>)> {
        self.with(|actions| {
            let action = actions.iter().find(|action| !action.undo.is_empty())?;
            Some((action.id, action.undo.clone()))
        })
    }

    /// Takes from an action what takes it back: nothing is undone twice.
    pub fn take_undo(self, id: u32) -> Vec<Restoration> {
        let mut taken = Vec::new();
        self.actions.update(|actions| {
            if let Some(action) = actions.iter_mut().find(|action| action.id == id) {
                taken = std::mem::take(&mut action.undo);
            }
        });
        taken
    }

    /// Forgets everything, the ways back included.
    pub fn clear(self) {
        self.actions.set(Vec::new());
    }
}
