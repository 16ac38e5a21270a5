//! The files that a person chooses or drops.

use js_sys::Uint8Array;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// The first file of what was dropped, if there is one.
#[must_use]
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Whether files are dragged, and not a text or a link.
#[must_use]
pub fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|it| it.types());
    types.is_some_and(|types| {
        types
            .iter()
            .any(|it| it.as_string().as_deref() == Some("Files"))
    })
}

/// The file that a person chose in a field, where the same one can be chosen
/// again.
#[must_use]
pub fn chosen_file(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// All of it.
    pub bytes: Arc<[u8]>,
}

/// All of a file; none where the browser cannot read it, because it is gone or
/// may not be read.
pub async fn read_file(file: &File) -> Option<ReadFile> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(ReadFile {
        name: file.name(),
        bytes: Uint8Array::new(&buffer).to_vec().into(),
    })
}
