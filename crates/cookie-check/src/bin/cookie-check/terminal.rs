//! How the answer looks in a terminal: colour, width, and what is not shown as
//! it is.

use clap::ColorChoice;
use std::io::{self, IsTerminal};
use terminal_size::{Width, terminal_size};
use unicode_width::UnicodeWidthChar;

/// What standard output can show.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    coloured: bool,
    /// In columns; `None` for a file or another program, which wraps nothing.
    width: Option<usize>,
}

/// What a text is shown as, beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Changed,
    Bad,
    Plain,
    Name,
    Faint,
}

/// No narrower than this, lest every word stand alone.
const NARROWEST: usize = 30;

impl Terminal {
    /// Standard output, in colour when asked for.
    pub fn of_output(color: ColorChoice) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let coloured = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                // https://no-color.org: set, and not empty.
                let unwanted = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
                is_terminal && !unwanted
            }
        };
        let columns = std::env::var("COLUMNS").ok();
        let asked = columns.and_then(|columns| columns.parse().ok());
        let width = asked.or_else(|| {
            let (Width(columns), _) = terminal_size().filter(|_| is_terminal)?;
            Some(usize::from(columns))
        });
        Self {
            coloured,
            width: width.map(|width: usize| width.max(NARROWEST)),
        }
    }

    /// The text in a tone.
    pub fn paint(&self, text: &str, tone: Tone) -> String {
        let code = match tone {
            Tone::Good => "32",
            Tone::Changed => "33",
            Tone::Bad => "31",
            Tone::Name => "1",
            Tone::Faint => "2",
            Tone::Plain => return text.to_owned(),
        };
        if self.coloured {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// Columns that a line has behind this many.
    pub fn room(&self, indentation: usize) -> Option<usize> {
        Some(self.width?.saturating_sub(indentation).max(NARROWEST / 2))
    }

    /// Words in lines that fit, set in by so many columns; those behind the
    /// first two more.
    pub fn wrap(&self, text: &str, indentation: usize) -> String {
        let mut lines = String::new();
        let mut used = 0;
        let mut first = true;
        let Some(room) = self.room(indentation + 2) else {
            return format!("{}{text}\n", " ".repeat(indentation));
        };
        lines.push_str(&" ".repeat(indentation));
        for word in text.split(' ') {
            let width = width(word);
            let limit = if lines.contains('\n') { room } else { room + 2 };
            if !first && used + 1 + width > limit {
                lines.push('\n');
                lines.push_str(&" ".repeat(indentation + 2));
                used = 0;
            } else if !first {
                lines.push(' ');
                used += 1;
            }
            lines.push_str(word);
            used += width;
            first = false;
        }
        lines.push('\n');
        lines
    }
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.chars()
        .map(|character| character.width().unwrap_or(0))
        .sum()
}

/// The text with everything shown that a terminal would hide, obey or turn
/// around: controls, bytes that are no text, white space other than single
/// spaces within.
pub fn visible(text: &[u8]) -> String {
    let mut shown = String::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            push_visible(&mut shown, character);
        }
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02x}"));
        }
    }
    shown
}

fn push_visible(shown: &mut String, character: char) {
    match character {
        ' '..='~' => shown.push(character),
        '\t' => shown.push_str("\\t"),
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        '\0'..='\u{1f}' | '\u{7f}' => shown.push_str(&format!("\\x{:02x}", u32::from(character))),
        _ if is_unseen(character) => {
            shown.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
        }
        _ => shown.push(character),
    }
}

/// Controls of the second set, marks of direction, and spaces that are not one.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || character.width().is_none_or(|width| width == 0)
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Terminal = Terminal {
        coloured: false,
        width: Some(30),
    };

    #[test]
    fn what_a_terminal_would_hide_or_obey_is_shown() {
        let text = "a\t\u{1b}[31m\u{202e}é\u{a0}b  c\n".as_bytes();
        assert_eq!(visible(text), "a\\t\\x1b[31m\\u{202e}é\\u{a0}b  c\\n");
        assert_eq!(visible(b"Jos\xe9"), "Jos\\xe9");
    }

    #[test]
    fn words_stand_in_lines_that_fit() {
        let text = NARROW.wrap("one two three four five six seven eight", 2);
        assert_eq!(text, "  one two three four five six\n    seven eight\n");
        assert!(text.lines().all(|line| line.len() <= 30));
    }

    #[test]
    fn several_spaces_stay() {
        assert_eq!(NARROW.wrap("`a  b`", 0), "`a  b`\n");
    }

    #[test]
    fn what_is_no_terminal_gets_whole_lines() {
        let file = Terminal {
            coloured: false,
            width: None,
        };
        let long = "word ".repeat(100);
        assert_eq!(file.wrap(long.trim_end(), 2).lines().count(), 1);
    }
}
