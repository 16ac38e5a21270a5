//! Collecting what the rules say while they decide about a line.

use crate::model::decision::{Diagnostic, Reason};
use crate::model::effect::Effect;
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
        self.note(rule, !self.rejected, Reason::Effect(effect));
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

    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.all
    }
}
