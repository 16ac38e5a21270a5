//! Dates to and from seconds since 1970, in the two forms tools export.
//!
//! The rules of cookies have a calendar too, with each engine's own reading;
//! this is the little of it that exports need.

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The first of 1970 was a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// Reads `2027-06-15T10:20:30.000Z`, with an offset too, or
/// `Tue, 15 Jun 2027 10:20:30 GMT`.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    parse_iso(text).or_else(|| parse_imf(text))
}

fn parse_iso(text: &str) -> Option<i64> {
    let (date, time) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day = days(number(year, 4)?, number(month, 2)?, number(day, 2)?)?;
    let time = time.trim_start_matches(['T', 't', ' ']);
    if time.is_empty() {
        return Some(day * 86_400);
    }
    let (clock, rest) = time.split_at_checked(8)?;
    let rest = rest.trim_start_matches(|it: char| it == '.' || it.is_ascii_digit());
    Some(day * 86_400 + time_of_day(clock)? - offset(rest)?)
}

/// The seconds that `+02:00` is ahead of UTC.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "" | "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = rest.split_at_checked(2)?;
    let minutes = minutes.trim_start_matches(':');
    let minutes = if minutes.is_empty() {
        0
    } else {
        number(minutes, 2)?
    };
    let seconds = number(hours, 2)? * 3600 + minutes * 60;
    match sign {
        "+" => Some(seconds),
        "-" => Some(-seconds),
        _ => None,
    }
}

fn parse_imf(text: &str) -> Option<i64> {
    let (_, text) = text.split_once(", ")?;
    let text = text.strip_suffix(" GMT")?;
    let (date, clock) = text.rsplit_once(' ')?;
    let mut parts = date.split([' ', '-']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS
        .iter()
        .position(|it| it.eq_ignore_ascii_case(month))?;
    let day = days(number(year, 4)?, month as i64 + 1, number(day, 2)?)?;
    Some(day * 86_400 + time_of_day(clock)?)
}

fn time_of_day(clock: &str) -> Option<i64> {
    let mut parts = clock.split(':').map(|part| number(part, 2));
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let in_range = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    in_range.then_some(hour * 3600 + minute * 60 + second)
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let well_formed = text.len() == digits && text.bytes().all(|it| it.is_ascii_digit());
    if well_formed { text.parse().ok() } else { None }
}

/// `Tue, 15 Jun 2027 10:20:30 GMT`, the one form that every engine reads.
pub(crate) fn imf_fixdate(seconds: i64) -> String {
    let (year, month, day) = civil(seconds);
    let weekday = WEEKDAYS[seconds.div_euclid(86_400).rem_euclid(7) as usize];
    let month = MONTHS[month as usize - 1];
    let clock = clock(seconds);
    format!("{weekday}, {day:02} {month} {year:04} {clock} GMT")
}

/// `2027-06-15T10:20:30Z`.
pub(crate) fn iso_8601(seconds: i64) -> String {
    let (year, month, day) = civil(seconds);
    format!("{year:04}-{month:02}-{day:02}T{}Z", clock(seconds))
}

fn clock(seconds: i64) -> String {
    let second = seconds.rem_euclid(86_400);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{hour:02}:{minute:02}:{:02}", second % 60)
}

/// The year, month and day at a time, of the years that have four digits; what
/// is beyond is the nearest of them.
fn civil(seconds: i64) -> (i64, i64, i64) {
    let days = seconds.div_euclid(86_400).clamp(-719_528, 2_932_896);
    // From the first of March of the year 0; 400 years are 146,097 days.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    let year = era * 400 + year + i64::from(month <= 2);
    (year, month, day)
}

/// Days from 1970-01-01 to this one.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years counted from March put the leap day last.
    let year = if month <= 2 { year - 1 } else { year };
    let before_month = (153 * ((month + 9) % 12) + 2) / 5;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leap_days + before_month + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exported_dates_are_read() {
        for text in [
            "2027-06-15T10:20:30Z",
            "2027-06-15T10:20:30.000Z",
            "2027-06-15T12:20:30.5+02:00",
            "2027-06-15 05:20:30-0500",
            "Tue, 15 Jun 2027 10:20:30 GMT",
            "Tue, 15-Jun-2027 10:20:30 GMT",
        ] {
            assert_eq!(parse(text), Some(1_813_054_830), "{text}");
        }
        assert_eq!(parse("1970-01-02"), Some(86_400));
        assert_eq!(parse("2000-02-29"), Some(951_782_400));
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(imf_fixdate(1_813_054_830), "Tue, 15 Jun 2027 10:20:30 GMT");
        assert_eq!(iso_8601(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(imf_fixdate(i64::MAX).get(12..16), Some("9999"));
        for step in 0..30_000 {
            let time = step * 8_432_107;
            assert_eq!(parse(&imf_fixdate(time)), Some(time));
            assert_eq!(parse(&iso_8601(time)), Some(time));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2027-02-29",
            "2027-06-15T25:00:00Z",
            "Session",
            "1-2-3",
            "ééééé-éé",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
