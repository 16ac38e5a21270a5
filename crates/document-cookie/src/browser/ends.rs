//! When the cookies end that are written here, so that the feed looks then, and
//! an end is told as such.

use super::feed::{is_watched, look};
use crate::change::Origin;
use crate::cookie_string::CookieString;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// How long after its end a cookie may still be there, in milliseconds: libsoup
/// keeps it until the next whole second.
const GRACE: f64 = 1100.0;

/// How often to look in that time.
const GRACE_TICK: f64 = 50.0;

/// When a cookie ends, in milliseconds since 1970.
struct End {
    name: String,
    at: f64,
}

thread_local! {
    static ENDS: RefCell<Vec<End>> = const { RefCell::new(Vec::new()) };
}

/// Notes when the cookie of a line ends, and looks then.
pub(super) fn note(line: &str) {
    // A line falls into pieces as a cookie-string does.
    let mut pieces = CookieString::new(line).entries();
    let Some(cookie) = pieces.next() else {
        return;
    };
    let (now, mut at) = (js_sys::Date::now(), f64::NAN);
    for attribute in pieces {
        if attribute.name.eq_ignore_ascii_case("max-age") {
            at = now + 1000.0 * number(attribute.value);
        } else if attribute.name.eq_ignore_ascii_case("expires") && at.is_nan() {
            at = js_sys::Date::parse(attribute.value);
        }
    }
    let name = cookie.name.to_owned();
    ENDS.with_borrow_mut(|ends| {
        ends.retain(|end| end.name != name && end.at + GRACE > now);
        // What has ended already was removed, and did not expire.
        if at > now {
            ends.push(End { name, at });
            wait(at, now);
        }
    });
}

/// A number of seconds, as this library writes it; nothing for another.
fn number(digits: &str) -> f64 {
    let digits = digits.bytes();
    digits.fold(0.0, |number, digit| number * 10.0 + f64::from(digit) - 48.0)
}

/// Looks at the end, and as long after it as the cookie may still be there.
fn wait(end: f64, now: f64) {
    let left = end - now;
    let delay = if left > 0.0 { left + 1.0 } else { GRACE_TICK };
    // Past the longest time a timer can have nobody waits.
    if delay > f64::from(i32::MAX) {
        return;
    }
    let look = Closure::once_into_js(move || {
        // A document that may not use cookies any more has none that ends.
        let _ = look(Origin::Elsewhere);
        let now = js_sys::Date::now();
        let waited_for = ENDS.with_borrow(|ends| ends.iter().any(|other| other.at == end));
        if waited_for && is_watched() && end + GRACE > now {
            wait(end, now);
        }
    });
    if let Some(window) = web_sys::window() {
        // It fails for no function.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            look.unchecked_ref(),
            delay as i32,
        );
    }
}

/// Whether the cookie that was last written under a name has ended.
pub(super) fn has_ended(name: &str) -> bool {
    let now = js_sys::Date::now();
    ENDS.with_borrow(|ends| ends.iter().any(|end| end.name == name && end.at <= now))
}
