//! The pairs of a `Cookie` request field.

use super::collector::Collector;
use super::heads;
use super::piece::{Piece, lines};
use crate::attribute_name::{is_close, is_token_byte};
use crate::{OmissionReason, RequestPair};
use std::ops::Range;
use std::sync::Arc;

/// Reads fields and heads of requests, or else every line as a field's value.
pub(super) fn read(text: &[u8], out: &mut Collector) {
    if lines(text).any(|line| is_field(line) || heads::is_request_line(line.trim().text)) {
        heads::read(text, out);
        return;
    }
    for line in lines(text).filter(|line| !line.is_blank()) {
        push(line, None, out);
    }
}

/// Whether a line is a `Cookie` field.
pub(super) fn is_field(line: Piece<'_>) -> bool {
    line.trim().strip_prefix_ignoring_case(b"cookie:").is_some()
}

/// Takes the value of a field.
pub(super) fn push(value: Piece<'_>, url: Option<&Arc<str>>, out: &mut Collector) {
    if value.is_blank() {
        out.omit(value.span(), OmissionReason::EmptyField);
    }
    for pair in value.split(b';').map(Piece::trim) {
        if pair.text.is_empty() {
            continue;
        }
        out.pair(pair.span(), of_text(pair.text, url));
    }
}

/// Takes a value whose place is that of a longer text with escapes in it.
pub(super) fn push_unescaped(
    value: &[u8],
    place: Range<usize>,
    url: Option<&Arc<str>>,
    out: &mut Collector,
) {
    let value = Piece {
        text: value,
        start: 0,
    };
    for pair in value.split(b';').map(Piece::trim) {
        if !pair.text.is_empty() {
            out.pair(place.clone(), of_text(pair.text, url));
        }
    }
}

fn of_text(text: &[u8], url: Option<&Arc<str>>) -> RequestPair {
    let pair = Piece { text, start: 0 };
    let (name, value) = match pair.split_once(b'=') {
        Some((name, value)) => (name.text, value.text),
        None => (&b""[..], text),
    };
    RequestPair {
        name: name.to_vec(),
        value: value.to_vec(),
        url: url.cloned(),
    }
}

/// Whether a line is rather a field's value than one set-cookie-string: two or
/// more pairs, and none of them close to an attribute.
pub(super) fn looks_like_pairs(line: Piece<'_>) -> bool {
    let mut count = 0;
    line.split(b';').map(Piece::trim).all(|pair| {
        count += usize::from(!pair.text.is_empty());
        match pair.split_once(b'=') {
            Some((name, _)) => {
                !name.text.is_empty()
                    && name.text.iter().all(|it| is_token_byte(*it) || *it == b':')
                    && !is_close(name.text)
            }
            None => pair.text.is_empty(),
        }
    }) && count > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_told_from_attributes() {
        let looks = |text: &str| {
            looks_like_pairs(Piece {
                text: text.as_bytes(),
                start: 0,
            })
        };
        assert!(looks("a=1; b=2"));
        assert!(looks("a=1; b=2; "));
        for text in [
            "a=1",
            "a=1;",
            "a=1; b=2; path=/",
            "a=1; MaxAge=5",
            "a=1; HttpOnly",
            "a=1; b",
        ] {
            assert!(!looks(text), "{text}");
        }
    }
}
