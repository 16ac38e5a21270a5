//! The date of an `Expires` attribute, in the one form that every engine reads
//! (section 4.1.1, sane-cookie-date). Pure.

use std::time::{Duration, SystemTime};

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The last second of the year 9999: no later one has four digits for its year.
const LAST: Duration = Duration::from_secs(253_402_300_799);

/// `Sun, 06 Nov 1994 08:49:37 GMT`. A time before 1970 is written as 1970, and
/// one after 9999 as its end: browsers do the same with both.
pub(crate) fn of(time: SystemTime) -> String {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.unwrap_or_default().min(LAST).as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let mut text = String::with_capacity(29);
    text += WEEKDAYS[(days % 7) as usize];
    text += ", ";
    two(&mut text, day);
    text += " ";
    text += MONTHS[month];
    text += " ";
    two(&mut text, year / 100);
    two(&mut text, year % 100);
    for (separator, number) in [
        (" ", second / 3600),
        (":", second / 60 % 60),
        (":", second % 60),
    ] {
        text += separator;
        two(&mut text, number);
    }
    text += " GMT";
    text
}

fn two(text: &mut String, number: u64) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

/// The date of a day since 1970: year, month from 0, day from 1. Years are
/// counted from March, so that a leap day is the last of its year.
fn civil(days: u64) -> (u64, usize, u64) {
    // From the first of March of the year 0; 400 years are 146,097 days.
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let january_on = month >= 10;
    let month = if january_on { month - 10 } else { month + 2 };
    (
        era * 400 + year + u64::from(january_on),
        month as usize,
        day,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> String {
        of(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
    }

    #[test]
    fn dates_are_written_as_every_engine_reads_them() {
        assert_eq!(at(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(at(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(at(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(at(1_798_761_599), "Thu, 31 Dec 2026 23:59:59 GMT");
        assert_eq!(at(4_107_542_400), "Mon, 01 Mar 2100 00:00:00 GMT");
    }

    #[test]
    fn what_no_date_can_say_is_the_nearest_it_can() {
        let before = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(of(before), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(
            at(u64::from(u32::MAX) << 10),
            "Fri, 31 Dec 9999 23:59:59 GMT"
        );
    }

    #[cfg(feature = "rules")]
    #[test]
    fn every_engine_reads_the_time_that_was_written() {
        use crate::rules::{Engine, UnixTime, cookie_date};
        // A step that meets every month, weekday and hour in time; Firefox
        // takes earlier years than 1970 for later ones.
        for seconds in (0..4_102_444_800).step_by(7_654_321) {
            for engine in Engine::ALL {
                let text = at(seconds);
                let read = cookie_date::parse(text.as_bytes(), engine.quirks().date);
                assert_eq!(read, Some(UnixTime(seconds as i64)), "{text} {engine:?}");
            }
        }
    }
}
