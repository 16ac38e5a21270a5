//! Where in a line something stands, and which attributes there are.

use core::fmt;

/// Where in a line something stands.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=a\x07b")[0];
/// let rejection = Rejection::ControlByte { byte: 7, offset: 4, part: LinePart::Value };
/// assert_eq!(decision.rejection(), Some(&rejection));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum LinePart {
    /// In the name.
    Name,
    /// In the value.
    Value,
    /// In an attribute.
    Attribute,
}

/// An attribute the rules know.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
/// let decision = &browser.receive("id=1; Secure=false")[0];
/// let name = AttributeName::Secure;
/// assert!(decision.warnings().eq([&Warning::FlagWithValue { name }]));
/// assert!(decision.kept.as_ref().unwrap().secure);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum AttributeName {
    /// `Expires`
    Expires,
    /// `Max-Age`
    MaxAge,
    /// `Domain`
    Domain,
    /// `Path`
    Path,
    /// `Secure`
    Secure,
    /// `HttpOnly`
    HttpOnly,
    /// `SameSite`
    SameSite,
    /// `Partitioned`
    Partitioned,
    /// `Priority`, Chromium's own
    Priority,
}

impl AttributeName {
    pub(crate) const ALL: [AttributeName; 9] = [
        AttributeName::Path,
        AttributeName::Secure,
        AttributeName::HttpOnly,
        AttributeName::SameSite,
        AttributeName::MaxAge,
        AttributeName::Expires,
        AttributeName::Domain,
        AttributeName::Partitioned,
        AttributeName::Priority,
    ];

    /// The name as it is usually written.
    ///
    /// ```
    /// use cookie_rules::AttributeName;
    /// assert_eq!(AttributeName::MaxAge.as_str(), "Max-Age");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AttributeName::Expires => "Expires",
            AttributeName::MaxAge => "Max-Age",
            AttributeName::Domain => "Domain",
            AttributeName::Path => "Path",
            AttributeName::Secure => "Secure",
            AttributeName::HttpOnly => "HttpOnly",
            AttributeName::SameSite => "SameSite",
            AttributeName::Partitioned => "Partitioned",
            AttributeName::Priority => "Priority",
        }
    }
}

impl fmt::Display for AttributeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
