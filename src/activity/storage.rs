//! The timeline as text, kept for the tab's life in its session storage, so
//! that a reload shows what came before it, though not the ways back. Pure.

use super::action::{Action, ActionId};
use super::record::Record;
use document_cookie::change::ChangeSource;
use serde::{Deserialize, Serialize};

/// The key in the session storage.
pub const KEY: &str = "cookie_workbench_timeline";

/// The most that is kept, in bytes: the newest, well within what storage takes.
const MAX_BYTES: usize = 2_000_000;

/// An action as it is kept, one a line.
#[derive(Serialize, Deserialize)]
struct Stored<R> {
    at: u64,
    here: bool,
    load: u32,
    automatic: bool,
    records: R,
}

/// The timeline as text, newest first: as much as can be kept.
#[must_use]
pub fn to_text(actions: &[Action]) -> String {
    let mut text = String::new();
    for action in actions {
        let stored = Stored {
            at: action.at,
            here: action.origin == ChangeSource::Here,
            load: action.load,
            automatic: action.automatic,
            records: &action.records,
        };
        // Strings and numbers can always be written.
        let Ok(line) = serde_json::to_string(&stored) else {
            continue;
        };
        if !text.is_empty() && text.len() + line.len() > MAX_BYTES {
            break;
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// The timeline of such a text. A line that is no action is left out.
#[must_use]
pub fn from_text(text: &str) -> Vec<Action> {
    let stored = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Stored<Vec<Record>>>(line).ok());
    stored
        .zip(0..)
        .map(|(stored, id)| Action {
            id: ActionId(id),
            at: stored.at,
            origin: if stored.here {
                ChangeSource::Here
            } else {
                ChangeSource::Elsewhere
            },
            load: stored.load,
            automatic: stored.automatic,
            records: stored.records,
            undo: Vec::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::Event;

    fn action(id: u32, at: u64, origin: ChangeSource, records: Vec<Record>) -> Action {
        Action {
            id: ActionId(id),
            at,
            origin,
            load: 1,
            automatic: false,
            records,
            undo: Vec::new(),
        }
    }

    #[test]
    fn a_timeline_comes_back_as_it_was() {
        let before = [String::new(), "🍪\u{1c}\n".to_owned()];
        let removed = Record::of_removal("a", &before, &[], "a=; Max-Age=0".to_owned());
        let actions = [
            action(0, 2, ChangeSource::Here, vec![removed.clone(), removed]),
            action(
                1,
                1,
                ChangeSource::Elsewhere,
                vec![Record::of_name("", Event::Added)],
            ),
        ];
        assert_eq!(from_text(&to_text(&actions)), actions);
    }

    #[test]
    fn what_is_no_timeline_is_left_out() {
        for other in ["", "nonsense", "{}", "\u{1c}h1\u{1d}", "[1]\nnull"] {
            assert_eq!(from_text(other), []);
        }
    }

    #[test]
    fn what_does_not_fit_is_the_oldest() {
        let long = |at| {
            let line = Some("x".repeat(MAX_BYTES / 3));
            let record = Record {
                line,
                ..Record::of_name("a", Event::Added)
            };
            action(0, at, ChangeSource::Here, vec![record])
        };
        let text = to_text(&[long(5), long(4), long(3), long(2)]);
        let kept: Vec<u64> = from_text(&text).iter().map(|action| action.at).collect();
        assert_eq!(kept, [5, 4]);
    }
}
