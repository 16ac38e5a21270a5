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
}
