//! What a person types as a lifetime: seconds, or human units. Pure.

/// The units, each with its seconds; a word may be cut short after its first
/// letters, as long as it is no other's.
const UNITS: [(&str, u64); 7] = [
    ("seconds", 1),
    ("minutes", 60),
    ("hours", 3600),
    ("days", 86_400),
    ("weeks", 604_800),
    ("months", 2_592_000),
    ("years", 31_536_000),
];

/// How many seconds `typed` stands for: a bare number is seconds, and `2h`,
/// `30 min` or `1 year` say what they are. What is below zero is zero, which
/// removes (section 5.6.2). `None` when it is neither.
pub fn seconds(typed: &str) -> Option<u64> {
    let typed = typed.trim();
    let (negative, typed) = match typed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, typed),
    };
    let end = typed
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(typed.len());
    let (digits, word) = typed.split_at_checked(end)?;
    if digits.is_empty() {
        return None;
    }
    let size = size_of(word.trim())?;
    // Digits alone only fail to parse when there are too many of them.
    let number: u64 = digits.parse().unwrap_or(u64::MAX);
    Some(if negative {
        0
    } else {
        number.saturating_mul(size)
    })
}

fn size_of(word: &str) -> Option<u64> {
    if word.is_empty() {
        return Some(1);
    }
    let is_start = |unit: &str| {
        unit.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    // A lone m is a minute: months are written out.
    let unit = UNITS.iter().find(|(unit, _)| is_start(unit))?;
    Some(unit.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_is_seconds() {
        assert_eq!(seconds(" 60 "), Some(60));
        assert_eq!(seconds("-5"), Some(0));
        assert_eq!(seconds(&"9".repeat(30)), Some(u64::MAX));
    }

    #[test]
    fn units_are_words_or_their_beginnings() {
        for (typed, size) in [
            ("1s", 1),
            ("2 m", 120),
            ("30 min", 1800),
            ("2h", 7200),
            ("1 Day", 86_400),
            ("1 month", 2_592_000),
            ("1y", 31_536_000),
            ("400 days", 34_560_000),
        ] {
            assert_eq!(seconds(typed), Some(size), "{typed}");
        }
    }

    #[test]
    fn what_is_no_lifetime_is_none() {
        for typed in [
            "", "soon", "1.5", "+60", "1e3", "-", "60 x", "1 dayss", "1 é",
        ] {
            assert_eq!(seconds(typed), None, "{typed}");
        }
    }
}
