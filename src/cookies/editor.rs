//! The editor: a field for each attribute, the line they make, and what the
//! browsers would do with it.

use super::fields::{self, ID};
use super::state::CookiesState;
use crate::components::parts::{acted, code, quiet, text};
use crate::components::verdict::{sentence, tone};
use crate::engine::{self, MEASURED};
use crate::session::Session;
use crate::verdicts::Rules;
use crate::wording;
use leptos::prelude::*;
use page_rules::Verdict;

/// The editor.
#[component]
pub(super) fn Editor(
    /// The cookies.
    session: Session,
    /// The view's state.
    state: CookiesState,
) -> impl IntoView {
    let others = RwSignal::new(false);
    let engine = engine::here();
    let cookie = Memo::new(move |_| state.cookie());
    let line = move || match cookie.get() {
        Ok(cookie) => session.veiled(&cookie.to_string()),
        Err(_) => String::new(),
    };
    let verdicts = Memo::new(move |_| match cookie.get() {
        Ok(cookie) => state.verdict(session, engine.word, &cookie),
        Err(_) => Vec::new(),
    });
    let outcome = move || verdicts.with(|all| all.first().map(|one| one.outcome.clone()));
    let verdict = move || match cookie.get() {
        Err(problem) => vec![sentence("unsure", String::new(), problem)],
        Ok(_) => said_by_rules(state.verdicts.rules.get(), engine.name, &verdicts.get()),
    };
    let elsewhere = move || {
        let Ok(cookie) = cookie.get() else {
            return Vec::new();
        };
        let mut all = Vec::new();
        if others.get() {
            for other in MEASURED.into_iter().filter(|it| *it != engine) {
                let verdicts = state.verdict(session, other.word, &cookie);
                all.extend(said_by_rules(state.verdicts.rules.get(), other.name, &verdicts));
            }
        }
        all
    };
    let size = move || {
        cookie.get().map_or_else(
            |_| String::new(),
            |cookie| {
                let bytes = cookie.name().len() + cookie.value().len();
                format!("{} of the 4,096 for name and value", wording::bytes(bytes))
            },
        )
    };
    let act = move |act: &str| match act {
        "read" => state.read(session),
        "delete" => state.delete(session),
        "clear" => state.clear(),
        "mend" => {
            let mended = verdicts.with_untracked(|all| all.first().map(|one| one.mended.clone()));
            if let Some(line) = mended.filter(|line| !line.is_empty()) {
                state.fill(super::form::Form::of_line(&line));
            }
        }
        "others" => others.update(|others| *others = !*others),
        "theirs" | "mine" => state.settle(act == "theirs"),
        preset => state.preset(preset),
    };
    // The fields are made once; what the state held comes back into them.
    Effect::new(move |_| fields::show(&state.form.get_untracked()));
    state.verdicts.fetch();
    view! {
        <form
            id=ID
            class="card editor"
            on:input=move |event| state.typed(&fields::name_of(&event))
            on:click=move |event| {
                if let Some((name, _)) = acted(&event) {
                    act(&name);
                }
            }
            on:submit=move |event| {
                event.prevent_default();
                state.set(session);
            }
        >
            <h2 class="wide">{move || editing_title(state)}</h2>
            <label class="field">"Name"<input name="name" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" /></label>
            <label class="field value-field">"Value"<textarea name="value" rows="1" autocomplete="off" autocapitalize="off" spellcheck="false" dir="auto"></textarea></label>
            <label class="field">"Encoding"<select name="encoding"><option>"raw"</option><option>"percent"</option><option>"quoted"</option></select></label>
            <label class="field">"Max-Age"<input name="max-age" type="text" autocomplete="off" placeholder="seconds, or 2 h, 30 days" /></label>
            <label class="field">"Expires"<input name="expires" type="text" autocomplete="off" placeholder="a date: 2027-01-31 12:00" /></label>
            <label class="field">"Path"<input name="path" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="/" /></label>
            <label class="field">"Domain"<input name="domain" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="this host alone" /></label>
            <label class="field">"SameSite"<select name="same-site"><option>"Lax"</option><option>"Strict"</option><option>"None"</option><option value="">"not set"</option></select></label>
            <div class="flags"><label><input name="secure" type="checkbox" />"Secure"</label><label><input name="partitioned" type="checkbox" />"Partitioned"</label></div>
            <div class="presets wide"><span class="quiet">"Presets"</span><button type="button" data-act="session">"For this session"</button><button type="button" data-act="year">"For a year"</button><button type="button" data-act="host">"__Host-, done right"</button><button type="button" data-act="minute">"Gone in a minute"</button></div>
            <div class="note wide" role="note" hidden=move || changed_underneath(state).is_none()>
                {move || changed_underneath(state).map(|value| vec![
                    text("This cookie changed elsewhere while you edit it. It now holds ".to_owned()),
                    code(session.veiled(&value)),
                ])}
                <div class="actions"><button type="button" data-act="theirs">"Take that value"</button><button type="button" data-act="mine">"Keep mine"</button></div>
            </div>
            <div class="wide outcome-of-line">
                <p class="line" data-testid="line" tabindex="0" aria-label="The line that would be written">{line}</p>
                <p class="quiet">{size}</p>
                <div class="verdict-box" data-testid="verdict" data-outcome=outcome aria-live="polite">{verdict}</div>
                <button type="button" class="link" data-act="others" aria-expanded=move || others.get().to_string()>"What other browsers would do"</button>
                <div class="verdict-box">{elsewhere}</div>
            </div>
            <div class="actions wide"><button type="submit" class="primary">"Set cookie"</button><button type="button" data-act="read">"Read cookie"</button><button type="button" data-act="delete">"Delete cookie"</button><button type="button" data-act="clear">"Clear fields"</button></div>
        </form>
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
fn changed_underneath(state: CookiesState) -> Option<String> {
    let editing = state.editing.get()?;
    let now = editing.row.cookie.with(|cookie| cookie.seen.raw.clone());
    (now != editing.raw).then_some(now)
}

/// What the rules of one engine say of a line.
fn said_by_rules(rules: Rules, engine: &str, verdicts: &[Verdict]) -> Vec<AnyView> {
    match rules {
        Rules::Unasked | Rules::Coming => {
            return vec![quiet("Fetching the rules …".to_owned())];
        }
        Rules::Missing => {
            return vec![quiet(
                "The rules did not load, so there is no verdict; setting and reading back works \
                 all the same. Reload to try again."
                    .to_owned(),
            )];
        }
        Rules::Here => {}
    }
    let mut parts = Vec::new();
    for verdict in verdicts {
        let word = format!("{engine}: {}", verdict.outcome.replace('_', " "));
        parts.push(sentence(tone(&verdict.outcome), word, verdict.headline.clone()));
        for reason in &verdict.reasons {
            parts.push(reason_line(&reason.text, &reason.section));
        }
        if !verdict.fixes.is_empty() {
            parts.push(fix(verdict));
        }
        parts.push(rest(verdict));
    }
    parts
}

fn reason_line(reason: &str, section: &str) -> AnyView {
    view! { <p class="reason">{reason.to_owned()}" "<span class="tag">{section.to_owned()}</span></p> }
        .into_any()
}

fn fix(verdict: &Verdict) -> AnyView {
    let fixes = verdict.fixes.join(" ");
    let by_press = (!verdict.mended.is_empty()).then_some("");
    view! {
        <p class="fix" data-mended=by_press><button type="button" data-act="mend">"Apply the fix"</button>" "{fixes}</p>
    }
    .into_any()
}

fn rest(verdict: &Verdict) -> AnyView {
    let mut taken = verdict.assumptions.join(" ");
    taken.push(' ');
    taken.push_str(&verdict.basis);
    view! { <details class="quiet"><summary>"Taken for granted"</summary>{taken}</details> }
        .into_any()
}
