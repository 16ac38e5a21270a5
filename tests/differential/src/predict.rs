//! What the model says about a case, in the shape of what a browser shows.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use cookie_rules::{
    CompiledList, Destination, Frame, Idna, Initiator, Jar, Page, Request, Rule, Rules, SameSite,
    ScriptRead, UnixTime, Via, Write,
};

use crate::browser::Browser;
use crate::case::{self, Case};

/// A prediction.
#[derive(Debug)]
pub struct Prediction {
    /// `document.cookie` at the page; `None` where reading it throws.
    pub document_cookie: Option<String>,
    /// The jar as the browser's tools show it.
    pub stored: Vec<Kept>,
    /// At each of the further addresses: what script reads, and the header.
    pub also_read_at: Vec<(Option<String>, Option<String>)>,
    /// How often each rule had a say, and how often it decided.
    pub rules: BTreeMap<Rule, (usize, usize)>,
}

/// A cookie the model keeps.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The name's bytes.
    pub name: Vec<u8>,
    /// The value's bytes.
    pub value: Vec<u8>,
    /// The domain.
    pub domain: String,
    /// Whether it is sent to that host alone.
    pub host_only: bool,
    /// The path's bytes.
    pub path: Vec<u8>,
    /// The `Secure` flag.
    pub secure: bool,
    /// The `HttpOnly` flag.
    pub http_only: bool,
    /// Whether it lies in a partition of the jar.
    pub partitioned: bool,
    /// The `SameSite` attribute.
    pub same_site: SameSite,
    /// When it ends, in seconds since 1970.
    pub expires: Option<i64>,
}

/// What the model says a browser does with a case at this clock.
///
/// # Errors
/// When an url of the case is none.
pub fn predict(browser: Browser, case: &Case, now: i64) -> Result<Prediction> {
    let rules = Rules {
        engine: browser.model(),
        suffixes: &CompiledList,
        to_ascii: &Idna,
    };
    let now = UnixTime(now);
    let at = |url: &str| at(url, case, browser);
    let mut jar = Jar::new();
    let mut counts = BTreeMap::<Rule, (usize, usize)>::new();
    for write in &case.writes {
        let page = at(&write.url)?;
        let line = write.bytes()?;
        let via = match write.via {
            case::Via::Script => Via::Script { text: &line },
            case::Via::Header => Via::Header {
                field: &line,
                date: write.date.as_deref().map(str::as_bytes),
            },
        };
        let page = &page;
        for decision in &rules.write(&mut jar, &Write { page, via, now }) {
            for diagnostic in &decision.diagnostics {
                let count = counts.entry(diagnostic.rule).or_default();
                count.0 += 1;
                count.1 += usize::from(diagnostic.decided);
            }
        }
    }
    let page = at(&case.page)?;
    rules.visit(&mut jar, &page);
    let page_read = read(&rules, &jar, &page, now);
    let mut also_read_at = Vec::new();
    for url in &case.also_read_at {
        let page = at(url)?;
        rules.visit(&mut jar, &page);
        let request = request(&page, case)?;
        // A header is recorded byte by byte.
        let header = rules
            .cookie_header(&jar, &request, now)
            .map(|header| header.into_iter().map(char::from).collect());
        also_read_at.push((read(&rules, &jar, &page, now), header));
    }
    let stored = rules.reported(&jar, &page, now);
    Ok(Prediction {
        document_cookie: page_read,
        stored: stored
            .into_iter()
            .map(|reported| Kept {
                name: reported.cookie.name.to_vec(),
                value: reported.cookie.value.to_vec(),
                domain: String::from_utf8_lossy(&reported.cookie.domain).into_owned(),
                host_only: reported.cookie.host_only,
                // Drivers tell bytes that are no text each in their own way.
                path: match std::str::from_utf8(&reported.cookie.path) {
                    Ok(_) => reported.path,
                    Err(_) => reported.cookie.path.to_vec(),
                },
                secure: reported.cookie.secure,
                http_only: reported.cookie.http_only,
                partitioned: reported.cookie.partition.is_some(),
                same_site: reported.cookie.same_site,
                expires: reported.expires.map(|UnixTime(at)| at),
            })
            .collect(),
        also_read_at,
        rules: counts,
    })
}

/// The page of a case at this address.
fn at(url: &str, case: &Case, browser: Browser) -> Result<Page> {
    let page = Page::parse(url).map_err(|error| anyhow::anyhow!("{url}: {error:?}"))?;
    Ok(if case.cross_site {
        page.in_frame(Frame::CrossSite)
            .with_third_party(browser.third_party())
    } else {
        page
    })
}

/// The request for it.
fn request(page: &Page, case: &Case) -> Result<Request> {
    let typed = Request::navigation(page.url.clone().context("no host")?);
    Ok(if case.cross_site {
        Request {
            initiator: Initiator::CrossSite,
            destination: Destination::Within,
            third_party: page.third_party,
            ..typed
        }
    } else {
        typed
    })
}

fn read(rules: &Rules<'_>, jar: &Jar, page: &Page, now: UnixTime) -> Option<String> {
    match rules.document_cookie(jar, page, now) {
        ScriptRead::Text(text) => Some(text),
        ScriptRead::Throws => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builds_of_chromium_differ_in_frames_of_other_sites_alone() {
        let page = "https://app.test/".to_owned();
        let line = b"a=1; SameSite=None; Secure".to_vec();
        let write = case::Write::new(case::Via::Script, &page, line);
        let mut case = Case::new("id".into(), page, vec![write], Vec::new(), false);
        let read = |browser, case: &Case| {
            let predicted = predict(browser, case, 1_795_000_000).unwrap();
            predicted.document_cookie.unwrap()
        };
        assert_eq!(read(Browser::Chromium, &case), "a=1");
        assert_eq!(read(Browser::ChromiumUpstream, &case), "a=1");
        case.cross_site = true;
        assert_eq!(read(Browser::Chromium, &case), "");
        assert_eq!(read(Browser::ChromiumUpstream, &case), "a=1");
    }
}
