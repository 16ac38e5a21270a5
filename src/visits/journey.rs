//! The drawing of how the cookies travel, with the header of this origin.

use super::count::Count;
use super::{COOKIES, COUNT};
use crate::components::island;
use crate::components::parts::{element, quiet};
use crate::session::Session;
use document_cookie::CookieString;
use leptos::prelude::*;
use web_sys::Element;

/// The drawing.
pub(super) fn journey(session: Session) -> AnyView {
    island(include_str!("journey.html"), move |island| {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let host = location.host().unwrap_or_default();
        let request = format!("GET {path}\nHost: {host}\n");
        island.text("host", move || host.clone());
        island.text("request", move || request.clone());
        island.text("next", move || {
            let next = session.with_text(next_count).unwrap_or(1);
            next.to_string()
        });
        island.content("field", move || {
            let field = session.with_text(|shown| cookie_field(session, shown));
            let field = field.unwrap_or_default();
            if field.is_empty() {
                return vec![quiet("(no Cookie field: there is nothing to send)")];
            }
            field
        });
    })
}

/// What a server that counts would count to; 1 where it reads no number.
fn next_count(shown: &str) -> u64 {
    let read = CookieString::new(shown).get(COUNT);
    let count = read.and_then(|entry| Count::of_value(entry.value).ok());
    count.and_then(Count::next).unwrap_or(Count::FIRST).number()
}

/// The Cookie field of a request, with this page's own three marked.
fn cookie_field(session: Session, shown: &str) -> Vec<Element> {
    let mut field = Vec::new();
    for entry in CookieString::new(shown).entries() {
        let ours = COOKIES.contains(&entry.name);
        let before = if field.is_empty() { "Cookie: " } else { "; " };
        field.push(element("span", "", before));
        let value = session.veiled(entry.value);
        let pair = if entry.name.is_empty() {
            value
        } else {
            format!("{}={value}", entry.name)
        };
        let (tag, class) = if ours { ("b", "ours") } else { ("span", "") };
        field.push(element(tag, class, &pair));
    }
    field
}
