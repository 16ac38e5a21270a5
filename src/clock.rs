//! The page's clock and calendar: the one module that asks what time it is.

use document_cookie::rules::MONTHS;
use js_sys::Date;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// Seconds since 1970, as the browser's clock has it.
#[must_use]
pub fn now() -> u64 {
    (Date::now() / 1000.0) as u64
}

/// The time for countdowns, in context: seconds since 1970, set anew each
/// second.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    seconds: RwSignal<u64>,
    /// Set anew each minute.
    minutes: Memo<u64>,
}

impl Clock {
    /// Runs until the current owner is cleaned up.
    #[must_use]
    pub fn start() -> Self {
        let time = RwSignal::new(now());
        // A browser that gives no interval leaves the countdowns standing.
        if let Ok(ticking) =
            set_interval_with_handle(move || time.set(now()), Duration::from_secs(1))
        {
            on_cleanup(move || ticking.clear());
        }
        Self {
            seconds: time,
            minutes: Memo::new(move |_| time.get() / 60),
        }
    }

    /// Seconds since 1970. Tracked.
    #[must_use]
    pub fn now(self) -> u64 {
        self.seconds.get()
    }

    /// The same, of the last full minute. Tracked.
    #[must_use]
    pub fn minute(self) -> u64 {
        self.minutes.get() * 60
    }
}

/// Milliseconds since 1970, to measure how long something takes.
#[must_use]
pub fn milliseconds() -> f64 {
    Date::now()
}

/// A day and a minute in words, in the person's own time zone.
#[must_use]
pub fn day_and_time(seconds: u64) -> String {
    format!("{}, {}", day(seconds), time_of_day(seconds))
}

/// When something ends, in the person's own time zone: its day, with the time
/// where that is within a day from now.
#[must_use]
pub fn end(seconds: u64) -> String {
    const DAY: u64 = 86_400;
    if seconds.saturating_sub(now()) < DAY {
        return day_and_time(seconds);
    }
    day(seconds)
}

fn date(seconds: u64) -> Date {
    /// The last second that the browser's calendar has.
    const LAST: u64 = 8_640_000_000_000;
    Date::new(&JsValue::from_f64(seconds.min(LAST) as f64 * 1000.0))
}

/// A day, in the person's own time zone.
#[must_use]
pub fn day(seconds: u64) -> String {
    format!("{} {}", short_day(seconds), date(seconds).get_full_year())
}

/// A day without its year, in the person's own time zone. The page speaks English,
/// and so do its dates; the browser's own formatting takes some 15 ms to begin,
/// which the first view would wait for.
#[must_use]
pub fn short_day(seconds: u64) -> String {
    let date = date(seconds);
    // A time that no calendar has is no month of the year.
    let month = MONTHS.get(date.get_month() as usize).unwrap_or(&"?");
    format!("{} {month}", date.get_date())
}

/// The hour, minute and second, in the person's own time zone.
#[must_use]
pub fn to_the_second(seconds: u64) -> String {
    format!(
        "{}:{:02}",
        time_of_day(seconds),
        date(seconds).get_seconds()
    )
}

/// The hour and minute, in the person's own time zone.
#[must_use]
pub fn time_of_day(seconds: u64) -> String {
    let date = date(seconds);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The time that a date stands for, as the browser reads dates.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let time = Date::parse(text);
    // What is no date is NaN; what is before 1970 has passed all the same.
    (!time.is_nan()).then(|| (time.max(0.0) / 1000.0) as u64)
}

/// A date as an Expires attribute has it.
#[must_use]
pub fn http_date(seconds: u64) -> String {
    date(seconds).to_utc_string().into()
}
