//! Values that a framework signed, in their parts. No signature is ever
//! verified: only who holds the key can.

use super::base64_text::WEB;
use super::unix_time::is_plausible;

/// Who signs values in this way.
///
/// ```
/// assert_eq!(cookie_formats::value::SignatureScheme::Django.title(), "Django");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureScheme {
    /// `django.core.signing`: `value:timestamp:signature`, or without the time.
    Django,
    /// Express and Connect: `s:value.signature`.
    Express,
    /// Flask, by itsdangerous: `value.timestamp.signature`.
    Flask,
    /// Rails: `value--signature`.
    Rails,
    /// A JSON Web Token.
    Jwt,
}

impl SignatureScheme {
    /// What it is called.
    ///
    /// ```
    /// assert_eq!(cookie_formats::value::SignatureScheme::Jwt.title(), "JSON Web Token");
    /// ```
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Django => "Django",
            Self::Express => "Express",
            Self::Flask => "Flask",
            Self::Rails => "Rails",
            Self::Jwt => "JSON Web Token",
        }
    }
}

/// A value with a signature behind it, which is not verified.
///
/// ```
/// use cookie_formats::value::{OpenedValue, SignatureScheme, Step};
///
/// let value = "s:abc.sGYWkiiyavqZ5p9Le5JXEVhDD0fLCnLD2BmIVHJXCyA";
/// let opened = OpenedValue::open(value);
/// let Some(Step::Signed(signed)) = opened.steps().next() else { panic!() };
/// assert_eq!(signed.scheme, SignatureScheme::Express);
/// assert_eq!(opened.text(), "abc");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedValue {
    /// Who signs like this.
    pub scheme: SignatureScheme,
    /// When it was signed, in seconds since 1970, where it says so.
    pub signed_at: Option<i64>,
    /// The signature as it stands.
    pub signature: String,
    /// Whether what is signed was compressed and cannot be read here.
    pub is_compressed: bool,
}

impl SignedValue {
    /// The parts of a value and what is signed, if it looks signed.
    pub(super) fn of(value: &str) -> Option<(Self, &str)> {
        express(value)
            .or_else(|| rails(value))
            .or_else(|| django(value))
            .or_else(|| flask(value))
    }

    fn new(scheme: SignatureScheme, signature: &str) -> Self {
        Self {
            scheme,
            signed_at: None,
            signature: signature.to_owned(),
            is_compressed: false,
        }
    }
}

/// 27 characters for SHA-1, 43 for SHA-256, in base64url or base64.
fn is_digest(signature: &str) -> bool {
    matches!(signature.len(), 27 | 43)
        && signature
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"-_+/".contains(&it))
}

fn express(value: &str) -> Option<(SignedValue, &str)> {
    let (payload, signature) = value.strip_prefix("s:")?.rsplit_once('.')?;
    let signed = SignedValue::new(SignatureScheme::Express, signature);
    (is_digest(signature) && !payload.is_empty()).then_some((signed, payload))
}

fn rails(value: &str) -> Option<(SignedValue, &str)> {
    let (payload, signature) = value.rsplit_once("--")?;
    let is_digest = matches!(signature.len(), 40 | 64 | 128)
        && signature.bytes().all(|it| it.is_ascii_hexdigit());
    let signed = SignedValue::new(SignatureScheme::Rails, signature);
    (is_digest && !payload.is_empty()).then_some((signed, payload))
}

fn django(value: &str) -> Option<(SignedValue, &str)> {
    let (rest, signature) = value.rsplit_once(':')?;
    if !is_digest(signature) || rest.is_empty() {
        return None;
    }
    let mut signed = SignedValue::new(SignatureScheme::Django, signature);
    let stamped = rest
        .rsplit_once(':')
        .and_then(|(payload, time)| Some((payload, base62(time)?)));
    let payload = match stamped {
        Some((payload, time)) if !payload.is_empty() => {
            signed.signed_at = Some(time);
            payload
        }
        _ => rest,
    };
    signed.is_compressed = is_compressed(payload);
    Some((signed, payload))
}

/// Django counts in digits, capitals, small letters.
fn base62(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let number = text.bytes().try_fold(0i64, |number, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        Some(number * 62 + i64::from(digit))
    })?;
    is_plausible(number).then_some(number)
}

fn flask(value: &str) -> Option<(SignedValue, &str)> {
    let (rest, signature) = value.rsplit_once('.')?;
    let (payload, time) = rest.rsplit_once('.')?;
    if !is_digest(signature) || payload.is_empty() {
        return None;
    }
    let mut signed = SignedValue::new(SignatureScheme::Flask, signature);
    signed.signed_at = Some(big_endian(&WEB.decode_bytes(time)?)?);
    signed.is_compressed = is_compressed(payload);
    Some((signed, payload))
}

fn big_endian(bytes: &[u8]) -> Option<i64> {
    if bytes.len() > 6 {
        return None;
    }
    let number = bytes
        .iter()
        .fold(0, |number, byte| number << 8 | i64::from(*byte));
    is_plausible(number).then_some(number)
}

/// Both of Python's write a dot before what zlib made smaller.
fn is_compressed(payload: &str) -> bool {
    payload.starts_with(".eJ")
}

/// Whether a value is one that Rails encrypted: data, nonce and tag in base64.
pub(super) fn is_encrypted_by_rails(value: &str) -> bool {
    let parts: Vec<_> = value.splitn(4, "--").collect();
    let is_base64 = |it: &&str| {
        it.bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"+/=".contains(&it))
    };
    matches!(&parts[..], [data, nonce, tag]
        if !data.is_empty() && nonce.len() == 16 && tag.len() == 24 && parts.iter().all(is_base64))
}
