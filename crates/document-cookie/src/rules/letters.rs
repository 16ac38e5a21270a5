//! Comparing letters in any case.

/// Whether two texts differ in the case of ASCII letters only. Nearly always
/// they do not differ at all, which is found out in fewer steps.
#[inline]
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    one == other || one.eq_ignore_ascii_case(other)
}
