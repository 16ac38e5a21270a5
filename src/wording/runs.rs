//! A text that a site wrote, as it can be shown without deceiving: what cannot
//! be seen or turns the order of what can is set apart. Pure.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// As it is.
    Plain(&'a str),
    /// What was searched for.
    Found(&'a str),
    /// A character that is shown by its code point.
    CodePoint(char),
}

/// Whether a character is invisible or changes the order of others: controls,
/// the bidirectional ones, and blanks without width. A joiner is none, because
/// emoji are made with it.
#[must_use]
pub const fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

/// The pieces of a text, with what is searched for marked, whatever the case of
/// ASCII letters.
#[must_use]
pub fn runs<'a>(text: &'a str, sought: &str) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest, sought) {
        boxed(&rest[..at], Run::Plain, &mut runs);
        let (found, after) = rest[at..].split_at(sought.len());
        boxed(found, Run::Found, &mut runs);
        rest = after;
    }
    boxed(rest, Run::Plain, &mut runs);
    runs
}

/// Where a text has another, whatever the case of ASCII letters: at the
/// boundary of a character, because both are UTF-8.
fn find(text: &str, sought: &str) -> Option<usize> {
    if sought.is_empty() {
        return None;
    }
    let mut windows = text.as_bytes().windows(sought.len());
    windows.position(|window| window.eq_ignore_ascii_case(sought.as_bytes()))
}

fn boxed<'a>(text: &'a str, run: fn(&'a str) -> Run<'a>, runs: &mut Vec<Run<'a>>) {
    let mut plain = 0;
    for (at, character) in text.char_indices() {
        if is_deceptive(character) {
            if plain < at {
                runs.push(run(&text[plain..at]));
            }
            runs.push(Run::CodePoint(character));
            plain = at + character.len_utf8();
        }
    }
    if plain < text.len() {
        runs.push(run(&text[plain..]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_deceives_is_boxed() {
        assert_eq!(
            runs("abc\u{202e}gnp.exe", ""),
            [
                Run::Plain("abc"),
                Run::CodePoint('\u{202e}'),
                Run::Plain("gnp.exe")
            ]
        );
        assert_eq!(runs("", ""), []);
        for fine in ["שלום", "👨\u{200d}👩\u{200d}👧", "é", " "] {
            assert_eq!(runs(fine, ""), [Run::Plain(fine)]);
        }
    }

    #[test]
    fn what_is_found_is_marked() {
        assert_eq!(
            runs("Sid, sid", "SID"),
            [Run::Found("Sid"), Run::Plain(", "), Run::Found("sid")]
        );
        assert_eq!(runs("aé", "é"), [Run::Plain("a"), Run::Found("é")]);
        assert_eq!(runs("aé", "ü"), [Run::Plain("aé")]);
    }
}
