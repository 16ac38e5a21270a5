//! Public suffixes: domains such as `co.uk` under which anyone may register.
//!
//! The list is an argument, not a part of the rules: it changes weekly, and
//! compiled in it would outweigh everything else here. A native program
//! enables the feature `psl`, which brings the crate `psl` (generated from
//! publicsuffix.org by its maintainers); a page fetches a compact form of the
//! same list from its own files when it first needs it, see
//! [`SuffixList`](crate::SuffixList). With no list at all,
//! [`NoList`] treats every last label as public.
//!
//! ```
//! use cookie_rules::{NoList, PublicSuffixes};
//! let suffix = NoList.suffix("shop.co.uk");
//! assert_eq!((suffix.len, suffix.listed), ("uk".len(), false));
//! ```

/// The public suffix of a host.
///
/// ```
/// use cookie_rules::{NoConversion, PublicSuffixes, SuffixList};
///
/// let list = SuffixList::from_rules("uk\nco.uk", &NoConversion);
/// let host = "shop.co.uk";
/// let suffix = list.suffix(host);
/// assert_eq!(&host[host.len() - suffix.len..], "co.uk");
/// assert!(suffix.listed);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Suffix {
    /// How many bytes at the end of the host it takes.
    pub len: usize,
    /// Whether a rule of the list names it; otherwise it is the last label,
    /// which counts as public by default.
    pub listed: bool,
}

/// A list of public suffixes, the private section included.
/// Whoever has a list of their own implements it.
///
/// ```
/// use cookie_rules::{NoList, PublicSuffixes, Suffix};
///
/// struct OneMore;
///
/// impl PublicSuffixes for OneMore {
///     fn suffix(&self, host: &str) -> Suffix {
///         match host == "corp.example" || host.ends_with(".corp.example") {
///             true => Suffix { len: "corp.example".len(), listed: true },
///             false => NoList.suffix(host),
///         }
///     }
/// }
///
/// assert!(OneMore.suffix("team.corp.example").listed);
/// ```
pub trait PublicSuffixes {
    /// The public suffix of `host`: lower case, ASCII, without a dot at
    /// either end.
    ///
    /// ```
    /// use cookie_rules::{NoConversion, PublicSuffixes, SuffixList};
    ///
    /// let list = SuffixList::from_rules("jp\n*.kobe.jp\n!city.kobe.jp", &NoConversion);
    /// assert_eq!(list.suffix("a.b.kobe.jp").len, "b.kobe.jp".len());
    /// // An exception to the wildcard.
    /// assert_eq!(list.suffix("city.kobe.jp").len, "kobe.jp".len());
    /// ```
    fn suffix(&self, host: &str) -> Suffix;
}

/// No list: the last label of a host is its public suffix, and is not listed.
///
/// ```
/// use cookie_rules::{NoList, PublicSuffixes, Suffix};
/// assert_eq!(NoList.suffix("a.github.io"), Suffix { len: 2, listed: false });
/// ```
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
///
/// ```
/// use cookie_rules::{CompiledList, PublicSuffixes, Suffix};
/// assert_eq!(CompiledList.suffix("a.github.io"), Suffix { len: 9, listed: true });
/// // Nobody registers under `.test`.
/// assert_eq!(CompiledList.suffix("app.test"), Suffix { len: 4, listed: false });
/// ```
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
