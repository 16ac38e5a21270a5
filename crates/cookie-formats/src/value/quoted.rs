//! An edit of a value in the quoted form of Python's `http.cookies`, which
//! Django writes.

use super::splice;
use cookie_rules::quoted::{decode, escape, inside, units};

/// `text` in the place of what `value` says, quotes kept.
pub(super) fn encode_like(value: &str, old: &str, text: &str) -> String {
    let inside = inside(value).unwrap_or_default();
    let lengths = units(inside).map(|(character, written)| (written.len(), character.len_utf8()));
    let spliced = splice::rewrite(inside, old, text, lengths, &escape);
    let quote = |inside: String| format!("\"{inside}\"");
    // What is put beside an escape may become a part of it.
    spliced
        .map(quote)
        .filter(|value| decode(value).as_deref() == Some(text))
        .unwrap_or_else(|| quote(escape(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
