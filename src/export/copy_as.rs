//! One cookie copied as code that makes it, or that sends it.

use super::record::record_of;
use super::state::{address, host};
use crate::clipboard;
use crate::components::{Feedback, Menu, Toaster};
use crate::session::{Row, Session};
use cookie_formats::CookieRecord;
use cookie_formats::code::{CodeTarget, Snippet, code};
use cookie_formats::export::SkipReason;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The menu of what a cookie can be copied as; what was chosen is shown, too,
/// by the view that holds `chosen`.
#[component]
pub fn CopyAs(
    /// The cookie.
    row: Row,
    /// What it was copied as.
    chosen: RwSignal<Option<CodeTarget>>,
) -> impl IntoView {
    let toaster: Toaster = expect_context();
    let item = move |target: CodeTarget| {
        let row = row.clone();
        let press = move |_| {
            chosen.set(Some(target));
            match code(&record(&row), target) {
                Ok(snippet) => {
                    spawn_local(async move {
                        let how = clipboard::copy(&snippet.text).await;
                        toaster.show(Feedback::Done(how));
                    });
                }
                Err(reason) => toaster.show(Feedback::Invalid(sentence(target, reason))),
            }
        };
        view! { <button type="button" on:click=press>{target.title()}</button> }.into_any()
    };
    view! {
        <Menu label="Copy as" sign="Copy as">
            {CodeTarget::ALL.into_iter().map(item.clone()).collect::<Vec<_>>()}
        </Menu>
    }
}

fn record(row: &Row) -> CookieRecord {
    row.cookie
        .with_untracked(|cookie| record_of(cookie, &address(), &host()))
}

fn sentence(target: CodeTarget, reason: SkipReason) -> String {
    match reason {
        SkipReason::Unwritable => format!(
            "{} cannot write this cookie: its name, value or path has a character that it does not take.",
            target.title()
        ),
        reason => reason.to_string(),
    }
}

/// What the cookie was copied as, with what the code does not say of it.
#[component]
pub fn CopiedCode(
    /// The cookie.
    row: Row,
    /// What it was copied as.
    chosen: RwSignal<Option<CodeTarget>>,
) -> impl IntoView {
    let session: Session = expect_context();
    move || {
        let target = chosen.get()?;
        let mut record = row
            .cookie
            .with(|cookie| record_of(cookie, &address(), &host()));
        let losses = losses(&record, code(&record, target).ok()?);
        record.value = session.masked_value(&record.value);
        let text = match code(&record, target) {
            Ok(snippet) => snippet.text,
            Err(_) => record.value,
        };
        let losses: Vec<AnyView> = losses
            .into_iter()
            .map(|text| view! { <p class="quiet">{text}</p> }.into_any())
            .collect();
        Some(
            view! {
                <section class="panel-part">
                    <div class="part-head">
                        <h3>"As "{target.title()}</h3>
                        <button type="button" class="small" on:click=move |_| chosen.set(None)>
                            "Hide"
                        </button>
                    </div>
                    <pre class="copied" data-testid="copied-code" tabindex="0">{text}</pre>
                    {losses}
                </section>
            }
            .into_any(),
        )
    }
}

/// What the code does not say, and what is not known, a sentence each.
fn losses(record: &CookieRecord, snippet: Snippet) -> Vec<String> {
    let mut sentences = Vec::new();
    let names = |names: Vec<String>| names.join(", ");
    if !snippet.not_carried.is_empty() {
        let attributes = snippet.not_carried.iter().map(ToString::to_string);
        let names = names(attributes.collect());
        sentences.push(format!(
            "This code cannot say {names} as the cookie has it."
        ));
    }
    let unknown = [
        ("Domain", record.domain.is_none()),
        ("Path", record.path.is_none()),
        ("Expires", record.expires.is_none()),
        ("Secure", record.secure.is_none()),
        ("SameSite", record.same_site.is_none()),
        ("Partitioned", record.partitioned.is_none()),
    ];
    let unknown = unknown.into_iter().filter(|(_, unknown)| *unknown);
    let unknown: Vec<String> = unknown.map(|(name, _)| name.to_owned()).collect();
    if !unknown.is_empty() {
        sentences.push(format!("Not known here: {}.", names(unknown)));
    }
    sentences
}
