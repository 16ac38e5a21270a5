//! Light, dark, or as the system has it: a choice kept in a cookie that is
//! written only when a person chooses.

use crate::components::Choice;
use crate::session::{LONGEST_LIFETIME, Session};
use document_cookie::{CookieString, Lifetime, SetCookie};
use leptos::prelude::*;

/// The cookie that keeps the choice.
pub const COOKIE: &str = "cookie_workbench_theme";

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
    const ALL: [(Self, &str); 3] = [
        (Self::System, "System"),
        (Self::Light, "Light"),
        (Self::Dark, "Dark"),
    ];

    /// The word kept in the cookie, and in the attribute that the style
    /// follows.
    const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of a cookie-string; as the system has it where there is none.
    fn of_cookies(cookie_string: &str) -> Self {
        let kept = CookieString::new(cookie_string).get(COOKIE);
        let themes = Self::ALL.into_iter().map(|(theme, _)| theme);
        kept.and_then(|kept| themes.into_iter().find(|it| it.as_str() == kept.value))
            .unwrap_or_default()
    }
}

/// The choice, in context.
#[derive(Clone, Copy, Debug)]
pub struct ThemeState {
    session: Session,
    theme: RwSignal<Theme>,
}

impl ThemeState {
    /// As the cookie has it; the page is coloured so until the current owner is
    /// cleaned up.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let theme = RwSignal::new(session.with_cookie_string(Theme::of_cookies));
        // The root element is not the program's to render.
        Effect::new(move || {
            if let Some(root) = document().document_element() {
                // A plain name and a plain word, which no browser refuses.
                let _ = root.set_attribute("data-theme", theme.get().as_str());
            }
        });
        Self { session, theme }
    }

    fn choose(self, theme: Theme) {
        self.theme.set(theme);
        if let Ok(cookie) = SetCookie::new(COOKIE, theme.as_str()) {
            // Where it is not kept, the choice holds until the page is left.
            let cookie = cookie.lifetime(Lifetime::For(LONGEST_LIFETIME));
            self.session.write(vec![cookie.into()]);
        }
    }
}

/// The control.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let state: ThemeState = expect_context();
    view! {
        <Choice
            label="Theme"
            options=&Theme::ALL
            value=state.theme
            on_choose=move |theme| state.choose(theme)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_theme_is_the_systems() {
        let theme = |text| Theme::of_cookies(text);
        assert_eq!(theme("a=1; cookie_workbench_theme=light"), Theme::Light);
        assert_eq!(theme("cookie_workbench_theme=<script>"), Theme::System);
        assert_eq!(theme(""), Theme::System);
    }
}
