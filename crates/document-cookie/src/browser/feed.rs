//! Polls the page's cookies for as long as somebody listens, and calls those who
//! do when they are not what they were.
//!
//! A `CookieStore` tells at once when anything changes, except when a cookie
//! expires; where there is none, nobody tells. So the feed also looks when the
//! person comes back, and every moment in between. Whatever made it look, it
//! compares cookie-strings: an event that changed nothing is not passed on, and
//! one that comes twice is passed on once.

use super::document::{
    add_cookie_listener, add_listener, clear_interval, remove_cookie_listener, remove_listener,
    set_interval,
};
use super::shown;
use crate::change::ChangeSource;
use crate::error::Error;
use crate::jar::{Listener, Watch};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// How often to look, in milliseconds: a look costs microseconds. Browsers make
/// it a second or more in a tab that nobody sees.
const TICK: i32 = 800;

/// What tells that the person is back.
const BACK: [&str; 3] = ["focus", "pageshow", "visibilitychange"];

type Listeners = Vec<Option<Listener>>;

type Wake = Closure<dyn FnMut(JsValue)>;

// The page has one feed, however many listen.
thread_local! {
    /// In the order they came; those that are gone leave a gap, but at the end.
    static LISTENERS: Cell<Listeners> = const { Cell::new(Vec::new()) };
    /// The cookie-string as it was read last, where the browser has it.
    static SHOWN: Cell<JsValue> = const { Cell::new(JsValue::UNDEFINED) };
    static TIMER: Cell<i32> = const { Cell::new(0) };
    /// Made once, and kept: it may be running when the last listener goes.
    static WAKE: Cell<Option<Wake>> = const { Cell::new(None) };
    /// Called with each line that is written here.
    static NOTE: Cell<Option<fn(&str)>> = const { Cell::new(None) };
}

/// Takes the listeners out for as long as `f` runs, which calls none of them.
fn with<T>(f: impl FnOnce(&mut Listeners) -> T) -> T {
    let mut listeners = LISTENERS.take();
    let result = f(&mut listeners);
    LISTENERS.set(listeners);
    result
}

/// Calls `listener` after each change.
pub(super) fn listen(listener: Listener) -> Result<Watch, Error> {
    // Those who listen already are called for what came before.
    poll(ChangeSource::Elsewhere)?;
    let first = !is_watched();
    let at = with(|listeners| {
        listeners.push(Some(listener));
        listeners.len() - 1
    });
    if first {
        attach(true);
    }
    Ok(Watch::new(at, unlisten))
}

/// Ends the listening of the one that came as this number.
fn unlisten(at: usize) {
    let gone = with(|listeners| {
        let gone = listeners.get_mut(at).and_then(Option::take);
        while let Some(None) = listeners.last() {
            listeners.pop();
        }
        gone
    });
    if !is_watched() {
        attach(false);
    }
    // Only now are the others in place: what it holds may end one of them.
    drop(gone);
}

pub(super) fn is_watched() -> bool {
    with(|listeners| !listeners.is_empty())
}

/// Begins or ends to hear of what may have changed cookies.
fn attach(on: bool) {
    let wake = WAKE.take().unwrap_or_else(|| {
        Closure::wrap(Box::new(|_| {
            // A document that may not use cookies any more shows none that changed.
            let _ = poll(ChangeSource::Elsewhere);
        }))
    });
    for event in BACK {
        match on {
            true => add_listener(event, &wake),
            false => remove_listener(event, &wake),
        }
    }
    // There may be no store to hear of.
    let _ = match on {
        true => add_cookie_listener("change", &wake),
        false => remove_cookie_listener("change", &wake),
    };
    match on {
        true => TIMER.set(set_interval(&wake, TICK)),
        false => clear_interval(TIMER.get()),
    }
    WAKE.set(Some(wake));
}

/// Reads, and tells those who listen if that is not what was read last. A
/// listener may write: it is then called for that before the others are.
pub(super) fn poll(source: ChangeSource) -> Result<(), Error> {
    let shown = JsValue::from(shown()?);
    if SHOWN.replace(shown.clone()) == shown {
        return Ok(());
    }
    let mut at = 0;
    while let Some(listener) = with(|listeners| listeners.get(at).cloned()) {
        if let Some(listener) = listener {
            listener(source);
        }
        at += 1;
    }
    Ok(())
}

/// Tells what a write changed, and those who want to know what it was.
pub(super) fn wrote(line: &str) -> Result<(), Error> {
    if let Some(note) = NOTE.get() {
        note(line);
    }
    poll(ChangeSource::Here)
}

/// Has `note` called with each line that is written from now on.
pub(super) fn note_lines(note: fn(&str)) {
    NOTE.set(Some(note));
}
