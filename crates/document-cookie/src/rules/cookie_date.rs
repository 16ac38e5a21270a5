//! The cookie-date parser of the Expires attribute: the draft's and those of
//! the engines, which agree on one form only, `Tue, 15 Jun 2027 10:20:30 GMT`.
//!
//! ```
//! use document_cookie::rules::{UnixTime, cookie_date, quirks::DateSyntax};
//!
//! let date = b"Tue, 15 Jun 2027 10:20:30 GMT";
//! for syntax in [DateSyntax::Draft, DateSyntax::Chromium, DateSyntax::Nspr, DateSyntax::Libsoup] {
//!     assert_eq!(cookie_date::parse(date, syntax), Some(UnixTime(1_813_054_830)));
//! }
//! ```

mod chromium;
mod draft;
mod fixed;
mod libsoup;
mod nspr;

use super::cookie::UnixTime;
use super::quirks::DateSyntax;

/// When `text` is, as the syntax reads it; `None` when it reads no date.
///
/// ```
/// use document_cookie::rules::{cookie_date::parse, quirks::DateSyntax};
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
    fixed::parse(text).or_else(|| parse_as_engine(text, syntax))
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

/// The one form that every engine reads: `Tue, 15 Jun 2027 10:20:30 GMT`.
///
/// ```
/// use document_cookie::rules::{UnixTime, cookie_date::serialise};
/// assert_eq!(serialise(UnixTime(1_813_054_830)), "Tue, 15 Jun 2027 10:20:30 GMT");
/// assert_eq!(serialise(UnixTime(0)), "Thu, 01 Jan 1970 00:00:00 GMT");
/// ```
#[must_use]
pub fn serialise(time: UnixTime) -> String {
    let seconds = time.0;
    let days = seconds.div_euclid(86_400);
    let second = seconds.rem_euclid(86_400);
    let (year, month, day) = civil_from_days(days);
    let mut text = String::with_capacity(29);
    push_name(&mut text, WEEKDAYS[days.rem_euclid(7) as usize]);
    text.push_str(", ");
    push_digits(&mut text, day, 10);
    text.push(' ');
    push_name(&mut text, MONTHS[(month - 1) as usize]);
    text.push(' ');
    push_digits(&mut text, year, 1000);
    for (part, before) in [
        (second / 3600, ' '),
        (second / 60 % 60, ':'),
        (second % 60, ':'),
    ] {
        text.push(before);
        push_digits(&mut text, part, 10);
    }
    text.push_str(" GMT");
    text
}

fn push_name(text: &mut String, name: [u8; 3]) {
    text.extend(name.map(char::from));
}

/// Appends a number whose first digit, be it 0, stands for so many.
fn push_digits(text: &mut String, number: i64, mut place: i64) {
    while place > 0 {
        text.push(char::from(b'0' + (number / place % 10) as u8));
        place /= 10;
    }
}

/// When an ISO 8601 date is (`2027-06-15`, `2027-06-15T10:20:30Z`), which no
/// engine reads in Expires though many people write it.
///
/// ```
/// use document_cookie::rules::{UnixTime, cookie_date::parse_iso};
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
    let mut moment = Moment {
        year: field(date, 0, 4)?,
        month: field(date, 5, 2)?,
        day: field(date, 8, 2)?,
        ..Moment::default()
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

/// The first of 1970 was a Thursday.
const WEEKDAYS: [[u8; 3]; 7] = [
    *b"Thu", *b"Fri", *b"Sat", *b"Sun", *b"Mon", *b"Tue", *b"Wed",
];

const MONTHS: [[u8; 3]; 12] = [
    *b"Jan", *b"Feb", *b"Mar", *b"Apr", *b"May", *b"Jun", *b"Jul", *b"Aug", *b"Sep", *b"Oct",
    *b"Nov", *b"Dec",
];

/// The month (1 to 12) whose first three letters `token` begins with, in any
/// case.
fn month_of(token: &[u8]) -> Option<i64> {
    let head = token.get(..3)?;
    MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(head))
        .map(|index| index as i64 + 1)
}

/// A date and time of day, in UTC.
#[derive(Clone, Copy, Debug, Default)]
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Moment {
    /// The time, if every field is within its range.
    fn exact(self) -> Option<UnixTime> {
        let in_range = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && (0..=23).contains(&self.hour)
            && (0..=59).contains(&self.minute)
            && (0..=59).contains(&self.second);
        in_range.then(|| self.normalised())
    }

    /// The time, what is over carried into the next field.
    fn normalised(self) -> UnixTime {
        let months = self.year * 12 + (self.month - 1);
        let days = days_from_civil(months.div_euclid(12), months.rem_euclid(12) + 1) + self.day - 1;
        UnixTime(((days * 24 + self.hour) * 60 + self.minute) * 60 + self.second)
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the first of the month (1 to 12).
fn days_from_civil(year: i64, month: i64) -> i64 {
    // Years counted from March put the leap day last.
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let days_before_month = (153 * month_from_march + 2) / 5;
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + days_before_month
        - 719_468
}

/// The year, month and day that many days after 1970-01-01.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let mut year = 1970 + days.div_euclid(366);
    while days_from_civil(year + 1, 1) <= days {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days_from_civil(year, month + 1) <= days {
        month += 1;
    }
    (year, month, days - days_from_civil(year, month) + 1)
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
pub(super) fn all_digits(text: &[u8]) -> Option<i64> {
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
    fn every_syntax_reads_what_is_serialised() {
        assert_eq!(serialise(JUNE), "Tue, 15 Jun 2027 10:20:30 GMT");
        for seconds in [0, 951_782_400, 1_813_054_830, 4_102_444_799] {
            let time = UnixTime(seconds);
            for syntax in ALL {
                assert_eq!(parse(serialise(time).as_bytes(), syntax), Some(time));
            }
        }
    }

    #[test]
    fn reading_by_columns_says_what_every_engine_says() {
        // About every 97 days from 1970 to 9999, at all times of day, and the
        // same with fields out of range.
        for step in 0..30_000 {
            let text = serialise(UnixTime(step * 8_432_107));
            let bad_day = text.replacen(&text[5..7], "31", 1);
            let bad_hour = text.replacen(&text[17..19], "24", 1);
            for text in [text, bad_day, bad_hour] {
                let Some(time) = fixed::parse(text.as_bytes()) else {
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
