//! The binding to a real `document.cookie`, in a real browser.
#![cfg(target_arch = "wasm32")]

use document_cookie::browser::DocumentCookie;
use document_cookie::jar::write_and_read_back;
use document_cookie::{CookieJar, CookieString, Encoding, Lifetime, Outcome, SetCookie};
use std::time::Duration;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Removes its cookie when the test ends, also when it fails.
struct Cleanup(&'static str);

impl Drop for Cleanup {
    fn drop(&mut self) {
        let removal = SetCookie::removal(self.0).unwrap();
        let _ = DocumentCookie.write(&removal.to_string());
    }
}

fn set(name: &'static str, value: &str) -> Outcome {
    let cookie = SetCookie::new(name, value.to_owned()).unwrap();
    write_and_read_back(&DocumentCookie, &cookie)
        .unwrap()
        .outcome
}

#[wasm_bindgen_test]
fn a_cookie_is_stored_replaced_and_removed() {
    let _cleanup = Cleanup("binding_life");
    assert_eq!(set("binding_life", "1"), Outcome::Stored);
    assert_eq!(set("binding_life", "2"), Outcome::Replaced);
    assert_eq!(set("binding_life", "2"), Outcome::Indeterminate);
    let removal = SetCookie::removal("binding_life").unwrap();
    let removed = write_and_read_back(&DocumentCookie, &removal).unwrap();
    assert_eq!(removed.outcome, Outcome::Removed);
    let again = write_and_read_back(&DocumentCookie, &removal).unwrap();
    assert_eq!(again.outcome, Outcome::NothingToRemove);
}

#[wasm_bindgen_test]
fn a_lifetime_of_zero_removes() {
    let _cleanup = Cleanup("binding_zero");
    set("binding_zero", "1");
    let cookie = SetCookie::new("binding_zero", "1")
        .unwrap()
        .lifetime(Lifetime::For(Duration::ZERO));
    let report = write_and_read_back(&DocumentCookie, &cookie).unwrap();
    assert_eq!(report.outcome, Outcome::Removed);
}

#[wasm_bindgen_test]
fn each_encoding_comes_back_from_the_browser() {
    let _cleanup = Cleanup("binding_encoding");
    let text = "50 % of \"this\" \\ that, and more";
    for encoding in Encoding::ALL {
        let value = encoding.encode(text).unwrap().into_owned();
        set("binding_encoding", &value);
        let shown = DocumentCookie.read().unwrap();
        let entry = CookieString::new(&shown).get("binding_encoding").unwrap();
        assert_eq!(encoding.decode(entry.value).unwrap(), text, "{encoding:?}");
    }
}

#[wasm_bindgen_test]
fn a_foreign_cookie_is_left_alone() {
    let _other = Cleanup("binding_other");
    let _cleanup = Cleanup("binding_mine");
    set("binding_other", "theirs");
    let cookie = SetCookie::new("binding_mine", "mine").unwrap();
    let report = write_and_read_back(&DocumentCookie, &cookie).unwrap();
    assert_eq!(report.lost, [""; 0]);
    let shown = DocumentCookie.read().unwrap();
    assert_eq!(
        CookieString::new(&shown)
            .get("binding_other")
            .unwrap()
            .value,
        "theirs"
    );
}
