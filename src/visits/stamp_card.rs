//! The picture of recent visits: a card that is stamped once a visit.

use super::History;
use super::view::{Counted, Follow};
use crate::clock;
use crate::components::island;
use crate::components::parts::{element, holding, with};
use crate::wording;
use leptos::prelude::*;
use web_sys::Element;

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
pub(super) fn stamp_card(counted: Follow) -> AnyView {
    let full = move || counted.with(Counted::number).saturating_sub(1) / PLACES;
    island(include_str!("stamp_card.html"), move |island| {
        island.text("title", move || {
            format!("Card {}", wording::grouped(full() + 1))
        });
        island.text("caption", move || match full() {
            0 => "Every visit is a stamp; twelve fill a card.".to_owned(),
            1 => "One card is full already.".to_owned(),
            cards => format!("{} cards are full already.", wording::grouped(cards)),
        });
        island.content("stamps", move || {
            let card = counted.with(|counted| {
                let recent = counted.history.as_ref().map_or(&[][..], History::recent);
                stamps(counted.number(), recent)
            });
            let first = full() * PLACES + 1;
            let numbered = card.into_iter().zip(first..);
            numbered
                .map(|(stamp, number)| place_on_card(stamp, number))
                .collect()
        });
    })
}

fn place_on_card(stamp: Stamp, number: u64) -> Element {
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
    let class = match stamp {
        Stamp::Dated { latest: true, .. } => "stamp inked latest",
        Stamp::Empty => "stamp",
        _ => "stamp inked",
    };
    let spoken = element("span", "visually-hidden", &label);
    let ink = holding(
        "span",
        "ink",
        vec![
            element("span", "stamp-day", &day),
            element("span", "stamp-time", &time),
        ],
    );
    let number = element("span", "stamp-number", &wording::grouped(number));
    let [ink, number] = [ink, number].map(|shown| with(shown, "aria-hidden", "true"));
    let place = holding("li", class, vec![spoken, ink, number]);
    with(place, "title", &label)
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
