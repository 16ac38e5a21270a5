//! One feed of what changes in the page's cookies, for as long as somebody
//! listens.
//!
//! A `CookieStore` tells at once when anything changes, except when a cookie
//! expires; where there is none, nobody tells. So the feed also looks when the
//! person comes back, every second while the page is visible, and around the
//! end of each lifetime written while it runs. Whatever made it look, it
//! compares cookie-strings: an event that changed nothing is not passed on, and
//! one told twice is passed on once.

use super::{DocumentCookie, cookie_store};
use crate::change::{Change, ChangeKind, Origin, changes};
use crate::cookie_string::CookieString;
use crate::jar::{AccessError, CookieJar};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventTarget;

/// How often to look while the page is visible, in milliseconds: a look costs
/// microseconds.
const TICK: f64 = 1000.0;

/// How long after its end a cookie may still be there: libsoup keeps it until
/// the next whole second.
const GRACE: f64 = 1100.0;

/// How often to look in that time.
const GRACE_TICK: f64 = 50.0;

type Listener = Rc<dyn Fn(&Look)>;

/// A look at a cookie-string that is not what it was.
pub(crate) struct Look {
    before: String,
    after: String,
    origin: Origin,
}

/// The page has one feed, however many listen.
struct Feed {
    listeners: Vec<(u32, Listener)>,
    next: u32,
    shown: String,
    ends: Vec<End>,
    timer: Option<i32>,
    /// Looks not told of yet: a listener may write, too.
    queue: Vec<Look>,
    telling: bool,
    /// Made once, and kept: it may be running when the last listener goes.
    wake: Option<Closure<dyn Fn()>>,
}

/// When a cookie written here ends, in milliseconds since 1970.
struct End {
    name: String,
    at: f64,
}

thread_local! {
    static FEED: RefCell<Feed> = const {
        RefCell::new(Feed {
            listeners: Vec::new(),
            next: 0,
            shown: String::new(),
            ends: Vec::new(),
            timer: None,
            queue: Vec::new(),
            telling: false,
            wake: None,
        })
    };
}

fn with<T>(f: impl FnOnce(&mut Feed) -> T) -> T {
    FEED.with(|feed| f(&mut feed.borrow_mut()))
}

/// Listens until it is dropped.
#[must_use = "dropping it ends the listening"]
#[derive(Debug)]
pub struct Watch {
    id: u32,
}

/// Calls `listener` with every change of the cookies that script can see,
/// whoever made it: this program, another script or tab, the server, or time.
///
/// Changes made through this library in this document are told before the
/// write returns; those from elsewhere at once where the browser has a
/// `CookieStore`, else within a second or when the person comes back.
/// A change that comes and goes between two looks is not seen. Nothing runs
/// while nobody listens.
///
/// # Errors
/// When the document may not use cookies.
///
/// ```no_run
/// use document_cookie::browser::watch;
///
/// let watch = watch(|change| {
///     let (name, kind) = (&change.name, &change.kind);
///     // Show it.
/// });
/// // Listens until `watch` is dropped.
/// ```
pub fn watch(listener: impl Fn(&Change) + 'static) -> Result<Watch, AccessError> {
    listen(Rc::new(move |look: &Look| {
        let now = js_sys::Date::now();
        for mut change in changes(&look.before, &look.after, look.origin) {
            if let ChangeKind::Removed { value } = &change.kind
                && with(|feed| {
                    feed.ends
                        .iter()
                        .any(|it| it.name == change.name && it.at <= now)
                })
            {
                let value = value.clone();
                change.kind = ChangeKind::Expired { value };
            }
            listener(&change);
        }
    }))
}

/// Calls `listener` with every cookie-string that is not what it was.
pub(crate) fn listen(listener: Listener) -> Result<Watch, AccessError> {
    let first = !is_watched();
    if first {
        let shown = DocumentCookie.read()?;
        with(|feed| feed.shown = shown);
    } else {
        // It is told what changes from now on.
        look(Origin::Elsewhere);
    }
    let id = with(|feed| {
        feed.next = feed.next.wrapping_add(1);
        feed.listeners.push((feed.next, listener));
        feed.next
    });
    if first {
        attach(true);
        schedule();
    }
    Ok(Watch { id })
}

impl Drop for Watch {
    fn drop(&mut self) {
        let (gone, last) = with(|feed| {
            let at = feed.listeners.iter().position(|(id, _)| *id == self.id);
            let gone = at.map(|at| feed.listeners.remove(at));
            (gone, feed.listeners.is_empty())
        });
        if last && gone.is_some() {
            attach(false);
            with(|feed| {
                feed.shown = String::new();
                feed.ends.clear();
                feed.queue.clear();
            });
            set_timer(None);
        }
    }
}

pub(super) fn is_watched() -> bool {
    with(|feed| !feed.listeners.is_empty())
}

/// Begins or ends to hear of what may have changed cookies.
fn attach(on: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let hear = |target: &EventTarget, event: &str| {
        with(|feed| {
            let wake = feed.wake.get_or_insert_with(|| Closure::new(wake));
            let wake = wake.as_ref().unchecked_ref();
            // Neither fails for a function.
            let _ = if on {
                target.add_event_listener_with_callback(event, wake)
            } else {
                target.remove_event_listener_with_callback(event, wake)
            };
        });
    };
    for event in ["focus", "pageshow"] {
        hear(&window, event);
    }
    if let Some(document) = window.document() {
        hear(&document, "visibilitychange");
    }
    if let Some(store) = cookie_store::store() {
        hear(&store, "change");
    }
}

fn wake() {
    look(Origin::Elsewhere);
    schedule();
}

/// Reads, and tells what changed since the last look.
pub(super) fn look(origin: Origin) {
    // A document that may not use cookies any more shows none that changed.
    let Ok(text) = DocumentCookie.read() else {
        return;
    };
    let told = with(|feed| {
        if feed.shown != text {
            let before = std::mem::replace(&mut feed.shown, text.clone());
            feed.queue.push(Look {
                before,
                after: text,
                origin,
            });
        }
        // Whoever is telling already tells this too, in its turn.
        std::mem::replace(&mut feed.telling, true)
    });
    if told {
        return;
    }
    while let Some(look) = with(|feed| (!feed.queue.is_empty()).then(|| feed.queue.remove(0))) {
        let listeners = with(|feed| feed.listeners.clone());
        for (_, listener) in listeners {
            listener(&look);
        }
    }
    with(|feed| feed.telling = false);
}

/// Notes when a cookie ends that was just written, and tells what changed.
pub(super) fn wrote(line: &str) {
    // A line falls into pieces as a cookie-string does.
    let mut pieces = CookieString::new(line).entries();
    let Some(cookie) = pieces.next() else {
        return;
    };
    let (name, mut at) = (cookie.name, f64::NAN);
    for attribute in pieces {
        if attribute.name.eq_ignore_ascii_case("max-age") {
            at = js_sys::Date::now() + 1000.0 * number(attribute.value);
        } else if attribute.name.eq_ignore_ascii_case("expires") && at.is_nan() {
            at = js_sys::Date::parse(attribute.value);
        }
    }
    with(|feed| feed.ends.retain(|other| other.name != name));
    look(Origin::Here);
    // What has ended already was removed, and did not expire.
    if at > js_sys::Date::now() {
        let name = name.to_owned();
        with(|feed| feed.ends.push(End { name, at }));
        schedule();
    }
}

/// A number of seconds, as this library writes it; nothing for another.
fn number(digits: &str) -> f64 {
    let digits = digits.bytes();
    digits.fold(0.0, |number, digit| number * 10.0 + f64::from(digit) - 48.0)
}

/// Arranges the next look.
fn schedule() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let now = js_sys::Date::now();
    let mut delay = if document.hidden() {
        f64::INFINITY
    } else {
        TICK
    };
    with(|feed| {
        feed.ends.retain(|end| end.at + GRACE > now);
        for end in &feed.ends {
            let left = end.at - now;
            delay = delay.min(if left > 0.0 { left + 1.0 } else { GRACE_TICK });
        }
    });
    // Past the longest time a timer can have, look once and see.
    set_timer(
        delay
            .is_finite()
            .then(|| delay.min(f64::from(i32::MAX)) as i32),
    );
}

fn set_timer(delay: Option<i32>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    with(|feed| {
        if let Some(timer) = feed.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
        if let (Some(delay), Some(wake)) = (delay, &feed.wake) {
            let wake = wake.as_ref().unchecked_ref();
            feed.timer = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(wake, delay)
                .ok();
        }
    });
}
