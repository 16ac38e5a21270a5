//! Numbers that are points in time. They are annotated, never replaced.

/// A number that looks like a point in time.
///
/// ```
/// use cookie_formats::value::{TimeUnit, UnixTime};
///
/// let time = UnixTime::of("1795375000").unwrap();
/// assert_eq!((time.seconds, time.unit), (1_795_375_000, TimeUnit::Seconds));
/// let time = UnixTime::of("1795375000123").unwrap();
/// assert_eq!((time.seconds, time.unit), (1_795_375_000, TimeUnit::Milliseconds));
/// assert_eq!(UnixTime::of("42"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnixTime {
    /// Seconds since 1970.
    pub seconds: i64,
    /// What the number counts.
    pub unit: TimeUnit,
}

/// What a number that is a point in time counts.
///
/// ```
/// assert_ne!(cookie_formats::value::TimeUnit::Seconds, cookie_formats::value::TimeUnit::Milliseconds);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970, as JavaScript counts.
    Milliseconds,
}

/// From September 2001, when seconds got ten digits, to the end of 2099.
const PLAUSIBLE: std::ops::Range<i64> = 1_000_000_000..4_102_444_800;

/// Whether a count of seconds is a time that a cookie may well hold.
pub(super) fn is_plausible(seconds: i64) -> bool {
    PLAUSIBLE.contains(&seconds)
}

impl UnixTime {
    /// The time that a number says, if it has the digits of one between 2001
    /// and 2099.
    ///
    /// ```
    /// use cookie_formats::value::UnixTime;
    /// assert!(UnixTime::of("1795375000").is_some());
    /// assert!(UnixTime::of("0612345678").is_none());
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if text.len() > 13 || !text.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let number: i64 = text.parse().ok()?;
        let (seconds, unit) = match text.len() {
            10 => (number, TimeUnit::Seconds),
            13 => (number / 1000, TimeUnit::Milliseconds),
            _ => return None,
        };
        is_plausible(seconds).then_some(Self { seconds, unit })
    }
}
