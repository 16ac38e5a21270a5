//! The URL of a page, as far as cookies care: scheme, host and path.
//!
//! The crate `url` reads every URL there is and brings tables for
//! internationalised hosts with it, many times the size of all the rules.
//! A page's own URL comes from the browser already serialised, so this reads
//! the serialised form, and is lenient about what a person types: dot
//! segments, unescaped bytes, upper case, credentials, ports, IPv4 shorthand.
//! A host that is not ASCII is converted by a function of the caller's.

use core::fmt;
use core::str::FromStr;
use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::percent;

/// The scheme of a page that can have cookies.
///
/// ```
/// use cookie_rules::{CookieUrl, Scheme};
/// let url = CookieUrl::parse("HTTPS://example.com").unwrap();
/// assert_eq!(url.scheme(), Scheme::Https);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Scheme {
    /// Plain HTTP.
    Http,
    /// HTTP over TLS.
    Https,
}

/// What kind of host a URL names.
///
/// ```
/// use cookie_rules::{CookieUrl, HostKind};
///
/// let kind = |url| CookieUrl::parse(url).unwrap().host_kind();
/// assert_eq!(kind("http://localhost/"), HostKind::Name);
/// assert_eq!(kind("http://127.1/"), HostKind::Ipv4);
/// assert_eq!(kind("http://[::1]/"), HostKind::Ipv6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostKind {
    /// A domain name, or a single label such as `localhost`.
    Name,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address, in brackets.
    Ipv6,
}

/// The part of a URL that counts for cookies: scheme, host and path.
///
/// ```
/// use cookie_rules::CookieUrl;
///
/// // Cookies ignore the port, the query and the fragment.
/// let url = CookieUrl::parse("https://Example.com:8443/a/../b?c#d").unwrap();
/// assert_eq!((url.host(), url.path()), ("example.com", "/b"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CookieUrl {
    scheme: Scheme,
    kind: HostKind,
    host: Box<str>,
    path: Box<str>,
}

/// Why a text is not the URL of a page.
///
/// ```
/// use cookie_rules::{CookieUrl, UrlError};
///
/// let error = |url| CookieUrl::parse(url).unwrap_err();
/// assert_eq!(error("example.com"), UrlError::NoScheme);
/// assert_eq!(error("data:text/html,"), UrlError::SchemeWithoutHost);
/// assert_eq!(error("https://bücher.example/"), UrlError::HostNotAscii);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UrlError {
    /// It has no scheme.
    NoScheme,
    /// Its scheme names no host (`about:`, `data:`, `blob:`, `file:`).
    SchemeWithoutHost,
    /// Its host is missing, has an empty label, or holds what a host cannot.
    InvalidHost,
    /// Its port is no number up to 65535.
    InvalidPort,
    /// Its host is not ASCII and could not be converted to the form `xn--…`.
    HostNotAscii,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UrlError::NoScheme => "a URL begins with http:// or https://",
            UrlError::SchemeWithoutHost => "only http and https pages have cookies",
            UrlError::InvalidHost => "the URL names no valid host",
            UrlError::InvalidPort => "the port of the URL is no number up to 65535",
            UrlError::HostNotAscii => {
                "the host is not ASCII: write it in the form that begins with xn--"
            }
        })
    }
}

impl core::error::Error for UrlError {}

impl CookieUrl {
    /// Reads a URL of an http or https page.
    ///
    /// # Errors
    /// When there is no such scheme, or no host that could be one.
    ///
    /// ```
    /// use cookie_rules::CookieUrl;
    ///
    /// let url = CookieUrl::parse("http://user@example.com:8080/a b").unwrap();
    /// assert_eq!((url.host(), url.path()), ("example.com", "/a%20b"));
    /// assert!(CookieUrl::parse("https:///").is_err());
    /// ```
    pub fn parse(url: &str) -> Result<CookieUrl, UrlError> {
        CookieUrl::parse_with(url, |_| None)
    }

    /// As [`CookieUrl::parse`], a host that is not ASCII being converted by
    /// `to_ascii`, which knows the URL standard's domain-to-ASCII; see
    /// [`ToAscii`](crate::ToAscii).
    ///
    /// # Errors
    /// As [`CookieUrl::parse`], and when the host cannot be converted.
    ///
    /// ```
    /// use cookie_rules::CookieUrl;
    ///
    /// let convert = |host: &str| (host == "é.test").then(|| "xn--9ca.test".to_owned());
    /// let url = CookieUrl::parse_with("https://é.test/", convert).unwrap();
    /// assert_eq!(url.host(), "xn--9ca.test");
    /// ```
    pub fn parse_with(
        url: &str,
        to_ascii: impl Fn(&str) -> Option<String>,
    ) -> Result<CookieUrl, UrlError> {
        let cleaned: String = url
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let (scheme, rest) = cleaned.split_once(':').ok_or(UrlError::NoScheme)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            "about" | "data" | "blob" | "file" | "javascript" => {
                return Err(UrlError::SchemeWithoutHost);
            }
            _ => return Err(UrlError::NoScheme),
        };
        let rest = rest.trim_start_matches(['/', '\\']);
        let rest = &rest[..rest.find(['?', '#']).unwrap_or(rest.len())];
        let (authority, path) = match rest.find(['/', '\\']) {
            Some(slash) => rest.split_at(slash),
            None => (rest, "/"),
        };
        let (kind, host) = parse_authority(authority, &to_ascii)?;
        Ok(CookieUrl {
            scheme,
            kind,
            host: host.into(),
            path: serialise_path(path).into(),
        })
    }

    /// The scheme.
    ///
    /// ```
    /// use cookie_rules::{CookieUrl, Scheme};
    /// assert_eq!(CookieUrl::parse("http://example.com/").unwrap().scheme(), Scheme::Http);
    /// ```
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host in lower case, an IPv6 address in its brackets.
    ///
    /// ```
    /// use cookie_rules::CookieUrl;
    /// let host = |url| CookieUrl::parse(url).unwrap().host().to_owned();
    /// assert_eq!(host("https://Example.COM:8080/"), "example.com");
    /// assert_eq!(host("http://[0:0::1]/"), "[::1]");
    /// ```
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// What kind of host it is.
    ///
    /// ```
    /// use cookie_rules::{CookieUrl, HostKind};
    /// // An IP address has no parent domain that a Domain attribute could name.
    /// let url = CookieUrl::parse("http://192.168.0.1/").unwrap();
    /// assert_eq!(url.host_kind(), HostKind::Ipv4);
    /// ```
    #[must_use]
    pub fn host_kind(&self) -> HostKind {
        self.kind
    }

    /// The path, percent-encoded, without query or fragment.
    ///
    /// ```
    /// use cookie_rules::CookieUrl;
    /// let path = |url| CookieUrl::parse(url).unwrap().path().to_owned();
    /// assert_eq!(path("https://example.com"), "/");
    /// assert_eq!(path("https://example.com/é?q"), "/%C3%A9");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same URL with another scheme.
    ///
    /// ```
    /// use cookie_rules::{CookieUrl, Scheme};
    /// let url = CookieUrl::parse("http://example.com/a").unwrap().with_scheme(Scheme::Https);
    /// assert_eq!(url, CookieUrl::parse("https://example.com/a").unwrap());
    /// ```
    #[must_use]
    pub fn with_scheme(mut self, scheme: Scheme) -> CookieUrl {
        self.scheme = scheme;
        self
    }

    /// Whether the host is this machine: `localhost`, a name below it, or a
    /// loopback address. Such an origin is trustworthy over plain HTTP.
    /// WebKitGTK trusts none but https all the same.
    ///
    /// ```
    /// use cookie_rules::CookieUrl;
    /// let is_loopback = |url| CookieUrl::parse(url).unwrap().is_loopback();
    /// assert!(is_loopback("http://app.localhost/") && is_loopback("http://127.0.0.2/"));
    /// assert!(!is_loopback("http://localhost.example.com/"));
    /// ```
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.kind {
            HostKind::Name => {
                let name = self.host.strip_suffix('.').unwrap_or(&self.host);
                name == "localhost" || name.ends_with(".localhost")
            }
            HostKind::Ipv4 => self.host.starts_with("127."),
            HostKind::Ipv6 => &*self.host == "[::1]",
        }
    }
}

fn parse_authority(
    authority: &str,
    to_ascii: &dyn Fn(&str) -> Option<String>,
) -> Result<(HostKind, String), UrlError> {
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    if host.starts_with('[') {
        let close = host.find(']').ok_or(UrlError::InvalidHost)?;
        let url: Ipv6Addr = host[1..close].parse().map_err(|_| UrlError::InvalidHost)?;
        match host[close + 1..].strip_prefix(':') {
            Some(port) => check_port(port)?,
            None if host.len() > close + 1 => return Err(UrlError::InvalidHost),
            None => {}
        }
        return Ok((HostKind::Ipv6, format!("[{}]", serialise_ipv6(url))));
    }
    let host = match host.split_once(':') {
        Some((host, port)) => {
            check_port(port)?;
            host
        }
        None => host,
    };
    let host = match host.is_ascii() {
        true => Cow::Borrowed(host),
        false => Cow::Owned(to_ascii(host).ok_or(UrlError::HostNotAscii)?),
    };
    let host = host.to_ascii_lowercase();
    let forbidden = |b: u8| b <= b' ' || b == 0x7f || b"#%/:<>?@[\\]^|".contains(&b);
    let labels = host.strip_suffix('.').unwrap_or(&host);
    if host.bytes().any(forbidden) || labels.split('.').any(str::is_empty) {
        return Err(UrlError::InvalidHost);
    }
    match parse_ipv4(&host) {
        Some(Some(url)) => Ok((HostKind::Ipv4, url.to_string())),
        Some(None) => Err(UrlError::InvalidHost),
        None => Ok((HostKind::Name, host)),
    }
}

/// A port may be left out after its colon.
fn check_port(port: &str) -> Result<(), UrlError> {
    let valid = port.bytes().all(|byte| byte.is_ascii_digit())
        && (port.is_empty() || port.parse::<u16>().is_ok());
    valid.then_some(()).ok_or(UrlError::InvalidPort)
}

/// `::ffff:1.2.3.4` is serialised with colons only in a URL.
fn serialise_ipv6(url: Ipv6Addr) -> String {
    match url.to_ipv4_mapped() {
        Some(_) => {
            let [.., high, low] = url.segments();
            format!("::ffff:{high:x}:{low:x}")
        }
        None => url.to_string(),
    }
}

/// A host whose last label is a number is an IPv4 address or an error:
/// `None` when it is a name, `Some(None)` when it is neither.
fn parse_ipv4(host: &str) -> Option<Option<Ipv4Addr>> {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or(host);
    let is_number = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit());
    if !is_number && parse_ipv4_number(last).is_none() {
        return None;
    }
    let parts: Option<Vec<u64>> = host.split('.').map(parse_ipv4_number).collect();
    let Some((last, leading)) = parts.as_deref().and_then(<[u64]>::split_last) else {
        return Some(None);
    };
    if leading.len() > 3 || leading.iter().any(|&part| part > 255) {
        return Some(None);
    }
    let free_bits = 8 * (4 - leading.len() as u32);
    if *last >= 1u64 << free_bits {
        return Some(None);
    }
    let mut bits = *last;
    for (index, part) in leading.iter().enumerate() {
        bits |= part << (24 - 8 * index);
    }
    Some(u32::try_from(bits).ok().map(Ipv4Addr::from))
}

fn parse_ipv4_number(part: &str) -> Option<u64> {
    if let Some(hex) = part.strip_prefix("0x") {
        return if hex.is_empty() {
            Some(0)
        } else {
            digits(hex, 16)
        };
    }
    match part.strip_prefix('0') {
        Some(octal) if !octal.is_empty() => digits(octal, 8),
        _ => digits(part, 10),
    }
}

fn digits(text: &str, radix: u32) -> Option<u64> {
    let all_digits = !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
    all_digits.then(|| u64::from_str_radix(text, radix).unwrap_or(u64::MAX))
}

/// Removes dot segments and percent-encodes what a URL's path cannot hold.
fn serialise_path(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split(['/', '\\']).skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match dots(part) {
            2 => {
                segments.pop();
                if is_last {
                    segments.push("");
                }
            }
            1 if is_last => segments.push(""),
            1 => {}
            _ => segments.push(part),
        }
    }
    let mut serialised = String::with_capacity(path.len());
    for segment in segments {
        serialised.push('/');
        for byte in segment.bytes() {
            if byte <= b' ' || byte >= 0x7f || b"\"#<>?`{}^".contains(&byte) {
                percent::push_escape(&mut serialised, byte);
            } else {
                serialised.push(char::from(byte));
            }
        }
    }
    if serialised.is_empty() {
        serialised.push('/');
    }
    serialised
}

/// How many dots a segment is, its escaped dots counted: 1 and 2 are special.
fn dots(segment: &str) -> usize {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    match plain.as_str() {
        "." => 1,
        ".." => 2,
        _ => 0,
    }
}

/// As a browser writes it, without port, query and fragment.
impl fmt::Display for CookieUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        write!(f, "{scheme}://{}{}", self.host, self.path)
    }
}

impl FromStr for CookieUrl {
    type Err = UrlError;

    fn from_str(url: &str) -> Result<CookieUrl, UrlError> {
        CookieUrl::parse(url)
    }
}

#[cfg(feature = "url")]
impl TryFrom<&url::Url> for CookieUrl {
    type Error = UrlError;

    /// Fails for a scheme without cookies alone: the host is in its ASCII form
    /// already.
    fn try_from(url: &url::Url) -> Result<CookieUrl, UrlError> {
        CookieUrl::parse(url.as_str())
    }
}

#[cfg(test)]
mod tests;
