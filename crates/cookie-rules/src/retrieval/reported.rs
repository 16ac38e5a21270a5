//! What an engine's own tools report: WebDriver and developer tools do not
//! always show what is kept.

use crate::engine::differences::Reporting;
use crate::model::cookie::Cookie;
use crate::model::page::Page;
use crate::model::request::Request;
use crate::model::time::UnixTime;
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;

/// A cookie as the engine's tools report it.
///
/// ```
/// use cookie_rules::*;
///
/// let (rules, now) = (Rules::new(Engine::WebKitGtk), UnixTime(1_795_000_000));
/// let page = Page::parse("https://example.com/").unwrap();
/// let mut jar = Jar::new();
/// let via = Via::Script { text: b"id=1; Max-Age=2000000000" };
/// rules.apply(&mut jar, &Write { page: &page, via, now });
/// let reported = &rules.reported(&jar, &page, now)[0];
/// // What is kept ends in 2090; what is reported has wrapped.
/// assert_eq!(reported.cookie.expires, Some(UnixTime(3_795_000_000)));
/// assert_eq!(reported.expires, Some(UnixTime(3_795_000_000 - (1 << 32))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported<'a> {
    /// The cookie as kept.
    pub cookie: &'a Cookie,
    /// The path reported.
    pub path: Vec<u8>,
    /// The end reported.
    pub expires: Option<UnixTime>,
}

impl Rules<'_> {
    /// Every cookie the engine's tools report at `page`.
    ///
    /// WebKitGTK's WebDriver shows only the cookies that travel to the page's
    /// own URL, and times in 32 bits, which wrap; the others show all.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let now = UnixTime(1_795_000_000);
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let count = |engine| {
    ///     let (rules, mut jar) = (Rules::new(engine), Jar::new());
    ///     let via = Via::Script { text: b"id=1; Path=/elsewhere" };
    ///     rules.apply(&mut jar, &Write { page: &page, via, now });
    ///     rules.reported(&jar, &page, now).len()
    /// };
    /// assert_eq!((count(Engine::Firefox), count(Engine::WebKitGtk)), (1, 0));
    /// ```
    #[must_use]
    pub fn reported<'j>(&self, jar: &'j Jar, page: &Page, now: UnixTime) -> Vec<Reported<'j>> {
        let reporting = self.engine.differences().reporting;
        let cookies: Vec<&Cookie> = match (reporting, &page.url) {
            (Reporting::PageOnly, Some(url)) => {
                self.sent(jar, &Request::navigation(url.clone()), now)
            }
            (Reporting::PageOnly, None) => Vec::new(),
            _ => jar.cookies(now).map(|cookie| &**cookie).collect(),
        };
        cookies
            .into_iter()
            .map(|cookie| Reported {
                cookie,
                path: match reporting {
                    Reporting::Utf8Paths => utf8_only(&cookie.path),
                    _ => cookie.path.to_vec(),
                },
                expires: cookie.expires.map(|UnixTime(at)| match reporting {
                    Reporting::PageOnly => UnixTime(i64::from(at as i32)),
                    _ => UnixTime(at),
                }),
            })
            .collect()
    }
}

fn utf8_only(text: &[u8]) -> Vec<u8> {
    text.utf8_chunks()
        .flat_map(|chunk| chunk.valid().bytes())
        .collect()
}
