//! Reading: which cookies a script or a request gets, in what order, and how
//! they are written.

use super::address::{Address, HostKind, Scheme};
use super::cookie::{Cookie, SameSite, UnixTime};
use super::domain;
use super::jar::Jar;
use super::page::{Document, Frame, Page};
use super::path;
use super::quirks::{
    CrossSiteFrame, NonAscii, Quirks, ScriptView, SecureOrigins, Ties, UnsetSameSite,
};
use super::request::{Destination, Initiator, Method, Request};
use super::{Rules, ScriptRead};

/// Whose reading it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Script(Frame),
    Request(Reach),
}

/// How far from the cookie's own site a request starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    SameSite,
    CrossSiteNavigation,
    CrossSitePost,
    CrossSiteWithin,
}

impl Rules<'_> {
    /// What `document.cookie` reads at `page`.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/a/").unwrap();
    /// let mut jar = Jar::new();
    /// for text in [&b"id=far; Path=/"[..], b"id=near", b"nameless; Path=/"] {
    ///     rules.apply(&mut jar, &Write { page: &page, via: Via::Script { text }, now });
    /// }
    /// let read = rules.document_cookie(&jar, &page, now);
    /// assert_eq!(read, ScriptRead::Text("id=near; id=far; nameless".to_owned()));
    /// ```
    #[must_use]
    pub fn document_cookie(&self, jar: &Jar, page: &Page, now: UnixTime) -> ScriptRead {
        let quirks = self.engine.quirks();
        match page.document {
            Document::Sandboxed => return ScriptRead::Throws,
            Document::WithoutSite if quirks.throws_without_site => return ScriptRead::Throws,
            Document::WithoutSite | Document::Frameless => {
                return ScriptRead::Text(String::new());
            }
            Document::Ordinary => {}
        }
        let Some(address) = &page.address else {
            return ScriptRead::Text(String::new());
        };
        if quirks.hides_ipv6 && address.host_kind() == HostKind::Ipv6 {
            return ScriptRead::Text(String::new());
        }
        let cookies = self.readable(jar, address, Reader::Script(page.frame), now);
        let text = serialise(cookies.iter().copied());
        let is_text = |cookie: &&Cookie| {
            core::str::from_utf8(cookie.name()).is_ok()
                && core::str::from_utf8(cookie.value()).is_ok()
        };
        if quirks.non_ascii == NonAscii::KeepAndBlank && !cookies.iter().all(is_text) {
            return ScriptRead::Text(String::new());
        }
        ScriptRead::Text(match String::from_utf8(text) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        })
    }

    /// The Cookie header a request carries; `None` when it carries none.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// let via = Via::Header { field: b"id=1; HttpOnly", date: None };
    /// rules.apply(&mut jar, &Write { page: &page, via, now });
    /// let request = Request::navigation(Address::parse("https://example.com/").unwrap());
    /// assert_eq!(rules.cookie_header(&jar, &request, now).unwrap(), b"id=1");
    /// let elsewhere = Request::navigation(Address::parse("https://www.example.com/").unwrap());
    /// assert_eq!(rules.cookie_header(&jar, &elsewhere, now), None);
    /// ```
    #[must_use]
    pub fn cookie_header(&self, jar: &Jar, request: &Request, now: UnixTime) -> Option<Vec<u8>> {
        let cookies = self.sent(jar, request, now);
        (!cookies.is_empty()).then(|| serialise(cookies.into_iter()))
    }

    /// The cookies a request carries, in their order.
    ///
    /// ```
    /// use document_cookie::rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// for text in [&b"a=1; SameSite=Strict"[..], b"b=2; SameSite=Lax"] {
    ///     rules.apply(&mut jar, &Write { page: &page, via: Via::Script { text }, now });
    /// }
    /// let mut request = Request::navigation(page.address.clone().unwrap());
    /// assert_eq!(rules.sent(&jar, &request, now).len(), 2);
    /// // A link on another site.
    /// request.initiator = Initiator::CrossSite;
    /// assert_eq!(rules.sent(&jar, &request, now)[0].name(), b"b");
    /// ```
    #[must_use]
    pub fn sent<'j>(&self, jar: &'j Jar, request: &Request, now: UnixTime) -> Vec<&'j Cookie> {
        let reach = match (request.initiator, request.destination, request.method) {
            (Initiator::SameSite, _, _) => Reach::SameSite,
            (Initiator::CrossSite, Destination::Within, _) => Reach::CrossSiteWithin,
            (Initiator::CrossSite, Destination::TopLevel, Method::Safe) => {
                Reach::CrossSiteNavigation
            }
            (Initiator::CrossSite, Destination::TopLevel, Method::Unsafe) => Reach::CrossSitePost,
        };
        self.readable(jar, &request.address, Reader::Request(reach), now)
    }

    fn readable<'j>(
        &self,
        jar: &'j Jar,
        address: &Address,
        reader: Reader,
        now: UnixTime,
    ) -> Vec<&'j Cookie> {
        let quirks = self.engine.quirks();
        let host = address.host();
        let site_name = domain::site_of(host, self.suffixes);
        let Some(site) = jar.site(site_name) else {
            return Vec::new();
        };
        let url_path = path::of_url(address.path(), quirks.url_path);
        let secure = is_secure(address, quirks);
        let own_copy =
            quirks.script_view == ScriptView::OwnCopy && matches!(reader, Reader::Script(_));
        let since = own_copy.then(|| jar.process_since(address.scheme(), site_name));
        let gets = |cookie: &Cookie| {
            !cookie.is_expired(now)
                && (secure || !cookie.secure)
                && cookie
                    .partition
                    .is_none_or(|scheme| scheme == address.scheme())
                && in_domain(cookie, address)
                && path::matches(cookie.path(), &url_path)
                && reader.may_have(cookie, quirks)
        };
        let mut found: Vec<(Place, &Cookie)> = site
            .entries()
            .iter()
            .filter(|entry| gets(&entry.cookie))
            .map(|entry| {
                let created = match since {
                    Some(since) => entry.created_for_script(since),
                    None => entry.created,
                };
                (
                    Place::of(&entry.cookie, host, created, quirks),
                    &*entry.cookie,
                )
            })
            .collect();
        if let Some(since) = since {
            found.extend(
                site.phantoms
                    .iter()
                    .filter(|phantom| phantom.created >= since && gets(&phantom.cookie))
                    .map(|phantom| {
                        (
                            Place::of(&phantom.cookie, host, phantom.created, quirks),
                            &*phantom.cookie,
                        )
                    }),
            );
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, cookie)| cookie).collect()
    }
}

impl Reader {
    fn may_have(self, cookie: &Cookie, quirks: &Quirks) -> bool {
        let same_site = match (cookie.same_site, quirks.unset_same_site) {
            (SameSite::Unset, UnsetSameSite::Lax) => SameSite::Lax,
            (SameSite::Unset, UnsetSameSite::None) => SameSite::None,
            (known, _) => known,
        };
        // What another site's page lets through is a policy for third
        // parties, the same for reading as for writing.
        let let_through = match quirks.cross_site_frame {
            CrossSiteFrame::SameSiteNone => true,
            CrossSiteFrame::PartitionedOnly | CrossSiteFrame::KeptPartitioned => {
                cookie.partition.is_some()
            }
            CrossSiteFrame::Nothing => false,
        };
        match self {
            Reader::Script(_) if cookie.http_only => false,
            Reader::Script(Frame::TopLevel | Frame::SameSite)
            | Reader::Request(Reach::SameSite) => true,
            Reader::Script(Frame::CrossSite) | Reader::Request(Reach::CrossSiteWithin) => {
                same_site == SameSite::None && let_through
            }
            Reader::Request(Reach::CrossSiteNavigation) => same_site != SameSite::Strict,
            Reader::Request(Reach::CrossSitePost) => same_site == SameSite::None,
        }
    }
}

/// A cookie's place in line: longer paths first, then by the engine's ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    path: core::cmp::Reverse<usize>,
    list: usize,
    created: u64,
}

impl Place {
    fn of(cookie: &Cookie, host: &str, created: u64, quirks: &Quirks) -> Place {
        let list = match quirks.ties {
            Ties::Creation => 0,
            Ties::DomainLists if cookie.host_only => 1,
            Ties::DomainLists => match host.len().saturating_sub(cookie.domain().len()) {
                0 => 0,
                labels => 1 + labels,
            },
        };
        Place {
            path: core::cmp::Reverse(cookie.path().len()),
            list,
            created,
        }
    }
}

/// Whether the cookie belongs to the host.
pub(super) fn in_domain(cookie: &Cookie, address: &Address) -> bool {
    let host = address.host().as_bytes();
    if cookie.host_only {
        // libsoup keeps an IPv6 address without its brackets.
        host == cookie.domain() || host.trim_ascii() == [b"[", cookie.domain(), b"]"].concat()
    } else {
        domain::matches(host, cookie.domain())
    }
}

/// Whether the engine takes an origin to be secure.
pub(super) fn is_secure(address: &Address, quirks: &Quirks) -> bool {
    address.scheme() == Scheme::Https
        || (quirks.secure_origins == SecureOrigins::Trustworthy && address.is_loopback())
}

/// Cookies as `document.cookie` and the Cookie header write them.
fn serialise<'a>(cookies: impl Iterator<Item = &'a Cookie>) -> Vec<u8> {
    let mut text = Vec::new();
    for cookie in cookies {
        // WebKitGTK keeps empty cookies, and shows nothing of them.
        if cookie.name().is_empty() && cookie.value().is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.extend_from_slice(b"; ");
        }
        if !cookie.name().is_empty() {
            text.extend_from_slice(cookie.name());
            text.push(b'=');
        }
        text.extend_from_slice(cookie.value());
    }
    text
}
