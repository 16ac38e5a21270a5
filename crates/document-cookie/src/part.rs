//! The parts of a set-cookie-string and what each may hold: one rule, for
//! cookies built at run time and for those that are constants. Pure.

use cookie_rules::NamePrefix;
use std::fmt;

/// Browsers ignore an attribute whose value is longer (section 5.6).
const LONGEST_ATTRIBUTE: usize = 1024;

/// A part of the line.
///
/// ```
/// use document_cookie::{Part, SetCookie};
/// let error = SetCookie::new("a=b", "1").unwrap_err();
/// assert_eq!(error.part, Part::Name);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Part {
    /// The cookie's name.
    Name,
    /// The cookie's value, already encoded.
    Value,
    /// The `Path` attribute.
    Path,
    /// The `Domain` attribute.
    Domain,
}

/// A part that would not be read back as the same part.
///
/// ```
/// use document_cookie::{Part, SetCookie, set_cookie::Problem};
///
/// let error = SetCookie::new("theme", "dark; Secure").unwrap_err();
/// assert_eq!(error.part, Part::Value);
/// assert_eq!(error.problem, Problem::Character { character: ';', at: 4 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidPart {
    /// Which part.
    pub part: Part,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a part.
///
/// ```
/// use document_cookie::{SetCookie, set_cookie::Problem};
/// let cookie = SetCookie::new("id", "1").unwrap();
/// assert_eq!(cookie.path("shop").unwrap_err().problem, Problem::Relative);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A character that ends or changes the part.
    Character {
        /// The character.
        character: char,
        /// The byte at which it stands.
        at: usize,
    },
    /// Name and value are both empty, and browsers keep no such cookie; or a
    /// domain is empty, and they ignore it.
    Empty,
    /// A path that does not begin with `/` is ignored by browsers.
    Relative,
    /// A domain has no port: browsers refuse one that names it.
    Port {
        /// The byte at which the colon stands.
        at: usize,
    },
    /// A dot at the end of a domain makes it another name than the host's.
    TrailingDot,
    /// An attribute's value longer than the limit is ignored by browsers.
    TooLong {
        /// How long it is, in bytes.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A nameless cookie whose value begins as `__Secure-` or another prefix
    /// would look to a server like a cookie of that name (section 5.7).
    HiddenPrefix,
}

impl Part {
    /// The part as it is spoken of, in lower case.
    ///
    /// ```
    /// use document_cookie::Part;
    /// assert_eq!(Part::Path.as_str(), "path");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Value => "value",
            Self::Path => "path",
            Self::Domain => "domain",
        }
    }

    /// Whether the part can hold this byte anywhere but at an edge. Bytes of
    /// characters beyond ASCII change nothing, except in a domain.
    const fn holds(self, byte: u8) -> bool {
        match self {
            Self::Name => byte >= b' ' && byte != 0x7f && byte != b';' && byte != b'=',
            Self::Value | Self::Path => byte >= b' ' && byte != 0x7f && byte != b';',
            // In capitals WebKitGTK matches no domain, and beyond ASCII only
            // Chromium does.
            Self::Domain => {
                byte.is_ascii_lowercase()
                    || byte.is_ascii_digit()
                    || matches!(byte, b'-' | b'_' | b'.' | b':' | b'[' | b']')
            }
        }
    }

    /// The first character that the part cannot hold, and the byte at which it
    /// stands.
    pub(crate) const fn first_unwritable(self, text: &str) -> Option<(usize, char)> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Browsers trim white space at an edge (section 5.6).
            let edge = at == 0 || at + 1 == bytes.len();
            if !self.holds(bytes[at]) || (edge && bytes[at] == b' ') {
                return Some((at, character_at(text, at)));
            }
            at += 1;
        }
        None
    }

    const fn is_not(self, problem: Problem) -> Result<(), InvalidPart> {
        Err(InvalidPart {
            part: self,
            problem,
        })
    }

    /// Whether `text` would be read back as this part.
    pub(crate) const fn check(self, text: &str) -> Result<(), InvalidPart> {
        if let Some((at, character)) = self.first_unwritable(text) {
            return self.is_not(Problem::Character { character, at });
        }
        let bytes = text.as_bytes();
        match self {
            Self::Name | Self::Value => return Ok(()),
            Self::Path if bytes.is_empty() || bytes[0] != b'/' => {
                return self.is_not(Problem::Relative);
            }
            Self::Domain if bytes.is_empty() => return self.is_not(Problem::Empty),
            Self::Domain if bytes[bytes.len() - 1] == b'.' && bytes.len() > 1 => {
                return self.is_not(Problem::TrailingDot);
            }
            Self::Domain => {
                if let Some(at) = port_of(bytes) {
                    return self.is_not(Problem::Port { at });
                }
                // One dot in front is dropped by browsers; two make no domain.
                if bytes.len() == 1 && bytes[0] == b'.' {
                    return self.is_not(Problem::Empty);
                }
                let mut at = 1;
                while at < bytes.len() {
                    if bytes[at] == b'.' && bytes[at - 1] == b'.' {
                        let character = '.';
                        return self.is_not(Problem::Character { character, at });
                    }
                    at += 1;
                }
            }
            Self::Path => {}
        }
        if bytes.len() > LONGEST_ATTRIBUTE {
            return self.is_not(Problem::TooLong {
                bytes: bytes.len(),
                limit: LONGEST_ATTRIBUTE,
            });
        }
        Ok(())
    }
}

/// Where the colon before a port stands; an IPv6 address has colons of its own,
/// inside brackets.
const fn port_of(domain: &[u8]) -> Option<usize> {
    let mut at = domain.len();
    while at > 0 {
        at -= 1;
        match domain[at] {
            b']' => return None,
            b':' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether name and value are a cookie, and the cookie they seem to be.
pub(crate) const fn check_pair(name: &str, value: &str) -> Result<(), InvalidPart> {
    if let Err(error) = Part::Name.check(name) {
        return Err(error);
    }
    if let Err(error) = Part::Value.check(value) {
        return Err(error);
    }
    if !name.is_empty() {
        return Ok(());
    }
    if value.is_empty() {
        return Part::Name.is_not(Problem::Empty);
    }
    if starts_with_prefix(value) {
        return Part::Value.is_not(Problem::HiddenPrefix);
    }
    let bytes = value.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // It would be read back as a name and its value.
        if bytes[at] == b'=' {
            let character = '=';
            return Part::Value.is_not(Problem::Character { character, at });
        }
        at += 1;
    }
    Ok(())
}

/// Whether a name begins with a prefix that demands `Secure` (section 4.1.3),
/// in any case of letters.
#[must_use]
pub(crate) const fn starts_with_prefix(name: &str) -> bool {
    NamePrefix::of(name.as_bytes()).is_some()
}

/// Whether a name begins with a prefix that demands this host and `Path=/`.
pub(crate) const fn starts_with_host_prefix(name: &str) -> bool {
    match NamePrefix::of(name.as_bytes()) {
        Some(prefix) => prefix.requires_host_only(),
        None => false,
    }
}

impl InvalidPart {
    /// Stops the compiler at a constant. A constant can say no more than words
    /// that are there already.
    pub(crate) const fn reject(self) -> ! {
        match (self.part, self.problem) {
            (_, Problem::HiddenPrefix) => panic!("a cookie without a name passes for another"),
            (Part::Name, Problem::Empty) => panic!("a cookie's name is empty"),
            (Part::Name, _) => {
                panic!("a cookie's name has a `;`, a `=`, a control, or a space at its edge")
            }
            (Part::Value, _) => {
                panic!("a cookie's value has a `;`, a control, or a space at its edge")
            }
            (Part::Path, Problem::Relative) => panic!("a cookie's path does not begin with /"),
            (Part::Path, Problem::TooLong { .. }) => panic!("a cookie's path is over 1024 bytes"),
            (Part::Path, _) => {
                panic!("a cookie's path has a `;`, a control, or a space at its edge")
            }
            (Part::Domain, _) => panic!("a cookie's domain is no host name in small letters"),
        }
    }
}

/// The character that begins at a byte.
const fn character_at(text: &str, at: usize) -> char {
    let bytes = text.as_bytes();
    let mut code = 0;
    let mut next = at;
    while next < bytes.len() {
        let byte = bytes[next] as u32;
        if next == at {
            // The ones in front say how many bytes it has.
            code = byte & (0x7f >> (bytes[next].leading_ones()));
        } else if byte & 0xc0 == 0x80 {
            code = code << 6 | byte & 0x3f;
        } else {
            break;
        }
        next += 1;
    }
    match char::from_u32(code) {
        Some(character) => character,
        None => char::REPLACEMENT_CHARACTER,
    }
}

/// Puts texts together: one copy of it in a program is enough.
#[inline(never)]
pub(crate) fn joined(texts: &[&str]) -> String {
    let mut all = String::with_capacity(texts.iter().map(|text| text.len()).sum());
    for text in texts {
        all.push_str(text);
    }
    all
}

/// Appends a number, without the machinery that pads and aligns.
pub(crate) fn push_decimal(out: &mut String, number: u64) {
    if number > 9 {
        push_decimal(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for InvalidPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = self.part.as_str();
        match self.problem {
            Problem::Character { character, at } => {
                let character = character.escape_default();
                write!(f, "a cookie's {part} cannot have {character} at byte {at}")
            }
            Problem::Empty => write!(f, "a cookie's {part} is empty"),
            Problem::Relative => write!(f, "a cookie's {part} begins with /"),
            Problem::Port { at } => {
                write!(
                    f,
                    "a cookie's {part} has no port: leave it out from byte {at} on"
                )
            }
            Problem::TrailingDot => write!(f, "a cookie's {part} has no dot at its end"),
            Problem::TooLong { bytes, limit } => {
                write!(f, "a cookie's {part} of {bytes} bytes is over {limit}")
            }
            Problem::HiddenPrefix => {
                write!(f, "a nameless cookie's {part} begins like a prefixed name")
            }
        }
    }
}

impl std::error::Error for InvalidPart {}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(part: Part, text: &str) -> Option<Problem> {
        part.check(text).err().map(|error| error.problem)
    }

    fn at(character: char, at: usize) -> Option<Problem> {
        Some(Problem::Character { character, at })
    }

    #[test]
    fn no_control_character_passes_any_part() {
        let parts = [Part::Name, Part::Value, Part::Path, Part::Domain];
        for control in (0..0x20).chain([0x7f]).map(char::from) {
            for part in parts {
                let text: String = ['/', control, 'x'].iter().collect();
                assert!(problem(part, &text).is_some(), "{part:?} {control:?}");
            }
        }
        assert!(parts.iter().all(|part| problem(*part, "a;b").is_some()));
    }

    #[test]
    fn white_space_may_stand_inside_but_not_at_an_edge() {
        assert_eq!(problem(Part::Value, "a b"), None);
        assert_eq!(problem(Part::Value, " a"), at(' ', 0));
        assert_eq!(problem(Part::Name, "a "), at(' ', 1));
        assert_eq!(problem(Part::Path, "/a "), at(' ', 2));
    }

    #[test]
    fn a_path_is_absolute_and_of_bounded_length() {
        assert_eq!(problem(Part::Path, "/"), None);
        assert_eq!(problem(Part::Path, "a"), Some(Problem::Relative));
        assert_eq!(problem(Part::Path, ""), Some(Problem::Relative));
        let long = format!("/{}", "x".repeat(1024));
        let limit = 1024;
        let too_long = Problem::TooLong { bytes: 1025, limit };
        assert_eq!(problem(Part::Path, &long), Some(too_long));
    }

    #[test]
    fn a_domain_is_ascii_in_lower_case_with_a_label_between_dots() {
        for good in ["example.com", ".example.com", "localhost", "[::1]"] {
            assert_eq!(problem(Part::Domain, good), None, "{good}");
        }
        assert_eq!(problem(Part::Domain, ""), Some(Problem::Empty));
        assert_eq!(problem(Part::Domain, "."), Some(Problem::Empty));
        let port = Some(Problem::Port { at: 9 });
        assert_eq!(problem(Part::Domain, "localhost:5000"), port);
        let trailing = Some(Problem::TrailingDot);
        assert_eq!(problem(Part::Domain, "example.com."), trailing);
        assert_eq!(problem(Part::Domain, "..x"), at('.', 1));
        assert_eq!(problem(Part::Domain, "a.Com"), at('C', 2));
        assert_eq!(problem(Part::Domain, "bücher.de"), at('ü', 1));
        assert_eq!(problem(Part::Domain, "x🍪"), at('🍪', 1));
    }

    #[test]
    fn a_nameless_cookie_cannot_pass_for_a_named_one() {
        let problem = |value| check_pair("", value).unwrap_err().problem;
        assert_eq!(problem("__sEcUre-a"), Problem::HiddenPrefix);
        assert_eq!(problem("__Host-Http-a"), Problem::HiddenPrefix);
        assert_eq!(Some(problem("a=b")), at('=', 1));
        assert_eq!(problem(""), Problem::Empty);
        assert_eq!(check_pair("", "__Host"), Ok(()));
        assert_eq!(check_pair("__Host-a", ""), Ok(()));
    }
}
