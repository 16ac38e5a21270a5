//! What is brought and under what it is judged: the paste field, a file, the
//! URL, and the choices.

use super::input::{Input, summary};
use super::options::{CHANNELS, FORMATS, FRAMES, JARS, THIRD_PARTY};
use super::share::{self, Shared};
use super::state::{CheckResult, InspectState};
use crate::clipboard;
use crate::components::{Choice, Feedback, Text, TextField, Toaster};
use crate::files::{chosen_file, dropped_file, has_files, read_file};
use crate::forecaster::Forecaster;
use crate::wording;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

/// Larger files are turned away: the page would have to hold them several
/// times.
const LARGEST_FILE: f64 = 20_000_000.0;

/// The `id` of what is said of the URL.
const URL_NOTE: &str = "inspect-url-note";

/// The form.
#[component]
pub(super) fn InspectForm() -> impl IntoView {
    let state: InspectState = expect_context();
    let toaster: Toaster = expect_context();
    let dragged = RwSignal::new(false);
    let drop_file = move |event: DragEvent| {
        dragged.set(false);
        if let Some(file) = dropped_file(&event) {
            event.prevent_default();
            take_file(state, toaster, file);
        }
    };
    let over = move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            dragged.set(true);
        }
    };
    let is_empty = Memo::new(move |_| state.input.with(Input::is_empty));
    // One button, so that the focus stays where the way back is.
    let clear = move || match is_empty.get() && state.can_undo() {
        true => {
            view! { <button type="button" on:click=move |_| state.undo()>"Put it back"</button> }
                .into_any()
        }
        false => view! {
            <button type="button" disabled=is_empty on:click=move |_| state.clear()>
                "Clear"
            </button>
        }
        .into_any(),
    };
    let masked = move || state.result.with(CheckResult::is_har) && state.is_masked();
    view! {
        <form
            class="inspect-form card"
            class:dragged=move || dragged.get()
            on:submit=|event: ev::SubmitEvent| event.prevent_default()
            on:dragover=over
            on:dragleave=move |_| dragged.set(false)
            on:drop=drop_file
        >
            <label class="field">
                <span class="label">"Paste"</span>
                <textarea
                    rows="9"
                    class="paste"
                    class:masked=masked
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    placeholder="Set-Cookie lines, response headers, curl -v, HAR, cookies.txt, exports, document.cookie = …"
                    prop:value=move || state.input.with(|input| input.text().to_owned())
                    on:input:target=move |event| state.type_text(event.target().value())
                    on:change:target=move |event| {
                        let text = event.target().value();
                        if state.input.with_untracked(|input| input.text() != text) {
                            state.type_text(text);
                        }
                    }
                ></textarea>
            </label>
            <FileRow />
            <TextField
                label="URL"
                value=state.url
                placeholder="https://…, where the input does not say it"
                input_mode="url"
                described_by=URL_NOTE
            />
            <UrlNote />
            <Summary />
            <details class="inspect-options">
                <summary>"Read and judged"</summary>
                <Choices />
            </details>
            <div class="actions">
                <Share />
                {clear}
            </div>
        </form>
    }
}

/// The button for a file, and the name of the one that is read.
#[component]
fn FileRow() -> impl IntoView {
    let state: InspectState = expect_context();
    let toaster: Toaster = expect_context();
    let choose = move |event: ev::Event| {
        if let Some(file) = chosen_file(&event) {
            take_file(state, toaster, file);
        }
    };
    let name = move || {
        state.input.with(|input| match input {
            Input::Text(_) => None,
            Input::File(file) => Some(view! {
                <p class="file-name">
                    <Text text=file.name.clone() />
                    " "
                    <span class="quiet">{wording::bytes(file.bytes.len())}</span>
                </p>
            }),
        })
    };
    view! {
        <label class="field file-field">
            <span class="label">"File, or drop one here"</span>
            <input type="file" on:change=choose />
        </label>
        {name}
    }
}

/// Reads a file in place of what stands in the field.
fn take_file(state: InspectState, toaster: Toaster, file: File) {
    if file.size() > LARGEST_FILE {
        return toaster.show(Feedback::Invalid(format!(
            "{} is larger than 20 MB. Cut it, or use cookie-check on the command line.",
            file.name()
        )));
    }
    spawn_local(async move {
        match read_file(&file).await {
            Some(file) => {
                let url = state.url.get_untracked();
                state.bring(Input::File(file), url);
            }
            None => toaster.show(Feedback::Invalid(format!(
                "{} could not be read. Is it still there, and may it be read?",
                file.name()
            ))),
        }
    });
}

/// What is wrong with the URL, or which one was assumed.
#[component]
fn UrlNote() -> impl IntoView {
    let state: InspectState = expect_context();
    let forecaster: Forecaster = expect_context();
    let words = move || {
        state.result.with(|result| match result {
            it if it.url_error.is_some() => it.url_error.clone(),
            it => it
                .assumed_url
                .as_ref()
                .map(|url| format!("Nothing says where this is from: judged as if from {url}")),
        })
    };
    let is_wrong = move || state.result.with(|result| result.url_error.is_some());
    let missing = move || {
        forecaster.suffixes_missing().then_some(
            "The list of public suffixes did not load, so whether a domain is one is not known here. Reload \
             to try again.",
        )
    };
    view! {
        <p id=URL_NOTE class="quiet" class:problem=is_wrong>
            {words}
        </p>
        {move || missing().map(|words| view! { <p class="quiet">{words}</p> })}
    }
}

/// What was understood, and how far the judging is.
#[component]
fn Summary() -> impl IntoView {
    let state: InspectState = expect_context();
    let words = move || {
        state.result.with(|result| {
            let reading = result.reading.as_ref()?;
            Some(summary(reading, result.urls(), result.left_out.len()))
        })
    };
    let warnings = move || {
        state.result.with(|result| {
            let warnings = result.reading.iter().flat_map(|it| &it.warnings);
            warnings
                .map(|warning| view! { <p class="note">{warning.to_string()}</p> })
                .collect::<Vec<_>>()
        })
    };
    let is_running = Memo::new(move |_| state.result.with(|result| result.is_running));
    let progress = move || {
        is_running.get().then(|| {
            let done = move || state.result.with(|result| result.answers.len());
            let expected = move || state.result.with(|result| result.expected);
            view! {
                <p class="inspect-progress">
                    <progress
                        aria-label="Judging"
                        prop:value=move || done() as f64
                        max=move || expected().max(1).to_string()
                    ></progress>
                    {move || format!("{} of {}", done(), expected())}
                    <button type="button" class="small" on:click=move |_| state.cancel()>
                        "Cancel"
                    </button>
                </p>
            }
        })
    };
    let cancelled = move || {
        state
            .result
            .with(|result| result.is_cancelled)
            .then_some("Stopped: what was judged so far is below.")
    };
    let concealed = move || {
        state.is_concealed().then(|| {
            view! {
                <p class="note">
                    "A HAR file holds sessions, so its values are hidden. "
                    <button type="button" class="small" on:click=move |_| state.reveal()>
                        "Show values"
                    </button>
                </p>
            }
        })
    };
    view! {
        <div class="inspect-summary" aria-live="polite">
            <p data-testid="inspect-summary">{words}</p>
            {progress}
            {move || cancelled().map(|words| view! { <p>{words}</p> })}
        </div>
        {warnings}
        {concealed}
    }
}

/// How it is read and judged.
#[component]
fn Choices() -> impl IntoView {
    let state: InspectState = expect_context();
    let options = state.options;
    view! {
        <div class="more-fields">
            <Choice
                label="Read as"
                options=&FORMATS
                value=Signal::derive(move || options.with(|it| it.format))
                on_choose=move |format| options.update(|it| it.format = format)
            />
            <Choice
                label="Written by"
                options=&CHANNELS
                value=Signal::derive(move || options.with(|it| it.channel))
                on_choose=move |channel| options.update(|it| it.channel = channel)
            />
            <Choice
                label="The page is"
                options=&FRAMES
                value=Signal::derive(move || options.with(|it| it.frame))
                on_choose=move |frame| options.update(|it| it.frame = frame)
            />
            <Choice
                label="Third-party cookies"
                options=&THIRD_PARTY
                value=Signal::derive(move || options.with(|it| it.third_party))
                on_choose=move |setting| options.update(|it| it.third_party = setting)
            />
            <Choice
                label="Judged"
                options=&JARS
                value=Signal::derive(move || options.with(|it| it.jars))
                on_choose=move |jars| options.update(|it| it.jars = jars)
            />
        </div>
    }
}

/// Puts the input into a link, for who asks.
#[component]
fn Share() -> impl IntoView {
    let state: InspectState = expect_context();
    let toaster: Toaster = expect_context();
    let share = move |_| {
        let Input::Text(text) = state.input.get_untracked() else {
            return toaster.show(Feedback::Invalid(
                "A file does not fit into a link. Paste the lines that matter.".to_owned(),
            ));
        };
        let url = state.url.get_untracked();
        let location = window().location();
        let base = location.href().unwrap_or_default();
        let base = base.split('#').next().unwrap_or_default();
        match share::link(base, &Shared { text, url }) {
            Ok(link) => spawn_local(async move {
                toaster.show(Feedback::Done(clipboard::copy(&link).await));
            }),
            Err(error) => toaster.show(Feedback::Invalid(error.to_string())),
        }
    };
    view! {
        <button
            type="button"
            title="The input goes into the link, and nothing else does"
            on:click=share
            disabled=move || state.input.with(Input::is_empty)
        >
            "Copy a link to this"
        </button>
    }
}
