//! The table of every cookie that script can see.

use super::fields;
use super::state::{Column, CookiesState};
use crate::clock;
use crate::components::island;
use crate::components::live::{keep, replace, set};
use crate::components::parts::{acted, button, code, element, holding, quiet, tag, value_of, with};
use crate::cookies::max_age;
use crate::known::{End, Source};
use crate::session::{Cookie, Row, Session};
use crate::wording;
use document_cookie::Encoding;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How many cookies Chromium and Firefox keep of a site, as measured; no limit
/// of WebKitGTK's is known.
const MOST: usize = 180;

const COLUMNS: [(&str, Column); 9] = [
    ("name", Column::Name),
    ("value", Column::Value),
    ("size", Column::Size),
    ("path", Column::Path),
    ("domain", Column::Domain),
    ("expires", Column::Expires),
    ("secure", Column::Secure),
    ("samesite", Column::SameSite),
    ("partitioned", Column::Partitioned),
];

/// The table.
pub(super) fn table(session: Session, state: CookiesState) -> AnyView {
    island(include_str!("table.html"), move |island| {
        let is_empty = move || session.rows().is_empty();
        island.attribute("section", "data-empty", move || {
            is_empty().then(String::new)
        });
        island.attribute("section", "data-none", move || {
            let none = !is_empty() && state.visible(session).is_empty();
            none.then(String::new)
        });
        island.text("gauge", move || gauge(session));
        island.attribute("mask", "aria-pressed", move || {
            Some(session.masked.get().to_string())
        });
        // The markup is made anew with the view; what was asked for comes back.
        let _ = js_sys::Reflect::set(
            &island.slot("find"),
            &"value".into(),
            &state.find.get_untracked().into(),
        );
        let section = island.slot("section");
        let hidden = state.hidden.get_untracked();
        for input in all(&section, ".columns input") {
            let word = input.get_attribute("value").unwrap_or_default();
            check(input, !hidden.contains(&word));
        }
        island.attribute("table", "data-hide", move || Some(state.hidden.get()));
        keep(Box::new(move || mark_sorted(&section, state.sort.get())));
        let visible = move || state.visible(session).iter().map(|row| row.id).collect();
        island.list("rows", visible, move |id| match session.row(id) {
            Some(row) => table_row(session, &row),
            None => element("tr", "", ""),
        });
        // Only the search is typed into.
        island.on("input", move |event| {
            if fields::name_of(&event) == "find" {
                state.find.set(value_of(&event));
            }
        });
        island.on("click", move |event| act(session, state, &event));
    })
}

fn act(session: Session, state: CookiesState, event: &Event) {
    let Some((name, row)) = acted(event) else {
        return;
    };
    if let Some((_, column)) = COLUMNS.into_iter().find(|(word, _)| *word == name) {
        return sort(state, column);
    }
    let row = row.and_then(|id| session.row(id));
    match (name.as_str(), row) {
        ("edit", Some(row)) => state.take(&row, true),
        ("duplicate", Some(row)) => state.take(&row, false),
        ("remove", Some(row)) => state.delete_rows(session, &[row]),
        ("selected", _) => state.delete_rows(session, &selected(session, false)),
        ("every", _) => state.delete_rows(session, &selected(session, true)),
        ("all", _) => select_all(event),
        ("column", _) => choose_columns(state),
        ("mask", _) => session.masked.update(|masked| *masked = !*masked),
        _ => {}
    }
}

/// A row: what changes in it stands in cells of their own, the rest stays.
fn table_row(session: Session, row: &Row) -> Element {
    let name = row.cookie.with_untracked(|cookie| cookie.seen.name.clone());
    let pick = with(element("input", "", ""), "type", "checkbox");
    let pick = with(
        pick,
        "aria-label",
        &format!("Select {}", wording::name(&name)),
    );
    let shown_name = if name.is_empty() {
        quiet("(no name)")
    } else {
        code(&name)
    };
    let acts = [
        ("edit", "Edit"),
        ("duplicate", "Duplicate"),
        ("remove", "Delete"),
    ];
    let acts = acts.map(|(act, text)| button(act, text)).into();
    let mut cells = vec![
        holding("td", "pick", vec![pick]),
        with(holding("th", "", vec![shown_name]), "scope", "row"),
    ];
    let changing: Vec<Element> = [
        "value",
        "size",
        "path",
        "domain",
        "secure",
        "samesite",
        "partitioned",
        "expires",
    ]
    .iter()
    .map(|column| with(element("td", "", ""), "data-col", column))
    .collect();
    cells.extend(changing.iter().cloned());
    cells.push(holding("td", "acts", acts));
    let cookie = row.cookie.clone();
    let last = changing.last().cloned();
    keep(Box::new(move || {
        let contents = cookie.with(|cookie| cells_of(session, cookie));
        for (cell, content) in changing.iter().zip(contents) {
            replace(cell, content);
        }
    }));
    let cookie = row.cookie.clone();
    keep(Box::new(move || {
        if let Some(cell) = &last {
            replace(cell, cookie.with(expires));
        }
    }));
    let tr = with(holding("tr", "", cells), "data-testid", "cookie-row");
    with(tr, "data-id", &row.id.to_string())
}

/// What stands in a row's cells, but for the end of life.
fn cells_of(session: Session, cookie: &Cookie) -> [Vec<Element>; 7] {
    let seen = &cookie.seen;
    let mut value = vec![if seen.text.is_empty() {
        quiet("(empty)")
    } else {
        with(
            element("code", "value", &session.veiled(&seen.text)),
            "dir",
            "auto",
        )
    }];
    if seen.encoding != Encoding::Raw {
        value.push(tag(wording::encoding(seen.encoding)));
    }
    if seen.copy > 0 {
        value.push(tag(&format!("copy {}", seen.copy + 1)));
    }
    let known = cookie.known.as_ref();
    let fact = |told: Option<&str>, if_empty: &str| {
        vec![match told {
            None => unknown(),
            Some("") => quiet(if_empty),
            Some(told) => quiet(told),
        }]
    };
    let flag = |flag: Option<bool>| fact(flag.map(|set| if set { "yes" } else { "no" }), "");
    [
        value,
        vec![quiet(&wording::grouped(seen.bytes() as u64))],
        fact(known.and_then(|known| known.path.as_deref()), ""),
        fact(known.and_then(|known| known.domain.as_deref()), "this host"),
        flag(known.and_then(|known| known.secure)),
        fact(
            known.and_then(|known| known.same_site.as_deref()),
            "not set",
        ),
        flag(known.and_then(|known| known.partitioned)),
    ]
}

fn unknown() -> Element {
    element("span", "unknown", "unknown")
}

/// When the cookie ends, counted down. Tracks the clock where there is a time.
fn expires(cookie: &Cookie) -> Vec<Element> {
    let known = cookie.known.as_ref();
    let told = known.and_then(|known| {
        known.end.map(|end| match end {
            End::Session => "with the session".to_owned(),
            End::At(time) => match time.saturating_sub(clock::ticking()) {
                0 => "now".to_owned(),
                left => format!("in {}", max_age::left(left)),
            },
        })
    });
    let Some(told) = told else {
        return vec![unknown()];
    };
    let who = match known.map(|known| known.source) {
        Some(Source::Browser) => "Told by the browser",
        _ => "As this page wrote it",
    };
    vec![with(quiet(&told), "title", who)]
}

/// How many cookies there are, and what a request to this page carries of them.
fn gauge(session: Session) -> String {
    let rows = session.rows();
    let count = rows.len();
    // Each travels as name=value, and all but the first behind "; ".
    let bytes: usize = rows
        .iter()
        .map(|row| row.cookie.with(|cookie| cookie.seen.bytes() + 3))
        .sum();
    let of = match crate::engine::here().word {
        "chromium" | "firefox" => format!("{count} of {MOST} cookies"),
        _ if count == 1 => "1 cookie".to_owned(),
        _ => format!("{count} cookies"),
    };
    format!(
        "at least {of}, as far as this page sees; {} in each request",
        wording::bytes(bytes.saturating_sub(2))
    )
}

/// By this column; by the same again, the other way round; then as the browser
/// has them.
fn sort(state: CookiesState, column: Column) {
    state.sort.set(match state.sort.get_untracked() {
        (now, false) if now == column => (column, true),
        (now, true) if now == column => (Column::Order, false),
        _ => (column, false),
    });
}

/// Marks the head of the column that the rows are sorted by.
fn mark_sorted(section: &Element, (column, reversed): (Column, bool)) {
    let direction = if reversed { "descending" } else { "ascending" };
    for button in all(section, "thead button") {
        let act = button.get_attribute("data-act").unwrap_or_default();
        let is_it = COLUMNS.contains(&(act.as_str(), column));
        if let Some(th) = button.parent_element() {
            set(&th, "aria-sort", is_it.then_some(direction));
        }
    }
}

/// The rows that are shown, or of these the ones that are marked.
fn selected(session: Session, every: bool) -> Vec<Row> {
    let which = if every {
        "tbody tr"
    } else {
        "tbody tr:has(:checked)"
    };
    let id = |tr: Element| tr.get_attribute("data-id")?.parse().ok();
    let ids = shown(which).into_iter().filter_map(id);
    ids.filter_map(|id| session.row(id)).collect()
}

fn select_all(event: &Event) {
    let every = is_checked(event);
    for input in shown("tbody .pick input") {
        check(input, every);
    }
}

/// Hides the columns whose boxes are not checked.
fn choose_columns(state: CookiesState) {
    let mut words = String::new();
    for input in shown(".columns input:not(:checked)") {
        words += &input.get_attribute("value").unwrap_or_default();
        words.push(' ');
    }
    state.hidden.set(words);
}

fn is_checked(event: &Event) -> bool {
    target(event).is_some_and(|target| {
        target
            .unchecked_into::<web_sys::HtmlInputElement>()
            .checked()
    })
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Those of the table in the document.
fn shown(selector: &str) -> Vec<Element> {
    let section = gloo_utils::document().get_element_by_id("cookies");
    section.map_or_else(Vec::new, |section| all(&section, selector))
}

fn all(place: &Element, selector: &str) -> Vec<Element> {
    let mut all = Vec::new();
    if let Ok(found) = place.query_selector_all(selector) {
        for at in 0..found.length() {
            all.extend(found.item(at).map(JsCast::unchecked_into::<Element>));
        }
    }
    all
}

fn check(input: Element, checked: bool) {
    let input: web_sys::HtmlInputElement = input.unchecked_into();
    input.set_checked(checked);
}
