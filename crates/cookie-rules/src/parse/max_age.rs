//! Max-Age: a number of seconds, as each engine reads one.

use super::date::all_digits;
use crate::engine::differences::MaxAgeSyntax;

/// A Max-Age that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MaxAge {
    /// So many seconds from now.
    Seconds(i64),
    /// Ended at once.
    Ended,
    /// The cookie lives as long as the session: libsoup's own mark for it,
    /// which an overflow can reach.
    Session,
}

/// What a Max-Age asks for; `None` when it cannot be read.
pub(crate) fn parse(value: &[u8], syntax: MaxAgeSyntax) -> Option<MaxAge> {
    let (sign, digits) = match value {
        [sign @ (b'+' | b'-'), digits @ ..] => (Some(*sign), digits),
        digits => (None, digits),
    };
    let seconds = || {
        let number = all_digits(digits)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draft_reads_digits_with_or_without_a_minus() {
        let read = |text: &str| parse(text.as_bytes(), MaxAgeSyntax::Draft);
        assert_eq!(read("10"), Some(MaxAge::Seconds(10)));
        assert_eq!(read("-1"), Some(MaxAge::Ended));
        assert_eq!(read("00"), Some(MaxAge::Ended));
        for no_number in ["", "-", "+10", "1e3", "10.5", "10 0", "--1"] {
            assert_eq!(read(no_number), None);
        }
    }

    #[test]
    fn in_chromium_and_firefox_an_overflow_ends_the_number() {
        let read = |text: &str| parse(text.as_bytes(), MaxAgeSyntax::Signed);
        assert_eq!(read("+10"), Some(MaxAge::Seconds(10)));
        assert_eq!(read("9223372036854775807x"), None);
        for too_large in ["9223372036854775808", "9223372036854775808x"] {
            assert_eq!(read(too_large), Some(MaxAge::Seconds(i64::MAX)));
        }
        assert_eq!(read("-9223372036854775809x"), Some(MaxAge::Ended));
        let read = |text: &str| parse(text.as_bytes(), MaxAgeSyntax::MinusEnds);
        assert_eq!(
            read("9223372036854775808x"),
            Some(MaxAge::Seconds(i64::MAX))
        );
    }

    #[test]
    fn strtol_is_cut_to_32_bits() {
        let read = |text: &str| parse(text.as_bytes(), MaxAgeSyntax::Strtol);
        assert_eq!(read(""), Some(MaxAge::Ended));
        assert_eq!(read("+10"), Some(MaxAge::Seconds(10)));
        assert_eq!(read("2147483648"), Some(MaxAge::Ended));
        assert_eq!(read("9223372036854775807"), Some(MaxAge::Session));
        assert_eq!(read("-1"), Some(MaxAge::Ended));
        assert_eq!(read("-"), None);
    }
}
