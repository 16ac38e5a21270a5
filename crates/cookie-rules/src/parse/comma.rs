//! Commas where semicolons or ends of lines were meant.

use core::ops::Range;
use memchr::memchr;

use super::attribute_like;
use crate::model::line::AttributeName;

/// What a comma seems to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommaItem<'a> {
    /// Another cookie.
    Cookie {
        /// Its name.
        name: &'a [u8],
    },
    /// An attribute.
    Attribute(AttributeName),
}

/// A comma that something begins after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Comma<'a> {
    /// Where the comma stands.
    pub(crate) offset: usize,
    /// Where what it begins starts.
    pub(crate) start: usize,
    /// Whether white space follows it.
    pub(crate) spaced: bool,
    pub(crate) item: CommaItem<'a>,
}

/// The commas of a line that something seems to begin after, in order. Those in
/// a quoted value are text, and those of a date begin nothing.
pub(crate) fn commas(line: &[u8]) -> impl Iterator<Item = Comma<'_>> {
    let mut from = 0;
    let mut value = None;
    core::iter::from_fn(move || {
        loop {
            let offset = from + memchr(b',', line.get(from..)?)?;
            from = offset + 1;
            let Some(comma) = comma_at(line, offset) else {
                continue;
            };
            if !value.get_or_insert_with(|| quoted(line)).contains(&offset) {
                return Some(comma);
            }
        }
    })
}

fn comma_at(line: &[u8], offset: usize) -> Option<Comma<'_>> {
    let after = &line[offset + 1..];
    let blank = after.iter().take_while(|byte| is_blank(byte)).count();
    let mut start = offset + 1 + blank;
    let mut text = &line[start..];
    // `, Set-Cookie: b=2`
    const FIELD: &[u8] = b"set-cookie:";
    let is_field = text
        .get(..FIELD.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(FIELD));
    if is_field {
        let value = text[FIELD.len()..].trim_ascii_start();
        start += text.len() - value.len();
        text = value;
    }
    let len = text.iter().take_while(|byte| is_token(byte)).count();
    let (name, next) = (&text[..len], text[len..].trim_ascii_start().first());
    let is_pair = next == Some(&b'=');
    let ends = matches!(next, None | Some(b';' | b','));
    // Most commas are text.
    if name.is_empty() || !(is_pair || ends) {
        return None;
    }
    let attribute = attribute(name).or_else(|| {
        let value = text.get(len + 1..).unwrap_or_default();
        let close = attribute_like::misspelt(name, Some(value))?;
        Some(close.meant)
    });
    let item = match attribute {
        Some(attribute) if is_pair || is_flag(attribute) => CommaItem::Attribute(attribute),
        _ if is_pair => CommaItem::Cookie { name },
        _ => return None,
    };
    Some(Comma {
        offset,
        start,
        spaced: blank > 0 || is_field,
        item,
    })
}

/// Where the value lies between its quotes, if it has any.
fn quoted(line: &[u8]) -> Range<usize> {
    let Some(equals) = memchr(b'=', line) else {
        return 0..0;
    };
    let blank = line[equals + 1..]
        .iter()
        .take_while(|byte| is_blank(byte))
        .count();
    let start = equals + 1 + blank;
    if line.get(start) != Some(&b'"') {
        return 0..0;
    }
    match closing_quote(line, start) {
        Some(end) => start..end,
        None => 0..0,
    }
}

/// Where the text that a quote opens at `start` is closed: by a quote that is not
/// escaped and has nothing but white space before the next `;` or `,`, or the
/// end.
pub(crate) fn closing_quote(line: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    let mut escaped = false;
    while let Some(&byte) = line.get(at) {
        if byte == b'"' && !escaped {
            let next = line[at + 1..].iter().find(|byte| !is_blank(byte));
            if matches!(next, None | Some(b';' | b',')) {
                return Some(at);
            }
        }
        escaped = byte == b'\\' && !escaped;
        at += 1;
    }
    None
}

fn attribute(name: &[u8]) -> Option<AttributeName> {
    let is = |known: &AttributeName| name.eq_ignore_ascii_case(known.as_str().as_bytes());
    AttributeName::ALL.into_iter().find(is)
}

/// Whether an attribute stands without a value.
pub(crate) fn is_flag(name: AttributeName) -> bool {
    matches!(
        name,
        AttributeName::Secure | AttributeName::HttpOnly | AttributeName::Partitioned
    )
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// What names of cookies are made of in practice: of the tokens of HTTP those
/// that no expression or address has.
fn is_token(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.$".contains(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(usize, String)> {
        let name = |item| match item {
            CommaItem::Cookie { name } => String::from_utf8_lossy(name).into_owned(),
            CommaItem::Attribute(name) => format!("[{name}]"),
        };
        commas(line.as_bytes())
            .map(|comma| (comma.offset, name(comma.item)))
            .collect()
    }

    #[test]
    fn a_comma_before_a_name_and_an_equals_sign_begins_a_cookie() {
        assert_eq!(found("a=1, b=2"), [(3, "b".into())]);
        assert_eq!(found("a=1,b=2, c"), [(3, "b".into())]);
        assert_eq!(found("a=1; Path=/, Set-Cookie: b=2"), [(11, "b".into())]);
    }

    #[test]
    fn the_comma_of_a_date_begins_nothing() {
        assert_eq!(found("a=1; Expires=Tue, 15 Jun 2027 10:20:30 GMT"), []);
        let two = "a=1; Expires=Tue, 15 Jun 2027 10:20:30 GMT, b=2; Path=/";
        assert_eq!(found(two), [(42, "b".into())]);
    }

    #[test]
    fn a_comma_before_an_attribute_stands_for_a_semicolon() {
        let expected = [
            (3, "[Path]".into()),
            (11, "[HttpOnly]".into()),
            (21, "[Secure]".into()),
        ];
        assert_eq!(found("a=1, Path=/, HttpOnly, Secure"), expected);
        assert_eq!(
            found("a=1; SameSite=None, Secure"),
            [(18, "[Secure]".into())]
        );
        assert_eq!(
            found("a=1, http-only, max_age=3"),
            [(3, "[HttpOnly]".into()), (14, "[Max-Age]".into())]
        );
    }

    #[test]
    fn commas_of_text_begin_nothing() {
        for line in [
            "a=1,2,3; Path=/",
            "a=\"x, b=2\"; Path=/",
            "a=Hello, world; Path=/",
            "a={\"x\":1,\"y\":2}",
            "a=https://e.org/?q=1,2",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }
}
