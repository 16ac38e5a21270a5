//! The one form that every engine reads, `Tue, 15 Jun 2027 10:20:30 GMT`, read
//! by its columns: nearly every date is written so, and the parsers of the
//! engines take several times as long to say the same.

use super::all_digits;
use crate::model::time::{CivilTime, MONTHS, UnixTime, WEEKDAYS};

/// When `text` is, if it has this very form. `None` says nothing: the engine's
/// own parser must be attributes.
pub(super) fn parse(text: &[u8]) -> Option<UnixTime> {
    let text: &[u8; 29] = text.try_into().ok()?;
    let is_form = &text[3..5] == b", "
        && text[7] == b' '
        && text[11] == b' '
        && text[16] == b' '
        && text[19] == b':'
        && text[22] == b':'
        && &text[25..] == b" GMT";
    let is_at = |at: usize, name: &str| text[at..at + 3] == *name.as_bytes();
    if !is_form || !WEEKDAYS.iter().any(|day| is_at(0, day)) {
        return None;
    }
    let month = MONTHS.iter().position(|month| is_at(8, month))?;
    let moment = CivilTime {
        year: all_digits(&text[12..16])?,
        month: month as i64 + 1,
        day: all_digits(&text[5..7])?,
        hour: all_digits(&text[17..19])?,
        minute: all_digits(&text[20..22])?,
        second: all_digits(&text[23..25])?,
    };
    // Earlier years are read by some engines and not by others.
    if moment.year < 1970 {
        return None;
    }
    moment.exact()
}
