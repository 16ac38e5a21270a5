//! The cookie-date of the Expires attribute: the draft's parser and those of
//! the engines, which agree on one form only, `Tue, 15 Jun 2027 10:20:30 GMT`.
//!
//! ```
//! use cookie_rules::{UnixTime, cookie_date, differences::DateSyntax};
//!
//! let date = b"Tue, 15 Jun 2027 10:20:30 GMT";
//! for syntax in [DateSyntax::Draft, DateSyntax::Chromium, DateSyntax::Nspr, DateSyntax::Libsoup] {
//!     assert_eq!(cookie_date::parse(date, syntax), Some(UnixTime(1_813_054_830)));
//! }
//! ```

mod chromium;
mod draft;
mod foreign;
mod imf_fixdate;
mod libsoup;
pub(crate) mod meant;
mod nspr;

use crate::engine::differences::DateSyntax;
use crate::model::time::{CivilTime, MONTHS, UnixTime};

/// When `text` is, as the syntax reads it; `None` when it reads no date.
///
/// ```
/// use cookie_rules::{cookie_date::parse, differences::DateSyntax};
///
/// // Firefox heeds the zone, Chromium does not.
/// let date = b"Tue, 15 Jun 2027 10:20:30 PST";
/// let chromium = parse(date, DateSyntax::Chromium).unwrap();
/// let firefox = parse(date, DateSyntax::Nspr).unwrap();
/// assert_eq!(firefox.0 - chromium.0, 8 * 3600);
/// assert_eq!(parse(b"2027-06-15T10:20:30Z", DateSyntax::Draft), None);
/// ```
#[must_use]
pub fn parse(text: &[u8], syntax: DateSyntax) -> Option<UnixTime> {
    imf_fixdate::parse(text).or_else(|| parse_as_engine(text, syntax))
}

fn parse_as_engine(text: &[u8], syntax: DateSyntax) -> Option<UnixTime> {
    match syntax {
        DateSyntax::Draft => draft::parse(text),
        DateSyntax::Chromium => chromium::parse(text),
        DateSyntax::Nspr => nspr::parse(text),
        DateSyntax::NsprOrIso => parse_iso(text).or_else(|| nspr::parse_as_meant(text)),
        DateSyntax::Libsoup => libsoup::parse(text),
    }
}

/// When an ISO 8601 date is (`2027-06-15`, `2027-06-15T10:20:30Z`), which no
/// engine reads in Expires though many people write it.
///
/// ```
/// use cookie_rules::{UnixTime, cookie_date::parse_iso};
/// assert_eq!(parse_iso(b"1970-01-02"), Some(UnixTime(86_400)));
/// assert_eq!(parse_iso(b"2027-06-15T12:20:30+02:00"), Some(UnixTime(1_813_054_830)));
/// assert_eq!(parse_iso(b"2027-02-29"), None);
/// ```
#[must_use]
pub fn parse_iso(text: &[u8]) -> Option<UnixTime> {
    let text = core::str::from_utf8(text).ok()?;
    let (date, time) = text.split_at_checked(10)?;
    let number = |part: &str| -> Option<i64> {
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let field = |text: &str, at: usize, len: usize| number(text.get(at..at + len)?);
    if date.as_bytes()[4] != b'-' || date.as_bytes()[7] != b'-' {
        return None;
    }
    let mut moment = CivilTime {
        year: field(date, 0, 4)?,
        month: field(date, 5, 2)?,
        day: field(date, 8, 2)?,
        ..CivilTime::default()
    };
    let mut minutes_east = 0;
    if let Some(time) = time.strip_prefix(['T', 't', ' ']) {
        moment.hour = field(time, 0, 2)?;
        moment.minute = field(time, 3, 2)?;
        moment.second = field(time, 6, 2).unwrap_or(0);
        if let Some(sign) = time.find(['+', '-']) {
            let minutes = 60 * field(time, sign + 1, 2)? + field(time, sign + 4, 2).unwrap_or(0);
            let is_west = time.as_bytes()[sign] == b'-';
            minutes_east = if is_west { -minutes } else { minutes };
        }
    }
    let UnixTime(there) = moment.exact()?;
    Some(UnixTime(there - 60 * minutes_east))
}

/// The month (1 to 12) whose first three letters `token` begins with, in any
/// case.
fn month_of(token: &[u8]) -> Option<i64> {
    let head = token.get(..3)?;
    MONTHS
        .iter()
        .position(|month| month.as_bytes().eq_ignore_ascii_case(head))
        .map(|index| index as i64 + 1)
}

/// The bytes between the date tokens of the draft, which Chromium shares.
fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'/' | b';'..=b'@' | b'['..=b'`' | b'{'..=b'~')
}

fn tokens(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| is_delimiter(byte))
        .filter(|token| !token.is_empty())
}

/// The number that `text` is, if it is nothing but digits.
pub(crate) fn all_digits(text: &[u8]) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0i64, |number, &byte| {
        byte.is_ascii_digit().then(|| {
            number
                .saturating_mul(10)
                .saturating_add(i64::from(byte - b'0'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUNE: UnixTime = UnixTime(1_813_054_830);

    fn at(text: &str, syntax: DateSyntax) -> Option<i64> {
        parse(text.as_bytes(), syntax).map(|time| time.0 - JUNE.0)
    }

    const ALL: [DateSyntax; 4] = [
        DateSyntax::Draft,
        DateSyntax::Chromium,
        DateSyntax::Nspr,
        DateSyntax::Libsoup,
    ];

    #[test]
    fn every_syntax_reads_what_is_written() {
        for seconds in [0, 951_782_400, 1_813_054_830, 4_102_444_799] {
            let time = UnixTime(seconds);
            for syntax in ALL {
                assert_eq!(
                    parse(time.to_imf_fixdate().unwrap().as_bytes(), syntax),
                    Some(time)
                );
            }
        }
    }

    #[test]
    fn reading_by_columns_says_what_every_engine_says() {
        // About every 97 days from 1970 to 9999, at all times of day, and the
        // same with fields out of range.
        for step in 0..30_000 {
            let text = UnixTime(step * 8_432_107).to_imf_fixdate().unwrap();
            let bad_day = text.replacen(&text[5..7], "31", 1);
            let bad_hour = text.replacen(&text[17..19], "24", 1);
            for text in [text, bad_day, bad_hour] {
                let Some(time) = imf_fixdate::parse(text.as_bytes()) else {
                    continue;
                };
                for syntax in ALL {
                    assert_eq!(
                        parse_as_engine(text.as_bytes(), syntax),
                        Some(time),
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_syntax_reads_iso_8601() {
        let text = b"2027-06-15T10:20:30Z";
        for syntax in ALL {
            assert_eq!(parse(text, syntax), None);
        }
        assert_eq!(parse_iso(text), Some(JUNE));
    }

    #[test]
    fn only_nspr_reads_zones_right() {
        let text = "Tue, 15 Jun 2027 10:20:30 PST";
        assert_eq!(at(text, DateSyntax::Draft), Some(0));
        assert_eq!(at(text, DateSyntax::Chromium), Some(0));
        assert_eq!(at(text, DateSyntax::Nspr), Some(8 * 3600));
        assert_eq!(at(text, DateSyntax::Libsoup), Some(15 * 3600));
        let text = "Tue, 15 Jun 2027 10:20:30 +0200";
        assert_eq!(at(text, DateSyntax::Nspr), Some(-2 * 3600));
        assert_eq!(at(text, DateSyntax::Libsoup), Some(-2 * 3600));
    }

    #[test]
    fn only_nspr_carries_over() {
        let text = "31 Feb 2027 10:20:30";
        assert_eq!(at(text, DateSyntax::Draft), None);
        assert_eq!(at(text, DateSyntax::Chromium), None);
        assert_eq!(at(text, DateSyntax::Libsoup), None);
        assert_eq!(
            parse(text.as_bytes(), DateSyntax::Nspr),
            parse(b"3 Mar 2027 10:20:30", DateSyntax::Draft)
        );
    }

    #[test]
    fn a_time_without_seconds_is_for_nspr_only() {
        let text = "Tue, 15 Jun 2027 10:20 GMT";
        assert_eq!(at(text, DateSyntax::Draft), None);
        assert_eq!(at(text, DateSyntax::Chromium), None);
        assert_eq!(at(text, DateSyntax::Nspr), Some(-30 - 16));
        assert_eq!(at(text, DateSyntax::Libsoup), None);
    }

    #[test]
    fn years_before_1601_are_no_dates_in_the_draft_only() {
        let text = "15 Jun 1600 10:20:30";
        assert_eq!(at(text, DateSyntax::Draft), None);
        assert!(at(text, DateSyntax::Chromium).is_some());
    }
}
