//! The quoted form of Python's `http.cookies`, which Django writes.
//!
//! Escapes there are of characters, not of bytes: `\351` is U+00E9.

use super::splice;

/// The text between the quotes, escapes undone. `None` where there are no
/// quotes around it.
pub(crate) fn decode(value: &str) -> Option<String> {
    let mut text = String::with_capacity(value.len());
    for (unit, _) in units(inside(value)?) {
        text.push(character(unit));
    }
    Some(text)
}

fn inside(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"')
}

/// What stands for one character each, and the length of that character.
fn units(inside: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = inside;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let mut length = first.len_utf8();
        if first == '\\' {
            length += if octal(&rest[1..]).is_some() {
                3
            } else {
                rest[1..].chars().next().map_or(0, char::len_utf8)
            };
        }
        let (unit, after) = rest.split_at(length);
        rest = after;
        Some((unit, character(unit).len_utf8()))
    })
}

/// A backslash at the very end escapes nothing and stays.
fn character(unit: &str) -> char {
    let escaped = unit.strip_prefix('\\').unwrap_or(unit);
    octal(escaped)
        .filter(|_| unit.len() == 4)
        .or_else(|| escaped.chars().next())
        .unwrap_or('\\')
}

/// Three octal digits, the first at most 3: a character up to U+00FF.
fn octal(text: &str) -> Option<char> {
    let digits = text.as_bytes().first_chunk::<3>()?;
    let is_octal = digits.iter().all(|it| (b'0'..=b'7').contains(it)) && digits[0] <= b'3';
    let code = digits
        .iter()
        .fold(0u32, |code, digit| code * 8 + u32::from(*digit & 7));
    char::from_u32(code).filter(|_| is_octal)
}

/// Characters that stand as they are between the quotes.
fn stays(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || u32::from(character) > 0xff
        || "!#$%&'*+-.^_`|~: ()/<=>?@[]{}".contains(character)
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            _ if stays(character) => out.push(character),
            _ => {
                let code = u32::from(character);
                out.push('\\');
                out.extend([6, 3, 0].map(|shift| char::from(b'0' + (code >> shift & 7) as u8)));
            }
        }
    }
    out
}

/// A value as Python writes it: in quotes only where it must be.
pub(crate) fn encode_word(text: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:".contains(it);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("\"{}\"", encode(text))
}

/// `text` in the place of what `value` says, quotes kept.
pub(super) fn encode_like(value: &str, old: &str, text: &str) -> String {
    let inside = inside(value).unwrap_or_default();
    let lengths = units(inside).map(|(unit, inner)| (unit.len(), inner));
    let spliced = splice::rewrite(inside, old, text, lengths, &encode);
    let quote = |inside: String| format!("\"{inside}\"");
    // What is put beside an escape may become a part of it.
    spliced
        .map(quote)
        .filter(|value| decode(value).as_deref() == Some(text))
        .unwrap_or_else(|| quote(encode(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_python_decode() {
        for (value, text) in [
            (r#""""#, ""),
            (r#""Thanks\054 friend\073 bye""#, "Thanks, friend; bye"),
            (r#""a\"b\\c""#, r#"a"b\c"#),
            (r#""\351\012🍪""#, "é\n🍪"),
            (r#""a\""#, r"a\"),
            (r#""\9\é\777""#, "9é777"),
        ] {
            assert_eq!(decode(value).as_deref(), Some(text), "{value}");
        }
        for value in ["a", "\"", "\"a", "a\""] {
            assert_eq!(decode(value), None, "{value}");
        }
    }

    #[test]
    fn an_edit_keeps_the_spelling_around_it() {
        let edit = |value: &str, text: &str| encode_like(value, &decode(value).unwrap(), text);
        assert_eq!(edit(r#""\141;b""#, "a;c,"), r#""\141;c\054""#);
        assert_eq!(edit(r#""\12""#, "123"), r#""123""#);
        assert_eq!(edit(r#""a\""#, r"a\b"), r#""a\\b""#);
    }

    proptest::proptest! {
        #[test]
        fn an_edit_says_the_new_text(inside in "([a-z0-9;é]|\\\\[0-7]{0,3}|\\\\){0,12}", text in "[a0-7\"\\\\;é🍪]{0,8}") {
            let value = format!("\"{inside}\"");
            let old = decode(&value).unwrap();
            let new = encode_like(&value, &old, &text);
            proptest::prop_assert_eq!(decode(&new).unwrap(), text);
        }
    }
}
