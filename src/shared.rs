//! State that lives as long as the page, and tells the views of its changes.

use leptos::prelude::*;
use std::fmt;
use std::sync::{PoisonError, RwLock};

/// A value that views follow. It is never dropped, as the page is not; for
/// what comes and goes there are Leptos's own signals, each type of which has
/// its price in bytes.
pub struct Shared<T: 'static>(&'static Inner<T>);

struct Inner<T> {
    value: RwLock<T>,
    changed: ArcTrigger,
}

impl<T> Shared<T> {
    /// A place for a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Inner {
            value: RwLock::new(value),
            changed: ArcTrigger::new(),
        })))
    }

    /// Looks at the value. Tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.0.changed.track();
        self.with_untracked(look)
    }

    /// Looks at the value, once.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another value in its place, and tells.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// Changes the value, and tells.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.0.changed.notify();
    }

    /// Changes the value, and tells nobody.
    pub fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let value = self.0.value.write();
        change(&mut value.unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Clone> Shared<T> {
    /// The value. Tracked.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, once.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

// Derived, these would ask the same of T.
impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shared<T> {}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shared")
    }
}
