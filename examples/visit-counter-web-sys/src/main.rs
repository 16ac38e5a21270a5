//! A visit counter in plain web-sys: it counts, shows what really came of it,
//! and follows what other tabs and the server do to the cookie.

use document_cookie::browser::DocumentCookie;
use document_cookie::{Error, TypedCookie};
use std::time::Duration;

/// The cookie, defined once.
const VISITS: TypedCookie<u32> =
    TypedCookie::new("visit_count").max_age(Duration::from_secs(400 * 86_400));

/// Counts this visit, and says what came of it.
fn count() -> Result<String, Error> {
    // What is no number is counted over.
    let before = VISITS.get_or_default(&DocumentCookie);
    let report = VISITS.set(&DocumentCookie, &before.saturating_add(1))?;
    Ok(format!("The write was {}.", report.outcome))
}

fn show(visits: Result<Option<u32>, Error>, said: &str) {
    let visits = match visits {
        Ok(Some(visits)) => format!("Visits: {visits}."),
        Ok(None) => "There is no cookie.".to_owned(),
        Err(error) => error.to_string(),
    };
    let body = web_sys::window().and_then(|window| window.document()?.body());
    if let Some(body) = body {
        body.set_text_content(Some(&format!("{visits} {said}")));
    }
}

fn main() {
    let said = count().unwrap_or_else(|error| error.to_string());
    show(VISITS.get(&DocumentCookie), &said);
    let shown = |visits| show(visits, "It changed while you looked.");
    if let Ok(watch) = VISITS.watch(DocumentCookie, shown) {
        // It is shown for as long as the page is.
        std::mem::forget(watch);
    }
}
