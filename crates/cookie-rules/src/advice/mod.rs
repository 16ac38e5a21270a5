//! Advice on a decided write: what its writer may have meant otherwise, and
//! what to write instead.

mod advise;
mod cleaned;
mod correct;
mod editable_write;
pub(crate) mod line_advice;
mod meant;
mod span;
mod suggest;

use correct::Corrector;

use crate::model::decision::{Decision, Diagnostic};
use crate::model::write::{Via, Write};
use crate::parse::set_cookie_string::SetCookieString;
use crate::storage::context::StorageContext;
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;

/// The longest line for which corrections are looked for, in bytes: no cookie is
/// meant to be longer, and every try reads all of it.
const LONGEST_CORRECTED: usize = 65_536;

impl Rules<'_> {
    /// What the engine would do with a write, the jar staying as it is.
    ///
    /// There is one decision for each cookie the line makes: one, except in
    /// WebKitGTK, where a script's text may hold several.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let via = Via::Script { text: b"a=1\nb=2" };
    /// let write = Write { page: &page, via, now: UnixTime(1_795_000_000) };
    /// let jar = Jar::new();
    /// let refused = Rules::new(Engine::Chromium).decide(&jar, &write);
    /// assert_eq!(refused[0].outcome, Outcome::Refused);
    /// assert_eq!(Rules::new(Engine::WebKitGtk).decide(&jar, &write).len(), 2);
    /// ```
    #[must_use]
    pub fn decide(&self, jar: &Jar, write: &Write<'_>) -> Vec<Decision> {
        let mut decisions = self.write_unadvised(&mut self.jar_at(jar, &[*write]), write);
        let (Via::Script { text: line } | Via::Header { field: line, .. }) = write.via;
        if line.len() > LONGEST_CORRECTED {
            return decisions;
        }
        let corrections = Corrector::new(self, jar, write).corrections(&decisions);
        if let Some(decision) = decisions.first_mut() {
            let first = corrections.first();
            decision.suggestions = first.map_or(Vec::new(), |first| first.changes.clone());
            decision.corrections = corrections;
        }
        decisions
    }

    /// Writes into the jar, and says what came of it. The browser is taken to
    /// be at the page that writes.
    ///
    /// ```
    /// use cookie_rules::*;
    ///
    /// let (rules, now) = (Rules::new(Engine::Firefox), UnixTime(1_795_000_000));
    /// let page = Page::parse("https://example.com/").unwrap();
    /// let mut jar = Jar::new();
    /// let write = Write { page: &page, via: Via::Script { text: b"id=1" }, now };
    /// assert_eq!(rules.write(&mut jar, &write)[0].outcome, Outcome::Stored);
    /// assert_eq!(rules.write(&mut jar, &write)[0].outcome, Outcome::Unchanged);
    /// ```
    pub fn write(&self, jar: &mut Jar, write: &Write<'_>) -> Vec<Decision> {
        // What is suggested must hold for the jar as the write finds it.
        let decisions = self.decide(jar, write);
        self.apply(jar, write);
        decisions
    }

    /// Writes into the jar, and says everything but what to write instead.
    fn write_unadvised(&self, jar: &mut Jar, write: &Write<'_>) -> Vec<Decision> {
        let context = match StorageContext::of(self, write) {
            Ok(context) => context,
            Err(ignored) => return vec![ignored],
        };
        context.enter_process(jar);
        let mut decisions = Vec::new();
        for line in context.lines() {
            let (mut decision, facts) = context.store_line(jar, line);
            if let Some(facts) = facts {
                meant::warn(&context, &facts, &mut decision.diagnostics);
                decision.diagnostics.sort_by_key(Diagnostic::rank);
            }
            decisions.push(decision);
        }
        decisions
    }

    /// As much of the jar as writes of one site can meet, so that deciding
    /// about a write takes no longer in a fuller jar.
    fn jar_at(&self, jar: &Jar, writes: &[Write<'_>]) -> Jar {
        let site = writes.first().map(|write| self.site_of_page(write.page));
        let site = site.unwrap_or_default();
        let differences = self.engine.differences();
        if differences.site_limit.is_some() {
            // Who makes way is a matter of all cookies of the site.
            return jar.of_site(site);
        }
        let contexts: Vec<StorageContext<'_>> = writes
            .iter()
            .filter_map(|write| StorageContext::of(self, write).ok())
            .collect();
        let lines = contexts.iter().flat_map(StorageContext::lines);
        let names = lines.map(|line| SetCookieString::parse(line, differences).name);
        jar.of_names(site, names)
    }
}
