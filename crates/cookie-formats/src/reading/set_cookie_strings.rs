//! Set-cookie-strings, one a line.

use super::collector::Collector;
use super::header_rows;
use super::piece::{Piece, contains, lines};
use crate::attribute_name::{is_close, is_token_byte};
use crate::{Channel, OmissionReason, SetCookieString};

/// Takes every line that is not blank for a cookie, because a person says so.
pub(super) fn read(text: &[u8], out: &mut Collector) {
    for line in lines(text).filter(|line| !line.is_blank()) {
        match without_field_name(line.trim()) {
            Some(value) => push(value, true, out),
            None => push(line, false, out),
        }
    }
}

/// Takes the lines that look like cookies.
pub(super) fn read_recognisable(text: &[u8], out: &mut Collector) {
    for line in lines(text).filter(|line| !line.is_blank()) {
        if let Some(value) = without_field_name(line.trim()) {
            push(value, true, out);
        } else if is_comment(line.trim()) {
            out.omit(line.span(), OmissionReason::Comment);
        } else if likeness(line) == Likeness::None {
            out.omit(line.span(), OmissionReason::NotRecognised);
        } else {
            push(line, false, out);
        }
    }
}

/// A cookie of which nothing is known but its text.
pub(super) fn push(line: Piece<'_>, from_server: bool, out: &mut Collector) {
    let cookie = SetCookieString {
        channel: from_server.then_some(Channel::Server),
        ..SetCookieString::new(line.text)
    };
    out.set_cookie(line.span(), cookie);
}

/// The value of a line that is a `Set-Cookie` field.
pub(super) fn without_field_name(line: Piece<'_>) -> Option<Piece<'_>> {
    let rest = line.strip_prefix_ignoring_case(b"set-cookie")?.trim_start();
    rest.strip_prefix_ignoring_case(b":").map(Piece::trim)
}

pub(super) fn is_comment(line: Piece<'_>) -> bool {
    line.text.starts_with(b"# ") || line.text.starts_with(b"// ") || line.text == b"#"
}

/// How much a line is like a set-cookie-string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Nothing speaks for it.
    None,
    /// A single token, which would be a cookie without a name.
    Token,
    /// A name and a value.
    Pair,
    /// It has attributes.
    Attributes,
}

/// The longest token that could be meant as a cookie without a name.
const LONGEST_TOKEN: usize = 64;

pub(super) fn likeness(line: Piece<'_>) -> Likeness {
    let line = line.trim();
    let first = line.text.first().copied().unwrap_or_default();
    if line.is_blank() || matches!(first, b'<' | b'{') || is_comment(line) {
        return Likeness::None;
    }
    let (pair, attributes) = match line.split_once(b';') {
        Some((pair, rest)) => (pair, Some(rest)),
        None => (line, None),
    };
    let has_attributes = attributes.is_some_and(has_attribute);
    let Some((name, value)) = pair.split_once(b'=') else {
        return without_equals(pair, has_attributes);
    };
    let name = name.trim();
    let is_empty = name.text.is_empty() && value.is_blank();
    if !is_name(name.text, value) || is_padded_base64(line.text) || mentions_document(line) {
        Likeness::None
    } else if has_attributes {
        Likeness::Attributes
    } else if is_empty || name.text.contains(&b' ') {
        Likeness::None
    } else {
        Likeness::Pair
    }
}

fn without_equals(pair: Piece<'_>, has_attributes: bool) -> Likeness {
    // The name of the field alone is a field without a value.
    let is_token = !pair.text.is_empty()
        && pair.text.len() <= LONGEST_TOKEN
        && pair.text.iter().all(|it| is_token_byte(*it))
        && !header_rows::is_name(pair);
    match (has_attributes, is_token) {
        (true, _) => Likeness::Attributes,
        (false, true) => Likeness::Token,
        (false, false) => Likeness::None,
    }
}

/// Servers write more than tokens, such as `user[id]` and `a0:session`, but
/// neither code nor the address of a page. A name of several words is one only
/// where no literal follows, as it does behind `const name =`.
fn is_name(name: &[u8], value: Piece<'_>) -> bool {
    let may_stand = |it: &u8| !it.is_ascii_control() && !b"\"`(){}<>\\".contains(it);
    let opens_literal = value
        .trim_start()
        .text
        .first()
        .is_some_and(|it| b"\"'`[{(".contains(it));
    name.iter().all(may_stand)
        && !name.windows(3).any(|it| it == b"://")
        && !(name.contains(&b' ') && (opens_literal || name.contains(&b',')))
}

/// Source code that reads the cookies is none.
fn mentions_document(line: Piece<'_>) -> bool {
    contains(line.text, b"document.cookie")
}

fn has_attribute(attributes: Piece<'_>) -> bool {
    attributes
        .split(b';')
        .any(|it| is_close(it.split_once(b'=').map_or(it, |(name, _)| name).text))
}

/// Base64 ends in `=` without being a name and a value.
fn is_padded_base64(text: &[u8]) -> bool {
    let bare = text.strip_suffix(b"=").unwrap_or(text);
    let bare = bare.strip_suffix(b"=").unwrap_or(bare);
    text.len() >= 16
        && text.len().is_multiple_of(4)
        && bare.len() < text.len()
        && bare
            .iter()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Likeness {
        likeness(Piece {
            text: text.as_bytes(),
            start: 0,
        })
    }

    #[test]
    fn cookies_look_like_cookies() {
        for text in [
            "a=1; Path=/",
            "my name=1; secure",
            "foo; Path=/",
            "=x; HTTP-Only",
        ] {
            assert_eq!(of(text), Likeness::Attributes, "{text}");
        }
        for text in [
            "a=1",
            "a0:session=x",
            "user[id]=5",
            "a=1; b=2",
            "é=1",
            "=x",
            "a=",
        ] {
            assert_eq!(of(text), Likeness::Pair, "{text}");
        }
        assert_eq!(of("foo"), Likeness::Token);
    }

    #[test]
    fn other_text_does_not() {
        for text in [
            "",
            "=",
            "Dear all, set x = 1 please",
            "let x = 5;",
            "if (a == b) {",
            "https://a.example/?q=1",
            "<a href=\"x\">",
            "{\"a\": 1}",
            "eyJhIjoxLCJiIjoyfQ==",
            "# a=1",
            "const cookies = [\"a=1; Path=/\"];",
            "x.y = document.cookie.split('; ');",
            "127.0.0.1 - \"GET /\" set_cookie=\"a=1; Path=/\"",
        ] {
            assert_eq!(of(text), Likeness::None, "{text}");
        }
    }
}
