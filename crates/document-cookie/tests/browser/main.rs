//! The binding to a real `document.cookie`, in a real browser.
#![cfg(target_arch = "wasm32")]

mod page;
#[cfg(feature = "leptos")]
mod signals;
mod watching;

use document_cookie::browser::{DocumentCookie, Expiry, cookie_store_details, cookie_store_value};
use document_cookie::deletion::delete_all;
use document_cookie::{
    CookieJar, CookieString, Encoding, Lifetime, Outcome, SetCookie, TypedCookie, write_verified,
};
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
    write_verified(&DocumentCookie, &cookie).unwrap().outcome
}

#[wasm_bindgen_test]
fn a_cookie_is_stored_replaced_and_removed() {
    let _cleanup = Cleanup("binding_life");
    assert_eq!(set("binding_life", "1"), Outcome::Stored);
    assert_eq!(set("binding_life", "2"), Outcome::Replaced);
    assert_eq!(set("binding_life", "2"), Outcome::Indeterminate);
    let removal = SetCookie::removal("binding_life").unwrap();
    let removed = write_verified(&DocumentCookie, &removal).unwrap();
    assert_eq!(removed.outcome, Outcome::Removed);
    let again = write_verified(&DocumentCookie, &removal).unwrap();
    assert_eq!(again.outcome, Outcome::NothingToRemove);
}

#[wasm_bindgen_test]
fn a_lifetime_of_zero_removes() {
    let _cleanup = Cleanup("binding_zero");
    set("binding_zero", "1");
    let cookie = SetCookie::new("binding_zero", "1")
        .unwrap()
        .lifetime(Lifetime::For(Duration::ZERO));
    let report = write_verified(&DocumentCookie, &cookie).unwrap();
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
    let report = write_verified(&DocumentCookie, &cookie).unwrap();
    assert_eq!(report.lost(), [""; 0]);
    let shown = DocumentCookie.read().unwrap();
    assert_eq!(
        CookieString::new(&shown)
            .get("binding_other")
            .unwrap()
            .value,
        "theirs"
    );
}

#[wasm_bindgen_test]
fn a_definition_reads_and_removes_what_it_wrote() {
    const COUNT: TypedCookie<u32> = TypedCookie::new("binding_typed").encoding(Encoding::Quoted);
    let _cleanup = Cleanup("binding_typed");
    assert_eq!(COUNT.get(&DocumentCookie), Ok(None));
    assert_eq!(
        COUNT.set(&DocumentCookie, &7).unwrap().outcome,
        Outcome::Stored
    );
    COUNT.write(&DocumentCookie, &8).unwrap();
    assert_eq!(COUNT.get(&DocumentCookie), Ok(Some(8)));
    let deleted = COUNT.delete(&DocumentCookie).unwrap();
    assert_eq!(deleted.outcome, Outcome::Removed);
}

#[wasm_bindgen_test]
fn a_name_is_found_whole_and_first_or_last() {
    let _first = Cleanup("binding_find");
    let _second = Cleanup("binding_find2");
    let _third = Cleanup("x_binding_find");
    set("x_binding_find", "2 binding_find=3");
    assert_eq!(DocumentCookie.find("binding_find"), Ok(None));
    set("binding_find2", "=1=é");
    set("binding_find", "a=b c");
    for name in ["binding_find", "binding_find2", "x_binding_find", "find"] {
        let text = DocumentCookie.read().unwrap();
        let read = CookieString::new(&text).get(name);
        let read = read.map(|entry| entry.value.to_owned());
        assert_eq!(DocumentCookie.find(name), Ok(read), "{name}");
    }
}

#[wasm_bindgen_test]
fn every_copy_in_reach_goes() {
    for line in [
        "binding_copies=1; Path=/",
        "binding_copies=2; Path=/; Secure; SameSite=None; Partitioned",
    ] {
        DocumentCookie.write(line).unwrap();
    }
    let shown = DocumentCookie.read().unwrap();
    let copies = CookieString::new(&shown).get_all("binding_copies").count();
    assert!(copies > 0);
    let deletion = delete_all(&DocumentCookie, "binding_copies").unwrap();
    assert_eq!(deletion.deleted.len(), copies);
    assert_eq!(deletion.remaining, [""; 0]);
}

#[wasm_bindgen_test]
fn the_address_that_counts_is_the_one_the_page_was_loaded_from() {
    let before = DocumentCookie.url().unwrap();
    page::run("history.pushState(null, '', '/deep/er/')");
    let after = DocumentCookie.url().unwrap();
    page::run("history.back()");
    assert_eq!(before, after);
    assert_eq!(before.host(), page::text("location.hostname"));
}

#[wasm_bindgen_test]
async fn the_store_tells_what_it_knows_and_guesses_nothing() {
    let _cleanup = Cleanup("binding_known");
    set("binding_known", "1");
    // Not every browser has a store.
    let Some(all) = cookie_store_details().await else {
        return;
    };
    let known = all.iter().find(|it| it.name == "binding_known").unwrap();
    assert_eq!(known.value, "1");
    assert!(known.path.as_deref().is_none_or(|path| path == "/"));
    assert!(known.expiry.is_none_or(|end| end == Expiry::Session));
    let value = cookie_store_value("binding_known").await.unwrap();
    assert_eq!(value.as_deref(), Some("1"));
}

#[cfg(feature = "rules")]
mod predicted {
    use super::*;
    use document_cookie::browser::engine_profile;

    #[wasm_bindgen_test]
    fn the_engine_is_told_by_what_it_has() {
        let agent = page::text("navigator.userAgent");
        let expected = [("Chrome/", "chromium"), ("Firefox/", "firefox")];
        let expected = expected.iter().find(|(word, _)| agent.contains(word));
        let expected = expected.map_or("webkitgtk", |(_, id)| id);
        assert_eq!(engine_profile().engine.as_str(), expected);
    }

    #[wasm_bindgen_test]
    fn a_refusal_was_foreseen() {
        let cookie = SetCookie::new("binding_refused", "1").unwrap();
        let cookie = cookie.domain("example.com").unwrap();
        let report = write_verified(&DocumentCookie, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Refused);
        let prediction = report.prediction.unwrap();
        assert_eq!(prediction.decision.outcome, Outcome::Refused);
        assert!(prediction.decision.deciding().is_some());
    }
}
