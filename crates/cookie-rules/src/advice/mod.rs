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

use crate::model::decision::Decision;
use crate::model::write::Write;
use crate::parse::set_cookie_string::SetCookieString;
use crate::storage::context::{CheckedLine, StorageContext};
use crate::storage::diagnostics::Diagnostics;
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;

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
        self.write(&mut self.jar_at(jar, &[*write]), write)
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
        let context = match StorageContext::of(self, write) {
            Ok(context) => context,
            Err(ignored) => return vec![ignored],
        };
        let lines = check_lines(&context);
        // What is suggested must hold for the jar as the write finds it. Where
        // the line is sound, a write that is refused leaves the jar as it was.
        let may_need_it = |line: &CheckedLine<'_>| {
            line.removes(write.now) || line.diagnostics.any(suggest::may_be_corrected)
        };
        let before = lines
            .iter()
            .any(may_need_it)
            .then(|| self.jar_at(jar, &[*write]));
        let mut decisions = decide_lines(&context, jar, lines);
        let before = before.as_ref().unwrap_or(jar);
        let corrections = correct::corrections(self, before, write, &decisions);
        if let Some(decision) = decisions.first_mut() {
            let first = corrections.first();
            decision.suggestions = first.map_or(Vec::new(), |first| first.changes.clone());
            decision.corrections = corrections;
        }
        decisions
    }

    /// Writes into the jar, and says everything but what to write instead.
    fn write_unadvised(&self, jar: &mut Jar, write: &Write<'_>) -> Vec<Decision> {
        match StorageContext::of(self, write) {
            Ok(context) => decide_lines(&context, jar, check_lines(&context)),
            Err(ignored) => vec![ignored],
        }
    }

    /// As much of the jar as writes of one site can meet, so that deciding
    /// about a write takes no longer in a fuller jar.
    fn jar_at(&self, jar: &Jar, writes: &[Write<'_>]) -> Jar {
        let site = writes.first().map(|write| self.site_of_page(write.page));
        let site = site.unwrap_or_default();
        let differences = self.engine.differences();
        if let (Some(limit), Some(all)) = (&differences.site_limit, jar.site(site)) {
            let has_room = all.len() + writes.len() <= limit.most
                && all.entries().all(|it| it.cookie.partition.is_none());
            if !has_room {
                // Who makes way is a matter of all cookies of the site.
                return jar.of_site(site);
            }
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

/// Reads the lines of a write, and asks every rule but those that ask the jar.
fn check_lines<'c>(context: &'c StorageContext<'_>) -> Vec<CheckedLine<'c>> {
    let check = |line| {
        let mut line = context.check_line(line, Diagnostics::collected());
        if let Some(facts) = &line.facts {
            meant::warn(context, facts, &mut line.diagnostics);
        }
        line
    };
    context.lines().map(check).collect()
}

fn decide_lines(
    context: &StorageContext<'_>,
    jar: &mut Jar,
    lines: Vec<CheckedLine<'_>>,
) -> Vec<Decision> {
    context.enter_process(jar);
    let decide = |line| context.decide_line(jar, line);
    lines.into_iter().map(decide).collect()
}
