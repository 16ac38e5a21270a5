//! When the cookies end that are written here, so that an end is reported as such.
//! The feed's tick sees it soon after, and needs no timer of its own for each.

use crate::cookie_string::CookieString;
use std::cell::RefCell;

/// How long an end is kept in mind, in milliseconds: for some ticks, also of a
/// tab that nobody sees, where a browser may leave a minute between two.
const MEMORY: f64 = 120_000.0;

/// When a cookie ends, in milliseconds since 1970.
struct ScheduledEnd {
    name: String,
    at: f64,
}

thread_local! {
    static ENDS: RefCell<Vec<ScheduledEnd>> = const { RefCell::new(Vec::new()) };
}

/// Notes when the cookie of a line ends.
pub(super) fn note(line: &str) {
    // A line falls into pieces as a cookie-string does.
    let mut pieces = CookieString::new(line).entries();
    let Some(cookie) = pieces.next() else {
        return;
    };
    let (now, mut at) = (js_sys::Date::now(), f64::NAN);
    for attribute in pieces {
        if attribute.name.eq_ignore_ascii_case("max-age") {
            at = match attribute.value.parse::<u64>() {
                Ok(seconds) => now + 1000.0 * seconds as f64,
                // No number, and so no end that is known here.
                Err(_) => f64::NAN,
            };
        } else if attribute.name.eq_ignore_ascii_case("expires") && at.is_nan() {
            at = js_sys::Date::parse(attribute.value);
        }
    }
    let name = cookie.name;
    ENDS.with_borrow_mut(|ends| {
        ends.retain(|end| end.name != name && end.at + MEMORY > now);
        // What has ended already was removed, and did not expire.
        if at > now {
            let name = name.to_owned();
            ends.push(ScheduledEnd { name, at });
        }
    });
}

/// Forgets the end of a cookie that was written elsewhere since.
pub(super) fn forget(name: &str) {
    ENDS.with_borrow_mut(|ends| ends.retain(|end| end.name != name));
}

/// Whether the cookie that was last written under a name has ended.
pub(super) fn has_ended(name: &str) -> bool {
    let now = js_sys::Date::now();
    ENDS.with_borrow(|ends| ends.iter().any(|end| end.name == name && end.at <= now))
}
