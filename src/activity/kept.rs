//! The timeline as text, kept for the tab's life in its session storage, so
//! that a reload shows what came before it, though not the ways back. Pure.

use super::action::Action;
use super::told::Told;

/// Where the page keeps it.
pub const PLACE: &str = "cookie_workbench_activity";

/// The most that is kept, in bytes: the newest, well within what storage takes.
const MOST: usize = 2_000_000;

// The separators that ASCII has. No browser keeps a cookie with one of them in
// it.
const ACTION: char = '\u{1c}';
const COOKIE: char = '\u{1d}';
const FIELD: char = '\u{1e}';
/// Ends each value, so that no value is not an empty one.
const VALUE: char = '\u{1f}';

/// The timeline as text, newest first: as much as can be kept.
#[must_use]
pub fn to_text(actions: &[Action]) -> String {
    let mut text = String::new();
    for action in actions {
        if text.len() > MOST {
            break;
        }
        text.push(ACTION);
        text.push(if action.here { 'h' } else { 'e' });
        text.push_str(&action.at.to_string());
        for told in &action.told {
            text.push(COOKIE);
            for field in [&told.word, &told.name, &told.line, &told.says, &told.lost] {
                text.push_str(field);
                text.push(FIELD);
            }
            for values in [&told.before, &told.after] {
                for value in values {
                    text.push_str(value);
                    text.push(VALUE);
                }
                text.push(FIELD);
            }
        }
    }
    text
}

/// The timeline of such a text. What is no part of one is left out.
#[must_use]
pub fn of_text(text: &str) -> Vec<Action> {
    let mut actions = Vec::new();
    for action in text.split(ACTION) {
        let mut parts = action.split(COOKIE);
        let head = parts.next().unwrap_or_default();
        if let Some(Ok(at)) = head.get(1..).map(str::parse) {
            actions.push(Action {
                id: actions.len() as u32,
                at,
                here: head.starts_with('h'),
                told: parts.map(told).collect(),
                undo: Vec::new(),
            });
        }
    }
    actions
}

fn told(text: &str) -> Told {
    let mut fields = text.split(FIELD);
    let mut next = || fields.next().unwrap_or_default();
    let [word, name, line, says, lost] = [(); 5].map(|()| next().to_owned());
    let [before, after] =
        [(); 2].map(|()| next().split_terminator(VALUE).map(str::to_owned).collect());
    Told {
        word,
        name,
        before,
        after,
        line,
        says,
        lost,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document_cookie::change::{Change, ChangeKind, Origin};

    fn action(at: u64, here: bool, told: Vec<Told>) -> Action {
        Action {
            id: 0,
            at,
            here,
            told,
            undo: Vec::new(),
        }
    }

    #[test]
    fn a_timeline_comes_back_as_it_was_told() {
        let before = [String::new(), "🍪".to_owned()];
        let removed = Told::of_removal("a", &before, &[], "a=; Max-Age=0".to_owned());
        let change = Change {
            name: String::new(),
            kind: ChangeKind::Added {
                value: "1\t2".to_owned(),
            },
            origin: Origin::Elsewhere,
        };
        let mut actions = vec![
            action(2, true, vec![removed.clone(), removed]),
            action(1, false, vec![Told::of_change(&change).unwrap()]),
        ];
        actions[1].id = 1;
        assert_eq!(of_text(&to_text(&actions)), actions);
    }

    #[test]
    fn what_is_no_timeline_is_left_out() {
        for nonsense in ["", "nonsense\u{1c}", "hx\u{1d}\u{1d}"] {
            assert_eq!(of_text(nonsense), []);
        }
        assert_eq!(of_text("\u{1c}h1\u{1d}")[0].told, [Told::default()]);
    }

    #[test]
    fn what_does_not_fit_is_the_oldest() {
        let long = |at| {
            let line = "x".repeat(MOST / 2);
            let told = Told {
                line,
                ..Told::default()
            };
            action(at, true, vec![told])
        };
        let text = to_text(&[long(5), long(4), long(3), long(2)]);
        let kept: Vec<u64> = of_text(&text).iter().map(|action| action.at).collect();
        assert_eq!(kept, [5, 4]);
    }
}
