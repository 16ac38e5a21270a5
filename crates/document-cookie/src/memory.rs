//! A jar in memory that follows the rules of any engine, for tests without a
//! browser. The clock and the page are the test's to set.

use crate::change::ChangeSource;
use crate::error::Error;
use crate::jar::{CookieJar, Listener, Watch};
use crate::prediction::Context;
use cookie_rules::{
    Browser, CookieUrl, Decision, Engine, Environment, Page, ScriptRead, UnixTime, UrlError,
};
use std::cell::RefCell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The cookies of one browser profile, seen from one page.
///
/// Its clock stands at 2026-11-22 until it is set or [advanced](Self::advance).
///
/// ```
/// use document_cookie::{MemoryJar, Outcome, TypedCookie, rules::Engine};
/// use std::time::Duration;
///
/// const VISITS: TypedCookie<u32> =
///     TypedCookie::new("visits").max_age(Duration::from_secs(60));
///
/// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
/// assert_eq!(VISITS.set(&jar, &7).unwrap().outcome, Outcome::Stored);
/// jar.advance(Duration::from_secs(59));
/// assert_eq!(VISITS.get(&jar), Ok(Some(7)));
/// jar.advance(Duration::from_secs(1));
/// assert_eq!(VISITS.get(&jar), Ok(None));
/// ```
#[derive(Debug)]
pub struct MemoryJar {
    id: usize,
    browser: Mutex<Browser>,
}

/// Who listens to a jar of this thread.
struct Listening {
    id: usize,
    jar: usize,
    listener: Listener,
}

static NEXT_ID: AtomicUsize = AtomicUsize::new(0);

// A listener stays on the thread that it was made on.
thread_local! {
    static LISTENING: RefCell<Vec<Listening>> = const { RefCell::new(Vec::new()) };
}

impl MemoryJar {
    /// An empty jar of an engine, and a page at `url` that looks into it. It
    /// knows no public suffixes; see [`MemoryJar::of_browser`].
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert_eq!(jar.read().unwrap(), "");
    /// ```
    pub fn new(engine: Engine, url: &str) -> Result<Self, UrlError> {
        Ok(Self::of_browser(Browser::new(engine, url)?))
    }

    /// The same in an environment that knows public suffixes or a conversion of
    /// domains.
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, SetCookie, write_verified};
    /// use document_cookie::rules::{Engine, Environment, NoConversion, Outcome, SuffixList};
    /// use std::sync::Arc;
    ///
    /// let list = SuffixList::from_rules("io\ngithub.io", &NoConversion);
    /// let environment = Environment { suffixes: Arc::new(list), ..Environment::default() };
    /// let url = "https://me.github.io/";
    /// let jar = MemoryJar::in_environment(Engine::Chromium, url, environment).unwrap();
    /// let cookie = SetCookie::new("id", "1").unwrap().domain("github.io").unwrap();
    /// let report = write_verified(&jar, &cookie).unwrap();
    /// assert_eq!(report.outcome, Outcome::Refused);
    /// ```
    pub fn in_environment(
        engine: Engine,
        url: &str,
        environment: Environment,
    ) -> Result<Self, UrlError> {
        Ok(Self::of_browser(Browser::in_environment(
            engine,
            url,
            environment,
        )?))
    }

    /// What scripts on the page of a [`Browser`] see and write.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::{Browser, Engine}};
    /// let mut browser = Browser::new(Engine::Firefox, "https://example.com/").unwrap();
    /// browser.receive("id=1");
    /// assert_eq!(MemoryJar::of_browser(browser).read().unwrap(), "id=1");
    /// ```
    #[must_use]
    pub fn of_browser(browser: Browser) -> Self {
        Self {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
            browser: Mutex::new(browser),
        }
    }

    /// Looks from another page, the cookies staying.
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=1; Path=/shop");
    /// assert_eq!(jar.read().unwrap(), "");
    /// jar.visit("https://example.com/shop/cart").unwrap();
    /// assert_eq!(jar.read().unwrap(), "id=1");
    /// ```
    pub fn visit(&self, url: &str) -> Result<(), UrlError> {
        self.change(|browser| browser.visit(url))
    }

    /// Looks from another kind of page, such as one in a sandboxed frame.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::{DocumentKind, Engine, Page}};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let frame = Page::parse("https://example.com/a").unwrap();
    /// jar.visit_page(frame.as_document(DocumentKind::Sandboxed));
    /// assert!(jar.read().is_err());
    /// assert_eq!(jar.url().unwrap().path(), "/a");
    /// ```
    pub fn visit_page(&self, page: Page) {
        self.change(|browser| browser.visit_page(page));
    }

    /// Sets the clock.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, UnixTime, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.set_clock(UnixTime(0));
    /// assert_eq!(jar.clock(), UnixTime(0));
    /// ```
    pub fn set_clock(&self, now: UnixTime) {
        self.change(|browser| browser.set_clock(now));
    }

    /// What the clock shows.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, UnixTime, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let UnixTime(before) = jar.clock();
    /// jar.advance(std::time::Duration::from_secs(60));
    /// assert_eq!(jar.clock(), UnixTime(before + 60));
    /// ```
    #[must_use]
    pub fn clock(&self) -> UnixTime {
        self.browser().clock()
    }

    /// Lets time pass, in whole seconds.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// use std::time::Duration;
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=1; Max-Age=60");
    /// jar.advance(Duration::from_secs(61));
    /// assert_eq!(jar.read().unwrap(), "");
    /// ```
    pub fn advance(&self, time: Duration) {
        self.change(|browser| browser.advance(time));
    }

    /// Takes the value of one `Set-Cookie` field of the page's own response,
    /// and gives what the engine does with it.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Firefox, "https://example.com/").unwrap();
    /// jar.receive("id=1; HttpOnly");
    /// jar.receive("theme=dark");
    /// assert_eq!(jar.read().unwrap(), "theme=dark");
    /// ```
    pub fn receive(&self, set_cookie: &str) -> Vec<Decision> {
        self.change(|browser| browser.receive(set_cookie))
    }

    fn browser(&self) -> MutexGuard<'_, Browser> {
        self.browser.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something to the browser from outside the page.
    fn change<T>(&self, act: impl FnOnce(&mut Browser) -> T) -> T {
        self.observed(ChangeSource::Elsewhere, act)
    }

    /// Does something to the browser, and tells who listens if the page then
    /// shows other cookies.
    fn observed<T>(&self, source: ChangeSource, act: impl FnOnce(&mut Browser) -> T) -> T {
        let mut browser = self.browser();
        let before = browser.document_cookie();
        let result = act(&mut browser);
        let changed = browser.document_cookie() != before;
        // A listener may read and write.
        drop(browser);
        if changed {
            let mine = |listening: &&Listening| listening.jar == self.id;
            let listeners: Vec<Listener> = LISTENING.with_borrow(|all| {
                let mine = all.iter().filter(mine);
                mine.map(|listening| listening.listener.clone()).collect()
            });
            listeners.iter().for_each(|listener| listener(source));
        }
        result
    }
}

fn text_of(read: ScriptRead) -> Result<String, Error> {
    read.into_text().ok_or_else(|| Error::Denied {
        message: "SecurityError".to_owned(),
    })
}

impl CookieJar for MemoryJar {
    fn read(&self) -> Result<String, Error> {
        text_of(self.browser().document_cookie())
    }

    fn write(&self, line: &str) -> Result<(), Error> {
        // It throws for a write where it throws for a read.
        self.read()?;
        self.observed(ChangeSource::Here, |browser| drop(browser.assign(line)));
        Ok(())
    }

    fn url(&self) -> Option<CookieUrl> {
        self.browser().page().url.clone()
    }

    /// Listeners hear of what is written on their own thread.
    fn listen(&self, listener: Listener) -> Result<Watch, Error> {
        self.read()?;
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        let jar = self.id;
        LISTENING.with_borrow_mut(|all| all.push(Listening { id, jar, listener }));
        Ok(Watch::new(id, |id| {
            let gone = LISTENING.with_borrow_mut(|all| {
                let at = all.iter().position(|listening| listening.id == id)?;
                Some(all.remove(at))
            });
            // What it holds may end another one.
            drop(gone);
        }))
    }

    fn context(&self) -> Option<Context> {
        let browser = self.browser();
        Some(Context {
            environment: browser.environment().clone(),
            jar: browser.jar().clone(),
            ..Context::new(
                browser.engine().into(),
                browser.page().clone(),
                browser.clock(),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deletion::{BlockedBy, delete_all, delete_copy};
    use crate::{Lifetime, Outcome, PossibleCause, SetCookie, write_verified};
    use cookie_rules::{Assumption, DocumentKind};

    fn jar(engine: Engine, url: &str) -> MemoryJar {
        MemoryJar::new(engine, url).unwrap()
    }

    /// Does not say where its page is.
    struct Placeless<'a>(&'a MemoryJar);

    impl CookieJar for Placeless<'_> {
        fn read(&self) -> Result<String, Error> {
            self.0.read()
        }
        fn write(&self, line: &str) -> Result<(), Error> {
            self.0.write(line)
        }
    }

    #[test]
    fn a_jar_can_be_shared_between_threads() {
        fn is_shared<T: Send + Sync>() {}
        is_shared::<MemoryJar>();
        is_shared::<crate::RequestJar>();
    }

    #[test]
    fn the_page_and_the_jar_that_are_predicted_for_are_those_there_are() {
        let jar = jar(Engine::Chromium, "https://e.org/");
        jar.visit_page(Page::parse("https://e.org/a/b").unwrap());
        assert_eq!(jar.url().unwrap().path(), "/a/b");
        jar.receive("a=1; HttpOnly; Path=/");
        let report = write_verified(&jar, &SetCookie::new("a", "2").unwrap()).unwrap();
        let prediction = report.prediction.clone().unwrap();
        assert_eq!(prediction.decision.outcome, Outcome::Refused);
        assert_eq!(report.possible_causes(), [PossibleCause::HttpOnlyInTheWay]);
    }

    #[test]
    fn the_first_response_of_a_site_is_named_as_an_assumption_in_firefox() {
        let jar = jar(Engine::Firefox, "https://e.org/");
        jar.receive("a=1; HttpOnly; Path=/");
        let prediction = jar.context().unwrap().predict("a=2; Path=/").unwrap();
        let assumptions = prediction.decision.assumptions;
        assert!(assumptions.contains(Assumption::SiteOpenBefore));
    }

    #[test]
    fn a_sandboxed_frame_is_denied_reading_and_writing() {
        let jar = jar(Engine::Chromium, "https://e.org/");
        let page = jar.browser().page().clone();
        let page = page.as_document(DocumentKind::Sandboxed);
        jar.visit_page(page);
        assert!(matches!(jar.read(), Err(Error::Denied { .. })));
        assert!(matches!(jar.write("a=1"), Err(Error::Denied { .. })));
    }

    #[test]
    fn a_refusal_carries_the_rule_and_the_fix() {
        let jar = jar(Engine::Chromium, "http://e.org/");
        let cookie = SetCookie::new("__Host-a", "1").unwrap().with_secure(false);
        let report = write_verified(&jar, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Refused);
        assert_eq!(report.possible_causes(), [PossibleCause::RefusedByRule]);
        let prediction = report.prediction.unwrap();
        assert!(prediction.decision.rejection().is_some());
        assert!(!prediction.decision.suggestions.is_empty());
    }

    #[test]
    fn a_refusal_that_nobody_foresaw_names_what_may_be_and_claims_nothing() {
        let jar = jar(Engine::Firefox, "https://e.org/");
        jar.receive("a=1; Path=/; HttpOnly");
        let cookie = SetCookie::new("a", "2").unwrap();
        let report = write_verified(&Placeless(&jar), &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Refused);
        assert!(
            report
                .possible_causes()
                .contains(&PossibleCause::HttpOnlyInTheWay)
        );
        assert!(report.prediction.is_none());
    }

    #[test]
    fn a_cookie_of_a_path_beside_the_page_is_not_called_refused() {
        let jar = jar(Engine::Chromium, "https://e.org/a");
        let cookie = SetCookie::new("a", "1").unwrap().path("/b").unwrap();
        let report = write_verified(&jar, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Indeterminate);
        assert_eq!(report.possible_causes()[0], PossibleCause::PathNotAbovePage);
    }

    #[test]
    fn a_point_in_time_that_passed_removes() {
        let jar = jar(Engine::WebKitGtk, "https://e.org/");
        jar.receive("a=1; Path=/");
        let past = UnixTime(1_700_000_000);
        let cookie = SetCookie::new("a", "2").unwrap();
        let cookie = cookie.lifetime(Lifetime::Until(past));
        let report = write_verified(&jar, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Removed);
    }

    #[test]
    fn every_copy_goes_in_every_engine() {
        for engine in Engine::ALL {
            let jar = jar(engine, "https://www.example.com/a/b/c.html");
            for line in [
                "x=1; Path=/",
                "x=2; Path=/a",
                "x=3; Path=/a/",
                "x=4; Path=/a/b/; Domain=example.com",
                "x=5; Path=/a/b/c.html; Domain=www.example.com",
                "x=6; Path=/; Secure; Partitioned; SameSite=None",
                "x=7; Path=/; Domain=example.com; Secure",
                "y=1; Path=/",
            ] {
                jar.receive(line);
            }
            let count = jar.read().unwrap().matches("x=").count();
            let deletion = delete_all(&jar, "x").unwrap();
            assert_eq!(deletion.deleted.len(), count, "{engine:?}");
            assert_eq!(deletion.blocked_by(), []);
            assert_eq!(jar.read().unwrap(), "y=1", "{engine:?}");
            jar.receive("__Host-p=1; Path=/; Secure");
            delete_all(&jar, "__Host-p").unwrap();
            assert_eq!(jar.read().unwrap(), "y=1", "{engine:?}");
        }
    }

    #[test]
    fn what_stays_is_reported_with_what_may_keep_it() {
        // Firefox shows its script its own copy, which no script can remove.
        let jar = jar(Engine::Firefox, "http://e.org/a/b");
        jar.receive("x=1; Path=/a//");
        jar.visit("http://e.org/a//b").unwrap();
        jar.visit_page(Page::parse("http://e.org/a//b").unwrap());
        let deletion = delete_all(&Placeless(&jar), "x").unwrap();
        assert_eq!(deletion.remaining, ["1"]);
        assert!(deletion.blocked_by().contains(&BlockedBy::Path));
    }

    #[test]
    fn a_wrong_hit_is_restored_and_the_copy_meant_goes() {
        for engine in Engine::ALL {
            let jar = jar(engine, "https://www.example.com/a/b");
            jar.receive("x=near; Path=/a");
            jar.receive("x=wide; Path=/; Domain=example.com");
            jar.receive("x=host; Path=/");
            let values = |jar: &MemoryJar| -> Vec<String> {
                let text = jar.read().unwrap();
                text.split("; ").map(|it| it[2..].to_owned()).collect()
            };
            for number in 0..3 {
                let before = values(&jar);
                let deletion = delete_copy(&jar, "x", number).unwrap();
                let deleted = &deletion.deleted[0];
                assert_eq!(deleted.value, before[number], "{engine:?} {number}");
                assert!(deletion.certain);
                assert!(deletion.restored.iter().all(|it| it.shows));
                assert_eq!(values(&jar).len(), 2);
                // For the next number.
                let domain = deleted.scope.domain.as_deref();
                let domain = domain
                    .map(|it| format!("; Domain={it}"))
                    .unwrap_or_default();
                jar.receive(&format!(
                    "x={}; Path={}{domain}",
                    deleted.value, deleted.scope.path
                ));
            }
        }
    }

    #[test]
    fn of_equal_copies_the_one_of_the_longer_path_is_the_first() {
        let jar = jar(Engine::Chromium, "https://e.org/a/b");
        jar.receive("x=1; Path=/");
        jar.receive("x=1; Path=/a");
        let deletion = delete_copy(&jar, "x", 1).unwrap();
        assert!(!deletion.certain);
        assert_eq!(deletion.deleted[0].scope.path, "/");
        assert_eq!(deletion.restored[0].copy.scope.path, "/a");
        jar.visit("https://e.org/").unwrap();
        assert_eq!(jar.read().unwrap(), "");
    }
}
