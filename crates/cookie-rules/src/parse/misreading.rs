//! Where in a line an offset lies.

use crate::model::line::LinePart;

/// Where in a line a slice of it begins.
pub(crate) fn offset_of(line: &[u8], part: &[u8]) -> usize {
    part.as_ptr().addr().saturating_sub(line.as_ptr().addr())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_at_an_edge_is_not_inside() {
        assert_eq!(interior_tab(b"a=\tb\t; c"), 0);
        assert_eq!(interior_tab(b"a=b \t\tc"), 4);
        assert_eq!(interior_tab(b"\ta=b; c\t=\td\te"), 11);
    }
}
