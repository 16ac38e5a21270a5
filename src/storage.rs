//! What the page keeps in the browser beside cookies: small texts, by key.

use leptos::prelude::*;
use web_sys::Storage;

/// The storage of this origin.
#[must_use]
pub fn local() -> Option<Storage> {
    window().local_storage().ok()?
}

/// The storage of this tab, which a reload keeps.
#[must_use]
pub fn session() -> Option<Storage> {
    window().session_storage().ok()?
}

/// What is kept under a key; empty where nothing is, or nothing can be.
#[must_use]
pub fn load(storage: Option<Storage>, key: &str) -> String {
    let kept = storage.and_then(|storage| storage.get_item(key).ok()?);
    kept.unwrap_or_default()
}

/// Keeps a text, or nothing where it is empty. A full or forbidden storage
/// loses it at the reload.
pub fn save(storage: Option<Storage>, key: &str, text: &str) {
    if let Some(storage) = storage {
        let _ = match text.is_empty() {
            true => storage.remove_item(key),
            false => storage.set_item(key, text),
        };
    }
}
