//! Signals that are what the jar holds, in a real browser.

use crate::{Cleanup, page};
use document_cookie::browser::DocumentCookie;
use document_cookie::leptos::use_cookie;
use document_cookie::{CookieJar, Error, Outcome, TypedCookie};
use reactive_graph::owner::Owner;
use reactive_graph::traits::ReadUntracked;
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn all_users_of_a_name_agree_whoever_writes() {
    const COUNT: TypedCookie<u32> = TypedCookie::new("signal_agree");
    const AS_TEXT: TypedCookie<String> = TypedCookie::new("signal_agree");
    let _cleanup = Cleanup("signal_agree");
    let owner = Owner::new();
    owner.set();
    let (count, set_count) = use_cookie(&COUNT);
    let (text, _) = use_cookie(&AS_TEXT);
    assert_eq!(count.get_untracked(), Ok(None));
    assert_eq!(set_count.set(&7).unwrap().outcome, Outcome::Stored);
    assert_eq!(count.get_untracked(), Ok(Some(7)));
    assert_eq!(text.get_untracked(), Ok(Some("7".to_owned())));
    page::write("signal_agree=many; path=/");
    page::until(3000, || text.get_untracked() == Ok(Some("many".to_owned()))).await;
    let Err(Error::Undecodable { raw, .. }) = count.get_untracked() else {
        panic!("it is no number");
    };
    assert_eq!(raw, "many");
    assert_eq!(set_count.delete().unwrap().outcome, Outcome::Removed);
    assert_eq!(count.get_untracked(), Ok(None));
    assert_eq!(text.get_untracked(), Ok(None));
    owner.cleanup();
}

#[wasm_bindgen_test]
fn a_refused_write_never_shows() {
    const HERE: TypedCookie<u32> = TypedCookie::new("signal_refused");
    const REFUSED: TypedCookie<u32> = TypedCookie::new("signal_refused").domain("example.com");
    let _cleanup = Cleanup("signal_refused");
    let owner = Owner::new();
    owner.set();
    let (count, set_count) = use_cookie(&HERE);
    let (same, set_refused) = use_cookie(&REFUSED);
    set_count.set(&1).unwrap().into_result().unwrap();
    assert_eq!(set_refused.set(&2).unwrap().outcome, Outcome::Refused);
    assert_eq!(count.get_untracked(), Ok(Some(1)));
    assert_eq!(same.get_untracked(), Ok(Some(1)));
    // It is a signal as any other is.
    assert_eq!(*ReadUntracked::read_untracked(&same), Ok(Some(1)));
    owner.cleanup();
}

#[wasm_bindgen_test]
async fn an_expiry_reaches_the_signal_and_its_disposal_ends_it() {
    const SHORT: TypedCookie<u32> =
        TypedCookie::new("signal_short").max_age(Duration::from_secs(1));
    let _cleanup = Cleanup("signal_short");
    let owner = Owner::new();
    owner.set();
    let (short, set_short) = use_cookie(&SHORT);
    set_short.set(&1).unwrap().into_result().unwrap();
    assert_eq!(short.get_untracked(), Ok(Some(1)));
    page::until(3000, || short.get_untracked() == Ok(None)).await;
    owner.cleanup();
    // Nothing follows any more, and nothing panics.
    DocumentCookie.write("signal_short=2; Path=/").unwrap();
    page::sleep(50).await;
}

#[wasm_bindgen_test]
async fn a_renewed_cookie_lives_to_its_new_end() {
    const SHORT: TypedCookie<u32> =
        TypedCookie::new("signal_renewed").max_age(Duration::from_secs(1));
    const LONGER: TypedCookie<u32> =
        TypedCookie::new("signal_renewed").max_age(Duration::from_secs(4));
    let _cleanup = Cleanup("signal_renewed");
    let owner = Owner::new();
    owner.set();
    let (renewed, set_short) = use_cookie(&SHORT);
    let (_, set_longer) = use_cookie(&LONGER);
    set_short.set(&1).unwrap().into_result().unwrap();
    set_longer.set(&1).unwrap().into_result().unwrap();
    page::sleep(2500).await;
    assert_eq!(renewed.get_untracked(), Ok(Some(1)));
    page::until(3500, || renewed.get_untracked() == Ok(None)).await;
    owner.cleanup();
}
