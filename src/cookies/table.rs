//! The table of every cookie that script can see.

use super::fields;
use super::state::{Column, CookiesState};
use crate::clock;
use crate::components::island;
use crate::components::live::{keep, replace};
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
        return sort(state, event, column);
    }
    let row = row.and_then(|id| session.row(id));
    match (name.as_str(), row) {
        ("edit", Some(row)) => state.take(&row, true),
        ("duplicate", Some(row)) => state.take(&row, false),
        ("remove", Some(row)) => state.delete_rows(session, &[row]),
        ("selected", _) => state.delete_rows(session, &selected(session, false)),
        ("every", _) => state.delete_rows(session, &selected(session, true)),
        ("all", _) => select_all(event),
        ("column", _) => choose_columns(),
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
    let noun = if count == 1 { "cookie" } else { "cookies" };
    let of = match crate::engine::here().word {
        "chromium" | "firefox" => {
            format!("at least {count} of {MOST} {noun}, as far as this page sees")
        }
        _ => format!("at least {count} {noun}, as far as this page sees"),
    };
    format!(
        "{of}; {} in each request",
        wording::bytes(bytes.saturating_sub(2))
    )
}

/// By this column; by the same again, the other way round; then as the browser
/// has them.
fn sort(state: CookiesState, event: &Event, column: Column) {
    let next = match state.sort.get_untracked() {
        (now, false) if now == column => (column, true),
        (now, true) if now == column => (Column::Order, false),
        _ => (column, false),
    };
    state.sort.set(next);
    let direction = match next {
        (Column::Order, _) => None,
        (_, false) => Some("ascending"),
        (_, true) => Some("descending"),
    };
    let head = target(event).and_then(|button| button.closest("th").ok()?);
    each("#table thead th", |th| {
        let is_it = head
            .as_ref()
            .is_some_and(|head| head.is_same_node(Some(&th)));
        let _ = match direction.filter(|_| is_it) {
            Some(direction) => th.set_attribute("aria-sort", direction),
            None => th.remove_attribute("aria-sort"),
        };
    });
}

/// The rows that are shown, or of these the ones that are marked.
fn selected(session: Session, every: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let which = if every {
        "#table tbody tr"
    } else {
        "#table tbody tr:has(:checked)"
    };
    each(which, |tr| {
        let id = tr.get_attribute("data-id").and_then(|id| id.parse().ok());
        rows.extend(id.and_then(|id| session.row(id)));
    });
    rows
}

fn select_all(event: &Event) {
    let all = is_checked(event);
    each("#table tbody .pick input", |input| {
        input
            .unchecked_into::<web_sys::HtmlInputElement>()
            .set_checked(all);
    });
}

/// Hides the columns whose boxes are not checked.
fn choose_columns() {
    let mut hidden = Vec::new();
    each(".columns input:not(:checked)", |input| {
        hidden.extend(input.get_attribute("value"));
    });
    each("#table", |table| {
        let _ = table.set_attribute("data-hide", &hidden.join(" "));
    });
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

fn each(selector: &str, mut f: impl FnMut(Element)) {
    if let Ok(found) = gloo_utils::document().query_selector_all(selector) {
        for at in 0..found.length() {
            if let Some(node) = found.item(at) {
                f(node.unchecked_into());
            }
        }
    }
}
