//! The drawing of how the cookies travel, with the header of this origin.

use super::COOKIES;
use crate::components::parts::{quiet, text};
use crate::session::Session;
use document_cookie::CookieString;
use leptos::prelude::*;

/// The drawing.
#[component]
pub(super) fn Journey(
    /// The cookies.
    session: Session,
) -> impl IntoView {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let host = location.host().unwrap_or_default();
    let pieces = move || {
        session
            .with_text(|shown| {
                let entries = CookieString::new(shown).entries();
                let pieces = entries.map(|entry| {
                    let ours = COOKIES.contains(&entry.name);
                    let pair = if entry.name.is_empty() {
                        entry.value.to_owned()
                    } else {
                        format!("{}={}", entry.name, entry.value)
                    };
                    (ours, pair)
                });
                pieces.collect::<Vec<_>>()
            })
            .unwrap_or_default()
    };
    let cookie_field = move || {
        let pieces = pieces();
        if pieces.is_empty() {
            return vec![quiet(
                "(no Cookie field: there is nothing to send)".to_owned(),
            )];
        }
        let mut field = vec![text("Cookie: ".to_owned())];
        for (at, (ours, pair)) in pieces.into_iter().enumerate() {
            if at > 0 {
                field.push(text("; ".to_owned()));
            }
            field.push(if ours { marked(pair) } else { text(pair) });
        }
        field
    };
    view! {
        <section class="wide" aria-labelledby="journey-title">
            <h2 id="journey-title">"How the cookies travel"</h2>
            <div class="journey">
                <div class="station">
                    <strong>"This browser"</strong>
                    <span class="quiet">"keeps the cookies of " {host.clone()}</span>
                </div>
                <div class="leg there">
                    <p class="leg-title">"With every request it sends them all"</p>
                    <pre tabindex="0" aria-label="The request of this page"><code>
                        {format!("GET {path}\nHost: {host}\n")} {cookie_field}
                    </code></pre>
                </div>
                <div class="leg back">
                    <p class="leg-title">"With a response a server may set one more"</p>
                    <pre tabindex="0" aria-label="The response of a server that counts visits"><code>
                        "Set-Cookie: visit_count=8; Path=/; SameSite=Lax"
                    </code></pre>
                </div>
                <div class="station">
                    <strong>"The server"</strong>
                    <span class="quiet">"reads and sets the same names"</span>
                </div>
            </div>
            <p class="quiet">
                "The first header is this page's own, with what script can see; HttpOnly cookies "
                "travel beside them unseen. A server that only hands out files reads none of it. "
                "The second is what a counting server would answer."
            </p>
        </section>
    }
}

/// One of this page's own three.
fn marked(pair: String) -> AnyView {
    view! { <b class="ours">{pair}</b> }.into_any()
}
