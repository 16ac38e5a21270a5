//! Reading: which cookies a script or a request gets, in what order, and how
//! they are written.

mod reported;
mod withheld;

use core::cmp::Reverse;
use std::borrow::Cow;

use crate::engine::differences::{Differences, NonAscii, ScriptView, Ties};
use crate::matching::domain;
use crate::matching::path;
use crate::model::cookie::Cookie;
use crate::model::page::{DocumentKind, Frame, Page, ThirdPartyCookies};
use crate::model::request::{Destination, Initiator, Method, Request};
use crate::model::same_site::SameSite;
use crate::model::time::UnixTime;
use crate::model::url::{CookieUrl, HostKind};
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;
use crate::storage::{CrossSitePolicy, belongs_to, effective, is_secure, policy};

pub use reported::Reported;
pub use withheld::Withheld;

/// What script reads.
///
/// ```
/// use cookie_rules::*;
///
/// let (jar, now) = (Jar::new(), UnixTime(1_795_000_000));
/// let sandboxed = Page::parse("https://example.com/").unwrap().as_document(DocumentKind::Sandboxed);
/// let rules = Rules::new(Engine::Firefox);
/// assert_eq!(rules.document_cookie(&jar, &sandboxed, now), ScriptRead::Throws);
/// // A data: page throws in Chromium, and shows nothing in Firefox.
/// let data = Page::parse("data:text/html,").unwrap();
/// assert_eq!(rules.document_cookie(&jar, &data, now), ScriptRead::Text(String::new()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptRead {
    /// The value of `document.cookie`.
    Text(String),
    /// Access throws a SecurityError.
    Throws,
}

impl ScriptRead {
    /// The value of `document.cookie`; `None` where access throws.
    ///
    /// ```
    /// use cookie_rules::ScriptRead;
    /// assert_eq!(ScriptRead::Text("id=1".to_owned()).into_text().unwrap(), "id=1");
    /// assert_eq!(ScriptRead::Throws.into_text(), None);
    /// ```
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        match self {
            ScriptRead::Text(text) => Some(text),
            ScriptRead::Throws => None,
        }
    }
}

/// Whose reading it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Script(Frame, ThirdPartyCookies),
    Request(Reach, ThirdPartyCookies),
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
    /// use cookie_rules::*;
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
        let differences = self.engine.differences();
        match page.document {
            DocumentKind::Sandboxed => return ScriptRead::Throws,
            DocumentKind::WithoutSite if differences.throws_without_site => {
                return ScriptRead::Throws;
            }
            DocumentKind::WithoutSite | DocumentKind::Frameless => {
                return ScriptRead::Text(String::new());
            }
            DocumentKind::Ordinary => {}
        }
        let Some(url) = &page.url else {
            return ScriptRead::Text(String::new());
        };
        if differences.hides_ipv6 && url.host_kind() == HostKind::Ipv6 {
            return ScriptRead::Text(String::new());
        }
        let cookies = self.readable(jar, url, Reader::Script(page.frame, page.third_party), now);
        let text = serialise(cookies.iter().copied());
        let is_text = |cookie: &&Cookie| {
            core::str::from_utf8(&cookie.name).is_ok()
                && core::str::from_utf8(&cookie.value).is_ok()
        };
        if differences.non_ascii == NonAscii::KeepAndBlank && !cookies.iter().all(is_text) {
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
    /// use cookie_rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// let via = Via::Header { field: b"id=1; HttpOnly", date: None };
    /// rules.apply(&mut jar, &Write { page: &page, via, now });
    /// let request = Request::navigation(CookieUrl::parse("https://example.com/").unwrap());
    /// assert_eq!(rules.cookie_header(&jar, &request, now).unwrap(), b"id=1");
    /// let elsewhere = Request::navigation(CookieUrl::parse("https://www.example.com/").unwrap());
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
    /// use cookie_rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// for text in [&b"a=1; SameSite=Strict"[..], b"b=2; SameSite=Lax"] {
    ///     rules.apply(&mut jar, &Write { page: &page, via: Via::Script { text }, now });
    /// }
    /// let mut request = Request::navigation(page.url.clone().unwrap());
    /// assert_eq!(rules.sent(&jar, &request, now).len(), 2);
    /// // A link on another site.
    /// request.initiator = Initiator::CrossSite;
    /// assert_eq!(rules.sent(&jar, &request, now)[0].name[..], b"b"[..]);
    /// ```
    #[must_use]
    pub fn sent<'j>(&self, jar: &'j Jar, request: &Request, now: UnixTime) -> Vec<&'j Cookie> {
        self.readable(
            jar,
            &request.url,
            Reader::Request(Reach::of(request), request.third_party),
            now,
        )
    }

    /// Why a request does not carry a cookie; `None` when it does.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Chromium), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/shop/").unwrap();
    /// let via = Via::Header { field: b"id=1; Path=/shop; SameSite=Strict", date: None };
    /// let write = Write { page: &page, via, now };
    /// let cookie = rules.decide(&Jar::new(), &write)[0].kept.clone().unwrap();
    /// let withheld = |url: &str| {
    ///     let request = Request::navigation(CookieUrl::parse(url).unwrap());
    ///     rules.withheld(&cookie, &request, now)
    /// };
    /// assert_eq!(withheld("https://example.com/shop/cart"), None);
    /// assert_eq!(withheld("https://example.com/"), Some(Withheld::Path));
    /// assert_eq!(withheld("https://www.example.com/shop/"), Some(Withheld::Host));
    /// ```
    #[must_use]
    pub fn withheld(&self, cookie: &Cookie, request: &Request, now: UnixTime) -> Option<Withheld> {
        let reader = Reader::Request(Reach::of(request), request.third_party);
        let reading = Reading::of(self.engine.differences(), &request.url, reader, now);
        reading.withheld(cookie, false)
    }

    fn readable<'j>(
        &self,
        jar: &'j Jar,
        url: &CookieUrl,
        reader: Reader,
        now: UnixTime,
    ) -> Vec<&'j Cookie> {
        let differences = self.engine.differences();
        let host = url.host();
        let site_name = domain::site_of(host, self.suffixes);
        let Some(site) = jar.site(site_name) else {
            return Vec::new();
        };
        let own_copy =
            differences.script_view == ScriptView::OwnCopy && matches!(reader, Reader::Script(..));
        let since = own_copy.then(|| jar.process_since(url.scheme(), site_name));
        let reading = Reading::of(differences, url, reader, now);
        let mut found: Vec<(SortKey, &Cookie)> = site
            .entries()
            .map(|stored| (&stored.cookie, &stored.times))
            .filter(|(cookie, times)| {
                let hidden = cookie.http_only && !times.readable;
                reading.withheld(cookie, hidden).is_none()
            })
            .map(|(cookie, times)| {
                let created = match since {
                    Some(since) => times.created_for_script(since),
                    None => times.created,
                };
                (SortKey::of(cookie, host, created, differences), &**cookie)
            })
            .collect();
        if let Some(since) = since {
            let local = site.local().filter(|(cookie, created)| {
                *created >= since && reading.withheld(cookie, cookie.http_only).is_none()
            });
            found.extend(local.map(|(cookie, created)| {
                let key = SortKey::of(cookie, host, created, differences);
                (key, &**cookie)
            }));
        }
        found.sort_unstable_by_key(|(key, _)| *key);
        found.into_iter().map(|(_, cookie)| cookie).collect()
    }
}

impl Reach {
    fn of(request: &Request) -> Reach {
        match (request.initiator, request.destination, request.method) {
            (Initiator::SameSite, _, _) => Reach::SameSite,
            (Initiator::CrossSite, Destination::Within, _) => Reach::CrossSiteWithin,
            (Initiator::CrossSite, Destination::TopLevel, Method::Safe) => {
                Reach::CrossSiteNavigation
            }
            (Initiator::CrossSite, Destination::TopLevel, Method::Unsafe) => Reach::CrossSitePost,
        }
    }
}

/// One reading: all that decides which cookies it gets besides the cookies.
struct Reading<'a> {
    differences: &'a Differences,
    url: &'a CookieUrl,
    url_path: Cow<'a, [u8]>,
    secure: bool,
    reader: Reader,
    now: UnixTime,
}

impl<'a> Reading<'a> {
    fn of(
        differences: &'a Differences,
        url: &'a CookieUrl,
        reader: Reader,
        now: UnixTime,
    ) -> Reading<'a> {
        Reading {
            differences,
            url,
            url_path: path::of_url(url.path(), differences.url_path),
            secure: is_secure(url, differences.secure_origins),
            reader,
            now,
        }
    }

    /// Why the reader does not get a cookie, which may be hidden from scripts.
    fn withheld(&self, cookie: &Cookie, hidden: bool) -> Option<Withheld> {
        let differences = self.differences;
        if !belongs_to(cookie, self.url, differences.domain) {
            Some(Withheld::Host)
        } else if !path::matches_as_engine(&cookie.path, &self.url_path, differences.url_path) {
            Some(Withheld::Path)
        } else if cookie.secure && !self.secure {
            Some(Withheld::Secure)
        } else if cookie.is_expired(self.now) {
            Some(Withheld::Ended)
        } else if cookie
            .partition
            .is_some_and(|scheme| scheme != self.url.scheme())
        {
            Some(Withheld::Partition)
        } else {
            self.withheld_from_reader(cookie, hidden)
        }
    }

    /// Whether SameSite, HttpOnly and the policy for third parties keep the
    /// cookie from this reader.
    fn withheld_from_reader(&self, cookie: &Cookie, hidden: bool) -> Option<Withheld> {
        let same_site = effective(cookie.same_site, self.differences.unset_same_site);
        let by_same_site = Withheld::SameSite {
            written: cookie.same_site,
            counts: same_site,
        };
        let (Reader::Script(_, setting) | Reader::Request(_, setting)) = self.reader;
        // What another site's page lets through is a policy for third
        // parties, the same for reading as for writing.
        let let_through = match policy(self.differences.cross_site_frame, setting) {
            CrossSitePolicy::SameSiteNone => true,
            CrossSitePolicy::PartitionedOnly | CrossSitePolicy::KeptPartitioned => {
                cookie.partition.is_some()
            }
            CrossSitePolicy::Nothing => false,
        };
        match self.reader {
            Reader::Script(..) if hidden => Some(Withheld::HttpOnly),
            Reader::Script(Frame::TopLevel | Frame::SameSite, _)
            | Reader::Request(Reach::SameSite, _) => None,
            Reader::Script(Frame::CrossSite, _) | Reader::Request(Reach::CrossSiteWithin, _) => {
                if same_site != SameSite::None {
                    Some(by_same_site)
                } else {
                    (!let_through).then_some(Withheld::ThirdParty)
                }
            }
            Reader::Request(Reach::CrossSiteNavigation, _) => {
                (same_site == SameSite::Strict).then_some(by_same_site)
            }
            Reader::Request(Reach::CrossSitePost, _) => {
                (same_site != SameSite::None).then_some(by_same_site)
            }
        }
    }
}

/// What cookies are read in the order of: longer paths first, then by the
/// engine's way with ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    path: Reverse<usize>,
    list: usize,
    created: u64,
}

impl SortKey {
    fn of(cookie: &Cookie, host: &str, created: u64, differences: &Differences) -> SortKey {
        let list = match differences.ties {
            Ties::Creation => 0,
            Ties::DomainLists if cookie.host_only => 1,
            Ties::DomainLists => match host.len().saturating_sub(cookie.domain.len()) {
                0 => 0,
                labels => 1 + labels,
            },
        };
        SortKey {
            path: Reverse(cookie.path.len()),
            list,
            created,
        }
    }
}

/// Cookies as `document.cookie` and the Cookie header write them.
fn serialise<'a>(cookies: impl Iterator<Item = &'a Cookie>) -> Vec<u8> {
    let mut text = Vec::new();
    for cookie in cookies {
        // WebKitGTK keeps empty cookies, and shows nothing of them.
        if cookie.name.is_empty() && cookie.value.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.extend_from_slice(b"; ");
        }
        if !cookie.name.is_empty() {
            text.extend_from_slice(&cookie.name);
            text.push(b'=');
        }
        text.extend_from_slice(&cookie.value);
    }
    text
}
