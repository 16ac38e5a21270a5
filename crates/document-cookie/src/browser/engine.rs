//! Which engine this program runs in, as far as the rules care.

use crate::rules::{Answering, Engine};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// The engine whose rules apply here. It is told by what the engine has, not by
/// what it calls itself. Any but the three that were measured, Safari included,
/// is answered by [`Engine::Standard`] and labelled
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
#[must_use]
pub fn engine() -> Answering {
    let name = if supports("-moz-appearance", "none") {
        "firefox"
    } else if supports("-webkit-app-region", "none") {
        "chromium"
    } else if supports("-webkit-nbsp-mode", "space") && is_on_linux() {
        "webkit"
    } else {
        "unknown"
    };
    Engine::answering(name)
}

/// Whether `CSS.supports` this value of a property.
fn supports(property: &str, value: &str) -> bool {
    let ask = || -> Result<JsValue, JsValue> {
        let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into())?;
        let supports = js_sys::Reflect::get(&css, &"supports".into())?;
        let supports: js_sys::Function = supports.dyn_into()?;
        supports.call2(&css, &property.into(), &value.into())
    };
    ask().is_ok_and(|answer| answer.is_truthy())
}

/// WebKitGTK, which keeps cookies by libsoup, is there, and elsewhere are its
/// relatives, which were not measured. No feature tells the one from the other.
fn is_on_linux() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Linux"))
}
