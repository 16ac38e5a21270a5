//! The picture of recent visits: a card that is stamped once a visit.

use super::History;
use super::VisitsState;
use crate::clock;
use crate::session::Session;
use crate::wording;
use leptos::prelude::*;

/// Stamps on a full card.
const PLACES: u64 = 12;

/// One place on the card.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stamp {
    /// A visit at a known time.
    Dated { time: u64, latest: bool },
    /// A visit that the history does not reach.
    Undated,
    /// Not yet.
    Empty,
}

/// The card being filled. Pure.
fn stamps(number: u64, recent: &[u64]) -> Vec<Stamp> {
    let filled = match number % PLACES {
        0 if number > 0 => PLACES,
        some => some,
    };
    (0..PLACES)
        .map(|place| {
            if place >= filled {
                return Stamp::Empty;
            }
            let visits_ago = (filled - 1 - place) as usize;
            match recent.iter().rev().nth(visits_ago) {
                Some(&time) => Stamp::Dated {
                    time,
                    latest: visits_ago == 0,
                },
                None => Stamp::Undated,
            }
        })
        .collect()
}

/// The card.
#[component]
pub(super) fn StampCard() -> impl IntoView {
    let state: VisitsState = expect_context();
    let session: Session = expect_context();
    let full =
        Memo::new(move |_| state.shown.with(|shown| shown.number().saturating_sub(1)) / PLACES);
    let caption = move || match full.get() {
        0 => "Every visit is a stamp; twelve fill a card.".to_owned(),
        1 => "One card is full already.".to_owned(),
        cards => format!("{} cards are full already.", wording::grouped(cards)),
    };
    let places = move || {
        let masked = session.masked.get();
        let card = state.shown.with(|shown| {
            // The days are the history's value.
            let history = shown.history.as_ref().filter(|_| !masked);
            stamps(shown.number(), history.map_or(&[][..], History::recent))
        });
        let first = full.get() * PLACES + 1;
        card.into_iter()
            .zip(first..)
            .map(|(stamp, number)| view! { <Place stamp number /> }.into_any())
            .collect_view()
    };
    view! {
        <section class="card stamp-card" aria-labelledby="card-title">
            <header>
                <h2 id="card-title">"Card "{move || wording::grouped(full.get() + 1)}</h2>
                <p class="quiet">{caption}</p>
            </header>
            <ol class="stamps">{places}</ol>
        </section>
    }
}

/// A place on the card.
#[component]
fn Place(stamp: Stamp, number: u64) -> impl IntoView {
    let label = match stamp {
        Stamp::Dated { time, .. } => format!("Visit {number}, {}", clock::day_and_time(time)),
        Stamp::Undated => format!("Visit {number}, time not known"),
        Stamp::Empty => format!("Visit {number}, still to come"),
    };
    let (day, time) = match stamp {
        Stamp::Dated { time, .. } => (clock::short_day(time), clock::time_of_day(time)),
        Stamp::Undated => ("visited".to_owned(), String::new()),
        Stamp::Empty => (String::new(), String::new()),
    };
    let inked = stamp != Stamp::Empty;
    let latest = matches!(stamp, Stamp::Dated { latest: true, .. });
    view! {
        <li class="stamp" class:inked=inked class:latest=latest title=label>
            <span class="visually-hidden">{label.clone()}</span>
            <span class="ink" aria-hidden="true">
                <span class="stamp-day">{day}</span>
                <span class="stamp-time">{time}</span>
            </span>
            <span class="stamp-number" aria-hidden="true">{wording::grouped(number)}</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inked(number: u64) -> usize {
        stamps(number, &[])
            .iter()
            .filter(|stamp| **stamp != Stamp::Empty)
            .count()
    }

    #[test]
    fn a_card_fills_and_the_next_begins() {
        assert_eq!(
            [0, 1, 11, 12, 13, 24, 25].map(inked),
            [0, 1, 11, 12, 1, 12, 1]
        );
    }

    #[test]
    fn visits_before_the_history_have_no_date() {
        let card = stamps(3, &[100, 200]);
        assert_eq!(
            card[..4],
            [
                Stamp::Undated,
                Stamp::Dated {
                    time: 100,
                    latest: false
                },
                Stamp::Dated {
                    time: 200,
                    latest: true
                },
                Stamp::Empty,
            ]
        );
    }
}
