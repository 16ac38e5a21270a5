//! A part of the input that knows where it stands.

use std::ops::Range;

/// Bytes of the input, and the offset of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) start: usize,
}

impl<'a> Piece<'a> {
    pub(crate) fn end(self) -> usize {
        self.start + self.text.len()
    }

    pub(crate) fn span(self) -> Range<usize> {
        self.start..self.end()
    }

    /// The rest, from an offset within it.
    pub(crate) fn from(self, offset: usize) -> Self {
        let offset = offset.min(self.text.len());
        Self {
            text: &self.text[offset..],
            start: self.start + offset,
        }
    }

    /// What stands before an offset within it.
    pub(crate) fn until(self, offset: usize) -> Self {
        Self {
            text: &self.text[..offset.min(self.text.len())],
            ..self
        }
    }

    pub(crate) fn trim_start(self) -> Self {
        self.from(self.text.len() - self.text.trim_ascii_start().len())
    }

    pub(crate) fn trim(self) -> Self {
        let piece = self.trim_start();
        piece.until(piece.text.trim_ascii_end().len())
    }

    pub(crate) fn is_blank(self) -> bool {
        self.text.trim_ascii().is_empty()
    }

    /// The bytes of white space before the first other one.
    pub(crate) fn indentation(self) -> usize {
        self.text.len() - self.text.trim_ascii_start().len()
    }

    /// What stands before and behind the first of these bytes.
    pub(crate) fn split_once(self, byte: u8) -> Option<(Self, Self)> {
        let at = memchr::memchr(byte, self.text)?;
        Some((self.until(at), self.from(at + 1)))
    }

    /// The parts between these bytes.
    pub(crate) fn split(self, byte: u8) -> impl Iterator<Item = Self> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let piece = rest?;
            match piece.split_once(byte) {
                Some((first, others)) => {
                    rest = Some(others);
                    Some(first)
                }
                None => rest.take(),
            }
        })
    }

    pub(crate) fn strip_prefix_ignoring_case(self, prefix: &[u8]) -> Option<Self> {
        let head = self.text.get(..prefix.len())?;
        head.eq_ignore_ascii_case(prefix)
            .then(|| self.from(prefix.len()))
    }

    pub(crate) fn str(self) -> Option<&'a str> {
        str::from_utf8(self.text).ok()
    }
}

/// Where a short text stands in another; those that are searched for here are no
/// longer than a few words.
pub(crate) fn find_iter<'t>(
    text: &'t [u8],
    wanted: &'static [u8],
) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + memchr::memchr(*wanted.first()?, text.get(from..)?)?;
            if text[at..].starts_with(wanted) {
                from = at + wanted.len();
                return Some(at);
            }
            from = at + 1;
        }
    })
}

/// Whether a short text stands in another.
pub(crate) fn contains(text: &[u8], wanted: &'static [u8]) -> bool {
    find_iter(text, wanted).next().is_some()
}

/// The lines, without what ends them.
pub(crate) fn lines(text: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    let whole = Piece { text, start: 0 };
    whole
        .split(b'\n')
        .map(|line| match line.text.strip_suffix(b"\r") {
            Some(text) => Piece { text, ..line },
            None => line,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_where_they_stand() {
        let found: Vec<_> = lines(b"a\r\n\nbc")
            .map(|line| (line.text, line.start))
            .collect();
        assert_eq!(found, [(&b"a"[..], 0), (b"", 3), (b"bc", 4)]);
    }
}
