//! The Activity view: the timeline, its search, and the ways back.

use super::action::{Action, What};
use crate::clock;
use crate::components::parts::{acted, code, quiet};
use crate::components::report::written_line;
use crate::components::verdict::sentence;
use crate::session::Session;
use crate::wording;
use leptos::prelude::*;

/// How many actions are shown at once; searching finds the others.
const SHOWN: usize = 200;

/// The view.
#[component]
pub fn ActivityView(
    /// The cookies, and what happened to them.
    session: Session,
) -> impl IntoView {
    let find = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let find = find.get();
        session.activity.with(|actions| {
            let found = actions.iter().filter(|action| action.what.mentions(&find));
            found.cloned().collect::<Vec<_>>()
        })
    });
    let summary = move || {
        let (found, all) = (found.with(Vec::len), session.activity.with(<[Action]>::len));
        match all {
            0 => "Nothing happened yet in this tab.".to_owned(),
            _ if found > SHOWN => format!("{found} entries; the newest {SHOWN} are shown"),
            _ => format!("{found} of {all} entries"),
        }
    };
    let act = move |act: &str, id: Option<u32>| match (act, id) {
        ("undo", Some(id)) => drop(session.undo(id)),
        ("clear", _) => session.activity.clear(),
        ("copy", _) => {
            let text = found.with_untracked(|found| as_text(found));
            let _ = window().navigator().clipboard().write_text(&text);
        }
        _ => {}
    };
    view! {
        <section class="activity" aria-labelledby="activity-title"
            on:click=move |event| {
                if let Some((name, id)) = acted(&event) {
                    act(&name, id);
                }
            }
        >
            <div class="section-head">
                <h1 id="activity-title">"Activity"</h1>
                <p class="quiet" role="status">{summary}</p>
            </div>
            <div class="tools">
                <input type="search" aria-label="Find in the activity" placeholder="Find in the activity"
                    on:input=move |event| find.set(event_target_value(&event)) />
                <button type="button" data-act="copy">"Copy"</button>
                <button type="button" data-act="clear">"Clear"</button>
            </div>
            <ol class="timeline">
                <For each=move || found.get().into_iter().take(SHOWN) key=|action| (action.id, action.undo.len()) let:action>
                    {entry(session, action)}
                </For>
            </ol>
            <p class="quiet">"Kept for as long as this tab shows the page, and nowhere else. A reload begins anew."</p>
        </section>
    }
}

fn entry(session: Session, action: Action) -> AnyView {
    let who = match &action.what {
        What::Wrote(_) => "written here",
        What::Elsewhere(_) => "from elsewhere",
    };
    let head = format!("{}, {who}", clock::to_the_second(action.at));
    let mut body = Vec::new();
    match action.what {
        What::Wrote(written) => {
            body.extend(written.into_iter().map(|one| written_line(session, one)));
        }
        What::Elsewhere(changes) => {
            for change in changes {
                let word = match (&change.before, &change.after) {
                    (None, _) => "added",
                    (_, None) => "gone",
                    _ => "changed",
                };
                body.push(sentence("plain", word.to_owned(), wording::name(&change.name)));
                let before = change.before.iter().map(|value| (true, value));
                for (was, value) in before.chain(change.after.iter().map(|value| (false, value))) {
                    body.push(quiet(if was { "before: " } else { "now: " }.to_owned()));
                    body.push(code(session.veiled(value)));
                    body.push(quiet(" ".to_owned()));
                }
            }
        }
    }
    if !action.undo.is_empty() {
        body.push(way_back(wording::undo(&action.undo)));
    }
    view! { <li class="card" data-id=action.id.to_string()><p class="quiet">{head}</p>{body}</li> }.into_any()
}

fn way_back(words: String) -> AnyView {
    view! { <div class="actions undo"><button type="button" data-act="undo">"Undo"</button><span class="quiet">{words}</span></div> }.into_any()
}

/// The entries as text, to be pasted into a report.
fn as_text(actions: &[Action]) -> String {
    let mut text = String::new();
    for action in actions {
        let time = clock::date(action.at);
        let mut line = |words: &str| {
            text += &time;
            text += "\t";
            text += words;
            text += "\n";
        };
        match &action.what {
            What::Wrote(written) => {
                for report in written.iter().flatten() {
                    line(&format!("{}\t{}", report.outcome.word(), report.line));
                }
            }
            What::Elsewhere(changes) => {
                for change in changes {
                    let shown = |value: &Option<String>| value.clone().unwrap_or_default();
                    let (before, after) = (shown(&change.before), shown(&change.after));
                    line(&format!("elsewhere\t{}: {before} -> {after}", change.name));
                }
            }
        }
    }
    text
}
