//! Finding the corrections of a write: changes are tried, and each is decided
//! about again before it is offered.

use super::suggest::candidates;
use crate::engine::Engine;
use crate::model::correction::Correction;
use crate::model::decision::{Decision, Diagnostic, Reason};
use crate::model::editable_write::EditableWrite;
use crate::model::line::AttributeName;
use crate::model::outcome::Outcome;
use crate::model::rule_name::RuleName;
use crate::model::suggestion::Suggestion;
use crate::model::time::UnixTime;
use crate::model::write::Write;
use crate::parse::attributes::ParsedAttributes;
use crate::parse::comma::commas;
use crate::parse::set_cookie_string::SetCookieString;
use crate::storage::jar::Jar;
use crate::storage::rules::Rules;

/// A line has no more faults than this that are corrected together.
const MOST_CHANGES: usize = 12;

/// So many ways to set the same fault right are offered.
const MOST_CORRECTIONS: usize = 3;

/// A line that holds more cookies than this is not taken apart.
const MOST_WRITES: usize = 16;

/// What is known of a write whose corrections are looked for.
pub(super) struct Corrector<'a> {
    pub(super) rules: &'a Rules<'a>,
    /// The jar as it was before the write.
    pub(super) jar: &'a Jar,
    pub(super) now: UnixTime,
    pub(super) original: EditableWrite,
}

/// A write on its way to being corrected.
#[derive(Clone)]
struct Draft {
    writes: Vec<EditableWrite>,
    changes: Vec<Suggestion>,
    decisions: Vec<Decision>,
}

impl<'a> Corrector<'a> {
    pub(super) fn new(rules: &'a Rules<'a>, jar: &'a Jar, write: &Write<'_>) -> Corrector<'a> {
        Corrector {
            rules,
            jar,
            now: write.now,
            original: EditableWrite::of(write),
        }
    }

    /// What to write instead, the best first.
    pub(super) fn corrections(&self, decisions: &[Decision]) -> Vec<Correction> {
        if decisions.len() > MOST_WRITES {
            return Vec::new();
        }
        let original = Draft {
            writes: vec![self.original.clone()],
            changes: Vec::new(),
            decisions: decisions.to_vec(),
        };
        let mut corrections: Vec<Correction> = Vec::new();
        for choice in 0..MOST_CORRECTIONS {
            let Some(draft) = self.correct(original.clone(), choice) else {
                break;
            };
            let outcome = draft.decisions.first().map(|decision| decision.outcome);
            if let Some(outcome) = outcome
                && corrections.iter().all(|other| other.writes != draft.writes)
            {
                corrections.push(Correction {
                    changes: draft.changes,
                    writes: draft.writes,
                    outcome,
                });
            }
        }
        corrections
    }

    /// Corrects one fault after the other. Where the first can be set right in
    /// several ways, `choice` says which, from 0; `None` where there is no such
    /// way.
    fn correct(&self, mut draft: Draft, choice: usize) -> Option<Draft> {
        let mut choice = Some(choice);
        let mut given_up: Vec<RuleName> = Vec::new();
        while draft.changes.len() < MOST_CHANGES {
            let Some(fault) = next_fault(&draft, &given_up) else {
                break;
            };
            let name = fault.name();
            let is_rejection = matches!(fault.reason, Reason::Rejection(_));
            let mut ways = candidates(self.rules, &draft.writes[0], self.now, &fault.reason)
                .into_iter()
                .filter_map(|changes| self.apply(&draft, &changes, name));
            let skipped = if ways.size_hint().1 == Some(0) {
                0
            } else {
                choice.take().unwrap_or(0)
            };
            match ways.nth(skipped) {
                Some(corrected) => draft = corrected,
                // There are fewer ways.
                None if skipped > 0 => return None,
                None if is_rejection => return None,
                None => given_up.push(name),
            }
        }
        let is_kept = |decision: &Decision| !is_refused(decision);
        let is_corrected = !draft.changes.is_empty() && draft.decisions.iter().all(is_kept);
        (is_corrected && choice.unwrap_or(0) == 0).then_some(draft)
    }

    /// The draft with further changes, if they take away the fault of this name
    /// and do no harm.
    fn apply(&self, draft: &Draft, changes: &[Suggestion], fault: RuleName) -> Option<Draft> {
        if changes.iter().any(|change| draft.changes.contains(change)) {
            return None;
        }
        let mut writes = draft.writes.clone();
        for change in changes {
            match writes.as_mut_slice() {
                [one] => writes = one.applied(change),
                several => several.iter_mut().for_each(|write| write.apply(change)),
            }
        }
        if writes == draft.writes || writes.len() > MOST_WRITES {
            return None;
        }
        // What is changed once more was not to be changed before.
        let is_kept = |earlier: &&Suggestion| !changes.iter().any(|it| it.overrides(earlier));
        let earlier = draft.changes.iter().filter(is_kept);
        let corrected = Draft {
            decisions: self.decide(&writes),
            changes: earlier.chain(changes).cloned().collect(),
            writes,
        };
        let was_refused = draft.decisions.iter().any(is_refused);
        let gone = count(&corrected, fault) < count(draft, fault);
        let may_be_new = |other: &Diagnostic| match other.reason {
            // One that follows from the change is corrected in its turn.
            Reason::Rejection(_) => was_refused,
            _ => was_refused && hides(draft, other.name()),
        };
        let nothing_new = corrected.decisions.iter().flat_map(faults).all(|other| {
            count(&corrected, other.name()) <= count(draft, other.name()) || may_be_new(other)
        });
        let loses_nothing = self.loses_nothing(&corrected);
        (gone && nothing_new && loses_nothing).then_some(corrected)
    }

    fn decide(&self, writes: &[EditableWrite]) -> Vec<Decision> {
        let writes: Vec<Write<'_>> = writes.iter().map(|write| write.write(self.now)).collect();
        let mut jar = self.rules.jar_at(self.jar, &writes);
        writes
            .iter()
            .flat_map(|write| self.rules.write_unadvised(&mut jar, write))
            .collect()
    }

    /// Whether every attribute that counted does so still, but for those that
    /// were changed on purpose.
    fn loses_nothing(&self, corrected: &Draft) -> bool {
        let before = Counting::of(&self.original.line, self.rules.engine);
        let after = |write: &EditableWrite, name| {
            before.same(&Counting::of(&write.line, self.rules.engine), name)
        };
        AttributeName::ALL.into_iter().all(|name| {
            corrected.changes.iter().any(|change| change.is_about(name))
                || corrected.writes.iter().any(|write| after(write, name))
        })
    }
}

fn is_refused(decision: &Decision) -> bool {
    matches!(decision.outcome, Outcome::Refused | Outcome::Ignored)
}

/// What is wrong with a line: what was rejected, or else what was warned of.
fn faults(decision: &Decision) -> impl Iterator<Item = &Diagnostic> {
    decision
        .diagnostics
        .iter()
        .filter(|diagnostic| !matches!(diagnostic.reason, Reason::Effect(_)))
}

/// Whether a warning could not be given while the cookie was refused: the line
/// was not read so far, or nothing was stored.
fn hides(draft: &Draft, name: RuleName) -> bool {
    let is_unread = draft.decisions.iter().flat_map(faults).any(|fault| {
        matches!(
            fault.name(),
            RuleName::ControlCharacter
                | RuleName::NulInHeader
                | RuleName::Tab
                | RuleName::Empty
                | RuleName::NoName
                | RuleName::NamelessWithEquals
                | RuleName::QuotedName
                | RuleName::TooLong
        )
    });
    let is_of_storage = matches!(
        name,
        RuleName::BytesReplaced
            | RuleName::BlanksDocumentCookie
            | RuleName::SpaceDropped
            | RuleName::StillReadable
            | RuleName::HiddenFromScript
            | RuleName::NotAddressed
    );
    is_unread || is_of_storage
}

fn count(draft: &Draft, name: RuleName) -> usize {
    let all = draft.decisions.iter().flat_map(faults);
    all.filter(|fault| fault.name() == name).count()
}

/// The fault to correct next: rejections first. A path that is narrow by default
/// may be meant, and is changed only where nothing else is.
fn next_fault<'d>(draft: &'d Draft, given_up: &[RuleName]) -> Option<&'d Diagnostic> {
    let all = || draft.decisions.iter().flat_map(faults);
    let is_rejection = |fault: &&Diagnostic| matches!(fault.reason, Reason::Rejection(_));
    let is_next = |fault: &&Diagnostic| !given_up.contains(&fault.name());
    let is_minor = |fault: &Diagnostic| fault.name() == RuleName::DefaultPathNarrow;
    all()
        .find(is_rejection)
        .or_else(|| all().find(|fault| is_next(fault) && !is_minor(fault)))
        .or_else(|| all().find(|fault| is_next(fault) && draft.changes.is_empty()))
}

/// The attributes of a line that count.
struct Counting<'l>(ParsedAttributes<'l>);

impl<'l> Counting<'l> {
    fn of(line: &'l [u8], engine: Engine) -> Counting<'l> {
        let differences = engine.differences();
        let parsed = SetCookieString::parse(line, differences);
        Counting(ParsedAttributes::read(&parsed, differences))
    }

    /// Whether an attribute that counts here counts there for the same.
    fn same(&self, other: &Counting<'_>, name: AttributeName) -> bool {
        let (one, other) = (&self.0, &other.0);
        match name {
            AttributeName::Expires => {
                one.lifetime.expires.is_none() || one.lifetime.expires == other.lifetime.expires
            }
            AttributeName::MaxAge => {
                one.lifetime.max_age.is_none() || one.lifetime.max_age == other.lifetime.max_age
            }
            AttributeName::Domain => {
                one.domain.is_none()
                    || one.domain.map(before_comma) == other.domain.map(before_comma)
            }
            AttributeName::Path => {
                one.path.is_none_or(|path| path.first() != Some(&b'/'))
                    || one.path.map(before_comma) == other.path.map(before_comma)
            }
            AttributeName::Secure => !one.secure || other.secure,
            AttributeName::HttpOnly => !one.http_only || other.http_only,
            AttributeName::SameSite => {
                one.same_site == Default::default() || one.same_site == other.same_site
            }
            AttributeName::Partitioned => !one.partitioned || other.partitioned,
            AttributeName::Priority => one.priority == other.priority,
        }
    }
}

/// A value up to a comma that something else was meant to begin after.
fn before_comma(value: &[u8]) -> &[u8] {
    match commas(value).next() {
        Some(comma) => value[..comma.offset].trim_ascii_end(),
        None => value,
    }
}
