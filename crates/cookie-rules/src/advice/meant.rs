//! Mistakes people make in lines that every rule lets pass.

use crate::engine::differences::{DateSyntax, MaxAgeSyntax};
use crate::matching::path;
use crate::model::section::Rule;
use crate::model::time::UnixTime;
use crate::model::warning::Warning;
use crate::model::write::Via;
use crate::parse::attributes::{AttributeRemark, ParsedAttributes, ParsedLifetime};
use crate::parse::date;
use crate::storage::context::{LineFacts, StorageContext};
use crate::storage::diagnostics::Diagnostics;
use crate::storage::lifetime::SAVED_AFTER;

/// Reports what the line's writer probably meant otherwise.
pub(super) fn warn(
    context: &StorageContext<'_>,
    facts: &LineFacts<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut warn = |rule, warning| diagnostics.warn(rule, warning);
    let value = facts.parsed.value;
    if value.len() >= 2 && value.first() == Some(&b'"') && value.last() == Some(&b'"') {
        warn(Rule::NameAndValue, Warning::QuotesKept);
    }
    let attributes = &facts.attributes;
    for remark in &attributes.remarks {
        if let AttributeRemark::Repeated { name } = *remark {
            warn(Rule::Attributes, Warning::RepeatedAttribute { name });
        }
    }
    if attributes.path.is_none_or(<[u8]>::is_empty) {
        let url_path = path::of_url(context.url.path(), context.differences.url_path);
        let path: Box<[u8]> = path::default_path(&url_path).into();
        // A longer one matches nothing in Firefox, which the storage reports.
        let is_narrow = *path != *b"/" && path.len() <= 1024;
        if is_narrow && attributes.lifetime.is_alive(context.write.now) {
            warn(Rule::DefaultPath, Warning::DefaultPathNarrow { path });
        }
    }
    if attributes.lifetime.is_alive(context.write.now) && is_elsewhere(context, attributes) {
        warn(Rule::Path, Warning::PathElsewhere);
    }
    let max_age = attributes.lifetime.max_age_text.and_then(date::all_digits);
    if let Some(number) = max_age {
        if let Some(at) = date::meant::point_in_time(number, context.write.now) {
            warn(Rule::MaxAge, Warning::MaxAgeIsPointInTime { at });
        } else if may_be_milliseconds(number) {
            let seconds = number / 1000;
            warn(Rule::MaxAge, Warning::MaxAgeInMilliseconds { seconds });
        }
        if context.differences.max_age == MaxAgeSyntax::Strtol && number > i32::MAX.into() {
            warn(Rule::MaxAge, Warning::MaxAgeOverflow { asked: number });
        }
    }
    if let Some((date, age)) = saved(context, &attributes.lifetime) {
        warn(Rule::Expires, Warning::SavedResponse { date, age });
    }
    if let Some((taken, meant)) = other_zone(&attributes.lifetime) {
        warn(Rule::Expires, Warning::DateWithZone { taken, meant });
    }
}

/// When the response was sent and how many seconds ago, if so long that it must
/// have been saved since, and its Expires matters.
fn saved(context: &StorageContext<'_>, lifetime: &ParsedLifetime<'_>) -> Option<(UnixTime, i64)> {
    let Via::Header {
        date: Some(date), ..
    } = context.write.via
    else {
        return None;
    };
    let sent = date::parse(date, DateSyntax::Draft)?;
    let age = context.write.now.0.saturating_sub(sent.0);
    let matters = lifetime.max_age.is_none() && lifetime.expires.is_some();
    (age >= SAVED_AFTER && matters).then_some((sent, age))
}

/// Whether the page itself does not see cookies of the Path attribute.
fn is_elsewhere(context: &StorageContext<'_>, attributes: &ParsedAttributes<'_>) -> bool {
    attributes.path.is_some_and(|path| {
        let url_path = path::of_url(context.url.path(), context.differences.url_path);
        path.first() == Some(&b'/') && !path::matches(path, &url_path)
    })
}

/// Whether someone seems to have written milliseconds where seconds belong: a
/// long time in thousands, or an odd one that would be as many times five
/// minutes. Whole years, and whole days that browsers allow, are meant.
const fn may_be_milliseconds(seconds: i64) -> bool {
    const DAY: i64 = 86_400;
    const YEAR: i64 = 365 * DAY;
    let years = seconds % YEAR == 0 && seconds < 1000 * YEAR;
    let days = seconds % DAY == 0 && seconds <= 400 * DAY;
    let long = seconds >= 1000 * DAY && seconds % 1000 == 0;
    let odd = seconds >= 600_000 && seconds % 300_000 == 0;
    !years && !days && (long || odd)
}

/// When the engine takes a date to be that has a zone other than Greenwich, and
/// when it is, the zone heeded.
fn other_zone(lifetime: &ParsedLifetime<'_>) -> Option<(UnixTime, UnixTime)> {
    let (taken, text) = (lifetime.expires?, lifetime.expires_text?);
    if lifetime.max_age.is_some() || text.ends_with(b"GMT") {
        return None;
    }
    let heeded = date::parse(text, DateSyntax::NsprOrIso)?;
    let ignored = date::parse(text, DateSyntax::Draft)?;
    (heeded != ignored).then_some((taken, heeded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_are_told_from_long_lives() {
        // Ten minutes, half an hour, an hour, a day, a week, a year.
        for meant in [600, 1800, 3600, 86_400, 604_800, 31_536_000] {
            assert!(may_be_milliseconds(meant * 1000), "{meant} s");
        }
        // A day, a week, 30 and 125 days, 400 days, a year, ten years.
        for seconds in [
            86_400,
            604_800,
            2_592_000,
            10_800_000,
            34_560_000,
            31_536_000,
            315_360_000,
        ] {
            assert!(!may_be_milliseconds(seconds), "{seconds} s");
        }
    }
}
