//! What an engine's own tools report: WebDriver and developer tools do not
//! always show what is kept.

use super::Rules;
use super::cookie::{Cookie, UnixTime};
use super::jar::Jar;
use super::page::Page;
use super::quirks::Reporting;
use super::request::Request;

/// A cookie as the engine's tools report it.
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
    #[must_use]
    pub fn reported<'j>(&self, jar: &'j Jar, page: &Page, now: UnixTime) -> Vec<Reported<'j>> {
        let reporting = self.engine.quirks().reporting;
        let cookies: Vec<&Cookie> = match (reporting, &page.address) {
            (Reporting::PageOnly, Some(address)) => {
                self.sent(jar, &Request::navigation(address.clone()), now)
            }
            (Reporting::PageOnly, None) => Vec::new(),
            _ => jar.cookies(now).map(|cookie| &**cookie).collect(),
        };
        cookies
            .into_iter()
            .map(|cookie| Reported {
                cookie,
                path: match reporting {
                    Reporting::Utf8Paths => utf8_only(cookie.path()),
                    _ => cookie.path().to_vec(),
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
