//! Which engine this page runs in, by what it calls itself: the rules differ,
//! and nothing else tells them apart before a cookie is written.

use leptos::prelude::window;

/// An engine as the rules name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Engine {
    /// The word in a question.
    pub word: &'static str,
    /// For a person.
    pub name: &'static str,
}

/// The engines that were measured.
pub const MEASURED: [Engine; 3] = [
    Engine {
        word: "chromium",
        name: "Chromium",
    },
    Engine {
        word: "firefox",
        name: "Firefox",
    },
    WEBKIT,
];

/// The one whose cookies are libsoup's.
pub const WEBKIT: Engine = Engine {
    word: "webkit",
    name: "WebKitGTK",
};

/// Any other: the draft answers for it.
const OTHER: Engine = Engine {
    word: "other",
    name: "this browser",
};

/// The engine of this page.
#[must_use]
pub fn here() -> Engine {
    of_agent(&window().navigator().user_agent().unwrap_or_default())
}

/// Pure. Safari shares a name with it, but its cookies are kept by another
/// library, which was not measured.
fn of_agent(agent: &str) -> Engine {
    let has = |word: &str| agent.contains(word);
    let [chromium, firefox, webkit] = MEASURED;
    if has("Chrome/") {
        chromium
    } else if has("Firefox/") {
        firefox
    } else if has("AppleWebKit/") && (has("Linux") || has("BSD")) {
        webkit
    } else {
        OTHER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_are_known_by_what_they_call_themselves() {
        let word = |agent: &str| of_agent(agent).word;
        let webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17 Safari/605.1.15";
        assert_eq!(
            word("Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/156.0 Safari/537.36"),
            "chromium"
        );
        assert_eq!(
            word("Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0"),
            "firefox"
        );
        assert_eq!(
            word(&format!("Mozilla/5.0 (X11; Linux x86_64) {webkit}")),
            "webkit"
        );
        assert_eq!(word(&format!("Mozilla/5.0 (Macintosh) {webkit}")), "other");
        assert_eq!(word(""), "other");
    }
}
