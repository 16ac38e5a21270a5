//! JSON Web Tokens (RFC 7519) in their compact form: header, claims, signature.

use super::base64_text::WEB;
use crate::raw_json::{self, Scalar};
use serde_json::value::RawValue;

/// A token whose claims can be read. Nothing here is verified: only who holds
/// the key can.
///
/// ```
/// use cookie_formats::value::{OpenedValue, Step};
///
/// // {"alg":"HS256"} . {"exp":1795375000} . signature
/// let opened = OpenedValue::open("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTUzNzUwMDB9.c2ln");
/// let Some(Step::Jwt(jwt)) = opened.steps().next() else { panic!() };
/// assert_eq!(jwt.algorithm.as_deref(), Some("HS256"));
/// assert_eq!(jwt.expires_at, Some(1_795_375_000));
/// assert_eq!(jwt.is_expired_at(1_795_375_001), Some(true));
/// assert_eq!(opened.text(), r#"{"exp":1795375000}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Jwt {
    /// The header, JSON.
    pub header: String,
    /// The `alg` of the header.
    pub algorithm: Option<String>,
    /// `exp`: from when on it counts no more, in seconds since 1970.
    pub expires_at: Option<i64>,
    /// `iat`: when it was issued.
    pub issued_at: Option<i64>,
    /// `nbf`: from when on it counts.
    pub not_before: Option<i64>,
    /// The signature as it stands.
    pub signature: String,
}

impl Jwt {
    /// Whether it counts no more at a time; `None` where it does not say until
    /// when it counts.
    ///
    /// ```
    /// # use cookie_formats::value::{OpenedValue, Step};
    /// # let opened = OpenedValue::open("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTUzNzUwMDB9.c2ln");
    /// # let Some(Step::Jwt(jwt)) = opened.steps().next() else { panic!() };
    /// assert_eq!(jwt.is_expired_at(1_700_000_000), Some(false));
    /// ```
    #[must_use]
    pub fn is_expired_at(&self, now: i64) -> Option<bool> {
        self.expires_at.map(|end| end <= now)
    }

    /// The token and its claims.
    pub(super) fn of(value: &str) -> Option<(Self, String)> {
        let (header, claims, signature) = parts(value)?;
        let header = WEB.decode(header)?;
        let claims = WEB.decode(claims)?;
        let algorithm = object(&header)?.text("alg")?;
        let times = object(&claims)?;
        let jwt = Self {
            header,
            algorithm: Some(algorithm),
            expires_at: times.number("exp"),
            issued_at: times.number("iat"),
            not_before: times.number("nbf"),
            signature: signature.to_owned(),
        };
        Some((jwt, claims))
    }

    /// The token with other claims; its signature is no longer of it.
    pub(super) fn encode_like(value: &str, claims: &str) -> String {
        let (header, _, signature) = parts(value).unwrap_or_default();
        [header, &WEB.encode(claims), signature].join(".")
    }
}

/// Whether a value is an encrypted token (RFC 7516), of which no more than the
/// header can be read.
pub(super) fn is_encrypted(value: &str) -> bool {
    let mut parts = value.split('.');
    let header = parts.next().and_then(|it| WEB.decode(it));
    let is_header = header
        .as_deref()
        .and_then(object)
        .is_some_and(|it| it.text("enc").is_some());
    is_header && parts.count() == 4
}

fn parts(value: &str) -> Option<(&str, &str, &str)> {
    let (header, rest) = value.split_once('.')?;
    let (claims, signature) = rest.split_once('.')?;
    (!signature.contains('.')).then_some((header, claims, signature))
}

/// The scalars of a JSON object.
struct Object(Vec<(String, Scalar)>);

fn object(text: &str) -> Option<Object> {
    let raw: &RawValue = serde_json::from_str(text).ok()?;
    let mut fields = Vec::new();
    if !raw.get().starts_with('{') {
        return None;
    }
    raw_json::fields(raw, &mut |key, value| fields.push((key, Scalar::of(value)))).ok()?;
    Some(Object(fields))
}

impl Object {
    fn get(&self, name: &str) -> Option<&Scalar> {
        let field = self.0.iter().rfind(|(key, _)| key == name)?;
        Some(&field.1)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).cloned()?.into_text()
    }

    fn number(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Scalar::Number(number) => Some(*number),
            _ => None,
        }
    }
}
