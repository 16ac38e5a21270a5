//! Collecting what the rules say while they decide about a line.

use crate::model::decision::{Diagnostic, Reason};
use crate::model::effect::Effect;
use crate::model::outcome::Outcome;
use crate::model::rejection::Rejection;
use crate::model::section::Rule;
use crate::model::warning::Warning;

/// What was said so far, in order.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    all: Vec<Diagnostic>,
    rejected: bool,
    altered: bool,
}

impl Diagnostics {
    /// A rule rejects. The first rejection decides; later ones are noted.
    pub(super) fn reject(&mut self, rule: Rule, rejection: Rejection) {
        let decided = !self.rejected;
        self.note(rule, decided, Reason::Rejection(rejection));
        self.rejected = true;
    }

    /// Something is not as the writer may think.
    pub(super) fn warn(&mut self, rule: Rule, warning: Warning) {
        self.altered |= warning.alters();
        self.note(rule, false, Reason::Warning(warning));
    }

    /// The cookie became something by a rule.
    pub(super) fn effect(&mut self, rule: Rule, effect: Effect) {
        self.note(rule, false, Reason::Effect(effect));
    }

    /// The cookie became something by a rule, and that decided.
    pub(super) fn decide(&mut self, rule: Rule, effect: Effect) {
        let decided = !self.rejected && !self.all.iter().any(|it| it.decided);
        self.note(rule, decided, Reason::Effect(effect));
    }

    /// Something is not as the writer may think, and decided.
    pub(super) fn decide_by_warning(&mut self, rule: Rule, warning: Warning) {
        let decided = !self.rejected && !self.all.iter().any(|it| it.decided);
        self.note(rule, decided, Reason::Warning(warning));
    }

    fn note(&mut self, rule: Rule, decided: bool, reason: Reason) {
        self.all.push(Diagnostic {
            rule,
            decided,
            reason,
        });
    }

    /// Whether any rule rejected.
    pub(super) fn rejected(&self) -> bool {
        self.rejected
    }

    /// Whether the cookie is otherwise than written.
    pub(super) fn altered(&self) -> bool {
        self.altered
    }

    /// What was said, the cause first: of what altered the cookie, the first
    /// decided.
    pub(super) fn into_vec(mut self, outcome: Outcome) -> Vec<Diagnostic> {
        self.all.sort_by_key(Diagnostic::rank);
        if outcome == Outcome::Altered {
            self.all
                .retain(|it| it.reason != Reason::Effect(Effect::Accepted));
            for (index, diagnostic) in self.all.iter_mut().enumerate() {
                diagnostic.decided = index == 0;
            }
        }
        self.all
    }
}
