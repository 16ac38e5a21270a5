//! libsoup's date parser: `[word,] DD Mon YYYY H:M:S [zone]`, or the form of
//! C's `asctime`, `word Mon DD H:M:S YYYY`.

use super::month_of;
use crate::model::time::{CivilTime, UnixTime};

pub(super) fn parse(text: &[u8]) -> Option<UnixTime> {
    let mut rest = Rest(trim_start(text));
    // A date that begins with a digit and holds no capital a month begins
    // with is taken for ISO 8601, which is not read.
    if rest.0.first().is_some_and(u8::is_ascii_digit)
        && !rest.0.iter().any(|byte| b"JFMASOND".contains(byte))
    {
        return None;
    }
    if rest.0.first().is_some_and(u8::is_ascii_alphabetic) {
        let word = rest
            .0
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        rest.0 = &rest.0[word..];
        rest.0 = rest.0.strip_prefix(b",").unwrap_or(rest.0);
        rest.0 = trim_start(rest.0);
    }
    let mut moment = CivilTime::default();
    if rest.0.first().is_some_and(u8::is_ascii_alphabetic) {
        moment.month = rest.month()?;
        moment.day = rest.day()?;
        rest.time(&mut moment)?;
        moment.year = rest.year()?;
    } else {
        moment.day = rest.day()?;
        moment.month = rest.month()?;
        moment.year = rest.year()?;
        rest.time(&mut moment)?;
    }
    let offset = rest.zone_minutes();
    if !(1..=9999).contains(&moment.year) {
        return None;
    }
    let UnixTime(local) = moment.exact()?;
    Some(UnixTime(local - 60 * offset))
}

/// What is left to read.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    /// A number as C's `strtoul` reads it, and how many bytes it took.
    fn number(&mut self) -> Option<(i64, usize)> {
        let before = self.0.len();
        let text = trim_start(self.0);
        let (negative, text) = match text {
            [b'-', text @ ..] => (true, text),
            [b'+', text @ ..] => (false, text),
            text => (false, text),
        };
        let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = super::all_digits(&text[..count])?;
        self.0 = &text[count..];
        let number = if negative { -number } else { number };
        Some((number, before - self.0.len()))
    }

    fn skip(&mut self, bytes: &[u8]) {
        while let [first, rest @ ..] = self.0
            && bytes.contains(first)
        {
            self.0 = rest;
        }
    }

    fn day(&mut self) -> Option<i64> {
        let (day, _) = self.number()?;
        self.skip(b" -");
        Some(day)
    }

    fn month(&mut self) -> Option<i64> {
        let month = month_of(self.0)?;
        self.0 = &self.0[3..];
        self.skip(b" -");
        Some(month)
    }

    fn year(&mut self) -> Option<i64> {
        let year = match self.number()? {
            (year @ 0..70, 2) => year + 2000,
            (year, 2 | 3) => year + 1900,
            (year, _) => year,
        };
        self.skip(b" -");
        Some(year)
    }

    fn time(&mut self, moment: &mut CivilTime) -> Option<()> {
        let mut field = |last: bool| {
            let (number, _) = self.number()?;
            if !last {
                self.0 = self.0.strip_prefix(b":")?;
            }
            Some(number)
        };
        moment.hour = field(false)?;
        moment.minute = field(false)?;
        moment.second = field(true)?;
        self.skip(b" ");
        Some(())
    }

    /// Minutes east of Greenwich. The American zones are told by the place of
    /// their letter in `ECMP`, five hours each: a fault that makes EST 0 and
    /// PST -15 hours.
    fn zone_minutes(&mut self) -> i64 {
        match self.0 {
            [sign @ (b'+' | b'-'), digits @ ..] => {
                let mut digits = Rest(digits);
                let Some((number, _)) = digits.number() else {
                    return 0;
                };
                let minutes = match digits.0 {
                    [b':', minutes @ ..] => {
                        let minutes = Rest(minutes).number().map_or(0, |(minutes, _)| minutes);
                        number.saturating_mul(60).saturating_add(minutes)
                    }
                    _ => (number / 100).saturating_mul(60) + number % 100,
                };
                // glib knows no zone a day or more away, and takes UTC.
                match minutes {
                    -1439..=1439 if *sign == b'-' => -minutes,
                    -1439..=1439 => minutes,
                    _ => 0,
                }
            }
            [b'E' | b'C' | b'M' | b'P', kind @ (b'D' | b'S'), b'T', ..] => {
                let place = b"ECMP"
                    .iter()
                    .take_while(|byte| !self.0.contains(byte))
                    .count();
                let summer = if *kind == b'D' { 60 } else { 0 };
                -300 * place as i64 + summer
            }
            _ => 0,
        }
    }
}

fn trim_start(text: &[u8]) -> &[u8] {
    text.trim_ascii_start()
}
