//! Name prefixes: names that promise how their cookie was written.

use super::address::HostKind;
use super::attributes::Asked;
use super::decision::{BrokenPromise, Refusal};
use super::domain::Scope;
use super::findings::{Findings, Told};
use super::judge::Judge;
use super::quirks::Prefixes;
use super::rule::Rule;
use super::set_cookie_string::SetCookieString;

/// A prefix that promises something.
///
/// ```
/// use document_cookie::{MemoryJar, rules::*};
///
/// let outcome = |engine| {
///     let jar = MemoryJar::new(engine, "https://example.com/").unwrap();
///     jar.receive("__Secure-id=1")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Chromium), Outcome::Refused);
/// // The libsoup that was measured knows no prefixes.
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Stored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Prefix {
    /// `__Secure-`: Secure.
    Secure,
    /// `__Host-`: Secure, for this host only, at the path `/`.
    Host,
    /// `__Http-`: Secure and HttpOnly.
    Http,
    /// `__Host-Http-`: all of these.
    HostHttp,
}

impl Prefix {
    /// The prefix `name` begins with, in any case of letters.
    ///
    /// ```
    /// use document_cookie::rules::Prefix;
    /// assert_eq!(Prefix::of(b"__host-id"), Some(Prefix::Host));
    /// assert_eq!(Prefix::of(b"__Host-Http-id"), Some(Prefix::HostHttp));
    /// assert_eq!(Prefix::of(b"_Host-id"), None);
    /// ```
    #[must_use]
    pub fn of(name: &[u8]) -> Option<Prefix> {
        if !name.starts_with(b"__") {
            return None;
        }
        // The longer one first: `__Host-` is its beginning.
        [Prefix::HostHttp, Prefix::Host, Prefix::Secure, Prefix::Http]
            .into_iter()
            .find(|prefix| {
                let text = prefix.as_str().as_bytes();
                name.len() >= text.len() && name[..text.len()].eq_ignore_ascii_case(text)
            })
    }

    /// The prefix as it is usually written.
    ///
    /// ```
    /// use document_cookie::rules::Prefix;
    /// assert_eq!(Prefix::HostHttp.as_str(), "__Host-Http-");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Prefix::Secure => "__Secure-",
            Prefix::Host => "__Host-",
            Prefix::Http => "__Http-",
            Prefix::HostHttp => "__Host-Http-",
        }
    }

    /// Whether it promises a cookie for this host only, at the path `/`.
    ///
    /// ```
    /// use document_cookie::rules::Prefix;
    /// assert!(Prefix::Host.promises_host());
    /// assert!(!Prefix::Http.promises_host());
    /// ```
    #[must_use]
    pub fn promises_host(self) -> bool {
        matches!(self, Prefix::Host | Prefix::HostHttp)
    }

    /// Whether it promises HttpOnly.
    /// No script can keep that promise.
    ///
    /// ```
    /// use document_cookie::rules::Prefix;
    /// assert!(Prefix::Http.promises_http_only());
    /// assert!(!Prefix::Host.promises_http_only());
    /// ```
    #[must_use]
    pub fn promises_http_only(self) -> bool {
        matches!(self, Prefix::Http | Prefix::HostHttp)
    }
}

impl Judge<'_> {
    /// §5.7-20 to 22: the promises of prefixed names.
    pub(super) fn judge_prefix(
        &self,
        parsed: &SetCookieString<'_>,
        asked: &Asked<'_>,
        scope: &Scope<'_>,
        path: &[u8],
        findings: &mut Findings<impl Told>,
    ) {
        if self.quirks.prefixes == Prefixes::None {
            return;
        }
        if parsed.name.is_empty()
            && let Some(prefix) = Prefix::of(parsed.value)
        {
            findings.refuse(Rule::Prefix, Refusal::HiddenPrefix { prefix });
        }
        let Some(prefix) = Prefix::of(parsed.name) else {
            return;
        };
        let mut broken = |broken| {
            findings.refuse(Rule::Prefix, Refusal::Prefix { prefix, broken });
        };
        if !asked.secure {
            broken(BrokenPromise::Secure);
        }
        if prefix.promises_http_only() && !asked.http_only {
            broken(BrokenPromise::HttpOnly);
        }
        if prefix.promises_host() {
            let as_kept = self.quirks.prefixes == Prefixes::AsKept;
            let own_address = || {
                self.quirks.prefixes == Prefixes::OwnAddressPasses
                    && self.address.host_kind() != HostKind::Name
                    && asked.domain == Some(self.address.host().as_bytes())
            };
            let for_host = if as_kept {
                scope.host_only
            } else {
                asked.domain.is_none() || own_address()
            };
            if !for_host {
                broken(BrokenPromise::NoDomain);
            }
            let at_root = if as_kept {
                path == b"/"
            } else {
                asked.path == Some(b"/")
            };
            if !at_root {
                broken(BrokenPromise::RootPath);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_matched_in_any_case_and_whole() {
        assert_eq!(Prefix::of(b"__hOsT-a"), Some(Prefix::Host));
        assert_eq!(Prefix::of(b"__Host-Http-a"), Some(Prefix::HostHttp));
        assert_eq!(Prefix::of(b"__Host_a"), None);
        assert_eq!(Prefix::of(b"x__Host-a"), None);
    }
}
