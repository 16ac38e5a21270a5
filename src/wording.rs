//! The page's words for what the library says in data.

use crate::activity::{Restoration, Told};
use document_cookie::set_cookie::Problem;
use document_cookie::{AccessError, Encoding, InvalidPart, Outcome, Part};

/// What happened, in one sentence, and the reason of a refusal: what the rules
/// had foreseen, or else what may be it.
#[must_use]
pub fn outcome(outcome: Outcome, told: &Told, foreseen: &str) -> String {
    let name = name(&told.name);
    let removal = told.line.contains("; Max-Age=0");
    match outcome {
        Outcome::Stored if told.before.is_empty() => format!("The browser stored {name}."),
        Outcome::Stored => format!(
            "The browser stored {name}. {} of that name is still there, at another path or domain.",
            copies(told.before.len())
        ),
        Outcome::Replaced => format!("The browser replaced the value of {name}."),
        Outcome::Unchanged => format!("{name} was there already, exactly so."),
        Outcome::Removed if told.after.is_empty() => format!("{name} is gone."),
        Outcome::Removed => format!(
            "One copy of {name} is gone; {} still shows, from another path or domain.",
            copies(told.after.len())
        ),
        Outcome::NothingToRemove if told.after.is_empty() => {
            format!("There was no {name} to remove, as far as this page sees.")
        }
        Outcome::NothingToRemove => format!(
            "{name} is still there. The copy that shows belongs to another path or domain (this \
             line removes the one at Path=/), or it is partitioned."
        ),
        Outcome::Altered => format!("The browser kept {name}, but not as written: see below."),
        Outcome::Refused => format!(
            "The browser refused {name}, without a word: it is not there after the write. {}",
            match foreseen {
                "" => reason_for_refusal(&told.line),
                foreseen => foreseen,
            }
        ),
        Outcome::Ignored => "This document takes no cookies.".to_owned(),
        _ if removal => format!("What this page sees does not tell what became of {name}."),
        _ => format!(
            "{name} shows the same value as before the write. A refused write would look the \
             same, so this page cannot tell."
        ),
    }
}

/// What can be said of a refusal without the rules of each engine.
fn reason_for_refusal(line: &str) -> &'static str {
    let pair = line.split(';').next().unwrap_or_default();
    let secure = line.ends_with("; Secure");
    let prefixed = |prefix: &str| {
        pair.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    // The limit counts name and value, not the `=` between them.
    if pair.len() > 4097 {
        "Name and value together are over 4,096 bytes, the most that Chromium and Firefox keep. \
         Shorten the value."
    } else if (prefixed("__Host-") || prefixed("__Secure-")) && !secure {
        "A name that begins with __Host- or __Secure- needs the attribute Secure, on a secure \
         page. Choose another name."
    } else if prefixed("__Http-") || prefixed("__Host-Http-") {
        "A name that begins with __Http- can only be set by a server. Choose another name."
    } else {
        "Possible reasons: cookies are blocked for this site, or an HttpOnly cookie of this name \
         is in the way, which script can neither see nor change."
    }
}

/// What taking an action back would do, and what would not be as it was.
#[must_use]
pub fn undo(back: &[Restoration]) -> String {
    let names = |exact: bool| {
        let mut names: Vec<String> = back
            .iter()
            .filter(|it| it.exact == exact)
            .map(|it| name(it.cookie.name()))
            .collect();
        names.dedup();
        if names.len() > 4 {
            format!("{} cookies", names.len())
        } else {
            joined(&names, ", ")
        }
    };
    let (exact, inexact) = (names(true), names(false));
    let mut words = String::new();
    if !exact.is_empty() {
        words = format!("Takes back the change of {exact}.");
    }
    if !inexact.is_empty() {
        if !words.is_empty() {
            words.push(' ');
        }
        words += &format!(
            "Brings back the value of {inexact} until the browser closes: how long it was to \
             live, and its flags, are not known."
        );
    }
    words
}

/// A name as it is spoken of.
#[must_use]
pub fn name(name: &str) -> String {
    if name.is_empty() {
        "the cookie without a name".to_owned()
    } else {
        name.to_owned()
    }
}

/// Texts one after another. What `join` makes of it weighs five times as much.
#[must_use]
pub fn joined(texts: &[String], between: &str) -> String {
    let mut all = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            all += between;
        }
        all += text;
    }
    all
}

/// How many copies.
#[must_use]
pub fn copies(count: usize) -> String {
    match count {
        1 => "1 copy".to_owned(),
        _ => format!("{count} copies"),
    }
}

/// How many bytes, with thousands set apart.
#[must_use]
pub fn bytes(count: usize) -> String {
    let unit = if count == 1 { "byte" } else { "bytes" };
    format!("{} {unit}", grouped(count as u64))
}

/// A number with thousands set apart.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An encoding's name, as a label beside a value.
#[must_use]
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Raw => "raw",
        Encoding::Percent => "percent-encoded",
        Encoding::Quoted => "quoted",
    }
}

/// What to do about a part that cannot stand in a line.
#[must_use]
pub fn invalid(error: &InvalidPart) -> String {
    let part = match error.part {
        Part::Name => "name",
        Part::Value => "value",
        Part::Path => "path",
        Part::Domain => "domain",
    };
    match error.problem {
        Problem::Character { character, at } => format!(
            "The {part} cannot have {} at position {}: it would end or change the {part}. Take \
             it out.",
            shown(character),
            at + 1
        ),
        Problem::Empty if error.part == Part::Domain => "Name a domain.".to_owned(),
        Problem::Empty => "Give the cookie a name: with neither name nor value there is nothing \
                           to keep."
            .to_owned(),
        Problem::Relative => "A path begins with /.".to_owned(),
        Problem::HiddenPrefix => "Give the cookie a name: without one, this value would look to a \
                                  server like the name of another."
            .to_owned(),
        _ => format!("The {part} is longer than browsers heed. Shorten it."),
    }
}

/// A character as a person can see it.
#[must_use]
pub fn shown(character: char) -> String {
    match character {
        ' ' => "a space at its edge".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        control if control.is_control() => {
            format!("the control character U+{:04X}", control as u32)
        }
        other => format!("“{other}”"),
    }
}

/// Why the document has no cookies, and what to do.
#[must_use]
pub fn access(error: &AccessError) -> String {
    match error {
        AccessError::NoDocument => "There is no document here that could have cookies.".to_owned(),
        AccessError::Denied { message } => format!(
            "The browser lets this page have no cookies; it is likely shown in a sandboxed frame. \
             Open it in a tab of its own, or add allow-same-origin to the frame's sandbox. The \
             browser's words: {message}"
        ),
        AccessError::CookieAverse { scheme } => {
            format!("A page at a {scheme} address has no cookies. Serve it over http or https.")
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(9_007_199_254_740_991), "9,007,199,254,740,991");
        assert_eq!(bytes(1), "1 byte");
        assert_eq!(bytes(5000), "5,000 bytes");
    }

    #[test]
    fn an_invalid_part_says_which_character_and_where() {
        let error = document_cookie::SetCookie::new("a", "b;c").unwrap_err();
        let words = invalid(&error);
        assert!(
            words.contains("“;”") && words.contains("position 2"),
            "{words}"
        );
    }
}
