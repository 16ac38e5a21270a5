//! The editor: a field for each attribute, the line they make, and what the
//! browsers would do with it.

use super::form::Preset;
use super::state::{ChangedMeanwhile, CookiesState, Focus};
use crate::components::{Choice, Sentence, Tone, Verdicts};
use crate::forecaster::{Forecaster, measured_engines, this_engine};
use crate::session::Session;
use crate::wording;
use document_cookie::rules::EngineProfile;
use document_cookie::{Encoding, SameSite};
use leptos::ev::SubmitEvent;
use leptos::html::{Button, Input, Textarea};
use leptos::prelude::*;

const ENCODINGS: [(Encoding, &str); 3] = [
    (Encoding::Raw, "raw"),
    (Encoding::Percent, "percent"),
    (Encoding::Quoted, "quoted"),
];

const SAME_SITE: [(SameSite, &str); 4] = [
    (SameSite::Lax, "Lax"),
    (SameSite::Strict, "Strict"),
    (SameSite::None, "None"),
    (SameSite::Unset, "not set"),
];

/// The editor.
#[component]
pub(super) fn Editor() -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let fields = state.fields;
    let (name, value, set) = (
        NodeRef::<Input>::new(),
        NodeRef::<Textarea>::new(),
        NodeRef::<Button>::new(),
    );
    Effect::new(move || {
        let given = match state.focus.get() {
            Some(Focus::Name) => name.get().map(|it| it.focus()),
            Some(Focus::Value) => value.get().map(|it| it.focus()),
            Some(Focus::Set) => set.get().map(|it| it.focus()),
            // The table has it.
            Some(Focus::Find) | None => None,
        };
        if given.is_some() {
            state.focus.set(None);
        }
    });
    let title = move || match state.editing.get() {
        Some(editing) => format!("Edit {}", wording::name(&editing.row.name())),
        None => "New cookie".to_owned(),
    };
    let encoding = Signal::derive(move || fields.encoding());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        state.set();
    };
    let presets = Preset::ALL.map(|preset| {
        view! {
            <button type="button" on:click=move |_| state.preset(preset)>{preset.label()}</button>
        }
    });
    view! {
        <form class="card editor" aria-labelledby="editor-title" on:submit=submit>
            <h2 id="editor-title" class="wide">{title}</h2>
            <label class="field">
                "Name"
                <input
                    type="text"
                    name="name"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    node_ref=name
                    bind:value=fields.name
                />
            </label>
            <label class="field value-field">
                "Value"
                <textarea
                    name="value"
                    rows="1"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    dir="auto"
                    class:masked=move || session.masked.get()
                    node_ref=value
                    bind:value=fields.value
                ></textarea>
            </label>
            <Choice
                label="Encoding"
                options=&ENCODINGS
                value=encoding
                on_choose=move |it| fields.encoding.set(Some(it))
            />
            <TextField label="Max-Age" value=fields.max_age placeholder="3600, 2 h, 30 d" />
            <TextField label="Expires" value=fields.expires placeholder="2027-01-31 12:00" />
            <TextField label="Path" value=fields.path placeholder="/" />
            <TextField label="Domain" value=fields.domain placeholder="this host alone" />
            <Choice
                label="SameSite"
                options=&SAME_SITE
                value=fields.same_site
                on_choose=move |it| fields.same_site.set(it)
            />
            <div class="flags">
                <label><input type="checkbox" bind:checked=fields.secure />"Secure"</label>
                <label><input type="checkbox" bind:checked=fields.partitioned />"Partitioned"</label>
            </div>
            <div class="presets wide">
                <span class="quiet">"Presets"</span>
                {presets}
            </div>
            <ChangedNotice />
            <LineAndVerdict />
            <div class="actions wide">
                <button type="submit" class="primary" node_ref=set>"Set cookie"</button>
                <button type="button" on:click=move |_| state.read()>"Read cookie"</button>
                <button type="button" on:click=move |_| state.delete()>"Delete cookie"</button>
                <button type="button" on:click=move |_| state.delete_every()>"Delete every copy"</button>
                <button type="button" on:click=move |_| state.clear()>"Clear fields"</button>
            </div>
        </form>
    }
}

/// A field of one line.
#[component]
fn TextField(
    label: &'static str,
    value: RwSignal<String>,
    placeholder: &'static str,
) -> impl IntoView {
    view! {
        <label class="field">
            {label}
            <input
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=placeholder
                bind:value=value
            />
        </label>
    }
}

/// Says that the cookie being edited changed elsewhere, and offers both values.
#[component]
fn ChangedNotice() -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let changed = Memo::new(move |_| state.changed_meanwhile());
    move || {
        let theirs = match changed.get()? {
            ChangedMeanwhile::Gone => "nothing: it is gone".to_owned(),
            ChangedMeanwhile::To(value) => session.masked_value(&value),
        };
        Some(view! {
            <div class="note wide" role="note">
                "This cookie changed elsewhere while you edit it. It now holds "<code>{theirs}</code>
                <div class="actions">
                    <button type="button" on:click=move |_| state.take_theirs()>
                        "Take that value"
                    </button>
                    <button type="button" on:click=move |_| state.keep_mine()>"Keep mine"</button>
                </div>
            </div>
        })
    }
}

/// The line that would be written, and what would become of it.
#[component]
fn LineAndVerdict() -> impl IntoView {
    let session: Session = expect_context();
    let state: CookiesState = expect_context();
    let forecaster: Forecaster = expect_context();
    forecaster.load_suffixes();
    let here = this_engine();
    let line = move || {
        state.cookie.with(|cookie| match cookie {
            Ok(cookie) => session.masked_value(&cookie.to_string()),
            Err(_) => String::new(),
        })
    };
    let size = move || {
        state.cookie.with(|cookie| {
            let cookie = cookie.as_ref().ok()?;
            let bytes = wording::bytes(cookie.name().len() + cookie.value().len());
            Some(format!("{bytes} of the 4,096 for name and value"))
        })
    };
    let verdict = Memo::new(move |_| state.verdicts(here));
    let outcome =
        move || verdict.with(|all| Some(all.as_deref()?.first()?.decision.outcome.as_str()));
    let others_shown = RwSignal::new(false);
    let others = move || {
        let others = measured_engines().into_iter().filter(|it| *it != here);
        others_shown.get().then(|| {
            others
                .map(|it| view! { <EngineVerdicts profile=it /> })
                .collect_view()
        })
    };
    view! {
        <div class="wide outcome-of-line">
            <p
                class="line"
                data-testid="line"
                tabindex="0"
                role="group"
                aria-label="The line that would be written"
            >
                {line}
            </p>
            <p class="quiet">{size}</p>
            <div class="verdict-box" data-testid="verdict" data-outcome=outcome aria-live="polite">
                <EngineVerdicts profile=here />
            </div>
            <button
                type="button"
                class="link"
                aria-expanded=move || others_shown.get().to_string()
                on:click=move |_| others_shown.update(|shown| *shown = !*shown)
            >
                "What other browsers would do"
            </button>
            <div class="verdict-box">{others}</div>
        </div>
    }
}

/// What one engine would do, or why nobody can say.
#[component]
fn EngineVerdicts(profile: EngineProfile) -> impl IntoView {
    let state: CookiesState = expect_context();
    let verdicts = Memo::new(move |_| state.verdicts(profile));
    let on_correct = Callback::new(move |line: String| state.correct(&line));
    move || match (state.cookie.get(), verdicts.get()) {
        (Err(error), _) => {
            let text = wording::form_error(&error);
            view! { <Sentence tone=Tone::Unsure text /> }.into_any()
        }
        (Ok(_), None) => {
            view! { <span class="quiet">"Fetching the list of public suffixes …"</span> }.into_any()
        }
        (Ok(_), Some(verdicts)) => view! { <Verdicts verdicts on_correct /> }.into_any(),
    }
}
