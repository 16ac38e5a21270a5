//! Judges an input in slices, so that the page stays alive: between two of them
//! the browser draws, and hears a person who types or cancels.

use super::options::Options;
use super::state::{CheckResult, InspectState};
use crate::slices::{Slices, wait};
use cookie_check::{Check, NotUnderstood, NotUnderstoodReason, Reading, Source};
use cookie_formats::OmissionReason;
use document_cookie::rules::{CookieUrl, Engine, Environment, SetCookieString, UrlError};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How many cookies a slice judges at most, for the sake of drawing them.
const MOST: usize = 25;

/// An input of so many bytes is read a moment later, so that a keystroke is
/// drawn first, and nothing is read while somebody types.
const LONG: usize = 20_000;

/// Where a cookie is taken to be from when nothing says it.
const SOMEWHERE: &str = "https://example.com/";

/// What was read: the check, how, and the URL that was assumed.
type Read = (Check, Reading, Option<String>);

/// Reads the input and judges its cookies. What was shown before stays until
/// there is something new.
pub async fn check(
    state: InspectState,
    run: u32,
    options: Options,
    url: String,
    environment: Environment,
) {
    let bytes = state.input.with_untracked(|input| input.bytes().len());
    if bytes > LONG {
        state.result.update(|result| result.is_running = true);
        wait(Duration::from_millis(30)).await;
    }
    if !state.is_latest(run) {
        return;
    }
    match read(state, options, &url, &environment) {
        Ok(read) => judge(state, run, read).await,
        Err(error) => state.result.set(CheckResult {
            url_error: Some(format!("This URL cannot be used: {error}.")),
            ..CheckResult::default()
        }),
    }
}

fn read(
    state: InspectState,
    options: Options,
    url: &str,
    environment: &Environment,
) -> Result<Read, UrlError> {
    let url = url.trim();
    let url = (!url.is_empty()).then_some(url);
    state.input.with_untracked(|input| {
        let read_at = |url: Option<&str>| {
            let mut check = Check::new(options.settings(), environment.clone());
            let source = Source {
                url,
                format: options.format,
                ..Source::new(input.bytes())
            };
            let reading = check.add(&source)?;
            Ok((check, reading))
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
    })
}

/// Judges one slice after another, and shows what each found.
async fn judge(state: InspectState, run: u32, (mut check, reading, assumed_url): Read) {
    let mut result = CheckResult {
        reading: Some(reading),
        assumed_url,
        left_out: left_out(&check),
        expected: check.remaining(),
        ..CheckResult::default()
    };
    let mut slices = Slices::begin();
    loop {
        for answer in check.by_ref().take(MOST) {
            result.answers.push(Arc::new(answer));
            if slices.is_over() {
                break;
            }
        }
        result.is_running = check.remaining() > 0;
        state.result.set(result.clone());
        if !result.is_running {
            return;
        }
        slices.pause().await;
        if !state.is_latest(run) {
            return;
        }
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
