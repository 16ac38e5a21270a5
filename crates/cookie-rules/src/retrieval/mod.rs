//! Reading: which cookies a script or a request gets, in what order, and how
//! they are written.

mod reported;

use core::cmp::Reverse;

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
        let reach = match (request.initiator, request.destination, request.method) {
            (Initiator::SameSite, _, _) => Reach::SameSite,
            (Initiator::CrossSite, Destination::Within, _) => Reach::CrossSiteWithin,
            (Initiator::CrossSite, Destination::TopLevel, Method::Safe) => {
                Reach::CrossSiteNavigation
            }
            (Initiator::CrossSite, Destination::TopLevel, Method::Unsafe) => Reach::CrossSitePost,
        };
        self.readable(
            jar,
            &request.url,
            Reader::Request(reach, request.third_party),
            now,
        )
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
        let url_path = path::of_url(url.path(), differences.url_path);
        let secure = is_secure(url, differences.secure_origins);
        let own_copy =
            differences.script_view == ScriptView::OwnCopy && matches!(reader, Reader::Script(..));
        let since = own_copy.then(|| jar.process_since(url.scheme(), site_name));
        let gets = |cookie: &Cookie| {
            !cookie.is_expired(now)
                && (secure || !cookie.secure)
                && cookie.partition.is_none_or(|scheme| scheme == url.scheme())
                && belongs_to(cookie, url, differences.domain)
                && path::matches_as_engine(&cookie.path, &url_path, differences.url_path)
        };
        let mut found: Vec<(SortKey, &Cookie)> = site
            .entries()
            .filter(|(cookie, times)| {
                let hidden = cookie.http_only && !times.readable;
                gets(cookie) && reader.may_have(cookie, hidden, differences)
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
            let local = site.process_local.iter().filter(|local| {
                let cookie = &local.cookie;
                local.created >= since
                    && gets(cookie)
                    && reader.may_have(cookie, cookie.http_only, differences)
            });
            found.extend(local.map(|local| {
                let key = SortKey::of(&local.cookie, host, local.created, differences);
                (key, &*local.cookie)
            }));
        }
        found.sort_unstable_by_key(|(key, _)| *key);
        found.into_iter().map(|(_, cookie)| cookie).collect()
    }
}

impl Reader {
    /// Whether SameSite, HttpOnly and the policy for third parties let this
    /// reader have the cookie, which may be hidden from scripts.
    fn may_have(self, cookie: &Cookie, hidden: bool, differences: &Differences) -> bool {
        let same_site = effective(cookie.same_site, differences.unset_same_site);
        let (Reader::Script(_, setting) | Reader::Request(_, setting)) = self;
        // What another site's page lets through is a policy for third
        // parties, the same for reading as for writing.
        let let_through = match policy(differences.cross_site_frame, setting) {
            CrossSitePolicy::SameSiteNone => true,
            CrossSitePolicy::PartitionedOnly | CrossSitePolicy::KeptPartitioned => {
                cookie.partition.is_some()
            }
            CrossSitePolicy::Nothing => false,
        };
        match self {
            Reader::Script(..) if hidden => false,
            Reader::Script(Frame::TopLevel | Frame::SameSite, _)
            | Reader::Request(Reach::SameSite, _) => true,
            Reader::Script(Frame::CrossSite, _) | Reader::Request(Reach::CrossSiteWithin, _) => {
                same_site == SameSite::None && let_through
            }
            Reader::Request(Reach::CrossSiteNavigation, _) => same_site != SameSite::Strict,
            Reader::Request(Reach::CrossSitePost, _) => same_site == SameSite::None,
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
