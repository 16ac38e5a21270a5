//! Lines of a log, with a `Set-Cookie:` somewhere in them.

use super::collector::Collector;
use super::piece::{Piece, lines};
use super::string_literal;
use crate::{Channel, OmissionReason, SetCookieString};

const NAME: &[u8] = b"set-cookie:";

pub(super) fn read(text: &[u8], out: &mut Collector) {
    for line in lines(text).filter(|line| !line.is_blank()) {
        let Some(at) = position(line.text) else {
            out.omit(line.span(), OmissionReason::NotRecognised);
            continue;
        };
        let value = line.from(at + NAME.len()).trim();
        let quote = open_quote(&line.text[..at]);
        let (value, text) = match quote {
            Some(quote) => within_quotes(value, quote),
            None => (value, value.text.to_vec()),
        };
        if text.is_empty() {
            out.omit(line.span(), OmissionReason::EmptyField);
            continue;
        }
        let cookie = SetCookieString {
            channel: Some(Channel::Server),
            ..SetCookieString::new(text)
        };
        out.set_cookie(value.span(), cookie);
    }
}

/// Where the name of the field stands in a line.
pub(super) fn position(line: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b':', line)
        .filter_map(|colon| (colon + 1).checked_sub(NAME.len()))
        .find(|start| line[*start..start + NAME.len()].eq_ignore_ascii_case(NAME))
}

/// The quotes that are open at the end of a text. An apostrophe counts only
/// right there: elsewhere it may be one of prose.
fn open_quote(before: &[u8]) -> Option<u8> {
    if let Some(quote @ (b'\'' | b'"' | b'`')) = before.last() {
        return Some(*quote);
    }
    let mut is_open = false;
    let mut is_escaped = false;
    for byte in before {
        match byte {
            b'"' if !is_escaped => is_open = !is_open,
            _ => {}
        }
        is_escaped = *byte == b'\\' && !is_escaped;
    }
    is_open.then_some(b'"')
}

/// The value up to the quote that closes it, escapes undone. Where none does,
/// the quote before was not the beginning of a string.
fn within_quotes(value: Piece<'_>, quote: u8) -> (Piece<'_>, Vec<u8>) {
    match string_literal::end(value.text, quote) {
        Some(length) => {
            let inside = value.until(length).trim();
            let text = string_literal::unescape(inside.text);
            (inside, text.trim_ascii().to_vec())
        }
        None => (value, value.text.to_vec()),
    }
}
