//! When the visits were, in one compact cookie-value. Pure.
//!
//! The value is a version, then numbers in base 36 with dots between them: the
//! first visit, the latest one, and back from there the seconds between each
//! visit and the one before it. What does not fit is forgotten, oldest first.

/// Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    first: u64,
    /// Oldest first, never empty.
    recent: Vec<u64>,
}

/// Why a value is no history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// It does not begin with a version this page writes.
    Version,
    /// One of its numbers is none.
    Number,
    /// Its visits lie before the first one, or in the future.
    Order,
}

/// What the value begins with.
const VERSION: &str = "1";

/// The longest value: with the name, the whole cookie stays within 400 bytes.
const MAX_BYTES: usize = 400 - super::HISTORY.len();

/// How many visits are kept: three cards full.
const MAX_VISITS: usize = 36;

/// How far ahead a time may be: clocks are set wrong and mended.
const FUTURE: u64 = 2 * 24 * 3600;

impl History {
    /// A first visit.
    #[must_use]
    pub fn begin(now: u64) -> Self {
        Self {
            first: now,
            recent: vec![now],
        }
    }

    /// The history in a cookie-value.
    ///
    /// # Errors
    /// When this page would never have written it; `now` tells what lies in
    /// the future.
    pub fn of_value(value: &str, now: u64) -> Result<Self, HistoryError> {
        let mut pieces = value.split('.');
        if pieces.next() != Some(VERSION) {
            return Err(HistoryError::Version);
        }
        let numbers = pieces
            .take(MAX_VISITS + 1)
            .map(number)
            .collect::<Option<Vec<_>>>()
            .ok_or(HistoryError::Number)?;
        let [first, last, gaps @ ..] = numbers.as_slice() else {
            return Err(HistoryError::Number);
        };
        if last > &now.saturating_add(FUTURE) {
            return Err(HistoryError::Order);
        }
        let mut recent = vec![*last];
        let mut time = *last;
        for gap in gaps {
            time = time.checked_sub(*gap).ok_or(HistoryError::Order)?;
            recent.push(time);
        }
        if time < *first {
            return Err(HistoryError::Order);
        }
        recent.reverse();
        Ok(Self {
            first: *first,
            recent,
        })
    }

    /// The same with one more visit.
    #[must_use]
    pub fn with_visit(mut self, now: u64) -> Self {
        // A clock that was set back does not unmake the order.
        self.recent.push(now.max(self.last()));
        if self.recent.len() > MAX_VISITS {
            self.recent.remove(0);
        }
        self
    }

    /// The cookie-value.
    #[must_use]
    pub fn value(&self) -> String {
        let mut value = format!("{VERSION}.{}.{}", base36(self.first), base36(self.last()));
        for pair in self.recent.windows(2).rev() {
            let gap = base36(pair[1] - pair[0]);
            if value.len() + 1 + gap.len() > MAX_BYTES {
                break;
            }
            value.push('.');
            value.push_str(&gap);
        }
        value
    }

    /// The first visit ever.
    #[must_use]
    pub const fn first(&self) -> u64 {
        self.first
    }

    /// The latest visit.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.recent.last().copied().unwrap_or(self.first)
    }

    /// The visit before the latest, if it is remembered.
    #[must_use]
    pub fn before_last(&self) -> Option<u64> {
        self.recent.iter().rev().nth(1).copied()
    }

    /// The visits that are remembered, oldest first.
    #[must_use]
    pub fn recent(&self) -> &[u64] {
        &self.recent
    }
}

/// Seconds of this and the next many thousand years fit in ten digits.
fn number(piece: &str) -> Option<u64> {
    let digits = !piece.is_empty()
        && piece.len() <= 10
        && piece
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    digits.then(|| u64::from_str_radix(piece, 36).ok())?
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit((number % 36) as u32, 36));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_000_000;

    #[test]
    fn what_is_written_is_read_back() {
        let history = History::begin(NOW)
            .with_visit(NOW + 1)
            .with_visit(NOW + 90_000);
        assert_eq!(
            History::of_value(&history.value(), NOW + 90_000),
            Ok(history)
        );
    }

    #[test]
    fn a_century_of_visits_stays_within_400_bytes_and_keeps_the_first() {
        let mut history = History::begin(NOW);
        let mut now = NOW;
        for _ in 0..5000 {
            now += 7 * 24 * 3600 + 12_345;
            history = History::of_value(&history.with_visit(now).value(), now).unwrap();
            assert!(super::super::HISTORY.len() + history.value().len() <= 400);
        }
        assert_eq!(history.first(), NOW);
        assert_eq!(history.last(), now);
        assert_eq!(history.recent().len(), MAX_VISITS);
    }

    #[test]
    fn a_clock_set_back_keeps_the_order() {
        let history = History::begin(NOW).with_visit(NOW - 500);
        assert_eq!(history.recent(), [NOW, NOW]);
    }

    #[test]
    fn nonsense_is_named() {
        let error = |value: &str| History::of_value(value, NOW).unwrap_err();
        assert_eq!(error(""), HistoryError::Version);
        assert_eq!(error("2.a.a"), HistoryError::Version);
        assert_eq!(error("1"), HistoryError::Number);
        assert_eq!(error("1.a"), HistoryError::Number);
        assert_eq!(error("1.a.b."), HistoryError::Number);
        assert_eq!(error("1.a.b.-1"), HistoryError::Number);
        assert_eq!(error("1.b.a"), HistoryError::Order);
        assert_eq!(error("1.1.2.zz"), HistoryError::Order);
        assert_eq!(error("1.1.zzzzzzzzzz"), HistoryError::Order);
    }
}
