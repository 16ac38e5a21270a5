//! The one codec of the quoted form that Python's `http.cookies` has, and Django
//! with it.
//!
//! Escapes there are of characters, not of bytes: `\351` is U+00E9, and what
//! lies beyond U+00FF stands unescaped.

use std::borrow::Cow;

/// Characters that need no quotes around the value.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:".contains(character)
}

/// Characters that stand as they are between the quotes.
fn stays(character: char) -> bool {
    is_plain(character) || u32::from(character) > 0xff || " ()/<=>?@[]{}".contains(character)
}

/// `text` as Python's `http.cookies` writes it, in quotes only where it must
/// be; every text can be.
///
/// ```
/// use cookie_rules::quoted::encode;
/// assert_eq!(encode("plain"), "plain");
/// assert_eq!(encode("a; b"), r#""a\073 b""#);
/// ```
#[must_use]
pub fn encode(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) && !text.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("\"{}\"", escape(text)))
}

/// `text` as it stands between quotes.
///
/// ```
/// assert_eq!(cookie_rules::quoted::escape("a\"é"), r#"a\"\351"#);
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\\' => escaped.extend(['\\', character]),
            _ if stays(character) => escaped.push(character),
            _ => {
                let code = u32::from(character);
                escaped.push('\\');
                let digits = [6, 3, 0].into_iter();
                escaped.extend(digits.filter_map(|shift| char::from_digit(code >> shift & 7, 8)));
            }
        }
    }
    escaped
}

/// What stands between the quotes around a value; `None` without quotes.
///
/// ```
/// use cookie_rules::quoted::inside;
/// assert_eq!(inside(r#""a\073""#), Some(r"a\073"));
/// assert_eq!(inside("\""), None);
/// ```
#[must_use]
pub fn inside(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"')
}

/// The text that a value in quotes stands for; `None` without quotes.
///
/// ```
/// use cookie_rules::quoted::decode;
/// assert_eq!(decode(r#""a\073 b""#).as_deref(), Some("a; b"));
/// assert_eq!(decode("plain"), None);
/// ```
#[must_use]
pub fn decode(value: &str) -> Option<Cow<'_, str>> {
    let inside = inside(value)?;
    if !inside.contains('\\') {
        return Some(Cow::Borrowed(inside));
    }
    Some(units(inside).map(|(character, _)| character).collect())
}

/// The characters that a text between quotes stands for, and what each is
/// written as.
///
/// ```
/// let units: Vec<_> = cookie_rules::quoted::units(r"a\073\x").collect();
/// assert_eq!(units, [('a', "a"), (';', r"\073"), ('x', r"\x")]);
/// ```
pub fn units(inside: &str) -> impl Iterator<Item = (char, &str)> {
    let mut rest = inside;
    core::iter::from_fn(move || {
        let mut characters = rest.chars();
        let first = characters.next()?;
        let character = match (first, octal(characters.as_str())) {
            ('\\', Some(character)) => {
                characters = characters.as_str()[3..].chars();
                character
            }
            // A backslash at the very end escapes nothing and stays.
            ('\\', None) => characters.next().unwrap_or('\\'),
            _ => first,
        };
        let after = characters.as_str();
        let written = &rest[..rest.len() - after.len()];
        rest = after;
        Some((character, written))
    })
}

/// Three octal digits, the first at most 3: a character up to U+00FF.
fn octal(text: &str) -> Option<char> {
    let digits = text.as_bytes().first_chunk::<3>()?;
    let is_octal = digits.iter().all(|it| (b'0'..=b'7').contains(it)) && digits[0] <= b'3';
    let code = digits
        .iter()
        .fold(0, |code, digit| code * 8 + u32::from(*digit & 7));
    char::from_u32(code).filter(|_| is_octal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_python_quotes_them() {
        for (text, value) in [
            ("", r#""""#),
            (
                "Welcome for the first time",
                r#""Welcome for the first time""#,
            ),
            (r#"a"b\c"#, r#""a\"b\\c""#),
            ("a;b,c", r#""a\073b\054c""#),
            ("é\n", r#""\351\012""#),
            ("🍪;", r#""🍪\073""#),
        ] {
            assert_eq!(encode(text), value);
            assert_eq!(decode(value).as_deref(), Some(text));
        }
        assert_eq!(encode("12"), "12");
        assert_eq!(decode("12"), None);
    }

    #[test]
    fn a_stray_backslash_loses_nothing() {
        for (value, text) in [
            (r#""a\""#, r"a\"),
            (r#""\9\é""#, "9é"),
            (r#""\777""#, "777"),
        ] {
            assert_eq!(decode(value).as_deref(), Some(text), "{value}");
        }
    }
}
