//! A set-cookie-string taken apart to be shown: what each letter belongs to,
//! and which part a rule objects to. Pure.

use std::ops::Range;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The cookie's name.
    Name,
    /// Its value.
    Value,
    /// An attribute's name.
    AttributeName,
    /// What an attribute is set to.
    AttributeValue,
    /// What stands between them.
    Separator,
}

impl Part {
    /// Its word in the style.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Value => "value",
            Self::AttributeName => "attribute",
            Self::AttributeValue => "setting",
            Self::Separator => "separator",
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// What stands there; bytes that are no UTF-8 are U+FFFD.
    pub text: String,
    /// Whether a rule objects to it.
    pub is_marked: bool,
}

/// The pieces of a line, `marked` being the bytes that a rule objects to.
#[must_use]
pub fn pieces(line: &[u8], marked: Option<&Range<usize>>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (index, field) in line.split(|byte| *byte == b';').enumerate() {
        if index > 0 {
            push(&mut pieces, line, start - 1..start, Part::Separator, marked);
        }
        let end = start + field.len();
        let (left, right) = match index {
            0 => (Part::Name, Part::Value),
            _ => (Part::AttributeName, Part::AttributeValue),
        };
        match field.iter().position(|byte| *byte == b'=') {
            Some(equals) => {
                let equals = start + equals;
                push(&mut pieces, line, start..equals, left, marked);
                push(
                    &mut pieces,
                    line,
                    equals..equals + 1,
                    Part::Separator,
                    marked,
                );
                push(&mut pieces, line, equals + 1..end, right, marked);
            }
            // A first part without an equals sign is a value.
            None if index == 0 => push(&mut pieces, line, start..end, right, marked),
            None => push(&mut pieces, line, start..end, left, marked),
        }
        start = end + 1;
    }
    pieces
}

/// Adds a piece, in up to three: before, within and behind what is marked.
fn push(
    pieces: &mut Vec<Piece>,
    line: &[u8],
    range: Range<usize>,
    part: Part,
    marked: Option<&Range<usize>>,
) {
    let within = |at: usize| at.clamp(range.start, range.end);
    let marked = marked.map_or(range.end..range.end, |marked| {
        within(marked.start)..within(marked.end)
    });
    for (range, is_marked) in [
        (range.start..marked.start, false),
        (marked.start..marked.end, true),
        (marked.end..range.end, false),
    ] {
        if !range.is_empty() {
            pieces.push(Piece {
                part,
                text: String::from_utf8_lossy(&line[range]).into_owned(),
                is_marked,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, marked: Option<Range<usize>>) -> Vec<(Part, String, bool)> {
        pieces(line.as_bytes(), marked.as_ref())
            .into_iter()
            .map(|it| (it.part, it.text, it.is_marked))
            .collect()
    }

    #[test]
    fn every_letter_belongs_to_a_part() {
        let parts = shown("a=1=2; Secure; Path=/x", None);
        let text: String = parts.iter().map(|(_, text, _)| text.as_str()).collect();
        assert_eq!(text, "a=1=2; Secure; Path=/x");
        assert_eq!(parts[0], (Part::Name, "a".into(), false));
        assert_eq!(parts[2], (Part::Value, "1=2".into(), false));
        assert_eq!(parts[4], (Part::AttributeName, " Secure".into(), false));
        assert_eq!(parts.last().unwrap().0, Part::AttributeValue);
    }

    #[test]
    fn what_is_objected_to_is_cut_out_across_parts() {
        let parts = shown("a=1; Path=x", Some(5..11));
        let marked: String = parts
            .iter()
            .filter(|(.., is_marked)| *is_marked)
            .map(|(_, text, _)| text.as_str())
            .collect();
        assert_eq!(marked, "Path=x");
    }

    #[test]
    fn a_part_without_a_name_is_a_value() {
        assert_eq!(shown("flag", None), [(Part::Value, "flag".into(), false)]);
        assert_eq!(shown("", None), []);
    }
}
