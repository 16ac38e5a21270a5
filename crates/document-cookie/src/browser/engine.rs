//! Which engine this program runs in, as far as the rules care.

use super::window;
#[cfg(feature = "rules")]
use cookie_rules::EngineProfile;
use web_sys::css;

/// The name of the engine this program runs in, as the rules take it:
/// `chromium`, `firefox`, `webkitgtk`, `safari`, or `unknown` for any other.
/// It is recognised by what the engine has, not by what it calls itself.
///
/// ```no_run
/// if document_cookie::browser::engine_name() == "webkitgtk" {
///     // Cookies are kept by libsoup.
/// }
/// ```
#[must_use]
pub fn engine_name() -> &'static str {
    let Some(window) = window() else {
        return "unknown";
    };
    let has = |property, value| css::supports_with_value(property, value).unwrap_or(false);
    if has("-moz-appearance", "none") {
        "firefox"
    } else if has("-webkit-app-region", "none") {
        "chromium"
    } else if has("-webkit-nbsp-mode", "space") {
        // WebKitGTK keeps its cookies by libsoup, Safari by CFNetwork. No
        // feature tells the one from the other, but each has its platform.
        let platform = window.navigator().platform().unwrap_or_default();
        match &*platform {
            "MacIntel" | "iPhone" | "iPad" | "iPod" => "safari",
            platform if platform.starts_with("Linux") => "webkitgtk",
            _ => "unknown",
        }
    } else {
        "unknown"
    }
}

/// The engine whose rules apply here, by [`engine_name`]. One that is not of the
/// model is answered by the standard, and labelled
/// [`Evidence::NotMeasured`](cookie_rules::Evidence::NotMeasured).
///
/// ```no_run
/// use document_cookie::browser::engine_profile;
/// use document_cookie::rules::Evidence;
///
/// if engine_profile().evidence == Evidence::NotMeasured {
///     // What follows is what the draft says.
/// }
/// ```
#[cfg(feature = "rules")]
#[must_use]
pub fn engine_profile() -> EngineProfile {
    EngineProfile::named(engine_name())
}
