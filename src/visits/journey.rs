//! The drawing of how the cookies travel, with the header of this origin.

use super::count::Count;
use super::{COOKIES, COUNT};
use crate::components::MaskedValue;
use crate::session::Session;
use document_cookie::CookieString;
use leptos::prelude::*;

/// The drawing.
#[component]
pub(super) fn Journey() -> impl IntoView {
    let session: Session = expect_context();
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let host = location.host().unwrap_or_default();
    let request = format!("GET {path}\nHost: {host}\n");
    let next = move || session.with_cookie_string(next_count).to_string();
    view! {
        <section class="wide" aria-labelledby="journey-title">
            <h2 id="journey-title">"How the cookies travel"</h2>
            <div class="journey">
                <div class="station">
                    <strong>"This browser"</strong>
                    <span class="quiet">"keeps the cookies of "{host}</span>
                </div>
                <div class="leg there">
                    <p class="leg-title">"With every request it sends them all"</p>
                    <pre tabindex="0" aria-label="The request of this page">
                        <code>{request}<CookieField /></code>
                    </pre>
                </div>
                <div class="leg back">
                    <p class="leg-title">"With a response a server may set one more"</p>
                    <pre tabindex="0" aria-label="The response of a server that counts visits">
                        <code>
                            "Set-Cookie: visit_count="
                            {move || session.masked_value(&next())}
                            "; Path=/; SameSite=Lax"
                        </code>
                    </pre>
                </div>
                <div class="station">
                    <strong>"The server"</strong>
                    <span class="quiet">"reads and sets the same names"</span>
                </div>
            </div>
            <p class="quiet">
                "The first header is this page's own, with what script can see; HttpOnly cookies travel \
                beside them unseen. A server that only hands out files reads none of it. The second is \
                what a counting server would answer."
            </p>
        </section>
    }
}

/// What a server that counts would count to; 1 where it reads no number.
fn next_count(cookie_string: &str) -> u64 {
    let read = CookieString::new(cookie_string).get(COUNT);
    let count = read.and_then(|entry| Count::of_value(entry.value).ok());
    count.and_then(Count::next).unwrap_or(Count::FIRST).number()
}

/// The Cookie field of a request: this page's own three, and how many others.
#[component]
fn CookieField() -> impl IntoView {
    let session: Session = expect_context();
    move || {
        session.with_cookie_string(|text| {
            let entries = CookieString::new(text).entries();
            let (own, others): (Vec<_>, Vec<_>) =
                entries.partition(|entry| COOKIES.contains(&entry.name));
            if own.is_empty() && others.is_empty() {
                let nothing = "(no Cookie field: there is nothing to send)";
                return view! { <span class="quiet">{nothing}</span> }.into_any();
            }
            let count = own.len();
            let pair = |(index, entry): (usize, document_cookie::Entry<'_>)| {
                let before = if index == 0 { "Cookie: " } else { "; " };
                let (name, value) = (entry.name.to_owned(), entry.value.to_owned());
                view! { {before}<b class="ours">{name}"="<MaskedValue value /></b> }.into_any()
            };
            let own: Vec<AnyView> = own.into_iter().enumerate().map(pair).collect();
            let more = match (count, others.len()) {
                (_, 0) => None,
                (0, others) => Some(format!("Cookie: {others} others")),
                (_, others) => Some(format!("; + {others} others")),
            };
            view! { {own}{more.map(|more| view! { <span class="quiet">{more}</span> }.into_any())} }
                .into_any()
        })
    }
}
