//! How long a cookie lives: Max-Age, Expires, which of them counts, and the
//! longest lifetime.

use super::cookie::UnixTime;
use super::cookie_date;
use super::decision::{AttributeName, Effect, Oddity};
use super::findings::{Findings, Told};
use super::quirks::{DateSyntax, Lifetime as Precedence, MaxAgeSyntax, Quirks, Unreadable};
use super::rule::Rule;

/// What the lifetime attributes read so far ask for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lifetime<'a> {
    max_age: Option<MaxAge>,
    expires: Option<UnixTime>,
    unreadable_max_age: Option<&'a [u8]>,
    unreadable_date: Option<&'a [u8]>,
    /// What a date with a zone other than Greenwich means.
    zoned: Option<UnixTime>,
}

/// A Max-Age that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MaxAge {
    /// So many seconds from now.
    Seconds(i64),
    /// Ended at once.
    Ended,
    /// The cookie lives as long as the session: libsoup's own mark for it,
    /// which an overflow can reach.
    Session,
}

impl<'a> Lifetime<'a> {
    pub(super) fn read_max_age(&mut self, value: &'a [u8], quirks: &Quirks) {
        match parse_max_age(value, quirks.max_age) {
            Some(age) => {
                self.max_age = Some(age);
                self.unreadable_max_age = None;
                if quirks.lifetime == Precedence::Last {
                    self.expires = None;
                }
            }
            None => {
                if quirks.unreadable_max_age == Unreadable::Erases {
                    self.max_age = None;
                }
                self.unreadable_max_age = Some(value);
            }
        }
    }

    pub(super) fn read_expires(&mut self, value: &'a [u8], quirks: &Quirks, tell: bool) {
        let date = cookie_date::parse(value, quirks.date);
        if date.is_some() || quirks.unreadable_date == Unreadable::Erases {
            self.expires = date;
            if quirks.lifetime == Precedence::Last {
                self.max_age = None;
            }
        }
        if date.is_some() {
            self.unreadable_date = None;
            self.zoned = if tell { other_zone(value) } else { None };
        } else {
            self.unreadable_date = Some(value);
        }
    }

    /// When the cookie ends; `None` with the session.
    pub(super) fn resolve(
        &self,
        clocks: Clocks,
        quirks: &Quirks,
        findings: &mut Findings<impl Told>,
    ) -> Option<UnixTime> {
        self.report(findings);
        let now = clocks.now.0;
        let asked = match (self.max_age, self.expires) {
            (Some(MaxAge::Session), _) | (None, None) => return None,
            (Some(MaxAge::Ended), _) => UnixTime(i64::MIN),
            (Some(MaxAge::Seconds(seconds)), _) => UnixTime(now.saturating_add(seconds)),
            (None, Some(at)) => match clocks.server {
                Some(UnixTime(server)) if server != now => {
                    let seconds = now.saturating_sub(server);
                    findings.odd(Rule::Expires, Oddity::ShiftedByServerClock { seconds });
                    UnixTime(at.0.saturating_add(seconds))
                }
                _ => at,
            },
        };
        if let Some(MaxAge::Seconds(seconds)) = self.max_age
            && may_be_milliseconds(seconds)
        {
            let seconds = seconds / 1000;
            findings.odd(Rule::MaxAge, Oddity::MaxAgeInMilliseconds { seconds });
        }
        if let Some(meant) = self.zoned
            && self.max_age.is_none()
        {
            let taken = asked;
            findings.odd(Rule::Expires, Oddity::DateWithZone { taken, meant });
        }
        let given = match quirks.lifetime_limit {
            Some(limit) if asked.0 > now.saturating_add(limit) => {
                let asked = asked.0.saturating_sub(now);
                findings.odd(
                    Rule::LifetimeLimit,
                    Oddity::LifetimeClamped {
                        asked,
                        given: limit,
                    },
                );
                UnixTime(now.saturating_add(limit))
            }
            _ => asked,
        };
        if given.0 > now {
            let rule = match self.max_age {
                Some(_) => Rule::MaxAge,
                None => Rule::Expires,
            };
            findings.effect(rule, Effect::Expires(given));
        }
        Some(given)
    }

    /// Whether the cookie lives so long from now.
    pub(super) fn is_relative(&self) -> bool {
        matches!(self.max_age, Some(MaxAge::Seconds(_)))
    }

    /// Whether the answer rests on a clock.
    pub(super) fn is_set(&self) -> bool {
        self.max_age.is_some() || self.expires.is_some()
    }

    /// Whether the answer rests on the response's clock.
    pub(super) fn rests_on_date(&self) -> bool {
        self.max_age.is_none() && self.expires.is_some()
    }

    fn report(&self, findings: &mut Findings<impl Told>) {
        if let Some(value) = self.unreadable_max_age {
            findings.odd(
                Rule::MaxAge,
                Oddity::MaxAgeUnreadable {
                    value: value.into(),
                },
            );
        }
        if let Some(value) = self.unreadable_date {
            findings.odd(
                Rule::Expires,
                Oddity::DateUnreadable {
                    value: value.into(),
                    meant: cookie_date::parse(value, DateSyntax::NsprOrIso),
                },
            );
        }
        if self.max_age.is_some() && self.expires.is_some() {
            let counts = AttributeName::MaxAge;
            findings.odd(Rule::LifetimePrecedence, Oddity::LifetimeTwice { counts });
        }
    }
}

/// Whether someone seems to have written milliseconds where seconds belong: a
/// long time in thousands, or an odd one that would be as many times five
/// minutes. Whole years, and whole days that browsers allow, are meant.
const fn may_be_milliseconds(seconds: i64) -> bool {
    const DAY: i64 = 86_400;
    const YEAR: i64 = 365 * DAY;
    let years = seconds % YEAR == 0 && seconds < 1000 * YEAR;
    let days = seconds % DAY == 0 && seconds <= 400 * DAY;
    let long = seconds >= 1000 * DAY && seconds % 1000 == 0;
    let odd = seconds >= 600_000 && seconds % 300_000 == 0;
    !years && !days && (long || odd)
}

/// The two clocks a lifetime may rest on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clocks {
    pub(super) now: UnixTime,
    /// The response's Date.
    pub(super) server: Option<UnixTime>,
}

fn parse_max_age(value: &[u8], syntax: MaxAgeSyntax) -> Option<MaxAge> {
    let (sign, digits) = match value {
        [sign @ (b'+' | b'-'), digits @ ..] => (Some(*sign), digits),
        digits => (None, digits),
    };
    let seconds = || {
        let number = cookie_date::all_digits(digits)?;
        Some(if sign == Some(b'-') { -number } else { number })
    };
    match syntax {
        MaxAgeSyntax::Draft if sign == Some(b'+') => None,
        MaxAgeSyntax::Draft => seconds().map(MaxAge::from_seconds),
        MaxAgeSyntax::Signed => until_overflow(sign, digits).map(MaxAge::from_seconds),
        MaxAgeSyntax::MinusEnds => match sign {
            Some(b'-') => Some(MaxAge::Ended),
            Some(_) => None,
            None => until_overflow(sign, digits).map(MaxAge::from_seconds),
        },
        MaxAgeSyntax::Strtol => {
            // Nothing at all is a number to `strtol`: 0.
            let number = if value.is_empty() { 0 } else { seconds()? };
            // The number is cut to the 32 bits of an `int`, in which -1 is
            // libsoup's mark for the session.
            Some(match number.max(0) as i32 {
                -1 => MaxAge::Session,
                number => MaxAge::from_seconds(number.into()),
            })
        }
    }
}

/// A number of 64 bits; what is too large for them ends the reading, so that
/// whatever follows is no fault.
fn until_overflow(sign: Option<u8>, digits: &[u8]) -> Option<i64> {
    if digits.is_empty() {
        return None;
    }
    let negative = sign == Some(b'-');
    let mut number = 0i64;
    for &byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        let digit = i64::from(byte - b'0');
        let next = number.checked_mul(10).and_then(|tens| match negative {
            true => tens.checked_sub(digit),
            false => tens.checked_add(digit),
        });
        match next {
            Some(next) => number = next,
            None => return Some(if negative { i64::MIN } else { i64::MAX }),
        }
    }
    Some(number)
}

impl MaxAge {
    fn from_seconds(seconds: i64) -> MaxAge {
        if seconds <= 0 {
            MaxAge::Ended
        } else {
            MaxAge::Seconds(seconds)
        }
    }
}

/// What a date with a zone other than Greenwich means.
fn other_zone(date: &[u8]) -> Option<UnixTime> {
    if date.ends_with(b"GMT") {
        return None;
    }
    let heeded = cookie_date::parse(date, DateSyntax::NsprOrIso)?;
    let ignored = cookie_date::parse(date, DateSyntax::Draft)?;
    (heeded != ignored).then_some(heeded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_are_told_from_long_lives() {
        // Ten minutes, half an hour, an hour, a day, a week, a year.
        for meant in [600, 1800, 3600, 86_400, 604_800, 31_536_000] {
            assert!(may_be_milliseconds(meant * 1000), "{meant} s");
        }
        // A day, a week, 30 and 125 days, 400 days, a year, ten years.
        for seconds in [
            86_400,
            604_800,
            2_592_000,
            10_800_000,
            34_560_000,
            31_536_000,
            315_360_000,
        ] {
            assert!(!may_be_milliseconds(seconds), "{seconds} s");
        }
    }

    #[test]
    fn the_draft_reads_digits_with_or_without_a_minus() {
        let read = |text: &str| parse_max_age(text.as_bytes(), MaxAgeSyntax::Draft);
        assert_eq!(read("10"), Some(MaxAge::Seconds(10)));
        assert_eq!(read("-1"), Some(MaxAge::Ended));
        assert_eq!(read("00"), Some(MaxAge::Ended));
        for no_number in ["", "-", "+10", "1e3", "10.5", "10 0", "--1"] {
            assert_eq!(read(no_number), None);
        }
    }

    #[test]
    fn in_chromium_and_firefox_an_overflow_ends_the_number() {
        let read = |text: &str| parse_max_age(text.as_bytes(), MaxAgeSyntax::Signed);
        assert_eq!(read("+10"), Some(MaxAge::Seconds(10)));
        assert_eq!(read("9223372036854775807x"), None);
        for too_large in ["9223372036854775808", "9223372036854775808x"] {
            assert_eq!(read(too_large), Some(MaxAge::Seconds(i64::MAX)));
        }
        assert_eq!(read("-9223372036854775809x"), Some(MaxAge::Ended));
        let read = |text: &str| parse_max_age(text.as_bytes(), MaxAgeSyntax::MinusEnds);
        assert_eq!(
            read("9223372036854775808x"),
            Some(MaxAge::Seconds(i64::MAX))
        );
    }

    #[test]
    fn strtol_is_cut_to_32_bits() {
        let read = |text: &str| parse_max_age(text.as_bytes(), MaxAgeSyntax::Strtol);
        assert_eq!(read(""), Some(MaxAge::Ended));
        assert_eq!(read("+10"), Some(MaxAge::Seconds(10)));
        assert_eq!(read("2147483648"), Some(MaxAge::Ended));
        assert_eq!(read("9223372036854775807"), Some(MaxAge::Session));
        assert_eq!(read("-1"), Some(MaxAge::Ended));
        assert_eq!(read("-"), None);
    }
}
