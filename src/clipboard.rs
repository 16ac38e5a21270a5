//! Copies a text, where a page may.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies, and says how that ended.
pub async fn copy(text: &str) -> &'static str {
    let clipboard = window().navigator().clipboard();
    // Outside secure contexts the property is missing, whatever its type says.
    if clipboard.is_undefined() {
        return "Only pages over https may copy: select the text, and copy it by hand.";
    }
    match JsFuture::from(clipboard.write_text(text)).await {
        Ok(_) => "Copied.",
        Err(_) => "The browser did not let the page copy: select the text, and copy it by hand.",
    }
}
