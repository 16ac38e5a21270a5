//! A line as it is shown, with a part of it underlined.

use crate::terminal::{Terminal, Tone, visible, width};
use std::ops::Range;

/// Columns that stand before the part where the line is too long to show.
const BEFORE: usize = 12;

/// Columns of a line where no terminal says how wide it is.
const WIDEST: usize = 200;

/// The line, and where a part is named, a second line with marks under it; set
/// in by so many columns. Of a line that does not fit, what is around the part.
pub fn marked(
    terminal: &Terminal,
    line: &[u8],
    part: Option<Range<usize>>,
    indentation: usize,
) -> String {
    let room = terminal.room(indentation).unwrap_or(WIDEST);
    let part = part.map(|part| {
        let end = part.end.min(line.len());
        part.start.min(end)..end
    });
    let Some(part) = part else {
        let text = clip(&shown(line, 0..line.len()), Some(room));
        return format!("{}{text}\n", " ".repeat(indentation));
    };
    let (before, marked, after) = (
        shown(line, 0..part.start),
        shown(line, part.clone()),
        shown(line, part.end..line.len()),
    );
    let whole = width(&before) + width(&marked) + width(&after);
    let before = if whole > room && width(&before) > BEFORE {
        let skipped = width(&before) - BEFORE;
        format!("…{}", skip(&before, skipped + 1))
    } else {
        before
    };
    let left = room.saturating_sub(width(&before));
    let marked = clip(&marked, Some(left));
    let left = left.saturating_sub(width(&marked));
    let after = clip(&after, Some(left));
    let margin = " ".repeat(indentation);
    let marks = "^".repeat(width(&marked).max(1));
    format!(
        "{margin}{before}{}{after}\n{margin}{}{}\n",
        terminal.paint(&marked, Tone::Name),
        " ".repeat(width(&before)),
        terminal.paint(&marks, Tone::Bad),
    )
}

/// A part of a line, in which the blanks at the line's edges can be seen.
fn shown(line: &[u8], part: Range<usize>) -> String {
    const BLANK: &str = "␠";
    let blanks = line.iter().take_while(|byte| **byte == b' ').count();
    let end = line.len() - line.iter().rev().take_while(|byte| **byte == b' ').count();
    // A line of blanks alone is all before.
    let end = end.max(blanks);
    let inner = part.start.clamp(blanks, end)..part.end.clamp(blanks, end);
    format!(
        "{}{}{}",
        BLANK.repeat(part.end.min(blanks).saturating_sub(part.start)),
        visible(&line[inner]),
        BLANK.repeat(part.end.saturating_sub(part.start.max(end)))
    )
}

/// The start of a text, of so many columns.
pub fn clip(text: &str, room: Option<usize>) -> String {
    let Some(room) = room.filter(|room| width(text) > *room) else {
        return text.to_owned();
    };
    let mut clipped = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += width(character.encode_utf8(&mut [0; 4]));
        if used > room {
            break;
        }
        clipped.push(character);
    }
    if room > 0 {
        clipped.push('…');
    }
    clipped
}

/// The rest of a text behind so many columns.
fn skip(text: &str, columns: usize) -> &str {
    let mut skipped = 0;
    for (at, character) in text.char_indices() {
        if skipped >= columns {
            return &text[at..];
        }
        skipped += width(character.encode_utf8(&mut [0; 4]));
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_edges_are_seen() {
        assert_eq!(shown(b"  a = b ", 0..8), "␠␠a = b␠");
        assert_eq!(shown(b"  a = b ", 0..1), "␠");
        assert_eq!(shown(b"  a = b ", 3..8), " = b␠");
        assert_eq!(shown(b"   ", 0..3), "␠␠␠");
        assert_eq!(shown(b"", 0..0), "");
    }

    #[test]
    fn a_text_is_cut_to_its_columns() {
        assert_eq!(clip("abcdef", Some(4)), "abc…");
        assert_eq!(clip("abcd", Some(4)), "abcd");
        assert_eq!(skip("abcdef", 2), "cdef");
    }
}
