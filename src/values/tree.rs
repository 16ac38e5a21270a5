//! The tree of a value: a line a part, moved through by the arrow keys.

use super::outline::{self, Line, LineContent, Openness, Place, STEP};
use crate::clock;
use crate::components::{Text, focus};
use cookie_formats::value::{NodeKind, OpenedValue};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::KeyboardEvent;

/// What a person did with the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct TreeState {
    pub openness: RwSignal<Openness>,
    /// The part that was chosen.
    pub current: RwSignal<Option<Place>>,
}

impl TreeState {
    pub fn new() -> Self {
        Self {
            openness: RwSignal::new(Openness::default()),
            current: RwSignal::new(None),
        }
    }

    /// Opens or closes a part, or shows more of the one that holds it.
    fn activate(self, line: &Line) {
        match line.content {
            LineContent::Branch { .. } => self.openness.update(|it| it.toggle(&line.place)),
            LineContent::More(_) => {
                let (_, parent) = line.place.split_last().unwrap_or((&0, &[]));
                self.openness.update(|it| it.show_more(parent));
            }
            LineContent::Leaf { .. } => {}
        }
    }
}

/// What hides a value.
const MASK: &str = "••••••••";

fn element_id(place: &[usize]) -> String {
    let numbers: Vec<String> = place.iter().map(ToString::to_string).collect();
    format!("part-{}", numbers.join("-"))
}

/// The tree of an opened value. Names stay readable under the mask.
#[component]
pub(super) fn Tree(
    #[prop(into)] opened: Signal<Arc<OpenedValue>>,
    state: TreeState,
    #[prop(into)] masked: Signal<bool>,
) -> impl IntoView {
    let lines = Memo::new(move |_| {
        opened.with(|opened| {
            state
                .openness
                .with(|openness| outline::lines(opened, openness))
        })
    });
    // The one that Tab leads to.
    let stop = Memo::new(move |_| {
        let current = state.current.get();
        lines.with(|lines| {
            let there = lines
                .iter()
                .find(|line| Some(&line.place) == current.as_ref());
            there.or(lines.first()).map(|line| line.place.clone())
        })
    });
    let press = move |event: KeyboardEvent| {
        if press(lines, stop, state, &event) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div class="tree" role="tree" aria-label="The value, opened up" on:keydown=press>
            <For
                each=move || lines.with(|lines| lines.iter().map(|it| it.place.clone()).collect::<Vec<_>>())
                key=Clone::clone
                let:place
            >
                <TreeLine place lines stop state masked />
            </For>
        </div>
    }
}

#[component]
fn TreeLine(
    place: Place,
    lines: Memo<Vec<Line>>,
    stop: Memo<Option<Place>>,
    state: TreeState,
    masked: Signal<bool>,
) -> impl IntoView {
    let of_place = place.clone();
    let line = Memo::new(move |_| {
        lines.with(|lines| lines.iter().find(|line| line.place == of_place).cloned())
    });
    let number = move |number: fn(&Line) -> usize| {
        move || line.with(|line| line.as_ref().map(number).unwrap_or_default())
    };
    let expanded = move || {
        line.with(|line| match line.as_ref()?.content {
            LineContent::Branch { open, .. } => Some(open.to_string()),
            _ => None,
        })
    };
    let (id, depth) = (element_id(&place), place.len());
    let (focused, selected, stopped) = (place.clone(), place.clone(), place);
    let is_current = move || state.current.with(|it| it.as_ref() == Some(&selected));
    let tabindex = move || match stop.with(|it| it.as_ref() == Some(&stopped)) {
        true => "0",
        false => "-1",
    };
    let click = move |_| {
        if let Some(line) = line.get_untracked() {
            state.activate(&line);
        }
    };
    let content = move || line.get().map(|line| content(line.content, masked));
    view! {
        <div
            role="treeitem"
            id=id
            attr:aria-level=depth.to_string()
            aria-setsize=number(|line| line.siblings)
            aria-posinset=number(|line| line.position)
            aria-expanded=expanded
            aria-selected=move || is_current().to_string()
            tabindex=tabindex
            style:padding-inline-start=format!("{}px", 8 + 20 * (depth - 1))
            on:click=click
            on:focus=move |_| state.current.set(Some(focused.clone()))
        >
            {content}
        </div>
    }
}

fn content(content: LineContent, masked: Signal<bool>) -> AnyView {
    match content {
        LineContent::Branch {
            key,
            kind,
            count,
            open,
        } => {
            let (before, after) = match kind {
                NodeKind::Array => ("[", "]"),
                _ => ("{", "}"),
            };
            view! {
                <span class="twist" aria-hidden="true">{if open { "▾" } else { "▸" }}</span>
                <span class="key"><Text text=key.to_string() /></span>
                " "
                <span class="quiet">{before}{count}{after}</span>
            }
            .into_any()
        }
        LineContent::Leaf {
            key,
            kind,
            text,
            time,
        } => {
            let date = time.map(|time| {
                let date = clock::day_and_time(time.seconds.max(0).cast_unsigned());
                format!(" {date}")
            });
            let class = if kind == NodeKind::String {
                "leaf"
            } else {
                "leaf bare"
            };
            let value = move || match (masked.get(), text.is_empty()) {
                (_, true) => view! { <span class="quiet">"(empty)"</span> }.into_any(),
                (true, _) => MASK.into_any(),
                (false, _) => view! { <Text text=text.clone() /> }.into_any(),
            };
            view! {
                <span class="twist" aria-hidden="true"></span>
                <span class="key"><Text text=key.to_string() /></span>
                ": "
                <span class=class>{value}</span>
                <span class="quiet">{move || date.clone().filter(|_| !masked.get())}</span>
            }
            .into_any()
        }
        LineContent::More(hidden) => {
            let more = hidden.min(STEP);
            view! { <span class="more">"Show "{more}" more"</span>" "<span class="quiet">"of "{hidden}</span> }
                .into_any()
        }
    }
}

/// Carries out a key. Whether it meant something.
fn press(
    lines: Memo<Vec<Line>>,
    stop: Memo<Option<Place>>,
    state: TreeState,
    event: &KeyboardEvent,
) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return false;
    }
    let lines = lines.get_untracked();
    let place = stop.get_untracked();
    let Some(at) = lines
        .iter()
        .position(|line| Some(&line.place) == place.as_ref())
    else {
        return false;
    };
    let line = &lines[at];
    let go = |to: usize| {
        if let Some(line) = lines.get(to) {
            focus::to_id(&element_id(&line.place));
        }
    };
    let open = match line.content {
        LineContent::Branch { open, .. } => Some(open),
        _ => None,
    };
    match (event.key().as_str(), open) {
        ("ArrowDown", _) => go(at + 1),
        ("ArrowUp", _) => go(at.saturating_sub(1)),
        ("Home", _) => go(0),
        ("End", _) => go(lines.len() - 1),
        ("ArrowRight", Some(false)) | ("ArrowLeft", Some(true)) | ("Enter" | " ", _) => {
            state.activate(line);
        }
        ("ArrowRight", Some(true)) => go(at + 1),
        ("ArrowLeft", _) => {
            let (_, parent) = line.place.split_last().unwrap_or((&0, &[]));
            if let Some(to) = lines.iter().position(|it| it.place == parent) {
                go(to);
            }
        }
        _ => return false,
    }
    true
}
