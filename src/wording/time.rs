//! Spans of time in the units people read. Pure.

const UNITS: [(u64, &str, &str, &str); 5] = [
    (31_536_000, "y", "year", "years"),
    (86_400, "d", "day", "days"),
    (3600, "h", "hour", "hours"),
    (60, "min", "minute", "minutes"),
    (1, "s", "second", "seconds"),
];

fn largest(seconds: u64) -> usize {
    let fits = UNITS.iter().position(|(size, ..)| seconds >= *size);
    fits.unwrap_or(UNITS.len() - 1)
}

/// A time that is left, in its two largest units: `1 h 5 min`.
#[must_use]
pub fn left(seconds: u64) -> String {
    let mut words = Vec::new();
    let mut rest = seconds;
    for (size, unit, ..) in UNITS.iter().skip(largest(seconds)).take(2) {
        words.push(format!("{} {unit}", rest / size));
        rest %= size;
    }
    words.join(" ")
}

/// A time that is left, in its largest unit: `23h`.
#[must_use]
pub fn left_short(seconds: u64) -> String {
    let (size, unit, ..) = UNITS[largest(seconds)];
    format!("{}{unit}", seconds / size)
}

/// A length of time in its largest unit, written out: `10 years`.
#[must_use]
pub fn lifetime(seconds: u64) -> String {
    let (size, _, one, many) = UNITS[largest(seconds)];
    super::plural((seconds / size) as usize, one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_has_two_units_or_the_largest() {
        assert_eq!(left(0), "0 s");
        assert_eq!(left(61), "1 min 1 s");
        assert_eq!(left(34_560_000), "1 y 35 d");
        assert_eq!(left(90_061), "1 d 1 h");
        assert_eq!(left_short(90_061), "1d");
        assert_eq!(left_short(0), "0s");
    }

    #[test]
    fn a_lifetime_is_written_out() {
        assert_eq!(lifetime(315_360_000), "10 years");
        assert_eq!(lifetime(86_400), "1 day");
    }
}
