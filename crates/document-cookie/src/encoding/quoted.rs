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
    if !is_quoted(value) {
        return Cow::Borrowed(value);
    }
    let inner = &value[1..value.len() - 1];
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(code) = octal(rest) {
            out.push(char::from(code));
            rest = &rest[3..];
        } else {
            let mut characters = rest.chars();
            // A backslash at the very end escapes nothing and stays.
            out.push(characters.next().unwrap_or('\\'));
            rest = characters.as_str();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Three octal digits, the first at most 3: a character up to U+00FF.
fn octal(text: &str) -> Option<u8> {
    let digits = text.as_bytes().get(..3)?;
    if !digits.iter().all(|digit| (b'0'..=b'7').contains(digit)) || digits[0] > b'3' {
        return None;
    }
    Some(
        digits
            .iter()
            .fold(0, |code, digit| code * 8 + (digit - b'0')),
    )
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
