//! Public suffixes: domains such as `co.uk` under which anyone may register.
//!
//! The list is an argument, not a part of the rules: it changes weekly, and
//! compiled in it would outweigh everything else here. A native program
//! enables the feature `psl`, which brings the crate `psl` (generated from
//! publicsuffix.org by its maintainers); a page fetches a compact form of the
//! same list from its own files when it first needs it, see
//! [`SuffixList`](super::suffix_list::SuffixList). With no list at all,
//! [`NoList`] treats every last label as public.

/// The public suffix of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Suffix {
    /// How many bytes at the end of the host it takes.
    pub len: usize,
    /// Whether a rule of the list names it; otherwise it is the last label,
    /// which counts as public by default.
    pub listed: bool,
}

/// A list of public suffixes, the private section included.
pub trait PublicSuffixes {
    /// The public suffix of `host`: lower case, ASCII, without a dot at
    /// either end.
    fn suffix(&self, host: &str) -> Suffix;
}

/// No list: the last label of a host is its public suffix, and is not listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoList;

impl PublicSuffixes for NoList {
    fn suffix(&self, host: &str) -> Suffix {
        Suffix {
            len: host.bytes().rev().take_while(|&byte| byte != b'.').count(),
            listed: false,
        }
    }
}

/// The list of the crate `psl`, compiled in.
#[cfg(feature = "psl")]
#[derive(Clone, Copy, Debug, Default)]
pub struct CompiledList;

#[cfg(feature = "psl")]
impl PublicSuffixes for CompiledList {
    fn suffix(&self, host: &str) -> Suffix {
        match psl::suffix(host.as_bytes()) {
            Some(suffix) => Suffix {
                len: suffix.as_bytes().len(),
                listed: suffix.is_known(),
            },
            None => NoList.suffix(host),
        }
    }
}
