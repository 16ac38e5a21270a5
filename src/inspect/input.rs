//! What was brought: a text, or a file. Pure.

use crate::files::ReadFile;
use crate::wording;
use cookie_check::Reading;
use cookie_formats::Location;

/// What is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// What stands in the field.
    Text(String),
    /// What was dropped or chosen; it is not shown.
    File(ReadFile),
}

impl Default for Input {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Input {
    /// As it is read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::File(file) => &file.bytes,
        }
    }

    /// What stands in the field: nothing while a file is read.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::File(_) => "",
        }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes().trim_ascii().is_empty()
    }

    /// The input with a line in place of another one, which stands at
    /// `location`. Where the line does not stand there letter for letter (in a
    /// JSON string, say), the new one alone, to be read at its `url`.
    #[must_use]
    pub fn replaced(&self, location: Location, line: &[u8], corrected: &[&str]) -> Replaced {
        let input = self.bytes();
        let end = location.end.min(input.len());
        let start = location.start.min(end);
        let place = find(&input[start..end], line).map(|at| start + at);
        let whole = place.and_then(|place| {
            let before = std::str::from_utf8(&input[..place]).ok()?;
            let after = std::str::from_utf8(&input[place + line.len()..]).ok()?;
            // A line that became several repeats what stands before it.
            let lead = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
            Some(format!(
                "{before}{}{after}",
                corrected.join(&format!("\n{lead}"))
            ))
        });
        match whole {
            Some(text) => Replaced::InPlace(text),
            None => Replaced::Alone(corrected.join("\n")),
        }
    }
}

/// An input in which a line was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The whole, with the new line in it.
    InPlace(String),
    /// The new line alone.
    Alone(String),
}

fn find(text: &[u8], sought: &[u8]) -> Option<usize> {
    if sought.is_empty() {
        return None;
    }
    text.windows(sought.len())
        .position(|window| window == sought)
}

/// What was understood, in a sentence: "3 cookies of 2 URLs, from a HAR file".
#[must_use]
pub fn summary(reading: &Reading, urls: usize, left_out: usize) -> String {
    let Some(format) = reading.format else {
        return "This is nothing that is known here. Below is what was found instead; a format can \
                be chosen by hand."
            .to_owned();
    };
    let mut parts = vec![wording::plural(reading.cookies, "cookie", "cookies")];
    if urls > 1 {
        parts[0] += &format!(" of {}", wording::plural(urls, "URL", "URLs"));
    }
    if reading.pairs > 0 {
        parts.push(format!(
            "{} that a browser sent",
            wording::plural(reading.pairs, "pair", "pairs")
        ));
    }
    let left_out = left_out.saturating_sub(reading.pairs);
    if left_out > 0 {
        parts.push(format!(
            "{} left out",
            wording::plural(left_out, "part", "parts")
        ));
    }
    format!("{}. Read as: {}.", parts.join(", "), format.title())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookie_check::{Check, Settings, Source};
    use document_cookie::rules::{Environment, UnixTime};

    fn replaced(text: &str, index: usize, corrected: &[&str]) -> Replaced {
        let mut check = Check::new(Settings::at(UnixTime(0)), Environment::default());
        let url = Some("https://example.com/");
        check
            .add(&Source {
                url,
                ..Source::new(text.as_bytes())
            })
            .unwrap();
        let answer = check.nth(index).unwrap();
        Input::Text(text.to_owned()).replaced(answer.location, &answer.line, corrected)
    }

    #[test]
    fn a_line_is_replaced_where_it_stands() {
        let head = "HTTP/1.1 200 OK\nSet-Cookie: a=1\nSet-Cookie: a=1; Secure\nDate: x\n";
        assert_eq!(
            replaced(head, 1, &["a=1"]),
            Replaced::InPlace(
                "HTTP/1.1 200 OK\nSet-Cookie: a=1\nSet-Cookie: a=1\nDate: x\n".into()
            )
        );
    }

    #[test]
    fn a_line_that_becomes_two_repeats_the_name_of_its_field() {
        let head = "Set-Cookie: a=1, b=2\nSet-Cookie: c=3\n";
        assert_eq!(
            replaced(head, 0, &["a=1", "b=2"]),
            Replaced::InPlace("Set-Cookie: a=1\nSet-Cookie: b=2\nSet-Cookie: c=3\n".into())
        );
    }

    #[test]
    fn a_line_that_stands_there_in_another_writing_is_left_alone() {
        let script = r#"document.cookie = "a=\u0031; Secure""#;
        assert_eq!(replaced(script, 0, &["a=1"]), Replaced::Alone("a=1".into()));
    }
}
