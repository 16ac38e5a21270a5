//! What kinds of bytes a line holds. Most lines hold none of the rare ones, and
//! one look at the line spares many rules theirs.

/// Which of the rare kinds of bytes a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineBytes {
    /// 00 to 1F except the tab, and 7F.
    pub(super) control: bool,
    pub(super) tab: bool,
    pub(super) non_ascii: bool,
    pub(super) comma: bool,
}

impl LineBytes {
    pub(super) fn of(line: &[u8]) -> LineBytes {
        let is_rare = |byte: u8| !(b' '..0x7f).contains(&byte);
        // Without an early end the compiler takes sixteen bytes at a time.
        let (any, comma) = line.iter().fold((false, false), |(any, comma), &byte| {
            (any | is_rare(byte), comma | (byte == b','))
        });
        if !any {
            return LineBytes {
                control: false,
                tab: false,
                non_ascii: false,
                comma,
            };
        }
        let is_control = |byte: &u8| byte.is_ascii_control() && *byte != b'\t';
        LineBytes {
            control: line.iter().any(is_control),
            tab: line.contains(&b'\t'),
            non_ascii: !line.is_ascii(),
            comma,
        }
    }

    /// Whether there is any byte but those of plain text.
    pub(super) fn any_rare(self) -> bool {
        self.control | self.tab | self.non_ascii
    }
}

/// Where, at `from` or later, the first byte stands that is `one` or `other`:
/// the end of the text where none is. Eight are looked at a time.
#[inline]
pub(super) fn find(text: &[u8], from: usize, one: u8, other: u8) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (one_each, other_each) = (ONES * u64::from(one), ONES * u64::from(other));
    // The lowest bit set stands in the first byte that is zero; the bits above
    // it may be wrong.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let first_in = |word: u64| {
        let found = zeros(word ^ one_each) | zeros(word ^ other_each);
        (found != 0).then(|| found.trailing_zeros() as usize / 8)
    };
    let (words, rest) = text[from..].as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        if let Some(at) = first_in(u64::from_le_bytes(*word)) {
            return from + 8 * index + at;
        }
    }
    let start = text.len() - rest.len();
    let found = match text.last_chunk::<8>() {
        _ if rest.is_empty() => None,
        // The rest, and zeros where eight bytes would go on.
        Some(last) => first_in(u64::from_le_bytes(*last) >> (64 - 8 * rest.len())),
        None => rest.iter().position(|&byte| byte == one || byte == other),
    };
    found.map_or(text.len(), |at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_bytes_is_found_wherever_it_stands() {
        for len in 0..40 {
            for at in 0..=len {
                // 3C and BB differ from 3B by what a borrow could fake.
                let mut text = [b"<\xbb:\0\xff"[at % 5]].repeat(len);
                if let Some(byte) = text.get_mut(at) {
                    *byte = b';';
                }
                for from in 0..=at {
                    assert_eq!(find(&text, from, b';', b'='), at);
                    assert_eq!(find(&text, from, b'=', b';'), at);
                    assert_eq!(find(&text, from, b';', b';'), at);
                }
                for from in at + 1..len {
                    assert_eq!(find(&text, from, b';', b';'), len);
                }
            }
        }
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
