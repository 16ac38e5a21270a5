//! The words of a command line: POSIX shells, and `cmd` with its carets.

use super::piece::contains;
use super::string_literal;
use std::ops::Range;

/// A word, quotes and escapes undone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: Vec<u8>,
    pub(super) span: Range<usize>,
}

pub(super) fn words(text: &[u8]) -> Vec<Word> {
    let mut reader = Reader {
        text,
        at: 0,
        // Developer tools quote like this for `cmd`.
        has_carets: contains(text, b"^\""),
    };
    let mut words = Vec::new();
    while let Some(word) = reader.word() {
        words.push(word);
    }
    words
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    has_carets: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// The next byte, past a caret.
    fn next(&mut self) -> Option<u8> {
        if self.has_carets && self.peek() == Some(b'^') {
            self.at += 1;
        }
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<Word> {
        self.skip_blanks();
        let start = self.at;
        let mut text = Vec::new();
        while self.peek().is_some_and(|it| !it.is_ascii_whitespace()) {
            match self.next() {
                Some(b'\'') if !self.has_carets => self.single_quoted(&mut text),
                Some(b'"') => self.double_quoted(&mut text),
                Some(b'$') if self.peek() == Some(b'\'') => self.ansi_c_quoted(&mut text),
                Some(b'\\') => self.escaped(&mut text),
                Some(byte) => text.push(byte),
                None => break,
            }
        }
        (self.at > start).then_some(Word {
            text,
            span: start..self.at,
        })
    }

    /// Blanks, and line ends with a `\` or a `^` before them.
    fn skip_blanks(&mut self) {
        loop {
            match &self.text[self.at..] {
                [byte, ..] if byte.is_ascii_whitespace() => self.at += 1,
                [b'\\' | b'^' | b'`', b'\n', ..] => self.at += 2,
                [b'\\' | b'^' | b'`', b'\r', b'\n', ..] => self.at += 3,
                _ => return,
            }
        }
    }

    fn single_quoted(&mut self, text: &mut Vec<u8>) {
        while let Some(byte) = self.next() {
            if byte == b'\'' {
                return;
            }
            text.push(byte);
        }
    }

    fn double_quoted(&mut self, text: &mut Vec<u8>) {
        while let Some(byte) = self.next() {
            match byte {
                b'"' => return,
                b'\\' if matches!(self.peek(), Some(b'"' | b'\\' | b'$' | b'`')) => {
                    text.extend(self.next());
                }
                byte => text.push(byte),
            }
        }
    }

    /// `$'…'`, which has the escapes of C.
    fn ansi_c_quoted(&mut self, text: &mut Vec<u8>) {
        let inside = &self.text[self.at + 1..];
        // Other than a literal, it may go over lines.
        let mut is_escaped = false;
        let length = inside
            .iter()
            .position(|&byte| {
                let ends = byte == b'\'' && !is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                ends
            })
            .unwrap_or(inside.len());
        text.extend(string_literal::unescape(&inside[..length]));
        self.at = (self.at + length + 2).min(self.text.len());
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        match self.peek() {
            Some(b'\n') => self.at += 1,
            Some(b'\r') => self.skip_blanks(),
            _ => text.extend(self.next()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(command: &str) -> Vec<String> {
        words(command.as_bytes())
            .into_iter()
            .map(|word| String::from_utf8(word.text).unwrap())
            .collect()
    }

    #[test]
    fn quotes_are_undone() {
        for (command, expected) in [
            ("a 'b c' \"d\\\"e\"", vec!["a", "b c", "d\"e"]),
            ("a \\\n  b\\ c", vec!["a", "b c"]),
            ("$'it\\'s\\n\\u00e9'", vec!["it's\né"]),
            ("a'b'\"c\"", vec!["abc"]),
            ("''", vec![""]),
            (
                "curl ^\"a^%^3D^\" ^\n -b x",
                vec!["curl", "a%3D", "-b", "x"],
            ),
            ("'open", vec!["open"]),
        ] {
            assert_eq!(texts(command), expected, "{command}");
        }
    }
}
