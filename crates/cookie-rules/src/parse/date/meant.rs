//! What was meant by an Expires that an engine reads no date in.

use super::{foreign, parse_iso};
use crate::engine::differences::DateSyntax;
use crate::model::time::{CivilTime, UnixTime};
use crate::model::warning::DateFault;
use crate::parse::duration;

/// Points in time from 2001 to 2128, in seconds: smaller numbers are durations.
const POINTS: core::ops::Range<i64> = 1_000_000_000..5_000_000_000;

/// What is wrong with the text of an Expires, and the point in time it means,
/// where it means one.
pub(crate) fn meant(text: &[u8]) -> (DateFault, Option<UnixTime>) {
    let Ok(text) = core::str::from_utf8(text) else {
        return (DateFault::Other, None);
    };
    let bare = duration::unquoted(text.trim());
    if bare.is_empty() {
        return (DateFault::Empty, None);
    }
    if let Some(fault) = of_word(bare) {
        return (fault, None);
    }
    if let Some(number) = number(bare) {
        return of_number(number);
    }
    if let Some(time) = parse_iso(bare.as_bytes()) {
        return (DateFault::Iso, Some(time));
    }
    if let Some(time) = foreign::parse(bare) {
        return (DateFault::ForeignMonth, Some(time));
    }
    if let Some(seconds) = duration::seconds(bare.as_bytes()) {
        return (DateFault::Duration { seconds }, None);
    }
    let fault = match bare.len() < text.len() {
        true => DateFault::Quoted,
        false => DateFault::Other,
    };
    let time = super::parse(bare.as_bytes(), DateSyntax::NsprOrIso);
    let fault = match time {
        // The draft reads no year before.
        Some(time) if time < START_OF_1601 => DateFault::LongAgo,
        _ => fault,
    };
    (fault, time.or_else(|| day_first(bare)))
}

const START_OF_1601: UnixTime = UnixTime(-11_644_473_600);

/// The point in time that a Max-Age seems to be, in seconds or milliseconds since
/// 1970: one within ten years of `now`, which as a duration would be half a
/// century.
pub(crate) fn point_in_time(number: i64, UnixTime(now): UnixTime) -> Option<UnixTime> {
    const TEN_YEARS: i64 = 10 * 365 * 86_400;
    const DAY: i64 = 86_400;
    let is_near = |seconds: i64| (now - TEN_YEARS..now + TEN_YEARS).contains(&seconds);
    // Whole years, and the greatest number of 32 bits, are meant to be long.
    let is_long =
        number % (365 * DAY) == 0 || number % 31_557_600 == 0 || number == i64::from(i32::MAX);
    match number {
        seconds if is_near(seconds) && !is_long => Some(UnixTime(seconds)),
        milliseconds if is_near(milliseconds / 1000) => Some(UnixTime(milliseconds / 1000)),
        _ => None,
    }
}

fn of_word(text: &str) -> Option<DateFault> {
    const SESSION: [&str; 3] = ["session", "0000-00-00", "0000-00-00 00:00:00"];
    const MISSING: [&str; 9] = [
        "undefined",
        "null",
        "nan",
        "none",
        "nil",
        "false",
        "true",
        "invalid date",
        "[object object]",
    ];
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    if SESSION.into_iter().any(is) {
        return Some(DateFault::Session);
    }
    MISSING.into_iter().any(is).then_some(DateFault::Missing)
}

fn number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (digits, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !digits.is_empty()
        && digits.len() <= 18
        && [digits, fraction]
            .concat()
            .bytes()
            .all(|byte| byte.is_ascii_digit());
    let number: i64 = is_number.then(|| digits.parse().ok())??;
    Some(if text.starts_with('-') {
        -number
    } else {
        number
    })
}

fn of_number(number: i64) -> (DateFault, Option<UnixTime>) {
    match number {
        ..=0 => (DateFault::Ended, None),
        seconds if POINTS.contains(&seconds) => (DateFault::Timestamp, Some(UnixTime(seconds))),
        milliseconds if POINTS.contains(&(milliseconds / 1000)) => {
            (DateFault::Timestamp, Some(UnixTime(milliseconds / 1000)))
        }
        // Some libraries count days here, others seconds.
        1..3600 => (DateFault::SmallNumber, None),
        seconds => (DateFault::Duration { seconds }, None),
    }
}

/// `31.12.2027 10:20:30`, `31/12/2027`: the day first, where it can be no month.
fn day_first(text: &str) -> Option<UnixTime> {
    let (date, time) = text.split_once([' ', ',']).unwrap_or((text, ""));
    let separator = date.chars().find(|it| matches!(it, '.' | '/' | '-'))?;
    let mut fields = date.split(separator).map(|field| field.parse::<i64>().ok());
    let (day, month, year) = (fields.next()??, fields.next()??, fields.next()??);
    let is_certain = (separator == '.' || day > 12) && year >= 1000 && fields.next().is_none();
    let (hour, minute, second) = time_of_day(time.trim_matches([' ', ',']))?;
    let moment = CivilTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
    };
    is_certain.then(|| moment.exact())?
}

/// `10:20:30`, `10:20`, or nothing; what follows a blank is a zone.
fn time_of_day(text: &str) -> Option<(i64, i64, i64)> {
    let text = text.split(' ').next().unwrap_or_default();
    if text.is_empty() {
        return Some((0, 0, 0));
    }
    // Parts of a second, as ISO 8601 has them, are none of a cookie's.
    let text = text.split('.').next().unwrap_or_default();
    foreign::time_of_day(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUNE: UnixTime = UnixTime(1_813_054_830);

    fn of(text: &str) -> (DateFault, Option<UnixTime>) {
        meant(text.as_bytes())
    }

    #[test]
    fn numbers_are_points_in_time_ends_or_durations() {
        assert_eq!(of("1813054830"), (DateFault::Timestamp, Some(JUNE)));
        assert_eq!(of("1813054830123"), (DateFault::Timestamp, Some(JUNE)));
        assert_eq!(of("1813054830.12"), (DateFault::Timestamp, Some(JUNE)));
        assert_eq!(of("\"1813054830\""), (DateFault::Timestamp, Some(JUNE)));
        for ended in ["0", "-1", "-3600"] {
            assert_eq!(of(ended), (DateFault::Ended, None));
        }
        assert_eq!(of("86400"), (DateFault::Duration { seconds: 86_400 }, None));
        assert_eq!(
            of("30d"),
            (DateFault::Duration { seconds: 2_592_000 }, None)
        );
        assert_eq!(of("7"), (DateFault::SmallNumber, None));
    }

    #[test]
    fn dates_in_other_forms_are_read() {
        assert_eq!(of("2027-06-15T10:20:30Z"), (DateFault::Iso, Some(JUNE)));
        let foreign = "Di, 15 Juni 2027 10:20:30 GMT";
        assert_eq!(of(foreign), (DateFault::ForeignMonth, Some(JUNE)));
        assert_eq!(of("15.06.2027 10:20:30").1, Some(JUNE));
        assert_eq!(
            of("\"Tue, 15 Jun 2027 10:20:30 GMT\""),
            (DateFault::Quoted, Some(JUNE))
        );
        assert_eq!(of("Sat, 01 Jan 1600 00:00:00 GMT").0, DateFault::LongAgo);
    }

    #[test]
    fn words_are_what_a_program_had_no_date_for() {
        for word in ["undefined", "NaN", "Invalid Date", "null", "None"] {
            assert_eq!(of(word), (DateFault::Missing, None));
        }
        assert_eq!(of("Session"), (DateFault::Session, None));
        assert_eq!(of(""), (DateFault::Empty, None));
        assert_eq!(of("next week"), (DateFault::Other, None));
    }

    #[test]
    fn a_max_age_near_the_clock_is_a_point_in_time() {
        let now = UnixTime(1_795_375_000);
        let is = |number| point_in_time(number, now);
        assert_eq!(is(1_795_378_600_000), Some(UnixTime(1_795_378_600)));
        assert_eq!(is(1_795_378_600), Some(UnixTime(1_795_378_600)));
        // Ten, fifty and a hundred years, and as long as 32 bits can say.
        for long in [
            315_360_000,
            1_576_800_000,
            3_153_600_000,
            2_147_483_647,
            86_400,
            604_800_000,
        ] {
            assert_eq!(is(long), None, "{long}");
        }
    }
}
