//! Name prefixes: names that promise how their cookie was written.

/// A prefix that promises something.
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
    #[must_use]
    pub fn of(name: &[u8]) -> Option<Prefix> {
        // The longer one first: `__Host-` is its beginning.
        [Prefix::HostHttp, Prefix::Host, Prefix::Secure, Prefix::Http]
            .into_iter()
            .find(|prefix| {
                let text = prefix.as_str().as_bytes();
                name.len() >= text.len() && name[..text.len()].eq_ignore_ascii_case(text)
            })
    }

    /// The prefix as it is usually written.
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
    #[must_use]
    pub fn promises_host(self) -> bool {
        matches!(self, Prefix::Host | Prefix::HostHttp)
    }

    /// Whether it promises HttpOnly.
    #[must_use]
    pub fn promises_http_only(self) -> bool {
        matches!(self, Prefix::Http | Prefix::HostHttp)
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
