//! A visit counter in plain web-sys: it counts, shows what really came of it,
//! and follows what other tabs and the server do to the cookie.

use document_cookie::browser::DocumentCookie;
use document_cookie::{ReadError, TypedCookie, WriteError};
use std::num::ParseIntError;
use std::time::Duration;

/// The cookie, defined once.
const VISITS: TypedCookie<u32> =
    TypedCookie::new("visit_count").max_age(Duration::from_secs(400 * 86_400));

/// Counts this visit, and says what came of it.
fn count() -> Result<String, WriteError> {
    let before = match VISITS.get(&DocumentCookie) {
        Ok(visits) => visits.unwrap_or(0),
        Err(ReadError::Access(error)) => return Err(error.into()),
        // What is no number is counted over.
        Err(ReadError::Value(_)) => 0,
    };
    let report = VISITS.set(&DocumentCookie, &before.saturating_add(1))?;
    Ok(format!("The write was {}.", report.outcome))
}

fn show(visits: Result<Option<u32>, ReadError<ParseIntError>>, said: &str) {
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
    if let Ok(watch) = VISITS.watch(|visits| show(visits, "It changed while you looked.")) {
        // It is shown for as long as the page is.
        std::mem::forget(watch);
    }
}
