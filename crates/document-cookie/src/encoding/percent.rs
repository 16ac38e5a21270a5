//! Percent-encoding of a cookie-value, interchangeable with js-cookie's.

use cookie_rules::percent;
use std::borrow::Cow;

/// `text` percent-encoded; every text can be.
///
/// ```
/// use document_cookie::encoding::percent_encode;
/// assert_eq!(percent_encode("50 %; é"), "50%20%25%3B%20%C3%A9");
/// ```
#[must_use]
pub fn percent_encode(text: &str) -> Cow<'_, str> {
    percent::encode(text, percent::stays_in_value)
}

/// A name as js-cookie writes it: it leaves fewer characters as they are.
pub(crate) fn encode_name(name: &str) -> Cow<'_, str> {
    percent::encode(name, |byte| {
        percent::stays_in_value(byte) && !b"():<>=/?@[]{}".contains(&byte)
    })
}
