//! A jar in memory that follows the rules of any engine, for tests without a
//! browser. The clock and the page are the test's to set.

use crate::jar::{AccessError, CookieJar, Location};
use crate::prediction::Context;
use crate::rules::{
    AddressError, Decisions, Engine, Jar, Page, PublicSuffixes, Rules, ScriptRead, UnixTime, Via,
    Write,
};
use std::cell::{Cell, RefCell};
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
    engine: Engine,
    page: RefCell<Page>,
    url: RefCell<String>,
    now: Cell<UnixTime>,
    jar: RefCell<Jar>,
}

impl MemoryJar {
    /// An empty jar of an engine, and a page at `url` that looks into it.
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// assert_eq!(jar.read().unwrap(), "");
    /// # }
    /// ```
    pub fn new(engine: Engine, url: &str) -> Result<Self, AddressError> {
        Ok(Self {
            engine,
            page: RefCell::new(Page::parse(url)?),
            url: RefCell::new(url.to_owned()),
            now: Cell::new(UnixTime(1_795_305_600)),
            jar: RefCell::new(Jar::new()),
        })
    }

    /// Looks from another page, the cookies staying.
    ///
    /// # Errors
    /// When the URL is none of a page.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{CookieJar, MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// jar.receive("id=1; Path=/shop");
    /// assert_eq!(jar.read().unwrap(), "");
    /// jar.visit("https://example.com/shop/cart").unwrap();
    /// assert_eq!(jar.read().unwrap(), "id=1");
    /// # }
    /// ```
    pub fn visit(&self, url: &str) -> Result<(), AddressError> {
        *self.page.borrow_mut() = Page::parse(url)?;
        url.clone_into(&mut self.url.borrow_mut());
        Ok(())
    }

    /// Looks from another kind of page, such as one in a sandboxed frame.
    ///
    /// ```
    /// use document_cookie::{CookieJar, MemoryJar, rules::{Document, Engine, Page}};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let frame = Page::parse("https://example.com/").unwrap().as_document(Document::Sandboxed);
    /// jar.visit_page(frame);
    /// assert!(jar.read().is_err());
    /// ```
    pub fn visit_page(&self, page: Page) {
        *self.page.borrow_mut() = page;
    }

    /// Sets the clock.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use document_cookie::{MemoryJar, rules::Engine};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// use document_cookie::rules::UnixTime;
    /// jar.set_clock(UnixTime(0));
    /// assert_eq!(jar.clock(), UnixTime(0));
    /// # }
    /// ```
    pub fn set_clock(&self, now: UnixTime) {
        self.now.set(now);
    }

    /// What the clock shows.
    ///
    /// ```
    /// use document_cookie::{MemoryJar, rules::{Engine, UnixTime}};
    /// let jar = MemoryJar::new(Engine::Chromium, "https://example.com/").unwrap();
    /// let UnixTime(before) = jar.clock();
    /// jar.advance(std::time::Duration::from_secs(60));
    /// assert_eq!(jar.clock(), UnixTime(before + 60));
    /// ```
    #[must_use]
    pub fn clock(&self) -> UnixTime {
        self.now.get()
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
        let UnixTime(now) = self.now.get();
        let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        self.now.set(UnixTime(now.saturating_add(seconds)));
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
    pub fn receive(&self, set_cookie: &str) -> Decisions {
        self.put(Via::Header {
            field: set_cookie.as_bytes(),
            date: None,
        })
    }

    fn put(&self, via: Via<'_>) -> Decisions {
        let page = self.page.borrow();
        let write = Write {
            page: &page,
            via,
            now: self.now.get(),
        };
        self.rules().write(&mut self.jar.borrow_mut(), &write)
    }

    fn rules(&self) -> Rules<'static> {
        #[cfg(feature = "psl")]
        let suffixes: &dyn PublicSuffixes = &crate::rules::public_suffix::CompiledList;
        #[cfg(not(feature = "psl"))]
        let suffixes: &dyn PublicSuffixes = &crate::rules::public_suffix::NoList;
        Rules {
            suffixes,
            ..Rules::new(self.engine)
        }
    }

    fn look(&self) -> Result<String, AccessError> {
        let read =
            self.rules()
                .document_cookie(&self.jar.borrow(), &self.page.borrow(), self.now.get());
        match read {
            ScriptRead::Text(text) => Ok(text),
            ScriptRead::Throws => Err(AccessError::Denied {
                message: "SecurityError".to_owned(),
            }),
        }
    }
}

impl CookieJar for MemoryJar {
    fn read(&self) -> Result<String, AccessError> {
        self.look()
    }

    fn write(&self, line: &str) -> Result<(), AccessError> {
        // It throws for a write where it throws for a read.
        self.look()?;
        let text = line.as_bytes();
        self.put(Via::Script { text });
        Ok(())
    }

    fn location(&self) -> Option<Location> {
        Location::of_url(&self.url.borrow())
    }

    fn context(&self) -> Option<Context> {
        Some(Context {
            answering: Engine::answering(self.engine.id()),
            page: self.page.borrow().clone(),
            now: self.now.get(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deletion::{MayKeep, delete_all, delete_copy};
    use crate::rules::Document;
    use crate::{Lifetime, Outcome, Possibly, SetCookie, write_and_read_back};

    fn jar(engine: Engine, url: &str) -> MemoryJar {
        MemoryJar::new(engine, url).unwrap()
    }

    fn here(jar: &MemoryJar) -> Location {
        jar.location().unwrap()
    }

    #[test]
    fn a_sandboxed_frame_is_denied_reading_and_writing() {
        let jar = jar(Engine::Chromium, "https://e.org/");
        let page = jar.page.borrow().clone().as_document(Document::Sandboxed);
        jar.visit_page(page);
        assert!(matches!(jar.read(), Err(AccessError::Denied { .. })));
        assert!(matches!(jar.write("a=1"), Err(AccessError::Denied { .. })));
    }

    #[test]
    fn a_refusal_carries_the_rule_and_the_fix() {
        let jar = jar(Engine::Chromium, "http://e.org/");
        let cookie = SetCookie::new("__Host-a", "1").unwrap();
        let report = write_and_read_back(&jar, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Refused);
        assert_eq!(report.possibly(), [Possibly::RefusedByRule]);
        let prediction = report.prediction.unwrap();
        assert!(prediction.decision.refusal().is_some());
        assert!(!prediction.decision.fixes.is_empty());
    }

    #[test]
    fn a_disagreement_names_what_may_be_and_claims_nothing() {
        let jar = jar(Engine::Firefox, "https://e.org/");
        jar.receive("a=1; Path=/; HttpOnly");
        let report = write_and_read_back(&jar, &SetCookie::new("a", "2").unwrap()).unwrap();
        assert_eq!(report.outcome, Outcome::Refused);
        assert!(report.possibly().contains(&Possibly::HttpOnlyInTheWay));
        assert!(!report.possibly().contains(&Possibly::RefusedByRule));
    }

    #[test]
    fn a_cookie_of_a_path_beside_the_page_is_not_called_refused() {
        let jar = jar(Engine::Chromium, "https://e.org/a");
        let cookie = SetCookie::new("a", "1").unwrap().path("/b").unwrap();
        let report = write_and_read_back(&jar, &cookie).unwrap();
        assert_eq!(report.outcome, Outcome::Indeterminate);
        assert_eq!(report.possibly()[0], Possibly::PathNotAbovePage);
    }

    #[test]
    fn a_point_in_time_that_passed_removes() {
        let jar = jar(Engine::WebKitGtk, "https://e.org/");
        jar.receive("a=1; Path=/");
        let past = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let cookie = SetCookie::new("a", "2").unwrap();
        let cookie = cookie.lifetime(Lifetime::Until(past));
        let report = write_and_read_back(&jar, &cookie).unwrap();
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
            let deletion = delete_all(&jar, "x", &here(&jar)).unwrap();
            assert_eq!(deletion.went.len(), count, "{engine:?}");
            assert_eq!(deletion.may_keep(), []);
            assert_eq!(jar.read().unwrap(), "y=1", "{engine:?}");
            jar.receive("__Host-p=1; Path=/; Secure");
            delete_all(&jar, "__Host-p", &here(&jar)).unwrap();
            assert_eq!(jar.read().unwrap(), "y=1", "{engine:?}");
        }
    }

    #[test]
    fn what_stays_is_reported_with_what_may_keep_it() {
        // Firefox shows its script a phantom that no script can remove.
        let jar = jar(Engine::Firefox, "http://e.org/a/b");
        jar.receive("x=1; Path=/a//");
        jar.visit("http://e.org/a//b").unwrap();
        jar.visit_page(Page::parse("http://e.org/a//b").unwrap());
        let location = Location::of_url("http://e.org/").unwrap();
        let deletion = delete_all(&jar, "x", &location).unwrap();
        assert_eq!(deletion.stayed, ["1"]);
        assert!(deletion.may_keep().contains(&MayKeep::Path));
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
                let deletion = delete_copy(&jar, "x", number, &here(&jar)).unwrap();
                let went = &deletion.went[0];
                assert_eq!(went.value, before[number], "{engine:?} {number}");
                assert!(deletion.certain);
                assert!(deletion.restored.iter().all(|it| it.shows));
                assert_eq!(values(&jar).len(), 2);
                // For the next number.
                let domain = went.place.domain.as_deref();
                let domain = domain
                    .map(|it| format!("; Domain={it}"))
                    .unwrap_or_default();
                jar.receive(&format!(
                    "x={}; Path={}{domain}",
                    went.value, went.place.path
                ));
            }
        }
    }

    #[test]
    fn of_equal_copies_the_one_of_the_longer_path_is_the_first() {
        let jar = jar(Engine::Chromium, "https://e.org/a/b");
        jar.receive("x=1; Path=/");
        jar.receive("x=1; Path=/a");
        let deletion = delete_copy(&jar, "x", 1, &here(&jar)).unwrap();
        assert!(!deletion.certain);
        assert_eq!(deletion.went[0].place.path, "/");
        assert_eq!(deletion.restored[0].hit.place.path, "/a");
        jar.visit("https://e.org/").unwrap();
        assert_eq!(jar.read().unwrap(), "");
    }
}
