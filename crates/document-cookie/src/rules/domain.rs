//! Domains: domain-match, and what a Domain attribute makes of a cookie.
//!
//! ```
//! use document_cookie::rules::{domain, public_suffix::NoList};
//!
//! assert!(domain::matches(b"www.example.com", b"example.com"));
//! assert_eq!(domain::site_of("www.example.com", &NoList), "example.com");
//! ```

use std::borrow::Cow;

use super::address::{Address, HostKind};
use super::decision::Refusal;
use super::letters;
use super::public_suffix::PublicSuffixes;
use super::quirks::{DomainMatch, PublicHost, Quirks};
use super::rule::Rule;
use super::to_ascii::ToAscii;

/// Whether `host` is `domain` or below it.
///
/// ```
/// use document_cookie::rules::domain::matches;
///
/// assert!(matches(b"www.Example.com", b"example.com"));
/// assert!(matches(b"example.com", b"example.com"));
/// assert!(!matches(b"badexample.com", b"example.com"));
/// ```
#[must_use]
pub fn matches(host: &[u8], domain: &[u8]) -> bool {
    match host.len().checked_sub(domain.len()) {
        Some(0) => letters::same(host, domain),
        Some(before) => {
            host[before - 1] == b'.' && !domain.is_empty() && letters::same(&host[before..], domain)
        }
        None => false,
    }
}

/// The registrable domain of a host: its public suffix and one label more.
/// A host without one, such as an IP address or a public suffix itself,
/// stands for itself.
///
/// ```
/// use document_cookie::rules::{domain::site_of, suffix_list::SuffixList};
///
/// let list = SuffixList::parse("uk(co)").unwrap();
/// assert_eq!(site_of("www.shop.co.uk", &list), "shop.co.uk");
/// assert_eq!(site_of("co.uk", &list), "co.uk");
/// assert_eq!(site_of("127.0.0.1", &list), "127.0.0.1");
/// ```
#[must_use]
pub fn site_of<'a>(host: &'a str, suffixes: &dyn PublicSuffixes) -> &'a str {
    registrable(host, suffixes).map_or(host, |(domain, _)| domain)
}

/// The registrable domain, and whether its suffix is listed.
pub(super) fn registrable<'a>(
    host: &'a str,
    suffixes: &dyn PublicSuffixes,
) -> Option<(&'a str, bool)> {
    let bare = host.strip_suffix('.').unwrap_or(host);
    let last = bare.as_bytes().last();
    if last.is_some_and(|last| last.is_ascii_digit() || *last == b']') {
        return None;
    }
    let suffix = suffixes.suffix(bare);
    let before = bare.len().checked_sub(suffix.len + 1)?;
    let label = bare.as_bytes()[..before]
        .rsplit(|&byte| byte == b'.')
        .next();
    let start = before - label.map_or(0, <[u8]>::len);
    Some((&host[start..], suffix.listed))
}

/// Whose a cookie is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scope<'a> {
    pub(super) domain: Cow<'a, [u8]>,
    pub(super) host_only: bool,
    /// A Domain attribute named the host, and the cookie is host-only.
    pub(super) narrowed: bool,
    /// The Domain attribute was not ASCII and was converted.
    pub(super) converted: bool,
}

impl<'a> Scope<'a> {
    fn host(host: &'a str) -> Scope<'a> {
        Scope {
            domain: Cow::Borrowed(host.as_bytes()),
            host_only: true,
            narrowed: false,
            converted: false,
        }
    }
}

/// What is asked for, or the rule that refuses it.
type Verdict<T> = Result<T, (Rule, Refusal)>;

/// What decides about a Domain attribute besides itself.
#[derive(Clone, Copy)]
pub(super) struct DomainRules<'a> {
    /// The registrable domain of the host, if it has one.
    pub(super) site: Option<&'a str>,
    pub(super) quirks: &'a Quirks,
    pub(super) suffixes: &'a dyn PublicSuffixes,
    pub(super) to_ascii: &'a dyn ToAscii,
}

impl DomainRules<'_> {
    /// Whose a cookie is that `address` writes with this Domain attribute.
    pub(super) fn scope<'a>(
        &self,
        asked: Option<&'a [u8]>,
        address: &'a Address,
    ) -> Verdict<Scope<'a>> {
        if self.quirks.domain == DomainMatch::Libsoup {
            return self.libsoup_scope(asked, address);
        }
        let host = address.host();
        let Some(asked) = asked else {
            return Ok(Scope::host(host));
        };
        let not_of_host = || {
            let refusal = Refusal::DomainNotOfHost {
                domain: asked.into(),
                host: host.into(),
            };
            (Rule::Domain, refusal)
        };
        let (domain, converted) = self.canonical(asked)?;
        if domain.is_empty() {
            return match self.quirks.domain {
                DomainMatch::Draft => Ok(Scope::host(host)),
                _ => Err(not_of_host()),
            };
        }
        if domain[..] != *host.as_bytes() && !matches(host.as_bytes(), &domain) {
            return Err(not_of_host());
        }
        // From here on the domain is a tail of the host, and so ASCII text.
        let tail = &host[host.len() - domain.len()..];
        if address.host_kind() != HostKind::Name || self.site.is_none() {
            // An address, a single label or a public suffix has no parents.
            return if tail == host {
                Ok(Scope {
                    narrowed: true,
                    ..Scope::host(host)
                })
            } else {
                Err(not_of_host())
            };
        }
        if self.site.is_some_and(|site| tail.len() < site.len()) {
            let refusal = Refusal::DomainIsPublic {
                domain: asked.into(),
            };
            return Err((Rule::PublicSuffix, refusal));
        }
        Ok(Scope {
            domain: Cow::Borrowed(tail.as_bytes()),
            host_only: false,
            narrowed: false,
            converted,
        })
    }

    /// The attribute without its leading dot, in lower case and ASCII, and
    /// whether it had to be converted.
    fn canonical<'a>(&self, asked: &'a [u8]) -> Verdict<(Cow<'a, [u8]>, bool)> {
        let bare = asked.strip_prefix(b".").unwrap_or(asked);
        if asked.is_ascii() {
            let lower = if bare.iter().any(u8::is_ascii_uppercase) {
                Cow::Owned(bare.to_ascii_lowercase())
            } else {
                Cow::Borrowed(bare)
            };
            return Ok((lower, false));
        }
        let converted = match self.quirks.domain {
            DomainMatch::Converted if !asked.contains(&b'%') => core::str::from_utf8(bare)
                .ok()
                .and_then(|domain| self.to_ascii.to_ascii(domain)),
            _ => None,
        };
        match converted {
            Some(domain) => Ok((Cow::Owned(domain.into_bytes()), true)),
            None => {
                let refusal = Refusal::DomainNotAscii {
                    domain: asked.into(),
                };
                Err((Rule::Domain, refusal))
            }
        }
    }

    /// libsoup compares the attribute as written: with a dot before it, it
    /// must be the host (in any case of letters) or the very end of it. Then
    /// it holds the cookie's site against the page's, which a capital in a
    /// listed suffix makes different.
    fn libsoup_scope<'a>(
        &self,
        asked: Option<&'a [u8]>,
        address: &'a Address,
    ) -> Verdict<Scope<'a>> {
        let host = address.host();
        let host = host.strip_prefix('[').unwrap_or(host);
        let host = host.strip_suffix(']').unwrap_or(host);
        let is_public = |domain: &str| {
            let suffix = self.suffixes.suffix(domain);
            suffix.listed && suffix.len == domain.len()
        };
        let Some(asked) = asked else {
            if self.quirks.public_host == PublicHost::Nothing
                && address.host_kind() == HostKind::Name
                && is_public(host)
            {
                return Err((
                    Rule::PublicSuffix,
                    Refusal::HostIsPublic { host: host.into() },
                ));
            }
            return Ok(Scope::host(host));
        };
        let domain = || -> Box<[u8]> { asked.into() };
        // A dot at either end is not inside.
        let inner = asked.strip_suffix(b".").unwrap_or(asked);
        if !inner.iter().skip(1).any(|&byte| byte == b'.') {
            return Err((Rule::Domain, Refusal::DomainWithoutDot { domain: domain() }));
        }
        let bare = asked.strip_prefix(b".").unwrap_or(asked);
        let is_host = bare.eq_ignore_ascii_case(host.as_bytes());
        let is_tail = host.as_bytes().ends_with(bare) && matches(host.as_bytes(), bare);
        if !is_host && !is_tail {
            let refusal = if matches(host.as_bytes(), bare) {
                Refusal::DomainCapitals { domain: domain() }
            } else {
                Refusal::DomainNotOfHost {
                    domain: domain(),
                    host: host.into(),
                }
            };
            return Err((Rule::Domain, refusal));
        }
        let Ok(text) = core::str::from_utf8(bare) else {
            return Err((Rule::Domain, Refusal::DomainNotAscii { domain: domain() }));
        };
        if address.host_kind() != HostKind::Name && is_host && asked.len() == bare.len() {
            return Ok(Scope::host(host));
        }
        if is_public(text) {
            return Err((
                Rule::PublicSuffix,
                Refusal::DomainIsPublic { domain: domain() },
            ));
        }
        let listed_site = |name| {
            registrable(name, self.suffixes)
                .filter(|&(_, listed)| listed)
                .map(|(site, _)| site)
        };
        let same_site = match (listed_site(text), listed_site(host)) {
            (Some(cookie_site), Some(page_site)) => cookie_site.eq_ignore_ascii_case(page_site),
            (None, Some(page_site)) => matches(page_site.as_bytes(), bare),
            (_, None) => true,
        };
        if !same_site {
            return Err((Rule::Domain, Refusal::DomainCapitals { domain: domain() }));
        }
        Ok(Scope {
            domain: Cow::Borrowed(bare),
            host_only: false,
            narrowed: false,
            converted: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::public_suffix::NoList;
    use super::*;

    #[test]
    fn a_host_matches_itself_and_its_parents() {
        assert!(matches(b"sub.example.com", b"example.com"));
        assert!(matches(b"example.com", b"example.com"));
        assert!(!matches(b"sub.example.com", b"ample.com"));
        assert!(!matches(b"example.com", b"sub.example.com"));
        assert!(!matches(b"example.com", b""));
    }

    #[test]
    fn a_site_is_a_suffix_and_one_label_more() {
        assert_eq!(site_of("a.b.test", &NoList), "b.test");
        assert_eq!(site_of("a.b.test.", &NoList), "b.test.");
        assert_eq!(site_of("test", &NoList), "test");
        assert_eq!(site_of("127.0.0.1", &NoList), "127.0.0.1");
        assert_eq!(site_of("[::1]", &NoList), "[::1]");
    }
}
