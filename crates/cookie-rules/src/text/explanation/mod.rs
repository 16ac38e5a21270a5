//! Every rule in plain words, with an example that brings it about.

mod advice;
mod effects;
mod rejections;
mod warnings;

use crate::engine::Engine;
use crate::model::decision::Decision;
use crate::model::page::{DocumentKind, Frame, Page};
use crate::model::rule_name::{RuleKind, RuleName};
use crate::model::section::Rule;
use crate::model::time::UnixTime;
use crate::model::write::{Via, Write};
use crate::storage::jar::Jar;
use crate::storage::rules::Environment;

/// The clock of every example: 2026-11-22.
const NOW: UnixTime = UnixTime(1_795_305_600);

/// A rule in plain words.
///
/// ```
/// use cookie_rules::{Engine, Environment, Outcome, RuleName, text};
///
/// let explanation = text::explanation(RuleName::NoneWithoutSecure);
/// assert_eq!(explanation.rule.section().number, "5.7-19");
/// let example = &explanation.example;
/// assert_eq!(example.line, b"id=1; SameSite=None");
/// // What each engine does is asked of the rules themselves.
/// let outcome = |engine| example.decide(&Environment::default(), engine)[0].outcome;
/// assert_eq!(outcome(Engine::Firefox), Outcome::Refused);
/// assert_eq!(outcome(Engine::WebKitGtk), Outcome::Stored);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation {
    /// What the rule says, why, and what to do.
    pub text: &'static str,
    /// The rule of the specification it belongs to.
    pub rule: Rule,
    /// A write that brings it about, in one engine at least.
    pub example: Example,
}

/// A write that shows a rule at work.
///
/// ```
/// use cookie_rules::{RuleName, text};
/// let example = text::explanation(RuleName::OverwritesSecure).example;
/// assert_eq!(example.url, "http://example.com/");
/// // What was there before it.
/// let (url, line) = &example.before[0];
/// assert_eq!((*url, &**line), ("https://example.com/", "id=1; Path=/; Secure"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Example {
    /// The page that writes, or the URL that responds.
    pub url: String,
    /// Whether a script writes it, rather than a server.
    pub by_script: bool,
    /// How the page stands to the one in the address bar.
    pub frame: Frame,
    /// What kind of document it is.
    pub document: DocumentKind,
    /// The URLs and the lines of responses before it.
    pub before: Vec<(&'static str, String)>,
    /// The value of the response's `Date`.
    pub date: Option<&'static str>,
    /// The line.
    pub line: Vec<u8>,
}

impl Example {
    /// A line of a server at `https://example.com/`.
    fn of(line: &str) -> Example {
        Example {
            url: "https://example.com/".to_owned(),
            by_script: false,
            frame: Frame::TopLevel,
            document: DocumentKind::Ordinary,
            before: Vec::new(),
            date: None,
            line: line.as_bytes().to_vec(),
        }
    }

    /// A line of a script there.
    fn of_script(line: &str) -> Example {
        Example {
            by_script: true,
            ..Example::of(line)
        }
    }

    fn at(self, url: &str) -> Example {
        Example {
            url: url.to_owned(),
            ..self
        }
    }

    fn after(mut self, url: &'static str, line: &str) -> Example {
        self.before.push((url, line.to_owned()));
        self
    }

    /// After so many others of the host as a site may have.
    fn after_as_many_as_fit(mut self, attributes: &str) -> Example {
        for number in 0..180 {
            let line = format!("other{number}=1{attributes}");
            self.before.push(("https://example.com/", line));
        }
        self
    }

    /// What an engine does with it.
    ///
    /// ```
    /// use cookie_rules::{Engine, Environment, RuleName, text};
    /// let example = text::explanation(RuleName::Tab).example;
    /// let decide = |engine| example.decide(&Environment::default(), engine);
    /// assert!(decide(Engine::Chromium)[0].rejection().is_some());
    /// assert!(decide(Engine::Firefox)[0].rejection().is_none());
    /// ```
    #[must_use]
    pub fn decide(&self, environment: &Environment, engine: Engine) -> Vec<Decision> {
        let rules = environment.rules(engine);
        let mut jar = Jar::new();
        let page_of = |url| Page::of_parsed(environment.parse_url(url));
        for (url, line) in &self.before {
            let Ok(page) = page_of(url) else { continue };
            let via = Via::Header {
                field: line.as_bytes(),
                date: None,
            };
            let write = Write {
                page: &page,
                via,
                now: NOW,
            };
            rules.apply(&mut jar, &write);
        }
        let Ok(page) = page_of(&self.url) else {
            return Vec::new();
        };
        let page = page.in_frame(self.frame).as_document(self.document);
        rules.write(&mut jar, &self.write(&page))
    }

    fn write<'a>(&'a self, page: &'a Page) -> Write<'a> {
        let via = match self.by_script {
            true => Via::Script { text: &self.line },
            false => Via::Header {
                field: &self.line,
                date: self.date.map(str::as_bytes),
            },
        };
        Write {
            page,
            via,
            now: NOW,
        }
    }
}

/// What a rule of this name says.
///
/// ```
/// use cookie_rules::{RuleName, text};
/// for name in RuleName::ALL {
///     assert!(text::explanation(*name).text.ends_with('.'));
/// }
/// ```
#[must_use]
pub fn explanation(name: RuleName) -> Explanation {
    let (rule, text, example) = match name.kind() {
        RuleKind::Rejection => rejections::explanation(name),
        RuleKind::Warning => warnings::explanation(name),
        RuleKind::Effect => effects::explanation(name),
        RuleKind::Advice => advice::explanation(name),
    };
    Explanation {
        text,
        rule,
        example,
    }
}

/// The rule, the words and the example.
type Entry = (Rule, &'static str, Example);

#[cfg(all(test, feature = "psl", feature = "idna"))]
mod tests {
    use super::*;

    #[test]
    fn every_example_brings_its_rule_about() {
        let environment = Environment::compiled();
        for &name in RuleName::ALL {
            let example = explanation(name).example;
            let says = |engine: Engine| match name.kind() {
                RuleKind::Advice => {
                    let page = Page::parse(&example.url).unwrap().in_frame(example.frame);
                    let advice = environment.rules(engine).advise(&example.write(&page));
                    advice.iter().any(|advice| advice.name() == name)
                }
                _ => example.decide(&environment, engine).iter().any(|decision| {
                    let mut names = decision.diagnostics.iter().map(|it| it.name());
                    names.any(|other| other == name)
                }),
            };
            assert!(Engine::ALL.into_iter().any(says), "{name}");
        }
    }
}
