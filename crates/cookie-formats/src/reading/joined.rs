//! Several cookies in one text with commas between, as `headers.get` and other
//! programs join fields.
//!
//! Browsers never split at a comma, so this is a suggestion unless a person
//! chooses it.

use super::collector::Collector;
use super::piece::{Piece, lines};
use super::set_cookie_strings::{self, without_field_name};
use crate::attribute_name::{is_close, is_token_byte};
use crate::{OmissionReason, Warning};
use std::ops::Range;

/// The cookies that a text seems to join: a comma followed by a token and `=`
/// begins one, unless the token is the name of an attribute. A date's comma
/// does not, and neither does one within quotes.
pub(super) fn parts(text: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut quotes_close = true;
    while at < text.len() {
        match text[at] {
            b'"' if quotes_close && opens_quotes(&text[..at]) => {
                match closing_quote(&text[at + 1..]) {
                    Some(length) => at += length + 1,
                    None => quotes_close = false,
                }
            }
            b',' => {
                if let Some(length) = cookie_start(&text[at + 1..]) {
                    parts.push(trimmed(text, start..at));
                    start = at + 1 + length;
                    at = start;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(trimmed(text, start..text.len()));
    parts
}

fn trimmed(text: &[u8], range: Range<usize>) -> Range<usize> {
    let piece = Piece {
        text: &text[range.clone()],
        start: range.start,
    };
    piece.trim().span()
}

fn opens_quotes(before: &[u8]) -> bool {
    before.last().is_none_or(|it| matches!(it, b'=' | b' '))
}

/// How far the next `"` is that no backslash stands before.
fn closing_quote(text: &[u8]) -> Option<usize> {
    let mut escaped = false;
    text.iter().position(|&byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}

/// How many bytes stand before the cookie that begins behind a comma, if one
/// does: blanks, and perhaps the name of the field.
fn cookie_start(rest: &[u8]) -> Option<usize> {
    let piece = Piece {
        text: rest,
        start: 0,
    };
    let piece = piece.trim_start();
    if let Some(value) = piece.strip_prefix_ignoring_case(b"set-cookie:") {
        return Some(value.trim_start().start);
    }
    let length = piece
        .text
        .iter()
        .take_while(|it| is_token_byte(**it))
        .count();
    let (name, rest) = piece.text.split_at(length);
    let begins = !name.is_empty() && rest.first() == Some(&b'=') && !is_close(name);
    begins.then_some(piece.start)
}

/// What is unusual about a set-cookie-string, as far as reading goes.
pub(super) fn warnings(text: &[u8]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let parts = parts(text);
    if parts.len() > 1 {
        warnings.push(Warning::LooksJoined { parts });
    }
    let pair = memchr::memchr(b';', text).map_or(text, |end| &text[..end]);
    if memchr::memchr(b'=', pair).is_none() {
        warnings.push(Warning::NoEqualsSign);
    }
    warnings
}

/// Reads lines, or the `Set-Cookie` fields where there are any, and splits
/// each.
pub(super) fn read(text: &[u8], out: &mut Collector) {
    let has_fields = lines(text).any(|line| without_field_name(line.trim()).is_some());
    for line in lines(text) {
        let line = line.trim();
        let value = match without_field_name(line) {
            Some(value) => value,
            None if has_fields => {
                if !line.is_blank() {
                    out.omit(line.span(), OmissionReason::OtherField);
                }
                continue;
            }
            None => line,
        };
        for part in parts(value.text) {
            let part = value.until(part.end).from(part.start);
            if !part.is_blank() {
                set_cookie_strings::push(part, has_fields, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let ranges = parts(text.as_bytes());
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_comma_before_a_token_and_an_equals_sign_begins_a_cookie() {
        assert_eq!(
            split("a=1; Path=/, b=2; Secure"),
            ["a=1; Path=/", "b=2; Secure"]
        );
        assert_eq!(split("a=1,b=2"), ["a=1", "b=2"]);
        assert_eq!(
            split("a=1; SameSite=Lax, Set-Cookie: b=2"),
            ["a=1; SameSite=Lax", "b=2"]
        );
    }

    #[test]
    fn the_comma_of_a_date_begins_none() {
        let text = "a=1; Expires=Thu, 11 Oct 2029 03:28:00 GMT; Path=/";
        assert_eq!(split(text), [text]);
        let two = format!("{text},b=2; Expires=Thu, 11-Oct-29 03:28:00 GMT");
        assert_eq!(split(&two).len(), 2);
    }

    #[test]
    fn attributes_and_lists_begin_none() {
        for text in [
            "a=1, Path=/, HttpOnly, Secure",
            "a=1; SameSite=None, Secure",
            "ids=1,2,3",
            r#"a="x, b=2"; Path=/"#,
            "",
            ",",
        ] {
            assert_eq!(split(text).len(), 1, "{text}");
        }
    }
}
