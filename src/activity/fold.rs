//! The timeline in entries: runs of one kind are folded, and a rule stands
//! between loads of the page. Pure.

use super::action::{Action, ActionId};
use document_cookie::change::ChangeSource;

/// How close in time a run is, in seconds.
const RUN: u64 = 2;

/// An entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Actions of one kind, newest first; a person's own stand alone.
    Actions(Vec<ActionId>),
    /// The page was loaded for so many times.
    Load(u32),
}

impl Entry {
    /// Tells entries apart; a run that grows is another entry.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Load(load) => format!("load-{load}"),
            Self::Actions(ids) => match (ids.first(), ids.last()) {
                (Some(first), Some(last)) => format!("{}-{}", first.0, last.0),
                _ => String::new(),
            },
        }
    }
}

/// The entries of these actions, newest first.
pub(super) fn fold(actions: &[Action]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut run: Vec<&Action> = Vec::new();
    let close = |run: &mut Vec<&Action>, entries: &mut Vec<Entry>| {
        if !run.is_empty() {
            entries.push(Entry::Actions(run.drain(..).map(|it| it.id).collect()));
        }
    };
    let mut load = None;
    for action in actions {
        if load.is_some_and(|load| load != action.load) {
            close(&mut run, &mut entries);
            entries.push(Entry::Load(load.unwrap_or_default()));
        }
        load = Some(action.load);
        if !run.last().is_some_and(|newer| is_one_run(newer, action)) {
            close(&mut run, &mut entries);
        }
        run.push(action);
    }
    close(&mut run, &mut entries);
    entries
}

fn is_one_run(newer: &Action, older: &Action) -> bool {
    let kind = |action: &Action| {
        let [record] = action.records.as_slice() else {
            return None;
        };
        Some(record.event.as_str())
    };
    newer.origin == ChangeSource::Elsewhere
        && older.origin == ChangeSource::Elsewhere
        && newer.at.abs_diff(older.at) <= RUN
        && kind(newer).is_some()
        && kind(newer) == kind(older)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{Event, Record};

    fn action(id: u32, at: u64, origin: ChangeSource, load: u32) -> Action {
        Action {
            id: ActionId(id),
            at,
            origin,
            load,
            automatic: false,
            records: vec![Record::of_name("a", Event::Added)],
            undo: Vec::new(),
        }
    }

    fn ids(entries: &[Entry]) -> Vec<String> {
        entries.iter().map(Entry::id).collect()
    }

    #[test]
    fn a_run_from_elsewhere_is_one_entry_and_a_persons_acts_stand_alone() {
        let (here, elsewhere) = (ChangeSource::Here, ChangeSource::Elsewhere);
        let actions = [
            action(5, 20, here, 1),
            action(4, 20, here, 1),
            action(3, 10, elsewhere, 1),
            action(2, 9, elsewhere, 1),
            action(1, 5, elsewhere, 1),
        ];
        assert_eq!(ids(&fold(&actions)), ["5-5", "4-4", "3-2", "1-1"]);
    }

    #[test]
    fn a_rule_stands_between_loads() {
        let actions = [
            action(2, 10, ChangeSource::Elsewhere, 2),
            action(1, 10, ChangeSource::Elsewhere, 1),
        ];
        assert_eq!(ids(&fold(&actions)), ["2-2", "load-2", "1-1"]);
        assert_eq!(fold(&[]), []);
    }
}
