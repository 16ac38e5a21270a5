//! Paths: path-match, the default path, and what a path in a URL is.
//!
//! ```
//! use cookie_rules::path;
//!
//! let default = path::default_path(b"/shop/cart");
//! assert_eq!(default, b"/shop");
//! assert!(path::matches(default, b"/shop/checkout"));
//! ```

use std::borrow::Cow;

use crate::engine::differences::UrlPath;
use crate::model::percent::escaped_byte;

/// Whether a cookie's path covers the path of a URL.
/// Case counts, and so does the spelling of escapes.
///
/// ```
/// use cookie_rules::path::matches;
///
/// assert!(matches(b"/shop", b"/shop/cart"));
/// assert!(!matches(b"/shop", b"/shopping"));
/// assert!(!matches(b"/shop/", b"/shop"));
/// ```
#[must_use]
pub fn matches(cookie_path: &[u8], url_path: &[u8]) -> bool {
    match url_path.strip_prefix(cookie_path) {
        Some([]) => !cookie_path.is_empty(),
        Some([next, ..]) => match cookie_path.last() {
            Some(last) => *last == b'/' || *next == b'/',
            None => false,
        },
        None => false,
    }
}

/// The path of a cookie that names none: the URL's, up to its last slash.
/// `/` if it has but one.
///
/// ```
/// use cookie_rules::path::default_path;
///
/// assert_eq!(default_path(b"/a/b/c.html"), b"/a/b");
/// assert_eq!(default_path(b"/a/b/"), b"/a/b");
/// assert_eq!(default_path(b"/index.html"), b"/");
/// ```
#[must_use]
pub fn default_path(url_path: &[u8]) -> &[u8] {
    match url_path.iter().rposition(|&byte| byte == b'/') {
        None | Some(0) => b"/",
        Some(last) => &url_path[..last],
    }
}

/// The path of a URL as the engine compares it.
#[must_use]
pub(crate) fn of_url(path: &str, difference: UrlPath) -> Cow<'_, [u8]> {
    let path = path.as_bytes();
    if !path.contains(&b'%') {
        return Cow::Borrowed(path);
    }
    match difference {
        UrlPath::AsIs | UrlPath::AsIsOrDecoded => Cow::Borrowed(path),
        UrlPath::DecodeUnreserved => Cow::Owned(decode(path, is_unreserved)),
    }
}

/// Whether a cookie's path covers the path of a URL, as the engine compares
/// them; the URL's is what [`of_url`] made of it.
pub(crate) fn matches_as_engine(cookie_path: &[u8], url_path: &[u8], difference: UrlPath) -> bool {
    match difference {
        UrlPath::AsIsOrDecoded => {
            matches(cookie_path, url_path) || matches(cookie_path, &decode(url_path, |_| true))
        }
        UrlPath::AsIs | UrlPath::DecodeUnreserved => matches(cookie_path, url_path),
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn decode(path: &[u8], decodes: fn(u8) -> bool) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(path.len());
    let mut rest = path;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%'
            && let Some(byte) = escaped_byte(after)
            && decodes(byte)
        {
            decoded.push(byte);
            rest = &after[2..];
        } else {
            decoded.push(*first);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_covers_itself_and_what_is_below_it() {
        assert!(matches(b"/x", b"/x"));
        assert!(matches(b"/x", b"/x/y"));
        assert!(matches(b"/x/", b"/x/"));
        assert!(matches(b"/", b"/x"));
        assert!(!matches(b"/x", b"/xy"));
        assert!(!matches(b"/x/", b"/x"));
        assert!(!matches(b"/x", b"/X"));
        assert!(!matches(b"", b"/x"));
    }

    #[test]
    fn the_default_path_is_the_directory_of_the_page() {
        assert_eq!(default_path(b"/x/y"), b"/x");
        assert_eq!(default_path(b"/x//"), b"/x/");
        assert_eq!(default_path(b"/x"), b"/");
    }

    #[test]
    fn libsoup_decodes_escapes_of_unreserved_characters_only() {
        assert_eq!(decode(b"/%78%2F%7e%7", is_unreserved), b"/x%2F~%7");
    }
}
