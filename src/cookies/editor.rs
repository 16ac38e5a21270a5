//! The editor: a field for each attribute, the line they make, and what the
//! browsers would do with it.

use super::fields;
use super::state::CookiesState;
use crate::components::island;
use crate::components::parts::{acted, button, element, holding, prose, quiet, tag};
use crate::components::verdict::{sentence, tone};
use crate::engine::{self, Engine, MEASURED};
use crate::session::Session;
use crate::shared::Shared;
use crate::verdicts::Rules;
use crate::wording;
use leptos::prelude::*;
use page_rules::Verdict;
use web_sys::Element;

/// The editor.
pub(super) fn editor(session: Session, state: CookiesState) -> AnyView {
    state.verdicts.fetch();
    island(include_str!("editor.html"), move |island| {
        let others = Shared::new(false);
        let engine = engine::here();
        // The fields are made anew with the view; what they held comes back.
        let root = island.slot("title").closest("form").ok().flatten();
        if let Some(root) = root {
            state.form.with_untracked(|form| fields::show(&root, form));
        }
        island.attribute("value", "class", move || {
            session.masked.get().then(|| "masked".to_owned())
        });
        island.text("title", move || editing_title(state));
        island.attribute("underneath", "hidden", move || {
            changed_underneath(session, state)
                .is_none()
                .then(String::new)
        });
        island.text("theirs", move || {
            session.veiled(&changed_underneath(session, state).unwrap_or_default())
        });
        island.text("line", move || match state.cookie() {
            Ok(cookie) => session.veiled(&cookie.to_string()),
            Err(_) => String::new(),
        });
        island.text("size", move || size(state));
        island.attribute("verdict", "data-outcome", move || {
            let verdicts = state.verdict(session, engine.word).ok()?;
            Some(verdicts.into_iter().next()?.outcome)
        });
        island.content("verdict", move || said(session, state, engine));
        island.attribute("others", "aria-expanded", move || {
            Some(others.get().to_string())
        });
        island.content("elsewhere", move || {
            let mut all = Vec::new();
            if others.get() {
                for other in MEASURED.into_iter().filter(|it| *it != engine) {
                    all.extend(said(session, state, other));
                }
            }
            all
        });
        for event in ["input", "change"] {
            island.on(event, move |event| {
                state.typed(&fields::name_of(&event));
            });
        }
        island.on("submit", move |event| {
            event.prevent_default();
            state.set(session);
        });
        island.on("click", move |event| {
            let Some((act, _)) = acted(&event) else {
                return;
            };
            match act.as_str() {
                "read" => state.read(session),
                "delete" => state.delete(session),
                "copies" => state.delete_every(session),
                "clear" => state.clear(),
                "mend" => state.mend(session),
                "others" => others.update(|others| *others = !*others),
                "theirs" | "mine" => state.settle(session, act == "theirs"),
                preset => state.preset(preset),
            }
        });
    })
}

/// How many bytes the line's name and value have.
fn size(state: CookiesState) -> String {
    let Ok(cookie) = state.cookie() else {
        return String::new();
    };
    let bytes = wording::bytes(cookie.name().len() + cookie.value().len());
    format!("{bytes} of the 4,096 for name and value")
}

/// What an engine would do, or why nobody can say.
fn said(session: Session, state: CookiesState, engine: Engine) -> Vec<Element> {
    match state.verdict(session, engine.word) {
        Err(problem) => vec![sentence("unsure", "", &problem)],
        Ok(verdicts) => said_by_rules(state.verdicts.rules.get(), engine.name, &verdicts),
    }
}

fn editing_title(state: CookiesState) -> String {
    match state.editing.get() {
        Some(editing) => {
            let name = editing.row.cookie.with_untracked(|it| it.seen.name.clone());
            format!("Edit {}", wording::name(&name))
        }
        None => "New cookie".to_owned(),
    }
}

/// The value of the cookie being edited, where it is no longer the one that the
/// edit began with. Tracked.
fn changed_underneath(session: Session, state: CookiesState) -> Option<String> {
    let editing = state.editing.get()?;
    if session.rows().iter().all(|row| row.id != editing.row.id) {
        return Some("nothing: it is gone".to_owned());
    }
    let now = editing.row.cookie.with(|cookie| cookie.seen.raw.clone());
    (now != editing.raw).then_some(now)
}

/// What the rules of one engine say of a line.
fn said_by_rules(rules: Rules, engine: &str, verdicts: &[Verdict]) -> Vec<Element> {
    match rules {
        Rules::Unasked | Rules::Coming => return vec![quiet("Fetching the rules …")],
        Rules::Missing => {
            return vec![quiet(
                "The rules did not load, so there is no verdict; setting and reading back works \
                 all the same. Reload to try again.",
            )];
        }
        Rules::Here => {}
    }
    let mut parts = Vec::new();
    for verdict in verdicts {
        let word = format!("{engine}: {}", verdict.outcome.replace('_', " "));
        parts.push(sentence(tone(&verdict.outcome), &word, &verdict.headline));
        for reason in &verdict.reasons {
            let said = vec![prose(&reason.text), tag(&reason.section)];
            parts.push(holding("p", "reason", said));
        }
        if !verdict.fixes.is_empty() {
            let mut fix = Vec::new();
            if !verdict.mended.is_empty() {
                fix.push(button("mend", "Apply the fix"));
            }
            fix.push(prose(&wording::joined(&verdict.fixes, " ")));
            parts.push(holding("p", "fix", fix));
        }
        let taken = wording::joined(&verdict.assumptions, " ") + " " + &verdict.basis;
        let rest = vec![
            element("summary", "", "Taken for granted"),
            holding("p", "", vec![prose(&taken)]),
        ];
        parts.push(holding("details", "quiet", rest));
    }
    parts
}
