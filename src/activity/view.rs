//! The Activity view: the timeline, its search, and the ways back.

use super::{Action, Told};
use crate::clock;
use crate::components::live::{keep, replace};
use crate::components::parts::{acted, button, code, element, holding, quiet, value_of, with};
use crate::components::report::{summed_up, told_line};
use crate::components::{Said, island, keep_report};
use crate::session::Session;
use crate::shared::Shared;
use crate::wording;
use leptos::prelude::*;
use web_sys::Element;

/// How many actions are shown at once; searching finds the others.
const SHOWN: usize = 200;

/// The view.
#[component]
pub fn ActivityView(
    /// The cookies, and what happened to them.
    session: Session,
) -> impl IntoView {
    island(include_str!("activity.html"), move |island| {
        let find = Shared::new(String::new());
        let said = Shared::new(None);
        keep_report(
            &island,
            session,
            said,
            "What is taken back or copied here is told here.",
        );
        // The newest first, by their ids.
        let found = move || {
            let find = find.get();
            session.activity.with(|actions| {
                let found = actions.iter().filter(|action| action.mentions(&find));
                found.map(|action| action.id).collect::<Vec<_>>()
            })
        };
        island.text("summary", move || {
            let (found, all) = (found().len(), session.activity.with(<[Action]>::len));
            match all {
                0 => "Nothing happened yet in this tab.".to_owned(),
                _ if found > SHOWN => format!("{found} entries; the newest {SHOWN} are shown"),
                _ => format!("{found} of {all} entries"),
            }
        });
        let shown = move || {
            let mut found = found();
            found.truncate(SHOWN);
            found
        };
        island.list("entries", shown, move |id| {
            let entry = element("li", "card", "");
            let place = entry.clone();
            keep(Box::new(move || {
                if let Some(action) = session.activity.get(id) {
                    replace(&place, parts_of(session, &action));
                }
            }));
            with(entry, "data-id", &id.to_string())
        });
        island.on("input", move |event| find.set(value_of(&event)));
        island.on("click", move |event| match acted(&event) {
            Some((_, Some(id))) => said.set(Some(Said::Wrote(session.undo(id)))),
            Some((act, _)) if act == "clear" => {
                session.activity.clear();
                said.set(None);
            }
            Some(_) => {
                let text = untrack(|| {
                    let found = found();
                    session.activity.with(|actions| {
                        as_text(actions.iter().filter(|action| found.contains(&action.id)))
                    })
                });
                said.set(Some(Said::Done(copy(&text))));
            }
            None => {}
        });
    })
}

/// Copies a text, where a page may.
fn copy(text: &str) -> &'static str {
    let clipboard = window().navigator().clipboard();
    // Outside secure contexts the property is missing, whatever its type says.
    if clipboard.is_undefined() {
        return "Only pages over https may copy: select the entries, and copy them by hand.";
    }
    let _ = clipboard.write_text(text);
    "The entries were handed to the clipboard."
}

/// What an entry shows.
fn parts_of(session: Session, action: &Action) -> Vec<Element> {
    let who = match action.here {
        true => "written here",
        false => "from elsewhere",
    };
    let head = format!("{}, {who}", clock::to_the_second(action.at));
    let mut parts = vec![element("p", "quiet", &head)];
    let mut each = Vec::new();
    for told in &action.told {
        each.push(told_line(session, told));
        each.push(before_and_after(session, told));
    }
    parts.extend(summed_up(&action.told, each));
    if !action.undo.is_empty() {
        let words = wording::undo(&action.undo);
        parts.push(holding(
            "div",
            "actions undo",
            vec![button("undo", "Undo"), quiet(&words)],
        ));
    }
    parts
}

/// A value so long that it scrolls, for which the keyboard has to reach it.
const LONG: usize = 300;

/// What a name held, and what it holds, side by side.
fn before_and_after(session: Session, told: &Told) -> Element {
    let mut said = Vec::new();
    let mut length = 0;
    for (when, values) in [("before: ", &told.before), (" now: ", &told.after)] {
        if !values.is_empty() {
            let values = wording::joined(values, ", ");
            length += values.len();
            said.extend([quiet(when), code(&session.veiled(&values))]);
        }
    }
    let held = holding("p", "held", said);
    if length > LONG {
        with(held, "tabindex", "0")
    } else {
        held
    }
}

/// The entries as text, to be pasted into a report.
fn as_text<'a>(actions: impl Iterator<Item = &'a Action>) -> String {
    let mut text = String::new();
    for action in actions {
        let who = match action.here {
            true => "\there\t",
            false => "\telsewhere\t",
        };
        for told in &action.told {
            text += &[&clock::date(action.at), who, &told.text(), "\n"].concat();
        }
    }
    text
}
