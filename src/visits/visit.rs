//! The next visit: from what the three cookies hold to what they are to hold.
//! Pure.

use super::{Count, CountError, History, HistoryError, THANKS, WELCOME};
use document_cookie::Encoding;

/// What the three cookies hold before a visit; none where there is no such
/// cookie. Of several copies, the first that the browser shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held<'a> {
    /// `visit_count`.
    pub count: Option<&'a str>,
    /// `visitor_message`.
    pub message: Option<&'a str>,
    /// `visit_history`.
    pub history: Option<&'a str>,
}

/// A visit as it is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its number.
    pub count: Count,
    /// What the visitor is greeted with.
    pub message: &'static str,
    /// All visits so far, this one included.
    pub history: History,
    /// What was odd about the cookies found.
    pub notes: Vec<Note>,
}

/// Something odd that a person should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// `visit_count` was no count; it starts again at 1.
    CountNonsense {
        /// What it held.
        value: String,
        /// Why that is no count.
        error: CountError,
    },
    /// `visit_count` was at its largest and stays there.
    CountFull,
    /// `visitor_message` held other words than this page's.
    MessageNonsense {
        /// What it held.
        value: String,
    },
    /// `visit_history` was no history; it starts again.
    HistoryNonsense {
        /// What it held.
        value: String,
        /// Why that is no history.
        error: HistoryError,
    },
    /// After the write, `visit_count` does not show the number written.
    CountDidNotRise {
        /// The number written.
        written: Count,
        /// Every value that shows under the name.
        shown: Vec<String>,
    },
    /// A name shows more than once.
    Copies {
        /// The name.
        name: &'static str,
        /// Its values, in the browser's order.
        shown: Vec<String>,
    },
}

impl Visit {
    /// The visit that follows what the cookies hold, at `now` (seconds since
    /// 1970).
    #[must_use]
    pub fn next(held: Held<'_>, now: u64) -> Self {
        let mut notes = Vec::new();
        let count = match held.count.map(|value| (value, Count::of_value(value))) {
            None => Count::FIRST,
            Some((_, Ok(count))) => count.next().unwrap_or_else(|| {
                notes.push(Note::CountFull);
                count
            }),
            Some((value, Err(error))) => {
                let value = value.to_owned();
                notes.push(Note::CountNonsense { value, error });
                Count::FIRST
            }
        };
        if let Some(value) = held.message
            && ![WELCOME, THANKS].contains(&Encoding::read(value).text.as_ref())
        {
            let value = value.to_owned();
            notes.push(Note::MessageNonsense { value });
        }
        let history = match held
            .history
            .map(|value| (value, History::of_value(value, now)))
        {
            None => History::begin(now),
            Some((_, Ok(history))) => history.with_visit(now),
            Some((value, Err(error))) => {
                let value = value.to_owned();
                notes.push(Note::HistoryNonsense { value, error });
                History::begin(now)
            }
        };
        Self {
            count,
            message: if count == Count::FIRST {
                WELCOME
            } else {
                THANKS
            },
            history,
            notes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_000_000;

    #[test]
    fn the_first_visit_is_welcomed_and_the_next_is_thanked() {
        let first = Visit::next(Held::default(), NOW);
        assert_eq!((first.count, first.message), (Count::FIRST, WELCOME));
        assert!(first.notes.is_empty());

        let (count, history) = (first.count.number().to_string(), first.history.value());
        let held = Held {
            count: Some(&count),
            message: Some("\"Welcome for the first time\""),
            history: Some(&history),
        };
        let second = Visit::next(held, NOW + 60);
        assert_eq!((second.count.number(), second.message), (2, THANKS));
        assert!(second.notes.is_empty());
        assert_eq!(second.history.recent(), [NOW, NOW + 60]);
    }

    #[test]
    fn what_a_server_wrote_counts_on_without_a_history() {
        let held = Held {
            count: Some("41"),
            message: Some(WELCOME),
            history: None,
        };
        let visit = Visit::next(held, NOW);
        assert_eq!((visit.count.number(), visit.message), (42, THANKS));
        assert_eq!(visit.history.first(), NOW);
    }

    #[test]
    fn nonsense_in_each_is_noted_and_mended() {
        let held = Held {
            count: Some("banana"),
            message: Some("<b>hi"),
            history: Some("1.x"),
        };
        let visit = Visit::next(held, NOW);
        assert_eq!((visit.count, visit.message), (Count::FIRST, WELCOME));
        assert_eq!(visit.history, History::begin(NOW));
        assert!(matches!(
            visit.notes.as_slice(),
            [
                Note::CountNonsense {
                    error: CountError::NotDigits,
                    ..
                },
                Note::MessageNonsense { .. },
                Note::HistoryNonsense {
                    error: HistoryError::Number,
                    ..
                },
            ]
        ));
    }

    #[test]
    fn the_largest_count_stays() {
        let held = Held {
            count: Some("9007199254740991"),
            ..Held::default()
        };
        let visit = Visit::next(held, NOW);
        assert_eq!(visit.count, Count::MAX);
        assert_eq!(visit.notes, [Note::CountFull]);
    }
}
