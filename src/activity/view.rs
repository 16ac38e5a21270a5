//! The Activity view: the timeline, its search, and the ways back.

use super::{Action, ActionId, Activity};
use crate::clock;
use crate::components::{Feedback, Records, Report, focus};
use crate::session::Session;
use crate::wording;
use document_cookie::change::ChangeSource;
use leptos::prelude::*;

/// How many actions are shown at once; searching finds the others.
const MAX_SHOWN: usize = 200;

/// The view.
#[component]
pub fn ActivityView() -> impl IntoView {
    let session: Session = expect_context();
    let activity = session.activity;
    let find = RwSignal::new(String::new());
    let feedback = RwSignal::new(None);
    // The newest first.
    let found = Memo::new(move |_| {
        let find = find.get();
        activity.with(|actions| {
            let found = actions.iter().filter(|action| action.contains(&find));
            found.map(|action| action.id).collect::<Vec<_>>()
        })
    });
    let summary = move || {
        let (found, all) = (found.with(Vec::len), activity.with(<[Action]>::len));
        match all {
            0 => "Nothing happened yet in this tab.".to_owned(),
            _ if found > MAX_SHOWN => {
                format!("{found} entries; the newest {MAX_SHOWN} are shown")
            }
            _ => format!("{found} of {all} entries"),
        }
    };
    let shown =
        move || found.with(|found| found.iter().take(MAX_SHOWN).copied().collect::<Vec<_>>());
    let copy = move |_| {
        let text = activity.with(|actions| {
            found.with(|found| as_text(actions.iter().filter(|action| found.contains(&action.id))))
        });
        feedback.set(Some(Feedback::Done(copy_text(&text))));
    };
    let clear = move |_| {
        activity.clear();
        feedback.set(None);
    };
    let undo = Callback::new(move |id| {
        feedback.set(Some(Feedback::Wrote(session.undo(id))));
        focus::recover(Vec::new());
    });
    view! {
        <section class="activity" aria-labelledby="activity-title">
            <div class="section-head">
                <h1 id="activity-title">"Activity"</h1>
                <p class="quiet" aria-live="polite">{summary}</p>
            </div>
            <div class="tools">
                <input
                    type="search"
                    aria-label="Find in the activity"
                    placeholder="Find in the activity"
                    bind:value=find
                />
                <button type="button" on:click=copy>"Copy"</button>
                <button type="button" on:click=clear>"Clear"</button>
            </div>
            <Report feedback hint="What is taken back or copied here is told here." />
            <ol class="timeline">
                <For each=shown key=|id| *id let:id>
                    <Entry activity id undo />
                </For>
            </ol>
            <p class="quiet">
                "Kept in this tab until it is closed, and nowhere else. What takes an entry back is gone \
                with a reload."
            </p>
        </section>
    }
}

/// What an entry shows.
#[component]
fn Entry(activity: Activity, id: ActionId, undo: Callback<ActionId>) -> impl IntoView {
    let action = Memo::new(move |_| activity.get(id));
    let content = move || {
        let action = action.get()?;
        let who = match action.origin {
            ChangeSource::Here => "written here",
            ChangeSource::Elsewhere => "from elsewhere",
        };
        let back = (!action.undo.is_empty()).then(|| {
            view! {
                <div class="actions undo">
                    <button type="button" on:click=move |_| undo.run(id)>"Undo"</button>
                    <span class="quiet">{wording::undo(&action.undo)}</span>
                </div>
            }
        });
        Some(view! {
            <p class="quiet">{clock::to_the_second(action.at)}", "{who}</p>
            <Records records=action.records with_values=true />
            {back}
        })
    };
    view! { <li class="card">{content}</li> }
}

/// Copies a text, where a page may.
fn copy_text(text: &str) -> &'static str {
    let clipboard = window().navigator().clipboard();
    // Outside secure contexts the property is missing, whatever its type says.
    if clipboard.is_undefined() {
        return "Only pages over https may copy: select the entries, and copy them by hand.";
    }
    let _ = clipboard.write_text(text);
    "The entries were handed to the clipboard."
}

/// The entries as text, to be pasted into a report.
fn as_text<'a>(actions: impl Iterator<Item = &'a Action>) -> String {
    let mut text = String::new();
    for action in actions {
        let who = match action.origin {
            ChangeSource::Here => "here",
            ChangeSource::Elsewhere => "elsewhere",
        };
        for record in &action.records {
            text += &format!(
                "{}\t{who}\t{}\n",
                clock::http_date(action.at),
                record.text()
            );
        }
    }
    text
}
