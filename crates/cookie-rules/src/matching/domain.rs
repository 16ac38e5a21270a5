//! Domains: domain-match, and what a Domain attribute makes of a cookie.
//!
//! ```
//! use cookie_rules::{NoList, domain};
//!
//! assert!(domain::matches(b"www.example.com", b"example.com"));
//! assert_eq!(domain::site_of("www.example.com", &NoList), "example.com");
//! ```

use std::borrow::Cow;

use super::idna::ToAscii;
use super::public_suffix::PublicSuffixes;
use crate::engine::differences::{Differences, DomainMatch, PublicHost};
use crate::model::rejection::Rejection;
use crate::model::section::Rule;
use crate::model::url::{CookieUrl, HostKind};

/// Whether `host` is `domain` or a host below it (RFC 6265bis, section 5.1.3).
/// An IP address has no hosts below it and none above: it matches itself alone.
///
/// ```
/// use cookie_rules::domain::matches;
///
/// assert!(matches(b"www.Example.com", b"example.com"));
/// assert!(matches(b"example.com", b"example.com"));
/// assert!(!matches(b"badexample.com", b"example.com"));
/// assert!(!matches(b"127.0.0.1", b"0.1"));
/// ```
#[must_use]
pub fn matches(host: &[u8], domain: &[u8]) -> bool {
    host.eq_ignore_ascii_case(domain) || (!is_address(host) && is_below(host, domain))
}

/// Whether `host` ends with `domain` after a dot, whatever kind of host it is.
pub(crate) fn is_below(host: &[u8], domain: &[u8]) -> bool {
    match host.len().checked_sub(domain.len()) {
        None | Some(0) => false,
        Some(before) => {
            host[before - 1] == b'.'
                && !domain.is_empty()
                && host[before..].eq_ignore_ascii_case(domain)
        }
    }
}

/// Whether a host as a URL has it is an IP address: an IPv6 address ends with a
/// bracket, and a name's last label is no number.
fn is_address(host: &[u8]) -> bool {
    let host = host.strip_suffix(b".").unwrap_or(host);
    let last = host.rsplit(|&byte| byte == b'.').next().unwrap_or(host);
    host.ends_with(b"]") || (!last.is_empty() && last.iter().all(u8::is_ascii_digit))
}

/// The registrable domain of a host: its public suffix and one label more.
/// A host without one, such as an IP address or a public suffix itself,
/// stands for itself.
///
/// ```
/// use cookie_rules::{NoConversion, SuffixList, domain::site_of};
///
/// let list = SuffixList::from_rules("uk\nco.uk", &NoConversion);
/// assert_eq!(site_of("www.shop.co.uk", &list), "shop.co.uk");
/// assert_eq!(site_of("co.uk", &list), "co.uk");
/// assert_eq!(site_of("127.0.0.1", &list), "127.0.0.1");
/// ```
#[must_use]
pub fn site_of<'a>(host: &'a str, suffixes: &dyn PublicSuffixes) -> &'a str {
    registrable(host, suffixes).map_or(host, |(domain, _)| domain)
}

/// Whether two URLs are of one site: the same registrable domain and scheme
/// (HTML, "same site").
///
/// ```
/// use cookie_rules::{CookieUrl, NoList, domain::is_same_site};
///
/// let url = |url| CookieUrl::parse(url).unwrap();
/// let shop = url("https://shop.example.com/");
/// assert!(is_same_site(&shop, &url("https://www.example.com/a"), &NoList));
/// assert!(!is_same_site(&shop, &url("http://shop.example.com/"), &NoList));
/// assert!(!is_same_site(&shop, &url("https://example.org/"), &NoList));
/// ```
#[must_use]
pub fn is_same_site(one: &CookieUrl, other: &CookieUrl, suffixes: &dyn PublicSuffixes) -> bool {
    one.scheme() == other.scheme()
        && site_of(one.host(), suffixes) == site_of(other.host(), suffixes)
}

/// The registrable domain, and whether its suffix is listed.
pub(crate) fn registrable<'a>(
    host: &'a str,
    suffixes: &dyn PublicSuffixes,
) -> Option<(&'a str, bool)> {
    let bare = host.strip_suffix('.').unwrap_or(host);
    if is_address(bare.as_bytes()) {
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

/// To which hosts a cookie belongs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct CookieDomain<'a> {
    pub(crate) domain: Cow<'a, [u8]>,
    pub(crate) host_only: bool,
    /// A Domain attribute named the host, and the cookie is host-only.
    pub(crate) narrowed: bool,
    /// The Domain attribute was not ASCII and was converted.
    pub(crate) converted: bool,
    /// The Domain attribute was a lone dot, which is none.
    pub(crate) lone_dot: bool,
}

impl<'a> CookieDomain<'a> {
    fn host(host: &'a str) -> CookieDomain<'a> {
        CookieDomain {
            domain: Cow::Borrowed(host.as_bytes()),
            host_only: true,
            narrowed: false,
            converted: false,
            lone_dot: false,
        }
    }
}

/// What is asked for, or the rule that refuses it.
type DomainResult<T> = Result<T, (Rule, Rejection)>;

/// What decides about a Domain attribute besides itself.
#[derive(Clone, Copy)]
pub(crate) struct DomainRules<'a> {
    /// The registrable domain of the host, if it has one.
    pub(crate) site: Option<&'a str>,
    pub(crate) differences: &'a Differences,
    pub(crate) suffixes: &'a dyn PublicSuffixes,
    pub(crate) to_ascii: &'a dyn ToAscii,
}

impl DomainRules<'_> {
    /// To which hosts a cookie belongs that `url` writes with this Domain
    /// attribute.
    pub(crate) fn scope<'a>(
        &self,
        requested: Option<&'a [u8]>,
        url: &'a CookieUrl,
    ) -> DomainResult<CookieDomain<'a>> {
        if self.differences.domain == DomainMatch::Libsoup {
            return self.libsoup_scope(requested, url);
        }
        let host = url.host();
        let Some(requested) = requested else {
            return Ok(CookieDomain::host(host));
        };
        let not_of_host = || {
            let rejection = Rejection::DomainNotOfHost {
                domain: requested.into(),
                host: host.into(),
            };
            (Rule::Domain, rejection)
        };
        let (domain, converted) = self.canonical(requested)?;
        if domain.is_empty() {
            return match self.differences.domain {
                DomainMatch::Draft => Ok(CookieDomain {
                    lone_dot: true,
                    ..CookieDomain::host(host)
                }),
                _ => Err(not_of_host()),
            };
        }
        if domain[..] != *host.as_bytes() && !matches(host.as_bytes(), &domain) {
            return Err(not_of_host());
        }
        // From here on the domain is a tail of the host, and so ASCII text.
        let tail = &host[host.len() - domain.len()..];
        if url.host_kind() != HostKind::Name || self.site.is_none() {
            // An address, a single label or a public suffix has no parents.
            return if tail == host {
                Ok(CookieDomain {
                    narrowed: true,
                    ..CookieDomain::host(host)
                })
            } else {
                Err(not_of_host())
            };
        }
        if self.site.is_some_and(|site| tail.len() < site.len()) {
            let suffix = self.suffixes.suffix(tail);
            let rejection = Rejection::DomainIsPublic {
                domain: requested.into(),
                listed: suffix.listed,
            };
            return Err((Rule::PublicSuffix, rejection));
        }
        Ok(CookieDomain {
            domain: Cow::Borrowed(tail.as_bytes()),
            host_only: false,
            narrowed: false,
            converted,
            lone_dot: false,
        })
    }

    /// The attribute without its leading dot, in lower case and ASCII, and
    /// whether it had to be converted.
    fn canonical<'a>(&self, requested: &'a [u8]) -> DomainResult<(Cow<'a, [u8]>, bool)> {
        let bare = requested.strip_prefix(b".").unwrap_or(requested);
        if requested.is_ascii() {
            let lower = if bare.iter().any(u8::is_ascii_uppercase) {
                Cow::Owned(bare.to_ascii_lowercase())
            } else {
                Cow::Borrowed(bare)
            };
            return Ok((lower, false));
        }
        let converted = match self.differences.domain {
            DomainMatch::Converted if !requested.contains(&b'%') => core::str::from_utf8(bare)
                .ok()
                .and_then(|domain| self.to_ascii.to_ascii(domain)),
            _ => None,
        };
        match converted {
            Some(domain) => Ok((Cow::Owned(domain.into_bytes()), true)),
            None => {
                let rejection = Rejection::DomainNotAscii {
                    domain: requested.into(),
                };
                Err((Rule::Domain, rejection))
            }
        }
    }

    /// libsoup compares the attribute as written: with a dot before it, it
    /// must be the host (in any case of letters) or the very end of it. Then
    /// it holds the cookie's site against the page's, which a capital in a
    /// listed suffix makes different.
    fn libsoup_scope<'a>(
        &self,
        requested: Option<&'a [u8]>,
        url: &'a CookieUrl,
    ) -> DomainResult<CookieDomain<'a>> {
        let host = url.host();
        let host = host.strip_prefix('[').unwrap_or(host);
        let host = host.strip_suffix(']').unwrap_or(host);
        let is_public = |domain: &str| {
            let suffix = self.suffixes.suffix(domain);
            suffix.listed && suffix.len == domain.len()
        };
        let Some(requested) = requested else {
            if self.differences.public_host == PublicHost::Nothing
                && url.host_kind() == HostKind::Name
                && is_public(host)
            {
                return Err((
                    Rule::PublicSuffix,
                    Rejection::HostIsPublic { host: host.into() },
                ));
            }
            return Ok(CookieDomain::host(host));
        };
        let domain = || -> Box<[u8]> { requested.into() };
        // A dot at either end is not inside.
        let inner = requested.strip_suffix(b".").unwrap_or(requested);
        if !inner.iter().skip(1).any(|&byte| byte == b'.') {
            return Err((
                Rule::Domain,
                Rejection::DomainWithoutDot { domain: domain() },
            ));
        }
        let bare = requested.strip_prefix(b".").unwrap_or(requested);
        let is_host = bare.eq_ignore_ascii_case(host.as_bytes());
        // An IP address has parent domains here.
        let is_below_in_any_case = is_below(host.as_bytes(), bare);
        let is_tail = host.as_bytes().ends_with(bare) && is_below_in_any_case;
        if !is_host && !is_tail {
            let rejection = if is_below_in_any_case {
                Rejection::DomainCapitals { domain: domain() }
            } else {
                Rejection::DomainNotOfHost {
                    domain: domain(),
                    host: host.into(),
                }
            };
            return Err((Rule::Domain, rejection));
        }
        let Ok(text) = core::str::from_utf8(bare) else {
            return Err((Rule::Domain, Rejection::DomainNotAscii { domain: domain() }));
        };
        if url.host_kind() != HostKind::Name && is_host && requested.len() == bare.len() {
            return Ok(CookieDomain::host(host));
        }
        if is_public(text) {
            return Err((
                Rule::PublicSuffix,
                Rejection::DomainIsPublic {
                    domain: domain(),
                    listed: true,
                },
            ));
        }
        let listed_site = |name| {
            registrable(name, self.suffixes)
                .filter(|&(_, listed)| listed)
                .map(|(site, _)| site)
        };
        let same_site = match (listed_site(text), listed_site(host)) {
            (Some(cookie_site), Some(page_site)) => cookie_site.eq_ignore_ascii_case(page_site),
            (None, Some(page_site)) => {
                page_site.as_bytes().eq_ignore_ascii_case(bare)
                    || is_below(page_site.as_bytes(), bare)
            }
            (_, None) => true,
        };
        if !same_site {
            return Err((Rule::Domain, Rejection::DomainCapitals { domain: domain() }));
        }
        Ok(CookieDomain {
            domain: Cow::Borrowed(bare),
            host_only: false,
            narrowed: false,
            converted: false,
            lone_dot: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::public_suffix::NoList;

    #[test]
    fn a_host_matches_itself_and_its_parents() {
        assert!(matches(b"sub.example.com", b"example.com"));
        assert!(matches(b"example.com", b"example.com"));
        assert!(!matches(b"sub.example.com", b"ample.com"));
        assert!(!matches(b"example.com", b"sub.example.com"));
        assert!(!matches(b"example.com", b""));
    }

    #[test]
    fn an_address_matches_itself_alone() {
        assert!(matches(b"127.0.0.1", b"127.0.0.1"));
        assert!(!matches(b"127.0.0.1", b"0.0.1"));
        assert!(!matches(b"127.0.0.1.", b"0.0.1."));
        assert!(!matches(b"[fd00::1.2]", b"2]"));
        assert!(matches(b"[::1]", b"[::1]"));
        // A label that ends with a digit is no number.
        assert!(matches(b"a.b2", b"b2"));
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
