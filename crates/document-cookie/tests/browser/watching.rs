//! The feed of changes, in a real browser.

use crate::{Cleanup, page, set};
use document_cookie::browser::{DocumentCookie, watch};
use document_cookie::change::{Change, ChangeKind, ChangeSource};
use document_cookie::{CookieJar, Error, SetCookie, TypedCookie, Watch, write_verified};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

type Seen = Rc<RefCell<Vec<Change>>>;

/// Watches one name.
fn watched(name: &'static str) -> (Seen, Watch) {
    let seen = Seen::default();
    let into = seen.clone();
    let watch = watch(move |change| {
        if change.name == name {
            into.borrow_mut().push(change.clone());
        }
    });
    (seen, watch.unwrap())
}

fn set_for(name: &'static str, value: &'static str, seconds: u64) {
    let cookie = SetCookie::new(name, value).unwrap();
    let cookie = cookie.max_age(Duration::from_secs(seconds));
    write_verified(&DocumentCookie, &cookie)
        .and_then(document_cookie::Report::into_result)
        .unwrap();
}

fn kinds(seen: &Seen) -> Vec<ChangeKind> {
    let seen = seen.borrow();
    seen.iter().map(|change| change.kind.clone()).collect()
}

fn text(value: &str) -> String {
    value.to_owned()
}

#[wasm_bindgen_test]
async fn what_is_written_here_is_told_at_once_and_once() {
    let _cleanup = Cleanup("watch_here");
    let (seen, watch) = watched("watch_here");
    set("watch_here", "1");
    set("watch_here", "1");
    set("watch_here", "2");
    let removal = SetCookie::removal("watch_here").unwrap();
    DocumentCookie.write(&removal.line()).unwrap();
    let expected = [
        ChangeKind::Added { value: text("1") },
        ChangeKind::Changed {
            from: text("1"),
            to: text("2"),
        },
        ChangeKind::Removed { value: text("2") },
    ];
    assert_eq!(kinds(&seen), expected);
    assert!(
        seen.borrow()
            .iter()
            .all(|it| it.source == ChangeSource::Here)
    );
    // The store tells of the same again, and of what has changed back since.
    page::sleep(1200).await;
    assert_eq!(seen.borrow().len(), 3);
    drop(watch);
}

#[wasm_bindgen_test]
async fn what_another_script_writes_is_told_within_a_second() {
    let _cleanup = Cleanup("watch_there");
    let (seen, _watch) = watched("watch_there");
    page::write("watch_there=1; path=/");
    page::until(1000, || !seen.borrow().is_empty()).await;
    assert_eq!(kinds(&seen), [ChangeKind::Added { value: text("1") }]);
    assert_eq!(seen.borrow()[0].source, ChangeSource::Elsewhere);
}

#[wasm_bindgen_test]
async fn without_a_store_it_is_told_within_three_seconds() {
    let _cleanup = Cleanup("watch_tick");
    let hide = "Object.defineProperty(window, 'cookieStore', { value: undefined, \
                configurable: true })";
    page::run(hide);
    let (seen, watch) = watched("watch_tick");
    page::run("delete window.cookieStore");
    page::write("watch_tick=1; path=/");
    page::until(3000, || !seen.borrow().is_empty()).await;
    drop(watch);
}

#[wasm_bindgen_test]
async fn the_end_of_a_lifetime_is_told_as_such() {
    let _cleanup = Cleanup("watch_end");
    let (seen, _watch) = watched("watch_end");
    set_for("watch_end", "1", 1);
    page::until(3000, || seen.borrow().len() == 2).await;
    assert_eq!(kinds(&seen)[1], ChangeKind::Expired { value: text("1") });
}

#[wasm_bindgen_test]
async fn what_another_script_gave_a_new_end_has_not_expired_at_the_old_one() {
    let _cleanup = Cleanup("watch_taken");
    let (seen, _watch) = watched("watch_taken");
    set_for("watch_taken", "1", 1);
    page::write("watch_taken=2; path=/");
    page::until(1000, || seen.borrow().len() == 2).await;
    page::sleep(1200).await;
    page::write("watch_taken=; path=/; max-age=0");
    page::until(1000, || seen.borrow().len() == 3).await;
    assert_eq!(kinds(&seen)[2], ChangeKind::Removed { value: text("2") });
}

#[wasm_bindgen_test]
async fn a_renewed_cookie_lives_to_its_new_end() {
    let _cleanup = Cleanup("watch_renewed");
    let (seen, _watch) = watched("watch_renewed");
    set_for("watch_renewed", "1", 1);
    page::sleep(500).await;
    set_for("watch_renewed", "1", 4);
    page::sleep(2500).await;
    assert_eq!(seen.borrow().len(), 1);
    page::until(3500, || seen.borrow().len() == 2).await;
    assert_eq!(kinds(&seen)[1], ChangeKind::Expired { value: text("1") });
}

#[wasm_bindgen_test]
async fn nothing_is_told_after_the_drop() {
    let _cleanup = Cleanup("watch_dropped");
    let (seen, watch) = watched("watch_dropped");
    drop(watch);
    set("watch_dropped", "1");
    page::write("watch_dropped=2; path=/");
    page::sleep(1200).await;
    assert_eq!(kinds(&seen), []);
}

#[wasm_bindgen_test]
async fn a_listener_may_write_and_end_itself() {
    const COUNT: TypedCookie<u32> = TypedCookie::new("watch_typed");
    let _cleanup = Cleanup("watch_typed");
    let (seen, _watch) = watched("watch_typed");
    let own: Rc<RefCell<Option<Watch>>> = Rc::default();
    let held = own.clone();
    let watch = COUNT.watch(DocumentCookie, move |count: Result<Option<u32>, Error>| {
        if let Ok(Some(1)) = count {
            held.borrow_mut().take();
            COUNT.write(&DocumentCookie, &2).unwrap();
        }
    });
    *own.borrow_mut() = Some(watch.unwrap());
    COUNT.write(&DocumentCookie, &1).unwrap();
    assert_eq!(COUNT.get(&DocumentCookie), Ok(Some(2)));
    assert_eq!(seen.borrow().len(), 2);
    COUNT.write(&DocumentCookie, &1).unwrap();
    assert_eq!(COUNT.get(&DocumentCookie), Ok(Some(1)));
}
