//! One step from a value to what it holds.

use super::base64_text::{self, Base64Spelling};
use super::jwt::Jwt;
use super::signed::{SignatureScheme, SignedValue};
use super::{is_json, percent, query_string, quoted};
use std::fmt;

/// One step from a value to what it holds. `Display` is what a chain shows.
///
/// ```
/// use cookie_formats::value::OpenedValue;
///
/// let opened = OpenedValue::open("eyJhIjoxfQ%3D%3D");
/// let chain: Vec<String> = opened.steps().map(|step| step.to_string()).collect();
/// assert_eq!(chain, ["percent", "base64"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Python's quoted string.
    Quoted,
    /// Percent-encoded UTF-8.
    Percent,
    /// UTF-8 in base64 or base64url.
    Base64(Base64Spelling),
    /// The claims of a JSON Web Token.
    Jwt(Jwt),
    /// What a framework signed.
    Signed(SignedValue),
    /// JSON behind `j:`, as Express writes objects.
    ExpressJson,
}

/// What Express writes before JSON.
const EXPRESS_JSON: &str = "j:";

impl Step {
    /// The step that opens a value, and what comes of it.
    pub(super) fn of(value: &str) -> Option<(Self, String)> {
        if is_json(value) {
            return None;
        }
        if let Some((jwt, claims)) = Jwt::of(value) {
            return Some((Self::Jwt(jwt), claims));
        }
        if let Some(json) = value.strip_prefix(EXPRESS_JSON).filter(|it| is_json(it)) {
            return Some((Self::ExpressJson, json.to_owned()));
        }
        if let Some(text) = cookie_rules::quoted::decode(value) {
            return Some((Self::Quoted, text.into_owned()));
        }
        if let Some((signed, payload)) = SignedValue::of(value) {
            return Some((Self::Signed(signed), payload.to_owned()));
        }
        // Its values have escapes of their own.
        if query_string::is_query_string(value) {
            return None;
        }
        if let Some(text) = percent::decode(value) {
            return Some((Self::Percent, text));
        }
        let (spelling, text) = base64_text::decode(value)?;
        Some((Self::Base64(spelling), text))
    }

    /// `text` in the place of `old`, which `value` opened to.
    pub(super) fn encode_like(&self, value: &str, old: &str, text: &str) -> String {
        match self {
            Self::Quoted => quoted::encode_like(value, old, text),
            Self::Percent => percent::encode_like(value, old, text),
            Self::Base64(spelling) => spelling.encode(text),
            Self::Jwt(_) => Jwt::encode_like(value, text),
            Self::ExpressJson => format!("{EXPRESS_JSON}{text}"),
            Self::Signed(signed) => {
                let start = match signed.scheme {
                    SignatureScheme::Express => 2,
                    _ => 0,
                };
                let (before, rest) = value.split_at(start);
                [before, text, rest.get(old.len()..).unwrap_or_default()].concat()
            }
        }
    }

    /// Whose signature stands behind what this step opens.
    #[must_use]
    pub(super) fn signature(&self) -> Option<SignatureScheme> {
        match self {
            Self::Jwt(_) => Some(SignatureScheme::Jwt),
            Self::Signed(signed) => Some(signed.scheme),
            _ => None,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quoted => f.write_str("quoted"),
            Self::Percent => f.write_str("percent"),
            Self::Base64(spelling) if spelling.is_url_safe => f.write_str("base64url"),
            Self::Base64(_) => f.write_str("base64"),
            Self::Jwt(_) => f.write_str("JWT"),
            Self::Signed(signed) => write!(f, "signed ({})", signed.scheme.title()),
            Self::ExpressJson => f.write_str("Express j:"),
        }
    }
}
