//! The answer to a question, by the rules.

use crate::{Question, Reason, Verdict};
use document_cookie::rules::suffix_list::SuffixList;
use document_cookie::rules::{
    Decision, Draft, Engine, Jar, Page, PublicSuffixes, Rules, UnixTime, Via, Write,
    public_suffix::NoList, wording,
};

/// What the engine asked about would do: one verdict for each cookie that the
/// line makes. Empty where the page's address is none that rules know.
#[must_use]
pub fn answer(question: &Question) -> Vec<Verdict> {
    let Ok(page) = Page::parse(&question.url) else {
        return Vec::new();
    };
    let answering = Engine::answering(&question.engine);
    let list = SuffixList::parse(&question.suffixes).ok();
    let suffixes: &dyn PublicSuffixes = match &list {
        Some(list) => list,
        None => &NoList,
    };
    let rules = Rules {
        suffixes,
        ..Rules::new(answering.engine)
    };
    let now = UnixTime(i64::from(question.now));
    let mut jar = Jar::new();
    for held in &question.held {
        // As a server: what is there is there, whoever was allowed to write it.
        let field = held.as_bytes();
        rules.write(
            &mut jar,
            &Write {
                page: &page,
                via: Via::Header { field, date: None },
                now,
            },
        );
    }
    let write = Write {
        page: &page,
        via: Via::Script {
            text: question.line.as_bytes(),
        },
        now,
    };
    let basis = wording::basis(answering.basis);
    let decisions = rules.decide(&jar, &write);
    let verdict = |decision: &Decision| verdict(decision, &write, &basis);
    decisions.iter().map(verdict).collect()
}

fn verdict(decision: &Decision, write: &Write<'_>, basis: &str) -> Verdict {
    let mut reasons = Vec::new();
    for decided in [true, false] {
        for finding in &decision.findings {
            if finding.decided == decided {
                reasons.push(Reason {
                    text: wording::reason(&finding.reason),
                    section: finding.rule.section().citation().to_string(),
                });
            }
        }
    }
    Verdict {
        outcome: decision.outcome.word().to_owned(),
        headline: wording::verdict(decision).to_owned(),
        reasons,
        fixes: decision.fixes.iter().map(wording::fix).collect(),
        mended: mended(decision, write).unwrap_or_default(),
        assumptions: decision
            .assumptions
            .iter()
            .map(|assumption| wording::assumption(assumption).to_owned())
            .collect(),
        basis: basis.to_owned(),
    }
}

/// The line with the decision's fixes, where a script of this page can write it.
fn mended(decision: &Decision, write: &Write<'_>) -> Option<String> {
    if decision.fixes.is_empty() {
        return None;
    }
    let before = Draft::of(write);
    let mut draft = before.clone();
    decision.fixes.iter().for_each(|fix| draft.apply(fix));
    let same_place = draft.page == before.page && draft.channel == before.channel;
    if !same_place || draft.line == before.line {
        return None;
    }
    String::from_utf8(draft.line).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(line: &str, held: &[&str]) -> Vec<Verdict> {
        answer(&Question {
            engine: "chromium".to_owned(),
            url: "https://app.example.co.uk/a/b".to_owned(),
            now: 1_795_000_000,
            line: line.to_owned(),
            suffixes: "uk(co)".to_owned(),
            held: held.iter().map(|line| (*line).to_owned()).collect(),
        })
    }

    #[test]
    fn a_refusal_comes_with_its_reason_and_the_mended_line() {
        let verdict = ask("id=1; SameSite=None", &[]).remove(0);
        assert_eq!(verdict.outcome, "refused");
        assert!(!verdict.reasons[0].section.is_empty(), "{verdict:?}");
        let mended = ask(&verdict.mended, &[]).remove(0);
        assert_eq!(mended.outcome, "stored", "{}", verdict.mended);
    }

    #[test]
    fn the_suffixes_that_came_with_the_question_count() {
        assert_eq!(ask("a=1; Domain=co.uk", &[])[0].outcome, "refused");
        assert_eq!(ask("a=1; Domain=example.co.uk", &[])[0].outcome, "stored");
    }

    #[test]
    fn what_is_held_decides_between_stored_and_replaced() {
        assert_eq!(ask("a=2; Path=/", &["a=1; Path=/"])[0].outcome, "replaced");
        assert_eq!(ask("a=2; Path=/", &["a=1; Path=/a"])[0].outcome, "stored");
    }

    #[test]
    fn a_page_without_an_address_has_no_verdict() {
        assert_eq!(answer(&Question::default()), []);
    }
}
