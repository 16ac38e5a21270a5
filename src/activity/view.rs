//! The Activity view: the timeline, its search, and the ways back.

use super::action::{Action, What, values};
use super::kept;
use crate::clock;
use crate::components::live::{keep, replace};
use crate::components::parts::{acted, button, code, element, holding, quiet, value_of, with};
use crate::components::report::written_line;
use crate::components::verdict::sentence;
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
                let found = actions.iter().filter(|action| action.what.mentions(&find));
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
    let who = match action.what.is_here() {
        true => "written here",
        false => "from elsewhere",
    };
    let head = format!("{}, {who}", clock::to_the_second(action.at));
    let mut parts = vec![element("p", "quiet", &head)];
    match &action.what {
        What::Wrote(written) => {
            for one in written {
                parts.push(written_line(session, one));
                if let Ok(report) = one {
                    let joined =
                        |values: &[&str]| (!values.is_empty()).then(|| values.join(", "));
                    let (before, after) = (joined(&report.before()), joined(&report.after()));
                    let told = before_and_after(session, before.as_deref(), after.as_deref());
                    parts.push(told);
                }
            }
        }
        What::Elsewhere(changes) => {
            for change in changes {
                let name = wording::name(&change.name);
                parts.push(sentence("plain", kept::word(&change.kind), &name));
                let (before, after) = values(change);
                parts.push(before_and_after(session, before, after));
            }
        }
        What::Earlier { lines, .. } => {
            for line in lines {
                let (word, told) = line.split_once('\t').unwrap_or_default();
                parts.push(sentence("plain", word, ""));
                parts.push(holding("p", "held", vec![code(&session.veiled(told))]));
            }
        }
    }
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
fn before_and_after(session: Session, before: Option<&str>, after: Option<&str>) -> Element {
    let mut said = Vec::new();
    for (when, value) in [("before: ", before), (" now: ", after)] {
        if let Some(value) = value {
            let value = code(&session.veiled(value));
            said.extend([quiet(when), value]);
        }
    }
    let held = holding("p", "held", said);
    let long = [before, after]
        .into_iter()
        .flatten()
        .any(|value| value.len() > LONG);
    if long {
        with(held, "tabindex", "0")
    } else {
        held
    }
}

/// The entries as text, to be pasted into a report.
fn as_text<'a>(actions: impl Iterator<Item = &'a Action>) -> String {
    let mut text = String::new();
    for action in actions {
        let who = match action.what.is_here() {
            true => "\there\t",
            false => "\telsewhere\t",
        };
        for line in kept::lines(&action.what) {
            text += &[&clock::date(action.at), who, &line, "\n"].concat();
        }
    }
    text
}
