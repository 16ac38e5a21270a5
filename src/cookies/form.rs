//! The form that sets, reads and deletes one cookie by its name.

use crate::components::Said;
use crate::session::Session;
use crate::wording;
use document_cookie::encoding::percent_encode;
use document_cookie::{Encoding, InvalidPart, Lifetime, SetCookie};
use leptos::prelude::*;
use std::borrow::Cow;
use std::time::Duration;

/// What Max-Age was typed as. An empty field means until the browser closes;
/// what is not above zero removes, as in a set-cookie-string (section 5.6.2).
fn lifetime(typed: &str) -> Result<Lifetime, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Lifetime::Session);
    }
    let (negative, digits) = match typed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, typed),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!(
            "Max-Age is a number of whole seconds, such as 3600 for an hour; “{typed}” is none. \
             Leave it empty to keep the cookie until the browser closes."
        ));
    }
    if negative {
        return Ok(Lifetime::For(Duration::ZERO));
    }
    // Digits alone only fail to parse when there are too many of them.
    let seconds = digits.parse().unwrap_or(u64::MAX);
    Ok(Lifetime::For(Duration::from_secs(seconds)))
}

/// The value as it is written: as typed where a browser keeps that, and
/// percent-encoded where it would cut it or trim it.
fn encoded(typed: &str) -> Cow<'_, str> {
    match Encoding::Raw.encode(typed) {
        // WebKitGTK cuts a raw value at its first character beyond ASCII.
        Ok(raw) if raw.is_ascii() => raw,
        _ => percent_encode(typed),
    }
}

fn cookie<'a>(name: &'a str, value: &'a str) -> Result<SetCookie<'a>, InvalidPart> {
    SetCookie::new(name, encoded(value))
}

/// The form.
#[component]
pub(super) fn CookieForm(
    /// The cookies.
    session: Session,
    /// Where to say what happened.
    said: RwSignal<Option<Said>>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let max_age = RwSignal::new(String::new());

    let set = move || {
        let (name, value) = (name.get_untracked(), value.get_untracked());
        let intent = lifetime(&max_age.get_untracked()).and_then(|lifetime| {
            cookie(name.trim(), &value)
                .map(|cookie| cookie.lifetime(lifetime))
                .map_err(|error| wording::invalid(&error))
        });
        said.set(Some(match intent {
            Ok(cookie) => Said::Wrote(vec![session.set(&cookie)]),
            Err(problem) => Said::Invalid(problem),
        }));
    };
    let read = move || {
        let name = name.get_untracked().trim().to_owned();
        let values = session.read_all(&name);
        said.set(Some(Said::Read(vec![(name, values)])));
    };
    let delete = move || {
        let name = name.get_untracked();
        said.set(Some(match SetCookie::removal(name.trim()) {
            Ok(removal) => Said::Wrote(vec![session.delete(&removal)]),
            Err(error) => Said::Invalid(wording::invalid(&error)),
        }));
    };
    let size = move || {
        let (name, value) = (name.get(), value.get());
        let Ok(cookie) = cookie(name.trim(), &value) else {
            return String::new();
        };
        let bytes = wording::bytes(cookie.name().len() + cookie.value().len());
        let encoded = if cookie.value() == value {
            ""
        } else {
            "; the value is written percent-encoded"
        };
        format!("{bytes} of the 4,096 for name and value{encoded}")
    };
    view! {
        <form
            class="card cookie-form"
            on:submit=move |event| {
                event.prevent_default();
                set();
            }
        >
            <label>
                <span>"Name"</span>
                <input
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <label class="value-field">
                <span>"Value"</span>
                <textarea rows="1" autocomplete="off" autocapitalize="off" spellcheck="false" on:input=move |event| value.set(event_target_value(&event))></textarea>
            </label>
            <div class="field">
                <label for="max-age">"Max-Age"</label>
                <input id="max-age" type="text" inputmode="numeric" autocomplete="off" aria-describedby="max-age-hint" on:input=move |event| max_age.set(event_target_value(&event)) />
                <small id="max-age-hint" class="quiet">"seconds; empty: until the browser closes"</small>
            </div>
            <p class="form-size quiet">{size}</p>
            <div class="actions">
                <button type="submit" class="primary">"Set cookie"</button>
                <button type="button" on:click=move |_| read()>"Read cookie"</button>
                <button type="button" on:click=move |_| delete()>"Delete cookie"</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn max_age_is_whole_seconds() {
        assert_eq!(lifetime(""), Ok(Lifetime::Session));
        assert_eq!(lifetime(" 60 "), Ok(Lifetime::For(Duration::from_secs(60))));
        assert_eq!(lifetime("-5"), Ok(Lifetime::For(Duration::ZERO)));
        assert_eq!(
            lifetime(&"9".repeat(30)),
            Ok(Lifetime::For(Duration::from_secs(u64::MAX)))
        );
        for nonsense in ["soon", "1.5", "+60", "1e3", "-", "60s"] {
            assert!(lifetime(nonsense).unwrap_err().contains(nonsense));
        }
    }

    #[test]
    fn a_value_is_encoded_only_where_a_browser_would_not_keep_it() {
        assert_eq!(encoded("a b=c"), "a b=c");
        assert_eq!(encoded("100%"), "100%");
        assert_eq!(encoded("a;b"), "a%3Bb");
        assert_eq!(encoded("é"), "%C3%A9");
        assert_eq!(encoded(" edge "), "%20edge%20");
    }
}
