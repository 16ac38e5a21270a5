//! A curl command: the cookies it sends, and where to.

use super::collector::Collector;
use super::piece::Piece;
use super::shell_words::{Word, words};
use super::{heads, request_pairs};
use crate::OmissionReason;
use std::sync::Arc;

pub(super) fn read(text: &[u8], out: &mut Collector) {
    let words = words(text);
    let url: Option<Arc<str>> = words
        .iter()
        .filter_map(|word| str::from_utf8(&word.text).ok())
        .find(|word| word.starts_with("http://") || word.starts_with("https://"))
        .map(Into::into);
    let mut words = words.into_iter();
    while let Some(mut word) = words.next() {
        let Some((option, attached)) = CurlOption::of(&word.text) else {
            continue;
        };
        let value = match attached {
            Some(at) => {
                word.text.drain(..at);
                Some(word)
            }
            None => words.next(),
        };
        match (option, value) {
            (CurlOption::Cookie, Some(value)) => cookies(&value, url.as_ref(), out),
            (CurlOption::Header, Some(value)) => header(&value, url.as_ref(), out),
            (_, None) => {}
        }
    }
}

/// Whether a text begins with such a command, or with one of its options.
pub(super) fn is_recognisable(text: &[u8]) -> bool {
    const STARTS: [&[u8]; 7] = [
        b"curl",
        b"curl.exe",
        b"$ curl",
        b"-b",
        b"-H",
        b"--cookie",
        b"--header",
    ];
    let text = text.trim_ascii_start();
    STARTS.iter().any(|start| {
        let rest = text.strip_prefix(*start).and_then(<[u8]>::first);
        rest.is_some_and(u8::is_ascii_whitespace)
    })
}

#[derive(Clone, Copy)]
enum CurlOption {
    Cookie,
    Header,
}

impl CurlOption {
    /// The option, and where its value begins in the same word if it does.
    fn of(word: &[u8]) -> Option<(Self, Option<usize>)> {
        match word {
            b"--cookie" => Some((Self::Cookie, None)),
            b"--header" => Some((Self::Header, None)),
            [b'-', b'b', rest @ ..] => Some((Self::Cookie, (!rest.is_empty()).then_some(2))),
            [b'-', b'H', rest @ ..] => Some((Self::Header, (!rest.is_empty()).then_some(2))),
            _ => None,
        }
    }
}

/// What `-b` takes: pairs, or without a `=` the name of a file.
fn cookies(word: &Word, url: Option<&Arc<str>>, out: &mut Collector) {
    if memchr::memchr(b'=', &word.text).is_some() {
        request_pairs::push_unescaped(&word.text, word.span.clone(), url, out);
    } else {
        out.omit(word.span.clone(), OmissionReason::CookieFile);
    }
}

fn header(word: &Word, url: Option<&Arc<str>>, out: &mut Collector) {
    let line = Piece {
        text: &word.text,
        start: 0,
    };
    match heads::field(line) {
        Some((name, value)) if name.eq_ignore_ascii_case(b"cookie") => {
            request_pairs::push_unescaped(value.text, word.span.clone(), url, out);
        }
        _ => out.omit(word.span.clone(), OmissionReason::OtherField),
    }
}
