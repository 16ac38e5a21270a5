//! The cookie rules as a WebAssembly file of their own, which the page fetches
//! when it first needs them: with them in its program, everybody would wait
//! for the editor's verdicts before seeing a first visit counted.
//!
//! The file imports nothing: it turns the bytes of a [`Question`] into those of
//! [`Verdict`]s. What is written here is known to both sides; only the file
//! itself has the feature `answering`.

#[cfg(feature = "answering")]
pub mod answer;
mod bytes;
pub mod question;
pub mod verdict;

pub use question::Question;
pub use verdict::{Reason, Verdict};

/// How many lists the public suffixes are parted into: a page needs those of
/// one top-level domain, and fetches no others.
pub const LISTS: u32 = 64;

/// The top-level domains with by far the most rules, parted again by the label
/// before them.
const LARGEST: [&str; 3] = ["com", "jp", "no"];

/// Which list has the public suffixes of a host. The host is in lower case and
/// ASCII; a dot at its end is not counted.
#[must_use]
pub fn list_of(host: &str) -> u32 {
    let mut labels = host.trim_end_matches('.').rsplit('.');
    let top = labels.next().unwrap_or_default();
    let part = match labels.next() {
        Some(second) if LARGEST.contains(&top) => second,
        _ => top,
    };
    // With this factor the largest domains left fall into lists of their own.
    let sum = part.bytes().fold(0_u32, |sum, byte| {
        sum.wrapping_mul(39).wrapping_add(u32::from(byte))
    });
    sum % LISTS
}

/// Whether a rule, in ASCII and without its mark, belongs into a list: the
/// largest domains' own rules into all that have a part of them.
#[must_use]
pub fn is_in(rule: &str, list: u32) -> bool {
    LARGEST.contains(&rule) || list_of(rule) == list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_one_top_level_domain_share_a_list() {
        assert_eq!(list_of("example.co.uk"), list_of("uk"));
        assert_eq!(list_of("uk."), list_of("uk"));
        assert!(list_of("") < LISTS && list_of("xn--p1ai") < LISTS);
    }

    #[test]
    fn the_largest_domain_is_parted_by_the_label_before_it() {
        assert_eq!(list_of("a.b.kobe.jp"), list_of("kobe.jp"));
        assert_ne!(list_of("kobe.jp"), list_of("tokyo.jp"));
        assert!(is_in("jp", list_of("example.jp")) && is_in("jp", list_of("kobe.jp")));
    }
}
