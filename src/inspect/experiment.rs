//! Questions about cookies with an answer that the rules foretell, and that a
//! page can often try for real. Pure.

use super::assessment::ENGINES;
use document_cookie::CookieString;
use document_cookie::rules::{Browser, Engine, Environment, Outcome, UnixTime};

/// A question, and the lines that answer it.
#[derive(Clone, Copy, Debug)]
pub struct Experiment {
    /// What it is called.
    pub title: &'static str,
    /// The question.
    pub question: &'static str,
    /// What a script writes, one after another. `{here}` stands for the folder
    /// of the page.
    lines: &'static [&'static str],
    /// The name that the lines are about.
    pub name: &'static str,
    /// What it teaches.
    pub lesson: &'static str,
    /// The page it is about, where that is not this one.
    pub url: Option<&'static str>,
}

/// The page that an experiment with a folder is about, where this one lies at
/// the root of its host and sees no other folder.
const IN_A_FOLDER: &str = "https://app.example.com/tools/";

/// All of them, the simplest first.
pub const EXPERIMENTS: [Experiment; 8] = [
    Experiment {
        title: "Same name, two paths",
        question: "Two cookies of one name lie at / and at this page's folder. Which one is sent first?",
        lines: &["lab=outer; Path=/", "lab=inner; Path={here}"],
        name: "lab",
        lesson: "Both are kept and both are sent: the longer path first. A server that reads only one takes \
                 the first.",
        url: None,
    },
    Experiment {
        title: "Delete with the wrong path",
        question: "A cookie lies at this page's folder, and the line that deletes it says Path=/. Is it gone?",
        lines: &["lab=1; Path={here}", "lab=; Path=/; Max-Age=0"],
        name: "lab",
        lesson: "No. A cookie is its name, domain and path: a line with another path is about another \
                 cookie.",
        url: None,
    },
    Experiment {
        title: "Two years",
        question: "A line asks for two years. How long does the cookie stay?",
        lines: &["lab=1; Path=/; Max-Age=63072000"],
        name: "lab",
        lesson: "Chromium and Firefox keep a cookie for 400 days at most. It is stored, and nothing says so.",
        url: None,
    },
    Experiment {
        title: "A prefix and its promise",
        question: "A name begins with __Host-, and the line has no Secure. Is it kept?",
        lines: &["__Host-lab=1; Path=/"],
        name: "__Host-lab",
        lesson: "The prefix promises Secure, Path=/ and no Domain. A line that breaks the promise is refused.",
        url: None,
    },
    Experiment {
        title: "SameSite=None",
        question: "A cookie is to travel with requests of other sites: SameSite=None. Is it kept?",
        lines: &["lab=1; Path=/; SameSite=None"],
        name: "lab",
        lesson: "Only together with Secure, in browsers of today.",
        url: None,
    },
    Experiment {
        title: "HttpOnly by script",
        question: "A script writes a cookie that scripts may not read. Is it kept?",
        lines: &["lab=1; Path=/; HttpOnly"],
        name: "lab",
        lesson: "No: HttpOnly comes from servers alone.",
        url: None,
    },
    Experiment {
        title: "A cookie for somebody else",
        question: "A page names a domain that is not its own. Is the cookie kept there, here, or nowhere?",
        lines: &["lab=1; Path=/; Domain=example.org"],
        name: "lab",
        lesson: "Nowhere. A page may name its own host, or a parent domain of it that is no public suffix.",
        url: None,
    },
    Experiment {
        title: "Secure without https",
        question: "A page on http writes a Secure cookie. Is it kept?",
        lines: &["lab=1; Path=/; Secure"],
        name: "lab",
        lesson: "No, but on loopback addresses, which some engines take for secure.",
        url: Some("http://shop.example.com/"),
    },
];

/// What came of a line: foretold, or seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What becomes of it, where that is foretold.
    pub outcome: Outcome,
    /// The values that the page then sees under the name, in order.
    pub seen: Vec<String>,
    /// The day it ends, in seconds since 1970.
    pub ends: Option<i64>,
}

impl Experiment {
    /// The page that it is about where this one, at a path, is not the one.
    #[must_use]
    pub fn other_page(&self, path: &str) -> Option<&'static str> {
        let needs_folder = self.lines.iter().any(|line| line.contains("{here}"));
        let in_a_folder = || (needs_folder && folder(path) == "/").then_some(IN_A_FOLDER);
        self.url.or_else(in_a_folder)
    }

    /// The lines, as they are written at a path, or in the page that the
    /// experiment is about.
    #[must_use]
    pub fn lines(&self, path: &str) -> Vec<String> {
        let folder = match self.other_page(path) {
            Some(_) => "/tools",
            None => folder(path),
        };
        self.lines
            .iter()
            .map(|line| line.replace("{here}", folder))
            .collect()
    }

    /// What the rules foretell, for each engine and line; nothing where the
    /// URL is none of a page.
    #[must_use]
    pub fn foretold(
        &self,
        url: &str,
        lines: &[String],
        environment: &Environment,
        now: i64,
    ) -> Vec<(Engine, Vec<Step>)> {
        let foretold = ENGINES.into_iter().filter_map(|engine| {
            let mut browser = Browser::in_environment(engine, url, environment.clone()).ok()?;
            browser.set_clock(UnixTime(now));
            let steps = lines.iter().map(|line| {
                let decision = browser.assign(line).swap_remove(0);
                let text = browser.document_cookie().into_text().unwrap_or_default();
                let copies = CookieString::new(&text).get_all(self.name);
                Step {
                    outcome: decision.outcome,
                    seen: copies.map(|copy| copy.value.to_owned()).collect(),
                    ends: decision.kept.and_then(|kept| Some(kept.expires?.0)),
                }
            });
            Some((engine, steps.collect()))
        });
        foretold.collect()
    }
}

fn folder(path: &str) -> &str {
    match path.rfind('/') {
        None | Some(0) => "/",
        Some(slash) => &path[..slash],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foretold(title: &str) -> Vec<(Engine, Vec<Step>)> {
        let experiment = EXPERIMENTS.iter().find(|it| it.title == title).unwrap();
        let url = experiment
            .url
            .unwrap_or("https://app.example.com/tools/page");
        let lines = experiment.lines("/tools/page");
        experiment.foretold(url, &lines, &Environment::default(), 1_795_000_000)
    }

    fn outcomes(title: &str, engine: Engine) -> Vec<Outcome> {
        let all = foretold(title);
        let (_, steps) = all.iter().find(|(it, _)| *it == engine).unwrap();
        steps.iter().map(|step| step.outcome).collect()
    }

    #[test]
    fn the_longer_path_comes_first() {
        for (engine, steps) in foretold("Same name, two paths") {
            assert_eq!(steps[1].seen, ["inner", "outer"], "{engine}");
        }
    }

    #[test]
    fn at_the_root_of_a_host_a_page_with_a_folder_is_meant() {
        let experiment = EXPERIMENTS[0];
        assert_eq!(experiment.other_page("/tools/page"), None);
        assert_eq!(experiment.lines("/tools/page")[1], "lab=inner; Path=/tools");
        assert!(experiment.other_page("/").is_some());
        assert_eq!(experiment.lines("/")[1], "lab=inner; Path=/tools");
        assert_eq!(EXPERIMENTS[2].other_page("/"), None);
    }

    #[test]
    fn a_line_with_another_path_deletes_nothing() {
        for (engine, steps) in foretold("Delete with the wrong path") {
            assert_eq!(steps[1].seen, ["1"], "{engine}");
        }
    }

    #[test]
    fn lessons_are_what_the_rules_say() {
        assert_eq!(
            outcomes("SameSite=None", Engine::Chromium),
            [Outcome::Refused]
        );
        assert_eq!(
            outcomes("HttpOnly by script", Engine::Firefox),
            [Outcome::Refused]
        );
        assert_eq!(
            outcomes("A prefix and its promise", Engine::Chromium),
            [Outcome::Refused]
        );
        assert_eq!(
            outcomes("A cookie for somebody else", Engine::WebKitGtk),
            [Outcome::Refused]
        );
        assert_eq!(
            outcomes("Secure without https", Engine::Chromium),
            [Outcome::Refused]
        );
        let two_years = foretold("Two years");
        let cap = 400 * 86_400;
        assert_eq!(two_years[0].1[0].ends, Some(1_795_000_000 + cap));
    }
}
