//! What a person sees when the program itself fails: never a page that has
//! silently stopped.

use std::panic;

/// Shows a panic on the page and in the console.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let document = gloo_utils::document();
        if let Some(place) = document.get_element_by_id("failure") {
            place.set_text_content(Some(
                "The page met an error of its own and has stopped. Your cookies are as they \
                 were after the last report. Reload the page to go on; the browser's console \
                 has the details.",
            ));
            let _ = place.remove_attribute("hidden");
        }
    }));
}
