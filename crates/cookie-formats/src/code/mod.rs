//! A cookie as a line of code or a command that makes the same one.
//!
//! ```
//! use cookie_formats::CookieRecord;
//! use cookie_formats::code::{CodeTarget, code};
//!
//! let cookie = CookieRecord::new("a", "1");
//! let snippet = code(&cookie, CodeTarget::DocumentCookie).unwrap();
//! assert_eq!(snippet.text, r#"document.cookie = "a=1; Path=/";"#);
//! ```

mod literal;
mod script;
mod server;

use crate::export::{self, Attribute, SkipReason};
use crate::value::OpenedValue;
use crate::{CookieRecord, attribute_name};
use std::fmt;

/// What a cookie is copied as.
///
/// ```
/// assert_eq!(cookie_formats::code::CodeTarget::JsCookie.title(), "js-cookie");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodeTarget {
    /// The value as it is.
    Value,
    /// What the value says once it is opened up.
    DecodedValue,
    /// An assignment to `document.cookie`.
    DocumentCookie,
    /// A `Set-Cookie` field.
    SetCookieField,
    /// A `Cookie` field.
    CookieField,
    /// A call of `cookieStore.set`.
    CookieStore,
    /// A curl command that sends it.
    Curl,
    /// A call of js-cookie.
    JsCookie,
    /// Rust, with the crate document-cookie.
    DocumentCookieRust,
    /// Python, in a view of Django.
    Django,
    /// Rust, in a handler of Axum with the crate cookie.
    Axum,
    /// JavaScript, in a handler of Express.
    Express,
    /// JavaScript, in a test of Playwright.
    Playwright,
}

impl CodeTarget {
    /// Every target, in the order in which a menu shows them.
    ///
    /// ```
    /// assert_eq!(cookie_formats::code::CodeTarget::ALL.len(), 13);
    /// ```
    pub const ALL: [Self; 13] = [
        Self::Value,
        Self::DecodedValue,
        Self::DocumentCookie,
        Self::SetCookieField,
        Self::CookieField,
        Self::CookieStore,
        Self::Curl,
        Self::JsCookie,
        Self::DocumentCookieRust,
        Self::Django,
        Self::Axum,
        Self::Express,
        Self::Playwright,
    ];

    /// What a menu calls it.
    ///
    /// ```
    /// assert_eq!(cookie_formats::code::CodeTarget::Curl.title(), "curl");
    /// ```
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Value => "Value",
            Self::DecodedValue => "Decoded value",
            Self::DocumentCookie => "document.cookie",
            Self::SetCookieField => "Set-Cookie field",
            Self::CookieField => "Cookie field",
            Self::CookieStore => "CookieStore",
            Self::Curl => "curl",
            Self::JsCookie => "js-cookie",
            Self::DocumentCookieRust => "document-cookie (Rust)",
            Self::Django => "Django",
            Self::Axum => "Axum (cookie)",
            Self::Express => "Express",
            Self::Playwright => "Playwright",
        }
    }

    /// Whether the code can say an attribute of this cookie.
    fn carries(self, attribute: Attribute, cookie: &CookieRecord) -> bool {
        match (self, attribute) {
            // A request has no attributes, and needs none.
            (Self::Value | Self::DecodedValue | Self::CookieField | Self::Curl, _) => true,
            (
                Self::DocumentCookie
                | Self::CookieStore
                | Self::JsCookie
                | Self::DocumentCookieRust,
                Attribute::HttpOnly,
            ) => cookie.http_only != Some(true),
            // All that it writes is Secure, and SameSite is never missing.
            (Self::CookieStore, Attribute::Secure) => cookie.secure != Some(false),
            (Self::CookieStore, Attribute::SameSite) => cookie
                .same_site
                .is_some_and(|it| it.attribute_value().is_some()),
            (Self::Django | Self::Playwright, Attribute::Partitioned) => {
                cookie.partitioned != Some(true)
            }
            _ => true,
        }
    }
}

/// Writes [`CodeTarget::title`].
impl fmt::Display for CodeTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

/// Code that makes a cookie.
///
/// ```
/// use cookie_formats::CookieRecord;
/// use cookie_formats::code::{CodeTarget, code};
/// use cookie_formats::export::Attribute;
///
/// let mut cookie = CookieRecord::new("a", "1");
/// cookie.http_only = Some(true);
/// let snippet = code(&cookie, CodeTarget::DocumentCookie).unwrap();
/// assert_eq!(snippet.not_carried, [Attribute::HttpOnly]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snippet {
    /// The code.
    pub text: String,
    /// What the code cannot say, so that its cookie has another.
    pub not_carried: Vec<Attribute>,
}

/// Writes the code that makes a cookie, or that sends it.
///
/// # Errors
/// When a name or value has a character that ends it there, or when Playwright
/// or curl need a domain and none is known.
///
/// ```
/// use cookie_formats::CookieRecord;
/// use cookie_formats::code::{CodeTarget, code};
///
/// let cookie = CookieRecord::new("a", "x%20y");
/// assert_eq!(code(&cookie, CodeTarget::DecodedValue).unwrap().text, "x y");
/// assert!(code(&CookieRecord::new("a", "1;2"), CodeTarget::Express).is_err());
/// ```
pub fn code(cookie: &CookieRecord, target: CodeTarget) -> Result<Snippet, SkipReason> {
    let is_value = matches!(target, CodeTarget::Value | CodeTarget::DecodedValue);
    // These two would encode another name, or refuse it.
    let needs_token = matches!(target, CodeTarget::JsCookie | CodeTarget::Django);
    let is_writable = export::is_writable(cookie) && (!needs_token || is_token(&cookie.name));
    if !is_value && !is_writable {
        return Err(SkipReason::Unwritable);
    }
    let line = || export::set_cookie_string(cookie);
    let text = match target {
        CodeTarget::Value => cookie.value.clone(),
        CodeTarget::DecodedValue => OpenedValue::open(&cookie.value).text().to_owned(),
        CodeTarget::DocumentCookie => script::document_cookie(cookie),
        CodeTarget::SetCookieField => format!("Set-Cookie: {}", line()),
        CodeTarget::CookieField => format!("Cookie: {}", export::pair(cookie)),
        CodeTarget::CookieStore => script::cookie_store(cookie),
        CodeTarget::Curl => curl(cookie)?,
        CodeTarget::JsCookie => script::js_cookie(cookie),
        CodeTarget::DocumentCookieRust => server::document_cookie(cookie),
        CodeTarget::Django => server::django(cookie),
        CodeTarget::Axum => server::axum(cookie),
        CodeTarget::Express => server::express(cookie),
        CodeTarget::Playwright => script::playwright(cookie)?,
    };
    let not_carried = Attribute::ALL
        .into_iter()
        .filter(|attribute| !target.carries(*attribute, cookie))
        .collect();
    Ok(Snippet { text, not_carried })
}

/// Whether a name is one that every library writes as it is.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|it| attribute_name::is_token_byte(it) && it != b'%')
}

/// `-b` takes what has a `=` for pairs, anything else for the name of a file.
fn curl(cookie: &CookieRecord) -> Result<String, SkipReason> {
    let url = match (&cookie.url, &cookie.domain) {
        (Some(url), _) => url.to_string(),
        (None, Some(domain)) => {
            let path = cookie.path.as_deref().unwrap_or("/");
            format!("https://{domain}{path}")
        }
        (None, None) => return Err(SkipReason::DomainUnknown),
    };
    let pair = export::pair(cookie);
    let (option, text) = if pair.contains('=') {
        ("-b", pair)
    } else {
        ("-H", format!("Cookie: {pair}"))
    };
    Ok(format!(
        "curl {option} {} {}",
        literal::shell(&text),
        literal::shell(&url)
    ))
}
