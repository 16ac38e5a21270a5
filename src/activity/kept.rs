//! The timeline as text: to be searched, copied, and kept for the tab's life in
//! its session storage, so that a reload shows what came before it, though not
//! the ways back. Pure.

use super::action::{Action, What, values};
use document_cookie::change::ChangeKind;

/// Where the page keeps it.
pub const PLACE: &str = "cookie_workbench_activity";

/// The most that is kept, in bytes: the newest, well within what storage takes.
const MOST: usize = 2_000_000;

// Two of the separators that ASCII has. No browser keeps a cookie with one of
// them in it.
const ACTION: char = '\u{1c}';
const LINE: char = '\u{1d}';

/// What an action tells, a line a cookie: what became of it, its name, what the
/// name held before and after, and the line that was written, between tabs.
#[must_use]
pub fn lines(what: &What) -> Vec<String> {
    match what {
        What::Wrote(written) => {
            let line = |report: &document_cookie::Report| {
                let (before, after) = (report.before().join(", "), report.after().join(", "));
                told(
                    report.outcome.word(),
                    report.name(),
                    [&before, &after],
                    &report.line,
                )
            };
            written.iter().flatten().map(line).collect()
        }
        What::Elsewhere(changes) => {
            let line = |change: &document_cookie::change::Change| {
                let (before, after) = values(change);
                let values = [before.unwrap_or("-"), after.unwrap_or("-")];
                told(word(&change.kind), &change.name, values, "")
            };
            changes.iter().map(line).collect()
        }
        What::Earlier { lines, .. } => lines.clone(),
    }
}

fn told(word: &str, name: &str, [before, after]: [&str; 2], line: &str) -> String {
    [word, "\t", name, ": ", before, " -> ", after, "\t", line].concat()
}

/// What became of a cookie that changed from elsewhere.
#[must_use]
pub fn word(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added { .. } => "added",
        ChangeKind::Changed { .. } => "changed",
        ChangeKind::Expired { .. } => "expired",
        _ => "gone",
    }
}

/// The timeline as text, newest first: as much as can be kept.
#[must_use]
pub fn to_text(actions: &[Action]) -> String {
    let mut text = String::new();
    for action in actions {
        if text.len() > MOST {
            break;
        }
        text.push(ACTION);
        text.push(if action.what.is_here() { 'h' } else { 'e' });
        text.push_str(&action.at.to_string());
        for line in lines(&action.what) {
            text.push(LINE);
            text.push_str(&line);
        }
    }
    text
}

/// The timeline of such a text. What is no part of one is left out.
#[must_use]
pub fn of_text(text: &str) -> Vec<Action> {
    let mut actions = Vec::new();
    for action in text.split(ACTION) {
        let mut lines = action.split(LINE);
        let head = lines.next().unwrap_or_default();
        if let Some(Ok(at)) = head.get(1..).map(str::parse) {
            actions.push(Action {
                id: actions.len() as u32,
                at,
                what: What::Earlier {
                    here: head.starts_with('h'),
                    lines: lines.map(str::to_owned).collect(),
                },
                undo: Vec::new(),
            });
        }
    }
    actions
}

#[cfg(test)]
mod tests {
    use super::*;
    use document_cookie::Report;
    use document_cookie::change::{Change, Origin};

    fn action(at: u64, what: What) -> Action {
        Action {
            id: 0,
            at,
            what,
            undo: Vec::new(),
        }
    }

    #[test]
    fn a_timeline_comes_back_as_it_was_told() {
        let before = [String::new(), "🍪".to_owned()];
        let report = Report::of_removal("a=; Max-Age=0".to_owned(), "a", &before, &[]);
        let change = Change {
            name: String::new(),
            kind: ChangeKind::Added {
                value: "1\t2".to_owned(),
            },
            origin: Origin::Elsewhere,
        };
        let actions = [
            action(2, What::Wrote(vec![Ok(report.clone()), Ok(report)])),
            action(1, What::Elsewhere(vec![change])),
        ];
        let kept = of_text(&to_text(&actions));
        assert_eq!(kept.len(), 2);
        for (kept, action) in kept.iter().zip(&actions) {
            assert_eq!(kept.at, action.at);
            assert_eq!(kept.what.is_here(), action.what.is_here());
            assert_eq!(lines(&kept.what), lines(&action.what));
        }
        assert_eq!(to_text(&kept), to_text(&actions));
    }

    #[test]
    fn what_is_no_timeline_is_left_out() {
        for nonsense in ["", "nonsense\u{1c}", "hx\u{1d}\u{1d}"] {
            assert_eq!(of_text(nonsense), []);
        }
    }

    #[test]
    fn what_does_not_fit_is_the_oldest() {
        let long = |at| {
            let lines = vec!["x".repeat(MOST / 2)];
            action(at, What::Earlier { here: true, lines })
        };
        let text = to_text(&[long(5), long(4), long(3), long(2)]);
        let kept: Vec<u64> = of_text(&text).iter().map(|action| action.at).collect();
        assert_eq!(kept, [5, 4]);
    }
}
