//! The URL of a page, as far as cookies care: scheme, host and path.
//!
//! The crate `url` reads every URL there is and brings tables for
//! internationalised hosts with it, many times the size of all the rules.
//! A page's own URL comes from the browser already serialised, so this reads
//! the serialised form, and is lenient about what a person types: dot
//! segments, unescaped bytes, upper case, credentials, ports, IPv4 shorthand.
//! A host that is not ASCII is the caller's to convert.

use core::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The scheme of a page that can have cookies.
///
/// ```
/// use document_cookie::rules::{Address, Scheme};
/// let address = Address::parse("HTTPS://example.com").unwrap();
/// assert_eq!(address.scheme(), Scheme::Https);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Plain HTTP.
    Http,
    /// HTTP over TLS.
    Https,
}

/// What kind of host a URL names.
///
/// ```
/// use document_cookie::rules::{Address, HostKind};
///
/// let kind = |url| Address::parse(url).unwrap().host_kind();
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

/// A page's scheme, host and path.
///
/// ```
/// use document_cookie::rules::Address;
///
/// // Cookies ignore the port, the query and the fragment.
/// let address = Address::parse("https://Example.com:8443/a/../b?c#d").unwrap();
/// assert_eq!((address.host(), address.path()), ("example.com", "/b"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    scheme: Scheme,
    kind: HostKind,
    host: Box<str>,
    path: Box<str>,
}

/// Why a text is not the address of a page.
///
/// ```
/// use document_cookie::rules::{Address, AddressError};
///
/// let error = |url| Address::parse(url).unwrap_err();
/// assert_eq!(error("example.com"), AddressError::NoScheme);
/// assert_eq!(error("data:text/html,"), AddressError::SchemeWithoutHost);
/// assert_eq!(error("https://bücher.example/"), AddressError::HostNotAscii);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AddressError {
    /// It has no scheme.
    NoScheme,
    /// Its scheme names no host (`about:`, `data:`, `blob:`, `file:`).
    SchemeWithoutHost,
    /// Its host is missing or holds what a host cannot.
    InvalidHost,
    /// Its host is not ASCII: give it in the form `xn--…`.
    HostNotAscii,
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AddressError::NoScheme => "a URL begins with http:// or https://",
            AddressError::SchemeWithoutHost => "only http and https pages have cookies",
            AddressError::InvalidHost => "the URL names no valid host",
            AddressError::HostNotAscii => {
                "write the host in its ASCII form, which begins with xn--"
            }
        })
    }
}

impl core::error::Error for AddressError {}

impl Address {
    /// Reads a URL of an http or https page.
    ///
    /// # Errors
    /// When there is no such scheme, or no host that could be one.
    ///
    /// ```
    /// use document_cookie::rules::Address;
    ///
    /// let address = Address::parse("http://user@example.com:8080/a b").unwrap();
    /// assert_eq!((address.host(), address.path()), ("example.com", "/a%20b"));
    /// assert!(Address::parse("https:///").is_err());
    /// ```
    pub fn parse(url: &str) -> Result<Address, AddressError> {
        let cleaned: String = url
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let (scheme, rest) = cleaned.split_once(':').ok_or(AddressError::NoScheme)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            "about" | "data" | "blob" | "file" | "javascript" => {
                return Err(AddressError::SchemeWithoutHost);
            }
            _ => return Err(AddressError::NoScheme),
        };
        let rest = rest.trim_start_matches(['/', '\\']);
        let rest = &rest[..rest.find(['?', '#']).unwrap_or(rest.len())];
        let (authority, path) = match rest.find(['/', '\\']) {
            Some(slash) => rest.split_at(slash),
            None => (rest, "/"),
        };
        let (kind, host) = parse_authority(authority)?;
        Ok(Address {
            scheme,
            kind,
            host: host.into(),
            path: serialise_path(path).into(),
        })
    }

    /// The scheme.
    ///
    /// ```
    /// use document_cookie::rules::{Address, Scheme};
    /// assert_eq!(Address::parse("http://example.com/").unwrap().scheme(), Scheme::Http);
    /// ```
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host in lower case, an IPv6 address in its brackets.
    ///
    /// ```
    /// use document_cookie::rules::Address;
    /// let host = |url| Address::parse(url).unwrap().host().to_owned();
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
    /// use document_cookie::rules::{Address, HostKind};
    /// // An IP address has no parent domain that a Domain attribute could name.
    /// let address = Address::parse("http://192.168.0.1/").unwrap();
    /// assert_eq!(address.host_kind(), HostKind::Ipv4);
    /// ```
    #[must_use]
    pub fn host_kind(&self) -> HostKind {
        self.kind
    }

    /// The path, percent-encoded, without query or fragment.
    ///
    /// ```
    /// use document_cookie::rules::Address;
    /// let path = |url| Address::parse(url).unwrap().path().to_owned();
    /// assert_eq!(path("https://example.com"), "/");
    /// assert_eq!(path("https://example.com/é?q"), "/%C3%A9");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same address with another scheme.
    ///
    /// ```
    /// use document_cookie::rules::{Address, Scheme};
    /// let address = Address::parse("http://example.com/a").unwrap().with_scheme(Scheme::Https);
    /// assert_eq!(address, Address::parse("https://example.com/a").unwrap());
    /// ```
    #[must_use]
    pub fn with_scheme(mut self, scheme: Scheme) -> Address {
        self.scheme = scheme;
        self
    }

    /// Whether the host is this machine: `localhost`, a name below it, or a
    /// loopback address. Such an origin is trustworthy over plain HTTP.
    /// WebKitGTK trusts none but https all the same.
    ///
    /// ```
    /// use document_cookie::rules::Address;
    /// let is_loopback = |url| Address::parse(url).unwrap().is_loopback();
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

fn parse_authority(authority: &str) -> Result<(HostKind, String), AddressError> {
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    if host.starts_with('[') {
        let close = host.find(']').ok_or(AddressError::InvalidHost)?;
        let address: Ipv6Addr = host[1..close]
            .parse()
            .map_err(|_| AddressError::InvalidHost)?;
        return Ok((HostKind::Ipv6, format!("[{}]", serialise_ipv6(address))));
    }
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    if !host.is_ascii() {
        return Err(AddressError::HostNotAscii);
    }
    let host = host.to_ascii_lowercase();
    let forbidden = |b: u8| b <= b' ' || b == 0x7f || b"#%/:<>?@[\\]^|".contains(&b);
    if host.is_empty() || host.bytes().any(forbidden) {
        return Err(AddressError::InvalidHost);
    }
    match parse_ipv4(&host) {
        Some(Some(address)) => Ok((HostKind::Ipv4, address.to_string())),
        Some(None) => Err(AddressError::InvalidHost),
        None => Ok((HostKind::Name, host)),
    }
}

/// `::ffff:1.2.3.4` is serialised with colons only in a URL.
fn serialise_ipv6(address: Ipv6Addr) -> String {
    match address.to_ipv4_mapped() {
        Some(_) => {
            let [.., high, low] = address.segments();
            format!("::ffff:{high:x}:{low:x}")
        }
        None => address.to_string(),
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
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                serialised.push('%');
                serialised.push(char::from(HEX[usize::from(byte >> 4)]));
                serialised.push(char::from(HEX[usize::from(byte & 15)]));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(url: &str) -> (String, String) {
        let address = Address::parse(url).unwrap();
        (address.host().to_owned(), address.path().to_owned())
    }

    #[test]
    fn credentials_port_query_and_fragment_do_not_count() {
        assert_eq!(
            parts("http://u:p@app.test:8080/a/b?c=/d#/e"),
            ("app.test".into(), "/a/b".into())
        );
    }

    #[test]
    fn hosts_are_lower_case_and_addresses_canonical() {
        assert_eq!(parts("HTTP://APP.Test").0, "app.test");
        assert_eq!(parts("http://127.0.0.1./").0, "127.0.0.1");
        assert_eq!(parts("http://0x7f.1/").0, "127.0.0.1");
        assert_eq!(parts("http://[0:0::1]:80/").0, "[::1]");
        assert_eq!(parts("http://app.test./").0, "app.test.");
        assert!(Address::parse("http://1.2.3.256/").is_err());
    }

    #[test]
    fn paths_lose_dot_segments_and_gain_escapes() {
        assert_eq!(parts("http://a/./x/../é b").1, "/%C3%A9%20b");
        assert_eq!(parts("http://a/x/%2E%2e/y/.").1, "/y/");
        assert_eq!(parts("http://a//x//").1, "//x//");
        assert_eq!(parts("http://a").1, "/");
    }

    #[test]
    fn other_schemes_have_no_host() {
        assert_eq!(
            Address::parse("about:blank"),
            Err(AddressError::SchemeWithoutHost)
        );
        assert_eq!(Address::parse("app.test/x"), Err(AddressError::NoScheme));
    }
}
