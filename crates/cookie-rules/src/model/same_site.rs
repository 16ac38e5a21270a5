//! The SameSite attribute: to which requests from other sites a cookie travels.

use core::fmt;
use core::str::FromStr;

/// To which requests from other sites a cookie travels (RFC 6265bis, section
/// 5.6.7).
///
/// ```
/// use cookie_rules::{Browser, Engine, SameSite};
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
/// let mut same_site = |line| browser.receive(line)[0].kept.as_ref().unwrap().same_site;
/// assert_eq!(same_site("id=1; SameSite=strict"), SameSite::Strict);
/// // The last counts, even if nobody knows it.
/// assert_eq!(same_site("id=1; SameSite=Strict; SameSite=x"), SameSite::Unset);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
pub enum SameSite {
    /// No attribute, or one whose value the engine does not know. Most engines
    /// take it for [`SameSite::Lax`].
    #[default]
    Unset,
    /// Sent with every request, cross-site ones too; browsers want Secure
    /// with it.
    None,
    /// Sent with same-site requests and with cross-site navigations of a safe
    /// method.
    Lax,
    /// Sent with same-site requests only.
    Strict,
}

/// The text names no value of SameSite.
///
/// ```
/// use cookie_rules::SameSite;
/// assert!("sometimes".parse::<SameSite>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSameSite;

impl SameSite {
    /// The attribute's value as it is usually written; `None` where there is no
    /// attribute.
    ///
    /// ```
    /// use cookie_rules::SameSite;
    /// assert_eq!(SameSite::Lax.attribute_value(), Some("Lax"));
    /// assert_eq!(SameSite::Unset.attribute_value(), None);
    /// ```
    #[must_use]
    pub const fn attribute_value(self) -> Option<&'static str> {
        match self {
            SameSite::Unset => None,
            SameSite::None => Some("None"),
            SameSite::Lax => Some("Lax"),
            SameSite::Strict => Some("Strict"),
        }
    }

    /// The value in lower case: `unset`, `none`, `lax`, `strict`.
    ///
    /// ```
    /// use cookie_rules::SameSite;
    /// assert_eq!(SameSite::Lax.as_str(), "lax");
    /// assert_eq!(SameSite::default().as_str(), "unset");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SameSite::Unset => "unset",
            SameSite::None => "none",
            SameSite::Lax => "lax",
            SameSite::Strict => "strict",
        }
    }

    /// What the value of the attribute asks for, in any case of letters; `None`
    /// for one that nobody knows.
    pub(crate) fn of_attribute(value: &[u8]) -> Option<SameSite> {
        [SameSite::Strict, SameSite::Lax, SameSite::None]
            .into_iter()
            .find(|known| value.eq_ignore_ascii_case(known.as_str().as_bytes()))
    }
}

impl fmt::Display for SameSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SameSite {
    type Err = UnknownSameSite;

    /// Reads a value in any case of letters, `unset` included.
    fn from_str(text: &str) -> Result<SameSite, UnknownSameSite> {
        if text.eq_ignore_ascii_case("unset") {
            return Ok(SameSite::Unset);
        }
        SameSite::of_attribute(text.as_bytes()).ok_or(UnknownSameSite)
    }
}

impl fmt::Display for UnknownSameSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SameSite is one of strict, lax, none and unset")
    }
}

impl core::error::Error for UnknownSameSite {}
