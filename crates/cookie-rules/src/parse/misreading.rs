//! Where a line reads otherwise than its writer may have meant.

use crate::model::line::LinePart;
use memchr::memchr;

/// The name in `…, name=`: two fields joined by a comma look like this.
pub(crate) fn folded_name(line: &[u8]) -> Option<(&[u8], usize)> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.$".contains(byte);
    let mut from = 0;
    loop {
        let offset = from + memchr(b',', &line[from..])?;
        from = offset + 1;
        let after = &line[from..];
        let Some(after) = after.strip_prefix(b" ") else {
            continue;
        };
        let after = after.trim_ascii_start();
        let len = after.iter().take_while(|byte| is_name(byte)).count();
        if len > 0 && after.get(len) == Some(&b'=') {
            return Some((&after[..len], offset));
        }
    }
}

/// In which part of a line an offset lies.
pub(crate) fn part_at(line: &[u8], offset: usize) -> LinePart {
    let before = &line[..offset];
    if before.contains(&b';') {
        LinePart::Attribute
    } else if before.contains(&b'=') {
        LinePart::Value
    } else {
        LinePart::Name
    }
}

/// Where the first tab with text on both sides stands: 0 where none does.
pub(crate) fn interior_tab(line: &[u8]) -> usize {
    // Whether the last byte that is no white space is text, and the first tab
    // after it.
    let (mut after_text, mut tab) = (false, None);
    for (offset, byte) in line.iter().enumerate() {
        match byte {
            b' ' => {}
            b'\t' if after_text => tab = tab.or(Some(offset)),
            b'\t' => {}
            b';' | b'=' => (after_text, tab) = (false, None),
            _ => match tab {
                Some(tab) => return tab,
                None => after_text = true,
            },
        }
    }
    0
}

/// Where the text between the quotes of a value lies, if a `;` is in it.
pub(crate) fn quoted_value(line: &[u8]) -> Option<core::ops::Range<usize>> {
    let equals = line.iter().position(|&byte| byte == b'=')?;
    let blank = line[equals + 1..]
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let quote = equals + 1 + blank;
    if line.get(quote) != Some(&b'"') || line[..equals].contains(&b';') {
        return None;
    }
    let len = line[quote + 1..].iter().position(|&byte| byte == b'"')?;
    let range = quote + 1..quote + 1 + len;
    line[range.clone()].contains(&b';').then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_at_an_edge_is_not_inside() {
        assert_eq!(interior_tab(b"a=\tb\t; c"), 0);
        assert_eq!(interior_tab(b"a=b \t\tc"), 4);
        assert_eq!(interior_tab(b"\ta=b; c\t=\td\te"), 11);
    }

    #[test]
    fn a_comma_before_a_name_and_an_equals_sign_looks_like_a_second_cookie() {
        assert_eq!(folded_name(b"a=1, b=2"), Some((&b"b"[..], 3)));
        assert_eq!(folded_name(b"a=1,b=2, c"), None);
    }
}
