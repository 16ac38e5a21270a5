//! What browsers would do with a write of this page: the rules, asked with the
//! page's address, its cookies and the list of public suffixes.

use crate::activity::{Correction, Forecast};
use crate::clock;
use document_cookie::browser;
use document_cookie::rules::domain::is_same_site;
use document_cookie::rules::{
    self, Decision, EditableWrite, Engine, EngineProfile, Environment, Frame, Jar, NoList, Page,
    Reason, Rules, SuffixList, ToAscii, UnixTime, Via, Warning, Write,
};
use document_cookie::{Outcome, SetCookie};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The list, in the page's own folder.
const SUFFIX_FILE: &str = "public-suffixes.txt";

/// Asks the rules, in context. They need the list of public suffixes, which is
/// fetched when it is first wanted.
#[derive(Clone, Copy, Debug)]
pub struct Forecaster {
    suffixes: RwSignal<Suffixes>,
}

/// The list of public suffixes.
#[derive(Clone, Debug)]
enum Suffixes {
    NotRequested,
    Loading,
    Loaded(Environment),
    /// It did not come, or is none: the rules do without.
    Missing(Environment),
}

impl Suffixes {
    fn environment(&self) -> Option<&Environment> {
        match self {
            Self::NotRequested | Self::Loading => None,
            Self::Loaded(environment) | Self::Missing(environment) => Some(environment),
        }
    }
}

/// What one engine would do with one cookie of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whose verdict it is.
    pub profile: EngineProfile,
    /// What it would do, and why.
    pub decision: Decision,
    /// The line with all suggestions applied, where a script of this page can
    /// write it.
    pub corrected: Option<String>,
    /// Whether the list of public suffixes was known.
    pub suffixes_known: bool,
}

impl Forecaster {
    /// Nothing is fetched yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            suffixes: RwSignal::new(Suffixes::NotRequested),
        }
    }

    /// Fetches the list, unless it is here or on its way.
    pub fn load_suffixes(self) {
        let wanted = self
            .suffixes
            .with_untracked(|it| matches!(it, Suffixes::NotRequested | Suffixes::Missing(_)));
        if !wanted {
            return;
        }
        self.suffixes.set(Suffixes::Loading);
        spawn_local(async move {
            let list = match fetch_text(SUFFIX_FILE).await {
                Ok(text) => SuffixList::from_compact(&text).ok(),
                Err(_) => None,
            };
            let to_ascii = Arc::new(BrowserUrl);
            self.suffixes.set(match list {
                Some(list) => Suffixes::Loaded(Environment {
                    suffixes: Arc::new(list),
                    to_ascii,
                }),
                None => Suffixes::Missing(Environment {
                    suffixes: Arc::new(NoList),
                    to_ascii,
                }),
            });
        });
    }

    /// Whether the list is here, or will not come. Not tracked.
    #[must_use]
    pub fn is_ready(self) -> bool {
        self.suffixes
            .with_untracked(|it| it.environment().is_some())
    }

    /// The names of the cookies that would make room, in this browser, while
    /// `writes` are written one after another beside `held`, as far as the
    /// page's own host shows.
    #[must_use]
    pub fn evicted(
        self,
        held: &[SetCookie<'static>],
        writes: &[SetCookie<'static>],
    ) -> Vec<String> {
        self.suffixes.with_untracked(|suffixes| {
            let Some(environment) = suffixes.environment() else {
                return Vec::new();
            };
            let Some(page) = this_page(environment) else {
                return Vec::new();
            };
            let question = Question {
                page,
                now: UnixTime(clock::now().cast_signed()),
                environment,
                suffixes_known: matches!(suffixes, Suffixes::Loaded(_)),
                held,
            };
            question.evicted(this_engine(), writes)
        })
    }

    /// What `engine` would do with a line written by a script of this page,
    /// where `held` are the cookies of that name; one verdict for each cookie
    /// that the line makes. `None` as long as the list of public suffixes is on
    /// its way. Tracked.
    #[must_use]
    pub fn verdicts(
        self,
        profile: EngineProfile,
        cookie: &SetCookie<'_>,
        held: &[SetCookie<'static>],
    ) -> Option<Vec<Verdict>> {
        self.suffixes.with(|suffixes| {
            let environment = suffixes.environment()?;
            let question = Question {
                // An address that the rules cannot read has no verdict.
                page: this_page(environment)?,
                now: UnixTime(clock::now().cast_signed()),
                environment,
                suffixes_known: matches!(suffixes, Suffixes::Loaded(_)),
                held,
            };
            Some(question.ask(profile, &cookie.to_string()))
        })
    }

    /// What the rules take from outside; `None` as long as the list of public
    /// suffixes is on its way. Tracked.
    #[must_use]
    pub fn environment(self) -> Option<Environment> {
        self.suffixes
            .with(|suffixes| suffixes.environment().cloned())
    }

    /// Whether this page stands in a frame of another site; false as long as the
    /// list of public suffixes is on its way. Tracked.
    #[must_use]
    pub fn is_in_frame_of_another_site(self) -> bool {
        let page = self
            .suffixes
            .with(|suffixes| this_page(suffixes.environment()?));
        page.is_some_and(|page| page.frame == Frame::CrossSite)
    }

    /// Whether the list of public suffixes did not come. Tracked.
    #[must_use]
    pub fn suffixes_missing(self) -> bool {
        self.suffixes
            .with(|suffixes| matches!(suffixes, Suffixes::Missing(_)))
    }
}

impl Default for Forecaster {
    fn default() -> Self {
        Self::new()
    }
}

/// All that the rules need to know of a page.
struct Question<'a> {
    page: Page,
    now: UnixTime,
    environment: &'a Environment,
    suffixes_known: bool,
    held: &'a [SetCookie<'static>],
}

impl Question<'_> {
    /// A jar with the cookies that are there.
    fn jar(&self, rules: &Rules<'_>) -> Jar {
        let mut jar = Jar::new();
        for held in self.held {
            // As a server: what is there is there, whoever was allowed to
            // write it.
            let field = held.to_string();
            let via = Via::Header {
                field: field.as_bytes(),
                date: None,
            };
            rules.write(&mut jar, &self.write(via));
        }
        jar
    }

    fn evicted(&self, profile: EngineProfile, writes: &[SetCookie<'static>]) -> Vec<String> {
        let rules = self.environment.rules(profile.engine);
        let mut jar = self.jar(&rules);
        let mut names = Vec::new();
        for write in writes {
            let line = write.to_string();
            let via = Via::Script {
                text: line.as_bytes(),
            };
            for decision in rules.write(&mut jar, &self.write(via)) {
                let evicted = decision.evicted.iter();
                names.extend(evicted.map(|it| String::from_utf8_lossy(&it.name).into_owned()));
            }
        }
        names
    }

    /// What an engine would do with a line that a script of the page writes.
    fn ask(&self, profile: EngineProfile, line: &str) -> Vec<Verdict> {
        let rules = self.environment.rules(profile.engine);
        let jar = self.jar(&rules);
        let via = Via::Script {
            text: line.as_bytes(),
        };
        let write = self.write(via);
        let verdict = |decision: Decision| Verdict {
            profile,
            corrected: corrected(&decision, &write),
            decision,
            suffixes_known: self.suffixes_known,
        };
        let decisions = rules.decide(&jar, &write);
        decisions.into_iter().map(verdict).collect()
    }

    fn write<'a>(&'a self, via: Via<'a>) -> Write<'a> {
        Write {
            page: &self.page,
            via,
            now: self.now,
        }
    }
}

/// The line with the decision's suggestions, where a script of this page can
/// write it, as one line.
fn corrected(decision: &Decision, write: &Write<'_>) -> Option<String> {
    let before = EditableWrite::of(write);
    let [draft] = decision.corrections.first()?.writes.as_slice() else {
        return None;
    };
    let same_place = draft.page == before.page && draft.channel == before.channel;
    if !same_place || draft.line == before.line {
        return None;
    }
    String::from_utf8(draft.line.clone()).ok()
}

impl Verdict {
    /// What to remember of it beside the write it was about: why it is to be
    /// refused, or else what the author may not have meant. What decides a
    /// success goes without saying.
    #[must_use]
    pub fn forecast(&self) -> Forecast {
        let outcome = self.decision.outcome;
        let reasons = self.decision.diagnostics.iter().filter_map(|finding| {
            let said = match &finding.reason {
                // The record of the write says it, with what was asked for.
                Reason::Warning(Warning::LifetimeClamped { .. }) => false,
                Reason::Warning(_) => outcome != Outcome::Refused,
                _ => outcome == Outcome::Refused && finding.decided,
            };
            said.then(|| rules::text::reason(&finding.reason))
        });
        let fixes = &self.decision.suggestions;
        let label = match fixes.as_slice() {
            [one] => {
                let words = rules::text::suggestion(one);
                format!("{} and set", words.trim_end_matches('.'))
            }
            _ => "Correct and set".to_owned(),
        };
        let corrected = self.corrected.clone();
        Forecast {
            outcome,
            reasons: reasons.collect(),
            correction: corrected.map(|line| Correction { label, line }),
        }
    }
}

/// This page, and where it stands; none where the rules cannot read its
/// address.
fn this_page(environment: &Environment) -> Option<Page> {
    let url = window().location().href().unwrap_or_default();
    let page = Page::of_parsed(environment.parse_url(&url)).ok()?;
    let own = page.url.clone()?;
    let is_same = |origin: &String| {
        let origin = environment.parse_url(origin);
        origin.is_ok_and(|origin| is_same_site(&own, &origin, &*environment.suffixes))
    };
    Some(match ancestors().as_deref() {
        None => page,
        Some(ancestors) if ancestors.iter().all(is_same) => page.in_frame(Frame::SameSite),
        Some(_) => page.in_frame(Frame::CrossSite),
    })
}

/// The origins of the documents that this one is framed in, the innermost
/// first; none at the top. Firefox names only the one that brought it here.
fn ancestors() -> Option<Vec<String>> {
    let window = window();
    let parent = window.parent().ok()??;
    if parent == window {
        return None;
    }
    let listed = Reflect::get(&window.location(), &"ancestorOrigins".into()).unwrap_or_default();
    if listed.is_undefined() {
        return Some(vec![document().referrer()]);
    }
    let origins = js_sys::Array::from(&listed);
    let origins = origins.iter().filter_map(|origin| origin.as_string());
    Some(origins.collect())
}

/// The engine that shows this page.
#[must_use]
pub fn this_engine() -> EngineProfile {
    browser::engine_profile()
}

/// The engines that were measured.
#[must_use]
pub fn measured_engines() -> [EngineProfile; 3] {
    Engine::BROWSERS.map(EngineProfile::from)
}

/// Converts domains as the browser's own `URL` does.
struct BrowserUrl;

impl ToAscii for BrowserUrl {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        domain_to_ascii(domain)
    }
}

/// The ASCII form of a domain, by the browser's own `URL`; none where it is no
/// host.
#[must_use]
pub fn domain_to_ascii(domain: &str) -> Option<String> {
    let url = web_sys::Url::new(&format!("http://{domain}/")).ok()?;
    Some(url.hostname())
}

async fn fetch_text(file: &str) -> Result<String, JsValue> {
    let response = JsFuture::from(window().fetch_with_str(file)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(line: &str, held: &[SetCookie<'static>]) -> Verdict {
        let list = SuffixList::from_rules("uk\nco.uk", &rules::NoConversion);
        let environment = Environment {
            suffixes: Arc::new(list),
            ..Environment::default()
        };
        let question = Question {
            page: Page::parse("https://app.example.co.uk/a/b").unwrap(),
            now: UnixTime(1_795_000_000),
            environment: &environment,
            suffixes_known: true,
            held,
        };
        let [chromium, ..] = measured_engines();
        question.ask(chromium, line).remove(0)
    }

    fn outcome(line: &str, held: &[SetCookie<'static>]) -> Outcome {
        ask(line, held).decision.outcome
    }

    #[test]
    fn a_refusal_comes_with_its_reason_and_a_corrected_line() {
        let verdict = ask("id=1; SameSite=None", &[]);
        assert_eq!(verdict.decision.outcome, Outcome::Refused);
        assert_eq!(verdict.forecast().reasons.len(), 1);
        assert_eq!(outcome(&verdict.corrected.unwrap(), &[]), Outcome::Stored);
    }

    #[test]
    fn the_list_of_suffixes_counts() {
        assert_eq!(outcome("a=1; Domain=co.uk", &[]), Outcome::Refused);
        assert_eq!(outcome("a=1; Domain=example.co.uk", &[]), Outcome::Stored);
    }

    #[test]
    fn what_is_held_decides_between_stored_and_replaced() {
        let held = |path: &'static str| [SetCookie::new("a", "1").unwrap().path(path).unwrap()];
        assert_eq!(outcome("a=2; Path=/", &held("/")), Outcome::Replaced);
        assert_eq!(outcome("a=2; Path=/", &held("/a")), Outcome::Stored);
    }

    #[test]
    fn a_full_site_makes_room_for_what_is_written() {
        let question = Question {
            page: Page::parse("https://app.example/").unwrap(),
            now: UnixTime(1_795_000_000),
            environment: &Environment::default(),
            suffixes_known: false,
            held: &[SetCookie::new("oldest", "1").unwrap()],
        };
        let [chromium, ..] = measured_engines();
        let writes = |count: usize| {
            let write = |at: usize| SetCookie::new(format!("n{at}"), "1").unwrap();
            question.evicted(chromium, &(0..count).map(write).collect::<Vec<_>>())
        };
        assert_eq!(writes(179), [""; 0]);
        let evicted = writes(180);
        assert_eq!((evicted.len(), &*evicted[0]), (31, "oldest"));
    }
}
