//! Which engine this program runs in, as far as the rules care.

#[cfg(feature = "rules")]
use crate::rules::{Answering, Engine};
use web_sys::css;

/// The word for the engine this program runs in, as the rules take it:
/// `chromium`, `firefox`, `webkit`, or `unknown` for any that was not measured.
/// It is told by what the engine has, not by what it calls itself.
///
/// ```no_run
/// if document_cookie::browser::engine_word() == "webkit" {
///     // Cookies are kept by libsoup.
/// }
/// ```
#[must_use]
pub fn engine_word() -> &'static str {
    let has = |property, value| css::supports_with_value(property, value).unwrap_or(false);
    if has("-moz-appearance", "none") {
        "firefox"
    } else if has("-webkit-app-region", "none") {
        "chromium"
    } else if has("-webkit-nbsp-mode", "space") && is_on_linux() {
        "webkit"
    } else {
        "unknown"
    }
}

/// The engine whose rules apply here, by [`engine_word`]. Any but the three that
/// were measured, Safari included, is answered by [`Engine::Standard`] and labelled
/// [`Basis::NotMeasured`](crate::rules::Basis::NotMeasured).
///
/// ```no_run
/// use document_cookie::browser::engine;
/// use document_cookie::rules::Basis;
///
/// if engine().basis == Basis::NotMeasured {
///     // What follows is what the draft says.
/// }
/// ```
#[cfg(feature = "rules")]
#[must_use]
pub fn engine() -> Answering {
    Engine::answering(engine_word())
}

/// WebKitGTK, which keeps cookies by libsoup, is there, and elsewhere are its
/// relatives, which were not measured. No feature tells the one from the other.
fn is_on_linux() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Linux"))
}
