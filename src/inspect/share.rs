//! An input in the address, for those who ask for it: at most 2,000 characters,
//! behind the hash, which no browser sends to a server. Pure.

use document_cookie::rules::percent;
use std::fmt;

/// The view's hash, with an input behind it.
const PREFIX: &str = "#inspect?";

/// How long an address may become: longer ones are cut by programs that pass
/// them on.
const LONGEST: usize = 2000;

/// What an address brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// What is to be read.
    pub text: String,
    /// The URL of what says none itself.
    pub url: String,
}

/// An address brings nothing that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALink;

impl fmt::Display for NotALink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "The link to this input was cut or changed on its way, and cannot be read. Ask for it \
             again, or paste the input itself.",
        )
    }
}

/// The input is too long for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many characters the address would have.
    pub characters: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "This is too long for a link: {} characters, and no more than {LONGEST} arrive \
             everywhere. Send the text itself.",
            self.characters
        )
    }
}

/// The address of an input; `base` is the page's own without its hash.
///
/// # Errors
/// When it would be too long.
pub fn link(base: &str, shared: &Shared) -> Result<String, TooLong> {
    let part = |text: &str| percent::encode(text, |byte| byte.is_ascii_alphanumeric()).into_owned();
    let link = format!(
        "{base}{PREFIX}url={}&text={}",
        part(&shared.url),
        part(&shared.text)
    );
    match link.len() {
        0..=LONGEST => Ok(link),
        characters => Err(TooLong { characters }),
    }
}

/// What a hash brings; `None` where it brings nothing.
#[must_use]
pub fn of_hash(hash: &str) -> Option<Result<Shared, NotALink>> {
    let query = hash.strip_prefix(PREFIX)?;
    let read = || {
        let (url, text) = query.strip_prefix("url=")?.split_once("&text=")?;
        let part = |text: &str| {
            let is_ascii = text.bytes().all(|byte| byte.is_ascii_graphic());
            let decoded = percent::decode(text).ok().filter(|_| is_ascii)?;
            Some(decoded.into_owned())
        };
        Some(Shared {
            url: part(url)?,
            text: part(text)?,
        })
    };
    Some(read().ok_or(NotALink))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(text: &str) -> Shared {
        Shared {
            text: text.into(),
            url: "https://example.com/a?b=c&text=d".into(),
        }
    }

    #[test]
    fn what_goes_into_a_link_comes_out_of_it() {
        for text in [
            "a=1",
            "Set-Cookie: a=\u{202e}é; Path=/\r\nb%20=\"x\" & y",
            "",
        ] {
            let link = link("https://app.example/tools/", &shared(text)).unwrap();
            let hash = &link[link.find('#').unwrap()..];
            assert_eq!(of_hash(hash), Some(Ok(shared(text))), "{link}");
        }
    }

    #[test]
    fn what_is_too_long_is_refused_with_its_length() {
        let error = link("https://app.example/", &shared(&"x".repeat(2000))).unwrap_err();
        assert!(error.characters > 2000);
    }

    #[test]
    fn a_link_that_was_cut_says_so() {
        for hash in [
            "#inspect?",
            "#inspect?url=x",
            "#inspect?url=&text=%E2%82",
            "#inspect?url=&text=%4",
        ] {
            assert_eq!(of_hash(hash), Some(Err(NotALink)), "{hash}");
        }
        assert_eq!(of_hash("#inspect"), None);
    }
}
