//! Cookies written in the formats that other programs read.
//!
//! ```
//! use cookie_formats::CookieRecord;
//! use cookie_formats::export::{ExportFormat, export};
//!
//! let mut cookie = CookieRecord::new("a", "1");
//! cookie.domain = Some("a.example".to_owned());
//! let export = export(&[cookie], ExportFormat::CookieField);
//! assert_eq!(export.text, "Cookie: a=1\n");
//! ```
//!
//! What a format cannot carry, and what is not known of a cookie and had to be
//! assumed, is in [`Export::losses`]; cookies.txt has it in comments too.

mod cookies_txt;
mod csv;
mod fields;
mod json;
mod loss;
mod resolved;

pub(crate) use csv::unguarded;
pub(crate) use fields::{is_writable, known_set_cookie_string, pair, set_cookie_string};
pub use loss::{Attribute, Loss, LossKind, SkipReason, SkippedCookie};

use crate::CookieRecord;
use loss::Losses;
use resolved::Resolved;
use std::fmt;
use std::str::FromStr;

/// A format that cookies are written in.
///
/// ```
/// use cookie_formats::export::ExportFormat;
/// assert_eq!("csv".parse(), Ok(ExportFormat::Csv));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExportFormat {
    /// JSON of the extension Cookie-Editor.
    CookieEditor,
    /// JSON of the extension `EditThisCookie`.
    EditThisCookie,
    /// Playwright's storage state.
    Playwright,
    /// The Netscape file that curl, wget and Python read.
    CookiesTxt,
    /// A `Cookie` request field.
    CookieField,
    /// `Set-Cookie` fields.
    SetCookie,
    /// A table for spreadsheets.
    Csv,
}

impl ExportFormat {
    /// Every format, in the order in which a choice shows them.
    ///
    /// ```
    /// use cookie_formats::export::ExportFormat;
    /// assert!(ExportFormat::ALL.iter().all(|it| it.as_str().parse() == Ok(*it)));
    /// ```
    pub const ALL: [Self; 7] = [
        Self::CookieEditor,
        Self::EditThisCookie,
        Self::Playwright,
        Self::CookiesTxt,
        Self::CookieField,
        Self::SetCookie,
        Self::Csv,
    ];

    /// The stable name, for options and forms.
    ///
    /// ```
    /// assert_eq!(cookie_formats::export::ExportFormat::CookiesTxt.as_str(), "cookies-txt");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CookieEditor => "cookie-editor",
            Self::EditThisCookie => "editthiscookie",
            Self::Playwright => "playwright",
            Self::CookiesTxt => "cookies-txt",
            Self::CookieField => "cookie-field",
            Self::SetCookie => "set-cookie",
            Self::Csv => "csv",
        }
    }

    /// Whether the format has a place for an attribute.
    fn carries(self, attribute: Attribute) -> bool {
        match self {
            Self::CookieEditor | Self::EditThisCookie | Self::Playwright => {
                attribute != Attribute::Partitioned
            }
            Self::CookiesTxt => !matches!(attribute, Attribute::SameSite | Attribute::Partitioned),
            Self::CookieField => false,
            Self::SetCookie | Self::Csv => true,
        }
    }
}

/// Writes [`ExportFormat::as_str`].
impl fmt::Display for ExportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ExportFormat {
    type Err = crate::UnknownFormat;

    fn from_str(name: &str) -> Result<Self, crate::UnknownFormat> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == name)
            .ok_or(crate::UnknownFormat)
    }
}

/// What was written.
///
/// ```
/// use cookie_formats::CookieRecord;
/// use cookie_formats::export::{ExportFormat, SkipReason, export};
///
/// let export = export(&[CookieRecord::new("a", "1;2")], ExportFormat::SetCookie);
/// assert_eq!(export.text, "");
/// assert_eq!(export.skipped[0].reason, SkipReason::Unwritable);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// The file.
    pub text: String,
    /// What the file does not say of the cookies in it.
    pub losses: Vec<Loss>,
    /// The cookies that are not in it.
    pub skipped: Vec<SkippedCookie>,
}

/// Writes cookies in a format.
///
/// ```
/// use cookie_formats::CookieRecord;
/// use cookie_formats::export::{Attribute, ExportFormat, LossKind, export};
///
/// let mut cookie = CookieRecord::new("a", "1");
/// cookie.domain = Some("a.example".to_owned());
/// cookie.partitioned = Some(true);
/// let export = export(&[cookie], ExportFormat::CookiesTxt);
/// let loss = export.losses.iter().find(|it| it.attribute == Attribute::Partitioned).unwrap();
/// assert_eq!((loss.kind, &*loss.cookies), (LossKind::NotCarried, &[0][..]));
/// ```
#[must_use]
pub fn export(cookies: &[CookieRecord], format: ExportFormat) -> Export {
    let mut losses = Losses::default();
    let mut skipped = Vec::new();
    let mut written = Vec::new();
    for (index, record) in cookies.iter().enumerate() {
        let cookie = Resolved::of(record);
        match reason_to_skip(&cookie, format) {
            Some(reason) => skipped.push(SkippedCookie {
                cookie: index,
                reason,
            }),
            None => {
                losses.note(index, record, |attribute| format.carries(attribute));
                written.push(cookie);
            }
        }
    }
    let losses = losses.finish();
    let text = match format {
        ExportFormat::CookieEditor => json::cookie_editor(&written),
        ExportFormat::EditThisCookie => json::edit_this_cookie(&written),
        ExportFormat::Playwright => json::playwright(&written),
        ExportFormat::CookiesTxt => cookies_txt::write(&written, &losses),
        ExportFormat::CookieField => fields::cookie_field(&written),
        ExportFormat::SetCookie => fields::set_cookie_fields(&written),
        ExportFormat::Csv => csv::write(cookies),
    };
    Export {
        text,
        losses,
        skipped,
    }
}

fn reason_to_skip(cookie: &Resolved<'_>, format: ExportFormat) -> Option<SkipReason> {
    let (is_writable, needs_domain) = match format {
        ExportFormat::CookieEditor | ExportFormat::EditThisCookie | ExportFormat::Playwright => {
            (true, true)
        }
        ExportFormat::CookiesTxt => (cookies_txt::is_writable(cookie), true),
        ExportFormat::CookieField | ExportFormat::SetCookie => (is_writable(cookie.record), false),
        ExportFormat::Csv => (true, false),
    };
    if !is_writable {
        Some(SkipReason::Unwritable)
    } else if needs_domain && cookie.domain.is_none() {
        Some(SkipReason::DomainUnknown)
    } else {
        None
    }
}
