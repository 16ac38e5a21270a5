//! What is inside an opened value, as a tree: JSON, or the pairs of a query
//! string. Each level is read when it is looked at.

use super::query_string;
use super::unix_time::UnixTime;
use crate::raw_json::{self, Scalar};
use serde_json::value::RawValue;
use std::ops::Range;

/// A part of a structured value.
///
/// ```
/// use cookie_formats::value::{Key, NodeKind, OpenedValue};
///
/// let opened = OpenedValue::open(r#"{"a": [1, "x"]}"#);
/// let root = opened.tree().unwrap();
/// let (key, list) = &root.children()[0];
/// assert_eq!(*key, Key::Name("a".to_owned()));
/// assert_eq!(list.source(), r#"[1, "x"]"#);
/// assert_eq!(list.children()[1].1.text().as_deref(), Some("x"));
/// assert_eq!(list.kind(), NodeKind::Array);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    whole: &'a str,
    /// Where the part stands in the whole.
    range: Range<usize>,
    grammar: Grammar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammar {
    Json,
    QueryString,
    QueryValue,
}

/// What a part of a structured value is.
///
/// ```
/// use cookie_formats::value::{NodeKind, OpenedValue};
/// assert_eq!(OpenedValue::open("[]").tree().unwrap().kind(), NodeKind::Array);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// Names and values: an object, or a query string.
    Object,
    /// Values in order.
    Array,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`.
    Null,
}

/// Where a part stands in what holds it.
///
/// ```
/// use cookie_formats::value::Key;
/// assert_eq!(Key::Index(0).to_string(), "0");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Behind a name, which may occur twice.
    Name(String),
    /// At a place, from 0.
    Index(usize),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Index(index) => index.fmt(f),
        }
    }
}

impl<'a> Node<'a> {
    pub(super) fn root(whole: &'a str, grammar: Grammar) -> Self {
        Self {
            whole,
            range: 0..whole.len(),
            grammar,
        }
    }

    /// The text of this part as it is written.
    ///
    /// ```
    /// # use cookie_formats::value::OpenedValue;
    /// let opened = OpenedValue::open(r#"[1.0, "\u0041"]"#);
    /// let children = opened.tree().unwrap().children();
    /// assert_eq!(children[0].1.source(), "1.0");
    /// assert_eq!(children[1].1.source(), r#""\u0041""#);
    /// ```
    #[must_use]
    pub fn source(&self) -> &'a str {
        let source = self.whole.get(self.range.clone()).unwrap_or_default();
        match self.grammar {
            Grammar::Json => source.trim_ascii(),
            Grammar::QueryString | Grammar::QueryValue => source,
        }
    }

    /// All of the text that the tree is of.
    pub(super) fn whole(&self) -> &'a str {
        self.whole
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    pub(super) fn grammar(&self) -> Grammar {
        self.grammar
    }

    /// What this part is.
    ///
    /// ```
    /// # use cookie_formats::value::{NodeKind, OpenedValue};
    /// assert_eq!(OpenedValue::open("a=1&b=2").tree().unwrap().kind(), NodeKind::Object);
    /// ```
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match self.grammar {
            Grammar::QueryString => NodeKind::Object,
            Grammar::QueryValue => NodeKind::String,
            Grammar::Json => match self.source().as_bytes().first() {
                Some(b'{') => NodeKind::Object,
                Some(b'[') => NodeKind::Array,
                Some(b'"') => NodeKind::String,
                Some(b't' | b'f') => NodeKind::Bool,
                Some(b'n') => NodeKind::Null,
                _ => NodeKind::Number,
            },
        }
    }

    /// What a string says, escapes undone, and other scalars as they are
    /// written; `None` for objects and arrays.
    ///
    /// ```
    /// # use cookie_formats::value::OpenedValue;
    /// let opened = OpenedValue::open("a=x+y&b=%C3%A9");
    /// let texts: Vec<_> = opened.tree().unwrap().children().iter().map(|it| it.1.text()).collect();
    /// assert_eq!(texts, [Some("x y".to_owned()), Some("é".to_owned())]);
    /// ```
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match (self.grammar, self.kind()) {
            (Grammar::QueryValue, _) => Some(query_string::decode(self.source())),
            (_, NodeKind::Object | NodeKind::Array) => None,
            (_, NodeKind::String) => self.raw().and_then(|raw| Scalar::of(raw).into_text()),
            _ => Some(self.source().to_owned()),
        }
    }

    /// The time that a number or a string of digits says.
    ///
    /// ```
    /// # use cookie_formats::value::OpenedValue;
    /// let opened = OpenedValue::open(r#"{"exp": 1795375000}"#);
    /// let exp = &opened.tree().unwrap().children()[0].1;
    /// assert_eq!(exp.time().unwrap().seconds, 1_795_375_000);
    /// ```
    #[must_use]
    pub fn time(&self) -> Option<UnixTime> {
        match self.kind() {
            NodeKind::Number => UnixTime::of(self.source()),
            NodeKind::String => UnixTime::of(&self.text()?),
            _ => None,
        }
    }

    /// The parts of an object or an array, in order; of others none.
    ///
    /// ```
    /// # use cookie_formats::value::OpenedValue;
    /// assert_eq!(OpenedValue::open(r#"{"a":1,"a":2}"#).tree().unwrap().children().len(), 2);
    /// ```
    #[must_use]
    pub fn children(&self) -> Vec<(Key, Self)> {
        match self.grammar {
            Grammar::Json => self.json_children(),
            Grammar::QueryString => query_string::pairs(self.whole)
                .map(|(name, range)| {
                    let node = self.part(range, Grammar::QueryValue);
                    (Key::Name(name), node)
                })
                .collect(),
            Grammar::QueryValue => Vec::new(),
        }
    }

    fn json_children(&self) -> Vec<(Key, Self)> {
        let mut children = Vec::new();
        let Some(raw) = self.raw() else {
            return children;
        };
        let part = |raw| self.part(raw_json::span(self.whole, raw), Grammar::Json);
        // The whole was found to be JSON before.
        let _ = raw_json::fields(raw, &mut |key, value| {
            children.push((Key::Name(key), part(value)));
        });
        let mut index = 0;
        let _ = raw_json::elements(raw, &mut |value| {
            children.push((Key::Index(index), part(value)));
            index += 1;
        });
        children
    }

    fn raw(&self) -> Option<&'a RawValue> {
        serde_json::from_str(self.source()).ok()
    }

    fn part(&self, range: Range<usize>, grammar: Grammar) -> Self {
        Self {
            whole: self.whole,
            range,
            grammar,
        }
    }
}
