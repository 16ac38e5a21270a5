//! The form: a field for each attribute, the line they make, and what the
//! browsers would do with it.

use super::form::Preset;
use super::panel_state::{ChangedMeanwhile, Focus, PanelState, Target};
use super::verdicts::EngineChips;
use crate::components::{Choice, LineText, MaskedValue, Menu, TextField};
use crate::forecaster::Forecaster;
use crate::inspect::InspectState;
use crate::session::Session;
use crate::values;
use crate::wording;
use document_cookie::{Encoding, SameSite};
use leptos::ev::SubmitEvent;
use leptos::html::{Button, Input, Textarea};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

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

/// The form, for a new cookie or for the one that is edited.
#[component]
pub(super) fn Editor() -> impl IntoView {
    let session: Session = expect_context();
    let panel: PanelState = expect_context();
    let inspect: InspectState = expect_context();
    let forecaster: Forecaster = expect_context();
    forecaster.load_suffixes();
    let fields = panel.fields;
    let (name, value, set) = (
        NodeRef::<Input>::new(),
        NodeRef::<Textarea>::new(),
        NodeRef::<Button>::new(),
    );
    Effect::new(move || {
        let wanted: Option<HtmlElement> = match panel.focus.get() {
            Some(Focus::Name) => name.get().map(|it| it.unchecked_into()),
            Some(Focus::Value) => value.get().map(|it| it.unchecked_into()),
            Some(Focus::Set) => set.get().map(|it| it.unchecked_into()),
            // The panel itself has it.
            Some(Focus::Heading) | None => None,
        };
        let Some(wanted) = wanted else {
            return;
        };
        panel.focus.set(None);
        // Not before the fields show what they hold now: the one that loses the
        // focus would send what it held.
        spawn_local(async move {
            tick().await;
            // It is there, and takes the focus.
            let _ = wanted.focus();
        });
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        panel.set();
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && event.ctrl_key() {
            event.prevent_default();
            panel.set();
        }
    };
    let inspect_line = move |_| {
        if let Ok(cookie) = panel.cookie.get_untracked() {
            inspect.inspect_line(&cookie.to_string());
        }
    };
    let cancel = move || {
        let editing = panel
            .target
            .with(|target| matches!(target, Target::Edit(_)));
        editing.then(|| {
            view! { <button type="button" on:click=move |_| panel.cancel()>"Cancel"</button> }
                .into_any()
        })
    };
    view! {
        <form class="editor" aria-labelledby="panel-title" on:submit=submit on:keydown=press>
            <ChangedNotice />
            <TextField label="Name" value=fields.name node_ref=name />
            <label class="field">
                <span class="label">"Value"</span>
                <textarea
                    rows="2"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    dir="auto"
                    class:masked=move || session.masked.get()
                    node_ref=value
                    bind:value=fields.value
                    on:change:target=move |event| fields.value.set(event.target().value())
                ></textarea>
            </label>
            <Opened />
            <TextField label="Max-Age" value=fields.max_age placeholder="3600, 2 h, 30 d" />
            <MoreFields />
            <Line />
            <EngineChips />
            <div class="actions">
                <button type="submit" class="primary" node_ref=set>"Set cookie"</button>
                <button type="button" on:click=move |_| panel.read()>"Read cookie"</button>
                <button type="button" on:click=move |_| panel.delete()>"Delete cookie"</button>
                {cancel}
                <Menu label="Form menu">
                    <button type="button" on:click=move |_| panel.delete_every_named()>
                        "Delete every copy"
                    </button>
                    <button type="button" on:click=inspect_line>"Inspect this line"</button>
                    <button type="button" on:click=move |_| panel.clear()>"Clear fields"</button>
                </Menu>
            </div>
        </form>
    }
}

/// Says through what a value is written back that was opened up, and offers it
/// as it stands.
#[component]
fn Opened() -> impl IntoView {
    let panel: PanelState = expect_context();
    let fields = panel.fields;
    move || {
        let opened = fields.opened.get()?;
        let chain = values::chain(&opened);
        let edited = fields.value.with(|value| opened.with_text(value));
        let stale = values::stale(&edited.stale_signatures);
        Some(
            view! {
                <div class="opened-from">
                    <p class="quiet">"Written back through "{chain}"."</p>
                    {stale.map(|text| view! { <p class="quiet">{text}</p> })}
                    <button type="button" class="link" on:click=move |_| panel.edit_as_stored()>
                        "Edit as it stands"
                    </button>
                </div>
            }
            .into_any(),
        )
    }
}

/// The fields that are seldom needed.
#[component]
fn MoreFields() -> impl IntoView {
    let panel: PanelState = expect_context();
    let fields = panel.fields;
    let encoding = Signal::derive(move || fields.encoding());
    let encodings = move || {
        fields.opened.with(Option::is_none).then(|| {
            view! {
                <Choice
                    label="Encoding"
                    options=&ENCODINGS
                    value=encoding
                    on_choose=move |it| fields.encoding.set(Some(it))
                />
            }
            .into_any()
        })
    };
    let presets = move || {
        Preset::ALL.map(|preset| {
            view! {
                <button type="button" class="small" on:click=move |_| panel.preset(preset)>
                    {preset.label()}
                </button>
            }
        })
    };
    let more = move || {
        panel.unfolded.get().then(|| {
            view! {
                <div class="more-fields">
                    <TextField label="Expires" value=fields.expires placeholder="2027-01-31 12:00" />
                    <TextField label="Path" value=fields.path placeholder="/" />
                    <TextField label="Domain" value=fields.domain placeholder="this host alone" />
                    <Choice
                        label="SameSite"
                        options=&SAME_SITE
                        value=fields.same_site
                        on_choose=move |it| fields.same_site.set(it)
                    />
                    {encodings}
                    <div class="checks">
                        <label>
                            <input type="checkbox" bind:checked=fields.secure />
                            "Secure"
                        </label>
                        <label>
                            <input type="checkbox" bind:checked=fields.partitioned />
                            "Partitioned"
                        </label>
                    </div>
                    <div class="presets">
                        <span class="quiet">"Presets"</span>
                        {presets()}
                    </div>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <button
            type="button"
            class="link"
            aria-expanded=move || panel.unfolded.get().to_string()
            on:click=move |_| panel.unfolded.update(|shown| *shown = !*shown)
        >
            "More"
        </button>
        {more}
    }
}

/// Says that the cookie being edited changed elsewhere, and offers both values.
#[component]
fn ChangedNotice() -> impl IntoView {
    let panel: PanelState = expect_context();
    let changed = Memo::new(move |_| panel.changed_meanwhile());
    move || {
        let (what, choice) = match changed.get()? {
            ChangedMeanwhile::Gone => (
                "This cookie is gone: it was removed elsewhere while you edit it.".into_any(),
                None,
            ),
            ChangedMeanwhile::To(value) => (
                view! {
                    "This cookie was changed elsewhere while you edit it. It now holds “"
                    <MaskedValue value />
                    "”."
                }
                .into_any(),
                Some(
                    view! {
                        <button type="button" on:click=move |_| panel.take_theirs()>
                            "Take that value"
                        </button>
                    }
                    .into_any(),
                ),
            ),
        };
        let notice = view! {
            <div class="note" role="note">
                <p>{what}</p>
                <div class="actions">
                    {choice}
                    <button type="button" on:click=move |_| panel.accept_change()>"Keep mine"</button>
                </div>
            </div>
        };
        Some(notice.into_any())
    }
}

/// The line that would be written, or why there is none.
#[component]
fn Line() -> impl IntoView {
    let panel: PanelState = expect_context();
    move || {
        panel.cookie.with(|cookie| match cookie {
            Ok(cookie) => {
                let bytes = cookie.name().len() + cookie.value().len();
                view! {
                    <p
                        class="line"
                        data-testid="line"
                        tabindex="0"
                        role="group"
                        aria-label="The line that would be written"
                    >
                        <LineText line=cookie.to_string() />
                    </p>
                    <p class="quiet">{wording::bytes(bytes)}" of 4,096"</p>
                }
                .into_any()
            }
            // An untouched form scolds nobody.
            Err(error) => panel
                .touched
                .get()
                .then(|| view! { <p class="problem">{wording::form_error(error)}</p> }.into_any())
                .into_any(),
        })
    }
}
