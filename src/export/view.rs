//! The window for exporting: which cookies, in which format, and what the file
//! will not say of them.

use super::state::{Export, Which};
use crate::components::{Choice, Dialog};
use crate::session::Session;
use crate::wording;
use cookie_formats::export::{self, ExportFormat, SkippedCookie};
use cookie_formats::{CookieRecord, Expires};
use leptos::prelude::*;

fn title(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::CookieEditor => "Cookie-Editor (JSON)",
        ExportFormat::EditThisCookie => "EditThisCookie (JSON)",
        ExportFormat::Playwright => "Playwright storage state (JSON)",
        ExportFormat::CookiesTxt => "cookies.txt (curl, wget, Python)",
        ExportFormat::CookieField => "Cookie request field",
        ExportFormat::SetCookie => "Set-Cookie lines",
        ExportFormat::Csv => "CSV (spreadsheets)",
        other => other.as_str(),
    }
}

/// The window.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let export: Export = expect_context();
    let title = move || match export.given_name() {
        Some(name) => format!("Export {name}"),
        None => "Export cookies".to_owned(),
    };
    view! {
        <Dialog
            open=export.open
            on_close=move || export.open.set(false)
            id="export-title"
            title=Signal::derive(title)
        >
            <Content />
        </Dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let session: Session = expect_context();
    let export: Export = expect_context();
    let records = Memo::new(move |_| export.records());
    let written = Memo::new(move |_| {
        let mut records = records.get();
        if session.masked.get() {
            for record in &mut records {
                record.value = session.masked_value(&record.value);
            }
        }
        export::export(&records, export.format.get())
    });
    let ended_in_python = move || {
        let is_session = |record: &CookieRecord| record.expires == Some(Expires::Session);
        let has_session = records.with(|records| records.iter().any(is_session));
        (export.format.get() == ExportFormat::CookiesTxt && has_session)
            .then_some("Python takes the 0 of a session cookie for an end that has passed; curl and wget do not.")
    };
    let losses = move || {
        let skipped = written.with(|written| written.skipped.clone());
        let losses = written.with(|written| {
            let sentences = written.losses.iter().map(ToString::to_string);
            sentences.collect::<Vec<_>>()
        });
        let name = |skipped: SkippedCookie| {
            let name = records.with(|all| all.get(skipped.cookie).map(|it| it.name.clone()));
            let name = wording::spoken_name(&name.unwrap_or_default());
            format!("Not in it: {name}. {}", skipped.reason)
        };
        let sentences = losses
            .into_iter()
            .chain(skipped.into_iter().map(name))
            .chain(ended_in_python().map(str::to_owned));
        let all: Vec<AnyView> = sentences
            .map(|text| view! { <li>{text}</li> }.into_any())
            .collect();
        (!all.is_empty()).then(|| {
            view! {
                <div class="note" data-testid="export-losses">
                    <p>"What the text does not say as it is:"</p>
                    <ul class="losses">{all}</ul>
                </div>
            }
            .into_any()
        })
    };
    let count = move || {
        let all = records.with(Vec::len);
        let left = written.with(|written| written.skipped.len());
        wording::plural(all - left, "cookie", "cookies")
    };
    let which = move || {
        export.given_name().is_none().then(|| {
            view! {
                <Choice
                    label="Which"
                    options=&Which::ALL
                    value=export.which
                    on_choose=move |which| export.which.set(which)
                />
            }
            .into_any()
        })
    };
    let formats: Vec<_> = ExportFormat::ALL
        .map(|format| (format, title(format)))
        .into();
    view! {
        <div class="export-choices">
            <Choice
                label="Format"
                options=formats
                name=ExportFormat::as_str
                value=export.format
                on_choose=move |format| export.format.set(format)
            />
            {which}
        </div>
        <p class="quiet">{count}" in it."</p>
        {losses}
        <pre
            class="export-text"
            data-testid="export-text"
            tabindex="0"
            role="group"
            aria-label="The text"
        >
            {move || written.with(|written| written.text.clone())}
        </pre>
        <div class="write-bar">
            <div class="actions">
                <button type="button" class="primary" on:click=move |_| export.copy()>
                    "Copy the text"
                </button>
                <button type="button" on:click=move |_| export.save()>"Save as a file"</button>
                <button type="button" on:click=move |_| export.open.set(false)>"Done"</button>
            </div>
        </div>
    }
}
