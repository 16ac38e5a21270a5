//! Collecting what the rules say while they judge a line.

use super::decision::{Effect, Finding, FindingList, Oddity, Reason, Refusal};
use super::rule::Rule;

/// What was said so far, in order.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: FindingList,
    refused: bool,
    altered: bool,
}

impl Findings {
    /// A rule refuses. The first refusal decides; later ones are noted.
    pub(super) fn refuse(&mut self, rule: Rule, refusal: Refusal) {
        self.list.push(Finding {
            rule,
            decided: !self.refused,
            reason: Reason::Refusal(refusal),
        });
        self.refused = true;
    }

    /// Something is odd.
    pub(super) fn odd(&mut self, rule: Rule, oddity: Oddity) {
        self.altered |= oddity.alters();
        self.list.push(Finding {
            rule,
            decided: false,
            reason: Reason::Oddity(oddity),
        });
    }

    /// The cookie became something by a rule.
    pub(super) fn effect(&mut self, rule: Rule, effect: Effect) {
        self.list.push(Finding {
            rule,
            decided: false,
            reason: Reason::Effect(effect),
        });
    }

    /// The cookie became something by a rule, and that decided.
    pub(super) fn decide(&mut self, rule: Rule, effect: Effect) {
        self.list.push(Finding {
            rule,
            decided: !self.refused,
            reason: Reason::Effect(effect),
        });
    }

    /// Whether any rule refused.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }

    /// Whether the cookie is otherwise than written.
    pub(super) fn altered(&self) -> bool {
        self.altered
    }

    pub(super) fn into_list(self) -> FindingList {
        self.list
    }
}
