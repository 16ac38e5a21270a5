//! Changes that make a refused write succeed, or correct what a warning is about.

use super::line::AttributeName;
use super::time::UnixTime;

/// One change. A decision's suggestions are meant together, in their order.
///
/// ```
/// use cookie_rules::*;
///
/// let mut browser = Browser::new(Engine::Firefox, "http://example.com/").unwrap();
/// let decision = &browser.receive("id=1; SameSite=None")[0];
/// // Secure alone would be refused again, on this page.
/// assert_eq!(decision.suggestions, [Suggestion::AddSecure, Suggestion::WriteOverHttps]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Suggestion {
    /// Add `Secure`.
    AddSecure,
    /// Add `HttpOnly`.
    AddHttpOnly,
    /// Write it from the https page.
    WriteOverHttps,
    /// Let the server send it, as `Set-Cookie`.
    SendAsHeader,
    /// Leave out the named attribute.
    Drop(AttributeName),
    /// Set `Path`.
    SetPath(Box<str>),
    /// Set `Domain`.
    SetDomain(Box<str>),
    /// Make name and value shorter, together by this many bytes.
    Shorten {
        /// How many bytes too long they are.
        bytes: usize,
    },
    /// Write bytes that a cookie cannot hold as `%XX`.
    PercentEncode,
    /// Remove control characters and tabs.
    RemoveControls,
    /// Give the cookie a name: write `name=value`.
    GiveName,
    /// Set `SameSite=Lax`.
    SameSiteLax,
    /// Set `SameSite=None`, which also needs `Secure`.
    SameSiteNone,
    /// Set `SameSite=Strict`.
    SameSiteStrict,
    /// Add `Partitioned`.
    AddPartitioned,
    /// Set `Expires` to this time, in the one form every engine reads.
    SetExpires(UnixTime),
    /// Set `Max-Age` to this many seconds.
    SetMaxAge(i64),
    /// Send each cookie in a `Set-Cookie` field of its own.
    SplitFields,
    /// Write each cookie by itself.
    SplitLines,
    /// Separate attributes by `;`, not by `,`.
    SemicolonForComma,
    /// Write the name of an attribute as it is spelt.
    Spell {
        /// What is written; with the value, where no `=` divides them.
        written: Box<[u8]>,
        /// What is meant.
        name: AttributeName,
    },
    /// Begin the line with `name=value`, before the attributes.
    PutCookieFirst,
    /// Write `&`, `<`, `>` and quotes as they are, not as HTML has them.
    UnescapeHtml,
}

impl Suggestion {
    /// The kind of change, in lower case with hyphens, as data carries it.
    ///
    /// ```
    /// use cookie_rules::{AttributeName, Suggestion};
    /// assert_eq!(Suggestion::Drop(AttributeName::Domain).kind(), "drop");
    /// assert_eq!(Suggestion::WriteOverHttps.kind(), "write-over-https");
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Suggestion::AddSecure => "add-secure",
            Suggestion::AddHttpOnly => "add-httponly",
            Suggestion::WriteOverHttps => "write-over-https",
            Suggestion::SendAsHeader => "send-as-header",
            Suggestion::Drop(_) => "drop",
            Suggestion::SetPath(_) => "set-path",
            Suggestion::SetDomain(_) => "set-domain",
            Suggestion::Shorten { .. } => "shorten",
            Suggestion::PercentEncode => "percent-encode",
            Suggestion::RemoveControls => "remove-controls",
            Suggestion::GiveName => "give-name",
            Suggestion::SameSiteLax | Suggestion::SameSiteNone | Suggestion::SameSiteStrict => {
                "set-samesite"
            }
            Suggestion::AddPartitioned => "add-partitioned",
            Suggestion::SetExpires(_) => "set-expires",
            Suggestion::SetMaxAge(_) => "set-max-age",
            Suggestion::SplitFields => "split-fields",
            Suggestion::SplitLines => "split-lines",
            Suggestion::SemicolonForComma => "semicolon-for-comma",
            Suggestion::Spell { .. } => "spell",
            Suggestion::PutCookieFirst => "put-cookie-first",
            Suggestion::UnescapeHtml => "unescape-html",
        }
    }

    /// Whether only the author can make the change: what to leave out is theirs
    /// to say.
    pub(crate) fn is_for_the_author(&self) -> bool {
        matches!(self, Suggestion::Shorten { .. })
    }

    /// Whether the other change, made before, has no effect any more.
    pub(crate) fn overrides(&self, earlier: &Suggestion) -> bool {
        AttributeName::ALL
            .into_iter()
            .any(|name| self.is_about(name) && earlier.is_about(name))
    }

    /// Whether the change is meant to change this attribute.
    ///
    /// ```
    /// use cookie_rules::{AttributeName, Suggestion};
    /// let change = Suggestion::SetPath("/".into());
    /// assert!(change.is_about(AttributeName::Path));
    /// assert!(!change.is_about(AttributeName::Secure));
    /// ```
    #[must_use]
    pub fn is_about(&self, name: AttributeName) -> bool {
        match self {
            Suggestion::AddSecure => name == AttributeName::Secure,
            Suggestion::AddHttpOnly => name == AttributeName::HttpOnly,
            Suggestion::AddPartitioned => name == AttributeName::Partitioned,
            Suggestion::Drop(dropped) => name == *dropped,
            Suggestion::SetPath(_) => name == AttributeName::Path,
            Suggestion::SetDomain(_) => name == AttributeName::Domain,
            Suggestion::SameSiteLax | Suggestion::SameSiteNone | Suggestion::SameSiteStrict => {
                name == AttributeName::SameSite
            }
            Suggestion::SetExpires(_) => name == AttributeName::Expires,
            Suggestion::SetMaxAge(_) => name == AttributeName::MaxAge,
            Suggestion::Spell { name: meant, .. } => name == *meant,
            Suggestion::WriteOverHttps
            | Suggestion::SendAsHeader
            | Suggestion::Shorten { .. }
            | Suggestion::PercentEncode
            | Suggestion::RemoveControls
            | Suggestion::GiveName
            | Suggestion::SplitFields
            | Suggestion::SplitLines
            | Suggestion::SemicolonForComma
            | Suggestion::PutCookieFirst
            | Suggestion::UnescapeHtml => false,
        }
    }
}
