//! A cookie's value in the panel: its chain, what is inside as a tree or as
//! text, and the value as it stands.

use super::edit::PartActions;
use super::notes;
use super::tree::{Tree, TreeState};
use crate::clock::{self, Clock};
use crate::components::Text;
use crate::cookies::ListState;
use crate::session::{End, Row, Session};
use crate::wording;
use cookie_formats::value::{Key, OpenedValue, Step};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long one value is shown under the mask.
const SHOWN_FOR: Duration = Duration::from_secs(10);

/// The value; under the mask shown only for a while.
#[component]
pub fn ValueView(
    /// Whose.
    row: Row,
) -> impl IntoView {
    let session: Session = expect_context();
    let list: ListState = expect_context();
    let id = row.id;
    let revealed = RwSignal::new(false);
    let reveal = move |_| {
        revealed.set(true);
        // It may be gone by then, with the view.
        set_timeout(
            move || {
                revealed.try_set(false);
            },
            SHOWN_FOR,
        );
    };
    let masked = Signal::derive(move || session.masked.get() && !revealed.get());
    let show = move || {
        masked.get().then(|| {
            view! { <button type="button" on:click=reveal>"Show for 10 seconds"</button> }
                .into_any()
        })
    };
    let opened = {
        let cookie = row.cookie.clone();
        Memo::new(move |_| cookie.with(|cookie| cookie.visible.opened.clone()))
    };
    let chain = Memo::new(move |_| opened.with(|opened| notes::chain(opened)));
    let as_stored = move || list.is_as_stored(id);
    let toggle = move || {
        chain.with(Option::is_some).then(|| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || as_stored().to_string()
                    on:click=move |_| list.toggle_as_stored(id)
                >
                    "As it stands"
                </button>
            }
            .into_any()
        })
    };
    let content = move || match chain.with(Option::is_none) || as_stored() {
        true => view! { <Plain opened masked as_stored=as_stored() /> }.into_any(),
        false => view! { <Opened row=row.clone() opened masked chain /> }.into_any(),
    };
    let bytes = move || {
        let row = session.row(id);
        row.map(|row| wording::bytes(row.cookie.with(|cookie| cookie.visible.bytes())))
    };
    view! {
        <section class="panel-part">
            <div class="part-head">
                <h3>"Value"</h3>
                <div class="actions">{show}{toggle}</div>
            </div>
            {content}
            <p class="quiet">{bytes}" of 4,096 for name and value"</p>
        </section>
    }
}

/// A text in full, or what hides it.
fn long_text(text: &str, masked: bool) -> AnyView {
    match (text.is_empty(), masked) {
        (true, _) => view! { <span class="quiet">"(empty)"</span> }.into_any(),
        (false, true) => "••••••••".into_any(),
        (false, false) => view! { <Text text /> }.into_any(),
    }
}

/// A value with nothing inside it, or one that is to be shown as it stands.
#[component]
fn Plain(opened: Memo<Arc<OpenedValue>>, masked: Signal<bool>, as_stored: bool) -> impl IntoView {
    let id = if as_stored { "raw" } else { "decoded" };
    let text = move || opened.with(|opened| long_text(opened.value(), masked.get()));
    view! { <p class="value long" data-testid=id tabindex="0">{text}</p> }
}

#[component]
fn Opened(
    row: Row,
    opened: Memo<Arc<OpenedValue>>,
    masked: Signal<bool>,
    chain: Memo<Option<String>>,
) -> impl IntoView {
    let state = TreeState::new();
    let has_tree = Memo::new(move |_| opened.with(|opened| opened.tree().is_some()));
    let has_steps = Memo::new(move |_| opened.with(|opened| opened.steps().count() > 0));
    let cookie = row.cookie.clone();
    let inside = move || match has_tree.get() {
        true => view! {
            <Tree opened state masked />
            <PartActions row=row.clone() opened state masked />
        }
        .into_any(),
        false => {
            let text = move || opened.with(|opened| long_text(opened.text(), masked.get()));
            view! { <p class="value long" data-testid="decoded" tabindex="0">{text}</p> }.into_any()
        }
    };
    let raw = move || {
        has_steps.get().then(|| {
            let text = move || opened.with(|opened| long_text(opened.value(), masked.get()));
            view! {
                <h3>"As it stands"</h3>
                <p class="value long raw" data-testid="raw" tabindex="0">{text}</p>
            }
            .into_any()
        })
    };
    view! {
        <p class="chain" data-testid="decode-chain">{move || chain.get()}</p>
        <Notes cookie opened masked />
        {inside}
        {raw}
    }
}

/// What there is to know of the value, and the header of a token.
#[component]
fn Notes(
    cookie: ArcRwSignal<crate::session::Cookie>,
    opened: Memo<Arc<OpenedValue>>,
    masked: Signal<bool>,
) -> impl IntoView {
    let clock: Clock = expect_context();
    // Followed by the clock, and shown anew only where it says something else.
    let notes = Memo::new(move |_| {
        let opened = opened.get();
        let is_jwt = opened.steps().any(|step| matches!(step, Step::Jwt(_)));
        let now = if is_jwt { clock.now() } else { 0 };
        let end = cookie.with(|cookie| match cookie.metadata.as_ref()?.end? {
            End::Session => Some("when the browser closes".to_owned()),
            End::At(time) => Some(format!("on {}", clock::day_and_time(time))),
        });
        match masked.get() {
            true => notes::masked_notes(&opened),
            false => notes::notes(&opened, now, end.as_deref(), clock::day_and_time),
        }
    });
    let notes = move || {
        let notes = notes.get().into_iter();
        notes
            .map(|note| view! { <p class="quiet">{note}</p> }.into_any())
            .collect::<Vec<_>>()
    };
    let header = move || {
        opened.with(|opened| {
            let header = opened.steps().find_map(|step| match step {
                Step::Jwt(jwt) => Some(OpenedValue::open_steps(&jwt.header, 0)),
                _ => None,
            })?;
            let pair = |(key, node): (Key, cookie_formats::value::Node<'_>)| {
                let text = node.text().unwrap_or_else(|| node.source().to_owned());
                view! {
                    <span>
                        <span class="key"><Text text=key.to_string() /></span>
                        ": "
                        {long_text(&text, masked.get())}
                    </span>
                    " "
                }
                .into_any()
            };
            let pairs: Vec<AnyView> = header.tree()?.children().into_iter().map(pair).collect();
            Some(
                view! { <p class="jwt-header" data-testid="jwt-header"><span>"Header"</span>{pairs}</p> }
                    .into_any(),
            )
        })
    };
    view! { <div class="value-notes">{notes}{header}</div> }
}
