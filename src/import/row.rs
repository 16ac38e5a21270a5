//! One cookie of the preview: what it is, what would become of it, and why.

use super::planned::{Change, ImportState, Planned};
use super::state::Import;
use crate::clock;
use crate::components::{MaskedValue, Text, focus};
use crate::wording;
use cookie_formats::{CookieRecord, Expires};
use leptos::prelude::*;
use std::sync::Arc;

/// The longest part of a value that is shown, in characters.
const MAX_VALUE: usize = 200;

/// The `id` of the box of a cookie.
fn box_id(index: usize) -> String {
    format!("import-{index}")
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(MAX_VALUE) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

fn value_view(value: &str) -> AnyView {
    match value.is_empty() {
        true => view! { <span class="quiet">"(empty)"</span> }.into_any(),
        false => view! { <code><MaskedValue value=cut(value) /></code> }.into_any(),
    }
}

/// Where a cookie lives, how long, and its flags, as far as they are known.
fn attributes(record: &CookieRecord) -> String {
    let mut words = Vec::new();
    words.extend(record.domain.as_ref().map(|domain| match record.host_only {
        Some(false) => format!(".{domain}"),
        _ => domain.clone(),
    }));
    words.extend(record.path.clone());
    words.extend(record.expires.map(|expires| match expires {
        Expires::Session => "until the browser closes".to_owned(),
        Expires::At(time) => {
            format!("until {}", clock::day_and_time(time.max(0).cast_unsigned()))
        }
    }));
    for (flag, word) in [
        (record.secure, "Secure"),
        (record.http_only, "HttpOnly"),
        (record.partitioned, "Partitioned"),
    ] {
        words.extend((flag == Some(true)).then(|| word.to_owned()));
    }
    let same_site = record
        .same_site
        .and_then(cookie_formats::SameSite::attribute_value);
    words.extend(same_site.map(|word| format!("SameSite={word}")));
    words.join(" · ")
}

/// The cookie.
#[component]
pub(super) fn ImportRow(index: usize, planned: Arc<Planned>) -> impl IntoView {
    let import: Import = expect_context();
    let Planned {
        candidate,
        state,
        old_value,
        changes,
        reason,
        remedy,
        forecast,
        ..
    } = planned.as_ref().clone();
    let record = candidate.record;
    let ticked = move || {
        import
            .ticked
            .with(|all| all.get(index).copied().unwrap_or_default())
    };
    let name = record.name.clone();
    let shown_name = match name.is_empty() {
        true => view! { <span class="quiet">"(no name)"</span> }.into_any(),
        false => view! { <Text text=cut(&name) /> }.into_any(),
    };
    let old = old_value.map(|old| view! { {value_view(&old)}" → " }.into_any());
    let change = |change: Change| {
        let words = format!("{}: {} → {}", change.attribute, change.from, change.to);
        view! { <p class="quiet">{words}</p> }.into_any()
    };
    let changes: Vec<AnyView> = changes.into_iter().map(change).collect();
    // What is refused has its reason; of the rest the rules may have a warning.
    let warned = forecast.filter(|_| state != ImportState::Impossible);
    let warnings = warned.map(|it| it.reasons).unwrap_or_default();
    let remarks = candidate.remarks.into_iter().chain(warnings);
    let remark = |text: String| view! { <p class="quiet">{text}</p> }.into_any();
    let remarks: Vec<AnyView> = remarks.map(remark).collect();
    let remedy = remedy.map(|remedy| {
        let press = move |_| {
            import.remedy(index);
            focus::give(vec![box_id(index)]);
        };
        view! { <button type="button" class="small" on:click=press>{remedy.label()}</button> }
            .into_any()
    });
    let reason = reason.map(|reason| view! { <p class="problem">{reason}</p> }.into_any());
    let line = candidate.line.map(|line| format!(" · line {line}"));
    view! {
        <li
            class="import-row"
            data-testid="import-row"
            data-name=name.clone()
            data-state=state.as_str()
        >
            <label class="import-tick">
                <input
                    type="checkbox"
                    id=box_id(index)
                    aria-label=format!("Import {}", wording::spoken_name(&name))
                    prop:checked=ticked
                    prop:disabled=state == ImportState::Impossible
                    on:change:target=move |event| import.tick(index, event.target().checked())
                />
            </label>
            <div class="import-words">
                <p class="import-head">
                    <span class="import-name">{shown_name}</span>
                    <span class="import-state">
                        <span class="sign" aria-hidden="true">{state.sign()}</span>
                        " "
                        {state.as_str()}
                    </span>
                </p>
                <p class="import-value">{old}{value_view(&record.value)}</p>
                <p class="quiet"><Text text=attributes(&record) />{line}</p>
                {changes}
                {reason}
                {remedy}
                {remarks}
            </div>
        </li>
    }
}
