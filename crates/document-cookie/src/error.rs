//! The one error of this library.

use crate::part::InvalidPart;
use crate::report::{PossibleCause, Report};
use cookie_rules::Outcome;
use std::fmt;
use std::sync::Arc;

/// Why a cookie could not be read, written or kept.
///
/// ```
/// # #[cfg(feature = "rules")] {
/// use document_cookie::{Error, MemoryJar, TypedCookie, rules::Engine};
///
/// const ID: TypedCookie<u32> = TypedCookie::new("id");
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// jar.receive("id=one");
/// match ID.get(&jar) {
///     Err(Error::Undecodable { raw, .. }) => assert_eq!(raw, "one"),
///     other => panic!("{other:?}"),
/// }
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// There is no window with a document here: a worker, or a program that
    /// runs in no browser.
    NoDocument,
    /// The browser threw: a sandboxed frame, or another origin that is opaque.
    Denied {
        /// The browser's own words, where it has any.
        message: String,
    },
    /// The document takes no cookies and throws no error: its address is no
    /// network address.
    CookieAverse {
        /// The scheme of the address, such as `data:`.
        scheme: &'static str,
    },
    /// A part of the cookie that would not be read back as the same part.
    Invalid(InvalidPart),
    /// The value has no text: its `Display` failed.
    NoText,
    /// A cookie that is there and does not decode.
    Undecodable {
        /// The value as it stands.
        raw: String,
        /// What is wrong with it: a [`DecodeError`](crate::DecodeError), or the
        /// error of the value's `FromStr`.
        source: Arc<dyn std::error::Error + Send + Sync>,
    },
    /// The browser did not keep the cookie as written, or may not have.
    NotKept(Box<Report>),
    /// This jar cannot tell when it changes.
    NotWatchable,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument => f.write_str("there is no document here"),
            Self::Denied { message } => write!(f, "the browser denies cookies here: {message}"),
            Self::CookieAverse { scheme } => {
                write!(f, "a document at a {scheme} address has no cookies")
            }
            Self::Invalid(error) => error.fmt(f),
            Self::NoText => f.write_str("the value could not be written as text"),
            Self::Undecodable { source, .. } => {
                write!(f, "the cookie's value does not decode: {source}")
            }
            Self::NotKept(report) => not_kept(report, f),
            Self::NotWatchable => f.write_str("this jar cannot tell when it changes"),
        }
    }
}

fn not_kept(report: &Report, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = report.name();
    match report.outcome {
        Outcome::Indeterminate => write!(
            f,
            "whether the browser kept the cookie `{name}` cannot be seen from this page"
        )?,
        Outcome::Altered => write!(
            f,
            "the browser kept another cookie `{name}` than was written"
        )?,
        Outcome::NothingToRemove => write!(
            f,
            "the browser removed no cookie `{name}`, and there is one"
        )?,
        outcome => write!(
            f,
            "the browser did not keep the cookie `{name}` ({outcome})"
        )?,
    }
    #[cfg(feature = "rules")]
    if let Some(prediction) = &report.prediction
        && let Some(cause) = prediction.decision.deciding()
        && !matches!(cause.reason, cookie_rules::Reason::Effect(_))
    {
        return write!(f, ": {}", cookie_rules::text::reason(&cause.reason));
    }
    for (index, cause) in report.possible_causes().iter().enumerate() {
        let before = if index == 0 { ": possibly " } else { ", or " };
        write!(f, "{before}{}", PossibleCause::as_str(*cause))?;
    }
    Ok(())
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(error) => Some(error),
            Self::Undecodable { source, .. } => Some(&**source),
            _ => None,
        }
    }
}

/// Causes of undecodable values are equal when they say the same.
impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::NoDocument, Self::NoDocument)
            | (Self::NoText, Self::NoText)
            | (Self::NotWatchable, Self::NotWatchable) => true,
            (Self::Denied { message: one }, Self::Denied { message: other }) => one == other,
            (Self::CookieAverse { scheme: one }, Self::CookieAverse { scheme: other }) => {
                one == other
            }
            (Self::Invalid(one), Self::Invalid(other)) => one == other,
            (Self::NotKept(one), Self::NotKept(other)) => one == other,
            (
                Self::Undecodable { raw: one, source },
                Self::Undecodable {
                    raw: other,
                    source: other_source,
                },
            ) => one == other && source.to_string() == other_source.to_string(),
            _ => false,
        }
    }
}

impl From<InvalidPart> for Error {
    fn from(error: InvalidPart) -> Self {
        Self::Invalid(error)
    }
}
