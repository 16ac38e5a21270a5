//! What is called of the page's JavaScript on the way to its cookies: so little
//! that a page hardly grows by it, and nothing is copied that was not asked for.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The document, as one looks for a single cookie in it: by its own getter
    /// `HtmlDocument` copies them all.
    pub(super) type CookieDocument;

    #[wasm_bindgen(method, getter, catch, js_name = cookie)]
    pub(super) fn shown(this: &CookieDocument) -> Result<Text, JsValue>;

    /// Its address.
    #[wasm_bindgen(method, getter, js_name = URL)]
    pub(super) fn url(this: &CookieDocument) -> Text;

    /// A text, where the browser has it.
    #[derive(Clone)]
    pub(super) type Text;

    /// Where another text begins in it, or -1.
    #[wasm_bindgen(method, js_name = indexOf)]
    pub(super) fn index_of(this: &Text, text: &str, from: i32) -> i32;

    /// What stands from one place to another; past the end is the end.
    #[wasm_bindgen(method, js_name = substring)]
    pub(super) fn text(this: &Text, from: i32, to: u32) -> String;

    /// Anything in words, such as what was thrown.
    #[wasm_bindgen(js_name = String)]
    pub(super) fn words(what: &JsValue) -> Text;

    #[wasm_bindgen(js_name = setInterval)]
    pub(super) fn set_interval(wake: &Closure<dyn FnMut(JsValue)>, milliseconds: i32) -> i32;

    #[wasm_bindgen(js_name = clearInterval)]
    pub(super) fn clear_interval(timer: i32);

    #[wasm_bindgen(js_name = addEventListener)]
    pub(super) fn add_listener(event: &str, wake: &Closure<dyn FnMut(JsValue)>);

    #[wasm_bindgen(js_name = removeEventListener)]
    pub(super) fn remove_listener(event: &str, wake: &Closure<dyn FnMut(JsValue)>);

    /// Throws where there is no such store.
    #[wasm_bindgen(js_namespace = cookieStore, js_name = addEventListener, catch)]
    pub(super) fn add_cookie_listener(
        event: &str,
        wake: &Closure<dyn FnMut(JsValue)>,
    ) -> Result<(), JsValue>;

    /// As above.
    #[wasm_bindgen(js_namespace = cookieStore, js_name = removeEventListener, catch)]
    pub(super) fn remove_cookie_listener(
        event: &str,
        wake: &Closure<dyn FnMut(JsValue)>,
    ) -> Result<(), JsValue>;
}
