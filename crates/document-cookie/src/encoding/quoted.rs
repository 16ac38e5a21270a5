//! The quoted form of Python's `http.cookies`, both ways.
//!
//! Escapes there are of characters, not of bytes: `\351` is U+00E9, and what
//! lies beyond U+00FF stands unescaped.

use std::borrow::Cow;

/// Characters that need no quotes around the value.
const fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '!' | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '-'
                | '.'
                | '^'
                | '_'
                | '`'
                | '|'
                | '~'
                | ':'
        )
}

/// Characters that stand as they are between the quotes.
const fn stays(character: char) -> bool {
    is_plain(character)
        || character as u32 > 0xff
        || matches!(
            character,
            ' ' | '(' | ')' | '/' | '<' | '=' | '>' | '?' | '@' | '[' | ']' | '{' | '}'
        )
}

pub(super) fn is_quoted(value: &str) -> bool {
    value.len() >= 2 && value.starts_with('"') && value.ends_with('"')
}

/// `text` as Python's `http.cookies` quotes it; every text can be.
///
/// ```
/// use document_cookie::encoding::quote;
/// assert_eq!(quote("plain"), "plain");
/// assert_eq!(quote("a; b"), r#""a\073 b""#);
/// ```
#[must_use]
pub fn encode(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) && !text.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            _ if stays(character) => out.push(character),
            _ => {
                let code = character as u32;
                out.push('\\');
                for shift in [6, 3, 0] {
                    out.extend(char::from_digit((code >> shift) & 7, 8));
                }
            }
        }
    }
    out.push('"');
    Cow::Owned(out)
}

/// A value that stands in no quotes is returned as it is, as Python does.
pub(super) fn decode(value: &str) -> Cow<'_, str> {
    let inner = match value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        None => return Cow::Borrowed(value),
        Some(inner) if !inner.contains('\\') => return Cow::Borrowed(inner),
        Some(inner) => inner,
    };
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((plain, escaped)) = rest.split_once('\\') {
        out.push_str(plain);
        if let Some((code, after)) = octal(escaped) {
            out.push(char::from(code));
            rest = after;
        } else {
            let mut characters = escaped.chars();
            // A backslash at the very end escapes nothing and stays.
            out.push(characters.next().unwrap_or('\\'));
            rest = characters.as_str();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Three octal digits, the first at most 3: a character up to U+00FF, and
/// what comes after it.
fn octal(text: &str) -> Option<(u8, &str)> {
    let (digits, after) = text.split_at_checked(3)?;
    let well_formed = digits.bytes().all(|digit| (b'0'..=b'7').contains(&digit));
    if !well_formed || digits.starts_with(|first| first > '3') {
        return None;
    }
    let code = digits
        .bytes()
        .fold(0, |code, digit| code * 8 + (digit - b'0'));
    Some((code, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_python_quotes_them() {
        for (text, value) in [
            ("12", "12"),
            ("", r#""""#),
            (
                "Welcome for the first time",
                r#""Welcome for the first time""#,
            ),
            (r#"a"b\c"#, r#""a\"b\\c""#),
            ("a;b,c", r#""a\073b\054c""#),
            ("é\n", r#""\351\012""#),
            ("🍪", r#""🍪""#),
        ] {
            assert_eq!(encode(text), value);
            assert_eq!(decode(value), text);
        }
    }

    #[test]
    fn a_stray_backslash_loses_nothing() {
        assert_eq!(decode(r#""a\""#), r"a\");
        assert_eq!(decode(r#""\9\é""#), "9é");
        assert_eq!(decode(r#""\777""#), "777");
    }
}
