//! A browser in miniature: one profile's jar, the page it shows, and a clock.

use std::time::Duration;

use crate::engine::Engine;
use crate::model::decision::Decision;
use crate::model::page::Page;
use crate::model::time::UnixTime;
use crate::model::url::UrlError;
use crate::model::write::{Via, Write};
use crate::retrieval::ScriptRead;
use crate::storage::jar::Jar;
use crate::storage::rules::{Environment, Rules};

/// A browser of one engine: its jar, the page it shows and its clock.
///
/// The clock stands at 2026-11-22 until it is set or [advanced](Self::advance).
///
/// ```
/// use cookie_rules::{Browser, Engine, Outcome};
///
/// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
/// assert_eq!(browser.receive("id=1; HttpOnly")[0].outcome, Outcome::Stored);
/// assert_eq!(browser.assign("theme=dark")[0].outcome, Outcome::Stored);
/// assert_eq!(browser.document_cookie().into_text().unwrap(), "theme=dark");
/// ```
#[derive(Clone, Debug)]
pub struct Browser {
    engine: Engine,
    environment: Environment,
    page: Page,
    now: UnixTime,
    jar: Jar,
}

impl Browser {
    /// An empty jar of an engine, and a page at `url`, in an environment that
    /// knows neither public suffixes nor a conversion of domains.
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// assert!(Browser::new(Engine::Firefox, "https://example.com/").is_ok());
    /// assert!(Browser::new(Engine::Firefox, "example.com").is_err());
    /// ```
    pub fn new(engine: Engine, url: &str) -> Result<Browser, UrlError> {
        Browser::in_environment(engine, url, Environment::default())
    }

    /// The same in an environment that knows more.
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, Environment, NoConversion, Outcome, SuffixList};
    /// use std::sync::Arc;
    ///
    /// let list = SuffixList::from_rules("io\ngithub.io", &NoConversion);
    /// let environment = Environment { suffixes: Arc::new(list), ..Environment::default() };
    /// let url = "https://me.github.io/";
    /// let mut browser = Browser::in_environment(Engine::Firefox, url, environment).unwrap();
    /// assert_eq!(browser.assign("a=1; Domain=github.io")[0].outcome, Outcome::Refused);
    /// ```
    pub fn in_environment(
        engine: Engine,
        url: &str,
        environment: Environment,
    ) -> Result<Browser, UrlError> {
        Ok(Browser {
            engine,
            page: Page::of_parsed(environment.parse_url(url))?,
            environment,
            now: UnixTime(1_795_305_600),
            jar: Jar::new(),
        })
    }

    /// The engine whose rules count.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// let browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// assert_eq!(browser.engine(), Engine::Firefox);
    /// ```
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The rules of the engine, in this browser's environment.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// let browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// assert_eq!(browser.rules().engine, Engine::Firefox);
    /// ```
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        self.environment.rules(self.engine)
    }

    /// What the rules take from outside.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// let browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// assert_eq!(browser.environment().to_ascii.to_ascii("é"), None);
    /// ```
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Every cookie of the profile.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// browser.receive("id=1; HttpOnly");
    /// assert_eq!(browser.jar().cookies(browser.clock()).count(), 1);
    /// ```
    #[must_use]
    pub fn jar(&self) -> &Jar {
        &self.jar
    }

    /// The page it shows.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// let browser = Browser::new(Engine::Firefox, "https://example.com/a").unwrap();
    /// assert_eq!(browser.page().url.as_ref().unwrap().path(), "/a");
    /// ```
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Shows another page, the cookies staying.
    ///
    /// # Errors
    /// When the URL is none of a page; the page before stays.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// browser.receive("id=1; Path=/shop");
    /// browser.visit("https://example.com/shop/cart").unwrap();
    /// assert_eq!(browser.document_cookie().into_text().unwrap(), "id=1");
    /// ```
    pub fn visit(&mut self, url: &str) -> Result<(), UrlError> {
        self.visit_page(Page::of_parsed(self.environment.parse_url(url))?);
        Ok(())
    }

    /// Shows another kind of page, such as one in a sandboxed frame.
    ///
    /// ```
    /// use cookie_rules::{Browser, DocumentKind, Engine, Page, ScriptRead};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let page = browser.page().clone().as_document(DocumentKind::Sandboxed);
    /// browser.visit_page(page);
    /// assert_eq!(browser.document_cookie(), ScriptRead::Throws);
    /// ```
    pub fn visit_page(&mut self, page: Page) {
        let rules = self.environment.rules(self.engine);
        rules.visit(&mut self.jar, &page);
        self.page = page;
    }

    /// What the clock shows.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, UnixTime};
    /// use std::time::Duration;
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let UnixTime(before) = browser.clock();
    /// browser.advance(Duration::from_secs(60));
    /// assert_eq!(browser.clock(), UnixTime(before + 60));
    /// ```
    #[must_use]
    pub fn clock(&self) -> UnixTime {
        self.now
    }

    /// Sets the clock.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, UnixTime};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// browser.set_clock(UnixTime(0));
    /// assert_eq!(browser.clock(), UnixTime(0));
    /// ```
    pub fn set_clock(&mut self, now: UnixTime) {
        self.now = now;
    }

    /// Lets time pass, in whole seconds.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine};
    /// use std::time::Duration;
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// browser.receive("id=1; Max-Age=60");
    /// browser.advance(Duration::from_secs(61));
    /// assert_eq!(browser.document_cookie().into_text().unwrap(), "");
    /// ```
    pub fn advance(&mut self, time: Duration) {
        self.now = self.now.after(time);
    }

    /// Takes the value of one `Set-Cookie` field of the page's own response.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, Outcome};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert_eq!(browser.receive("id=1; HttpOnly")[0].outcome, Outcome::Stored);
    /// ```
    pub fn receive(&mut self, set_cookie: &str) -> Vec<Decision> {
        self.write(Via::Header {
            field: set_cookie.as_bytes(),
            date: None,
        })
    }

    /// A script of the page assigns this text to `document.cookie`.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, Outcome};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert_eq!(browser.assign("id=1; HttpOnly")[0].outcome, Outcome::Refused);
    /// ```
    pub fn assign(&mut self, text: &str) -> Vec<Decision> {
        let text = text.as_bytes();
        self.write(Via::Script { text })
    }

    /// Takes a write of the page, however it comes.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, Via};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let field = b"id=\xff";
    /// assert_eq!(browser.write(Via::Header { field, date: None }).len(), 1);
    /// ```
    pub fn write(&mut self, via: Via<'_>) -> Vec<Decision> {
        let (page, now) = (&self.page, self.now);
        let rules = self.environment.rules(self.engine);
        rules.write(&mut self.jar, &Write { page, via, now })
    }

    /// What a write of the page would do, the jar staying as it is.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, Outcome, Via};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// browser.receive("id=1; HttpOnly");
    /// let decisions = browser.decide(Via::Script { text: b"id=2" });
    /// assert_eq!(decisions[0].outcome, Outcome::Refused);
    /// ```
    #[must_use]
    pub fn decide(&self, via: Via<'_>) -> Vec<Decision> {
        let (page, now) = (&self.page, self.now);
        self.rules().decide(&self.jar, &Write { page, via, now })
    }

    /// What `document.cookie` reads on the page.
    ///
    /// ```
    /// use cookie_rules::{Browser, Engine, ScriptRead};
    /// let mut browser = Browser::new(Engine::Chromium, "https://example.com/").unwrap();
    /// browser.receive("id=1");
    /// assert_eq!(browser.document_cookie(), ScriptRead::Text("id=1".to_owned()));
    /// ```
    #[must_use]
    pub fn document_cookie(&self) -> ScriptRead {
        self.rules()
            .document_cookie(&self.jar, &self.page, self.now)
    }
}
