//! Name prefixes: names that demand attributes of their cookie.

use core::fmt;

/// A prefix that demands attributes of the cookie whose name begins with it
/// (RFC 6265bis, section 4.1.3; the last two in layered cookies).
///
/// ```
/// use cookie_rules::{Browser, Engine, Outcome};
///
/// let outcome = |engine| {
///     let mut browser = Browser::new(engine, "https://example.com/").unwrap();
///     browser.receive("__Secure-id=1")[0].outcome
/// };
/// assert_eq!(outcome(Engine::Chromium), Outcome::Refused);
/// // The libsoup that was measured knows no prefixes.
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Stored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum NamePrefix {
    /// `__Secure-`: Secure.
    Secure,
    /// `__Host-`: Secure, for this host only, at the path `/`.
    Host,
    /// `__Http-`: Secure and HttpOnly.
    Http,
    /// `__Host-Http-`: all of these.
    HostHttp,
}

impl NamePrefix {
    /// Every prefix; one that begins like another stands before it.
    const ALL: [NamePrefix; 4] = [
        NamePrefix::HostHttp,
        NamePrefix::Host,
        NamePrefix::Secure,
        NamePrefix::Http,
    ];

    /// The prefix `name` begins with, in any case of letters.
    ///
    /// ```
    /// use cookie_rules::NamePrefix;
    /// assert_eq!(NamePrefix::of(b"__host-id"), Some(NamePrefix::Host));
    /// assert_eq!(NamePrefix::of(b"__Host-Http-id"), Some(NamePrefix::HostHttp));
    /// assert_eq!(NamePrefix::of(b"_Host-id"), None);
    /// ```
    #[must_use]
    pub const fn of(name: &[u8]) -> Option<NamePrefix> {
        let mut index = 0;
        while index < NamePrefix::ALL.len() {
            let prefix = NamePrefix::ALL[index];
            if starts_with(name, prefix.as_str().as_bytes()) {
                return Some(prefix);
            }
            index += 1;
        }
        None
    }

    /// The prefix as it is usually written.
    ///
    /// ```
    /// use cookie_rules::NamePrefix;
    /// assert_eq!(NamePrefix::HostHttp.as_str(), "__Host-Http-");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            NamePrefix::Secure => "__Secure-",
            NamePrefix::Host => "__Host-",
            NamePrefix::Http => "__Http-",
            NamePrefix::HostHttp => "__Host-Http-",
        }
    }

    /// Whether it demands a cookie for this host only, at the path `/`.
    ///
    /// ```
    /// use cookie_rules::NamePrefix;
    /// assert!(NamePrefix::Host.requires_host_only());
    /// assert!(!NamePrefix::Http.requires_host_only());
    /// ```
    #[must_use]
    pub const fn requires_host_only(self) -> bool {
        matches!(self, NamePrefix::Host | NamePrefix::HostHttp)
    }

    /// Whether it demands HttpOnly, which no script can write.
    ///
    /// ```
    /// use cookie_rules::NamePrefix;
    /// assert!(NamePrefix::Http.requires_http_only());
    /// assert!(!NamePrefix::Host.requires_http_only());
    /// ```
    #[must_use]
    pub const fn requires_http_only(self) -> bool {
        matches!(self, NamePrefix::Http | NamePrefix::HostHttp)
    }
}

impl fmt::Display for NamePrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

const fn starts_with(name: &[u8], prefix: &[u8]) -> bool {
    let mut index = 0;
    while index < prefix.len() {
        if index >= name.len() || !name[index].eq_ignore_ascii_case(&prefix[index]) {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_matched_in_any_case_and_whole() {
        assert_eq!(NamePrefix::of(b"__hOsT-a"), Some(NamePrefix::Host));
        assert_eq!(NamePrefix::of(b"__Host-Http-a"), Some(NamePrefix::HostHttp));
        assert_eq!(NamePrefix::of(b"__Host_a"), None);
        assert_eq!(NamePrefix::of(b"__Host"), None);
        assert_eq!(NamePrefix::of(b"x__Host-a"), None);
    }
}
