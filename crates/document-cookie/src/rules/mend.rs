//! Finding the changes that make a refused write succeed.

use super::Rules;
use super::decision::Decision;
use super::fix::Fix;
use super::jar::Jar;
use super::write::Write;

impl Rules<'_> {
    pub(super) fn fixes(&self, _jar: &Jar, _write: &Write<'_>, _decision: &Decision) -> Vec<Fix> {
        Vec::new()
    }
}
