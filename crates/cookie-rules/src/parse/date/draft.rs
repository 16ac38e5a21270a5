//! The draft's date algorithm (§5.1.1).

use super::{all_digits, month_of, tokens};
use crate::model::time::{CivilTime, UnixTime};

pub(super) fn parse(text: &[u8]) -> Option<UnixTime> {
    let mut time = None;
    let mut day = None;
    let mut month = None;
    let mut year = None;
    for token in tokens(text) {
        if time.is_none()
            && let Some(found) = time_of_day(token)
        {
            time = Some(found);
        } else if day.is_none()
            && let Some(found) = leading_digits(token, 1, 2)
        {
            day = Some(found);
        } else if month.is_none()
            && let Some(found) = month_of(token)
        {
            month = Some(found);
        } else if year.is_none()
            && let Some(found) = leading_digits(token, 2, 4)
        {
            year = Some(found);
        }
    }
    let (hour, minute, second) = time?;
    let year = match year? {
        year @ 70..=99 => year + 1900,
        year @ 0..=69 => year + 2000,
        year => year,
    };
    let moment = CivilTime {
        year,
        month: month?,
        day: day?,
        hour,
        minute,
        second,
    };
    if year < 1601 { None } else { moment.exact() }
}

/// Digits, between `least` and `most` of them, with no digit after them.
fn leading_digits(token: &[u8], least: usize, most: usize) -> Option<i64> {
    let count = token
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if (least..=most).contains(&count) {
        all_digits(&token[..count])
    } else {
        None
    }
}

fn time_of_day(token: &[u8]) -> Option<(i64, i64, i64)> {
    let mut parts = token.splitn(3, |&byte| byte == b':');
    let field = |part: &[u8]| (part.len() <= 2).then(|| all_digits(part)).flatten();
    let hour = field(parts.next()?)?;
    let minute = field(parts.next()?)?;
    let second = leading_digits(parts.next()?, 1, 2)?;
    Some((hour, minute, second))
}
