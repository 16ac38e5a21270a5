//! Tests that are known to fail, each with what is wrong. One that always
//! failed and now passes fails the run until it is taken off the list; of one
//! that fails by turns, which is not understood yet, a failure is printed.

use browsers::Engine;

/// How often a test was seen to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Whenever it ran.
    #[expect(dead_code, reason = "no such failure is known at present")]
    Always,
    /// In some runs.
    Sometimes,
}

/// A test that is known to fail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownFailure {
    test: &'static str,
    engine: Engine,
    pub(crate) seen: Seen,
    pub(crate) reason: &'static str,
}

const KNOWN: [KnownFailure; 5] = [
    KnownFailure {
        test: "keyboard::rows_are_selected_deleted_and_brought_back",
        engine: Engine::Firefox,
        seen: Seen::Sometimes,
        reason: "after Space in a row, Enter on Delete selected makes no click",
    },
    KnownFailure {
        test: "layout::at_200_percent_the_page_is_complete",
        engine: Engine::WebKit,
        seen: Seen::Sometimes,
        reason: "in a small window its driver cannot reach a control of the sheet",
    },
    KnownFailure {
        test: "layout::nothing_is_wider_than_320_pixels",
        engine: Engine::WebKit,
        seen: Seen::Sometimes,
        reason: "in a small window its driver cannot reach a control of the sheet",
    },
    KnownFailure {
        test: "toast::the_outcome_is_in_view_on_a_phone",
        engine: Engine::WebKit,
        seen: Seen::Sometimes,
        reason: "in a small window its driver cannot reach a control of the sheet",
    },
    KnownFailure {
        test: "touch::a_cookie_is_made_opened_edited_deleted_and_brought_back",
        engine: Engine::WebKit,
        seen: Seen::Sometimes,
        reason: "the focus is at the view where it should be in the sheet",
    },
];

/// What is known of a test in an engine.
pub(crate) fn known(test: Option<&str>, engine: Engine) -> Option<KnownFailure> {
    KNOWN
        .into_iter()
        .find(|known| Some(known.test) == test && known.engine == engine)
}
