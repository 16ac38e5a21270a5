//! The window of snapshots: a name for the present set, the ones that are kept,
//! and what is otherwise between two.

use super::difference::Difference;
use super::snapshot::{MAX_BYTES, MAX_SNAPSHOTS, Snapshot};
use super::state::{Comparison, Other, Snapshots};
use crate::clock;
use crate::components::{Dialog, MaskedValue, Text};
use crate::wording;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

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
    let key = |snapshot: &Snapshot| (snapshot.name.clone(), snapshot.at);
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
            <For each=move || snapshots.all.get() key=key let:snapshot>
                <Kept snapshot />
            </For>
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
    let first = comparison.first.clone();
    let second = comparison.second.clone();
    let others = move || {
        let names = snapshots
            .all
            .with(|all| all.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
        let names = names.into_iter().filter(|name| *name != first);
        [Other::Now]
            .into_iter()
            .chain(names.map(Other::Snapshot))
            .collect::<Vec<_>>()
    };
    let options = others();
    let choose = {
        let (first, options) = (comparison.first.clone(), options.clone());
        move |event| {
            let select: HtmlSelectElement = event_target(&event);
            let index = usize::try_from(select.selected_index()).ok();
            if let Some(second) = index.and_then(|index| options.get(index)) {
                snapshots.comparison.set(Some(Comparison {
                    first: first.clone(),
                    second: second.clone(),
                }));
            }
        }
    };
    let option = |other: Other| {
        let chosen = other == second;
        let words = match other {
            Other::Now => "what is here now".to_owned(),
            Other::Snapshot(name) => name,
        };
        view! { <option prop:selected=chosen>{words}</option> }.into_any()
    };
    let options: Vec<AnyView> = options.into_iter().map(option).collect();
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
            <label class="field">
                <span class="label">"Compare with"</span>
                <select on:change=choose>{options}</select>
            </label>
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
