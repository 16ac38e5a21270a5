//! Long work in slices: between two of them the browser shows what there is and
//! hears the person.

use crate::clock;
use js_sys::Promise;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// How long one slice may take, in milliseconds: less than a frame.
const SLICE: f64 = 12.0;

/// Work in slices.
#[derive(Debug)]
pub struct Slices {
    began: f64,
}

impl Slices {
    /// The first slice begins.
    #[must_use]
    pub fn begin() -> Self {
        Self {
            began: clock::milliseconds(),
        }
    }

    /// Whether the slice is over, so that [`Slices::pause`] is due.
    #[must_use]
    pub fn is_over(&self) -> bool {
        clock::milliseconds() - self.began > SLICE
    }

    /// Lets the browser do what it has to; the next slice begins.
    pub async fn pause(&mut self) {
        wait(Duration::ZERO).await;
        self.began = clock::milliseconds();
    }
}

/// Waits for so long, and at least until the browser has had its turn.
pub async fn wait(time: Duration) {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                // A promise's own function, which takes anything.
                let _ = resolve.call0(&JsValue::NULL);
            },
            time,
        );
    });
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}
