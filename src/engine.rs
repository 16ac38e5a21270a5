//! The engines by the words that the rules take and the names that people know.

use document_cookie::browser::engine_word;

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
    let word = engine_word();
    let measured = MEASURED.into_iter().find(|engine| engine.word == word);
    measured.unwrap_or(OTHER)
}
