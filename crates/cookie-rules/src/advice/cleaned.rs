//! What stands inside an attribute's bad value and would be a good one.

use crate::matching::idna::ToAscii;
use crate::model::same_site::SameSite;
use crate::parse::duration::unquoted;

/// The domains that a Domain attribute's value holds: without scheme, port,
/// path, quotes, wildcard and dots around it, in ASCII. Several, where they
/// are listed.
pub(super) fn domains(value: &[u8], to_ascii: &dyn ToAscii) -> Vec<String> {
    let text = String::from_utf8_lossy(value);
    let is_divider = |it: char| matches!(it, ',' | ' ' | '|');
    unquoted(text.trim())
        .split(is_divider)
        .filter_map(|part| domain(part, to_ascii))
        .collect()
}

fn domain(text: &str, to_ascii: &dyn ToAscii) -> Option<String> {
    let text = unquoted(text.trim());
    let text = text.split_once("://").map_or(text, |(_, after)| after);
    let text = text.trim_start_matches('/');
    let end = text.find(['/', '?', '#', '\\', ':']).unwrap_or(text.len());
    let text = &text[..end];
    let text = text.rsplit_once('@').map_or(text, |(_, host)| host);
    let text = text
        .trim_start_matches(['*', '.', '^'])
        .trim_end_matches(['.', '$']);
    if text.is_empty() {
        return None;
    }
    if text.is_ascii() {
        return Some(text.to_ascii_lowercase());
    }
    to_ascii.to_ascii(text)
}

/// The path that a Path attribute's value holds: out of its quotes, without
/// scheme and host, with a `/` in front.
pub(super) fn path(value: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(value).ok()?;
    let text = unquoted(text.trim());
    let text = match text.split_once("://") {
        Some((_, after)) => after.find('/').map_or("/", |at| &after[at..]),
        None => text,
    };
    let text = text.trim_start_matches(['.', '\\', '*']);
    let is_drive = text.as_bytes().get(1) == Some(&b':');
    if text.is_empty() || is_drive || is_word(text) {
        return None;
    }
    let is_fit = |it: char| it.is_ascii_graphic() && it != ';' && it != '"';
    let slash = if text.starts_with('/') { "" } else { "/" };
    text.chars().all(is_fit).then(|| format!("{slash}{text}"))
}

/// What programs write where they have no value.
pub(super) fn is_word(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "undefined",
        "null",
        "none",
        "nil",
        "nan",
        "false",
        "true",
        "[object object]",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// What a SameSite attribute's value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeantSameSite {
    /// One of the three.
    Value(SameSite),
    /// That there should be none.
    Unset,
}

/// What a SameSite attribute's value means: in quotes, in the words of other
/// tools, or misspelt.
pub(super) fn same_site(value: &[u8]) -> Option<MeantSameSite> {
    let text = core::str::from_utf8(value).ok()?;
    let text = unquoted(text.trim()).trim_end_matches([',', '.', ':']);
    let lower = text.to_ascii_lowercase();
    let word: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match &word[..] {
        "strict" | "samesitestrict" | "samesitemodestrict" => {
            MeantSameSite::Value(SameSite::Strict)
        }
        // Express and others take `true` for Strict.
        "true" => MeantSameSite::Value(SameSite::Strict),
        "lax" | "samesitelax" | "samesitemodelax" => MeantSameSite::Value(SameSite::Lax),
        // Cookie editors and Chromium's own interface.
        "none" | "norestriction" | "samesitenone" | "samesitemodenone" => {
            MeantSameSite::Value(SameSite::None)
        }
        "unspecified" | "unset" | "default" | "false" | "undefined" | "null" | "nil" | "" => {
            MeantSameSite::Unset
        }
        _ => return close_to(&word).map(MeantSameSite::Value),
    })
}

/// The value that a word is, with one letter too many, too few or wrong.
fn close_to(word: &str) -> Option<SameSite> {
    let known = [
        ("strict", SameSite::Strict),
        ("none", SameSite::None),
        ("lax", SameSite::Lax),
    ];
    let is_close = |known: &str| {
        let common = known
            .bytes()
            .zip(word.bytes())
            .take_while(|(one, other)| one == other)
            .count();
        let rest = |text: &str, skip: usize| text.get(common + skip..).map(str::to_owned);
        let (one, other) = (rest(known, 1), rest(word, 1));
        common > 0
            && (one == other || rest(known, 0) == other || one == rest(word, 0))
            && known.len().abs_diff(word.len()) <= 1
    };
    let (_, value) = known.into_iter().find(|(known, _)| is_close(known))?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::idna::NoConversion;

    #[test]
    fn a_domain_is_taken_out_of_what_stands_round_it() {
        for text in [
            "https://example.com",
            "http://example.com:8080/path?q",
            "//example.com/",
            "example.com:3000",
            "*.example.com",
            ".example.com",
            "..example.com",
            "example.com.",
            "\"example.com\"",
            "'example.com'",
            "EXAMPLE.com",
            "https://user@example.com/",
        ] {
            assert_eq!(
                domains(text.as_bytes(), &NoConversion),
                ["example.com"],
                "{text}"
            );
        }
        assert_eq!(domains(b"a.com, b.com", &NoConversion), ["a.com", "b.com"]);
        assert!(domains(b"*", &NoConversion).is_empty());
        assert!(domains("müller.example".as_bytes(), &NoConversion).is_empty());
    }

    #[test]
    fn a_path_is_taken_out_of_what_stands_round_it() {
        for (text, right) in [
            ("\"/\"", "/"),
            ("'/shop'", "/shop"),
            ("shop", "/shop"),
            ("./shop", "/shop"),
            ("https://example.com/shop", "/shop"),
            ("https://example.com", "/"),
            ("*", ""),
            ("undefined", ""),
            ("C:/Program Files/Git/", ""),
        ] {
            assert_eq!(path(text.as_bytes()).unwrap_or_default(), right, "{text}");
        }
    }

    #[test]
    fn a_same_site_in_other_words_is_understood() {
        let is = |text: &str, expected| {
            assert_eq!(same_site(text.as_bytes()), expected, "{text}");
        };
        for text in [
            "\"None\"",
            "no_restriction",
            "SameSite.None",
            "nonee",
            "SameSiteMode.None",
        ] {
            is(text, Some(MeantSameSite::Value(SameSite::None)));
        }
        for text in ["'lax'", "Lax,", "laxx", "lxa"] {
            let expected = (text != "lxa").then_some(MeantSameSite::Value(SameSite::Lax));
            is(text, expected);
        }
        for text in ["true", "strct", "Strickt"] {
            let expected = MeantSameSite::Value(SameSite::Strict);
            is(text, Some(expected));
        }
        for text in ["unspecified", "false", "undefined", ""] {
            is(text, Some(MeantSameSite::Unset));
        }
        is("yes", None);
        is("loose", None);
    }
}
