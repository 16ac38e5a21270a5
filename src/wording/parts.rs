//! Names, numbers, and why something typed cannot be written.

use crate::cookies::FormError;
use document_cookie::rules::EngineProfile;
use document_cookie::rules::{Engine, Evidence};
use document_cookie::set_cookie::Problem;
use document_cookie::{Encoding, Error, InvalidPart, Part};

/// A name as a label speaks of it.
#[must_use]
pub fn spoken_name(name: &str) -> String {
    if name.is_empty() {
        "the cookie without a name".to_owned()
    } else {
        name.to_owned()
    }
}

/// An engine's name.
#[must_use]
pub const fn engine(profile: EngineProfile) -> &'static str {
    match (profile.engine, profile.evidence) {
        (_, Evidence::NotMeasured) => "This browser",
        (Engine::Chromium, _) => "Chromium",
        (Engine::Firefox, _) => "Firefox",
        (Engine::WebKitGtk, _) => "WebKitGTK",
        (Engine::Safari, _) => "Safari",
        _ => "The standard",
    }
}

/// A number with its noun, in the plural but for one.
#[must_use]
pub fn plural(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", grouped(count as u64))
}

/// How many bytes, with thousands set apart.
#[must_use]
pub fn bytes(count: usize) -> String {
    plural(count, "byte", "bytes")
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

/// What to change, where the fields of the editor make no line.
#[must_use]
pub fn form_error(error: &FormError) -> String {
    match error {
        FormError::Encode(InvalidPart {
            problem: Problem::Character { character, at },
            ..
        }) => format!(
            "A raw value cannot have {} at position {}. Choose the encoding percent, or take it \
             out.",
            shown(*character),
            at + 1
        ),
        FormError::MaxAge(typed) => format!(
            "Max-Age is a number of whole seconds, or of a unit such as 30 min, 2 h or 1 year; \
             “{typed}” is none. Leave it empty to keep the cookie until the browser closes."
        ),
        FormError::Expires(typed) => format!(
            "Expires is a date, such as 2027-01-31 12:00; “{typed}” is none that this browser \
             reads. Leave it empty to keep the cookie until the browser closes."
        ),
        FormError::Domain(typed) => {
            format!("“{typed}” is no domain that this browser can turn into ASCII.")
        }
        FormError::Encode(error) | FormError::Part(error) => part_error(error),
    }
}

/// What to do about a part that cannot stand in a line.
fn part_error(error: &InvalidPart) -> String {
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
        Problem::Port { .. } => {
            "A domain has no port: cookies do not heed it. Take it out.".to_owned()
        }
        Problem::TrailingDot => "A domain has no dot at its end. Take it out.".to_owned(),
        Problem::HiddenPrefix => "Give the cookie a name: without one, this value would look to a \
                                  server like the name of another."
            .to_owned(),
        _ => format!("The {part} is longer than browsers heed. Shorten it."),
    }
}

/// A character as a person can see it.
fn shown(character: char) -> String {
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
pub fn access(error: &Error) -> String {
    match error {
        Error::NoDocument => "There is no document here that could have cookies.".to_owned(),
        Error::Denied { message } => format!(
            "The browser lets this page have no cookies; it is likely shown in a sandboxed frame. \
             Open it in a tab of its own, or add allow-same-origin to the frame's sandbox. The \
             browser's words: {message}"
        ),
        Error::CookieAverse { scheme } => {
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
        let words = part_error(&error);
        assert!(
            words.contains("“;”") && words.contains("position 2"),
            "{words}"
        );
    }
}
