//! The visit count as a cookie-value holds it. Pure.

use document_cookie::Encoding;

/// A number of visits, from 0 to 2^53 − 1: what every program that may share
/// the cookie, JavaScript among them, holds exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u64);

/// Why a value is no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountError {
    /// There is nothing in it.
    Empty,
    /// Something in it is no decimal digit.
    NotDigits,
    /// It is beyond 2^53 − 1.
    TooLarge,
}

impl Count {
    /// The first visit's.
    pub const FIRST: Self = Self(1);
    /// The last number that can be counted to.
    pub const MAX: Self = Self((1 << 53) - 1);

    /// The count in a cookie-value, plain or quoted.
    ///
    /// # Errors
    /// When it is no run of decimal digits up to 2^53 − 1.
    pub fn of_value(value: &str) -> Result<Self, CountError> {
        let text = Encoding::read(value).text;
        if text.is_empty() {
            return Err(CountError::Empty);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CountError::NotDigits);
        }
        match text.parse() {
            Ok(number) if number <= Self::MAX.0 => Ok(Self(number)),
            _ => Err(CountError::TooLarge),
        }
    }

    /// The number itself.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }

    /// One more; none where there is no more.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        (self < Self::MAX).then_some(Self(self.0 + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_decimal_digits() {
        assert_eq!(Count::of_value("7"), Ok(Count(7)));
        assert_eq!(Count::of_value("007"), Ok(Count(7)));
        assert_eq!(Count::of_value("\"7\""), Ok(Count(7)));
        assert_eq!(Count::of_value(""), Err(CountError::Empty));
        for nonsense in ["banana", "-1", "+1", "1.0", "1e3", " 1", "٣", "0x1"] {
            assert_eq!(
                Count::of_value(nonsense),
                Err(CountError::NotDigits),
                "{nonsense}"
            );
        }
    }

    #[test]
    fn a_count_ends_at_two_to_the_53_less_one() {
        assert_eq!(Count::of_value("9007199254740991"), Ok(Count::MAX));
        assert_eq!(
            Count::of_value("9007199254740992"),
            Err(CountError::TooLarge)
        );
        assert_eq!(
            Count::of_value(&"9".repeat(4000)),
            Err(CountError::TooLarge)
        );
        assert_eq!(Count::MAX.next(), None);
    }
}
