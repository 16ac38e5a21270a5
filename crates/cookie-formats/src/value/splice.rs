//! An edit of a decoded text, carried into the encoded one: only what differs
//! is encoded anew.

/// The encoded text with its middle replaced.
///
/// `units` gives the lengths of what belongs together, encoded and decoded, in
/// order. `None` where an edit does not begin and end between two of them.
pub(super) fn rewrite(
    encoded: &str,
    old: &str,
    new: &str,
    units: impl Iterator<Item = (usize, usize)>,
    encode: &dyn Fn(&str) -> String,
) -> Option<String> {
    let (prefix, suffix) = common(old, new);
    let old_end = old.len() - suffix;
    let (mut outer, mut inner) = (0, 0);
    let mut start = None;
    let mut end = None;
    // One more, of nothing, looks at the end.
    for (outer_length, inner_length) in units.chain([(0, 0)]) {
        if inner == prefix && start.is_none() {
            start = Some(outer);
        }
        if inner == old_end && end.is_none() {
            end = Some(outer);
        }
        outer += outer_length;
        inner += inner_length;
    }
    let before = encoded.get(..start?)?;
    let after = encoded.get(end?..)?;
    let middle = encode(&new[prefix..new.len() - suffix]);
    Some([before, &middle, after].concat())
}

/// The lengths of what two texts have in common at both ends, between
/// characters.
fn common(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |(character, _): (char, char)| character.len_utf8();
    let prefix: usize = old
        .chars()
        .zip(new.chars())
        .take_while(same)
        .map(length)
        .sum();
    let rest = old[prefix..].chars().rev().zip(new[prefix..].chars().rev());
    let suffix = rest.take_while(same).map(length).sum();
    (prefix, suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_in_common_do_not_overlap() {
        assert_eq!(common("aaa", "aa"), (2, 0));
        assert_eq!(common("aéb", "aèb"), (1, 1));
        assert_eq!(common("", "x"), (0, 0));
    }
}
