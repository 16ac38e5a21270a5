//! A list of public suffixes that a program reads for itself.
//!
//! Its compact form is what a page fetches: the same list in a sixth of the
//! bytes. That form belongs to this version of the library; what another one
//! wrote may not be read.

use core::fmt;
use core::ops::Range;
use std::collections::BTreeMap;

use super::idna::ToAscii;
use super::public_suffix::{NoList, PublicSuffixes, Suffix};

/// A list of public suffixes.
///
/// ```
/// use cookie_rules::{NoConversion, PublicSuffixes, SuffixList};
///
/// let list = SuffixList::from_rules("io\ngithub.io\nuk\nco.uk", &NoConversion);
/// assert!(list.suffix("me.github.io").listed);
/// assert!(!list.suffix("example.com").listed);
/// ```
#[derive(Clone, Debug, Default)]
pub struct SuffixList {
    text: Box<str>,
    nodes: Vec<Node>,
    top: Range<usize>,
}

/// A label of the list; its children stand together in the list of nodes,
/// in the order of their labels.
#[derive(Clone, Debug)]
struct Node {
    label: Range<usize>,
    mark: Mark,
    children: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mark {
    /// A rule.
    Rule,
    /// An exception to the wildcard beside it.
    Exception,
    /// Only on the way to its children.
    None,
}

/// The text is no compact list.
///
/// ```
/// use cookie_rules::{NotAList, SuffixList};
///
/// // Out of order: what answers from it searches by halves.
/// assert_eq!(SuffixList::from_compact("uk,io").unwrap_err(), NotAList { offset: 5 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAList {
    /// Where it stops being one.
    pub offset: usize,
}

impl fmt::Display for NotAList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a list of public suffixes: byte {}", self.offset)
    }
}

impl core::error::Error for NotAList {}

impl SuffixList {
    /// Reads rules as publicsuffix.org writes them, one a line; comments and
    /// empty lines are skipped. A rule that is not ASCII and cannot be converted
    /// is left out.
    ///
    /// ```
    /// use cookie_rules::{NoConversion, PublicSuffixes, SuffixList};
    ///
    /// let rules = "// Kobe\n*.kobe.jp\n!city.kobe.jp\n";
    /// let list = SuffixList::from_rules(rules, &NoConversion);
    /// assert_eq!(list.suffix("a.b.kobe.jp").len, "b.kobe.jp".len());
    /// ```
    #[must_use]
    pub fn from_rules(rules: &str, to_ascii: &dyn ToAscii) -> SuffixList {
        let text = compact(rules, to_ascii);
        // What `compact` writes it can read, but for a rule with its own marks
        // in it, which no list has.
        SuffixList::from_compact(&text).unwrap_or_default()
    }

    /// The compact form, for [`SuffixList::from_compact`] of the same version.
    ///
    /// ```
    /// use cookie_rules::{NoConversion, SuffixList};
    ///
    /// let text = SuffixList::from_rules("uk\nco.uk\nac.uk", &NoConversion).to_compact().to_owned();
    /// assert!(SuffixList::from_compact(&text).is_ok());
    /// ```
    #[must_use]
    pub fn to_compact(&self) -> &str {
        without_comments(&self.text)
    }

    /// Reads what [`SuffixList::to_compact`] of the same version wrote. Lines
    /// before it that begin with `//` are comments, so that a file can carry the
    /// notice of its licence.
    ///
    /// # Errors
    /// When the text is no such form: brackets do not pair, a label is empty or
    /// out of order, or the text is not ASCII.
    ///
    /// ```
    /// use cookie_rules::SuffixList;
    ///
    /// assert!(SuffixList::from_compact("// A notice.\nuk(ac,co)").is_ok());
    /// assert!(SuffixList::from_compact("uk(ac,co").is_err());
    /// ```
    pub fn from_compact(text: &str) -> Result<SuffixList, NotAList> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut outer: Vec<Vec<Node>> = Vec::new();
        let mut level: Vec<Node> = Vec::new();
        let list = text.len() - without_comments(text).len();
        let mut label_at = Some(list);
        let bytes = text.as_bytes();
        for (offset, byte) in bytes.iter().copied().chain(*b",").enumerate().skip(list) {
            if !matches!(byte, b'(' | b')' | b',') {
                if byte.is_ascii() {
                    continue;
                }
                return Err(NotAList { offset });
            }
            if let Some(start) = label_at.take() {
                let node = Node::read(bytes, start..offset).ok_or(NotAList { offset })?;
                let ordered = level
                    .last()
                    .is_none_or(|before| bytes[before.label.clone()] < bytes[node.label.clone()]);
                if !ordered {
                    return Err(NotAList { offset });
                }
                level.push(node);
            }
            match byte {
                b'(' => {
                    outer.push(core::mem::take(&mut level));
                    label_at = Some(offset + 1);
                }
                b')' => {
                    let start = nodes.len();
                    nodes.append(&mut level);
                    level = outer.pop().ok_or(NotAList { offset })?;
                    if let Some(parent) = level.last_mut() {
                        parent.children = start..nodes.len();
                    }
                }
                _ => label_at = Some(offset + 1),
            }
        }
        if !outer.is_empty() {
            return Err(NotAList { offset: text.len() });
        }
        let start = nodes.len();
        nodes.append(&mut level);
        Ok(SuffixList {
            text: text.into(),
            top: start..nodes.len(),
            nodes,
        })
    }

    fn child(&self, children: &Range<usize>, label: &str) -> Option<&Node> {
        let children = &self.nodes[children.clone()];
        let index = children
            .binary_search_by(|node| self.text[node.label.clone()].cmp(label))
            .ok()?;
        Some(&children[index])
    }
}

/// The text after the lines at its start that begin with `//`.
fn without_comments(mut text: &str) -> &str {
    while text.starts_with("//") {
        text = text.split_once('\n').map_or("", |(_, rest)| rest);
    }
    text
}

impl Node {
    fn read(text: &[u8], mut label: Range<usize>) -> Option<Node> {
        let mark = match text[label.clone()].last()? {
            b'!' => Mark::Exception,
            b'?' => Mark::None,
            _ => Mark::Rule,
        };
        if mark != Mark::Rule {
            label.end -= 1;
        }
        Some(Node {
            label,
            mark,
            children: 0..0,
        })
    }
}

impl PublicSuffixes for SuffixList {
    fn suffix(&self, host: &str) -> Suffix {
        let mut suffix = NoList.suffix(host);
        let mut children = &self.top;
        let mut len = 0;
        for label in host.rsplit('.') {
            // The first label has no dot before it.
            let longer = Suffix {
                len: len + usize::from(len > 0) + label.len(),
                listed: true,
            };
            if self.child(children, "*").is_some() {
                suffix = longer;
            }
            let Some(node) = self.child(children, label) else {
                break;
            };
            match node.mark {
                Mark::Exception => return Suffix { len, listed: true },
                Mark::Rule => suffix = longer,
                Mark::None => {}
            }
            children = &node.children;
            len = longer.len;
        }
        suffix
    }
}

#[derive(Default)]
struct Tree {
    mark: Option<Mark>,
    children: BTreeMap<String, Tree>,
}

/// The rules as nested labels, `uk(ac,co)`, so that shared endings are written
/// once. A `?` marks a label that is no rule itself, a `!` an exception to the
/// wildcard beside it.
fn compact(rules: &str, to_ascii: &dyn ToAscii) -> String {
    let mut root = Tree::default();
    for rule in rules.lines().map(str::trim) {
        if rule.is_empty() || rule.starts_with("//") {
            continue;
        }
        let (mark, name) = match rule.strip_prefix('!') {
            Some(name) => (Mark::Exception, name),
            None => (Mark::Rule, rule),
        };
        let (wildcard, name) = match name.strip_prefix("*.") {
            Some(name) => (true, name),
            None => (false, name),
        };
        let name = match name.is_ascii() {
            true => Some(name.to_owned()),
            false => to_ascii.to_ascii(name),
        };
        let Some(name) = name else { continue };
        let labels = name.rsplit('.').chain(wildcard.then_some("*"));
        let mut tree = &mut root;
        for label in labels {
            tree = tree.children.entry(label.to_owned()).or_default();
        }
        tree.mark = Some(mark);
    }
    let mut text = String::new();
    root.write(&mut text);
    text
}

impl Tree {
    fn write(&self, text: &mut String) {
        for (index, (label, tree)) in self.children.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(label);
            match tree.mark {
                Some(Mark::Exception) => text.push('!'),
                Some(_) => {}
                None => text.push('?'),
            }
            if !tree.children.is_empty() {
                text.push('(');
                tree.write(text);
                text.push(')');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::idna::NoConversion;

    const RULES: &str = "// a comment\ncom\nuk\nco.uk\n*.ck\n!www.ck\ngithub.io\nio\na.b.dev\n";

    fn suffix(host: &str) -> (&str, bool) {
        let list = SuffixList::from_compact(&compact(RULES, &NoConversion)).unwrap();
        let suffix = list.suffix(host);
        (&host[host.len() - suffix.len..], suffix.listed)
    }

    #[test]
    fn shared_endings_are_written_once() {
        assert_eq!(
            compact(RULES, &NoConversion),
            "ck?(*,www!),com,dev?(b?(a)),io(github),uk(co)"
        );
    }

    #[test]
    fn the_longest_rule_counts() {
        assert_eq!(suffix("example.com"), ("com", true));
        assert_eq!(suffix("www.example.co.uk"), ("co.uk", true));
        assert_eq!(suffix("user.github.io"), ("github.io", true));
        assert_eq!(suffix("x.b.dev"), ("dev", false));
        assert_eq!(suffix("x.a.b.dev"), ("a.b.dev", true));
    }

    #[test]
    fn a_wildcard_takes_one_label_and_an_exception_gives_it_back() {
        assert_eq!(suffix("a.b.ck"), ("b.ck", true));
        assert_eq!(suffix("a.www.ck"), ("ck", true));
        assert_eq!(suffix("ck"), ("ck", false));
    }

    #[test]
    fn what_no_rule_names_is_its_last_label_and_not_listed() {
        assert_eq!(suffix("app.test"), ("test", false));
        assert_eq!(suffix("localhost"), ("localhost", false));
    }

    #[test]
    fn comments_stand_before_the_list() {
        let list = SuffixList::from_compact("// One: a(b\n// two\nuk(co)").unwrap();
        assert_eq!(list.suffix("shop.co.uk").len, "co.uk".len());
        assert!(SuffixList::from_compact("// without an end").is_err());
    }

    #[test]
    fn brackets_must_pair() {
        assert!(SuffixList::from_compact("a(b").is_err());
        assert!(SuffixList::from_compact("a)b").is_err());
        assert!(SuffixList::from_compact("b,a").is_err());
        assert!(SuffixList::from_compact("a(b),c").is_ok());
    }
}
