//! Tests that are known to fail in an engine, each with what was seen. Their
//! failures are printed and do not fail the run; how often they fail is not
//! known, so a pass fails nothing either.

use browsers::Engine;

/// Test, engine, and what was seen.
const KNOWN: [(&str, Engine, &str); 5] = [
    (
        "keyboard::rows_are_selected_deleted_and_brought_back",
        Engine::Firefox,
        "after Space in a row, Enter on Delete selected made no click",
    ),
    (
        "layout::at_200_percent_the_page_is_complete",
        Engine::WebKit,
        "the panel stayed at the details after Edit",
    ),
    (
        "layout::nothing_is_wider_than_320_pixels",
        Engine::WebKit,
        "an element was not interactable",
    ),
    (
        "toast::the_outcome_is_in_view_on_a_phone",
        Engine::WebKit,
        "an element was not interactable",
    ),
    (
        "touch::a_cookie_is_made_opened_edited_deleted_and_brought_back",
        Engine::WebKit,
        "the focus was at the view",
    ),
];

/// What was seen of a test that is known to fail in an engine.
pub(crate) fn known(test: Option<&str>, engine: Engine) -> Option<&'static str> {
    let known = KNOWN
        .into_iter()
        .find(|(name, in_engine, _)| Some(*name) == test && *in_engine == engine);
    known.map(|(_, _, seen)| seen)
}
