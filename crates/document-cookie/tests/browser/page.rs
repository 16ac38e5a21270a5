//! What another script on the page would do, and waiting for what comes of it.

use wasm_bindgen_futures::JsFuture;

/// Runs a script.
pub fn run(script: &str) {
    js_sys::eval(script).unwrap();
}

/// Runs a script, and gives the text it ends with.
pub fn text(script: &str) -> String {
    js_sys::eval(script).unwrap().as_string().unwrap()
}

/// Writes a line as a script would that knows nothing of this library.
pub fn write(line: &str) {
    run(&format!("document.cookie = {line:?}"));
}

/// Waits.
pub async fn sleep(millis: u32) {
    let promise = format!("new Promise(done => setTimeout(done, {millis}))");
    let promise = js_sys::eval(&promise).unwrap();
    JsFuture::from(js_sys::Promise::from(promise))
        .await
        .unwrap();
}

/// Waits until something is so; fails when it is not in time.
pub async fn until(millis: u32, what: impl Fn() -> bool) {
    for _ in 0..=millis / 20 {
        if what() {
            return;
        }
        sleep(20).await;
    }
    panic!("not within {millis} ms");
}
