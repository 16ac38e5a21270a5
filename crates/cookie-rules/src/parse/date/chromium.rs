//! Chromium's variant of the draft's algorithm: what a token may be is
//! decided by its first byte and its length, and it must be that whole.

use super::{all_digits, month_of, tokens};
use crate::model::time::{CivilTime, UnixTime};

pub(super) fn parse(text: &[u8]) -> Option<UnixTime> {
    let mut time = None;
    let mut day = None;
    let mut month = None;
    let mut year = None;
    for token in tokens(text) {
        if !token[0].is_ascii_digit() {
            month = month.or_else(|| month_of(token));
        } else if token.contains(&b':') {
            time = time.or_else(|| time_of_day(token));
        } else if day.is_none() && token.len() <= 2 {
            day = all_digits(token);
        } else if year.is_none() && token.len() <= 5 {
            year = all_digits(token);
        }
    }
    let (hour, minute, second) = time?;
    let year = match year? {
        year @ 70..=99 => year + 1900,
        year @ 0..=69 => year + 2000,
        year => year,
    };
    CivilTime {
        year,
        month: month?,
        day: day?,
        hour,
        minute,
        second,
    }
    .exact()
}

fn time_of_day(token: &[u8]) -> Option<(i64, i64, i64)> {
    let mut parts = token.split(|&byte| byte == b':').map(all_digits);
    let time = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(time)
}
