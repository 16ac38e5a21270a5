//! Collecting what the rules say while they decide about a line.

use crate::model::decision::{Diagnostic, Reason};
use crate::model::effect::Effect;
use crate::model::outcome::Outcome;
use crate::model::rejection::Rejection;
use crate::model::section::Rule;
use crate::model::warning::Warning;

/// What was said so far.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    /// In order; `None` where nobody asks.
    all: Option<Vec<Diagnostic>>,
    rejected: bool,
    altered: bool,
    decided: bool,
}

impl Diagnostics {
    /// Everything that is said.
    pub(crate) fn collected() -> Diagnostics {
        Diagnostics {
            all: Some(Vec::new()),
            ..Diagnostics::uncollected()
        }
    }

    /// No more than what came of it.
    pub(crate) fn uncollected() -> Diagnostics {
        Diagnostics {
            all: None,
            rejected: false,
            altered: false,
            decided: false,
        }
    }

    /// A rule rejects. The first rejection decides; later ones are noted.
    pub(super) fn reject(&mut self, rule: Rule, rejection: Rejection) {
        self.note(rule, !self.rejected, Reason::Rejection(rejection));
        self.rejected = true;
    }

    /// Something is not as the writer may think.
    pub(crate) fn warn(&mut self, rule: Rule, warning: Warning) {
        self.altered |= warning.alters();
        self.note(rule, false, Reason::Warning(warning));
    }

    /// The cookie became something by a rule.
    pub(super) fn effect(&mut self, rule: Rule, effect: Effect) {
        self.note(rule, false, Reason::Effect(effect));
    }

    /// The cookie became something by a rule, and that decided, if nothing
    /// before did.
    pub(super) fn decide(&mut self, rule: Rule, effect: Effect) {
        self.note(rule, !self.decided, Reason::Effect(effect));
    }

    /// Something is not as the writer may think, and decided, if nothing before
    /// did.
    pub(super) fn decide_by_warning(&mut self, rule: Rule, warning: Warning) {
        self.note(rule, !self.decided, Reason::Warning(warning));
    }

    fn note(&mut self, rule: Rule, decided: bool, reason: Reason) {
        self.decided |= decided;
        if let Some(all) = &mut self.all {
            all.push(Diagnostic {
                rule,
                decided,
                reason,
            });
        }
    }

    /// Whether any rule rejected.
    pub(super) fn rejected(&self) -> bool {
        self.rejected
    }

    /// Whether the cookie is otherwise than written.
    pub(super) fn altered(&self) -> bool {
        self.altered
    }

    /// Whether anything such was said.
    pub(crate) fn any(&self, is_such: fn(&Reason) -> bool) -> bool {
        self.all.iter().flatten().any(|it| is_such(&it.reason))
    }

    /// What was said, the cause first: of what altered the cookie, the first
    /// decided.
    pub(super) fn into_vec(self, outcome: Outcome) -> Vec<Diagnostic> {
        let mut all = self.all.unwrap_or_default();
        all.sort_by_key(Diagnostic::rank);
        if outcome == Outcome::Altered {
            all.retain(|it| it.reason != Reason::Effect(Effect::Accepted));
            for (index, diagnostic) in all.iter_mut().enumerate() {
                diagnostic.decided = index == 0;
            }
        }
        all
    }
}
