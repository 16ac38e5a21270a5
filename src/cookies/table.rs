//! The table of every cookie that script can see.

use super::fields;
use super::state::{Column, CookiesState};
use crate::clock;
use crate::components::island;
use crate::components::live::{fill, keep, set};
use crate::components::parts::{acted, element, tag, value_of};
use crate::cookies::max_age;
use crate::known::{End, Source};
use crate::session::{Cookie, Row, Session};
use crate::wording;
use document_cookie::Encoding;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
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
        // The markup has one row, which all others are copies of.
        let rows = island.slot("rows");
        let Some(blank) = rows.first_element_child() else {
            return;
        };
        rows.set_text_content(None);
        island.list("rows", visible, move |id| {
            let tr = copy_of(&blank);
            if let Some(row) = session.row(id) {
                fill_row(session, &row, &tr);
            }
            tr
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
        ("selected" | "every", _) => {
            state.delete_rows(session, &selected(session, name == "every"));
            // The box in the head stands for rows that are gone.
            shown("thead input")
                .into_iter()
                .for_each(|all| check(all, false));
        }
        ("all", _) => select_all(event),
        ("column", _) => choose_columns(state),
        ("mask", _) => session.masked.update(|masked| *masked = !*masked),
        _ => {}
    }
}

fn copy_of(blank: &Element) -> Element {
    let copy = blank.clone_node_with_deep(true);
    copy.map_or_else(|_| element("tr", "", ""), JsCast::unchecked_into)
}

/// Keeps a row. What a cell shows stands in its first element; whatever stays
/// as it was is not touched.
fn fill_row(session: Session, row: &Row, tr: &Element) {
    let _ = tr.set_attribute("data-id", &row.id.to_string());
    let mut places = Vec::new();
    let mut cell = tr.first_element_child();
    while let Some(this) = cell {
        places.extend(this.first_element_child());
        cell = this.next_element_sibling();
    }
    let mut places = places.into_iter();
    let (Some(pick), Some(named)) = (places.next(), places.next()) else {
        return;
    };
    let name = row.cookie.with_untracked(|cookie| cookie.seen.name.clone());
    let _ = pick.set_attribute("aria-label", &format!("Select {}", wording::name(&name)));
    let named = Place::of(named, "");
    match name.is_empty() {
        true => named.show("(no name)", "quiet"),
        false => named.show(&name, ""),
    }
    let Some(value) = places.next() else {
        return;
    };
    let tags = value.clone();
    let value = Place::of(value, "value");
    let facts: Vec<Place> = places.map(|place| Place::of(place, "quiet")).collect();
    let facts = Rc::new(facts);
    let (cookie, end) = (row.cookie.clone(), Rc::clone(&facts));
    keep(Box::new(move || {
        cookie.with(|cookie| show_value(session, cookie, &value, &tags));
        cookie.with(|cookie| {
            for (place, fact) in facts.iter().zip(facts_of(cookie)) {
                place.tell(fact);
            }
        });
    }));
    let cookie = row.cookie.clone();
    keep(Box::new(move || {
        let told = cookie.with(expires);
        if let Some(place) = end.get(FACTS) {
            if told.is_some() {
                let who = cookie.with(|cookie| cookie.known.as_ref().map(|known| known.source));
                let who = match who {
                    Some(Source::Browser) => "Told by the browser",
                    _ => "As this page wrote it",
                };
                set(&place.element, "title", Some(who));
            }
            place.tell(told);
        }
    }));
}

/// An element that shows a text, and what it shows.
struct Place {
    element: Element,
    shown: RefCell<(String, &'static str)>,
}

impl Place {
    fn of(element: Element, class: &'static str) -> Self {
        Self {
            element,
            shown: RefCell::new((String::new(), class)),
        }
    }

    fn show(&self, text: &str, class: &'static str) {
        let mut shown = self.shown.borrow_mut();
        if shown.0 != text {
            self.element.set_text_content(Some(text));
            text.clone_into(&mut shown.0);
        }
        if shown.1 != class {
            self.element.set_class_name(class);
            shown.1 = class;
        }
    }

    /// Shows what is known, or that it is not.
    fn tell(&self, fact: Option<String>) {
        match fact {
            Some(fact) => self.show(&fact, "quiet"),
            None => self.show("unknown", "unknown"),
        }
    }
}

/// Shows a cookie's value, with what there is to say of it in tags behind it.
fn show_value(session: Session, cookie: &Cookie, value: &Place, cell: &Element) {
    let seen = &cookie.seen;
    match seen.text.is_empty() {
        true => value.show("(empty)", "quiet"),
        false => value.show(&session.veiled(&seen.text), "value"),
    }
    while let Some(old) = cell.next_element_sibling() {
        old.remove();
    }
    let mut tags = Vec::new();
    if seen.encoding != Encoding::Raw {
        tags.push(tag(wording::encoding(seen.encoding)));
    }
    if seen.copy > 0 {
        tags.push(tag(&format!("copy {}", seen.copy + 1)));
    }
    if let Some(parent) = cell.parent_element() {
        fill(&parent, tags);
    }
}

/// How many facts a row tells before its end of life.
const FACTS: usize = 6;

/// What is known of a cookie, in the order of the columns; none where it is
/// not.
fn facts_of(cookie: &Cookie) -> [Option<String>; FACTS] {
    let known = cookie.known.as_ref();
    let fact = |told: Option<&String>, if_empty: &str| {
        told.map(|told| match told.is_empty() {
            true => if_empty.to_owned(),
            false => told.clone(),
        })
    };
    let flag = |flag: Option<bool>| flag.map(|set| if set { "yes" } else { "no" }.to_owned());
    [
        Some(wording::grouped(cookie.seen.bytes() as u64)),
        fact(known.and_then(|known| known.path.as_ref()), ""),
        fact(known.and_then(|known| known.domain.as_ref()), "this host"),
        flag(known.and_then(|known| known.secure)),
        fact(known.and_then(|known| known.same_site.as_ref()), "not set"),
        flag(known.and_then(|known| known.partitioned)),
    ]
}

/// When the cookie ends, counted down. Tracks the clock where there is a time.
fn expires(cookie: &Cookie) -> Option<String> {
    Some(match cookie.known.as_ref()?.end? {
        End::Session => "with the session".to_owned(),
        End::At(time) => match time.saturating_sub(clock::ticking()) {
            0 => "now".to_owned(),
            left => format!("in {}", max_age::left(left)),
        },
    })
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
