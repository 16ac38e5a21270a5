//! What the page asks: what would become of this line?

use crate::bytes::{Reader, Writer};

/// A write that is being thought of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The engine: `chromium`, `firefox`, `webkit`; any other is answered by
    /// the draft.
    pub engine: String,
    /// The address of the page.
    pub url: String,
    /// Seconds since 1970.
    pub now: u32,
    /// The line a script would assign to `document.cookie`.
    pub line: String,
    /// The public suffixes of the page's top-level domain, in the compact
    /// form; empty where they are not known.
    pub suffixes: String,
    /// The cookies of the same name that are there, as far as the page knows
    /// them, each as a line that would have made it.
    pub held: Vec<String>,
}

impl Question {
    /// As the file takes it.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.text(&self.engine);
        writer.text(&self.url);
        writer.number(self.now);
        writer.text(&self.line);
        writer.text(&self.suffixes);
        writer.number(self.held.len() as u32);
        self.held.iter().for_each(|line| writer.text(line));
        writer.0
    }

    /// `None` when these are no question's bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        Some(Self {
            engine: reader.text()?,
            url: reader.text()?,
            now: reader.number()?,
            line: reader.text()?,
            suffixes: reader.text()?,
            held: reader.many(Reader::text)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_as_it_was_written() {
        let question = Question {
            engine: "firefox".to_owned(),
            url: "https://example.com/".to_owned(),
            now: 1_800_000_000,
            line: "a=\u{1f36a}; Path=/".to_owned(),
            suffixes: String::new(),
            held: vec!["a=1".to_owned()],
        };
        let bytes = question.to_bytes();
        assert_eq!(Question::of_bytes(&bytes), Some(question));
        for cut in 0..bytes.len() {
            assert_eq!(Question::of_bytes(&bytes[..cut]), None, "{cut}");
        }
    }
}
