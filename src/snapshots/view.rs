//! The window of snapshots: a name for the present set, the ones that are kept,
//! and what is otherwise between two.

use super::difference::Difference;
use super::snapshot::{MAX_BYTES, MAX_SNAPSHOTS, Snapshot};
use super::state::{Comparison, Other, Snapshots};
use crate::clock;
use crate::components::{Dialog, MaskedValue, NumberedChoice, OptionWords, Text};
use crate::wording;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The `id` of the field for a name.
const NAME: &str = "snapshot-name";

/// The window.
#[component]
pub fn SnapshotsDialog() -> impl IntoView {
    let snapshots: Snapshots = expect_context();
    view! {
        <Dialog
            open=snapshots.open
            on_close=move || snapshots.open.set(false)
            id="snapshots-title"
            first=NAME
            title="Snapshots"
        >
            <Content />
        </Dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let snapshots: Snapshots = expect_context();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        snapshots.take();
    };
    let room = move || {
        let count = snapshots.all.with(Vec::len);
        format!(
            "{count} of {MAX_SNAPSHOTS} kept, {} of {}, in this origin's storage and nowhere else.",
            wording::grouped(snapshots.bytes() as u64),
            wording::bytes(MAX_BYTES)
        )
    };
    let kept = move || {
        let all = snapshots.all.get().into_iter();
        all.map(|snapshot| view! { <Kept snapshot /> }.into_any())
            .collect::<Vec<_>>()
    };
    view! {
        <form class="snapshot-form" on:submit=submit>
            <label class="field">
                <span class="label">"Name of the snapshot"</span>
                <input
                    type="text"
                    id=NAME
                    autocomplete="off"
                    placeholder="before the login"
                    bind:value=snapshots.name
                />
            </label>
            <button type="submit" class="primary">"Take a snapshot"</button>
        </form>
        <p role="status" data-testid="snapshot-remark">{move || snapshots.remark.get()}</p>
        <ul class="snapshots">
            {kept}
        </ul>
        <p class="quiet" data-testid="snapshot-room">{room}</p>
    }
}

#[component]
fn Kept(snapshot: Snapshot) -> impl IntoView {
    let snapshots: Snapshots = expect_context();
    let name = StoredValue::new(snapshot.name.clone());
    let count = wording::plural(snapshot.cookies.len(), "cookie", "cookies");
    let words = format!("{} · {count}", clock::day_and_time(snapshot.at));
    let comparison = Memo::new(move |_| {
        let comparison = snapshots.comparison.get()?;
        name.with_value(|name| comparison.first == *name)
            .then_some(comparison)
    });
    let called = |what: &str| format!("{what} {}", snapshot.name);
    view! {
        <li data-testid="snapshot" data-name=snapshot.name.clone()>
            <div class="snapshot-head">
                <div>
                    <p class="import-name"><Text text=snapshot.name.clone() /></p>
                    <p class="quiet">{words}</p>
                </div>
                <div class="actions">
                    <button
                        type="button"
                        aria-label=called("Compare")
                        aria-expanded=move || comparison.with(Option::is_some).to_string()
                        on:click=move |_| name.with_value(|name| snapshots.compare(name))
                    >
                        "Compare"
                    </button>
                    <button
                        type="button"
                        aria-label=called("Restore")
                        on:click=move |_| name.with_value(|name| snapshots.restore(name))
                    >
                        "Restore"
                    </button>
                    <button
                        type="button"
                        aria-label=called("Export")
                        on:click=move |_| name.with_value(|name| snapshots.export(name))
                    >
                        "Export"
                    </button>
                    <button
                        type="button"
                        aria-label=called("Delete")
                        on:click=move |_| name.with_value(|name| snapshots.delete(name))
                    >
                        "Delete"
                    </button>
                </div>
            </div>
            {move || comparison.get().map(|comparison| view! { <Compared comparison /> }.into_any())}
        </li>
    }
}

/// What is otherwise, with a choice of what to compare with.
#[component]
fn Compared(comparison: Comparison) -> impl IntoView {
    let snapshots: Snapshots = expect_context();
    let names = snapshots
        .all
        .with_untracked(|all| all.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
    let names = names.into_iter().filter(|name| *name != comparison.first);
    let others = [Other::Now].into_iter().chain(names.map(Other::Snapshot));
    let others: Vec<Other> = others.collect();
    let chosen = others.iter().position(|it| *it == comparison.second);
    let words = others.iter().map(|other| OptionWords {
        words: match other {
            Other::Now => "what is here now".to_owned(),
            Other::Snapshot(name) => name.clone(),
        },
        name: None,
    });
    let words = words.collect();
    let first = comparison.first.clone();
    let choose = move |index: usize| {
        if let Some(second) = others.get(index) {
            snapshots.comparison.set(Some(Comparison {
                first: first.clone(),
                second: second.clone(),
            }));
        }
    };
    let found = move || {
        let found = snapshots.differences(&comparison);
        if found.is_empty() {
            return view! { <p>"No difference."</p> }.into_any();
        }
        let found: Vec<AnyView> = found.into_iter().map(difference).collect();
        view! { <ul class="differences">{found}</ul> }.into_any()
    };
    view! {
        <div class="compared" data-testid="comparison">
            <NumberedChoice
                label="Compare with"
                options=words
                chosen=Signal::stored(chosen)
                on_choose=Callback::new(choose)
            />
            {found}
        </div>
    }
}

fn difference(difference: Difference) -> AnyView {
    let value = |value: String| match value.is_empty() {
        true => view! { <span class="quiet">"(empty)"</span> }.into_any(),
        false => view! { <code><MaskedValue value /></code> }.into_any(),
    };
    let arrow = (difference.before.is_some() && difference.after.is_some()).then_some(" → ");
    view! {
        <li data-testid="difference" data-name=difference.name.clone() data-kind=difference.kind.as_str()>
            <span class="sign" aria-hidden="true">{difference.kind.sign()}</span>
            " "{difference.kind.as_str()}" "
            <span class="import-name"><Text text=difference.name.clone() /></span>
            " "
            {difference.before.map(value)}
            {arrow}
            {difference.after.map(value)}
        </li>
    }
    .into_any()
}
