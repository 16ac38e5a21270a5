//! String literals of JavaScript, and of the languages that share their form.

use super::piece::{Piece, contains};

/// A literal, its quotes included, and what it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StringLiteral<'a> {
    pub(super) place: Piece<'a>,
    pub(super) text: Vec<u8>,
}

/// Why there is no literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LiteralError {
    /// Something else stands here.
    Other,
    /// It does not end.
    Unterminated,
    /// A template with `${…}` in it.
    Template,
}

/// The literal at the beginning of a text.
pub(super) fn parse(piece: Piece<'_>) -> Result<StringLiteral<'_>, LiteralError> {
    let quote = match piece.text.first() {
        Some(quote @ (b'"' | b'\'' | b'`')) => *quote,
        _ => return Err(LiteralError::Other),
    };
    let inside = &piece.text[1..];
    let length = end(inside, quote).ok_or(LiteralError::Unterminated)?;
    let inside = &inside[..length];
    if quote == b'`' && contains(inside, b"${") {
        return Err(LiteralError::Template);
    }
    Ok(StringLiteral {
        place: piece.until(length + 2),
        text: unescape(inside),
    })
}

/// How far the quote is that closes a literal. Only templates go over lines.
pub(super) fn end(inside: &[u8], quote: u8) -> Option<usize> {
    let mut at = 0;
    while let Some(&byte) = inside.get(at) {
        match byte {
            _ if byte == quote => return Some(at),
            b'\\' if inside.get(at + 1) == Some(&b'\r') && inside.get(at + 2) == Some(&b'\n') => {
                at += 2;
            }
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// What a literal says. Escapes that are none are kept as they stand.
pub(super) fn unescape(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = unescape_one(&rest[at + 1..], &mut out);
    }
    out.extend_from_slice(rest);
    out
}

/// Undoes the escape whose backslash stands before `rest`; returns what comes
/// after it.
fn unescape_one<'a>(rest: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let Some((&kind, after)) = rest.split_first() else {
        out.push(b'\\');
        return rest;
    };
    let plain = match kind {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'b' => 8,
        b'f' => 12,
        b'v' => 11,
        b'0' if !after.first().is_some_and(u8::is_ascii_digit) => 0,
        b'\n' => return after,
        b'\r' => return after.strip_prefix(b"\n").unwrap_or(after),
        b'x' | b'u' => {
            let Some((character, after)) = hexadecimal(rest) else {
                out.extend([b'\\', kind]);
                return after;
            };
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            return after;
        }
        other => other,
    };
    out.push(plain);
    after
}

/// `x41`, `u0041`, `u{1F36A}` and the two halves of a pair, `\uD83C\uDF6A`.
fn hexadecimal(text: &[u8]) -> Option<(char, &[u8])> {
    let (code, rest) = code_unit(text)?;
    if let Some(character) = char::from_u32(code) {
        return Some((character, rest));
    }
    let second = rest.strip_prefix(b"\\").and_then(code_unit);
    if let Some((second, after)) = second {
        let units = [code as u16, second as u16];
        let is_half = second <= 0xffff && code <= 0xffff;
        if let (true, Some(Ok(character))) = (is_half, char::decode_utf16(units).next()) {
            return Some((character, after));
        }
    }
    // Half a pair alone is no character; Firefox and JSON parsers write this.
    Some((char::REPLACEMENT_CHARACTER, rest))
}

fn code_unit(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = match text {
        [b'x', rest @ ..] => rest.split_at_checked(2)?,
        [b'u', b'{', rest @ ..] => {
            // No character has more than six digits.
            let end = rest.iter().take(8).position(|it| *it == b'}')?;
            (&rest[..end], &rest[end + 1..])
        }
        [b'u', rest @ ..] => rest.split_at_checked(4)?,
        _ => return None,
    };
    let well_formed = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    let digits = str::from_utf8(digits).ok().filter(|_| well_formed)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Result<(String, usize), LiteralError> {
        let piece = Piece {
            text: text.as_bytes(),
            start: 0,
        };
        let literal = parse(piece)?;
        Ok((
            String::from_utf8(literal.text).unwrap(),
            literal.place.text.len(),
        ))
    }

    #[test]
    fn escapes_are_undone() {
        for (source, text) in [
            (r#""a=1""#, "a=1"),
            (r"'it\'s'", "it's"),
            (r#""\x41\u00e9\u{1F36A}\uD83C\uDF6A\n""#, "Aé🍪🍪\n"),
            (r#""\q\\\/""#, "q\\/"),
            ("\"a\\\nb\"", "ab"),
            (r#""\u12""#, r"\u12"),
            (r#""\ud83c""#, "\u{fffd}"),
            ("`a\nb`", "a\nb"),
        ] {
            assert_eq!(
                literal(source),
                Ok((text.to_owned(), source.len())),
                "{source}"
            );
        }
    }

    #[test]
    fn what_is_no_literal_says_why() {
        assert_eq!(literal("a"), Err(LiteralError::Other));
        for source in ["\"", "\"a\\\"", "'a\n'"] {
            assert_eq!(literal(source), Err(LiteralError::Unterminated), "{source}");
        }
        assert_eq!(literal("`a=${b}`"), Err(LiteralError::Template));
    }
}
