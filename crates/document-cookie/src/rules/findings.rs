//! Collecting what the rules say while they judge a line.

use super::assumption::Assumptions;
use super::decision::{Decision, Effect, Finding, FindingList, Oddity, Outcome, Reason, Refusal};
use super::rule::Rule;
use super::storage::Stored;

/// What is told of a line: a [`Decision`] with all its reasons, or the bare
/// [`Outcome`], which costs nothing to explain.
pub(super) trait Told: Sized {
    /// Where the reasons go.
    type Reasons: Default;
    /// Whether there is more to tell than the outcome.
    const TELLS: bool;

    fn note(reasons: &mut Self::Reasons, finding: impl FnOnce() -> Finding);

    fn of(
        stored: Stored,
        findings: Findings<Self>,
        assumptions: impl FnOnce() -> Assumptions,
    ) -> Self;
}

impl Told for Decision {
    type Reasons = FindingList;
    const TELLS: bool = true;

    fn note(reasons: &mut FindingList, finding: impl FnOnce() -> Finding) {
        reasons.push(finding());
    }

    fn of(
        stored: Stored,
        findings: Findings<Decision>,
        assumptions: impl FnOnce() -> Assumptions,
    ) -> Decision {
        Decision {
            outcome: stored.outcome,
            kept: stored.kept,
            before: stored.before,
            evicted: stored.evicted,
            findings: findings.reasons,
            assumptions: assumptions(),
            fixes: Vec::new(),
        }
    }
}

impl Told for Outcome {
    type Reasons = ();
    const TELLS: bool = false;

    fn note((): &mut (), _: impl FnOnce() -> Finding) {}

    fn of(stored: Stored, _: Findings<Outcome>, _: impl FnOnce() -> Assumptions) -> Outcome {
        stored.outcome
    }
}

/// What was said so far, in order.
pub(super) struct Findings<T: Told> {
    reasons: T::Reasons,
    refused: bool,
    altered: bool,
}

impl<T: Told> Default for Findings<T> {
    fn default() -> Findings<T> {
        Findings {
            reasons: T::Reasons::default(),
            refused: false,
            altered: false,
        }
    }
}

impl<T: Told> Findings<T> {
    /// A rule refuses. The first refusal decides; later ones are noted.
    pub(super) fn refuse(&mut self, rule: Rule, refusal: Refusal) {
        let decided = !self.refused;
        T::note(&mut self.reasons, || Finding {
            rule,
            decided,
            reason: Reason::Refusal(refusal),
        });
        self.refused = true;
    }

    /// Something is odd.
    pub(super) fn odd(&mut self, rule: Rule, oddity: Oddity) {
        self.altered |= oddity.alters();
        T::note(&mut self.reasons, || Finding {
            rule,
            decided: false,
            reason: Reason::Oddity(oddity),
        });
    }

    /// The cookie became something by a rule.
    pub(super) fn effect(&mut self, rule: Rule, effect: Effect) {
        T::note(&mut self.reasons, || Finding {
            rule,
            decided: false,
            reason: Reason::Effect(effect),
        });
    }

    /// The cookie became something by a rule, and that decided.
    pub(super) fn decide(&mut self, rule: Rule, effect: Effect) {
        let decided = !self.refused;
        T::note(&mut self.reasons, || Finding {
            rule,
            decided,
            reason: Reason::Effect(effect),
        });
    }

    /// Whether there is anybody to tell of what changes no outcome.
    #[expect(clippy::unused_self, reason = "which they are, its type tells")]
    pub(super) fn tell(&self) -> bool {
        T::TELLS
    }

    /// Whether any rule refused.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }

    /// Whether the cookie is otherwise than written.
    pub(super) fn altered(&self) -> bool {
        self.altered
    }
}
