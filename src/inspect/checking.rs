//! Judges an input in slices, so that the page stays alive: between two of them
//! the browser draws, and hears a person who types or cancels.

use super::options::Options;
use super::state::{CheckResult, InspectState};
use cookie_check::{Check, NotUnderstood, NotUnderstoodReason, Source};
use cookie_formats::OmissionReason;
use document_cookie::rules::{CookieUrl, Engine, Environment, SetCookieString, UrlError};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long a slice may judge, in milliseconds; drawing what it found takes
/// about as long again.
const SLICE: f64 = 12.0;

/// How many cookies a slice judges at most, for the sake of drawing them.
const MOST: usize = 25;

/// From how many bytes on the input is read in a slice of its own, so that a
/// keystroke is drawn first.
const LONG: usize = 20_000;

/// Where a cookie is taken to be from when nothing says it.
const SOMEWHERE: &str = "https://example.com/";

/// Begins a check. What was shown before stays until there is something new.
pub fn start(
    state: InspectState,
    run: u32,
    options: Options,
    url: String,
    environment: Environment,
) {
    let begin = move || {
        if state.is_latest(run) {
            read(state, run, options, &url, &environment);
        }
    };
    if state.input.with_untracked(|input| input.bytes().len()) < LONG {
        return begin();
    }
    state.result.update(|result| result.is_running = true);
    set_timeout(begin, Duration::from_millis(30));
}

fn read(state: InspectState, run: u32, options: Options, url: &str, environment: &Environment) {
    let url = url.trim();
    let url = (!url.is_empty()).then_some(url);
    let result = state.input.with_untracked(|input| {
        let read_at = |url: Option<&str>| {
            let mut check = Check::new(options.settings(), environment.clone());
            let source = Source {
                url,
                format: options.format,
                ..Source::new(input.bytes())
            };
            let reading = check.add(&source)?;
            Ok::<_, UrlError>((check, reading))
        };
        let (check, reading) = read_at(url)?;
        let has_no_url = check
            .not_understood()
            .iter()
            .any(|part| part.reason == NotUnderstoodReason::NoUrl);
        if !has_no_url {
            return Ok((check, reading, None));
        }
        let assumed = assumed_url(&check);
        let (check, reading) = read_at(Some(&assumed))?;
        Ok((check, reading, Some(assumed)))
    });
    let (check, reading, assumed_url) = match result {
        Ok(read) => read,
        Err(error) => {
            let error: UrlError = error;
            return state.result.set(CheckResult {
                url_error: Some(format!("This URL cannot be used: {error}.")),
                ..CheckResult::default()
            });
        }
    };
    state.was_read(reading.format);
    let result = CheckResult {
        reading: Some(reading),
        assumed_url,
        left_out: left_out(&check),
        expected: check.remaining(),
        is_running: true,
        ..CheckResult::default()
    };
    judge(state, run, check, result);
}

/// Judges a slice, shows it, and leaves the rest to the next.
fn judge(state: InspectState, run: u32, mut check: Check, mut result: CheckResult) {
    let performance = window().performance();
    let now = || performance.as_ref().map_or(0.0, web_sys::Performance::now);
    let begun = now();
    let mut slice = Vec::new();
    for answer in check.by_ref().take(MOST) {
        slice.push(Arc::new(answer));
        if now() - begun > SLICE {
            break;
        }
    }
    result.answers.append(&mut slice);
    result.is_running = check.remaining() > 0;
    state.result.set(result.clone());
    if result.is_running {
        let next = move || {
            if state.is_latest(run) {
                judge(state, run, check, result);
            }
        };
        set_timeout(next, Duration::ZERO);
    }
}

/// What of the input is not judged though a person may have expected it; not
/// what surrounds cookies in every capture.
fn left_out(check: &Check) -> Vec<NotUnderstood> {
    let is_surrounding = |part: &&NotUnderstood| {
        use OmissionReason as Reason;
        matches!(
            part.reason,
            NotUnderstoodReason::LeftOut(
                Reason::Comment | Reason::OtherField | Reason::Body | Reason::ToolOutput
            )
        )
    };
    let parts = check.not_understood().iter();
    parts
        .filter(|part| !is_surrounding(part))
        .cloned()
        .collect()
}

/// The URL of the host that the input's first Domain names, or any.
fn assumed_url(check: &Check) -> String {
    let parts = check.not_understood().iter();
    let domain = parts.filter_map(|part| domain_of(&part.text)).next();
    match domain {
        Some(domain) => format!("https://{domain}/"),
        None => SOMEWHERE.to_owned(),
    }
}

fn domain_of(line: &str) -> Option<String> {
    let line = SetCookieString::parse(line.as_bytes(), Engine::Standard.differences());
    let domain = line
        .attributes()
        .filter(|attribute| attribute.name.eq_ignore_ascii_case(b"domain"))
        .last()?;
    let domain = std::str::from_utf8(domain.value?).ok()?;
    let domain = domain.trim_start_matches('.');
    let url = format!("https://{domain}/");
    CookieUrl::parse(&url).ok()?;
    Some(domain.to_owned())
}
