//! The window for importing: what is read, what would become of each cookie,
//! and the button that writes.

use super::planned::{ImportState, Remedy};
use super::row::ImportRow;
use super::source::{Progress, Purpose};
use super::state::{Import, MAX_WRITES};
use crate::components::{Choice, Dialog, Text};
use crate::files::{chosen_file, dropped_file, has_files};
use crate::session::Session;
use crate::wording;
use cookie_formats::Format;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Hears of files that are dropped anywhere on the page, and opens the window for
/// them.
#[component]
pub fn DropTarget() -> impl IntoView {
    let import: Import = expect_context();
    let over = window_event_listener(ev::dragover, |event| {
        if has_files(&event) {
            event.prevent_default();
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        if let Some(file) = dropped_file(&event) {
            event.prevent_default();
            import.open_with(file);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}

/// The window.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let import: Import = expect_context();
    let title = move || match import.purpose.get() {
        Some(Purpose::Restore(name)) => format!("Restore {name}"),
        _ => "Import cookies".to_owned(),
    };
    let is_import = Memo::new(move |_| import.purpose.get() == Some(Purpose::Import));
    Effect::new(move || {
        if let Some(file) = import.dropped.get() {
            import.dropped.set(None);
            import.take_file(file);
        } else if is_import.get() {
            import.resume();
        }
    });
    view! {
        <Dialog
            open=Signal::derive(move || import.purpose.with(Option::is_some))
            on_close=move || import.close()
            id="import-title"
            first=PASTE
            title=Signal::derive(title)
        >
            {move || is_import.get().then(|| view! { <Source /> }.into_any())}
            <Working />
            <Preview />
        </Dialog>
    }
}

/// The `id` of the field for pasting.
const PASTE: &str = "paste";

/// Where the cookies come from.
#[component]
fn Source() -> impl IntoView {
    let session: Session = expect_context();
    let import: Import = expect_context();
    let file = move || {
        import.file.get().map(|file| {
            let bytes = wording::bytes(file.bytes.len());
            view! { <p class="quiet">"Read from "<Text text=file.name />", "{bytes}"."</p> }
                .into_any()
        })
    };
    let take = move |event: ev::Event| {
        if let Some(file) = chosen_file(&event) {
            import.take_file(file);
        }
    };
    view! {
        <div class="import-source">
            <label class="field">
                <span class="label">"Paste"</span>
                <textarea
                    rows="5"
                    id=PASTE
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder="cookies.txt, a Cookie-Editor export, response headers, a curl command, …"
                    class:masked=move || session.masked.get()
                    prop:value=move || import.pasted.get()
                    on:input:target=move |event| import.paste(event.target().value())
                ></textarea>
            </label>
            <div class="import-file">
                <label class="field">
                    <span class="label">"File"</span>
                    <input type="file" on:change=take />
                </label>
                {file}
                <p class="quiet">
                    "Or drop a file anywhere on the page. Nothing is written before you say so."
                </p>
                <ReadAs />
            </div>
        </div>
    }
}

/// How far reading and comparing are.
#[component]
fn Working() -> impl IntoView {
    let import: Import = expect_context();
    let words = move || {
        import.progress.get().map(|progress| match progress {
            Progress::Reading { bytes } => format!("Reading {} …", wording::bytes(bytes)),
            Progress::Comparing { done, all } => {
                let done = wording::grouped(done as u64);
                format!(
                    "Comparing {done} of {} …",
                    wording::plural(all, "cookie", "cookies")
                )
            }
        })
    };
    // Of reading it is not known how far it is.
    let part = move || match import.progress.get() {
        Some(Progress::Comparing { done, all }) => Some((done, all)),
        _ => None,
    };
    let working = Memo::new(move |_| import.progress.with(Option::is_some));
    let problem = move || {
        let problem = import.problem.get();
        problem.map(|text| view! { <p class="problem" role="alert">{text}</p> }.into_any())
    };
    view! {
        {move || {
            working
                .get()
                .then(|| {
                    view! {
                        <div class="working" role="status" data-testid="import-progress">
                            <span>{words}</span>
                            <progress
                                value=move || part().map(|(done, _)| done.to_string())
                                max=move || part().map(|(_, all)| all.to_string())
                                aria-label="How far it is"
                            ></progress>
                            <button type="button" on:click=move |_| import.cancel()>
                                "Stop"
                            </button>
                        </div>
                    }
                    .into_any()
                })
        }}
        {problem}
    }
}

/// Every format, and that it is to be recognised.
fn formats() -> Vec<(Option<Format>, &'static str)> {
    let formats = Format::ALL.map(|format| (Some(format), format.title()));
    [(None, "what it looks like")]
        .into_iter()
        .chain(formats)
        .collect()
}

fn format_name(format: Option<Format>) -> &'static str {
    format.map_or("", Format::as_str)
}

/// How the input was read, to be corrected, once there is one.
#[component]
fn ReadAs() -> impl IntoView {
    let import: Import = expect_context();
    let has_input = Memo::new(move |_| {
        import.format.with(Option::is_some) || import.problem.with(Option::is_some)
    });
    move || {
        has_input.get().then(|| {
            view! {
                <Choice
                    label="Read as"
                    options=formats()
                    name=format_name
                    value=import.format
                    on_choose=move |format| import.correct(format)
                />
            }
            .into_any()
        })
    }
}

/// What was read, and what would become of it.
#[component]
fn Preview() -> impl IntoView {
    let import: Import = expect_context();
    let any = Memo::new(move |_| import.rows.with(|rows| !rows.is_empty()));
    let rows = move || {
        let shown = import.shown.get();
        import.rows.with(|rows| {
            rows.iter()
                .take(shown)
                .cloned()
                .enumerate()
                .collect::<Vec<_>>()
        })
    };
    let more = move || {
        let hidden = import
            .rows
            .with(Vec::len)
            .saturating_sub(import.shown.get());
        (hidden > 0).then(|| {
            let words = format!("Show more ({} not shown)", wording::grouped(hidden as u64));
            view! { <button type="button" on:click=move |_| import.show_more()>{words}</button> }
                .into_any()
        })
    };
    view! {
        <Remarks />
        {move || {
            any.get()
                .then(|| {
                    view! {
                        <Counts />
                        <ul class="import-rows" aria-label="What would become of each cookie">
                            <For
                                each=rows
                                key=|(index, row)| (*index, Arc::as_ptr(row) as usize)
                                let((index, planned))
                            >
                                <ImportRow index planned />
                            </For>
                        </ul>
                        {more}
                        <WriteBar />
                    }
                    .into_any()
                })
        }}
    }
}

/// What is to be known of the input beside its cookies.
#[component]
fn Remarks() -> impl IntoView {
    let import: Import = expect_context();
    move || {
        let summary = import.summary.get();
        let paragraph = |text: String| view! { <p class="quiet">{text}</p> }.into_any();
        let warnings: Vec<AnyView> = summary.warnings.into_iter().map(paragraph).collect();
        let left_out = (!summary.omissions.is_empty()).then(|| {
            let omissions: Vec<AnyView> = summary.omissions.into_iter().map(paragraph).collect();
            // Where there is nothing else, it is the answer.
            let open = import.problem.with(Option::is_some);
            view! {
                <details prop:open=open>
                    <summary>"What was left out"</summary>
                    {omissions}
                </details>
            }
            .into_any()
        });
        view! { {warnings}{left_out} }
    }
}

/// How many of each state, and what can be done with many at once.
#[component]
fn Counts() -> impl IntoView {
    let import: Import = expect_context();
    let counts = move || {
        let all = import.rows.with(Vec::len);
        let states = ImportState::ALL.into_iter().filter_map(|state| {
            let count = import.count(state);
            (count > 0).then(|| format!("{} {}", wording::grouped(count as u64), state.as_str()))
        });
        let states: Vec<String> = states.collect();
        format!(
            "{}: {}.",
            wording::plural(all, "cookie", "cookies"),
            states.join(", ")
        )
    };
    let remedies = move || {
        let remedies = [
            (Remedy::ForThisHost, "Use all of other sites for this host"),
            (Remedy::WithoutHttpOnly, "Drop HttpOnly from all"),
            (Remedy::WithSecure, "Add Secure to all"),
        ];
        remedies
            .into_iter()
            .filter(|(remedy, _)| import.count_remedied(remedy) > 1)
            .map(|(remedy, words)| {
                let press = move |_| import.remedy_all(&remedy);
                view! { <button type="button" on:click=press>{words}</button> }.into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <p data-testid="import-counts">{counts}</p>
        <div class="actions">
            <button type="button" on:click=move |_| import.tick_all(true)>"Tick all"</button>
            <button type="button" on:click=move |_| import.tick_all(false)>"Untick all"</button>
            {remedies}
        </div>
    }
}

/// As many names as a sentence has room for.
const MAX_NAMES: usize = 5;

/// What would make room, and the button that writes.
#[component]
fn WriteBar() -> impl IntoView {
    let import: Import = expect_context();
    let count = Memo::new(move |_| import.count_ticked());
    let evicted = move || {
        let evicted = import.evicted();
        (!evicted.is_empty()).then(|| {
            let names: Vec<&str> = evicted.iter().take(MAX_NAMES).map(String::as_str).collect();
            let more = evicted.len().saturating_sub(MAX_NAMES);
            let names = match more {
                0 => names.join(", "),
                more => format!("{} and {more} more", names.join(", ")),
            };
            let words = format!(
                "This browser keeps 180 cookies of a site. To make room it would drop {}: {names}.",
                wording::plural(evicted.len(), "cookie", "cookies"),
            );
            view! { <p class="note" data-testid="import-evicted">{words}</p> }.into_any()
        })
    };
    let too_many = move || {
        (count.get() > MAX_WRITES).then(|| {
            let words = format!(
                "At most {} are written at once: no browser keeps as many of one site. Untick all, \
                 and tick those you want.",
                wording::grouped(MAX_WRITES as u64)
            );
            view! { <p class="note">{words}</p> }.into_any()
        })
    };
    let cannot = move || count.get() == 0 || count.get() > MAX_WRITES;
    view! {
        <div class="write-bar">
            {evicted}
            {too_many}
            <div class="actions">
                <button
                    type="button"
                    class="primary"
                    prop:disabled=cannot
                    on:click=move |_| import.write()
                >
                    "Write "{move || wording::plural(count.get(), "cookie", "cookies")}
                </button>
                <button type="button" on:click=move |_| import.close()>"Cancel"</button>
            </div>
        </div>
    }
}
