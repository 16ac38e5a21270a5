//! What was read: the items in order, each with its place in the input.

use crate::cookie_record::CookieRecord;
use crate::{Format, Omission, Warning};
use std::sync::Arc;

/// What an input holds.
///
/// Nothing fails as a whole: what could be read is in [`items`](Self::items),
/// the rest in [`omissions`](Self::omissions).
///
/// ```
/// use cookie_formats::{Format, Found};
///
/// let capture = cookie_formats::read(b"Set-Cookie: a=1; Path=/\nServer: x\n");
/// assert_eq!(capture.format, Some(Format::Heads));
/// let Found::SetCookie(cookie) = &capture.items[0].found else { panic!() };
/// assert_eq!(cookie.text, b"a=1; Path=/");
/// assert_eq!(capture.omissions[0].location.line, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Capture {
    /// How the input was read; `None` when it was not recognised.
    pub format: Option<Format>,
    /// What was found, in the order of the input, duplicates included.
    pub items: Vec<Item>,
    /// What was left out, in the order of the input. Neighbours that were left
    /// out for the same reason are one.
    pub omissions: Vec<Omission>,
    /// What is to be known about the input as a whole.
    pub warnings: Vec<Warning>,
}

/// One thing that was found.
///
/// ```
/// let capture = cookie_formats::read(b"a=1; Path=/\nb=2; Path=/");
/// assert_eq!(capture.items[1].location.line, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Item {
    /// What it is.
    pub found: Found,
    /// Where it stands.
    pub location: Location,
    /// What is unusual about it.
    pub warnings: Vec<Warning>,
}

/// A cookie, or what a request said of one.
///
/// ```
/// use cookie_formats::Found;
///
/// let capture = cookie_formats::read(b"Cookie: a=1; b=2");
/// assert!(capture.items.iter().all(|item| matches!(item.found, Found::RequestPair(_))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// A set-cookie-string: its fate is for an engine to decide.
    SetCookie(SetCookieString),
    /// A cookie whose attributes stand in fields of their own.
    Record(CookieRecord),
    /// A pair that a browser sent: the cookie was stored already, its
    /// attributes are not known.
    RequestPair(RequestPair),
}

/// What a server put into a `Set-Cookie` field, or a script assigned to
/// `document.cookie`.
///
/// ```
/// use cookie_formats::{Channel, Found};
///
/// let capture = cookie_formats::read(br#"document.cookie = "a=1; path=/""#);
/// let Found::SetCookie(cookie) = &capture.items[0].found else { panic!() };
/// assert_eq!(cookie.channel, Some(Channel::Script));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SetCookieString {
    /// The bytes as they stand, escapes of the format undone.
    pub text: Vec<u8>,
    /// The URL that set it, where the input has it. Cookies of one response
    /// share it.
    pub url: Option<Arc<str>>,
    /// The value of the response's `Date` field, where the input has it.
    pub response_date: Option<Arc<[u8]>>,
    /// Who wrote it, where the input says so.
    pub channel: Option<Channel>,
}

impl SetCookieString {
    /// A text of which nothing more is known.
    ///
    /// ```
    /// let cookie = cookie_formats::SetCookieString::new("a=1");
    /// assert_eq!((cookie.text, cookie.url), (b"a=1".to_vec(), None));
    /// ```
    #[must_use]
    pub fn new(text: impl Into<Vec<u8>>) -> Self {
        Self {
            text: text.into(),
            url: None,
            response_date: None,
            channel: None,
        }
    }
}

/// Who wrote a set-cookie-string.
///
/// ```
/// assert_ne!(cookie_formats::Channel::Server, cookie_formats::Channel::Script);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// A server, in a response.
    Server,
    /// A script, by `document.cookie`.
    Script,
}

/// One pair of a `Cookie` request field.
///
/// ```
/// use cookie_formats::Found;
///
/// let capture = cookie_formats::read(b"GET / HTTP/1.1\nHost: a.example\nCookie: a=1=2\n");
/// let Found::RequestPair(pair) = &capture.items[0].found else { panic!() };
/// assert_eq!((&*pair.name, &*pair.value), (&b"a"[..], &b"1=2"[..]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestPair {
    /// What stands before the first `=`; empty for a cookie without a name.
    pub name: Vec<u8>,
    /// What stands behind it.
    pub value: Vec<u8>,
    /// The URL it was sent to, where the input has it.
    pub url: Option<Arc<str>>,
}

/// A part of the input. Bytes are counted in the input as it was given, also
/// where that was UTF-16.
///
/// ```
/// let capture = cookie_formats::read(b"\na=1; Path=/\n");
/// let location = capture.items[0].location;
/// assert_eq!((location.start, location.end), (1, 12));
/// assert_eq!((location.line, location.last_line), (2, 2));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Location {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The line of the last byte, from 1.
    pub last_line: usize,
}
