//! The Visits view: number and greeting, the stamp card, what was written, how
//! it travels, and the same step elsewhere.

use super::journey::journey;
use super::stamp_card::stamp_card;
use super::visit::Note;
use super::{COUNT, Count, CountError, HISTORY, History, HistoryError, MESSAGE, VisitsState};
use crate::clock;
use crate::components::parts::{acted, element, term, with};
use crate::components::{Island, island, keep_report};
use crate::session::Session;
use crate::wording;
use document_cookie::{CookieString, Encoding};
use leptos::prelude::*;
use web_sys::Element;

/// What the three cookies hold now.
#[derive(Clone, PartialEq)]
pub(super) struct Counted {
    count: Option<Count>,
    message: Option<String>,
    pub(super) history: Option<History>,
}

impl Counted {
    /// The number of visits; 0 where none is counted.
    pub(super) fn number(&self) -> u64 {
        self.count.map_or(0, Count::number)
    }

    fn of_text(text: &str) -> Self {
        let shown = CookieString::new(text);
        let value = |name| shown.get(name).map(|entry| entry.value);
        Self {
            count: value(COUNT).and_then(|value| Count::of_value(value).ok()),
            message: value(MESSAGE).map(|value| Encoding::read(value).text.into_owned()),
            history: value(HISTORY).and_then(|value| History::of_value(value, clock::now()).ok()),
        }
    }
}

/// The cookies' counts, as they are now. Tracked.
#[derive(Clone, Copy)]
pub(super) struct Follow(Session);

impl Follow {
    pub(super) fn with<T>(self, look: impl FnOnce(&Counted) -> T) -> T {
        let text = self.0.with_text(str::to_owned).unwrap_or_default();
        look(&Counted::of_text(&text))
    }
}

/// The view.
#[component]
pub fn VisitsView(
    /// The cookies.
    session: Session,
    /// What is remembered while the page is open.
    state: VisitsState,
) -> impl IntoView {
    state.shown(session);
    let counted = Follow(session);
    view! {
        <div class="visits">
            {island(include_str!("hero.html"), move |island| hero(&island, session, state, counted))}
            {stamp_card(counted)}
            {island(include_str!("report.html"), move |island| {
                island.content("notes", move || {
                    let notes = state.notes.get();
                    notes.iter().map(|note| with(element("p", "note", &note_words(note)), "role", "note")).collect()
                });
                keep_report(&island, session, state.said, "Nothing was written in this load yet.");
            })}
            {journey(session)}
            {island(include_str!("same_step.html"), |_| ())}
        </div>
    }
}

/// Number and greeting, the days, and the three intents.
fn hero(island: &Island, session: Session, state: VisitsState, counted: Follow) {
    let number = move || counted.with(Counted::number).to_string();
    island.text("number", number);
    island.attribute("number", "data-long", move || {
        (number().len() > 6).then(String::new)
    });
    island.text("message", move || {
        counted.with(|counted| {
            counted
                .message
                .clone()
                .unwrap_or_else(|| match counted.count {
                    None => "No visits on record".to_owned(),
                    Some(_) => "No message on record".to_owned(),
                })
        })
    });
    island.content("days", move || counted.with(days));
    island.on("click", move |event| match acted(&event) {
        Some((act, _)) if act == "set" => state.count_visit(session),
        Some((act, _)) if act == "read" => state.read(session),
        Some(_) => state.delete(session),
        None => {}
    });
}

/// First and latest visits.
fn days(counted: &Counted) -> Vec<Element> {
    let Some(history) = &counted.history else {
        return Vec::new();
    };
    let day = |what, time| term(what, vec![element("span", "", &clock::day_and_time(time))]);
    let mut days = vec![day("First visit", history.first())];
    days.extend(history.before_last().map(|time| day("Visit before", time)));
    days.push(day("Last visit", history.last()));
    days
}

/// What a note says, and what was done about it.
fn note_words(note: &Note) -> String {
    match note {
        Note::CountNonsense { value, error } => {
            let value = cut(value);
            let why = match error {
                CountError::Empty => "is empty".to_owned(),
                CountError::NotDigits => format!("held “{value}”, which is no number"),
                CountError::TooLarge => {
                    format!("held {value}, more than can be counted exactly (2^53 − 1)")
                }
            };
            format!("The cookie {COUNT} {why}. The count starts again at 1.")
        }
        Note::CountFull => format!(
            "{COUNT} holds 2^53 − 1, the largest number that every program reads exactly. It \
             stays there; delete the cookies to begin anew."
        ),
        Note::MessageNonsense { value } => format!(
            "The cookie {MESSAGE} held “{}”, not one of this page's messages. It was written anew.",
            cut(value)
        ),
        Note::HistoryNonsense { value, error } => {
            let why = match error {
                HistoryError::Version => "it does not begin as this page writes it",
                HistoryError::Number => "one of its numbers is none",
                HistoryError::Order => "its visits are out of order or in the future",
            };
            format!(
                "The cookie {HISTORY} held “{}”, which is no history: {why}. The history starts \
                 again with this visit.",
                cut(value)
            )
        }
        Note::CountDidNotRise { written, shown } => did_not_rise(*written, shown),
        Note::Copies { name, shown } => format!(
            "The name {name} shows {} times ({}). Copies come from other paths or domains; this \
             page reads the first and writes the one at Path=/.",
            shown.len(),
            cut(&wording::joined(shown, ", "))
        ),
    }
}

fn did_not_rise(written: Count, shown: &[String]) -> String {
    let written = written.number();
    match shown {
        [] => format!(
            "The page wrote {COUNT}={written}, and no {COUNT} shows afterwards. Either cookies are \
             blocked for this site, or the server has set an HttpOnly {COUNT}, which script can \
             neither see nor change."
        ),
        [one] => format!(
            "The page wrote {COUNT}={written}, but {COUNT} still reads “{}”. Another program may \
             write it at the same time, or the browser did not take the write: an HttpOnly {COUNT} \
             at Path=/ would have that effect.",
            cut(one)
        ),
        [first, ..] => format!(
            "The page wrote {COUNT}={written}, but the count did not rise: {COUNT} shows {} times \
             ({}), and “{}” comes first. Another copy of the name, on a deeper path or a parent \
             domain, stands before the one this page writes at Path=/. Delete that copy where it \
             was set.",
            shown.len(),
            cut(&wording::joined(shown, ", ")),
            cut(first)
        ),
    }
}

/// A foreign value in a sentence: its beginning is enough.
fn cut(value: &str) -> String {
    const MOST: usize = 60;
    if value.chars().count() <= MOST {
        return value.to_owned();
    }
    let start: String = value.chars().take(MOST).collect();
    format!("{start}…")
}
