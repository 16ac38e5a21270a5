//! A point in time, and the one calendar that reads and writes it.

use std::time::{Duration, SystemTime};

/// A point in time: whole seconds since 1970-01-01T00:00:00Z, negative before.
///
/// ```
/// use cookie_rules::UnixTime;
/// let new_year = UnixTime(1_798_761_600);
/// assert_eq!(new_year.to_imf_fixdate().unwrap(), "Fri, 01 Jan 2027 00:00:00 GMT");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct UnixTime(pub i64);

/// The first second of the year 0.
const YEAR_0: i64 = -62_167_219_200;

/// The last second of the year 9999: no later one has four digits for its year.
const END_OF_9999: i64 = 253_402_300_799;

/// The first of 1970 was a Thursday.
pub(crate) const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// The months, as dates name them (RFC 9110, section 5.6.7).
///
/// ```
/// assert_eq!(cookie_rules::MONTHS[8], "Sep");
/// ```
pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl UnixTime {
    /// The time so many milliseconds after 1970, as JavaScript's `Date.now()`
    /// gives it; parts of a second are dropped.
    ///
    /// ```
    /// use cookie_rules::UnixTime;
    /// assert_eq!(UnixTime::from_millis(1_999.0), UnixTime(1));
    /// assert_eq!(UnixTime::from_millis(-1.0), UnixTime(-1));
    /// ```
    #[must_use]
    pub fn from_millis(milliseconds: f64) -> UnixTime {
        UnixTime((milliseconds / 1000.0).floor() as i64)
    }

    /// The time so much later, in whole seconds; what 64 bits cannot hold is
    /// the last time they can.
    ///
    /// ```
    /// use cookie_rules::UnixTime;
    /// use std::time::Duration;
    /// assert_eq!(UnixTime(40).after(Duration::from_secs(2)), UnixTime(42));
    /// ```
    #[must_use]
    pub fn after(self, time: Duration) -> UnixTime {
        let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        UnixTime(self.0.saturating_add(seconds))
    }

    /// The date in the one form that every engine reads (RFC 6265bis, section
    /// 4.1.1, sane-cookie-date; RFC 9110's IMF-fixdate). `None` before the year
    /// 0 and after 9999: the form has four digits for the year.
    ///
    /// ```
    /// use cookie_rules::UnixTime;
    /// let date = UnixTime(1_813_054_830).to_imf_fixdate();
    /// assert_eq!(date.unwrap(), "Tue, 15 Jun 2027 10:20:30 GMT");
    /// assert_eq!(UnixTime(253_402_300_800).to_imf_fixdate(), None);
    /// ```
    #[must_use]
    pub fn to_imf_fixdate(self) -> Option<String> {
        (YEAR_0..=END_OF_9999)
            .contains(&self.0)
            .then(|| self.to_nearest_imf_fixdate())
    }

    /// As [`UnixTime::to_imf_fixdate`]; a time that the form cannot hold is
    /// written as the nearest that it can.
    ///
    /// ```
    /// use cookie_rules::UnixTime;
    /// let last = UnixTime(i64::MAX).to_nearest_imf_fixdate();
    /// assert_eq!(last, "Fri, 31 Dec 9999 23:59:59 GMT");
    /// ```
    #[must_use]
    pub fn to_nearest_imf_fixdate(self) -> String {
        let (days, second) = self.nearest_day_and_second();
        let (year, month, day) = civil_from_days(days);
        let mut text = String::with_capacity(29);
        text.push_str(WEEKDAYS[days.rem_euclid(7) as usize]);
        text.push_str(", ");
        push_two_digits(&mut text, day);
        text.push(' ');
        text.push_str(MONTHS[(month - 1) as usize]);
        text.push(' ');
        push_two_digits(&mut text, year / 100);
        push_two_digits(&mut text, year % 100);
        text.push(' ');
        push_time_of_day(&mut text, second);
        text.push_str(" GMT");
        text
    }

    /// The time as programs exchange it (RFC 3339); one before the year 0 or
    /// after 9999 as the nearest that has four digits for the year.
    ///
    /// ```
    /// use cookie_rules::UnixTime;
    /// assert_eq!(UnixTime(1_813_054_830).to_nearest_rfc3339(), "2027-06-15T10:20:30Z");
    /// ```
    #[must_use]
    pub fn to_nearest_rfc3339(self) -> String {
        let (days, second) = self.nearest_day_and_second();
        let (year, month, day) = civil_from_days(days);
        let mut text = String::with_capacity(20);
        push_two_digits(&mut text, year / 100);
        push_two_digits(&mut text, year % 100);
        for number in [month, day] {
            text.push('-');
            push_two_digits(&mut text, number);
        }
        text.push('T');
        push_time_of_day(&mut text, second);
        text.push('Z');
        text
    }

    /// Of the time that four digits for the year can write: the day since 1970,
    /// and the second within it.
    fn nearest_day_and_second(self) -> (i64, i64) {
        let seconds = self.0.clamp(YEAR_0, END_OF_9999);
        (seconds.div_euclid(86_400), seconds.rem_euclid(86_400))
    }
}

/// Whole seconds; parts of a second are dropped.
///
/// A page has no `SystemTime::now()`, which panics there: it takes the time
/// from JavaScript, by [`UnixTime::from_millis`].
impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> UnixTime {
        let seconds = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => UnixTime(seconds(since)),
            Err(before) => {
                let before = before.duration();
                let whole = seconds(before);
                UnixTime(-whole - i64::from(before.subsec_nanos() > 0))
            }
        }
    }
}

/// Without the machinery that pads and aligns, which would outweigh a small
/// program.
/// `10:20:30`, of a second within a day.
fn push_time_of_day(text: &mut String, second: i64) {
    push_two_digits(text, second / 3600);
    for number in [second / 60 % 60, second % 60] {
        text.push(':');
        push_two_digits(text, number);
    }
}

fn push_two_digits(text: &mut String, number: i64) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
}

/// A date and time of day, in UTC.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CivilTime {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
    pub(crate) hour: i64,
    pub(crate) minute: i64,
    pub(crate) second: i64,
}

impl CivilTime {
    /// The time, if every field is within its range.
    pub(crate) fn exact(self) -> Option<UnixTime> {
        let in_range = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && (0..=23).contains(&self.hour)
            && (0..=59).contains(&self.minute)
            && (0..=59).contains(&self.second);
        in_range.then(|| self.normalised())
    }

    /// The time, what is over carried into the next field.
    pub(crate) fn normalised(self) -> UnixTime {
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

/// The year, month (1 to 12) and day that many days after 1970-01-01.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    // From the first of March of the year 0; 400 years are 146,097 days.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(seconds: i64) -> String {
        UnixTime(seconds).to_imf_fixdate().unwrap()
    }

    #[test]
    fn dates_are_written_as_every_engine_reads_them() {
        assert_eq!(date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(date(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(date(1_798_761_599), "Thu, 31 Dec 2026 23:59:59 GMT");
        assert_eq!(date(4_107_542_400), "Mon, 01 Mar 2100 00:00:00 GMT");
        assert_eq!(date(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
        assert_eq!(date(YEAR_0), "Sat, 01 Jan 0000 00:00:00 GMT");
        assert_eq!(date(END_OF_9999), "Fri, 31 Dec 9999 23:59:59 GMT");
    }

    #[test]
    fn a_year_without_four_digits_is_answered_and_not_misprinted() {
        for seconds in [
            i64::MIN,
            YEAR_0 - 1,
            END_OF_9999 + 1,
            317_000_000_000,
            i64::MAX,
        ] {
            assert_eq!(UnixTime(seconds).to_imf_fixdate(), None, "{seconds}");
            let nearest = UnixTime(seconds).to_nearest_imf_fixdate();
            assert!(
                nearest.len() == 29 && nearest.ends_with(" GMT"),
                "{nearest}"
            );
        }
    }

    #[test]
    fn every_day_of_eight_centuries_comes_back() {
        for days in -146_097..146_097 {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month) + day - 1, days);
            assert!((1..=days_in_month(year, month)).contains(&day));
        }
        // The farthest times take no longer than the nearest.
        for days in [i64::MIN / 86_400, i64::MAX / 86_400] {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month) + day - 1, days);
        }
    }

    #[test]
    fn a_system_time_is_whole_seconds_on_both_sides_of_1970() {
        let half = Duration::from_millis(500);
        assert_eq!(UnixTime::from(SystemTime::UNIX_EPOCH + half), UnixTime(0));
        assert_eq!(UnixTime::from(SystemTime::UNIX_EPOCH - half), UnixTime(-1));
    }
}
