//! From what arrives to the bytes of one line: a script's text, and a header
//! field as it leaves the parser of HTTP.

use std::borrow::Cow;

use crate::engine::differences::BareCr;
use memchr::memchr2;

/// Which of the rare kinds of bytes a line holds: most lines hold none, and one
/// look at the line spares many rules theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineBytes {
    /// 00 to 1F except the tab, and 7F.
    pub(crate) control: bool,
    pub(crate) tab: bool,
    pub(crate) non_ascii: bool,
}

impl LineBytes {
    pub(crate) fn of(line: &[u8]) -> LineBytes {
        // Without an early end the compiler takes many bytes at a time.
        let is_rare = |byte: u8| !(b' '..0x7f).contains(&byte);
        if !line.iter().fold(false, |any, &byte| any | is_rare(byte)) {
            return LineBytes {
                control: false,
                tab: false,
                non_ascii: false,
            };
        }
        LineBytes {
            control: line.iter().any(is_control),
            tab: line.contains(&b'\t'),
            non_ascii: !line.is_ascii(),
        }
    }
}

/// Whether it is a control byte other than the tab, which has rules of its own.
pub(crate) fn is_control(byte: &u8) -> bool {
    byte.is_ascii_control() && *byte != b'\t'
}

/// Replaces lone surrogates by U+FFFD, as most engines do.
pub(crate) fn replace_surrogates(text: &[u8]) -> Cow<'_, [u8]> {
    // Their first byte is ED, the second A0 or more: no other text has that.
    let is_lone = |triple: &[u8]| triple[0] == 0xed && triple[1] >= 0xa0;
    if !text.windows(3).any(is_lone) {
        return Cow::Borrowed(text);
    }
    let mut replaced = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if rest.len() >= 3 && is_lone(rest) {
            replaced.extend_from_slice("\u{fffd}".as_bytes());
            rest = &rest[3..];
        } else {
            replaced.push(*first);
            rest = after;
        }
    }
    Cow::Owned(replaced)
}

/// Replaces what is not UTF-8 by U+FFFD.
pub(crate) fn replace_invalid(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match core::str::from_utf8(&text) {
        Ok(_) => text,
        Err(_) => Cow::Owned(String::from_utf8_lossy(&text).into_owned().into_bytes()),
    }
}

/// A header field's value as it leaves the parser of HTTP: it ends with its
/// line, unless the next one begins with white space, which continues it.
pub(crate) fn unfold(field: &[u8], bare_cr: BareCr) -> Cow<'_, [u8]> {
    if memchr2(b'\r', b'\n', field).is_none() {
        return Cow::Borrowed(field);
    }
    let mut line = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, after @ ..] = rest {
        let is_break = match first {
            b'\n' => true,
            b'\r' => after.first() == Some(&b'\n') || bare_cr == BareCr::EndsField,
            _ => false,
        };
        rest = after;
        if !is_break {
            let lone_cr = *first == b'\r' && bare_cr == BareCr::Space;
            line.push(if lone_cr { b' ' } else { *first });
            continue;
        }
        let after_break = after.strip_prefix(b"\n").unwrap_or(after);
        if !after_break
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'))
        {
            break;
        }
        line.push(b' ');
        rest = after_break.trim_ascii_start();
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_ends_with_its_line_unless_folded() {
        let unfold = |field: &[u8]| unfold(field, BareCr::EndsField).into_owned();
        assert_eq!(unfold(b"a=b\r\nc"), b"a=b");
        assert_eq!(unfold(b"a=b;\r\n path=/"), b"a=b; path=/");
        assert_eq!(unfold(b"a=b\rc"), b"a=b");
    }

    #[test]
    fn a_lone_surrogate_is_replaced() {
        let text = b"a\xed\xa0\x80\xf0\x9f\x98\x80";
        assert_eq!(*replace_surrogates(text), *"a\u{fffd}😀".as_bytes());
    }

    #[test]
    fn each_rare_byte_is_of_one_kind() {
        for byte in 0..=0xff {
            let bytes = LineBytes::of(&[b'a', byte]);
            let tab = byte == b'\t';
            assert_eq!(bytes.control, byte.is_ascii_control() && !tab);
            assert_eq!(bytes.tab, tab);
            assert_eq!(bytes.non_ascii, !byte.is_ascii());
        }
    }
}
