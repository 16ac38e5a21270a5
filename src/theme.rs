//! Light, dark, or as the system has it: a choice kept in a cookie that is
//! written only when a person chooses.

use crate::components::island;
use crate::components::parts::value_of;
use crate::session::Session;
use document_cookie::{CookieString, Lifetime, SetCookie};
use leptos::prelude::*;
use std::time::Duration;

/// The cookie that keeps the choice.
pub const COOKIE: &str = "cookie_workbench_theme";

/// As long as browsers allow (section 5.5).
const LIFETIME: Duration = Duration::from_secs(400 * 24 * 3600);

/// How the page is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word kept in the cookie.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice a word stands for; as the system has it for any other word.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.word() == word)
            .unwrap_or_default()
    }

    /// Sets the attribute on the root element that the style follows.
    fn show(self) {
        if let Some(root) = gloo_utils::document().document_element() {
            // A plain name and a plain word, which no browser refuses.
            let _ = root.set_attribute("data-theme", self.word());
        }
    }

    fn of_cookies(text: &str) -> Self {
        CookieString::new(text)
            .get(COOKIE)
            .map_or_else(Self::default, |entry| Self::of_word(entry.value))
    }
}

/// The control.
#[component]
pub fn ThemeChoice(
    /// Reads and writes the cookie.
    session: Session,
) -> impl IntoView {
    let kept = Theme::of_cookies(&session.read().unwrap_or_default());
    kept.show();
    let choose = move |word: &str| {
        let theme = Theme::of_word(word);
        theme.show();
        if let Ok(cookie) = SetCookie::new(COOKIE, theme.word()) {
            // Where it is not kept, the choice holds until the page is left.
            session.write(vec![cookie.lifetime(Lifetime::For(LIFETIME))]);
        }
    };
    island(include_str!("theme.html"), move |island| {
        let choice = island.slot("theme");
        // The select's own property, which says what it shows.
        let _ = js_sys::Reflect::set(&choice, &"value".into(), &kept.word().into());
        island.on("change", move |event| choose(&value_of(&event)));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_theme_is_the_systems() {
        assert_eq!(Theme::of_word("dark"), Theme::Dark);
        assert_eq!(Theme::of_word("<script>"), Theme::System);
        assert_eq!(
            Theme::of_cookies("a=1; cookie_workbench_theme=light"),
            Theme::Light
        );
        assert_eq!(Theme::of_cookies(""), Theme::System);
    }
}
