//! A cookie with the most common in the place of what is not known.

use crate::{CookieRecord, Expires, SameSite};

/// What a file is to say of a cookie.
pub(super) struct Resolved<'a> {
    pub(super) record: &'a CookieRecord,
    /// The domain, or the host of the URL.
    pub(super) domain: Option<&'a str>,
    pub(super) host_only: bool,
    pub(super) path: &'a str,
    /// `None` for the session.
    pub(super) expires: Option<i64>,
    pub(super) secure: bool,
    pub(super) http_only: bool,
    pub(super) same_site: SameSite,
}

impl<'a> Resolved<'a> {
    pub(super) fn of(record: &'a CookieRecord) -> Self {
        let host = record.url.as_deref().and_then(host);
        Self {
            record,
            domain: record.domain.as_deref().or(host),
            host_only: record.host_only.unwrap_or(true),
            path: record.path.as_deref().unwrap_or("/"),
            expires: match record.expires {
                Some(Expires::At(time)) => Some(time),
                Some(Expires::Session) | None => None,
            },
            secure: record.secure.unwrap_or(false),
            http_only: record.http_only.unwrap_or(false),
            same_site: record.same_site.unwrap_or(SameSite::Unset),
        }
    }

    /// The domain, with a dot before it where hosts below have the cookie too.
    pub(super) fn dotted_domain(&self) -> String {
        let dot = if self.host_only { "" } else { "." };
        format!("{dot}{}", self.domain.unwrap_or_default())
    }
}

/// The host of an absolute URL, without the port.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let end = match host.strip_prefix('[') {
        Some(literal) => literal.find(']')? + 2,
        None => host.find(':').unwrap_or(host.len()),
    };
    host.get(..end).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_a_url_has_no_port() {
        for (url, expected) in [
            ("https://a.example/x", Some("a.example")),
            ("http://u:p@a.example:8080", Some("a.example")),
            ("http://[::1]:80/", Some("[::1]")),
            ("about:blank", None),
            ("http://", None),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
