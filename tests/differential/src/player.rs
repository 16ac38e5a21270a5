//! Plays cases in a real browser, one after another, each with an empty jar.
//!
//! What takes time is loading pages, so a document is used again as long as
//! the next step is at the same address: a case of script writes at one page,
//! which most are, costs three or four commands and no load.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use browsers::{Engine, Session, StoredCookie};
use serde_json::{Value, json};
use url::Url;

use crate::browser::Browser;
use crate::case::{Case, Observation, Reading, Via, Write};
use crate::stage::Stage;

/// WebKitGTK's jar is emptied where a case may have left something; what it
/// left elsewhere goes with the session, which is begun anew after this many.
const WEBKIT_SESSION: usize = 150;

/// So many writes may bring a site to its limit.
const BURST: usize = 100;

/// Writes lines (a list in JSON) and reads back: what it reads, or null where that throws; the clock.
const WRITE: &str = "
    for (const line of JSON.parse(arguments[0])) {
        try { document.cookie = line; } catch {}
    }
    let read = null;
    try { read = document.cookie; } catch {}
    return [read, Math.floor(Date.now() / 1000)];";

/// A browser that plays.
#[derive(Debug)]
pub struct Player {
    browser: Browser,
    stage: Stage,
    session: Session,
    /// Where the browser is, if that document can be used again.
    at: Option<Document>,
    played: usize,
}

/// A document: its address, and whether a page of another site frames it.
#[derive(Clone, Debug, PartialEq)]
struct Document {
    url: Url,
    cross_site: bool,
}

impl Player {
    /// Starts a browser and its server.
    ///
    /// # Errors
    /// When one of them does not start.
    pub async fn start(browser: Browser) -> Result<Self> {
        let stage = Stage::start().await?;
        let options = browser.options(stage.server());
        let session = Session::start(browser.engine(), options).await?;
        Ok(Self {
            browser,
            stage,
            session,
            at: None,
            played: 0,
        })
    }

    /// Ends the browser.
    pub async fn quit(self) {
        self.session.quit().await;
    }

    /// Plays a case.
    ///
    /// # Errors
    /// When an address of it is none, or the browser fails.
    pub async fn play(&mut self, case: &Case) -> Result<Observation> {
        self.played += 1;
        if self.browser.engine() == Engine::WebKit && self.played.is_multiple_of(WEBKIT_SESSION) {
            let options = self.browser.options(self.stage.server());
            self.session = Session::start(self.browser.engine(), options).await?;
            self.at = None;
        }
        self.stage.clear();

        let document = |url: &Url| Document {
            url: url.clone(),
            cross_site: case.cross_site,
        };
        let page = Url::parse(&case.page)?;
        for write in &case.writes {
            self.stage.admit(&Url::parse(&write.url)?);
        }
        self.stage.admit(&page);
        let mut writes = case.writes.as_slice();
        self.settle(case).await?;
        let mut last = None;
        while let Some(write) = writes.first() {
            let url = Url::parse(&write.url)?;
            if write.via == Via::Header {
                let date = write.date.as_deref().map(|date| ("Date", date.into()));
                let fields = date.into_iter().chain([("Set-Cookie", write.bytes()?)]);
                self.stage.arm(&url, fields.collect());
                // A field that fails the whole load is an outcome like others;
                // not every driver says so.
                let loaded = self.load(&document(&url)).await.is_ok();
                self.at = (loaded && !write.bytes()?.contains(&0)).then(|| document(&url));
                writes = &writes[1..];
                last = None;
                continue;
            }
            // Consecutive writes of one document are one command.
            let same = |next: &&Write| next.via == Via::Script && next.url == write.url;
            let count = writes.iter().take_while(same).count();
            let lines = writes[..count]
                .iter()
                .map(Write::json)
                .collect::<Result<Vec<_>>>()?;
            self.go(&document(&url)).await?;
            let read = self
                .session
                .run(WRITE, vec![json!(format!("[{}]", lines.join(",")))])
                .await?;
            // What makes room goes a moment later from where scripts see it.
            last = (case.writes.len() < BURST).then_some((url, read));
            writes = &writes[count..];
        }
        if self.browser.engine() == Engine::WebKit && hides(case) {
            self.leave().await?;
            last = None;
        }
        let read = match last {
            Some((url, read)) if url == page => read,
            _ => self.read_at(&document(&page)).await?,
        };
        let mut also_read_at = Vec::new();
        for address in &case.also_read_at {
            let address = Url::parse(address)?;
            self.stage.admit(&address);
            self.at = None;
            let read = self.read_at(&document(&address)).await?;
            also_read_at.push(Reading {
                document_cookie: read[0].as_str().map(str::to_owned),
                cookie_header: self.stage.cookie_header(&address),
            });
        }
        let stored = self.take_jar(case, &page).await?;
        Ok(Observation {
            document_cookie: read[0].as_str().map(str::to_owned),
            stored,
            also_read_at,
            now: read[1].as_i64().context("the browser's clock")?,
        })
    }

    /// Is at the site of the first write already: what the response that begins
    /// a process brings is not told to Firefox's scripts as what comes later is.
    async fn settle(&mut self, case: &Case) -> Result<()> {
        let Some(first) = case.writes.first() else {
            return Ok(());
        };
        if self.browser.engine() == Engine::Firefox && first.via == Via::Header {
            let url = Url::parse(&first.url)?;
            let document = Document {
                url,
                cross_site: case.cross_site,
            };
            let there = |at: &Document| {
                at.cross_site == case.cross_site && at.url.origin() == document.url.origin()
            };
            if !self.at.as_ref().is_some_and(there) {
                self.go(&document).await?;
            }
        }
        Ok(())
    }

    /// Is at this document, by a load if need be.
    async fn go(&mut self, document: &Document) -> Result<()> {
        if self.at.as_ref() != Some(document) {
            self.load(document).await?;
            self.at = Some(document.clone());
        }
        Ok(())
    }

    /// Loads it; in a frame, that is where scripts run from then on.
    async fn load(&mut self, document: &Document) -> Result<()> {
        self.at = None;
        if document.cross_site {
            let embedder = Stage::embedding(&document.url)?;
            self.session.goto(embedder.as_str()).await?;
            self.session.enter_frame(0).await?;
        } else {
            self.session.goto(document.url.as_str()).await?;
        }
        Ok(())
    }

    /// Goes on in a new window, which has a process of its own.
    async fn leave(&mut self) -> Result<()> {
        let window = self.session.new_window().await?;
        self.session.close_window().await?;
        self.session.switch_to_window(window).await?;
        self.at = None;
        Ok(())
    }

    async fn read_at(&mut self, document: &Document) -> Result<Value> {
        self.go(document).await?;
        self.session.run(WRITE, vec![json!("[]")]).await
    }

    /// The jar, which is empty afterwards. WebKitGTK tells and removes what a
    /// page would be sent, so there the case's addresses are visited, and the
    /// paths that its lines name.
    async fn take_jar(&mut self, case: &Case, page: &Url) -> Result<Vec<StoredCookie>> {
        if self.browser.engine() != Engine::WebKit {
            let jar = self.session.jar(&[]).await?;
            self.session.empty_jar().await?;
            return Ok(jar);
        }
        // The driver tells of the page at the top.
        let at_top = |url: Url| Document {
            url,
            cross_site: false,
        };
        if case.fresh {
            self.go(&at_top(page.clone())).await?;
            return self.session.cookies_here().await;
        }
        let mut jar = Vec::new();
        for address in probes(case, page)? {
            self.stage.admit(&address);
            self.go(&at_top(address)).await?;
            let seen = self.session.cookies_here().await?;
            for cookie in &seen {
                // One at a time: the command for all leaves domain cookies, and
                // takes those of other paths, which a later visit is to see.
                if cookie.name.is_empty() {
                    // No address names it.
                    self.session.delete_all_cookies().await?;
                } else {
                    self.session.delete_cookie(cookie.name.as_str()).await?;
                }
            }
            jar.extend(seen);
        }
        Ok(jar)
    }
}

/// Whether a case has `HttpOnly` cookies. WebKitGTK's script side believes its
/// own write over one until its process ends, whatever the jar says.
fn hides(case: &Case) -> bool {
    let named = |line: &[u8]| {
        line.to_ascii_lowercase()
            .windows(8)
            .any(|part| part == b"httponly")
    };
    case.writes
        .iter()
        .any(|write| write.bytes().is_ok_and(|line| named(&line)))
}

/// Where cookies of a case may be seen: its addresses, those with the paths
/// that its lines name, and the same by https if a line says Secure.
fn probes(case: &Case, page: &Url) -> Result<Vec<Url>> {
    let mut addresses = vec![page.clone()];
    for address in case
        .writes
        .iter()
        .map(|write| &write.url)
        .chain(&case.also_read_at)
    {
        addresses.push(Url::parse(address)?);
    }
    let mut secure = false;
    for write in &case.writes {
        // Half a surrogate pair is in no line that names a path.
        let Ok(line) = write.bytes() else { continue };
        let line = String::from_utf8_lossy(&line).into_owned();
        secure |= line.to_ascii_lowercase().contains("secure");
        for attribute in line.split([';', ',']).skip(1) {
            let Some((name, path)) = attribute.split_once('=') else {
                continue;
            };
            if name.trim().eq_ignore_ascii_case("path") && path.trim().starts_with('/') {
                let host = Url::parse(&write.url)?;
                addresses.extend(host.join(&format!("{}/x", path.trim().trim_end_matches('/'))));
                addresses.extend(host.join(path.trim()));
            }
        }
    }
    if secure {
        for mut address in addresses.clone() {
            if address.set_scheme("https").is_ok() {
                addresses.push(address);
            }
        }
    }
    let mut seen = BTreeSet::new();
    // A path that begins with two slashes would be another host.
    let hosts: BTreeSet<_> = addresses[..=case.writes.len() + case.also_read_at.len()]
        .iter()
        .map(|address| address.host_str().map(str::to_owned))
        .collect();
    addresses.retain(|address| {
        hosts.contains(&address.host_str().map(str::to_owned)) && seen.insert(address.clone())
    });
    Ok(addresses)
}
