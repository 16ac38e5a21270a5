//! Finding the corrections of a write: changes are tried, and each is decided
//! about again before it is offered.

use super::suggest::{candidates, may_be_corrected};
use crate::engine::Engine;
use crate::model::correction::Correction;
use crate::model::decision::{Decision, Diagnostic, Reason};
use crate::model::editable_write::EditableWrite;
use crate::model::line::AttributeName;
use crate::model::outcome::Outcome;
use crate::model::rule_name::RuleName;
use crate::model::suggestion::Suggestion;
use crate::model::time::UnixTime;
use crate::model::warning::Warning;
use crate::model::write::{Via, Write};
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

/// The longest line for which corrections are looked for, in bytes: no cookie is
/// meant to be longer, and every try reads all of it.
const LONGEST: usize = 16_384;

/// What to write instead, the best first, where something was said against the
/// write in this jar.
pub(super) fn corrections(
    rules: &Rules<'_>,
    jar: &Jar,
    write: &Write<'_>,
    decisions: &[Decision],
) -> Vec<Correction> {
    let (Via::Script { text: line } | Via::Header { field: line, .. }) = write.via;
    let may_be_corrected = |fault: &Diagnostic| may_be_corrected(&fault.reason);
    let is_sound = |decision: &Decision| !faults(decision).any(may_be_corrected);
    if decisions.len() > MOST_WRITES || line.len() > LONGEST || decisions.iter().all(is_sound) {
        return Vec::new();
    }
    let corrector = Corrector {
        rules,
        jar,
        now: write.now,
        original: EditableWrite::of(write),
    };
    corrector.corrections(decisions)
}

/// What is known of a write whose corrections are looked for.
struct Corrector<'a> {
    rules: &'a Rules<'a>,
    /// The jar as it was before the write.
    jar: &'a Jar,
    now: UnixTime,
    original: EditableWrite,
}

/// A write on its way to being corrected.
#[derive(Clone)]
struct Draft {
    writes: Vec<EditableWrite>,
    changes: Vec<Suggestion>,
    /// What comes of each of the writes.
    decisions: Vec<Vec<Decision>>,
}

impl Draft {
    fn all_decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().flatten()
    }

    /// What is wrong, and with which of the writes.
    fn faults(&self) -> impl Iterator<Item = (usize, &Diagnostic)> {
        let of_writes = self.decisions.iter().enumerate();
        of_writes.flat_map(|(index, decisions)| {
            let faults = decisions.iter().flat_map(faults);
            faults.map(move |fault| (index, fault))
        })
    }

    fn count(&self, name: RuleName) -> usize {
        self.faults()
            .filter(|(_, fault)| fault.name() == name)
            .count()
    }

    fn is_refused(&self) -> bool {
        self.all_decisions()
            .any(|it| matches!(it.outcome, Outcome::Refused | Outcome::Ignored))
    }

    /// The fault to correct next: rejections first. A path that is narrow by
    /// default may be meant, and is changed only where nothing else is.
    fn next_fault(&self, given_up: &[Reason]) -> Option<(usize, &Diagnostic)> {
        let is_rejection = |fault: &Diagnostic| matches!(fault.reason, Reason::Rejection(_));
        let is_next = |fault: &Diagnostic| {
            may_be_corrected(&fault.reason) && !given_up.contains(&fault.reason)
        };
        let is_minor = |fault: &Diagnostic| fault.name() == RuleName::DefaultPathNarrow;
        let find = |is: &dyn Fn(&Diagnostic) -> bool| self.faults().find(|(_, it)| is(it));
        find(&is_rejection)
            .or_else(|| find(&|fault| is_next(fault) && !is_minor(fault)))
            .or_else(|| find(&|fault| is_next(fault) && self.changes.is_empty()))
    }

    /// Whether a warning could not be given while a cookie was refused: the line
    /// was not read so far, or nothing was stored.
    fn hides(&self, name: RuleName) -> bool {
        let is_unread = self.faults().any(|(_, fault)| {
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
}

impl Corrector<'_> {
    /// What to write instead, the best first.
    fn corrections(&self, decisions: &[Decision]) -> Vec<Correction> {
        let original = Draft {
            writes: vec![self.original.clone()],
            changes: Vec::new(),
            decisions: vec![decisions.to_vec()],
        };
        let mut corrections: Vec<Correction> = Vec::new();
        for choice in 0..MOST_CORRECTIONS {
            let Some(draft) = self.correct(original.clone(), choice) else {
                break;
            };
            let outcome = draft.all_decisions().map(|it| it.outcome).next();
            if let Some(outcome) = outcome
                && corrections.iter().all(|other| other.writes != draft.writes)
            {
                let by_author = draft.changes.iter().any(Suggestion::is_for_the_author);
                corrections.push(Correction {
                    changes: draft.changes,
                    writes: if by_author { Vec::new() } else { draft.writes },
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
        let mut given_up: Vec<Reason> = Vec::new();
        for _ in 0..MOST_CHANGES {
            let Some((index, fault)) = draft.next_fault(&given_up) else {
                break;
            };
            let is_rejection = matches!(fault.reason, Reason::Rejection(_));
            let ways = candidates(self.rules, &draft.writes[index], self.now, &fault.reason);
            let skipped = match ways.is_empty() || !has_alternatives(&fault.reason) {
                true => 0,
                false => choice.take().unwrap_or(0),
            };
            let mut corrected = ways
                .iter()
                .filter_map(|changes| self.apply(&draft, index, changes, fault.name()));
            match corrected.nth(skipped) {
                Some(corrected) => draft = corrected,
                // There are fewer ways.
                None if skipped > 0 || is_rejection => return None,
                None => given_up.push(fault.reason.clone()),
            }
        }
        let is_corrected = !draft.changes.is_empty() && !draft.is_refused();
        (is_corrected && choice.unwrap_or(0) == 0).then_some(draft)
    }

    /// The draft with further changes in one of its writes, if they take away
    /// the fault of this name and do no harm.
    fn apply(
        &self,
        draft: &Draft,
        index: usize,
        changes: &[Suggestion],
        fault: RuleName,
    ) -> Option<Draft> {
        let mut writes = draft.writes.clone();
        for change in changes {
            let applied = writes.get(index)?.applied(change);
            writes.splice(index..=index, applied);
        }
        if writes == draft.writes || writes.len() > MOST_WRITES {
            return None;
        }
        // What is changed once more was not to be changed before; what another
        // of the writes needs too is said once.
        let is_kept = |earlier: &&Suggestion| !changes.iter().any(|it| it.overrides(earlier));
        let mut all: Vec<Suggestion> = draft.changes.iter().filter(is_kept).cloned().collect();
        for change in changes {
            if !all.contains(change) {
                all.push(change.clone());
            }
        }
        let corrected = Draft {
            decisions: self.decide(&writes),
            changes: all,
            writes,
        };
        let was_refused = draft.is_refused();
        let is_taken_apart = corrected.writes.len() > draft.writes.len();
        let may_be_new = |other: &Diagnostic| match other.reason {
            // What one cookie hid of another may come to light.
            _ if is_taken_apart => true,
            // One that follows from the change is corrected in its turn.
            Reason::Rejection(_) => was_refused,
            _ => was_refused && draft.hides(other.name()),
        };
        let nothing_new = corrected
            .faults()
            .all(|(_, other)| draft.count(other.name()) > 0 || may_be_new(other));
        let is_better = corrected.count(fault) < draft.count(fault)
            && nothing_new
            && self.loses_nothing(&corrected);
        is_better.then_some(corrected)
    }

    fn decide(&self, writes: &[EditableWrite]) -> Vec<Vec<Decision>> {
        let writes: Vec<Write<'_>> = writes.iter().map(|write| write.write(self.now)).collect();
        let mut jar = self.rules.jar_at(self.jar, &writes);
        let decide = |write| self.rules.write_unadvised(&mut jar, write);
        writes.iter().map(decide).collect()
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

/// Whether more than one of the ways to set a fault right is offered: each means
/// something else, and none is a makeshift for the one before.
fn has_alternatives(fault: &Reason) -> bool {
    matches!(
        fault,
        Reason::Rejection(_)
            | Reason::Warning(Warning::MaxAgeIsPointInTime { .. } | Warning::SplitAtLineFeed)
    )
}

/// What is wrong with a line: what was rejected, or else what was warned of.
fn faults(decision: &Decision) -> impl Iterator<Item = &Diagnostic> {
    decision
        .diagnostics
        .iter()
        .filter(|diagnostic| !matches!(diagnostic.reason, Reason::Effect(_)))
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
                one.domain.is_none() || one.domain.map(plain) == other.domain.map(plain)
            }
            AttributeName::Path => {
                one.path.is_none_or(|path| path.first() != Some(&b'/'))
                    || one.path.map(plain) == other.path.map(plain)
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

/// A value up to a comma that something else was meant to begin after, without
/// control characters: what a correction may take away.
fn plain(value: &[u8]) -> Vec<u8> {
    let end = commas(value).next().map_or(value.len(), |it| it.offset);
    let text = value[..end].trim_ascii_end().iter().copied();
    text.filter(|byte| !byte.is_ascii_control()).collect()
}
