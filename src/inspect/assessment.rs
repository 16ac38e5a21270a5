//! What the engines make of a cookie, gathered for a person: those that agree
//! stand together. Pure.

use crate::wording;
use cookie_check::{CookieAnswer, EngineAnswer, Verdict};
use document_cookie::rules::{
    Correction, Engine, EngineProfile, Evidence, Outcome, SetCookieString,
};

/// The engines that are asked, in the order of their columns.
pub const ENGINES: [Engine; 5] = [
    Engine::Chromium,
    Engine::Firefox,
    Engine::WebKitGtk,
    Engine::Safari,
    Engine::Standard,
];

/// What an engine is called here: what was not measured says so.
#[must_use]
pub fn engine_name(engine: Engine) -> String {
    let profile = EngineProfile::from(engine);
    let name = wording::engine(profile);
    match profile.evidence {
        Evidence::PublishedExpectations { .. } => format!("{name} (documented)"),
        _ => name.to_owned(),
    }
}

/// Several, with "and" before the last.
#[must_use]
pub fn engine_names(engines: &[Engine]) -> String {
    if engines.len() == ENGINES.len() {
        return "All engines".to_owned();
    }
    let mut names = String::new();
    for (at, engine) in engines.iter().enumerate() {
        names += match at {
            0 => "",
            _ if at + 1 == engines.len() => " and ",
            _ => ", ",
        };
        let name = engine_name(*engine);
        names += match (at, engine) {
            (1.., Engine::Standard) => "the standard",
            _ => &name,
        };
    }
    names
}

/// The name and the value of a cookie as its line has them; bytes that are no
/// UTF-8 are U+FFFD.
#[must_use]
pub fn name_and_value(answer: &CookieAnswer) -> (String, String) {
    let line = SetCookieString::parse(&answer.line, Engine::Standard.differences());
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (text(line.name), text(line.value))
}

/// Engines that say the same of a cookie.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Who agrees.
    pub engines: Vec<Engine>,
    /// What comes of it.
    pub outcome: Outcome,
    /// Why, in a sentence.
    pub sentence: String,
    /// The section that says so.
    pub section: Option<String>,
}

/// The engines' answers, those together that agree in outcome and reason, the
/// worst first.
#[must_use]
pub fn agreements(answer: &CookieAnswer) -> Vec<Agreement> {
    let mut all: Vec<Agreement> = Vec::new();
    for engine in &answer.engines {
        let verdict = engine.worst();
        let outcome = verdict.decision.outcome;
        let sentence = verdict.sentence();
        match all
            .iter_mut()
            .find(|it| it.outcome == outcome && it.sentence == sentence)
        {
            Some(same) => same.engines.push(engine.engine),
            None => all.push(Agreement {
                engines: vec![engine.engine],
                outcome,
                sentence,
                section: verdict
                    .cause()
                    .map(|cause| cause.rule.section().citation().to_string()),
            }),
        }
    }
    all.sort_by_key(|agreement| severity(agreement.outcome));
    all
}

/// Engines beside each other in a row, where they come to the same outcome.
#[must_use]
pub fn outcomes(answer: &CookieAnswer) -> Vec<(Vec<Engine>, Outcome)> {
    let mut all: Vec<(Vec<Engine>, Outcome)> = Vec::new();
    for engine in &answer.engines {
        let outcome = engine.worst().decision.outcome;
        match all.iter_mut().find(|(_, it)| *it == outcome) {
            Some((engines, _)) => engines.push(engine.engine),
            None => all.push((vec![engine.engine], outcome)),
        }
    }
    all
}

/// How soon a person wants to see it: what is lost first, then what is changed,
/// then the rest.
#[must_use]
pub fn urgency(answer: &CookieAnswer) -> u8 {
    let outcomes = answer.engines.iter().map(|it| it.worst().decision.outcome);
    outcomes.map(severity).min().unwrap_or(u8::MAX)
}

const fn severity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Refused | Outcome::Ignored => 0,
        Outcome::Altered | Outcome::NothingToRemove => 1,
        _ => 2,
    }
}

/// The engine whose answer a person wants to read first: the first of the worst.
#[must_use]
pub fn leading(answer: &CookieAnswer) -> Option<&EngineAnswer> {
    answer
        .engines
        .iter()
        .min_by_key(|it| severity(it.worst().decision.outcome))
}

/// What to write instead, of every engine, each once, the leading engine's
/// first.
#[must_use]
pub fn corrections(answer: &CookieAnswer) -> Vec<Correction> {
    let first = leading(answer);
    let others = answer
        .engines
        .iter()
        .filter(|it| first.is_none_or(|first| first.engine != it.engine));
    let mut all: Vec<Correction> = Vec::new();
    for engine in first.into_iter().chain(others) {
        for correction in engine.verdicts().flat_map(corrections_of) {
            if all.iter().all(|it| it.writes != correction.writes) {
                all.push(correction.clone());
            }
        }
    }
    all
}

fn corrections_of(verdict: &Verdict) -> &[Correction] {
    &verdict.decision.corrections
}

#[cfg(test)]
mod tests {
    use super::*;
    use cookie_check::{Check, Settings, Source};
    use document_cookie::rules::{Environment, UnixTime};

    fn answer(line: &str) -> CookieAnswer {
        let settings = Settings {
            engines: ENGINES.to_vec(),
            ..Settings::at(UnixTime(1_795_000_000))
        };
        let mut check = Check::new(settings, Environment::default());
        let url = Some("https://example.com/");
        check
            .add(&Source {
                url,
                ..Source::new(line.as_bytes())
            })
            .unwrap();
        check.next().unwrap()
    }

    #[test]
    fn engines_that_agree_stand_together_and_the_worst_first() {
        let all = agreements(&answer("a=1; Path=/; SameSite=None"));
        assert_eq!(all[0].outcome, Outcome::Refused);
        assert!(all[0].engines.contains(&Engine::Chromium), "{all:?}");
        assert!(all.len() > 1, "{all:?}");
        let engines: usize = all.iter().map(|it| it.engines.len()).sum();
        assert_eq!(engines, ENGINES.len());
        assert_eq!(agreements(&answer("a=1; Path=/")).len(), 1);
    }

    #[test]
    fn what_is_lost_is_more_urgent_than_what_is_kept() {
        assert!(urgency(&answer("a=1; SameSite=None")) < urgency(&answer("a=1; Path=/")));
    }

    #[test]
    fn each_correction_stands_once() {
        let all = corrections(&answer("a=1; Path=/; SameSite=None"));
        assert_eq!(all[0].writes[0].line, b"a=1; Path=/; SameSite=None; Secure");
        for (at, one) in all.iter().enumerate() {
            assert!(all[at + 1..].iter().all(|it| it.writes != one.writes));
        }
    }

    #[test]
    fn what_was_not_measured_is_named_so() {
        assert!(engine_name(Engine::Safari).contains("documented"));
        assert!(!engine_name(Engine::Firefox).contains("documented"));
    }
}
