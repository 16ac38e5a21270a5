//! Percent-encoding of a cookie-value, interchangeable with js-cookie's.

use cookie_rules::percent;
use std::borrow::Cow;

/// Characters js-cookie leaves as they are in a value: what
/// `encodeURIComponent` leaves, and those it restores afterwards.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'_'
                | b'.'
                | b'!'
                | b'~'
                | b'*'
                | b'\''
                | b'('
                | b')'
                | b'#'
                | b'$'
                | b'&'
                | b'+'
                | b':'
                | b'<'
                | b'>'
                | b'='
                | b'/'
                | b'?'
                | b'@'
                | b'['
                | b']'
                | b'^'
                | b'`'
                | b'{'
                | b'}'
                | b'|'
        )
}

/// `text` percent-encoded; every text can be.
///
/// ```
/// use document_cookie::encoding::percent_encode;
/// assert_eq!(percent_encode("50 %; é"), "50%20%25%3B%20%C3%A9");
/// ```
#[must_use]
pub fn percent_encode(text: &str) -> Cow<'_, str> {
    percent::encode(text, is_plain)
}

/// A name as js-cookie writes it: it leaves fewer characters as they are.
pub(crate) fn encode_name(name: &str) -> Cow<'_, str> {
    percent::encode(name, |byte| {
        is_plain(byte) && !b"():<>=/?@[]{}".contains(&byte)
    })
}
