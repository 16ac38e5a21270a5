//! Byte order marks and UTF-16, which PowerShell and some editors write.

use crate::Warning;
use std::borrow::Cow;

/// The input as bytes of UTF-8 where it is text at all.
pub(super) struct DecodedInput<'a> {
    pub(super) text: Cow<'a, [u8]>,
    pub(super) warning: Option<Warning>,
    /// How many bytes of the input come before the text.
    mark: usize,
    is_utf16: bool,
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn decode(input: &[u8]) -> DecodedInput<'_> {
    if let Some(text) = input.strip_prefix(UTF8_MARK) {
        return DecodedInput {
            text: Cow::Borrowed(text),
            warning: None,
            mark: UTF8_MARK.len(),
            is_utf16: false,
        };
    }
    match utf16(input) {
        Some((read, mark)) => decode_utf16(&input[mark..], read, mark),
        None => DecodedInput {
            text: Cow::Borrowed(input),
            warning: None,
            mark: 0,
            is_utf16: false,
        },
    }
}

type Unit = fn([u8; 2]) -> u16;

/// The order of the bytes and the length of the mark. Without a mark, two
/// ASCII characters at the beginning give it away.
fn utf16(input: &[u8]) -> Option<(Unit, usize)> {
    let ascii = |byte: u8| (1..0x80).contains(&byte);
    match *input {
        [0xff, 0xfe, ..] => Some((u16::from_le_bytes, 2)),
        [0xfe, 0xff, ..] => Some((u16::from_be_bytes, 2)),
        [first, 0, second, 0, ..] if ascii(first) && ascii(second) => Some((u16::from_le_bytes, 0)),
        [0, first, 0, second, ..] if ascii(first) && ascii(second) => Some((u16::from_be_bytes, 0)),
        _ => None,
    }
}

fn decode_utf16(bytes: &[u8], read: Unit, mark: usize) -> DecodedInput<'_> {
    let (pairs, remainder) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| read(*pair));
    let mut text = String::with_capacity(pairs.len());
    let mut broken = !remainder.is_empty();
    for character in char::decode_utf16(units) {
        broken |= character.is_err();
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    DecodedInput {
        text: Cow::Owned(text.into_bytes()),
        warning: Some(if broken {
            Warning::BrokenUtf16
        } else {
            Warning::Utf16
        }),
        mark,
        is_utf16: true,
    }
}

impl DecodedInput<'_> {
    /// Turns offsets of the text into offsets of the input, and says the line
    /// of each. The offsets must be in order.
    pub(super) fn place<'p>(&self, offsets: impl Iterator<Item = Place<'p>>) {
        let (mut at, mut input_at, mut line) = (0, self.mark, 1);
        for Place {
            offset,
            line: line_of,
        } in offsets
        {
            let between = &self.text[at..*offset];
            line += memchr::memchr_iter(b'\n', between).count();
            input_at += if self.is_utf16 {
                between.iter().copied().map(utf16_bytes).sum()
            } else {
                between.len()
            };
            at = *offset;
            *offset = input_at;
            *line_of = line;
        }
    }
}

/// How many bytes of UTF-16 the character takes that this byte of UTF-8 begins.
const fn utf16_bytes(byte: u8) -> usize {
    match byte {
        0x80..=0xbf => 0,
        0xf0.. => 4,
        _ => 2,
    }
}

/// An offset to be turned into one of the input, and where its line goes.
pub(super) struct Place<'p> {
    pub(super) offset: &'p mut usize,
    pub(super) line: &'p mut usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn utf16_is_known_by_its_mark_and_by_its_zeros() {
        for mark in ["\u{feff}", ""] {
            let input = utf16le(&format!("{mark}a=é🍪"));
            let decoded = decode(&input);
            assert_eq!(&*decoded.text, "a=é🍪".as_bytes());
            assert_eq!(decoded.warning, Some(Warning::Utf16));
        }
        assert_eq!(&*decode(b"\xfe\xff\0a\0=").text, b"a=");
        assert_eq!(decode(b"\xff\xfea\0\0").warning, Some(Warning::BrokenUtf16));
    }

    #[test]
    fn offsets_are_those_of_the_input() {
        let input = utf16le("\u{feff}é🍪\nb");
        let decoded = decode(&input);
        let (mut offset, mut line) = (decoded.text.len() - 1, 0);
        decoded.place(std::iter::once(Place {
            offset: &mut offset,
            line: &mut line,
        }));
        assert_eq!((offset, line), (input.len() - 2, 2));
    }
}
