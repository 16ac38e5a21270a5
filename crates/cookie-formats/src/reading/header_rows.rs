//! Fields as copied from the developer tools: the name on a line, the value on
//! the next.
//!
//! Chromium writes a colon behind the name or none, Firefox none and a TAB
//! before the value.

use super::collector::Collector;
use super::piece::{Piece, lines};
use super::request_pairs;
use crate::{Channel, Found, OmissionReason, SetCookieString};
use std::sync::Arc;

/// The rows that are of interest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    SetCookie,
    Cookie,
    Date,
    Url,
    Scheme,
    Authority,
    Path,
    Other,
}

impl Row {
    fn of(name: &[u8]) -> Self {
        const NAMES: [(&[u8], Row); 9] = [
            (b"set-cookie", Row::SetCookie),
            (b"cookie", Row::Cookie),
            (b"date", Row::Date),
            (b"request url", Row::Url),
            (b"url", Row::Url),
            (b":scheme", Row::Scheme),
            (b":authority", Row::Authority),
            (b"host", Row::Authority),
            (b":path", Row::Path),
        ];
        let name = name.strip_suffix(b":").unwrap_or(name);
        NAMES
            .into_iter()
            .find(|(it, _)| name.eq_ignore_ascii_case(it))
            .map_or(Self::Other, |(_, row)| row)
    }
}

/// Whether a line is the name of a field with cookies, and nothing else.
pub(super) fn is_name(line: Piece<'_>) -> bool {
    matches!(Row::of(line.trim().text), Row::SetCookie | Row::Cookie)
}

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let mut message = Message::default();
    let mut name: Option<(Row, Piece<'_>)> = None;
    let mut value_was_indented = false;
    for line in lines(text).filter(|line| !line.is_blank()) {
        let content = line.trim();
        let row = Row::of(content.text);
        let is_indented = line.indentation() > 0;
        match name {
            // A name where a value belongs: the field before is empty.
            Some((of, place)) if row != Row::Other && row != Row::Url => {
                if matches!(of, Row::SetCookie | Row::Cookie) {
                    out.omit(place.span(), OmissionReason::EmptyField);
                }
                name = Some((row, content));
            }
            Some((of, _)) => {
                message.value(of, content, out);
                // Firefox writes several values of one name below each other.
                value_was_indented = is_indented && of == Row::SetCookie;
                name = None;
            }
            None if row != Row::Other => {
                if row == Row::Url {
                    message.end(out);
                }
                name = Some((row, content));
            }
            None if value_was_indented && is_indented => {
                message.value(Row::SetCookie, content, out);
            }
            // A field that is written in one line among the others.
            None => match super::heads::field(content) {
                Some((it, value)) if Row::of(it) != Row::Other && !value.is_blank() => {
                    message.value(Row::of(it), value, out);
                }
                _ => {
                    out.omit(content.span(), OmissionReason::OtherField);
                    value_was_indented = false;
                }
            },
        }
    }
    if let Some((Row::SetCookie | Row::Cookie, place)) = name {
        out.omit(place.span(), OmissionReason::EmptyField);
    }
    message.end(out);
}

/// One response and its request.
#[derive(Default)]
struct Message {
    date: Option<Arc<[u8]>>,
    url: Option<Arc<str>>,
    scheme: Option<String>,
    authority: Option<String>,
    path: Option<String>,
    first_item: usize,
}

impl Message {
    fn value(&mut self, row: Row, value: Piece<'_>, out: &mut Collector) {
        let text = || value.str().map(str::to_owned);
        match row {
            Row::SetCookie => {
                let cookie = SetCookieString {
                    channel: Some(Channel::Server),
                    ..SetCookieString::new(value.text.to_vec())
                };
                out.set_cookie(value.span(), cookie);
            }
            Row::Cookie => request_pairs::push(value, None, out),
            Row::Date => self.date = Some(value.text.into()),
            Row::Url => self.url = value.str().map(Into::into),
            Row::Scheme => self.scheme = text(),
            Row::Authority => self.authority = text(),
            Row::Path => self.path = text(),
            Row::Other => {}
        }
    }

    /// Gives the items what may stand behind them. Requests are copied below
    /// their responses.
    fn end(&mut self, out: &mut Collector) {
        let message = std::mem::take(self);
        let url = message.url.or_else(|| {
            let (authority, path) = (message.authority?, message.path?);
            let scheme = message.scheme.as_deref().unwrap_or("https");
            Some(format!("{scheme}://{authority}{path}").into())
        });
        for item in out.items_since(message.first_item) {
            match &mut item.found {
                Found::SetCookie(cookie) => {
                    cookie.url.clone_from(&url);
                    cookie.response_date.clone_from(&message.date);
                }
                Found::RequestPair(pair) => pair.url.clone_from(&url),
                Found::Record(_) => {}
            }
        }
        self.first_item = out.item_count();
    }
}
