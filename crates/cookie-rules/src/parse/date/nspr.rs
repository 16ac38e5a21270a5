//! The date parser of NSPR, which Firefox uses: it takes each token for what
//! it looks like, wherever it stands, knows zones, and carries over what is
//! out of range.

use super::month_of;
use crate::model::time::{CivilTime, UnixTime};

/// More tokens than this are no date.
const MOST_TOKENS: usize = 1000;

/// Zone names and the minutes they are east of Greenwich.
const ZONES: [(&[u8; 3], i64); 15] = [
    (b"PST", -480),
    (b"PDT", -420),
    (b"MST", -420),
    (b"MDT", -360),
    (b"CST", -360),
    (b"CDT", -300),
    (b"EST", -300),
    (b"EDT", -240),
    (b"AST", -240),
    (b"NST", -210),
    (b"GMT", 0),
    (b"BST", 60),
    (b"MET", 60),
    (b"EET", 120),
    (b"JST", 540),
];

#[derive(Default)]
struct Parser {
    month: Option<i64>,
    day: Option<i64>,
    year: Option<i64>,
    time: Option<(i64, i64, i64)>,
    zone: Option<Zone>,
    /// An offset in digits was seen; a zone's name no longer counts.
    offset: Option<i64>,
    /// A time without seconds is what it says.
    needs_no_seconds: bool,
}

#[derive(Clone, Copy, PartialEq)]
struct Zone {
    minutes: i64,
    is_greenwich: bool,
}

/// When a date is, as NSPR reads it.
pub(super) fn parse(text: &[u8]) -> Option<UnixTime> {
    read(text, Parser::default())
}

/// When a date is, as NSPR meant to read it.
pub(super) fn parse_as_meant(text: &[u8]) -> Option<UnixTime> {
    let parser = Parser {
        needs_no_seconds: true,
        ..Parser::default()
    };
    read(text, parser)
}

fn read(text: &[u8], mut parser: Parser) -> Option<UnixTime> {
    // The parser is written in C: a NUL ends the text.
    let text = text.split(|&byte| byte == 0).next().unwrap_or(text);
    let mut at = 0;
    let mut count = 0;
    while at < text.len() {
        count += 1;
        if count > MOST_TOKENS {
            return None;
        }
        at = parser.token(text, at);
        at += text[at..]
            .iter()
            .take_while(|&&byte| !ends_token(byte))
            .count();
        at = parser.skip_between(text, at);
    }
    let year = parser.year.filter(|&year| year <= i64::from(i16::MAX))?;
    let (hour, minute, second) = parser.time.unwrap_or((0, 0, 0));
    let moment = CivilTime {
        year,
        month: parser.month?,
        day: parser.day?,
        hour,
        minute,
        second,
    };
    let minutes = parser
        .offset
        .or(parser.zone.map(|zone| zone.minutes))
        .unwrap_or(0);
    Some(UnixTime(moment.normalised().0 - 60 * minutes))
}

fn ends_token(byte: u8) -> bool {
    matches!(byte, b'+' | b'-') || is_between(byte)
}

fn is_between(byte: u8) -> bool {
    b" \t,;/()[]".contains(&byte)
}

fn count_digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The number of at most `most` digits that begins at `at`, and its length.
fn digits_at(text: &[u8], at: usize, most: usize) -> Option<(i64, usize)> {
    let count = count_digits(&text[at..]).min(most);
    super::all_digits(&text[at..at + count]).map(|number| (number, count))
}

/// The seconds of a time without: whatever byte stands in their place is taken
/// for a digit, the NUL at the text's end too. `10:20 GMT` is 16 seconds early.
fn misread_second(byte: Option<&u8>) -> i64 {
    let byte = byte.copied().unwrap_or(0) as i8;
    match i64::from(byte) - i64::from(b'0') {
        // NSPR's own mark for a time that was not read.
        -1 => 0,
        second => second,
    }
}

/// One or two digits as a number.
fn small(text: &[u8]) -> i64 {
    super::all_digits(text).unwrap_or(0)
}

fn with_century(year: i64) -> i64 {
    match year {
        0..70 => year + 2000,
        70..100 => year + 1900,
        _ => year,
    }
}

impl Parser {
    /// Reads what it can of the token at `at`, and returns where it stopped.
    fn token(&mut self, text: &[u8], at: usize) -> usize {
        match text[at] {
            b'+' | b'-' => self.offset(text, at),
            b'0'..=b'9' => self.number(text, at),
            _ => {
                self.word(&text[at..]);
                at
            }
        }
    }

    /// A month or a zone by its first three letters; weekdays say nothing.
    fn word(&mut self, word: &[u8]) {
        if self.month.is_none()
            && let Some(month) = month_of(word)
        {
            self.month = Some(month);
            return;
        }
        if self.zone.is_some() {
            return;
        }
        let named = word.get(..3).and_then(|head| {
            ZONES
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(head))
        });
        if let Some((name, minutes)) = named {
            self.zone = Some(Zone {
                minutes: *minutes,
                is_greenwich: *name == b"GMT",
            });
        } else if word.len() >= 2
            && word[..2].eq_ignore_ascii_case(b"UT")
            && !word.get(2).is_some_and(u8::is_ascii_alphabetic)
        {
            self.zone = Some(Zone {
                minutes: 0,
                is_greenwich: true,
            });
        }
    }

    /// `+0200`, `-5`: counts once, and after no zone but Greenwich.
    fn offset(&mut self, text: &[u8], at: usize) -> usize {
        let digits_at = at + 1;
        if self.offset.is_some() || self.zone.is_some_and(|zone| !zone.is_greenwich) {
            return digits_at;
        }
        let digits = &text[digits_at..digits_at + count_digits(&text[digits_at..])];
        let minutes = match digits {
            [_, _, _, _] => 60 * small(&digits[..2]) + small(&digits[2..]),
            [_] | [_, _] => 60 * small(digits),
            _ => return digits_at,
        };
        self.offset = Some(if text[at] == b'-' { -minutes } else { minutes });
        self.zone = Some(Zone {
            minutes: 0,
            is_greenwich: true,
        });
        digits_at
    }

    fn number(&mut self, text: &[u8], at: usize) -> usize {
        let count = count_digits(&text[at..]);
        let end = at + count;
        let next = text.get(end).copied().unwrap_or(0);
        if next == b':' {
            return self.time_of_day(text, at);
        }
        let digit_after = text.get(end + 1).is_some_and(u8::is_ascii_digit);
        if matches!(next, b'/' | b'-') && digit_after {
            return self.numeric_date(text, at);
        }
        if next.is_ascii_alphabetic() {
            return at;
        }
        let number = super::all_digits(&text[at..end]).unwrap_or(0);
        match count {
            4 | 5 => {
                self.year.get_or_insert(number);
            }
            2 if self.day.is_none() && number < 32 => self.day = Some(number),
            2 => {
                self.year.get_or_insert(with_century(number));
            }
            1 => {
                self.day.get_or_insert(number);
            }
            _ => {}
        }
        at
    }

    /// `10:20`, `10:20:30`, with AM or PM after it.
    fn time_of_day(&mut self, text: &[u8], at: usize) -> usize {
        if self.time.is_some() {
            return at;
        }
        let count = count_digits(&text[at..]);
        if count > 2 {
            return at;
        }
        let mut hour = small(&text[at..at + count]);
        let minute_at = at + count + 1;
        let count = count_digits(&text[minute_at..]);
        if count == 0 || count > 2 {
            return minute_at;
        }
        let minute = small(&text[minute_at..minute_at + count]);
        let mut second_at = minute_at + count;
        if text.get(second_at) == Some(&b':') {
            second_at += 1;
        }
        let count = count_digits(&text[second_at..]);
        if count > 2 {
            return second_at;
        }
        let end = second_at + count;
        let second = match count {
            0 if self.needs_no_seconds => 0,
            0 => misread_second(text.get(second_at)),
            _ => small(&text[second_at..end]),
        };
        if hour <= 12 {
            let after = text[end..].trim_ascii_start();
            let half = after.get(..2).unwrap_or_default();
            if half.eq_ignore_ascii_case(b"pm") {
                hour = if hour == 12 { 12 } else { hour + 12 };
            } else if half.eq_ignore_ascii_case(b"am") && hour == 12 {
                hour = 0;
            }
        }
        self.time = Some((hour, minute, second));
        end
    }

    /// `6/15/27`, `15-6-2027`, `27/6/15`; years of four digits come last only.
    fn numeric_date(&mut self, text: &[u8], at: usize) -> usize {
        if self.month.is_some() {
            return at;
        }
        let mut position = at;
        let mut parts = [0; 2];
        for part in &mut parts {
            let Some((found, count)) = digits_at(text, position, 2) else {
                return at;
            };
            position += count;
            if !matches!(text.get(position), Some(b'/' | b'-')) {
                return at;
            }
            position += 1;
            *part = found;
        }
        let Some((third, count)) = digits_at(text, position, 5) else {
            return at;
        };
        let end = position + count;
        if count == 3 || text.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            return at;
        }
        let [first, second] = parts;
        if first > 31 || first == 0 {
            if second > 12 || third > 31 {
                return at;
            }
            self.year = Some(with_century(first));
            self.month = Some(second);
            self.day = Some(third);
        } else if first > 12 && second > 12 {
            return end;
        } else {
            self.year = Some(with_century(third));
            let day_first = first > 12;
            self.month = Some(if day_first { second } else { first });
            self.day = Some(if day_first { first } else { second });
        }
        end
    }

    /// Skips what stands between tokens. A `-` is skipped too where no digit
    /// follows, or where no year was seen and a letter stands before it: the
    /// second one in `15-Jun-2027`.
    fn skip_between(&self, text: &[u8], mut at: usize) -> usize {
        loop {
            at += text[at..]
                .iter()
                .take_while(|&&byte| is_between(byte))
                .count();
            if text.get(at) != Some(&b'-') {
                return at;
            }
            let letter_before = at > 0 && text[at - 1].is_ascii_alphabetic();
            let digit_after = text.get(at + 1).is_some_and(u8::is_ascii_digit);
            if digit_after && !(letter_before && self.year.is_none()) {
                return at;
            }
            at += 1;
        }
    }
}
