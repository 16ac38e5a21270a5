//! The line written here for real, through the one writer.

use super::secret::Secret;
use crate::components::{Text, Toaster};
use crate::cookies::cookie_of_line;
use crate::session::Session;
use crate::wording;
use cookie_check::CookieAnswer;
use document_cookie::rules::{Engine, SetCookieString};
use leptos::prelude::*;
use std::sync::Arc;

/// The button that writes it, or why it cannot be tried.
#[component]
pub(super) fn TryHere(answer: Arc<CookieAnswer>) -> impl IntoView {
    let session: Session = expect_context();
    let toaster: Toaster = expect_context();
    let line = String::from_utf8_lossy(&answer.line).into_owned();
    if is_http_only(&line) {
        return view! {
            <p class="quiet">
                "It cannot be tried here: HttpOnly cookies come from servers alone, and no script writes one."
            </p>
        }
        .into_any();
    }
    let cookie = match cookie_of_line(&line) {
        Ok(cookie) => cookie,
        Err(error) => {
            let words = wording::form_error(&error);
            return view! { <p class="quiet">"It cannot be tried here. "{words}</p> }.into_any();
        }
    };
    let written = cookie.to_string();
    let end = written.find(';').unwrap_or(written.len());
    let (pair, attributes) = written.split_at(end);
    let (name, value) = pair.split_once('=').unwrap_or(("", pair));
    let shown = view! {
        <code>
            <Text text=format!("{name}=") />
            <Secret text=value.to_owned() />
            <Text text=attributes.to_owned() />
        </code>
    };
    let write = move |_| toaster.wrote(session.write(vec![cookie.clone().into()]));
    view! {
        <p class="try-here">
            <button type="button" class="small" on:click=write>"Try it here"</button>
            " writes "
            {shown}
            " to this origin, in this browser."
        </p>
    }
    .into_any()
}

fn is_http_only(line: &str) -> bool {
    let line = SetCookieString::parse(line.as_bytes(), Engine::Standard.differences());
    line.attributes()
        .any(|attribute| attribute.name.eq_ignore_ascii_case(b"httponly"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_a_server_writes_is_not_offered() {
        assert!(is_http_only("a=1; Path=/; httponly"));
        assert!(!is_http_only("a=HttpOnly; Path=/"));
    }
}
